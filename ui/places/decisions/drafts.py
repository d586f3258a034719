"""What stands half written in the place, as values and as JSON for the vault."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Any

from models.errors import Refused
from models.words import date_words
from ui.places.decisions.sentences import Section
from ui.places.letter import Written
from ui.places.told import as_dict, as_list, day_in, id_in, is_id, read_told, text_in
from ui.places.typed_dates import read_due
from ui.places.who import people_in, telling_people
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    QUESTION = "question"
    WHO = "who"
    SAID = "said"
    CHOICE = "choice"
    LOOK_BACK = "look_back"


_LINES = (
    "question",
    "stake",
    "deadline",
    "options",
    "lived",
    "advised",
    "choice",
    "expected",
    "look_back",
    "happened",
    "half_name",
)


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What stands in a form, as it was typed on ``day``, which "friday" rests on.

    ``id`` is the decision that it is about, none for a new one; ``said`` the consultation, with ``person``.
    ``options`` are lines, ``marked`` those among the answers who are to be asked, ``others`` who was named besides;
    ``half_name`` is no chip yet.
    """

    form: Form = Form.QUESTION
    id: int | None = None
    said: int | None = None
    person: int | None = None
    question: str = ""
    stake: str = ""
    deadline: str = ""
    options: str = ""
    lived: str = ""
    advised: str = ""
    choice: str = ""
    expected: str = ""
    look_back: str = ""
    happened: str = ""
    half_name: str = ""
    marked: tuple[int, ...] = ()
    others: tuple[Suggestion, ...] = ()
    day: date | None = None

    def on_day(self, today: date) -> "DecisionDraft":
        """The same as it is to be shown ``today``: what was "tomorrow" on another day is said as a date."""
        if self.day is None or self.day == today:
            return replace(self, day=today)
        try:
            deadline = date_words(read_due(self.deadline, self.day), today)
            look_back = date_words(read_due(self.look_back, self.day), today)
        except Refused:
            return replace(self, day=today)  # what could not be read stays as it was typed
        return replace(self, deadline=deadline, look_back=look_back, day=today)


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter that was changed, or is open, to the ``person`` of the consultation ``said``."""

    said: int
    person: int
    written: Written | None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class State:
    """Where one was in the place, and what was half written there."""

    section: Section = Section.OPEN
    chosen: int | None = None
    draft: DecisionDraft | None = None
    letters: tuple[LetterDraft, ...] = ()

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; what cannot be read is passed over."""
        told = read_told(written)
        section, drafts = text_in(told, "section"), as_dict(told.get("drafts"))
        return cls(
            Section(section) if section in tuple(Section) else Section.OPEN,
            id_in(told, "chosen"),
            _draft(as_dict(drafts.get("form"))),
            tuple(filter(None, map(_letter, map(as_dict, as_list(drafts.get("letters")))))),
        )

    @property
    def written(self) -> str:
        """As JSON. What says "drafts" goes with whoever is forgotten (``models.forgetting``): it may be of them."""
        told: dict[str, Any] = {"section": self.section, "chosen": self.chosen}
        if self.draft or self.letters:
            form = _telling(self.draft) if self.draft else None
            told["drafts"] = {"form": form, "letters": [asdict(one) for one in self.letters]}
        return json.dumps(told, ensure_ascii=False)


def _letter(told: Mapping[str, Any]) -> LetterDraft | None:
    said, person, written = id_in(told, "said"), id_in(told, "person"), as_dict(told.get("written"))
    if said is None or person is None:
        return None
    words = Written(text_in(written, "subject"), text_in(written, "body")) if written else None
    return LetterDraft(said, person, words, told.get("is_open") is True)


def _telling(draft: DecisionDraft) -> dict[str, Any]:
    lines = {line: getattr(draft, line) for line in ("form", "id", "said", "person", *_LINES)}
    return lines | {
        "marked": list(draft.marked),
        "others": telling_people(draft.others),
        "day": draft.day.isoformat() if draft.day else "",
    }


def _draft(told: Mapping[str, Any]) -> DecisionDraft | None:
    form = text_in(told, "form")
    if form not in tuple(Form):
        return None
    return DecisionDraft(
        Form(form),
        id_in(told, "id"),
        id_in(told, "said"),
        id_in(told, "person"),
        **{line: text_in(told, line) for line in _LINES},
        marked=tuple(one for one in as_list(told.get("marked")) if is_id(one)),
        others=people_in(told, "others"),
        day=day_in(told, "day"),
    )
