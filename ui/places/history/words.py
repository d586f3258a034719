"""What the place says of a change and of its undo, in the user's language."""

from datetime import date, datetime
from typing import Final

from models.history import Entry, Fate
from resources import phrase, tr
from ui.places.moments import moment_words

FATES: Final = {Fate.GOES: "goes", Fate.RETURNS: "comes back", Fate.CHANGES: "changes back"}


def when_words(instant: str, today: date) -> str:
    """When something was done: "today, 14:05"."""
    return moment_words(datetime.fromisoformat(instant), today)


def about_words(entry: Entry, today: date) -> str:
    """What a change was about, and whether it was taken back."""
    undone = tr("undone {when}", when=when_words(entry.undone_at, today)) if entry.undone else ""
    return " · ".join(filter(None, (undone, entry.about)))


def fate_words(fate: Fate) -> str:
    """What becomes of something."""
    return phrase(FATES[fate])
