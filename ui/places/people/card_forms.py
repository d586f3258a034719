"""The fields that open on a line of a card, and what is written of them. No Qt here.

A ``Form`` may be of something there, or of something new. Dates are typed in words;
one that was not touched is not read again, for its words may leave the year out.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any, Final

from models.errors import Refused
from models.experiences import Experience, MayAsk, Need, Offer
from models.favours import Favour, FavourState
from models.follow_ups import FollowUp, RecursFrom
from models.words import date_words, recurrence_words
from resources import phrase, tr
from ui.places.people.fields import Written
from ui.places.people.line_edits import (
    NewFavour,
    change_line,
    note_experience,
    note_favour,
    note_step,
    note_wish,
)
from ui.places.typed_dates import read_date, read_due

RECURRENCES: Final = ("P1D", "P1W", "P2W", "P1M", "P3M", "P6M", "P1Y")
"""How often something may come back, of what is offered."""

MAY_ASK: Final = {
    MayAsk.ASK_FIRST: "ask first",
    MayAsk.YES: "yes",
    MayAsk.NO: "no",
}
"""Whether someone may be asked about what they lived, each in its word."""


@dataclass(frozen=True, slots=True)
class SmallField:
    """One field: typed, or chosen where there are ``choices``, which are values with their words.

    One that ``is_long`` runs over several lines. ``needs`` is the key of another that has to say something
    before this one makes sense.
    """

    key: str
    label: str
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    needs: str = ""
    is_long: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """``fields`` with their ``values``; ``write`` says what is to be written, or raises ``Unclear``.

    ``title`` says what something new will be; what is there already says so itself.
    """

    fields: tuple[SmallField, ...]
    values: Mapping[str, str]
    write: Callable[[Mapping[str, str]], Written]
    title: str = ""


class Unclear(Refused):
    """What stands in one field cannot be. ``key`` says which."""

    def __init__(self, sentence: str, key: str) -> None:
        super().__init__(sentence)
        self.key = key


def favour_form(favour: Favour, today: date) -> Form:
    """The fields of a favour that is there."""
    is_dated = favour.state == FavourState.RECEIVED
    shown = date_words(favour.on if is_dated else favour.due, today)
    values = {"text": favour.text, "date": shown}

    def write(typed: Mapping[str, str]) -> Written:
        fields: dict[str, Any] = {"text": typed["text"]}
        if typed["date"] != shown:
            fields |= {"on": _on(typed, today)} if is_dated else {"due": _due(typed, today)}
        return change_line, {"kind": "favour", "id": favour.id, **fields}

    return Form((_what(), _happened() if is_dated else _by_when()), values, write)


def new_favour_form(kind: NewFavour, person: int, today: date) -> Form:
    """The fields of a favour to be noted."""
    is_done = kind in (NewFavour.RECEIVED, NewFavour.GIVEN)

    def write(typed: Mapping[str, str]) -> Written:
        due, on = ("", _on(typed, today)) if is_done else (_due(typed, today), "")
        return note_favour, {"person": person, "kind": kind, "text": _said(typed), "due": due, "on": on}

    return Form((_what(), _happened() if is_done else _by_when()), {}, write)


def step_form(step: FollowUp, today: date) -> Form:
    """The fields of a follow-up that is there."""
    shown = date_words(step.due, today)
    values = {
        "text": step.text,
        "date": shown,
        "why": step.why,
        "recurrence": step.recurrence,
        "recurs_from": step.recurs_from.value,
    }

    def write(typed: Mapping[str, str]) -> Written:
        fields: dict[str, Any] = {"text": typed["text"], "why": typed["why"]}
        if typed["date"] != shown:
            fields["due"] = _due(typed, today)
        if (typed["recurrence"], typed["recurs_from"]) != (step.recurrence, step.recurs_from):
            fields |= _recurs(typed, bool(typed["date"]))
        return change_line, {"kind": "follow_up", "id": step.id, **fields}

    return Form(_step_fields(step.recurrence), values, write)


def new_step_form(person: int, today: date) -> Form:
    """The fields of a follow-up to be noted."""

    def write(typed: Mapping[str, str]) -> Written:
        due = _due(typed, today)
        noted = {"text": _said(typed), "why": typed["why"], "due": due, **_recurs(typed, bool(due))}
        return note_step, {"person": person, **noted}

    return Form(_step_fields(""), {}, write)


def experience_form(experience: Experience) -> Form:
    """The fields of what someone has lived."""
    year = str(experience.year) if experience.year else ""
    values = {
        "text": experience.text,
        "theme": experience.theme,
        "year": year,
        "may_ask": experience.may_ask.value,
    }
    return Form(_experience_fields(), values, partial(_change_experience, experience.id))


def new_experience_form(person: int) -> Form:
    """The fields of something lived, to be noted."""
    return Form(_experience_fields(), {}, partial(_note_experience, person))


def wish_form(wish: Need | Offer) -> Form:
    """The field of a need or an offer."""
    kind = "need" if isinstance(wish, Need) else "offer"
    return Form((_what(),), {"text": wish.text}, partial(_change_wish, kind, wish.id))


def new_wish_form(kind: str, person: int) -> Form:
    """The field of a ``need`` or an ``offer`` to be noted."""
    return Form((_what(),), {}, partial(_note_wish, kind, person))


def _change_wish(kind: str, id: int, typed: Mapping[str, str]) -> Written:
    return change_line, {"kind": kind, "id": id, "text": typed["text"]}


def _note_wish(kind: str, person: int, typed: Mapping[str, str]) -> Written:
    return note_wish, {"person": person, "kind": kind, "text": _said(typed)}


def _change_experience(id: int, typed: Mapping[str, str]) -> Written:
    return change_line, {"kind": "experience", "id": id, "text": typed["text"], **_lived(typed)}


def _note_experience(person: int, typed: Mapping[str, str]) -> Written:
    return note_experience, {"person": person, "text": _said(typed), **_lived(typed)}


# The fields


def _what() -> SmallField:
    return SmallField("text", tr("What"), tr("In a few words"), is_long=True)


def _by_when() -> SmallField:
    return SmallField("date", tr("By when"), tr("Friday, 12 May, in 2 weeks…"))


def _happened() -> SmallField:
    return SmallField("date", tr("When"), tr("today"))


def _step_fields(current: str) -> tuple[SmallField, ...]:
    offered = RECURRENCES if not current or current in RECURRENCES else (*RECURRENCES, current)
    return (
        _what(),
        SmallField("why", tr("Why"), tr("What makes it worth it")),
        _by_when(),
        SmallField(
            "recurrence",
            tr("Comes back"),
            choices=(("", tr("only once")), *((every, recurrence_words(every)) for every in offered)),
        ),
        SmallField(
            "recurs_from",
            tr("Counted"),
            choices=(
                (RecursFrom.LAST_INTERACTION.value, tr("from the last exchange")),
                (RecursFrom.DUE.value, tr("from its date")),
            ),
            needs="recurrence",
        ),
    )


def _experience_fields() -> tuple[SmallField, ...]:
    return (
        SmallField("text", tr("What"), tr("What they lived, in their words"), is_long=True),
        SmallField("theme", tr("Theme"), tr("A word or two")),
        SmallField("year", tr("Year"), tr("With four digits")),
        SmallField("may_ask", tr("May I ask?"), choices=tuple((key.value, phrase(it)) for key, it in MAY_ASK.items())),
    )


# What was typed


def _said(typed: Mapping[str, str]) -> str:
    if not typed["text"]:
        raise Unclear(tr("Write a few words first."), "text")
    return typed["text"]


def _due(typed: Mapping[str, str], today: date) -> str:
    try:
        return read_due(typed["date"], today)
    except Refused as refusal:
        raise Unclear(str(refusal), "date") from None


def _on(typed: Mapping[str, str], today: date) -> str:
    try:
        return read_date(typed["date"], today)
    except Refused as refusal:
        raise Unclear(str(refusal), "date") from None


def _recurs(typed: Mapping[str, str], is_dated: bool) -> dict[str, Any]:
    recurrence, recurs_from = typed["recurrence"], RecursFrom(typed["recurs_from"])
    if recurrence and recurs_from == RecursFrom.DUE and not is_dated:
        raise Unclear(tr("Say when it is due first, then how often."), "date")
    return {"recurrence": recurrence, "recurs_from": recurs_from}


def _lived(typed: Mapping[str, str]) -> dict[str, Any]:
    year = typed["year"]
    if year and not (len(year) == 4 and year.isascii() and year.isdecimal() and year >= "1000"):
        raise Unclear(tr("Write the year with four digits."), "year")
    return {"theme": typed["theme"], "year": int(year) if year else None, "may_ask": MayAsk(typed["may_ask"])}
