"""What stands half written in the place."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from models.errors import Refused
from models.words import date_words
from ui.places.decisions.sentences import Section
from ui.places.letter import Written
from ui.places.told import Telling
from ui.places.typed_dates import read_due
from ui.widgets.suggestions import Suggestion


class Form(StrEnum):
    """Which form is open."""

    QUESTION = "question"
    WHO = "who"
    SAID = "said"
    CHOICE = "choice"
    LOOK_BACK = "look_back"


@dataclass(frozen=True, slots=True)
class DecisionDraft:
    """What stands in a form, as it was typed on ``day``, which "friday" rests on.

    ``id`` is the decision that it is about, none for a new one; ``said`` the consultation, with ``person``.
    ``options`` are lines, ``marked`` those among the answers who are to be asked, ``others`` who was named besides;
    ``half_name`` is no chip yet.
    """

    form: Form
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
    written: Written | None = None
    is_open: bool = False


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that is half written: what stands in a form, and letters."""

    form: DecisionDraft | None = None
    letters: tuple[LetterDraft, ...] = ()


@dataclass(frozen=True, slots=True)
class State(Telling):
    """Where one was in the place, and what was half written there, if anything was.

    What says "drafts" goes with whoever is forgotten (``models.forgetting``): it may be of them.
    """

    section: Section = Section.OPEN
    chosen: int | None = None
    drafts: Drafts | None = None
