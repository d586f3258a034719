"""What the place of favours says. No Qt here: words in, words out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.favours import Chain, Direction, Effort, Favour, FavourState, FavourWord, Shelf
from models.involved import Named
from models.words import at_words, due_words, listed
from resources import phrase, tr

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone

SHELVES: Final = {
    Shelf.PROMISED: "My promises",
    Shelf.AWAITED: "Promised to me",
    Shelf.TO_THANK: "To thank",
    Shelf.GIVEN: "What I gave",
    Shelf.PAST: "Past",
}
"""The name of each list."""

NOTHING: Final = {
    Shelf.PROMISED: (
        "You owe nobody a promise. Your word is kept.",
        "What you promise will wait here for its day, without a fuss.",
    ),
    Shelf.AWAITED: (
        "Nothing is promised to you just now.",
        "Asking somebody is a way of trusting them.",
    ),
    Shelf.TO_THANK: (
        "Everyone has been thanked.",
        "The next kindness will wait here until you have said so.",
    ),
    Shelf.GIVEN: (
        "What you give will be told here.",
        "Five minutes are often enough.",
    ),
    Shelf.PAST: (
        "Nothing is past yet.",
        "What was thanked for, or let go, rests here.",
    ),
}
"""What an empty list says, and what it adds more quietly."""

# a promise of mine is warm, thanks are gold
STATES: Final[dict[FavourState, tuple[str, "ChipTone"]]] = {
    FavourState.OFFERED: ("offered", "warm"),
    FavourState.PROMISED: ("promised", "warm"),
    FavourState.DOING: ("under way", "warm"),
    FavourState.GIVEN: ("given", "accent"),
    FavourState.CLOSED: ("closed", "outline"),
    FavourState.ASKED: ("asked", "neutral"),
    FavourState.AGREED: ("agreed", "neutral"),
    FavourState.RECEIVED: ("to thank", "gold"),
    FavourState.THANKED: ("thanks said", "gold"),
    FavourState.RELEASED: ("released", "outline"),
}
"""How far a favour has come, in a word, and the chip it stands on."""

Kind = tuple[Direction, FavourState]

KINDS: Final[dict[Kind, str]] = {
    (Direction.FROM_ME, FavourState.PROMISED): "I promised it",
    (Direction.FROM_ME, FavourState.OFFERED): "I offered it",
    (Direction.FROM_ME, FavourState.DOING): "I am on it",
    (Direction.FROM_ME, FavourState.GIVEN): "I did it",
    (Direction.FROM_ME, FavourState.CLOSED): "I did it, and it is closed",
    (Direction.TO_ME, FavourState.AGREED): "It is promised to me",
    (Direction.TO_ME, FavourState.ASKED): "I asked for it",
    (Direction.TO_ME, FavourState.RECEIVED): "I received it",
    (Direction.TO_ME, FavourState.THANKED): "I received it, and said thanks",
    (Direction.FROM_ME, FavourState.RELEASED): "I let it go",
    (Direction.TO_ME, FavourState.RELEASED): "I let it go",
}
"""Who does it for whom, and how far it has come, as one says it."""

EFFORTS: Final = {
    Effort.FIVE_MINUTES: "five minutes",
    Effort.HOUR: "an hour",
    Effort.DAY: "a day",
    Effort.MORE: "more than a day",
}
"""How much it asks for. Another text is shown as it was written."""


class Act(StrEnum):
    """What a key does to the chosen favour."""

    DONE = "done"
    THANK = "thank"
    PART = "part"
    FORWARD = "forward"
    LET_GO = "let_go"
    EDIT = "edit"


KEYS: Final = {
    Act.DONE: "D",
    Act.THANK: "T",
    Act.PART: "P",
    Act.FORWARD: "F",
    Act.LET_GO: "L",
    Act.EDIT: "E",
}
_WORDS: Final = {
    Act.THANK: "thanked",
    Act.PART: "partly",
    Act.FORWARD: "pay forward",
    Act.LET_GO: "let go",
    Act.EDIT: "edit",
}


def acts_of(favour: Favour) -> list[tuple[Act, str]]:
    """What can be done to it, each with its word."""
    acts: list[Act] = []
    if favour.is_open:
        acts += [Act.DONE, Act.PART, Act.LET_GO]
    elif favour.word == FavourWord.RECEIVED:
        acts += [Act.THANK, Act.FORWARD] if favour.state == FavourState.RECEIVED else [Act.FORWARD]
    return [(act, _act_word(favour, act)) for act in (*acts, Act.EDIT)]


def _act_word(favour: Favour, act: Act) -> str:
    if act != Act.DONE:
        return phrase(_WORDS[act])
    return tr("done") if favour.direction == Direction.FROM_ME else tr("received")


@dataclass(frozen=True, slots=True)
class FavourRow:
    """A favour as a list shows it: all in words of the user's language. ``when`` and ``more`` may be empty."""

    favour: Favour
    names: str
    state: str
    tone: "ChipTone"
    when: str
    more: str

    @property
    def id(self) -> int:
        """Which one it is."""
        return self.favour.id

    @property
    def spoken(self) -> str:
        """All of it, for a screen reader."""
        return ", ".join(part for part in (self.names, self.state, self.favour.text, self.when, self.more) if part)


def row_of(favour: Favour, today: date) -> FavourRow:
    """``favour`` as it is shown today."""
    state, tone = STATES[favour.state]
    when = due_words(favour.due, today) if favour.is_open else at_words(favour.on, today)
    return FavourRow(favour, names_of(favour.people), phrase(state), tone, when, _more(favour))


def names_of(people: Sequence[Named]) -> str:
    """Everyone's name, as a list is spoken."""
    return listed([name for _, name in people])


def effort_words(effort: str) -> str:
    """How much it asks for."""
    return phrase(EFFORTS[Effort(effort)]) if effort in tuple(Effort) else effort


def _more(favour: Favour) -> str:
    linked = tr("paid forward") if favour.paid_forward_from else tr("a part") if favour.part_of else ""
    return " · ".join(part for part in (effort_words(favour.effort), linked) if part)


def chain_lines(chain: Chain) -> list[str]:
    """What a favour hangs together with, read both ways; nothing for one that stands alone."""
    lines = []
    if chain.came_from:
        lines.append(tr("Pays forward {favour}", favour=_quoted(chain.came_from)))
    if chain.led_to:
        lines.append(tr("Led to {favours}", favours=listed([_quoted(one) for one in chain.led_to])))
    if chain.part_of:
        lines.append(tr("A part of {favour}", favour=_quoted(chain.part_of)))
    if chain.parts:
        lines.append(tr("Done already: {parts}", parts=listed([tr("“{text}”", text=one.text) for one in chain.parts])))
    return lines


def _quoted(favour: Favour) -> str:
    return tr("“{text}” ({people})", text=favour.text, people=names_of(favour.people))


def done_words(act: Act, favour: Favour) -> str:
    """What to say once it is done."""
    match act:
        case Act.DONE if favour.direction == Direction.FROM_ME:
            return tr("Your word is kept.")
        case Act.DONE:
            return tr("Received. Now it waits for your thanks.")
        case Act.THANK:
            return tr("The thanks are said.")
        case Act.PART:
            return tr("A part is done, the rest goes on.")
        case Act.FORWARD:
            return tr("It goes on to somebody else.")
        case Act.LET_GO:
            return tr("Let go, with grace.")
    return tr("Changed.")
