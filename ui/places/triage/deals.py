"""What a key does with the people who are chosen, and the sentence that says so. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.circles import Circle
from models.words import rhythm_words
from resources import tr
from ui.places.triage import key_bar, work
from ui.places.triage.work import Deed


@dataclass(frozen=True, slots=True)
class Deal:
    """Something to be written, and what is told of it; ``leave`` says that these people go from any list."""

    deed: Deed
    told: str
    leave: bool = False


def dealt(what: str, people: Sequence[int], who: str, circles: Sequence[Circle]) -> Deal | None:
    """What a key of ``key_bar``, or the digit of a circle, does with ``people``; ``None`` for one that does nothing."""
    if what == key_bar.NO_CIRCLE:
        told = tr("Known, in no circle: {name}. {keys} takes it back.", name=who, keys="Z")
        return Deal(work.leave_without_circle(people), told)
    if what == key_bar.AWAY:
        told = tr("Put away, not deleted: {name}. {keys} takes it back.", name=who, keys="Z")
        return Deal(work.put_away(people), told, leave=True)
    if what.isdecimal() and 0 < int(what) <= len(circles):
        circle = circles[int(what) - 1]
        told = tr("{circle}: {name}. {keys} takes it back.", circle=circle.words, name=who, keys="Z")
        return Deal(work.place(people, circle.id), told)
    return None


def tagged(people: Sequence[int], who: str, tag: str) -> Deal:
    """They get a tag."""
    return Deal(work.tag(people, tag), tr("{tag}: {name}.", tag=tag, name=who))


def paced(people: Sequence[int], who: str, days: int | None) -> Deal:
    """They get a rhythm of their own, or that of their circle."""
    rhythm = rhythm_words(days) if days else tr("no rhythm of their own")
    return Deal(work.give_rhythm(people, days), tr("{name}: {rhythm}.", name=who, rhythm=rhythm))
