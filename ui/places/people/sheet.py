"""Somebody on one sheet of paper: what one needs before a call, and no more than a page of it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtGui import QPagedPaintDevice

from models.exchange_words import exchange_title
from models.experiences import WishState
from models.people.portrait import Portrait
from models.words import apart, date_words, day_words, listed
from resources import phrase, tr
from ui.places.people.card_lines import Line, experience_line, first_few, open_groups, wish_line
from ui.places.people.fields import MEETING, WORK
from ui.places.people.sentences import CONTACTS, STANDINGS, label_words, last_said, tie_sentence
from ui.printing.paper import INK, NAME, SOFT, Placed, as_pdf, draw_placed, drawing_on, lay_page, place, usual_paper
from ui.theme.fonts import Step

MARGIN_MM: Final = 18.0
EXCHANGES: Final = 40
"""More than that have no room on any paper, however short they are."""

_OPEN: Final = 5
_WISHES: Final = 3
_INDENT: Final = 118.0
_GAP: Final = 12.0
_LINE_GAP: Final = 3.0
_FOOT: Final = 24.0


@dataclass(frozen=True, slots=True)
class Entry:
    """Something said; ``tail`` ends it, and is never cut."""

    words: str
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading at the left, and entries beside it: at most ``most``, each in at most ``lines`` lines of text."""

    heading: str
    entries: Sequence[Entry]
    most: int
    lines: int = 2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands on the sheet. ``foot`` says of which day it is."""

    name: str
    below: tuple[str, ...]
    sentence: str
    sections: tuple[Section, ...]
    foot: str


def sheet_of(portrait: Portrait) -> Sheet:
    """What is said of somebody on their sheet."""
    person, said = portrait.person, last_said(portrait)
    standing = [phrase(STANDINGS[person.standing])] if person.standing in STANDINGS else []
    work = ", ".join(filter(None, (field.shown(portrait) for field in WORK)))
    through = tr("through {name}", name=portrait.met_through.name) if portrait.met_through else ""
    met = ", ".join(filter(None, (MEETING[0].shown(portrait), through, MEETING[1].shown(portrait))))
    knows = listed([relation.other.name for relation in portrait.relations])
    return Sheet(
        person.name,
        tuple(filter(None, (" · ".join([*filter(None, [work]), *standing]), met))),
        tie_sentence(portrait.facts, portrait.today),
        (
            Section(tr("To reach them"), _addresses(portrait), most=5, lines=1),
            Section(tr("Last words"), [Entry(said.line())] if said else [], most=1, lines=3),
            Section(tr("Between you"), _open(portrait), most=_OPEN),
            Section(tr("Lived"), [_entry(experience_line(one)) for one in portrait.experiences], most=3),
            Section(tr("Wishes"), _wishes(portrait), most=_WISHES),
            Section(tr("Knows"), [Entry(knows)] if knows else [], most=1, lines=3),
            Section(tr("Over time"), _exchanges(portrait), most=EXCHANGES, lines=3),
        ),
        f"{NAME} · {day_words(portrait.today, date.min)}",
    )


def _entry(line: Line) -> Entry:
    return Entry(
        tr("{what}: {words}", what=line.lead, words=apart(line.words)) if line.lead else apart(line.words), line.tail
    )


def _open(portrait: Portrait) -> list[Entry]:
    """What is open between you: some of mine, of theirs and of what is next, if all is too much."""
    groups = [[_entry(line) for line in group] for group in open_groups(portrait)]
    few = first_few(groups, _OPEN)
    return few + [one for group in groups for one in group if one not in few]


def _wishes(portrait: Portrait) -> list[Entry]:
    groups = [
        [_entry(wish_line(one)) for one in some if one.state == WishState.OPEN]
        for some in (portrait.needs, portrait.offers)
    ]
    few = first_few(groups, _WISHES)
    return few + [one for group in groups for one in group if one not in few]


def _addresses(portrait: Portrait) -> list[Entry]:
    lines = []
    for contact in portrait.person.contacts:
        which = label_words(contact) or phrase(CONTACTS[contact.kind][0])
        lines.append(Entry(", ".join(contact.value.splitlines()), f" ({which})"))
    return lines


def _exchanges(portrait: Portrait) -> list[Entry]:
    """The newest exchanges, with whole dates: paper is read on another day."""
    lines = []
    for one in portrait.timeline[:EXCHANGES]:
        head = f"{date_words(one.on, date.min)} · {exchange_title(one, portrait.person.id)}"
        words = " ".join(one.text.split())
        lines.append(Entry(tr("{what}: {words}", what=head, words=apart(words)) if words else head))
    return lines


def sheet_as_pdf(portrait: Portrait) -> bytes:
    """The sheet as a PDF of one page, on the paper that is usual where the user is."""
    return as_pdf(NAME, partial(draw_on_usual_paper, portrait))


def draw_on_usual_paper(portrait: Portrait, page: QPagedPaintDevice) -> None:
    """Lay the page as is usual where the user is, and draw the sheet on it."""
    lay_page(page, usual_paper(), MARGIN_MM)
    draw_sheet(page, portrait)


def draw_sheet(page: QPagedPaintDevice, portrait: Portrait) -> None:
    """Draw the sheet on one page, whatever its size."""
    with drawing_on(page) as (painter, width, height):
        draw_placed(painter, lay_out(sheet_of(portrait), width, height))


def lay_out(sheet: Sheet, width: float, height: float) -> list[Placed]:
    """Every text of the sheet in its place, within ``width`` and ``height``; what has no room ends in an ellipsis."""
    column = _Column(width, height - _FOOT)
    column.write(sheet.name, "title", INK, most_lines=2)
    for line in sheet.below:
        column.write(line, "small", SOFT, most_lines=2)
    column.leave(_GAP)
    column.write(sheet.sentence, "text", INK, most_lines=3)
    for section in sheet.sections:
        column.write_section(section)
    foot = place(sheet.foot, "small", SOFT, (0, height - _FOOT / 2), width, 1)
    return [*column.placed, foot]


class _Column:
    """Places texts from the top of a page to ``bottom``, and none below it."""

    def __init__(self, width: float, bottom: float) -> None:
        self.placed: list[Placed] = []
        self._width = width
        self._bottom = bottom
        self._y = 0.0

    def leave(self, height: float) -> None:
        self._y += height

    def write(self, text: str, step: Step, colour: str, *, most_lines: int, left: float = 0.0, tail: str = "") -> bool:
        """Place ``text``, if there is room for it; whether there was."""
        one = place(text, step, colour, (left, self._y), self._width - left, most_lines, tail=tail)
        if self._y + one.height > self._bottom:
            return False
        self.placed.append(one)
        self._y += one.height + _LINE_GAP
        return True

    def write_section(self, section: Section) -> None:
        """Place a heading with its lines beside it, as many as have room."""
        if not section.entries:
            return
        self.leave(_GAP)
        top = self._y
        heading = place(section.heading, "section", SOFT, (0, top), _INDENT - _GAP, 2)
        shown = 0
        for entry in section.entries[: section.most]:
            if not self._write_entry(entry, section.lines):
                break
            shown += 1
        if shown:
            self.placed.append(heading)
        if shown < len(section.entries):
            self._end_with_ellipsis(shown)

    def _write_entry(self, entry: Entry, lines: int) -> bool:
        """Place an entry in so many lines, or in fewer where the page ends."""
        return any(
            self.write(entry.words, "small", INK, most_lines=most, left=_INDENT, tail=entry.tail)
            for most in range(lines, 0, -1)
        )

    def _end_with_ellipsis(self, shown: int) -> None:
        """Say that there is more: on a line of its own, or at the end of the last one where there is none."""
        if not shown:
            return
        if not self.write("…", "small", SOFT, most_lines=1, left=_INDENT):
            last = max((one for one in self.placed if one.x), key=lambda one: one.y)
            at = self.placed.index(last)
            self.placed[at] = replace(last, text=f"{last.text.rstrip(' .…')}…")
