"""The cards of a rehearsal, sorted off the GUI thread so that the list need not think."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from models.importing import Choices, Planned, Rehearsal, Verdict
from models.text import fold


class Kind(Enum):
    """Which cards are shown."""

    ALL = auto()
    NEW = auto()
    FAMILIAR = auto()
    UPDATED = auto()
    DIFFERENT = auto()
    UNCHANGED = auto()
    LEFT_OUT = auto()
    UNREAD = auto()


Whom = tuple[int | None, int | None]
"""Whom a card is of: the id of somebody in the vault, or the place of the first card of somebody new."""


@dataclass(frozen=True, slots=True)
class Cards:
    """A rehearsal, and what its list asks again and again.

    ``folded`` are the names to find people by; ``whom`` tells whom each card is of, nobody where it brings nothing.
    ``of_kind`` are the places of the cards of each kind that depends on the card alone.
    ``chosen`` is what was chosen of them already, when the files were read otherwise.
    """

    rehearsal: Rehearsal = field(default_factory=Rehearsal)
    folded: Sequence[str] = ()
    whom: Sequence[Whom | None] = ()
    of_kind: dict[Kind, frozenset[int]] = field(default_factory=dict)
    chosen: Choices = field(default_factory=Choices)

    @classmethod
    def of(cls, rehearsal: Rehearsal, chosen: Choices) -> "Cards":
        """Sort the cards of ``rehearsal``, of which some were ``chosen``."""
        of_kind: dict[Kind, list[int]] = {kind: [] for kind in (*_KINDS.values(), Kind.FAMILIAR, Kind.DIFFERENT)}
        for at, planned in enumerate(rehearsal.planned):
            for kind in _kinds_of(planned):
                of_kind[kind].append(at)
        return cls(
            rehearsal,
            tuple(fold(planned.name) for planned in rehearsal.planned),
            tuple(_whom(at, planned) for at, planned in enumerate(rehearsal.planned)),
            {kind: frozenset(places) for kind, places in of_kind.items()},
            chosen,
        )


_KINDS: Final = {Verdict.NEW: Kind.NEW, Verdict.UPDATED: Kind.UPDATED, Verdict.UNCHANGED: Kind.UNCHANGED}


def _kinds_of(planned: Planned) -> Iterator[Kind]:
    yield _KINDS[planned.verdict]
    if planned.looks_like:
        yield Kind.FAMILIAR
    if planned.differs:
        yield Kind.DIFFERENT


def _whom(at: int, planned: Planned) -> Whom | None:
    if planned.verdict is Verdict.UNCHANGED:
        return None
    if planned.person is not None:
        return planned.person, None
    return None, at if planned.earlier is None else planned.earlier
