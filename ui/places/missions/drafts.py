"""What stands half written in the place, as values and as JSON for the vault."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from ui.places.missions.sentences import Section
from ui.places.told import as_dict, id_in, read_told, text_in
from ui.places.who import people_in, telling_people
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    MISSION = "mission"
    WON = "won"
    LOST = "lost"


_LINES = ("title", "heard", "note", "amount", "currency", "because")


@dataclass(frozen=True, slots=True)
class MissionDraft:
    """What stands in a form, as it was typed. ``id`` is the mission that it is about, none for a new one."""

    form: Form = Form.MISSION
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
class State:
    """Where one was in the place, and what was half written there."""

    section: Section = Section.UNDER_WAY
    chosen: int | None = None
    draft: MissionDraft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; what cannot be read is passed over."""
        told = read_told(written)
        section = text_in(told, "section")
        draft = as_dict(told.get("draft"))
        form = text_in(draft, "form")
        return cls(
            Section(section) if section in tuple(Section) else Section.UNDER_WAY,
            id_in(told, "chosen"),
            MissionDraft(
                Form(form),
                id_in(draft, "id"),
                client=people_in(draft, "client"),
                chain=people_in(draft, "chain"),
                **{line: text_in(draft, line) for line in _LINES},
            )
            if form in tuple(Form)
            else None,
        )

    @property
    def written(self) -> str:
        """As JSON."""
        draft = None
        if self.draft is not None:
            people = {"client": telling_people(self.draft.client), "chain": telling_people(self.draft.chain)}
            draft = asdict(replace(self.draft, client=(), chain=())) | people
        return json.dumps({"section": self.section, "chosen": self.chosen, "draft": draft}, ensure_ascii=False)
