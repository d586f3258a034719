"""A decision and those who were asked: what is known of them, and the steps it can take."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.dates import VagueDate
from models.recurrence import Duration

LOOK_BACK_AFTER = Duration(days=90)

MOST_CHOSEN = 3
"""How many one chooses to ask at a time: after three, one hears the same again or puts off deciding."""


class DecisionState(StrEnum):
    """How far a decision has come."""

    OPEN = "open"
    CONSULTING = "consulting"
    DECIDED = "decided"
    REVIEWED = "reviewed"
    DROPPED = "dropped"


_S = DecisionState

# A question that was dropped may come back; what was decided is looked back on, not unmade.
NEXT: dict[DecisionState, frozenset[DecisionState]] = {
    _S.OPEN: frozenset({_S.CONSULTING, _S.DECIDED, _S.DROPPED}),
    _S.CONSULTING: frozenset({_S.DECIDED, _S.DROPPED}),
    _S.DECIDED: frozenset({_S.REVIEWED}),
    _S.REVIEWED: frozenset(),
    _S.DROPPED: frozenset({_S.OPEN, _S.CONSULTING}),
}


def look_back_day(decided_on: str) -> date:
    """The day to look back on what was decided on this vague date: 90 days after the last day it can mean."""
    return LOOK_BACK_AFTER.after(VagueDate.parse(decided_on).latest)


@dataclass(frozen=True, slots=True)
class Consultation:
    """What someone said: what they ``lived`` themselves, apart from what they ``advised``.

    The dates are ISO days or empty: when they were asked, told what was decided, and thanked.
    Who was chosen, and is still to be asked, has none.
    """

    id: int
    uid: str
    person: int
    name: str
    asked_on: str
    lived: str
    advised: str
    told_on: str
    thanked_on: str

    @property
    def was_asked(self) -> bool:
        """Whether they were asked, and not only chosen to be."""
        return bool(self.asked_on or self.lived or self.advised)


@dataclass(frozen=True, slots=True)
class Decision:
    """A question and what became of it.

    ``stake`` is what depends on it. ``deadline`` and ``look_back_on`` are ISO days or empty,
    ``opened_on`` and ``decided_on`` vague dates or empty.
    ``expected`` was said when it was decided, ``happened`` when it was looked back on.
    """

    id: int
    uid: str
    question: str
    stake: str
    deadline: str
    opened_on: str
    choice: str
    expected: str
    decided_on: str
    look_back_on: str
    happened: str
    state: DecisionState
    options: tuple[str, ...]
    consultations: tuple[Consultation, ...]

    @property
    def waits_for(self) -> str:
        """The day it asks for attention: its deadline, once decided its look back; empty for none."""
        if self.state in (DecisionState.OPEN, DecisionState.CONSULTING):
            return self.deadline
        return self.look_back_on if self.state == DecisionState.DECIDED else ""

    @property
    def to_ask(self) -> tuple[Consultation, ...]:
        """Those who were chosen and are still to be asked; nobody once it is decided."""
        if self.state not in (DecisionState.OPEN, DecisionState.CONSULTING):
            return ()
        return tuple(consultation for consultation in self.consultations if not consultation.was_asked)

    @property
    def to_tell(self) -> tuple[Consultation, ...]:
        """Those who were asked and do not know yet what was decided; nobody before it is."""
        if self.state not in (DecisionState.DECIDED, DecisionState.REVIEWED):
            return ()
        return tuple(one for one in self.consultations if one.was_asked and not one.told_on)
