"""What the two cards of a page say, line by line, and what can be done with each. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal, TypeVar

from models.experiences import Experience, MayAsk, Need, Offer
from models.favours import Direction, Favour, FavourState
from models.follow_ups import FollowUp, Snooze
from models.people.portrait import Portrait
from models.words import apart, at_words, due_words, sentence
from resources import phrase, tr

LeadTone = Literal["warm", "gold", "neutral", "outline"]
_Row = TypeVar("_Row")

AT_ONCE: Final = 5
"""How many lines a card shows before one asks for the others."""


class Act(StrEnum):
    """What one key does with a line."""

    DONE = "done"
    THANK = "thank"
    LATER = "later"
    LET_GO = "let_go"
    REMOVE = "remove"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: a word on a quiet ground, and the text that follows it.

    ``tail`` ends the text, and is never cut. ``key`` says what it is about, as "favour 12".
    ``acts`` are what can be done, each with its word in English.
    ``asks`` tells that it was put off so often that the next time wants an answer.
    """

    lead: str
    tone: LeadTone
    words: str
    tail: str = ""
    key: str = ""
    acts: tuple[tuple[Act, str], ...] = ()
    asks: bool = False

    @property
    def text(self) -> str:
        """All that follows the lead."""
        return self.with_words(self.words)

    def with_words(self, words: str) -> str:
        """The same with other words, such as the beginning of them."""
        return apart(words) + self.tail if self.tail else words


_LET_GO: Final = (Act.LET_GO, "let it go")
_MINE: Final = ((Act.DONE, "done"), _LET_GO)
_THEIRS: Final = ((Act.DONE, "received"), _LET_GO)

_FAVOUR_LEADS: Final[dict[FavourState, tuple[str, LeadTone, tuple[tuple[Act, str], ...]]]] = {
    FavourState.OFFERED: ("I offered", "warm", _MINE),
    FavourState.PROMISED: ("I promised", "warm", _MINE),
    FavourState.DOING: ("under way", "warm", _MINE),
    FavourState.ASKED: ("I asked", "neutral", _THEIRS),
    FavourState.AGREED: ("promised to me", "neutral", _THEIRS),
    FavourState.RECEIVED: ("to thank", "gold", ((Act.THANK, "thanked"),)),
}
_STEP_ACTS: Final = ((Act.DONE, "done"), (Act.LATER, "later"), _LET_GO)
_NEED_ACTS: Final = ((Act.DONE, "found"),)
_OFFER_ACTS: Final = ((Act.DONE, "no longer"),)
_PAST_FAVOURS: Final = 4

NOTICES: Final = {
    Act.DONE: "Done.",
    Act.THANK: "Thanked.",
    Act.LET_GO: "Let go.",
    Act.REMOVE: "Removed.",
}
"""What is told once a key has acted."""

SPANS: Final = {
    Snooze.WEEK: "a week",
    Snooze.MONTH: "a month",
    Snooze.SEASON: "a season",
}
"""For how long a follow-up is put off."""

WORDS: Final = (
    *NOTICES.values(),
    *SPANS.values(),
    *(lead for lead, _, _ in _FAVOUR_LEADS.values()),
    *(words for *_, acts in _FAVOUR_LEADS.values() for _, words in acts),
    *(words for acts in (_STEP_ACTS, _NEED_ACTS, _OFFER_ACTS) for _, words in acts),
)
"""Every word above that is looked up when it is shown."""


def open_favours(portrait: Portrait) -> list[Favour]:
    """The promises both ways and what is to be thanked for; mine come first, and the first due."""
    return sorted((one for one in portrait.favours if one.state in _FAVOUR_LEADS), key=_by_urgency)


def open_steps(portrait: Portrait) -> list[FollowUp]:
    """The next steps that are still to come."""
    return [one for one in portrait.follow_ups if one.is_open]


def open_groups(portrait: Portrait) -> tuple[list[Line], list[Line], list[Line]]:
    """What is open between you: mine, theirs with what is to be thanked for, and next steps."""
    favours = open_favours(portrait)
    mine = [favour_line(one, portrait.today) for one in favours if one.direction == Direction.FROM_ME]
    theirs = [favour_line(one, portrait.today) for one in favours if one.direction == Direction.TO_ME]
    return mine, theirs, [step_line(one, portrait.today) for one in open_steps(portrait)]


def past_favours(portrait: Portrait) -> str:
    """The last few favours that are over, either way, in one quiet line."""
    over = [one.text.rstrip(" .") for one in portrait.favours if one.state in (FavourState.CLOSED, FavourState.THANKED)]
    return tr("Before: {favours}", favours=" · ".join(over[:_PAST_FAVOURS])) if over else ""


def _by_urgency(favour: Favour) -> tuple[bool, bool, str, int]:
    return favour.direction == Direction.TO_ME, not favour.due, favour.due, favour.id


def favour_line(favour: Favour, today: date) -> Line:
    """A favour that is open, or not thanked for yet."""
    source, tone, acts = _FAVOUR_LEADS[favour.state]
    when = at_words(favour.on, today) if favour.state == FavourState.RECEIVED else due_words(favour.due, today)
    return Line(phrase(source), tone, favour.text, date_tail(favour.text, when), f"favour {favour.id}", acts)


def step_line(step: FollowUp, today: date) -> Line:
    """A next step, with its why where there is one."""
    words = f"{step.text} · {step.why.rstrip(' .')}" if step.why else step.text
    tail, key = date_tail(words, due_words(step.due, today)), f"follow_up {step.id}"
    return Line(tr("next"), "outline", words, tail, key, _STEP_ACTS, step.snoozed_often)


def experience_line(one: Experience) -> Line:
    """What they have lived, with its year."""
    year = f" ({one.year})" if one.year and str(one.year) not in one.text else ""
    asking = f" · {tr('not to be asked about')}" if one.may_ask == MayAsk.NO else ""
    return Line("", "neutral", one.text, year + asking, f"experience {one.id}")


def wish_line(wish: Need | Offer) -> Line:
    """What they look for, or can give."""
    if isinstance(wish, Need):
        return Line("", "neutral", tr("Looks for: {need}", need=wish.text), "", f"need {wish.id}", _NEED_ACTS)
    return Line("", "neutral", tr("Offers: {offer}", offer=wish.text), "", f"offer {wish.id}", _OFFER_ACTS)


def first_few(groups: Sequence[Sequence[_Row]], most: int = AT_ONCE) -> list[_Row]:
    """``most`` of all rows in their order: the first of each group, then the second of each, as far as there is room.

    >>> first_few([["a1", "a2", "a3"], ["b1"], ["c1", "c2"]], most=4)
    ['a1', 'a2', 'b1', 'c1']
    """
    turns = sorted((at, number) for number, group in enumerate(groups) for at in range(len(group)))[:most]
    return [row for number, group in enumerate(groups) for at, row in enumerate(group) if (at, number) in turns]


def date_tail(text: str, when: str) -> str:
    """How a date follows ``text``: the full stop of a whole sentence stays where it is."""
    if not when:
        return ""
    return f" {sentence(when)}." if text.endswith((".", "!", "?", "…")) else f", {when}"
