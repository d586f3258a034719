"""Five-minute gestures: a few cards, each with what could be done for whom, and why."""

from collections.abc import Sequence

from models.favours import Gesture
from resources import tr
from ui.places.deeds import Deed, Hint
from ui.places.entries import Entry, EntryPage, Lines
from ui.places.favours.sentences import names_of
from ui.widgets import EmptyState
from ui.widgets.flowing import FlowingLabel


def gestures_page() -> EntryPage:
    """The page that they stand on, with a sentence above them; nothing is on it yet."""
    more = tr("They come from what you note: what somebody looks for, offers, or did for you.")
    page = EntryPage(tr("Five-minute gestures"), EmptyState("hand-heart", tr("No small gesture in sight."), more=more))
    words = FlowingLabel(tr("Small things that are worth much to somebody."), "text", "soft")
    page.list.column.insertWidget(0, words)
    return page


def gesture_entries(gestures: Sequence[Gesture]) -> list[Entry]:
    """The gestures, in their order."""
    return [_entry(gesture) for gesture in gestures]


def _entry(gesture: Gesture) -> Entry:
    hints = (
        Hint("D", Deed.DONE, tr("did it")),
        Hint("S", Deed.LATER, tr("not now")),
        Hint("Return", Deed.OPEN, tr("their page")),
    )
    lines: Lines = ((gesture.text, "ink"), (gesture.why, "soft"))
    return Entry(gesture, gesture.people[0][1], names_of(gesture.people), lines, hints)
