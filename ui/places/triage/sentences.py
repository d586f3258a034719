"""What is known of somebody, line by line, and what was done, in words. No Qt here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import Final

from models.people import ContactKind, Person
from models.triage import Glimpse
from models.words import apart, last_words, listed, rhythm_words, sentence
from resources import phrase, tr
from ui.places.doubles.sentences import beginning
from ui.places.people.sentences import CONTACTS

Line = tuple[str, str]
"""What it is, and what is known of it."""

_ADDRESSES: Final = 2
_NOTE_BEGINNING: Final = 220
_LAST_BEGINNING: Final = 140
_A_FEW: Final = 5
_SOME: Final = 20
_NAMED: Final = 3


def work_words(person: Person) -> str:
    """What they do and where: "Joiner, Atelier Dubosc · Nantes"."""
    work = ", ".join(filter(None, (person.role, person.organisation)))
    return " · ".join(filter(None, (work, person.town)))


def lines(glimpse: Glimpse, today: date) -> list[Line]:
    """What is known of somebody, what helps most to place them first; what is unknown is left out."""
    return [(label, words) for label, words in _lines(glimpse, today) if words]


def _lines(glimpse: Glimpse, today: date) -> Iterator[Line]:
    person = glimpse.side.person
    yield tr("Last exchange"), _last(glimpse, today)
    yield tr("Note"), beginning(person.note, _NOTE_BEGINNING)
    for kind in ContactKind:
        values = [" ".join(one.value.split()) for one in person.contacts if one.kind is kind]
        yield phrase(CONTACTS[kind][0]), ", ".join(values[:_ADDRESSES]) + (" …" if len(values) > _ADDRESSES else "")
    yield tr("Tags"), ", ".join(person.tags)
    yield tr("Circle"), glimpse.side.circle
    yield tr("Rhythm"), rhythm_words(person.tie.cadence_days) if person.tie.cadence_days else ""
    through = tr("through {name}", name=glimpse.met_through) if glimpse.met_through else ""
    yield tr("How you met"), sentence(", ".join(filter(None, (person.tie.how_met, through))))
    yield tr("Comes from"), tr("an address book") if glimpse.is_imported else tr("your own hand")


def _last(glimpse: Glimpse, today: date) -> str:
    last = glimpse.side.last
    if last is None:
        return ""
    said, when = beginning(last.text, _LAST_BEGINNING), last_words(last.on, today)
    return tr("{when}: “{words}”", when=when, words=apart(said)) if said else when


def left_words(after: int) -> str:
    """How much is left after somebody, no more exact than one needs to go on calmly."""
    if after == 0:
        return tr("Nobody after this one.")
    if after <= _A_FEW:
        return tr("A few more.")
    if after <= _SOME:
        return tr("Some more, a few minutes’ worth.")
    return tr("Stop whenever you like: whoever is left waits here.")


def who(names: Sequence[str]) -> str:
    """Those with whom something is done: one or two names, or the first of more."""
    return listed(names) if len(names) < _NAMED else tr("{name} and the others marked", name=names[0])


def together(names: Sequence[str]) -> str:
    """Who is dealt with beside the one who is shown; nothing for nobody."""
    if not names:
        return ""
    with_them = listed(names) if len(names) < _NAMED else tr("{some} and others", some=", ".join(names[:_NAMED]))
    return tr("Marked as well: {names}", names=with_them)


class Way(Enum):
    """Where one can go on from the end."""

    BRING_BACK = auto()
    OUT = auto()
    EVERYONE = auto()


@dataclass(frozen=True, slots=True)
class Ending:
    """What is said where nobody is left to be shown, and the one thing to do then."""

    icon: str
    sentence: str
    more: str
    action: str
    way: Way


def ending(*, some_left: bool, any_done: bool, anybody: bool) -> Ending:
    """The end: of those not left for later, of everyone, or where there was nobody to begin with."""
    coming = tr("Whoever an address book brings waits here for a circle.")
    out = tr("Go back")
    if some_left:
        more = tr("Those you left for later are still there.")
        return Ending("check", tr("That is all for now."), more, tr("Look at them now"), Way.BRING_BACK)
    if any_done:
        more = tr("Everyone has a place. {keys} takes the last one back.", keys="Z")
        return Ending("check", tr("That is all."), more, out, Way.OUT)
    if anybody:
        return Ending("users", tr("Nobody waits for a place."), coming, tr("Go through everyone"), Way.EVERYONE)
    return Ending("users", tr("Nobody is here yet."), coming, out, Way.OUT)
