"""What one clause was found to say, before its words are put together."""

from dataclasses import dataclass, field
from datetime import date

from models.capture.names import Named
from models.capture.page import Stretch
from models.capture.rules import Kind
from models.capture.understood import Mention


@dataclass(frozen=True, slots=True)
class DueSaid:
    """A ``>`` and its date; ``on`` is ``None`` while it is asked which day is meant."""

    stretch: Stretch
    on: date | None
    every: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """A favour, a follow-up, a need or an offer: all of it, and where its words begin and end."""

    kind: Kind
    stretch: Stretch
    words: Stretch
    people: tuple[Mention, ...]
    due: DueSaid | None = None


@dataclass(frozen=True, slots=True)
class Related:
    """Two who know each other."""

    stretch: Stretch
    from_: Mention
    to: Mention


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that is true of someone, in these words; ``stretch`` is all that says so."""

    person: Mention
    words: Stretch
    stretch: Stretch


@dataclass(slots=True)
class Clause:
    """One clause: who is named in it, what it says, and what no rule claimed."""

    stretch: Stretch
    named: list[Named]
    dues: list[DueSaid]
    items: list[Item] = field(default_factory=list)
    related: list[Related] = field(default_factory=list)
    lived: list[Fact] = field(default_factory=list)
    worlds: list[Fact] = field(default_factory=list)
    objects: list[Named] = field(default_factory=list)
    """Those whom someone knows, who need not have been there."""

    claimed: list[Stretch] = field(default_factory=list)

    @property
    def people(self) -> tuple[Mention, ...]:
        """Who is named in it, but for those whom someone knows."""
        return tuple(mention for one in self.named if one not in self.objects for mention in one.mentions)

    @property
    def is_only_words(self) -> bool:
        """Whether no rule but those of names claimed anything of it."""
        return not (self.items or self.related or self.lived or self.worlds)
