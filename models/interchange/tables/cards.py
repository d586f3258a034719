"""From a row of a table to a person's card."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from hashlib import sha256
from itertools import zip_longest

from models.interchange.addresses import COMPONENTS, address_lines, town_of
from models.interchange.card import Card, Rejected
from models.interchange.records import Bond
from models.interchange.tables import kept
from models.interchange.tables.kept import OWN_GROUP, SEVERAL, Said, Told, word_beside
from models.interchange.tables.layout import Layout
from models.interchange.tables.sheet import Sheet
from models.interchange.tables.targets import ADDRESS_PARTS, KEPT, Meaning, Target
from models.interchange.text import clean, one_line
from models.interchange.vcard_dates import read_day
from models.people.person import ContactKind, ContactMethod, DateKind, ImportantDate, Tie
from resources import tr

_KINDS = {
    Target.EMAIL: ContactKind.EMAIL,
    Target.PHONE: ContactKind.PHONE,
    Target.URL: ContactKind.URL,
    Target.IM: ContactKind.IM,
}
_LABELS = {
    "travail": "work",
    "bureau": "work",
    "domicile": "home",
    "maison": "home",
    "portable": "mobile",
    "autre": "other",
    "profil": "profile",
    "principal": "main",
}
_DATED = (Target.BIRTHDAY, Target.ANNIVERSARY, Target.DATE, Target.MET_ON)
_TAG_ENDS = re.compile(r" ::: |[;,]")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?: .*)?")
_WORDED = re.compile(r"(\d{1,2})[ -]([A-Za-z]{3})[a-z]*[ -](\d{4})")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTS = ("given", "family", "additional", "prefix", "suffix", "nickname", "organisation", "role")
LONGEST_TEXT = 10_000
LONGEST_NOTE = 1_000_000


def cards_of(sheet: Sheet, layout: Layout, *, day_first: bool) -> tuple[list[Card], list[Bond], list[Rejected]]:
    """The cards of a table, the relations it tells, and the rows that name nobody.

    ``day_first`` says how 12/10 is meant. What stands beyond the last header is kept.
    """
    cards: list[Card] = []
    bonds: list[Bond] = []
    refused = list(sheet.rejected)
    for number, cells in sheet.rows:
        at = tr("line {number}", number=number)
        said = _said(layout, sheet.header, cells)
        card = card_from(said, at, day_first=day_first)
        if card is None:
            refused.append(Rejected(at, tr("This line has no name, organisation, nickname, email or phone number.")))
        else:
            cards.append(card)
            bonds.extend(kept.bonds(said, card))
    return cards, bonds, refused


def tells_day_first(sheet: Sheet, layout: Layout) -> bool | None:
    """Whether days come first in this table, which a 25 can tell, for it is no month; ``None`` where nothing tells."""
    for first, second in _in_figures(sheet, layout):
        if (first > 12) != (second > 12):
            return first > 12
    return None


def has_days_in_figures(sheet: Sheet, layout: Layout) -> bool:
    """Whether a day is written such as 12/10/1985, which can be meant in two ways."""
    return next(_in_figures(sheet, layout), None) is not None


def _in_figures(sheet: Sheet, layout: Layout) -> Iterator[tuple[int, int]]:
    """The first two figures of each day that is written in figures."""
    dated = [place for place, meaning in enumerate(layout.meanings) if meaning.target in _DATED]
    for _, cells in sheet.rows:
        for place in dated:
            if place < len(cells) and (found := _SLASHED.fullmatch(cells[place])):
                yield int(found[1]), int(found[2])


def _said(layout: Layout, header: Sequence[str], cells: Sequence[str]) -> Said:
    said: Said = defaultdict(list)
    for meaning, cell, column in zip_longest(layout.meanings, cells, header):
        meaning = meaning or KEPT
        if cell and meaning.target is not Target.SKIP:
            said[meaning.target].append(Told(meaning, cell, column or ""))
    return said


def card_from(said: Said, at: str, *, day_first: bool) -> Card | None:
    """The card that ``said`` makes, or ``None`` when it names nobody."""
    remarks: list[str] = []
    unread: list[Told] = []
    contacts = tuple(dict.fromkeys((*_reached(said), *_addresses(said))))
    parts = {part: _first(said, Target(part), LONGEST_TEXT) for part in _PARTS}
    name = _first(said, Target.NAME, LONGEST_TEXT) or _name(parts, contacts)
    if not name:
        return None
    digest = _digest(said)
    card = Card(
        name=name,
        at=at,
        digest=digest,
        # someone who is related to somebody must be found again, whoever else has their name
        uid=digest.hex() if kept.relates(said) else "",
        given=parts["given"],
        family=parts["family"],
        additional=parts["additional"],
        prefix=parts["prefix"],
        suffix=parts["suffix"],
        nickname=parts["nickname"],
        organisation=parts["organisation"],
        role=parts["role"],
        town=_first(said, Target.TOWN, LONGEST_TEXT) or town_of(contacts),
        contacts=contacts,
        dates=tuple(_dates(said, unread, remarks, day_first=day_first)),
        tags=tuple(_tags(said)),
        worlds=tuple(_listed(said, Target.WORLDS)),
        circle=_first(said, Target.CIRCLE, LONGEST_TEXT),
        tie=Tie(met_on=_met_on(said, unread, day_first=day_first)),
        properties=kept.kept_properties(said),
        remarks=tuple(remarks),
    )
    notes = [clean(told.text)[:LONGEST_NOTE] for told in said[Target.NOTE]]
    return replace(card, note="\n".join((*notes, *dict.fromkeys(kept.kept_lines(said, card, unread)))))


def _reached(said: Said) -> Iterator[ContactMethod]:
    for target, kind in _KINDS.items():
        for meaning, cell, _ in said[target]:
            label = _label(said, meaning)
            for value in cell.split(SEVERAL):
                if found := one_line(value[:LONGEST_TEXT]):
                    yield ContactMethod(kind=kind, value=found, label=label)


def _addresses(said: Said) -> Iterator[ContactMethod]:
    groups: dict[str, dict[Target, list[str]]] = {}
    labels: dict[str, str] = {}
    for target in (*ADDRESS_PARTS, Target.ADDRESS):
        for meaning, cell, _ in said[target]:
            groups.setdefault(meaning.group, {}).setdefault(target, []).append(clean(cell)[:LONGEST_TEXT])
            labels[meaning.group] = _label(said, meaning)
    for group, told in groups.items():
        parts = tuple("\n".join(told.get(part, ())) for part in ADDRESS_PARTS)
        written = "\n".join(told.get(Target.ADDRESS, ()))
        assert len(parts) == COMPONENTS
        yield ContactMethod(
            kind=ContactKind.ADDRESS,
            value=written or address_lines(parts),
            label=labels[group],
            parts=parts if any(parts) else (),
        )


def _dates(said: Said, unread: list[Told], remarks: list[str], *, day_first: bool) -> Iterator[ImportantDate]:
    dated = (
        (Target.BIRTHDAY, DateKind.BIRTHDAY),
        (Target.ANNIVERSARY, DateKind.ANNIVERSARY),
        (Target.DATE, DateKind.OTHER),
    )
    for target, kind in dated:
        for told in said[target]:
            cell = told.text
            if day := _day(cell, day_first=day_first):
                yield _dated(kind, day, _label(said, told.meaning))
            elif cell.strip("0/.- "):
                unread.append(told)
                remarks.append(tr("“{value}” is no day that Whispeer can remember.", value=one_line(cell)[:40]))
    parts = [told for part in (Target.BIRTH_YEAR, Target.BIRTH_MONTH, Target.BIRTH_DAY) for told in said[part]]
    if day := _birthday_in_parts(said):
        yield ImportantDate(kind=DateKind.BIRTHDAY, on=day)
    else:
        unread += parts


def _met_on(said: Said, unread: list[Told], *, day_first: bool) -> str:
    """Since when someone is known; what is no day is left ``unread``."""
    for told in said[Target.MET_ON]:
        if day := _day(told.text[:100], day_first=day_first):
            return day
        unread.append(told)
    return ""


def _day(text: str, *, day_first: bool) -> str:
    """The day that ``text`` says, as ``1984-05-12`` or ``--05-12``; empty for none."""
    text = text.strip()
    if iso := read_day(text):
        return iso
    if found := _SLASHED.fullmatch(text):
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if day_first else (second, first)
        return _written(_full_year(year) if len(found[3]) == 2 else year, month, day)
    if (found := _WORDED.fullmatch(text)) and found[2].lower() in _MONTHS:
        return _written(int(found[3]), _MONTHS.index(found[2].lower()) + 1, int(found[1]))
    return ""


def _first(said: Said, target: Target, longest: int) -> str:
    return one_line(said[target][0].text[:longest]) if said[target] else ""


def _name(parts: dict[str, str], contacts: Iterable[ContactMethod]) -> str:
    """What someone is called whose whole name has no column."""
    name = " ".join(filter(None, (parts["given"], parts["additional"], parts["family"])))
    name = name or parts["organisation"] or parts["nickname"]
    reached = [one.value for one in contacts if one.kind in (ContactKind.EMAIL, ContactKind.PHONE)]
    return name or next(iter(reached), "")


def _label(said: Said, meaning: Meaning) -> str:
    """The label of a number: the one of its column, or what the column beside says."""
    word = word_beside(said, meaning).lower()
    return _LABELS.get(word, word) or meaning.label


def _tags(said: Said) -> Iterator[str]:
    return (tag for tag in _listed(said, Target.TAGS) if not tag.startswith(OWN_GROUP))


def _listed(said: Said, target: Target) -> Iterator[str]:
    for told in said[target]:
        yield from filter(None, dict.fromkeys(one_line(part) for part in _TAG_ENDS.split(told.text[:LONGEST_TEXT])))


def _dated(kind: DateKind, day: str, label: str) -> ImportantDate:
    known = {"anniversary": DateKind.ANNIVERSARY, "birthday": DateKind.BIRTHDAY, "anniversaire": DateKind.BIRTHDAY}
    if kind is DateKind.OTHER and label in known:
        return ImportantDate(kind=known[label], on=day)
    return ImportantDate(kind=kind, on=day, label=label)


def _birthday_in_parts(said: Said) -> str:
    year, month, day = (_first(said, part, 10) for part in (Target.BIRTH_YEAR, Target.BIRTH_MONTH, Target.BIRTH_DAY))
    if not (month.isdecimal() and day.isdecimal()):
        return ""
    return _written(int(year) if year.isdecimal() else 0, int(month), int(day))


def _written(year: int, month: int, day: int) -> str:
    try:
        found = date(year or 2000, month, day).isoformat()
    except ValueError:
        return ""
    return found if year else f"-{found[4:]}"


def _full_year(short: int) -> int:
    """A year of two digits as POSIX reads it (strptime, %y): 69 to 99 are of the 20th century."""
    return 1900 + short if short >= 69 else 2000 + short


def _digest(said: Said) -> bytes:
    """The same for the same words in other columns' order."""
    words = sorted(
        (told.meaning.target.value, told.column if target is Target.KEPT else told.meaning.label, told.text)
        for target, cells in said.items()
        for told in cells
    )
    return sha256(repr(("table", words)).encode()).digest()
