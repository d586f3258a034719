"""Where one was in the place, and what was typed there."""

from dataclasses import dataclass
from enum import StrEnum

from ui.places.told import Telling


class Section(StrEnum):
    """What the place shows."""

    LUCK = "luck"
    PATHS = "paths"
    WORLDS = "worlds"
    PICTURE = "picture"


@dataclass(frozen=True, slots=True)
class Asked:
    """Who is sought, and what one would ask them."""

    sought: str = ""
    ask: str = ""


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was, who was chosen in the picture, and what was typed."""

    section: Section = Section.LUCK
    person: int | None = None
    asked: Asked = Asked()
