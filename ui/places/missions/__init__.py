"""The place of missions: work that came by word of mouth."""

from ui.places.missions.place import MissionsPlace

__all__ = ["MissionsPlace"]
