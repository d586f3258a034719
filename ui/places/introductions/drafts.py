"""What stands half written in the place, as values and as JSON for the vault."""

import json
from dataclasses import asdict, dataclass, replace
from enum import StrEnum

from models.introductions.after import Word, WordKind
from ui.places.introductions.sentences import Section
from ui.places.letter import Written
from ui.places.told import as_dict, as_list, id_in, is_id, is_text, read_told, text_in, texts_in
from ui.places.who import people_in, telling_people
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    INTRODUCTION = "introduction"
    OUTCOME = "outcome"
    WISH = "wish"


_LINES = ("why_one", "why_other", "teaser_one", "teaser_other", "said_one", "said_other", "note", "outcome")


@dataclass(frozen=True, slots=True)
class IntroductionDraft:
    """What stands in a form, as it was typed. ``id`` is the introduction that it is about, none for a new one.

    ``teaser_one`` is what the first one reads of the other. Of a wish, ``one`` is asked and ``other`` sought.
    """

    form: Form = Form.INTRODUCTION
    id: int | None = None
    one: tuple[Suggestion, ...] = ()
    other: tuple[Suggestion, ...] = ()
    is_wished: bool = False
    why_one: str = ""
    why_other: str = ""
    teaser_one: str = ""
    teaser_other: str = ""
    said_one: str = ""
    said_other: str = ""
    note: str = ""
    outcome: str = ""


@dataclass(frozen=True, slots=True)
class LetterDraft:
    """A letter that was changed by hand: of which introduction, what it says to whom, and its words.

    ``names`` are both of the introduction, so that it goes when one of them is forgotten.
    """

    id: int
    word: Word
    written: Written
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class State:
    """Where one was in the place, and what was half written there."""

    section: Section = Section.UNDER_WAY
    chosen: int | None = None
    draft: IntroductionDraft | None = None
    letter: LetterDraft | None = None

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
            IntroductionDraft(
                Form(form),
                id_in(draft, "id"),
                one=people_in(draft, "one"),
                other=people_in(draft, "other"),
                is_wished=draft.get("is_wished") is True,
                **{line: text_in(draft, line) for line in _LINES},
            )
            if form in tuple(Form)
            else None,
            _letter_in(as_dict(told.get("letter"))),
        )

    @property
    def written(self) -> str:
        """As JSON."""
        draft = None
        if self.draft is not None:
            people = {"one": telling_people(self.draft.one), "other": telling_people(self.draft.other)}
            draft = asdict(replace(self.draft, one=(), other=())) | people
        letter = asdict(self.letter) if self.letter is not None else None
        told = {"section": self.section, "chosen": self.chosen, "draft": draft, "letter": letter}
        return json.dumps(told, ensure_ascii=False)


def _letter_in(told: dict[str, object]) -> LetterDraft | None:
    id, word, written = id_in(told, "id"), as_dict(told.get("word")), as_dict(told.get("written"))
    kind = text_in(word, "kind")
    people = [pair for pair in as_list(word.get("people")) if isinstance(pair, list) and len(pair) == 2]
    named = tuple((id, name) for id, name in people if is_id(id) and is_text(name))
    if id is None or kind not in tuple(WordKind) or not named:
        return None
    words = Written(text_in(written, "subject"), text_in(written, "body"))
    return LetterDraft(id, Word(WordKind(kind), named), words, texts_in(told, "names"))
