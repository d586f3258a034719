"""Where one was in the place, and what was half written there, as JSON."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from enum import StrEnum

from ui.places.handing.sentences import Section
from ui.places.told import as_dict, id_in, is_text, read_told, text_in, texts_in


class Form(StrEnum):
    """Which form is open."""

    CARD = "card"
    HAND = "hand"
    YES = "yes"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class HandingDraft:
    """What stands in a form. ``id`` is the person it is for, or the question that it answers."""

    form: Form
    id: int | None = None
    lines: Mapping[str, str] = field(default_factory=dict)
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """Where one was, and what was half written."""

    section: Section = Section.CAME
    chosen: int | None = None
    draft: HandingDraft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; what cannot be read is passed over."""
        told = read_told(written)
        section, draft = text_in(told, "section"), as_dict(told.get("draft"))
        form, lines = text_in(draft, "form"), as_dict(draft.get("lines"))
        return cls(
            Section(section) if section in tuple(Section) else Section.CAME,
            id_in(told, "chosen"),
            HandingDraft(
                Form(form),
                id_in(draft, "id"),
                {key: line for key, line in lines.items() if is_text(line)},
                texts_in(draft, "fields"),
            )
            if form in tuple(Form)
            else None,
        )

    @property
    def written(self) -> str:
        """As JSON."""
        return json.dumps(asdict(self), ensure_ascii=False)
