"""What the place of decisions writes: each is one change, so one step of undo, whose id is given back.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from dataclasses import dataclass

from models.decisions import Decisions, DecisionState
from models.vault import Vault
from ui.places.who import Who, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A question as its form gives it: ``deadline`` an ISO day or empty."""

    question: str
    stake: str
    deadline: str
    options: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What was decided, as its form gives it: ``look_back_on`` an ISO day, or empty for 90 days from now."""

    choice: str
    expected: str
    look_back_on: str


def ask(vault: Vault, _job: object, *, entry: Entry) -> tuple[int, int]:
    """Keep a new question; its id, and that of the change."""
    with vault.change("Ask a question", entry.question):
        id = Decisions(vault).ask(entry.question, entry.stake, entry.deadline, entry.options)
        return id, vault.current_change


def change_question(vault: Vault, _job: object, *, id: int, entry: Entry) -> tuple[int, int]:
    """Give a question what the form says; its id, and that of the change."""
    with vault.change("Change a decision", entry.question):
        Decisions(vault).change(
            id, question=entry.question, stake=entry.stake, deadline=entry.deadline, options=entry.options
        )
        return id, vault.current_change


def choose(vault: Vault, _job: object, *, id: int, people: tuple[Who, ...]) -> tuple[int, int]:
    """These are to be asked; the decision's id, and that of the change."""
    with vault.change("Choose whom to ask", Decisions(vault).get(id).question):
        Decisions(vault).choose(id, [id_of(vault, who) for who in people])
        return id, vault.current_change


def note(vault: Vault, _job: object, *, id: int, person: int, lived: str, advised: str) -> tuple[int, int]:
    """That is what somebody said; the decision's id, and that of the change."""
    decisions = Decisions(vault)
    with vault.change("Consult someone", decisions.get(id).question):
        said = decisions.consult(id, person)
        decisions.change_consultation(said, lived=lived, advised=advised)
        return id, vault.current_change


def settle(vault: Vault, _job: object, *, id: int, person: int) -> int:
    """Somebody was asked, or once it is decided told and thanked; the id of the change."""
    decisions = Decisions(vault)
    decision = decisions.get(id)
    said = next((one for one in decision.to_tell if one.person == person), None)
    with vault.change("Tell what was decided" if said else "Consult someone", decision.question):
        if said:
            decisions.tell(said.id)
        else:
            decisions.consult(id, person)
        return vault.current_change


def decide(vault: Vault, _job: object, *, id: int, made: Choice) -> tuple[int, int]:
    """That is the choice; the decision's id, and that of the change."""
    with vault.change("Decide", Decisions(vault).get(id).question):
        Decisions(vault).decide(id, made.choice, made.expected, look_back_on=made.look_back_on)
        return id, vault.current_change


def change_choice(vault: Vault, _job: object, *, id: int, made: Choice) -> tuple[int, int]:
    """Put what was decided in other words; the decision's id, and that of the change."""
    with vault.change("Change a decision", Decisions(vault).get(id).question):
        Decisions(vault).change(id, choice=made.choice, expected=made.expected, look_back_on=made.look_back_on)
        return id, vault.current_change


def look_back(vault: Vault, _job: object, *, id: int, happened: str) -> tuple[int, int]:
    """That is what happened; the decision's id, and that of the change."""
    decisions = Decisions(vault)
    decision = decisions.get(id)
    if decision.state == DecisionState.REVIEWED:
        with vault.change("Change a decision", decision.question):
            decisions.change(id, happened=happened)
            return id, vault.current_change
    with vault.change("Look back on a decision", decision.question):
        decisions.review(id, happened)
        return id, vault.current_change


def drop(vault: Vault, _job: object, *, id: int) -> int:
    """The question is let go; the id of the change."""
    with vault.change("Drop a decision", Decisions(vault).get(id).question):
        Decisions(vault).drop(id)
        return vault.current_change


def reopen(vault: Vault, _job: object, *, id: int) -> int:
    """It is a question again; the id of the change."""
    decisions = Decisions(vault)
    decision = decisions.get(id)
    with vault.change("Change a decision", decision.question):
        decisions.change(id, state=DecisionState.CONSULTING if decision.consultations else DecisionState.OPEN)
        return vault.current_change


def leave_out(vault: Vault, _job: object, *, id: int, consultation: int) -> int:
    """Take somebody out of those who are asked, with what they said; the id of the change."""
    with vault.change("Remove a consultation", Decisions(vault).get(id).question):
        Decisions(vault).remove_consultation(consultation)
        return vault.current_change


def remove_decision(vault: Vault, _job: object, *, id: int) -> int:
    """Take a decision out; the id of the change."""
    with vault.change("Remove a decision", Decisions(vault).get(id).question):
        Decisions(vault).remove(id)
        return vault.current_change
