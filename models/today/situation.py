"""What every suggestion rests on: the day, who may be suggested, and what is to be left alone."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.dates import shifted
from models.decisions import Decision, Decisions
from models.involved import Named
from models.nudges import Nudges
from models.people import Standing
from models.today.card import CardKind
from models.vault.vault import Vault

AHEAD = timedelta(days=6)
"""How long before its day something comes up: who looks in once a week, on the same weekday, meets every one."""


@dataclass(frozen=True, slots=True)
class Situation:
    """One day in one vault.

    ``quiet`` are the subjects that were put off or let go, by kind.
    ``dead`` and ``withdrawn`` are people: the latter want peace, or were put away.
    ``decisions`` are all there are, for several kinds of cards come from them.
    """

    vault: Vault
    today: date
    quiet: Mapping[str, frozenset[str]]
    dead: frozenset[int]
    withdrawn: frozenset[int]
    decisions: tuple[Decision, ...]

    def is_quiet(self, kind: CardKind, subject: str) -> bool:
        """Whether it is to be left alone today."""
        return subject in self.quiet.get(kind, ())

    def living(self, people: Iterable[Named]) -> tuple[Named, ...]:
        """Those of ``people`` to whom a promise can be kept."""
        return tuple(person for person in people if person[0] not in self.dead)

    def welcome(self, people: Iterable[Named]) -> tuple[Named, ...]:
        """Those of ``people`` who may be suggested."""
        return tuple(person for person in self.living(people) if person[0] not in self.withdrawn)

    @property
    def horizon(self) -> date:
        """The last day that concerns this week."""
        return shifted(self.today, AHEAD)


def read_situation(vault: Vault) -> Situation:
    """How things stand on the day that the vault's clock says."""
    today = vault.clock.today()
    aside = vault.rows("SELECT id, standing FROM person WHERE standing <> '' OR archived = 1")
    dead = frozenset(row["id"] for row in aside if row["standing"] == Standing.DEAD)
    return Situation(
        vault=vault,
        today=today,
        quiet=Nudges(vault).all_quiet(today),
        dead=dead,
        withdrawn=frozenset(row["id"] for row in aside) - dead,
        decisions=tuple(Decisions(vault).all()),
    )


def uids_of(vault: Vault, people: Sequence[int]) -> dict[int, str]:
    """The uid of each of these people."""
    rows = vault.rows(
        "SELECT id, uid FROM person WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(people)),)
    )
    return {row[0]: row[1] for row in rows}
