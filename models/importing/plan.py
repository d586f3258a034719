"""What an import would do, and what it did: the values that the rest passes around."""

from dataclasses import dataclass, field
from enum import StrEnum

from models.completing import Difference
from models.contents import Loaded
from models.interchange.archive import Tables
from models.interchange.card import Card, Rejected
from models.interchange.records import Record
from models.interchange.tables import Layout
from models.involved import Named


class Verdict(StrEnum):
    """What importing a card would do."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """What one card would do. ``at`` is its file and line.

    ``person`` is the id of the one it is known to be; ``earlier`` the place, in the plan, of a card of the
    same person before it. ``looks_like`` names people already there who may be the same;
    ``alike`` are their ids and names, even where two are called the same.
    ``adds`` is what an update would give them, each thing in a word or two of the user's language;
    ``differs`` says that the card says something otherwise than it stands, which is kept unless decided.
    ``moves`` says that it is the first to name a circle for them, and another one than they are in;
    ``moves_alone``, that this is all it is about, for it came in before.
    """

    card: Card
    at: str
    verdict: Verdict
    person: int | None = None
    earlier: int | None = None
    looks_like: tuple[str, ...] = ()
    adds: tuple[str, ...] = ()
    alike: tuple[Named, ...] = ()
    differs: bool = False
    moves: bool = False
    moves_alone: bool = False

    @property
    def name(self) -> str:
        """Whom the card is about."""
        return self.card.name

    @property
    def remarks(self) -> tuple[str, ...]:
        """Sentences about what of the card could not be kept."""
        return self.card.remarks


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided of a card, beside leaving it out.

    ``taken`` is which of its ``differences`` are taken; ``None`` for those that complete, which is what happens anyway.
    ``same_as`` is the id of a person whom the card is about; ``apart`` are those whom it is not about.
    """

    taken: tuple[Difference, ...] | None = None
    same_as: int | None = None
    apart: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class PlannedRecord:
    """Something told of people who are known, or come in with it.

    ``people`` are their ids; a number below zero is a card's: -1 for the first of the plan, and so on.
    ``changes`` says that it was noted before, and says something else now.
    ``is_known`` says that it stands already, or will by then: nothing is noted, but it is known again.
    """

    record: Record
    people: tuple[int, ...]
    changes: bool = False
    is_known: bool = False


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an import would do; nothing is written yet.

    ``encodings`` has one for each file, in their order: the one it was read in, empty for an archive.
    ``records`` is what would be noted of people, or changed of what was.
    ``layouts`` is what the user said of tables with these headers.
    ``moves`` says that whoever is there goes into the circle that their card names, as those do who are new.
    ``archives_differ`` says that the archives hold something, of people or not, that the vault has not.
    """

    planned: tuple[Planned, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    encodings: tuple[str, ...] = ()
    archives: tuple[Tables, ...] = ()
    from_archives: Loaded = field(default_factory=Loaded)
    archives_differ: bool = False
    records: tuple[PlannedRecord, ...] = ()
    layouts: tuple[tuple[tuple[str, ...], Layout], ...] = ()
    moves: bool = False

    @property
    def holds_more(self) -> bool:
        """Whether something would come in that is no card."""
        return self.archives_differ or self.told + self.changed > 0

    @property
    def in_other_circles(self) -> int:
        """How many who are there are in another circle than their card names."""
        return sum(1 for planned in self.planned if planned.moves)

    @property
    def lost(self) -> tuple[Rejected, ...]:
        """What of cards that come in could not be kept, such as a picture that is too large."""
        return tuple(Rejected(planned.at, remark) for planned in self.planned for remark in planned.remarks)

    @property
    def told(self) -> int:
        """How much would be noted of people."""
        return sum(1 for planned in self.records if not planned.changes and not planned.is_known)

    @property
    def changed(self) -> int:
        """How much of what was noted would change."""
        return sum(1 for planned in self.records if planned.changes)

    @property
    def new(self) -> int:
        """How many people would be added."""
        return self._of(Verdict.NEW) + len(self.from_archives.new)

    @property
    def updated(self) -> int:
        """How many would be given something they lack."""
        return self._of(Verdict.UPDATED) + len(self.from_archives.updated)

    @property
    def unchanged(self) -> int:
        """How many are there already as they are."""
        return self._of(Verdict.UNCHANGED) + self.from_archives.unchanged

    @property
    def possible_duplicates(self) -> int:
        """How many of the new ones look like someone already there."""
        return sum(1 for planned in self.planned if planned.looks_like)

    def _of(self, verdict: Verdict) -> int:
        return sum(1 for planned in self.planned if planned.verdict is verdict)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did.

    ``told`` is how much was noted of people, ``changed`` how much of what was noted before says something else now.
    ``batch`` is the id of its change, by which it can be undone; ``None`` if it did nothing.
    """

    new: int
    updated: int
    unchanged: int
    possible_duplicates: int
    rejected: tuple[Rejected, ...]
    batch: int | None
    told: int = 0
    changed: int = 0
