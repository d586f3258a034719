"""Where one was in the place, and what was typed there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ui.places.letter import Written
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
    """Where one was, who was chosen in the picture, and what was typed.

    ``drafts`` are letters that were changed, by the key of their entry; ``open`` is the key whose letter was open.
    What says "drafts" goes with whoever is forgotten (``models.forgetting``): it may be of them.
    """

    section: Section = Section.LUCK
    person: int | None = None
    asked: Asked = Asked()
    drafts: Mapping[str, Written] = field(default_factory=dict)
    open: str = ""
