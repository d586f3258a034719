"""The decisions of a vault, and those who were asked about them."""

import json
import uuid
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from models.columns import ELSEWHERE, Column, columns
from models.dates import edtf, iso_day
from models.decisions.decision import MOST_CHOSEN, NEXT, Consultation, Decision, DecisionState, look_back_day
from models.errors import Refused
from models.involved import known
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Vault, gone
from resources import tr


class DecisionFields(TypedDict, total=False):
    """What can be changed of a decision."""

    question: str
    stake: str
    deadline: str | date
    options: Sequence[str]
    opened_on: str | date
    choice: str
    expected: str
    decided_on: str | date
    look_back_on: str | date
    happened: str
    state: DecisionState


class ConsultationFields(TypedDict, total=False):
    """What can be changed of what someone said."""

    asked_on: str | date
    lived: str
    advised: str
    told_on: str | date
    thanked_on: str | date


_COLUMNS: dict[str, Column] = {
    "question": ("question", worded),
    "stake": ("stake", tidy),
    "deadline": ("deadline", iso_day),
    "options": ELSEWHERE,
    "opened_on": ("opened_on", edtf),
    "choice": ("choice", tidy),
    "expected": ("expected", tidy),
    "decided_on": ("decided_on", edtf),
    "look_back_on": ("look_back_on", iso_day),
    "happened": ("happened", tidy),
    "state": ("state", str),
}
_CONSULTATION_COLUMNS: dict[str, Column] = {
    "asked_on": ("asked_on", iso_day),
    "lived": ("lived", tidy),
    "advised": ("advised", tidy),
    "told_on": ("told_on", iso_day),
    "thanked_on": ("thanked_on", iso_day),
}
_TEXTS = (
    "question",
    "stake",
    "deadline",
    "opened_on",
    "choice",
    "expected",
    "decided_on",
    "look_back_on",
    "happened",
)


