"""Many people, one at a time or several at once: who is close, who is put away."""

from ui.places.triage.place import TriagePlace

__all__ = ["TriagePlace"]
