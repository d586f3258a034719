"""What the place of decisions says. No Qt here: words in, words out."""

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.dates import VagueDate
from models.decisions import NEXT, Consultation, Decision, DecisionState
from models.experiences import MayAsk
from models.history.fields import STATES as STATES_IN_HISTORY
from models.today import reasons
from models.words import at_words, first_name, listed, number_word
from resources import phrase, tr

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone

_S = DecisionState


class Section(StrEnum):
    """What the place shows: decisions by how far they have come."""

    OPEN = "open"
    DECIDED = "decided"
    DONE = "done"


SECTIONS: Final = {
    Section.OPEN: "Open questions",
    Section.DECIDED: "To look back on",
    Section.DONE: "Behind you",
}
LISTED: Final = {
    Section.OPEN: frozenset({_S.OPEN, _S.CONSULTING}),
    Section.DECIDED: frozenset({_S.DECIDED}),
    Section.DONE: frozenset({_S.REVIEWED, _S.DROPPED}),
}
NOTHING: Final = {
    Section.OPEN: (
        "No question is open.",
        "Note one with N, or begin a sentence with “?”: what is it, and what is at stake?",
    ),
    Section.DECIDED: (
        "Nothing to look back on for now.",
        "What you decide rests here for 90 days, with what you expect of it.",
    ),
    Section.DONE: ("Nothing here yet.", "What you looked back on, or let go of, will stand here."),
}
TONES: Final[dict[DecisionState, "ChipTone"]] = {
    _S.OPEN: "neutral",
    _S.CONSULTING: "neutral",
    _S.DECIDED: "accent",
    _S.REVIEWED: "accent",
    _S.DROPPED: "outline",
}
STATES: Final = STATES_IN_HISTORY["decision state"]
ASKING: Final = STATES_IN_HISTORY["asking"]


class Act(StrEnum):
    """What a key does to the chosen decision."""

    WHO = "who"
    WRITE = "write"
    SAID = "said"
    NOTE = "note"
    DECIDE = "decide"
    LOOK_BACK = "look_back"
    DROP = "drop"
    REOPEN = "reopen"
    EDIT = "edit"
    PRINT = "print"


KEYS: Final = {
    Act.WHO: "Q",
    Act.WRITE: "W",
    Act.SAID: "S",
    Act.NOTE: "L",
    Act.DECIDE: "D",
    Act.LOOK_BACK: "B",
    Act.DROP: "X",
    Act.REOPEN: "O",
    Act.EDIT: "E",
    Act.PRINT: "Ctrl+P",
}
WORDS: Final = {
    Act.WHO: "who has lived this?",
    Act.WRITE: "write",
    Act.NOTE: "what they said",
    Act.DECIDE: "decide",
    Act.LOOK_BACK: "look back",
    Act.DROP: "let it go",
    Act.REOPEN: "open it again",
    Act.EDIT: "edit",
    Act.PRINT: "a sheet for a group",
}
DONE: Final = {
    Act.DROP: "Let go. It may come back.",
    Act.REOPEN: "It is open again.",
}

MAY_ASK: Final[dict[MayAsk, "ChipTone"]] = {
    MayAsk.YES: "accent",
    MayAsk.ASK_FIRST: "outline",
    MayAsk.NO: "neutral",
}
KINDS: Final = {
    "experience": "lived",
    "need": "looks for",
    "offer": "offers",
    "interaction": "said",
    "consultation": "said when asked",
    "note": "noted",
}
"""Of what kind the sentence is that made somebody come up."""

SIX_STEPS: Final = (
    ("1. Expose", "The one whose question it is tells it. The others listen, and take notes."),
    ("2. Clarify", "The others ask for facts only: no advice yet, and no opinion dressed as a question."),
    ("3. Contract", "What do I want of you: to hear what you lived, ideas, a mirror? Say it in one sentence."),
    ("4. Consult", "Each says what they lived, apart from what they advise. The one who asked listens and notes."),
    ("5. Synthesise", "What do I keep, and what do I do first? A few lines, aloud."),
    ("6. Learn", "Each says what they learned, about the question and about helping."),
)
"""The steps of a codevelopment session (Payette & Champagne, *Le groupe de codéveloppement professionnel*, 1997)."""

_ROOM_TO_WRITE: Final = "\n\n\n"
_WEEKS_BEFORE_MONTHS: Final = 9
_MONTHS_BEFORE_YEARS: Final = 18


def section_of(decision: Decision) -> Section:
    """The list that a decision stands in."""
    return next(section for section, states in LISTED.items() if decision.state in states)


