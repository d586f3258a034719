"""Writing people as vCard 4.0 or 3.0, so that ``vcard.read`` finds the same in it."""

import re
from collections.abc import Iterable, Iterator

from models.interchange.addresses import COMPONENTS, address_lines, town_of
from models.interchange.content_heads import parse_head, split_line
from models.interchange.labels import SERVICES, types_of
from models.interchange.text import clean, one_line
from models.interchange.values import components, escape, escape_uri
from models.interchange.vcard_dialects import URI, Dialect, Version, dialect_of
from models.interchange.vcard_fields import TOWN
from models.interchange.vcard_lines import Line
from models.people.person import ContactKind, ContactMethod, ImportantDate, Person, Photo

WIDEST = 75
"""Octets of a line, its end left out (RFC 6350, section 3.2)."""

_WORD = re.compile(r"[a-z][a-z0-9-]*")
_PROPERTY_OF_SERVICE = {word: name for name, word in reversed(SERVICES.items())}
_PROPERTY_OF_KIND = {ContactKind.EMAIL: "EMAIL", ContactKind.PHONE: "TEL", ContactKind.URL: "URL"}


def write(people: Iterable[tuple[Person, Photo | None]], version: Version = Version.V4) -> bytes:
    """The cards of ``people``, each with its picture, in UTF-8.

    The tie, the worlds and what was noted of someone stay out: a card is for other programs.
    """
    dialect = dialect_of(version)
    return b"".join(fold(line) for person, photo in people for line in _card(person, photo, dialect))


def fold(line: str) -> bytes:
    """``line`` and its end, in pieces of at most ``WIDEST`` octets that never part a letter."""
    octets = line.encode("utf-8")
    pieces = []
    start, room = 0, WIDEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] & 0xC0 == 0x80:  # the inside of a letter
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, WIDEST - 1  # the blank counts
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def _card(person: Person, photo: Photo | None, dialect: Dialect) -> Iterator[str]:
    groups = _Groups(person.properties)
    yield "BEGIN:VCARD"
    yield f"VERSION:{dialect.version}"
    if person.uid:
        yield dialect.uid(person.uid)
    yield f"FN:{_text(person.name)}"
    yield from _name(person, dialect)
    for contact in person.contacts:
        yield from _contact(contact, groups, dialect)
    for date in person.dates:
        yield from _date(date, groups, dialect)
    if person.tags:
        yield f"CATEGORIES:{','.join(map(_text, person.tags))}"
    if person.note:
        yield f"NOTE:{escape(clean(person.note))}"
    if one_line(person.town) != town_of(person.contacts):
        yield f"{TOWN}:{_text(person.town)}"
    if photo:
        yield dialect.picture(photo)
    yield from _properties(person, dialect)
    yield "END:VCARD"


def _text(text: str) -> str:
    return escape(one_line(text))


def _name(person: Person, dialect: Dialect) -> Iterator[str]:
    parts = (person.family, person.given, person.additional, person.prefix, person.suffix)
    if any(parts) or dialect.needs_names:
        yield f"N:{';'.join(map(_text, parts))}"
    if person.nickname:
        yield f"NICKNAME:{_text(person.nickname)}"
    if person.organisation and not any(_tells(line, person.organisation) for line in person.properties):
        yield f"ORG:{_text(person.organisation)}"
    if person.role:
        yield f"TITLE:{_text(person.role)}"


def _contact(contact: ContactMethod, groups: "_Groups", dialect: Dialect) -> Iterator[str]:
    value = one_line(contact.value)
    if contact.kind is ContactKind.ADDRESS:
        yield from _address(contact, groups, dialect)
    elif contact.kind is ContactKind.IM:
        yield from _messenger(value, contact.label, groups)
    elif contact.kind is ContactKind.URL:
        yield from groups.labelled("URL", f":{escape_uri(value)}", contact.label)
    else:
        yield from groups.labelled(_PROPERTY_OF_KIND[contact.kind], f":{escape(value)}", contact.label)


def _address(contact: ContactMethod, groups: "_Groups", dialect: Dialect) -> Iterator[str]:
    """An address by its components, and by its lines where those do not give them."""
    parts = (*contact.parts, *[""] * COMPONENTS)[:COMPONENTS]
    lines = clean(contact.value)
    parameter, envelope = ("", "") if lines == address_lines(parts) else dialect.envelope(lines)
    rest = f"{parameter}:{';'.join(escape(clean(part)) for part in parts)}"
    yield from groups.labelled("ADR", rest, contact.label, envelope=envelope)


def _messenger(address: str, label: str, groups: "_Groups") -> Iterator[str]:
    """``IMPP`` wants a URI; a bare name of a user goes to the property that was made up for its messenger."""
    if not URI.fullmatch(address):
        name = _PROPERTY_OF_SERVICE.get(label, "")
        yield from groups.labelled(name or "X-IM", f":{escape(address)}", "" if name else label)
    elif types_of(label) is None and _WORD.fullmatch(label):
        yield f"IMPP;X-SERVICE-TYPE={label}:{escape_uri(address)}"
    else:
        yield from groups.labelled("IMPP", f":{escape_uri(address)}", label)


def _date(date: ImportantDate, groups: "_Groups", dialect: Dialect) -> Iterator[str]:
    name, rest, label = dialect.date(date.kind, date.on, date.label)
    yield from groups.labelled(name, rest, label, own=True)


def _properties(person: Person, dialect: Dialect) -> Iterator[str]:
    """The lines that other programs wrote, made safe: each is one line, about this person, in this card.

    Where an organisation or a role was taken away, what was left over of it goes too.
    """
    for line in filter(None, map(_parsed, person.properties)):
        if line.head.name == "ORG" and not person.organisation:
            continue
        if line.head.name in ("TITLE", "ROLE") and not person.role:
            continue
        if line.head.name.endswith("KIND") and line.value.strip().lower() == "group":
            continue  # a person is none
        yield dialect.given_back(line)


def _parsed(text: str) -> Line | None:
    """A kept property, or ``None`` for what is none: it may have come from an archive that someone edited."""
    before, after = split_line(clean(text).replace("\n", "\\n").encode())
    head = parse_head(before)
    return None if head.is_framing or not after else Line(head, after.decode(), 0)


def _tells(text: str, organisation: str) -> bool:
    """Whether a kept property gives ``organisation`` together with its units."""
    line = _parsed(text)
    if line is None or line.head.name != "ORG":
        return False
    names = (one_line(name) for name in components(line.value, ";", 20))
    return next(filter(None, names), "") == one_line(organisation)


class _Groups:
    """Gives names to groups of lines that are not taken by the lines to be given back."""

    def __init__(self, properties: Iterable[str]) -> None:
        self._taken = {line.head.group.lower() for line in filter(None, map(_parsed, properties))}
        self._count = 0

    def labelled(self, name: str, rest: str, label: str, *, own: bool = False, envelope: str = "") -> Iterator[str]:
        """The line ``name`` with ``rest`` behind it, and its label: as types, or in a line of its own.

        ``own`` says that the types cannot tell it; ``envelope`` are the lines of an address.
        """
        label = one_line(label)
        types = () if not label else None if own else types_of(label)
        group = f"{self._next()}." if types is None or envelope else ""
        told = f";TYPE={','.join(types)}" if types else ""
        yield f"{group}{name}{told}{rest}"
        if envelope:
            yield f"{group}LABEL{told}:{escape(envelope)}"
        if types is None:
            yield f"{group}X-ABLabel:{escape(label)}"

    def _next(self) -> str:
        while True:
            self._count += 1
            if f"item{self._count}" not in self._taken:
                return f"item{self._count}"
