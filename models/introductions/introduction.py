"""An introduction: who is asked, what each answers, and what may be shared when."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from models.vault.vault import gone

SILENT_AFTER = timedelta(days=10)  # so long a silence counts as no


class PartyState(StrEnum):
    """How far one of the two has come."""

    NEW = "new"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    LATER = "later"
    SILENT = "silent"
    WITHDRAWN = "withdrawn"
    SHARED = "shared"
    DELIVERED = "delivered"


class Answer(StrEnum):
    """What someone who was asked can say."""

    YES = "yes"
    NO = "no"
    LATER = "later"


class IntroductionState(StrEnum):
    """How far the whole has come; it follows from both parties, in whatever order their news arrived."""

    DRAFT = "draft"
    ASKING = "asking"
    READY = "ready"
    SHARED = "shared"
    DELIVERED = "delivered"
    MET = "met"
    CLOSED = "closed"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"


_P = PartyState
_ANSWERS = frozenset({_P.YES, _P.NO, _P.LATER, _P.WITHDRAWN})
_CONSENTING = frozenset({_P.YES, _P.SHARED, _P.DELIVERED})
RECEIVING = frozenset({_P.SHARED, _P.DELIVERED})

# An answer may come without a question of ours: by phone, before we wrote.
NEXT: dict[PartyState, frozenset[PartyState]] = {
    _P.NEW: _ANSWERS | {_P.ASKED},
    _P.ASKED: _ANSWERS | {_P.SILENT},
    _P.LATER: _ANSWERS | {_P.ASKED},
    _P.SILENT: frozenset({_P.ASKED, _P.WITHDRAWN}),
    _P.YES: frozenset({_P.SHARED, _P.WITHDRAWN}),
    _P.SHARED: frozenset({_P.DELIVERED}),
    _P.NO: frozenset(),
    _P.WITHDRAWN: frozenset(),
    _P.DELIVERED: frozenset(),
}


def may_share(a: PartyState, b: PartyState) -> bool:
    """Whether anything of one may go to the other: only when both have said yes."""
    return {a, b} <= _CONSENTING


def may_become(now: PartyState, other: PartyState, then: PartyState) -> bool:
    """Whether a party can go from ``now`` to ``then`` while the other party is where it is.

    Once something was sent to either, a withdrawal is only a request, so it is no step.
    """
    if then == _P.SHARED and not may_share(now, other):
        return False
    if then == _P.WITHDRAWN and other in RECEIVING:
        return False
    if then == _P.ASKED and other in (_P.NO, _P.WITHDRAWN):
        return False
    return then in NEXT[now]


def whole_state(a: PartyState, b: PartyState, *, met: bool = False, closed: bool = False) -> IntroductionState:
    """How far an introduction has come, from its two parties; ``met`` and ``closed`` count once it was shared."""
    states = {a, b}
    if may_share(a, b):
        if not states & RECEIVING:
            return IntroductionState.READY
        if closed:
            return IntroductionState.CLOSED
        if met:
            return IntroductionState.MET
        return IntroductionState.DELIVERED if states == {_P.DELIVERED} else IntroductionState.SHARED
    for ended, whole in (
        (_P.NO, IntroductionState.DECLINED),
        (_P.WITHDRAWN, IntroductionState.WITHDRAWN),
        (_P.SILENT, IntroductionState.EXPIRED),
    ):
        if ended in states:
            return whole
    return IntroductionState.DRAFT if states == {_P.NEW} else IntroductionState.ASKING


@dataclass(frozen=True, slots=True)
class Party:
    """One of the two: who, how far, and ``why`` it would do them good.

    ``teaser`` tells of the other without naming them; ``note`` is what they answered, for the introducer alone.
    The dates are ISO days or empty.
    """

    person: int
    name: str
    state: PartyState
    why: str
    teaser: str
    asked_on: str
    answered_on: str
    note: str

    def is_silent(self, today: date) -> bool:
        """Whether they were asked so long ago that silence counts as no."""
        return (
            self.state == PartyState.ASKED
            and bool(self.asked_on)
            and today - date.fromisoformat(self.asked_on) >= SILENT_AFTER
        )


@dataclass(frozen=True, slots=True)
class Introduction:
    """Two people who might gain by knowing each other. Its dates are vague ones or empty."""

    id: int
    uid: str
    a: Party
    b: Party
    state: IntroductionState
    proposed_on: str
    shared_on: str
    met_on: str
    outcome: str
    note: str

    @property
    def may_share(self) -> bool:
        """Whether both have said yes."""
        return may_share(self.a.state, self.b.state)

    @property
    def to_receive(self) -> tuple[Party, ...]:
        """Who may get what the other consented to, and has not got it."""
        return tuple(one for one in (self.a, self.b) if self.may_share and one.state == PartyState.YES)

    @property
    def about(self) -> str:
        """Both names."""
        return f"{self.a.name}, {self.b.name}"

    def as_of(self, today: date) -> "Introduction":
        """The same, where ten days of silence are the no that they count as, though nobody noted it yet."""
        a, b = (replace(one, state=_P.SILENT) if one.is_silent(today) else one for one in (self.a, self.b))
        if (a, b) == (self.a, self.b):
            return self
        return replace(self, a=a, b=b, state=whole_state(a.state, b.state))

    def party(self, person: int) -> Party:
        """The one of the two that ``person`` is. Raises ``Refused`` when it is about others."""
        for party in (self.a, self.b):
            if party.person == person:
                return party
        raise gone()

    def other(self, party: Party) -> Party:
        """The one that ``party`` would be introduced to."""
        return self.b if party == self.a else self.a
