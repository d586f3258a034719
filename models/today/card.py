"""What a card of Today shows."""

from dataclasses import dataclass
from enum import StrEnum

from models.interactions import Channel
from models.involved import Named


class CardKind(StrEnum):
    """Why someone comes up today, in the order in which the cards lie."""

    PROMISE = "promise"
    INTRODUCTION = "introduction"
    THANKS = "thanks"
    NEWS = "news"
    DECISION = "decision"
    DATE = "date"
    FOLLOW_UP = "follow_up"
    CADENCE = "cadence"
    WEAK_TIE = "weak_tie"
    DORMANT = "dormant"


@dataclass(frozen=True, slots=True)
class LastWords:
    """The last that was noted with someone: a sentence or two of it, its vague date, and the interaction's id."""

    text: str
    on: str
    channel: Channel
    interaction: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card.

    ``id`` is a row of ``table``: a favour, an introduction, a mission, a decision, a follow-up or a person.
    ``subject`` is what Today remembers it by: a uid, and more words where that does not say which.
    ``people`` are those it is about, the one to write to first; a decision has none.
    ``why`` says why now, ``text`` what it is about and may be empty; both are in the user's language.
    ``promised`` are the other promises of mine to them, not the one that ``text`` says already.
    ``due`` is the ISO day it is about, or empty. ``can_let_go`` says whether it may be let go.
    ``asks`` says that it was put off twice: the third time asks to let it go, or to make it slower.
    """

    kind: CardKind
    subject: str
    table: str
    id: int
    people: tuple[Named, ...]
    why: str
    text: str = ""
    last: LastWords | None = None
    promised: tuple[str, ...] = ()
    due: str = ""
    can_let_go: bool = True
    asks: bool = False

    @property
    def key(self) -> str:
        """What it is known by, today and until it is dealt with."""
        return f"{self.kind.value} {self.subject}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    """Something ahead: a promise, an important date or a follow-up, on ``due``, an ISO day.

    ``id`` is a row of ``table`` as in ``Card``; ``text`` may be empty, as for a birthday. ``why`` says what it is
    in the user's language: "Birthday", "Promised", or the follow-up's own why.
    """

    kind: CardKind
    table: str
    id: int
    people: tuple[Named, ...]
    text: str
    why: str
    due: str
