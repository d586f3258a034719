"""Missions: paid work, and the people it came through, who are to be thanked and told how it ended."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class MissionState(StrEnum):
    """How far paid work has come."""

    HEARD = "heard"
    TALKING = "talking"
    PROPOSED = "proposed"
    WON = "won"
    LOST = "lost"


_S = MissionState
ENDED = frozenset({_S.WON, _S.LOST})

# A proposal can go back to talks, and what was lost can come back; what was won stays won.
NEXT: dict[MissionState, frozenset[MissionState]] = {
    _S.HEARD: frozenset({_S.TALKING, _S.PROPOSED}) | ENDED,
    _S.TALKING: frozenset({_S.PROPOSED}) | ENDED,
    _S.PROPOSED: frozenset({_S.TALKING}) | ENDED,
    _S.WON: frozenset(),
    _S.LOST: frozenset({_S.TALKING}),
}

Link = int | tuple[int, int | None]


def chain_of(links: Sequence[Link]) -> list[int]:
    """The people of a chain, first to last, once each.

    A link is a person, or a pair: who told, and whom; ``None`` is me, who heard last.

    >>> chain_of([(7, 3), (3, None)])
    [7, 3]
    """
    people = [person for link in links for person in (link if isinstance(link, tuple) else (link,))]
    return list(dict.fromkeys(person for person in people if person is not None))


@dataclass(frozen=True, slots=True)
class Referral:
    """One link of the chain. The dates are ISO days, empty for what is still to be done."""

    person: int
    name: str
    told_on: str
    thanked_on: str


@dataclass(frozen=True, slots=True)
class Mission:
    """Paid work. ``client`` is their name; ``client_id`` says who they are, if they are one of the people.

    ``heard_on``, ``decided_on`` and ``delivered_on`` are vague dates or empty.
    ``amount_cents`` is in hundredths of ``currency`` (ISO 4217). ``chain`` is whom it came through, first to last.
    """

    id: int
    uid: str
    title: str
    client: str
    client_id: int | None
    state: MissionState
    note: str
    heard_on: str
    decided_on: str
    delivered_on: str
    lost_because: str
    amount_cents: int | None
    currency: str
    chain: tuple[Referral, ...]

    @property
    def to_thank(self) -> tuple[Referral, ...]:
        """Those who passed it on and were not thanked yet, whatever came of it."""
        return tuple(referral for referral in self.chain if not referral.thanked_on)

    @property
    def to_tell(self) -> tuple[Referral, ...]:
        """Those who do not know yet how it ended; nobody before it has."""
        if self.state not in ENDED:
            return ()
        return tuple(referral for referral in self.chain if not referral.told_on)
