"""Where one was in the place and what was typed there, as values and as JSON for the vault."""

import json
from dataclasses import dataclass
from enum import StrEnum

from ui.places.told import id_in, read_told, text_in


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
class State:
    """Where one was, who was chosen in the picture, and what was typed."""

    section: Section = Section.LUCK
    person: int | None = None
    asked: Asked = Asked()

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; what cannot be read is passed over."""
        told = read_told(written)
        section = text_in(told, "section")
        return cls(
            Section(section) if section in tuple(Section) else Section.LUCK,
            id_in(told, "person"),
            Asked(text_in(told, "sought"), text_in(told, "ask")),
        )

    @property
    def written(self) -> str:
        """As JSON."""
        told = {"section": self.section, "person": self.person, "sought": self.asked.sought, "ask": self.asked.ask}
        return json.dumps(told, ensure_ascii=False)
