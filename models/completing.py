"""What a card knows of someone that the vault does not."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any, cast

from models.interchange.card import Card
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, Person
from models.people.store import NamedPersonFields
from models.phone_numbers import e164, home_region
from models.text import fold
from resources import tr

_FILLED = ("given", "family", "additional", "prefix", "suffix", "nickname", "organisation", "role", "town")
_PARTS = ("contacts", "dates", "tags", "worlds")


@dataclass(frozen=True, slots=True)
class InCircle:
    """That somebody is in a circle, by its id; ``name`` is for the user's eyes, and empty where it is not known."""

    id: int
    name: str = ""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that a card says and that does not stand so.

    ``field`` is one of ``NamedPersonFields``, or ``circle``.
    ``comes`` is what the card says, of a field of several parts one part;
    ``now`` is what it would stand in the place of, ``None`` for nothing.
    ``completes`` says that taking it loses nothing, or for a circle that those of the cards are wanted.
    """

    field: str
    now: Any
    comes: Any
    completes: bool


def differences(stands: Person | Card, said: Card, *, has_photo: bool, moves: bool = False) -> tuple[Difference, ...]:
    """What ``said`` tells otherwise than it ``stands``, or that is not told there at all.

    ``moves`` says that whoever is there goes into the circle of their card, which is else for those who are new.
    """
    return (*_differences(stands, said, has_photo=has_photo), *other_circle(stands, said, moves=moves))


def other_circle(stands: Person | Card, said: Card, *, moves: bool) -> Iterator[Difference]:
    """The circle that ``said`` names, where that is another one."""
    now, comes = stands.tie.circle, said.tie.circle
    if said.circle and comes is not None and comes != now:
        yield Difference("circle", None if now is None else InCircle(now), InCircle(comes, said.circle), moves)


def _differences(stands: Person | Card, said: Card, *, has_photo: bool) -> Iterator[Difference]:
    if said.name != stands.name:
        yield Difference("name", stands.name, said.name, completes=False)
    for name in _FILLED:
        now, comes = getattr(stands, name), getattr(said, name)
        if comes and fold(comes) != fold(now):
            yield Difference(name, now or None, comes, completes=not now)
    for name in _PARTS:
        yield from _parts(name, getattr(stands, name), getattr(said, name))
    if said.note and said.note not in stands.note:
        yield Difference("note", None, said.note, completes=True)
    if said.photo and not has_photo:
        yield Difference("photo", None, said.photo, completes=True)
    yield from _parts("properties", stands.properties, said.properties)


def _parts(field: str, has: Iterable[object], told: Iterable[object]) -> Iterator[Difference]:
    known = {identity_of(one) for one in has}
    for part in told:
        if identity_of(part) not in known:
            yield from _part(field, has, part)


def _part(field: str, has: Iterable[object], part: object) -> Iterator[Difference]:
    """A part that is not there yet. There is one birthday alone; one with its year says more than one without."""
    birthdays = [one for one in has if isinstance(one, ImportantDate) and one.kind is DateKind.BIRTHDAY]
    if not (isinstance(part, ImportantDate) and part.kind is DateKind.BIRTHDAY and birthdays):
        yield Difference(field, None, part, completes=True)
    elif all(one.on[-5:] != part.on[-5:] for one in birthdays):
        yield Difference(field, birthdays[0], part, completes=False)
    elif not part.on.startswith("--"):
        yield Difference(field, birthdays[0], part, completes=birthdays[0].on.startswith("--"))


def taking(stands: Person | Card, taken: Iterable[Difference]) -> NamedPersonFields:
    """The values that fields get when ``taken`` are."""
    values: dict[str, Any] = {}
    for one in taken:
        if one.field == "note":
            values["note"] = f"{stands.note}\n{one.comes}".strip()
        elif one.field == "circle":
            values["tie"] = replace(stands.tie, circle=one.comes.id)
        elif one.field in (*_PARTS, "properties"):
            has = values.get(one.field, getattr(stands, one.field))
            values[one.field] = (*(part for part in has if part != one.now), one.comes)
        else:
            values[one.field] = one.comes
    return cast(NamedPersonFields, values)


def what_is_missing(stands: Person | Card, said: Card, *, has_photo: bool) -> NamedPersonFields:
    """What ``said`` tells and ``stands`` lacks, as new values; what stands is kept."""
    return taking(stands, (one for one in differences(stands, said, has_photo=has_photo) if one.completes))


def in_words(differences: Iterable[Difference]) -> tuple[str, ...]:
    """What would be added, for the user: values that speak for themselves, words for the others."""
    return tuple(dict.fromkeys(_in_words(one) for one in differences if one.completes))


def _in_words(one: Difference) -> str:
    if isinstance(one.comes, ImportantDate):
        return _date_in_words(one.comes)
    if isinstance(one.comes, ContactMethod):
        return " ".join(one.comes.value.split())
    if isinstance(one.comes, InCircle):
        return tr("the circle {name}", name=one.comes.name)
    if one.field == "tags":
        return f"#{one.comes}"
    words = {"note": tr("a note"), "photo": tr("a picture"), "properties": tr("details that are kept as they are")}
    return words.get(one.field) or str(one.comes)


def _date_in_words(date: ImportantDate) -> str:
    if date.label:
        return date.label
    return {DateKind.BIRTHDAY: tr("a birthday"), DateKind.ANNIVERSARY: tr("an anniversary")}.get(
        date.kind, tr("a date")
    )


def identity_of(part: object) -> object:
    """What makes an address or a tag the same one: a label told otherwise is no second number."""
    if isinstance(part, ContactMethod):
        number = e164(part.value, home_region()) if part.kind is ContactKind.PHONE else ""
        return part.kind, number or fold(part.value)
    return fold(part) if isinstance(part, str) else part
