"""Where one was in the place, and what was half written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ui.places.handing.sentences import Section
from ui.places.told import Telling


class Form(StrEnum):
    """Which form is open."""

    CARD = "card"
    HAND = "hand"
    YES = "yes"
    NO = "no"
    LATER = "later"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class HandingDraft:
    """What stands in a form. ``id`` is the person it is for, or the question that it answers."""

    form: Form
    id: int | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was, and what was half written."""

    section: Section = Section.CAME
    chosen: int | None = None
    draft: HandingDraft | None = None
