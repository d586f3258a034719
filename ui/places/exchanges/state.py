"""Where one was in the place of exchanges, as JSON for the vault."""

import json
from dataclasses import dataclass, field
from typing import Any

from models.dates import edtf
from models.errors import Refused
from models.interactions import Channel, Sought
from ui.places.people.drafts import Draft
from ui.places.told import as_dict, is_id, read_as, read_told, telling, text_in


@dataclass(frozen=True, slots=True)
class State:
    """What is sought, and what is half written."""

    sought: Sought = field(default_factory=Sought)
    draft: Draft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; a fresh one for anything else."""
        told = read_told(written)
        return cls(_sought(as_dict(told.get("sought"))), read_as(Draft, told.get("draft")))

    @property
    def written(self) -> str:
        """As JSON."""
        return json.dumps(telling(self), ensure_ascii=False)


def _sought(told: dict[str, Any]) -> Sought:
    channel = text_in(told, "channel")
    return Sought(
        text=text_in(told, "text"),
        person=told["person"] if is_id(told.get("person")) else None,
        circle=told["circle"] if is_id(told.get("circle")) else None,
        world=text_in(told, "world"),
        channel=Channel(channel) if channel in tuple(Channel) else None,
        tag=text_in(told, "tag"),
        since=_date(text_in(told, "since")),
        until=_date(text_in(told, "until")),
    )


def _date(told: str) -> str:
    try:
        return edtf(told)
    except Refused:
        return ""