def when_words(decision: Decision, today: date) -> str:
    """The day that it waits for, or when it was decided."""
    if decision.state in LISTED[Section.OPEN] and decision.deadline:
        return reasons.to_decide(date.fromisoformat(decision.deadline), today)
    if decision.state == _S.DECIDED and decision.look_back_on > today.isoformat():
        return tr("Look back {when}", when=at_words(decision.look_back_on, today))
    if decision.state == _S.DECIDED:
        return reasons.to_look_back(decision.decided_on, today)
    return tr("decided {when}", when=at_words(decision.decided_on, today)) if decision.decided_on else ""


def open_words(decision: Decision, today: date) -> str:
    """For how long it has been open, once and kindly; empty for what was not open for long, or is not any more."""
    if decision.state not in LISTED[Section.OPEN] or not decision.opened_on:
        return ""
    opened = min(VagueDate.parse(decision.opened_on).latest, today)
    weeks = (today - opened).days // 7
    months = 12 * (today.year - opened.year) + today.month - opened.month - (today.day < opened.day)
    if weeks < 2:
        return ""
    if weeks < _WEEKS_BEFORE_MONTHS:
        return tr("With you for {number} weeks. It may take its time.", number=number_word(weeks))
    if months < _MONTHS_BEFORE_YEARS:
        return tr("With you for {number} months. It may take its time.", number=number_word(months))
    return tr("With you since {year}. Questions that last are seldom small.", year=opened.year)


def acts_of(decision: Decision) -> list[tuple[Act, str]]:
    """What can be done to it, each with its word."""
    acts: list[Act] = []
    is_open = decision.state in LISTED[Section.OPEN]
    if is_open:
        acts.append(Act.WHO)
    if decision.to_ask or decision.to_tell:
        acts += [Act.WRITE, Act.SAID]
    if decision.consultations and decision.state != _S.DROPPED:
        acts.append(Act.NOTE)
    steps = {Act.DECIDE: _S.DECIDED, Act.LOOK_BACK: _S.REVIEWED, Act.DROP: _S.DROPPED, Act.REOPEN: _S.OPEN}
    acts += [act for act, state in steps.items() if state in NEXT[decision.state]]
    if decision.state != _S.DROPPED:
        acts.append(Act.EDIT)
    if is_open:
        acts.append(Act.PRINT)
    return [(act, said_words(decision) if act == Act.SAID else phrase(WORDS[act])) for act in acts]


def said_words(decision: Decision) -> str:
    """What is said of somebody once they are asked, or told."""
    return tr("asked") if decision.to_ask else tr("told and thanked")


def said_done(decision: Decision) -> str:
    """The same as a sentence to be agreed to."""
    return tr("It is asked") if decision.to_ask else tr("It is said")


def voice_words(said: Consultation, decision: Decision, today: date) -> "tuple[str, ChipTone]":
    """How far one has come with somebody."""
    if not said.was_asked:
        return tr("to ask"), "warm"
    if said in decision.to_tell:
        return tr("to tell and thank"), "gold"
    if said.told_on:
        return tr("told {when}", when=at_words(said.told_on, today)), "accent"
    if said.asked_on:
        return tr("asked {when}", when=at_words(said.asked_on, today)), "outline"
    return tr("asked"), "outline"


def voice_lines(said: Consultation) -> list[tuple[str, str]]:
    """What they lived, apart from what they advise; each with the word before it."""
    told = ((said.lived, tr("lived")), (said.advised, tr("advises")))
    return [(text, lead) for text, lead in told if text]


def session_sheet(decision: Decision, today: date) -> list[tuple[str, tuple[tuple[str, str], ...]]]:
    """A sheet for a group that helps with the question: headings, with lines and the quiet words before them.

    It goes into other hands, so what somebody else said stands nowhere on it.
    """
    until = at_words(decision.deadline, today)
    told = [(tr("What is at stake"), decision.stake), (tr("By when"), until)]
    told += [(tr("Option"), option) for option in decision.options]
    question = (("", decision.question), *(one for one in told if one[1]))
    steps = ((phrase(title), (("", phrase(what)), ("", _ROOM_TO_WRITE))) for title, what in SIX_STEPS)
    return [(tr("The question"), question), *steps]


def about(decision: Decision, today: date) -> tuple[str, str]:
    """What a list says of it: the day that it waits for, and whom one asks or what was chosen."""
    if decision.state == _S.REVIEWED:
        return "", decision.choice
    names = listed([first_name(said.name) for said in decision.consultations])
    known = names if decision.state in LISTED[Section.OPEN] else decision.choice
    return when_words(decision, today), known
