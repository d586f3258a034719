"""The place of the network: ties that bring luck, who leads to whom, worlds, and a picture of all."""

from ui.places.network.place import NetworkPlace

__all__ = ["NetworkPlace"]
