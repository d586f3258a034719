"""Keeping introductions in the vault."""

import json
import uuid
from datetime import date
from typing import TypedDict, Unpack

from models.columns import Column, columns
from models.dates import edtf, iso_day
from models.errors import Refused
from models.introductions.introduction import (
    NEXT,
    RECEIVING,
    Answer,
    Introduction,
    IntroductionState,
    Party,
    PartyState,
    may_become,
    whole_state,
)
from models.involved import known
from models.text import tidy
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr


class IntroductionFields(TypedDict, total=False):
    """What can be changed of an introduction; how far it has come follows from the steps."""

    proposed_on: str | date
    shared_on: str | date
    met_on: str | date
    outcome: str
    note: str


class PartyFields(TypedDict, total=False):
    """What can be changed of one party; its state follows from the steps."""

    why: str
    teaser: str
    asked_on: str | date
    answered_on: str | date
    note: str


_COLUMNS: dict[str, Column] = {
    "proposed_on": ("proposed_on", edtf),
    "shared_on": ("shared_on", edtf),
    "met_on": ("met_on", edtf),
    "outcome": ("outcome", tidy),
    "note": ("note", tidy),
}
_PARTY_COLUMNS: dict[str, Column] = {
    "why": ("why", tidy),
    "teaser": ("teaser", tidy),
    "asked_on": ("asked_on", iso_day),
    "answered_on": ("answered_on", iso_day),
    "note": ("note", tidy),
}


