"""What stands half written in the place."""

from dataclasses import dataclass
from enum import StrEnum

from models.introductions.after import Word
from ui.places.introductions.sentences import Section
from ui.places.letter import Written
from ui.places.told import Telling
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    INTRODUCTION = "introduction"
    OUTCOME = "outcome"
    WISH = "wish"
    ASK = "ask"
    """The fields that a sealed ask proposes."""
    SHARE = "share"
    """The next step that goes with a shared card."""


@dataclass(frozen=True, slots=True)
class IntroductionDraft:
    """What stands in a form, as it was typed. ``id`` is the introduction that it is about, none for a new one.

    ``teaser_one`` is what the first one reads of the other. Of a wish, ``one`` is asked and ``other`` sought;
    what goes with a sealed step is the ``note``, and ``one`` reads it.
    """

    form: Form
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
class State(Telling):
    """Where one was in the place, and what was half written there."""

    section: Section = Section.UNDER_WAY
    chosen: int | None = None
    draft: IntroductionDraft | None = None
    letter: LetterDraft | None = None
