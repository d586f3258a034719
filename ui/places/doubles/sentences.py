"""What two people are known by, line by line, in words. No Qt here."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.doubles import Agreement, Double, Pair, Side, agreement, evidence_words
from models.people import ContactKind, DateKind, PersonRow
from models.words import apart, last_words, listed, sentence, yearly_words
from resources import phrase, tr
from ui.places.people.sentences import CONTACTS, DATES

AGREEMENTS: Final = {
    Agreement.ALONE: "",
    Agreement.SAME: "the same",
    Agreement.PARTLY: "partly the same",
    Agreement.DIFFERS: "differs",
}
"""How two agree, said beside what it is about; a test checks that each has its French."""

_NOTE_BEGINNING: Final = 160
_LAST_BEGINNING: Final = 90


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that is known of one of them or of both; an empty side knows nothing of it."""

    label: str
    one: str
    other: str
    agreement: Agreement

    @property
    def words(self) -> str:
        """How the two agree."""
        words = AGREEMENTS[self.agreement]
        return phrase(words) if words else ""

    @property
    def spoken(self) -> str:
        """The line for who hears it."""
        nothing = tr("nothing")
        sides = f"{self.one or nothing} / {self.other or nothing}"
        return f"{self.label}: {sides}" + (f" ({self.words})" if self.words else "")


def lines(pair: Pair) -> list[Line]:
    """All that tells the two apart or shows that they are one; what neither has is left out."""
    return [line for line in _lines(pair) if line.one or line.other]


def _lines(pair: Pair) -> Iterator[Line]:
    one, other = pair.one.person, pair.other.person
    yield _line(tr("Nickname"), [one.nickname], [other.nickname])
    yield _line(tr("Work"), _known(one.role, one.organisation), _known(other.role, other.organisation), " · ")
    yield _line(tr("Town"), [one.town], [other.town])
    for kind in ContactKind:
        yield _contacts(kind, pair)
    for day in DateKind:
        yield _days(day, pair)
    yield _line(tr("Circle"), [pair.one.circle], [pair.other.circle])
    notes = (beginning(one.note, _NOTE_BEGINNING), beginning(other.note, _NOTE_BEGINNING))
    yield Line(tr("Note"), *notes, agreement([one.note], [other.note]))
    # two different days say nothing about who it was
    yield Line(tr("Last exchange"), _last(pair.one, pair.today), _last(pair.other, pair.today), Agreement.ALONE)


def _line(label: str, one: Sequence[str], other: Sequence[str], between: str = "\n") -> Line:
    return Line(label, between.join(one), between.join(other), agreement(one, other))


def _contacts(kind: ContactKind, pair: Pair) -> Line:
    mine, theirs = ([one for one in side.person.contacts if one.kind is kind] for side in (pair.one, pair.other))
    one, other = ("\n".join(" ".join(each.value.split()) for each in side) for side in (mine, theirs))
    return Line(phrase(CONTACTS[kind][0]), one, other, agreement(mine, theirs))


def _days(kind: DateKind, pair: Pair) -> Line:
    mine, theirs = (
        [" ".join(_known(yearly_words(one.on), one.label)) for one in side.person.dates if one.kind is kind]
        for side in (pair.one, pair.other)
    )
    return _line(phrase(DATES[kind]), mine, theirs)


def _last(side: Side, today: date) -> str:
    if side.last is None:
        return ""
    said, when = beginning(side.last.text, _LAST_BEGINNING), last_words(side.last.on, today)
    return tr("{when}: “{words}”", when=when, words=apart(said)) if said else when


def _known(*words: str) -> list[str]:
    return [word for word in words if word]


def beginning(text: str, most: int) -> str:
    """The first words of ``text`` on one line, of ``most`` letters together, and a sign where there are more."""
    words = " ".join(text.split())
    return words if len(words) <= most else f"{words[:most].rsplit(' ', 1)[0].rstrip(' .,;:')}…"


def why(double: Double) -> str:
    """Why two may be one: "The same email and the same name: most likely one person."."""
    because = sentence(listed(evidence_words(double.evidence)))
    return tr("{because}: most likely one person.", because=because) if double.sure else f"{because}."


def who_becomes_one(group: Sequence[PersonRow]) -> str:
    """What making one of a group does: "Léa Martin and L. Martin become Léa Martin"."""
    return tr("{names} become {name}", names=listed([row.name for row in group]), name=group[0].name)
