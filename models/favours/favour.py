"""What a favour is, and the steps it may take. It has states, never a price or a balance."""

from dataclasses import dataclass
from enum import StrEnum

from models.involved import Named


class Direction(StrEnum):
    """Who does it for whom."""

    FROM_ME = "from_me"
    TO_ME = "to_me"


class FavourState(StrEnum):
    """How far a favour has come: one of mine, then one done for me; either can be released."""

    OFFERED = "offered"
    PROMISED = "promised"
    DOING = "doing"
    GIVEN = "given"
    CLOSED = "closed"
    ASKED = "asked"
    AGREED = "agreed"
    RECEIVED = "received"
    THANKED = "thanked"
    RELEASED = "released"


class FavourWord(StrEnum):
    """The four words a user sees."""

    I_OWE = "i_owe"
    GIVEN = "given"
    OWED_TO_ME = "owed_to_me"
    RECEIVED = "received"


class Shelf(StrEnum):
    """Where one looks for a favour. Each stands on exactly one of them."""

    PROMISED = "promised"
    AWAITED = "awaited"
    TO_THANK = "to_thank"
    GIVEN = "given"
    PAST = "past"


class Effort(StrEnum):
    """How much a favour asks for, in words. What is kept may also be a text of the user's own."""

    FIVE_MINUTES = "five minutes"
    HOUR = "an hour"
    DAY = "a day"
    MORE = "more"


_S = FavourState

# What may come next. Steps on the way may be skipped, but not the doing itself:
# nothing is closed before it was given, nobody thanked before something was received.
NEXT: dict[Direction, dict[FavourState, frozenset[FavourState]]] = {
    Direction.FROM_ME: {
        _S.OFFERED: frozenset({_S.PROMISED, _S.DOING, _S.GIVEN, _S.RELEASED}),
        _S.PROMISED: frozenset({_S.DOING, _S.GIVEN, _S.RELEASED}),
        _S.DOING: frozenset({_S.GIVEN, _S.RELEASED}),
        _S.GIVEN: frozenset({_S.CLOSED}),
        _S.CLOSED: frozenset(),
        _S.RELEASED: frozenset(),
    },
    Direction.TO_ME: {
        _S.ASKED: frozenset({_S.AGREED, _S.RECEIVED, _S.RELEASED}),
        _S.AGREED: frozenset({_S.RECEIVED, _S.RELEASED}),
        _S.RECEIVED: frozenset({_S.THANKED}),
        _S.THANKED: frozenset(),
        _S.RELEASED: frozenset(),
    },
}

_WORDS = {
    _S.OFFERED: FavourWord.I_OWE,
    _S.PROMISED: FavourWord.I_OWE,
    _S.DOING: FavourWord.I_OWE,
    _S.GIVEN: FavourWord.GIVEN,
    _S.CLOSED: FavourWord.GIVEN,
    _S.ASKED: FavourWord.OWED_TO_ME,
    _S.AGREED: FavourWord.OWED_TO_ME,
    _S.RECEIVED: FavourWord.RECEIVED,
    _S.THANKED: FavourWord.RECEIVED,
}

DONE = {Direction.FROM_ME: _S.GIVEN, Direction.TO_ME: _S.RECEIVED}
OPEN = frozenset(state for direction, steps in NEXT.items() for state in steps if DONE[direction] in steps[state])


SHELVES: dict[FavourState, Shelf] = {
    **dict.fromkeys((_S.OFFERED, _S.PROMISED, _S.DOING), Shelf.PROMISED),
    **dict.fromkeys((_S.ASKED, _S.AGREED), Shelf.AWAITED),
    _S.RECEIVED: Shelf.TO_THANK,
    **dict.fromkeys((_S.GIVEN, _S.CLOSED), Shelf.GIVEN),
    **dict.fromkeys((_S.THANKED, _S.RELEASED), Shelf.PAST),
}


def may_become(direction: Direction, now: FavourState, then: FavourState) -> bool:
    """Whether a favour of this direction can go from the state ``now`` to ``then``."""
    return then in NEXT[direction].get(now, ())


@dataclass(frozen=True, slots=True)
class Favour:
    """Something done, or to be done, for someone.

    ``people`` are (id, name) in order of mention. ``due`` is an ISO day or empty.
    ``on`` is a vague date: when it was said, and once it is done, when that was.
    ``paid_forward_from`` is the favour I had received and passed on with this one,
    ``part_of`` the one that goes on, of which this was a part.
    """

    id: int
    uid: str
    direction: Direction
    text: str
    effort: str
    due: str
    on: str
    state: FavourState
    people: tuple[Named, ...]
    paid_forward_from: int | None
    part_of: int | None
    interaction: int | None

    @property
    def word(self) -> FavourWord | None:
        """The word a user sees; none once it is released, for then nobody owes anything."""
        return _WORDS.get(self.state)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, by me or by them."""
        return self.state in OPEN

    @property
    def shelf(self) -> Shelf:
        """Where one looks for it."""
        return SHELVES[self.state]


@dataclass(frozen=True, slots=True)
class Chain:
    """What a favour hangs together with, read both ways.

    ``came_from`` is what I had received and pass on with it, ``led_to`` what I did for others because of it.
    ``part_of`` is the favour that goes on, ``parts`` what of this one was done already. The first noted come first.
    """

    came_from: Favour | None = None
    led_to: tuple[Favour, ...] = ()
    part_of: Favour | None = None
    parts: tuple[Favour, ...] = ()
