"""The sentence that is being written, as a value and as JSON for the vault."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from ui.places.told import as_dict, is_text, read_told, text_in


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the field, what was answered about it, and the day it was begun, on which "yesterday" rests."""

    sentence: str = ""
    answers: Mapping[str, str] = field(default_factory=dict)
    day: date | None = None

    @classmethod
    def parse(cls, written: str) -> "Draft":
        """The draft that ``written`` keeps; an empty one for anything else."""
        told = read_told(written)
        answers = as_dict(told.get("answers"))
        return cls(
            text_in(told, "sentence"),
            {key: answers[key] for key in answers if is_text(key) and is_text(answers[key])},
            _day(text_in(told, "day")),
        )

    @property
    def written(self) -> str:
        """As JSON; nothing for an empty field."""
        if not self.sentence:
            return ""
        day = self.day.isoformat() if self.day else ""
        return json.dumps({"sentence": self.sentence, "answers": dict(self.answers), "day": day}, ensure_ascii=False)


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
