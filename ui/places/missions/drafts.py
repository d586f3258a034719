"""What stands half written in the place."""

from dataclasses import dataclass
from enum import StrEnum

from ui.places.missions.sentences import Section
from ui.places.told import Telling
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    MISSION = "mission"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class MissionDraft:
    """What stands in a form, as it was typed. ``id`` is the mission that it is about, none for a new one."""

    form: Form
    id: int | None = None
    title: str = ""
    client: tuple[Suggestion, ...] = ()
    chain: tuple[Suggestion, ...] = ()
    heard: str = ""
    note: str = ""
    amount: str = ""
    currency: str = ""
    because: str = ""


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was in the place, and what was half written there."""

    section: Section = Section.UNDER_WAY
    chosen: int | None = None
    draft: MissionDraft | None = None
