"""Follow-ups: a next step with someone, and why."""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict, Unpack

from models.columns import ELSEWHERE, Column, as_it_is, columns
from models.dates import iso_day
from models.errors import Refused
from models.involved import Involved, Named
from models.recurrence import Duration, Schedule, split
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr

SNOOZES_BEFORE_ASKING = 2


class FollowUpState(StrEnum):
    """Whether a follow-up is still to come."""

    OPEN = "open"
    SNOOZED = "snoozed"
    DONE = "done"
    LET_GO = "let_go"


class RecursFrom(StrEnum):
    """From where a recurring follow-up counts: its own dates, or the last time one spoke."""

    DUE = "due"
    LAST_INTERACTION = "last_interaction"


class Snooze(StrEnum):
    """For how long something is put off; a season is three months."""

    WEEK = "week"
    MONTH = "month"
    SEASON = "season"


_SNOOZES = {
    Snooze.WEEK: Duration(weeks=1),
    Snooze.MONTH: Duration(months=1),
    Snooze.SEASON: Duration(months=3),
}


def snoozed_until(today: date, how_long: Snooze) -> date:
    """The day something comes back that is put off today; where a month has no such day, its last one."""
    return _SNOOZES[how_long].after(today)


class SnoozedOften(Refused):
    """It was put off twice, and a third time wants an answer: let it go, or make it slower?"""


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A next step.

    ``due`` is an ISO day, or empty for one without a date. ``recurrence`` is an ISO 8601 duration or empty;
    ``recurs_since`` the day from which a fixed one is counted, so that a snooze does not move what comes after.
    """

    id: int
    uid: str
    text: str
    why: str
    due: str
    state: FollowUpState
    snooze_count: int
    recurrence: str
    recurs_since: str
    recurs_from: RecursFrom
    people: tuple[Named, ...]
    interaction: int | None
    favour: int | None
    introduction: int | None

    @property
    def is_open(self) -> bool:
        """Whether it is still to be done."""
        return self.state in (FollowUpState.OPEN, FollowUpState.SNOOZED)

    @property
    def snoozed_often(self) -> bool:
        """Whether to ask, instead of snoozing once more: let it go, or slower?"""
        return self.snooze_count >= SNOOZES_BEFORE_ASKING


def next_due(follow_up: FollowUp, done_on: date, last_interaction_on: str = "") -> str:
    """When a follow-up that was done comes again, as an ISO day; empty if it does not.

    A fixed one keeps its dates and skips those that are past; the other counts from the last time
    one spoke, or where that is not known from the day it was done.
    """
    if not follow_up.recurrence:
        return ""
    every = Duration.parse(follow_up.recurrence)
    if follow_up.recurs_since:
        # done before its day came, it is done for that day
        past = max(done_on, date.fromisoformat(follow_up.due or follow_up.recurs_since))
        return Schedule(date.fromisoformat(follow_up.recurs_since), every).next_after(past).isoformat()
    day = every.after(date.fromisoformat(last_interaction_on) if last_interaction_on else done_on)
    # after a long silence that day is past: then it counts from today
    return (day if day > done_on else every.after(done_on)).isoformat()


def slower(recurrence: str) -> str:
    """Half as often; a follow-up that does not recur stays so."""
    return Duration.parse(recurrence).times(2).iso if recurrence else ""


class FollowUpFields(TypedDict, total=False):
    """What can be said of a follow-up, and changed, beside its text and people and date."""

    why: str
    state: FollowUpState
    snooze_count: int
    recurrence: str
    recurs_from: RecursFrom
    interaction: int | None
    favour: int | None
    introduction: int | None


class WholeFollowUpFields(FollowUpFields, total=False):
    """The same, and its text, people and date."""

    text: str
    people: Sequence[int]
    due: str | date


_COLUMNS: dict[str, Column] = {
    "text": ("text", worded),
    "why": ("why", tidy),
    "people": ELSEWHERE,
    "due": ("due", iso_day),
    "state": ("state", str),
    "snooze_count": ("snooze_count", as_it_is),
    "recurrence": ELSEWHERE,
    "recurs_from": ELSEWHERE,
    "interaction": ("interaction_id", as_it_is),
    "favour": ("favour_id", as_it_is),
    "introduction": ("introduction_id", as_it_is),
}
_SELECT = "SELECT follow_up.* FROM follow_up"
_OPEN = "state IN ('open', 'snoozed')"
_BY_DUE = "ORDER BY due = '', due, follow_up.id"


class FollowUps:
    """The follow-ups of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._people = Involved(vault, "follow_up")

    def add(self, text: str, people: Sequence[int], due: str | date = "", **fields: Unpack[FollowUpFields]) -> int:
        """Keep a next step; its id.

        Raises ``Refused`` without words or people, for a date that is no exact day,
        for a recurrence that is no duration, or one of fixed dates that has no first one.
        """
        with self._vault.change("Add a follow-up", text):
            values = columns({**fields, "text": text, "due": due}, _COLUMNS)
            values |= _recurrence(fields.get("recurrence", ""), fields.get("recurs_from", RecursFrom.DUE), iso_day(due))
            id = self._vault.insert("follow_up", uid=uuid.uuid4().hex, **values)
            self._people.set(id, people)
            return id

    def change(self, id: int, **fields: Unpack[WholeFollowUpFields]) -> None:
        """Give the named fields new values; another date begins a fixed recurrence anew.

        Raises ``Refused`` as ``add``, or when it is gone.
        """
        follow_up = self.get(id)
        with self._vault.change("Change a follow-up", follow_up.text):
            values = columns(fields, _COLUMNS)
            if fields.keys() & {"due", "recurrence", "recurs_from"}:
                values |= _recurrence(
                    fields.get("recurrence", follow_up.recurrence),
                    fields.get("recurs_from", follow_up.recurs_from),
                    iso_day(fields.get("due", follow_up.due)),
                )
            if values:
                self._vault.update("follow_up", id, **values)
            if "people" in fields:
                self._people.set(id, fields["people"])

    def snooze(self, id: int, until: str | date, *, make_slower: bool = False) -> None:
        """Put it off until a later day.

        The third time raises ``SnoozedOften``: let it go, or call again with ``make_slower``,
        which halves how often it comes back and begins the count anew.
        Raises ``Refused`` when ``until`` is not to come, or the follow-up is done or gone.
        """
        follow_up = self._open(id)
        day = iso_day(until)
        if day <= self._vault.clock.today().isoformat():
            raise Refused(tr("Choose a day to come."))
        if follow_up.snoozed_often and not make_slower:
            raise SnoozedOften(tr("You have put this off twice. Let it go, or make it slower?"))
        with self._vault.change("Snooze a follow-up", follow_up.text):
            values: dict[str, Value] = {
                "due": day,
                "state": FollowUpState.SNOOZED.value,
                "snooze_count": follow_up.snooze_count + 1,
            }
            if make_slower:
                values |= _recurrence(slower(follow_up.recurrence), follow_up.recurs_from, day)
                values["snooze_count"] = 0
            self._vault.update("follow_up", id, **values)

    def done(self, id: int) -> int | None:
        """It is done; the id of the next one, where it recurs. Raises ``Refused`` when it was done, or is gone."""
        follow_up = self._open(id)
        with self._vault.change("Do a follow-up", follow_up.text):
            self._vault.update("follow_up", id, state=FollowUpState.DONE.value)
            due = next_due(follow_up, self._vault.clock.today(), self._last_interaction_on(id))
            return self._come_again(follow_up, due) if due else None

    def let_go(self, id: int) -> None:
        """It need not be done any more, nor come again. Raises ``Refused`` when it was done, or is gone."""
        follow_up = self._open(id)
        with self._vault.change("Let a follow-up go", follow_up.text):
            self._vault.update("follow_up", id, state=FollowUpState.LET_GO.value)

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a follow-up", self.get(id).text):
            self._vault.write("DELETE FROM follow_up WHERE id = ?", (id,))

    def get(self, id: int) -> FollowUp:
        """One follow-up. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows(f"{_SELECT} WHERE id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def all(self, state: FollowUpState | None = None) -> list[FollowUp]:
        """Every follow-up, or those in one state; the first due comes first, those without a date last."""
        if state is None:
            return self._whole(self._vault.rows(f"{_SELECT} {_BY_DUE}"))
        return self._whole(self._vault.rows(f"{_SELECT} WHERE state = ? {_BY_DUE}", (state.value,)))

    def open(self) -> list[FollowUp]:
        """Those still to be done, snoozed ones among them, in the order of ``all``."""
        return self._whole(self._vault.rows(f"{_SELECT} WHERE {_OPEN} {_BY_DUE}"))

    def due_by(self, day: date) -> list[FollowUp]:
        """Those to be done on ``day`` or before, in the order of ``all``."""
        return self._whole(
            self._vault.rows(f"{_SELECT} WHERE {_OPEN} AND due <> '' AND due <= ? {_BY_DUE}", (day.isoformat(),))
        )

    def of_person(self, person: int) -> list[FollowUp]:
        """What to do next with someone, and what was done: the open ones first, then in the order of ``all``."""
        return self._whole(
            self._vault.rows(
                f"""{_SELECT} JOIN follow_up_person ON follow_up_id = follow_up.id
                WHERE person_id = ? ORDER BY NOT {_OPEN}, due = '', due, follow_up.id""",
                (person,),
            )
        )

    def _open(self, id: int) -> FollowUp:
        follow_up = self.get(id)
        if not follow_up.is_open:
            raise Refused(tr("This follow-up is over. Undo that first, or add a new one."))
        return follow_up

    def _come_again(self, follow_up: FollowUp, due: str) -> int:
        id = self._vault.insert(
            "follow_up",
            uid=uuid.uuid4().hex,
            text=follow_up.text,
            why=follow_up.why,
            due=due,
            interaction_id=follow_up.interaction,
            favour_id=follow_up.favour,
            introduction_id=follow_up.introduction,
            **_recurrence(follow_up.recurrence, follow_up.recurs_from, follow_up.recurs_since or due),
        )
        self._people.set(id, [person for person, _ in follow_up.people])
        return id

    def _last_interaction_on(self, id: int) -> str:
        row = self._vault.row(
            """SELECT coalesce(max(last_interaction_on), '') FROM person
            JOIN follow_up_person ON person_id = person.id WHERE follow_up_id = ?""",
            (id,),
        )
        return str(row[0]) if row else ""

    def _whole(self, rows: list[Row]) -> list[FollowUp]:
        people = self._people.of([row["id"] for row in rows])
        return [
            FollowUp(
                row["id"],
                row["uid"],
                row["text"],
                row["why"],
                row["due"],
                FollowUpState(row["state"]),
                row["snooze_count"],
                *split(row["recurrence"]),
                RecursFrom(row["recurs_from"]),
                people[row["id"]],
                row["interaction_id"],
                row["favour_id"],
                row["introduction_id"],
            )
            for row in rows
        ]


def _recurrence(recurrence: str, recurs_from: RecursFrom, first: str) -> dict[str, Value]:
    """The columns of a recurrence: one with fixed dates keeps its ``first`` day with the duration."""
    if recurrence:
        every = Duration.parse(recurrence)
        if recurs_from == RecursFrom.LAST_INTERACTION:
            recurrence = every.iso
        elif first:
            recurrence = Schedule(date.fromisoformat(first), every).iso
        else:
            raise Refused(tr("Say when it is due first, then how often."))
    return {"recurrence": recurrence, "recurs_from": recurs_from.value}
