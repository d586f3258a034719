"""What the place asks of the vault. Each is called on the reading thread as ``call(vault, job)``."""

from dataclasses import dataclass
from typing import Final

from models.drafts import Draft, Occasion, draft_along, draft_for, draft_to
from models.introductions import Introduction
from models.network import (
    Bridge,
    MeetingIdea,
    MeetingIdeas,
    Picture,
    Way,
    WorldView,
    picture_of,
    who_leads_to,
    worlds_and_bridges,
)
from models.today import Card, CardKind, Today
from models.vault import Vault

TABLES: Final = (
    "person",
    "relation",
    "interaction",
    "participation",
    "favour",
    "favour_person",
    "referral",
    "world",
    "person_world",
    "circle",
    "need",
    "offer",
    "decision",
    "introduction",
    "introduction_party",
    "nudge",
)
"""What the place is made from."""


@dataclass(frozen=True, slots=True)
class Luck:
    """Ties that may bring luck this week, and the idea of the week for a meeting, or what was ``drafted`` of it."""

    ties: tuple[Card, ...] = ()
    idea: MeetingIdea | None = None
    drafted: Introduction | None = None


@dataclass(frozen=True, slots=True)
class Worlds:
    """How each world is held, and those that only one person joins."""

    held: tuple[WorldView, ...] = ()
    bridges: tuple[Bridge, ...] = ()


def read_luck(vault: Vault, _job: object) -> Luck:
    """This week’s luck."""
    ideas = MeetingIdeas(vault)
    idea = ideas.of_the_week()
    return Luck(Today(vault).luck(), idea, None if idea else ideas.drafted())


def read_ways(vault: Vault, _job: object, *, sought: str) -> tuple[Way, ...]:
    """The ways to whom is sought."""
    return who_leads_to(vault, sought)


def read_worlds(vault: Vault, _job: object) -> Worlds:
    """The worlds and their bridges."""
    return Worlds(*worlds_and_bridges(vault))


def read_picture(vault: Vault, _job: object) -> Picture:
    """The picture, with everybody at their place."""
    return picture_of(vault)


def read_words_to(vault: Vault, _job: object, *, card: Card) -> Draft:
    """Words for a tie. Raises ``Refused`` when they have died, or are gone."""
    if card.kind == CardKind.DORMANT and not card.text:  # no question is open, so none is spoken of
        return draft_to(vault, [person for person, _ in card.people], Occasion.CADENCE)
    return draft_for(vault, card)


def read_words_along(vault: Vault, _job: object, *, way: Way, ask: str) -> Draft:
    """Words to pass on along a way. Raises ``Refused`` when the first on it has died, or is gone."""
    return draft_along(vault, way, ask)
