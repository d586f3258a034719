"""The facts of a person that are written as text: one table, from which the page is made.

Labels and hints are English sources, looked up when they are shown; a test checks that each has its French.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from models.people.portrait import Portrait
from models.words import at_words, date_words
from ui.places.people.edits import change_person, change_tie
from ui.places.typed_dates import read_date

Written = tuple[Callable[..., Any], dict[str, Any]]
"""An edit of ``edits``, and what it is called with beside the person."""


@dataclass(frozen=True, slots=True)
class TextField:
    """One fact: how it is called, read, shown and written.

    ``value`` is what one edits, ``shown`` what one reads; ``write`` raises ``Refused`` for what cannot be.
    """

    key: str
    label: str
    hint: str
    value: Callable[[Portrait], str]
    shown: Callable[[Portrait], str]
    write: Callable[[str, date], Written]


def _text(key: str, label: str, hint: str) -> TextField:
    def value(portrait: Portrait) -> str:
        return str(getattr(portrait.person, key))

    def write(text: str, _today: date) -> Written:
        return change_person, {key: text}

    return TextField(key, label, hint, value, value, write)


def _how_met(portrait: Portrait) -> str:
    return portrait.person.tie.how_met


def _write_how_met(text: str, _today: date) -> Written:
    return change_tie, {"how_met": text}


def _met_on(portrait: Portrait) -> str:
    return date_words(portrait.person.tie.met_on, portrait.today)


def _shown_met_on(portrait: Portrait) -> str:
    return at_words(portrait.person.tie.met_on, portrait.today)


def _write_met_on(text: str, today: date) -> Written:
    return change_tie, {"met_on": read_date(text, today)}


NAME: Final = _text("name", "Name", "Their name")
ROLE: Final = _text("role", "Role", "What they do")
ORGANISATION: Final = _text("organisation", "Organisation", "Where they work")
TOWN: Final = _text("town", "Town", "Where they live")
NOTE: Final = _text("note", "Note", "What you want to keep in mind")
HOW_MET: Final = TextField(
    "how_met", "How you met", "At a fair, at school, through a friend…", _how_met, _how_met, _write_how_met
)
MET_ON: Final = TextField(
    "met_on", "When you met", "12 May 2024, May 2024, spring 2024 or 2024", _met_on, _shown_met_on, _write_met_on
)

WORK: Final = (ROLE, ORGANISATION, TOWN)
MEETING: Final = (HOW_MET, MET_ON)
ALL: Final = (NAME, *WORK, *MEETING, NOTE)