class Decisions:
    """The decisions of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ask(
        self,
        question: str,
        stake: str = "",
        deadline: str | date = "",
        options: Sequence[str] = (),
        *,
        on: str | date = "",
    ) -> int:
        """Keep a question to decide, open since today if no date is given; its id.

        Raises ``Refused`` without a question, or for a deadline that is no exact day.
        """
        with self._vault.change("Ask a question", question):
            fields: DecisionFields = {
                "question": question,
                "stake": stake,
                "deadline": deadline,
                "opened_on": on or self._vault.clock.today(),
            }
            id = self._vault.insert("decision", uid=uuid.uuid4().hex, **columns(fields, _COLUMNS))
            self._write_options(id, options)
            return id

    def choose(self, decision: int, people: Sequence[int]) -> None:
        """These are whom I want to ask; who was chosen before stays.

        Raises ``Refused`` for nobody or for more than three at a time, for someone who wants peace or has died,
        once it is decided, or when the decision or a person is gone.
        """
        asked = self.get(decision)
        with self._vault.change("Choose whom to ask", asked.question):
            wanted = self._askable(people)
            if asked.state == DecisionState.OPEN:
                self._vault.update("decision", decision, state=DecisionState.CONSULTING.value)
            elif asked.state != DecisionState.CONSULTING:
                raise Refused(tr("This decision cannot take that step from where it is."))
            for person in wanted:
                if person not in [said.person for said in asked.consultations]:
                    self._vault.insert("consultation", uid=uuid.uuid4().hex, decision_id=decision, person_id=person)

    def consult(self, decision: int, person: int, lived: str = "", advised: str = "", *, on: str | date = "") -> int:
        """Someone was asked, today if no day is given, and said this; the id of the consultation.

        Asked again, what they say now is put in place of what it answers, and what they said of the rest stays.
        Raises ``Refused`` when the decision or the person is gone.
        """
        asked = self.get(decision)
        with self._vault.change("Consult someone", asked.question):
            known(self._vault, [person])
            before = next((said for said in asked.consultations if said.person == person), None)
            fields: ConsultationFields = {
                "asked_on": on or (before.asked_on if before else "") or self._vault.clock.today(),
                "lived": lived or (before.lived if before else ""),
                "advised": advised or (before.advised if before else ""),
            }
            values = columns(fields, _CONSULTATION_COLUMNS)
            if asked.state == DecisionState.OPEN:
                self._vault.update("decision", decision, state=DecisionState.CONSULTING.value)
            if before:
                self._vault.update("consultation", before.id, **values)
                return before.id
            return self._vault.insert(
                "consultation", uid=uuid.uuid4().hex, decision_id=decision, person_id=person, **values
            )

    def change_consultation(self, id: int, **fields: Unpack[ConsultationFields]) -> None:
        """Give the named fields of what someone said new values. Raises ``Refused`` when it is gone."""
        with self._vault.change("Change a consultation", self._question_of(id)):
            if fields:
                self._vault.update("consultation", id, **columns(fields, _CONSULTATION_COLUMNS))

    def tell(self, consultation: int) -> None:
        """Someone who was asked knows now what was decided, and was thanked. Raises ``Refused`` when it is gone."""
        with self._vault.change("Tell what was decided", self._question_of(consultation)):
            self._vault.write(
                """UPDATE consultation SET told_on = coalesce(nullif(told_on, ''), ?1),
                thanked_on = coalesce(nullif(thanked_on, ''), ?1) WHERE id = ?2""",
                (self._vault.clock.today().isoformat(), consultation),
            )

    def remove_consultation(self, id: int) -> None:
        """Take what someone said out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a consultation", self._question_of(id)):
            self._vault.write("DELETE FROM consultation WHERE id = ?", (id,))

    def change(self, id: int, **fields: Unpack[DecisionFields]) -> None:
        """Give the named fields new values.

        Decided, it is so since today and looked back on in 90 days, unless dates are given.
        Raises ``Refused`` as ``ask``, for a step that it cannot take (``NEXT``), or when it is gone.
        """
        decision = self.get(id)
        with self._vault.change("Change a decision", decision.question):
            state = fields.get("state", decision.state)
            if state != decision.state:
                _require_step(decision, state)
                if state == DecisionState.DECIDED:
                    decided_on = edtf(fields.get("decided_on") or self._vault.clock.today())
                    fields = {"look_back_on": look_back_day(decided_on), **fields, "decided_on": decided_on}
            if values := columns(fields, _COLUMNS):
                self._vault.update("decision", id, **values)
            if "options" in fields:
                self._write_options(id, fields["options"])

    def decide(
        self,
        id: int,
        choice: str,
        expected: str = "",
        *,
        on: str | date = "",
        look_back_on: str | date = "",
    ) -> None:
        """That is the choice, and what I expect of it. It is looked back on 90 days later if no day is given.

        Raises ``Refused`` without a choice, when it was decided before, or is gone.
        """
        decision = self.get(id)
        _require_step(decision, DecisionState.DECIDED)
        with self._vault.change("Decide", decision.question):
            fields: DecisionFields = {
                "state": DecisionState.DECIDED,
                "choice": worded(choice),
                "expected": expected,
                "decided_on": on,
            }
            if look_back_on:
                fields["look_back_on"] = look_back_on
            self.change(id, **fields)

    def review(self, id: int, happened: str) -> None:
        """Look back: that is what happened. Raises ``Refused`` without words, before it was decided, or when gone."""
        decision = self.get(id)
        _require_step(decision, DecisionState.REVIEWED)
        with self._vault.change("Look back on a decision", decision.question):
            self.change(id, state=DecisionState.REVIEWED, happened=worded(happened))

    def drop(self, id: int) -> None:
        """The question is no more. Raises ``Refused`` when it was decided, or is gone."""
        decision = self.get(id)
        _require_step(decision, DecisionState.DROPPED)
        with self._vault.change("Drop a decision", decision.question):
            self.change(id, state=DecisionState.DROPPED)

    def remove(self, id: int) -> None:
        """Take it out of the vault, with what people said. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a decision", self.get(id).question):
            self._vault.write("DELETE FROM decision WHERE id = ?", (id,))

    def get(self, id: int) -> Decision:
        """One decision. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows("SELECT * FROM decision WHERE id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def all(self, state: DecisionState | None = None) -> list[Decision]:
        """Every decision, or those in one state, the last asked first."""
        where, values = ("", ()) if state is None else ("WHERE state = ?", (state.value,))
        return self._whole(self._vault.rows(f"SELECT * FROM decision {where} ORDER BY opened_on DESC, id DESC", values))

    def of_person(self, person: int) -> list[Decision]:
        """Those that someone was asked about, the last asked first."""
        return self._whole(
            self._vault.rows(
                """SELECT * FROM decision WHERE id IN (SELECT decision_id FROM consultation WHERE person_id = ?)
                ORDER BY opened_on DESC, id DESC""",
                (person,),
            )
        )

    # Inside

    def _askable(self, people: Sequence[int]) -> list[int]:
        wanted = known(self._vault, people)
        if not wanted:
            raise Refused(tr("Choose somebody first."))
        if len(wanted) > MOST_CHOSEN:
            raise Refused(tr("Three at a time are enough: choose those you would call first."))
        in_peace = self._vault.row(
            "SELECT name FROM person WHERE standing <> '' AND id IN (SELECT value FROM json_each(?))",
            (json.dumps(wanted),),
        )
        if in_peace:
            raise Refused(tr("{name} is to be left in peace. Choose somebody else.", name=in_peace["name"]))
        return wanted

    def _question_of(self, consultation: int) -> str:
        row = self._vault.row(
            "SELECT question FROM decision JOIN consultation ON decision_id = decision.id WHERE consultation.id = ?",
            (consultation,),
        )
        if row is None:
            raise gone()
        return str(row["question"])

    def _write_options(self, id: int, options: Sequence[str]) -> None:
        wanted = tuple(text for text in map(tidy, options) if text)
        if wanted == self._options([id]).get(id, ()):
            return
        self._vault.write("DELETE FROM decision_option WHERE decision_id = ?", (id,))
        for position, text in enumerate(wanted):
            self._vault.insert("decision_option", decision_id=id, position=position, text=text)

    def _options(self, ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
        options: dict[int, tuple[str, ...]] = {}
        for row in self._vault.rows(
            """SELECT decision_id, text FROM decision_option
            WHERE decision_id IN (SELECT value FROM json_each(?)) ORDER BY position""",
            (json.dumps(list(ids)),),
        ):
            options[row[0]] = (*options.get(row[0], ()), row[1])
        return options

    def _consultations(self, ids: Sequence[int]) -> dict[int, tuple[Consultation, ...]]:
        said: dict[int, tuple[Consultation, ...]] = {}
        for row in self._vault.rows(
            """SELECT decision_id, consultation.id, consultation.uid, person.id, name,
                asked_on, lived, advised, told_on, thanked_on
            FROM consultation JOIN person ON person.id = person_id
            WHERE decision_id IN (SELECT value FROM json_each(?)) ORDER BY consultation.id""",
            (json.dumps(list(ids)),),
        ):
            said[row[0]] = (*said.get(row[0], ()), Consultation(*row[1:]))
        return said

    def _whole(self, rows: list[Row]) -> list[Decision]:
        ids = [row["id"] for row in rows]
        options, consultations = self._options(ids), self._consultations(ids)
        return [
            Decision(
                id=row["id"],
                uid=row["uid"],
                **{name: row[name] for name in _TEXTS},
                state=DecisionState(row["state"]),
                options=options.get(row["id"], ()),
                consultations=consultations.get(row["id"], ()),
            )
            for row in rows
        ]


def _require_step(decision: Decision, state: DecisionState) -> None:
    if state not in NEXT[decision.state]:
        raise Refused(tr("This decision cannot take that step from where it is."))