class Introductions:
    """The introductions of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def propose(
        self,
        a: int,
        b: int,
        why_a: str = "",
        why_b: str = "",
        *,
        teaser_a: str = "",
        teaser_b: str = "",
        note: str = "",
        on: str | date = "",
    ) -> int:
        """Draft an introduction of ``a`` and ``b``, of today if no day is given; its id. Nobody is asked yet.

        Raises ``Refused`` for someone and themselves, or when one of them is gone.
        """
        if a == b:
            raise Refused(tr("That is the same person. Choose someone else."))
        names = ", ".join(self._name(person) for person in known(self._vault, [a, b]))
        with self._vault.change("Propose an introduction", names):
            fields: IntroductionFields = {"proposed_on": on or self._vault.clock.today(), "note": note}
            id = self._vault.insert("introduction", uid=uuid.uuid4().hex, **columns(fields, _COLUMNS))
            for side, person, why, teaser in (("a", a, why_a, teaser_a), ("b", b, why_b, teaser_b)):
                said: PartyFields = {"why": why, "teaser": teaser}
                self._vault.insert(
                    "introduction_party",
                    introduction_id=id,
                    person_id=person,
                    side=side,
                    **columns(said, _PARTY_COLUMNS),
                )
            return id

    def change(self, id: int, **fields: Unpack[IntroductionFields]) -> None:
        """Give the named fields new values. Raises ``Refused`` for a day that does not exist, or when it is gone."""
        with self._vault.change("Change an introduction", self.get(id).about):
            if fields:
                self._vault.update("introduction", id, **columns(fields, _COLUMNS))
            self._settle(id)

    def change_party(self, id: int, person: int, **fields: Unpack[PartyFields]) -> None:
        """Give the named fields of one party new values.

        Raises ``Refused`` as ``change``, and for other words than those to which they say, or said, yes.
        """
        introduction = self.get(id)
        party = introduction.party(person)
        reworded = (party.why, party.teaser) != (
            fields.get("why", party.why),
            fields.get("teaser", party.teaser),
        )
        if reworded and PartyState.ASKED not in NEXT[party.state]:
            raise Refused(tr("They were asked in these words. Propose a new introduction to use others."))
        with self._vault.change("Change an introduction", introduction.about):
            self._write_party(id, party, columns(fields, _PARTY_COLUMNS))

    def ask(self, id: int, person: int, on: str | date = "") -> None:
        """One of them was asked, today if no day is given: also once more, after ten days without an answer.

        Raises ``Refused`` when that cannot be, or it is gone.
        """
        introduction = self.get(id)
        with self._vault.change("Ask for an introduction", introduction.about):
            day = self._day(on)
            if introduction.party(person).is_silent(self._vault.clock.today()):
                self._step(id, person, PartyState.SILENT)
            self._step(id, person, PartyState.ASKED, asked_on=day, answered_on="")

    def answer(self, id: int, person: int, answer: Answer | str, note: str = "", on: str | date = "") -> None:
        """One of them answered, and the other hears nothing of it. Raises ``Refused`` as ``ask``."""
        introduction = self.get(id)
        with self._vault.change("Note an answer", introduction.about):
            day = self._day(on)
            self._step(
                id,
                person,
                PartyState(Answer(answer).value),
                asked_on=introduction.party(person).asked_on or day,
                answered_on=day,
                note=tidy(note) or introduction.party(person).note,
            )

    def share(self, id: int, person: int | None = None, on: str | date = "") -> None:
        """One of them, or whoever of both had not, got what the other consented to.

        Raises ``Refused`` before both have said yes, or when it is gone.
        """
        introduction = self.get(id)
        if not introduction.may_share:
            raise Refused(tr("Nothing is shared before both have said yes."))
        with self._vault.change("Share an introduction", introduction.about):
            self._vault.update("introduction", id, shared_on=introduction.shared_on or self._day(on))
            waiting = [one.person for one in introduction.to_receive or (introduction.a, introduction.b)]
            for receiver in waiting if person is None else (person,):
                self._step(id, receiver, PartyState.SHARED)

    def deliver(self, id: int, person: int) -> None:
        """One of them has it. Raises ``Refused`` when it was not shared with them, or is gone."""
        introduction = self.get(id)
        with self._vault.change("Deliver an introduction", introduction.about):
            self._step(id, person, PartyState.DELIVERED)

    def withdraw(self, id: int, person: int | None = None) -> None:
        """One of them withdrew, or the introducer did for both. Raises ``Refused`` once anything was shared."""
        introduction = self.get(id)
        with self._vault.change("Withdraw an introduction", introduction.about):
            if person is not None:
                self._step(id, person, PartyState.WITHDRAWN)
                return
            for party in (introduction.a, introduction.b):
                if party.state not in (PartyState.NO, PartyState.WITHDRAWN):
                    self._step(id, party.person, PartyState.WITHDRAWN)

    def rest(self, id: int, person: int) -> None:
        """Take ten days of silence of one of them for a no. Raises ``Refused`` before these are over, or as ``ask``."""
        introduction = self.get(id)
        party = introduction.party(person)
        if not party.is_silent(self._vault.clock.today()):
            raise Refused(tr("Silence counts as a no after ten days. Give {name} the time.", name=party.name))
        with self._vault.change("Let introductions expire", introduction.about):
            self._step(id, person, PartyState.SILENT)

    def expire_silent(self) -> list[int]:
        """Take ten days of silence for a no; the ids of the introductions that this ends."""
        today = self._vault.clock.today()
        asking = self.all(IntroductionState.ASKING)
        silent = [(whole, party) for whole in asking for party in (whole.a, whole.b) if party.is_silent(today)]
        with self._vault.change("Let introductions expire"):
            for introduction, party in silent:
                self._step(introduction.id, party.person, PartyState.SILENT)
        return list(dict.fromkeys(introduction.id for introduction, _ in silent))

    def met(self, id: int, on: str | date = "") -> None:
        """The two have met, today if no date is given. Raises ``Refused`` when nothing was shared, or it is gone."""
        introduction = self._shared(id)
        with self._vault.change("Note that two have met", introduction.about):
            self._vault.update("introduction", id, met_on=edtf(on or self._vault.clock.today()))
            self._settle(id)

    def close(self, id: int, outcome: str = "") -> None:
        """That is what came of it. Raises ``Refused`` when nothing was shared, or it is gone."""
        introduction = self._shared(id)
        with self._vault.change("Close an introduction", introduction.about):
            if outcome:
                self._vault.update("introduction", id, outcome=tidy(outcome))
            self._settle(id, closed=True)

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove an introduction", self.get(id).about):
            self._vault.write("DELETE FROM introduction WHERE id = ?", (id,))

    def get(self, id: int) -> Introduction:
        """One introduction. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows("SELECT * FROM introduction WHERE id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def all(self, state: IntroductionState | None = None) -> list[Introduction]:
        """Every introduction, or those in one state, the last proposed first."""
        where, values = ("", ()) if state is None else ("WHERE state = ?", (state.value,))
        return self._whole(
            self._vault.rows(f"SELECT * FROM introduction {where} ORDER BY proposed_on DESC, id DESC", values)
        )

    def of_person(self, person: int) -> list[Introduction]:
        """Those that someone is a party of, the last proposed first."""
        return self._whole(
            self._vault.rows(
                """SELECT * FROM introduction WHERE id IN
                (SELECT introduction_id FROM introduction_party WHERE person_id = ?)
                ORDER BY proposed_on DESC, id DESC""",
                (person,),
            )
        )

    # Inside

    def _day(self, on: str | date) -> str:
        return iso_day(on or self._vault.clock.today())

    def _name(self, person: int) -> str:
        row = self._vault.row("SELECT name FROM person WHERE id = ?", (person,))
        return str(row["name"]) if row else ""

    def _shared(self, id: int) -> Introduction:
        introduction = self.get(id)
        if not {introduction.a.state, introduction.b.state} & RECEIVING:
            raise Refused(tr("Nothing was shared yet. Share the introduction first."))
        return introduction

    def _step(self, id: int, person: int, state: PartyState, **columns: Value) -> None:
        """Take one party a step on, if the other is where that allows it."""
        introduction = self.get(id)  # as it is now, inside the change: another window may have moved it
        party = introduction.party(person)
        if not may_become(party.state, introduction.other(party).state, state):
            raise Refused(tr("That step is not open from where this introduction is."))
        self._write_party(id, party, {"state": state.value, **columns})
        self._settle(id)

    def _write_party(self, id: int, party: Party, columns: dict[str, Value]) -> None:
        for column, value in columns.items():
            self._vault.write(
                f"UPDATE introduction_party SET {column} = ? WHERE introduction_id = ? AND person_id = ?",
                (value, id, party.person),
            )

    def _settle(self, id: int, *, closed: bool = False) -> None:
        """Keep the state of the whole beside it, so that lists can be filtered by it."""
        introduction = self.get(id)
        state = whole_state(
            introduction.a.state,
            introduction.b.state,
            met=bool(introduction.met_on),
            closed=closed or introduction.state == IntroductionState.CLOSED,
        )
        self._vault.update("introduction", id, state=state.value)

    def _whole(self, rows: list[Row]) -> list[Introduction]:
        parties: dict[tuple[int, str], Party] = {}
        for row in self._vault.rows(
            """SELECT introduction_party.*, person.name AS name FROM introduction_party
            JOIN person ON person.id = person_id
            WHERE introduction_id IN (SELECT value FROM json_each(?))""",
            (json.dumps([row["id"] for row in rows]),),
        ):
            parties[row["introduction_id"], row["side"]] = _party(row)
        return [
            Introduction(
                id=row["id"],
                uid=row["uid"],
                a=parties[row["id"], "a"],
                b=parties[row["id"], "b"],
                state=IntroductionState(row["state"]),
                proposed_on=row["proposed_on"],
                shared_on=row["shared_on"],
                met_on=row["met_on"],
                outcome=row["outcome"],
                note=row["note"],
            )
            for row in rows
        ]


def _party(row: Row) -> Party:
    return Party(
        person=row["person_id"],
        name=row["name"],
        state=PartyState(row["state"]),
        why=row["why"],
        teaser=row["teaser"],
        asked_on=row["asked_on"],
        answered_on=row["answered_on"],
        note=row["note"],
    )
