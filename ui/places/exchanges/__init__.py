"""The place of everything that was said."""

from ui.places.exchanges.place import ExchangesPlace

__all__ = ["ExchangesPlace"]
