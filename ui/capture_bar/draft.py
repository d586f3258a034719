"""The sentence that is being written, as a value and as JSON for the vault."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ui.places.told import read_as, read_told, telling


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the field, what was answered about it, and the day it was begun, on which "yesterday" rests."""

    sentence: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None

    @classmethod
    def parse(cls, written: str) -> "Draft":
        """The draft that ``written`` keeps; an empty one for anything else."""
        return read_as(cls, read_told(written)) or cls()

    @property
    def written(self) -> str:
        """As JSON; nothing for an empty field."""
        return json.dumps(telling(self), ensure_ascii=False) if self.sentence else ""
