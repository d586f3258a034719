"""What the place of introductions says: words in, words out."""

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from models.history.fields import STATES
from models.introductions import Introduction, IntroductionState, Party, PartyState, may_become
from models.introductions.after import Word, WordKind
from models.involved import Named
from models.words import at_words, first_name, listed
from resources import phrase, tr

if TYPE_CHECKING:
    from ui.widgets.chip import ChipTone

_S, _P = IntroductionState, PartyState


class Section(StrEnum):
    """What the place shows: introductions by how far they are."""

    UNDER_WAY = "under_way"
    IN_TOUCH = "in_touch"
    OVER = "over"


SECTIONS: Final = {
    Section.UNDER_WAY: "Being asked",
    Section.IN_TOUCH: "Put in touch",
    Section.OVER: "Over",
}
LISTED: Final = {
    Section.UNDER_WAY: (_S.READY, _S.ASKING, _S.DRAFT),
    Section.IN_TOUCH: (_S.SHARED, _S.DELIVERED, _S.MET),
    Section.OVER: (_S.CLOSED, _S.DECLINED, _S.EXPIRED, _S.WITHDRAWN),
}
"""The states of each list, in the order in which they stand there."""

NOTHING: Final = {
    Section.UNDER_WAY: (
        "Nobody is being introduced just now.",
        "Two people you know would gain by meeting? N notes it, or I on the page of one of them. Each is asked apart.",
    ),
    Section.IN_TOUCH: ("Nobody was put in touch yet.", "Those who both said yes stand here, until you know the rest."),
    Section.OVER: ("Nothing is over yet.", "What came of it will stand here, and what was not the moment."),
}
TONES: Final[dict[IntroductionState, "ChipTone"]] = {
    _S.READY: "accent",
    _S.SHARED: "warm",
    _S.DELIVERED: "warm",
    _S.MET: "accent",
    _S.CLOSED: "outline",
    _S.DECLINED: "outline",
    _S.EXPIRED: "outline",
    _S.WITHDRAWN: "outline",
}
"""The tone of a state's word; a neutral one for the others. The word alone says it too."""


class Act(StrEnum):
    """What a key does to the chosen introduction."""

    WRITE = "write"
    ASKED = "asked"
    YES = "yes"
    NO = "no"
    LATER = "later"
    REST = "rest"
    SAID = "said"
    SEAL = "seal"
    GREET = "greet"
    TELL = "tell"
    TAKE_BACK = "take_back"
    MET = "met"
    OUTCOME = "outcome"
    FAVOUR = "favour"
    WITHDRAW = "withdraw"
    EDIT = "edit"


KEYS: Final = {
    Act.WRITE: "W",
    Act.SAID: "D",
    Act.SEAL: "P",
    Act.GREET: "G",
    Act.TELL: "T",
    Act.TAKE_BACK: "B",
    Act.ASKED: "A",
    Act.YES: "Y",
    Act.NO: "X",
    Act.LATER: "L",
    Act.REST: "S",
    Act.MET: "M",
    Act.OUTCOME: "O",
    Act.FAVOUR: "F",
    Act.WITHDRAW: "R",
    Act.EDIT: "E",
}
WORDS: Final = {
    Act.WRITE: "write",
    Act.SAID: "said",
    Act.SEAL: "as a sealed file",
    Act.GREET: "a sealed greeting",
    Act.TELL: "tell it, sealed",
    Act.TAKE_BACK: "take the question back, sealed",
    Act.ASKED: "asked",
    Act.YES: "said yes",
    Act.NO: "said no",
    Act.LATER: "not now",
    Act.REST: "let it rest",
    Act.MET: "they have met",
    Act.OUTCOME: "what came of it",
    Act.FAVOUR: "note the favour",
    Act.WITHDRAW: "withdraw",
    Act.EDIT: "edit",
}
QUESTIONS: Final = {
    Act.WRITE: "Write to whom?",
    Act.SAID: "Said to whom?",
    Act.SEAL: "Sealed for whom?",
    Act.GREET: "A greeting for whom?",
    Act.TELL: "Told to whom?",
    Act.TAKE_BACK: "Taken back from whom?",
    Act.ASKED: "Who was asked?",
    Act.YES: "Who said yes?",
    Act.NO: "Who said no?",
    Act.LATER: "Who said not now?",
    Act.REST: "Who does not answer?",
}
"""What is asked where it could be either of the two."""

SEALED_ACTS: Final = {Act.GREET: "hello", Act.TELL: "outcome", Act.TAKE_BACK: "withdraw"}
"""What travels sealed alone, to who was asked by a message."""

_RECEIVED: Final = frozenset({_P.SHARED, _P.DELIVERED})
_ASKED_STILL: Final = frozenset({_P.ASKED, _P.LATER, _P.YES, *_RECEIVED})

ANSWERS: Final = {Act.YES: _P.YES, Act.NO: _P.NO, Act.LATER: _P.LATER}
_FIRST_ASKED: Final = (_P.ASKED, _P.LATER, _P.NEW)
"""Who answers is first looked for among those who were asked."""

_WITHDRAWABLE: Final = frozenset({_S.DRAFT, _S.ASKING, _S.READY})
_SENT: Final = frozenset({_S.SHARED, _S.DELIVERED, _S.MET, _S.CLOSED})


def state_words(introduction: Introduction) -> tuple[str, "ChipTone"]:
    """How far it is, and the tone of that."""
    return phrase(STATES["introduction state"][introduction.state]), TONES.get(introduction.state, "neutral")


def title(introduction: Introduction) -> str:
    """Both names."""
    return listed([introduction.a.name, introduction.b.name])


def row_words(introduction: Introduction) -> tuple[str, ...]:
    """How far each of the two is, where the whole does not say it."""
    is_half_shared = introduction.state == _S.SHARED and introduction.a.state != introduction.b.state
    if introduction.state != _S.ASKING and not is_half_shared:
        return ()
    return tuple(
        tr("{name}: {state}", name=first_name(one.name), state=phrase(STATES["party state"][one.state]))
        for one in (introduction.a, introduction.b)
    )


def party_words(party: Party, today: date) -> str:
    """How far one of them is, and since when."""
    asked, answered = at_words(party.asked_on, today), at_words(party.answered_on, today)
    match party.state:
        case PartyState.ASKED if party.is_silent(today):
            return tr("asked {when}, and no answer since", when=asked)
        case PartyState.ASKED:
            return tr("asked {when}", when=asked)
        case PartyState.YES if answered:
            return tr("said yes {when}", when=answered)
        case PartyState.NO if answered:
            return tr("said no {when}; the other does not hear of it", when=answered)
        case PartyState.LATER if answered:
            return tr("said not now {when}", when=answered)
    return phrase(STATES["party state"][party.state])


def party_lines(introduction: Introduction, party: Party, today: date) -> list[tuple[str, str]]:
    """What there is to know of one of the two, as words and what leads them in."""
    other = first_name(introduction.other(party).name)
    told = (
        (party_words(party, today), ""),
        (party.why, tr("Why")),
        (party.teaser, tr("Reads of {name}", name=other)),
        (party.note, tr("Said, for you alone")),
    )
    return [(words, lead) for words, lead in told if words]


def facts(introduction: Introduction, today: date) -> list[tuple[str, str]]:
    """What is known of the whole, as words and what leads them in."""
    told = (
        (at_words(introduction.proposed_on, today), tr("Thought of")),
        (at_words(introduction.shared_on, today), tr("Put in touch")),
        (at_words(introduction.met_on, today), tr("They met")),
        (introduction.outcome, tr("What came of it")),
        (introduction.note, tr("Note")),
    )
    return [(words, lead) for words, lead in told if words]


def acts_of(
    introduction: Introduction, words: Sequence[Word], today: date, *, has_favour: bool, by_message: frozenset[int]
) -> list[Act]:
    """What can be done with it. ``by_message`` are those of the two who were asked by a message."""
    acts = [Act.WRITE, Act.SAID] if words else []
    if words and words[0].kind == WordKind.ASK:
        acts.remove(Act.SAID)  # that has a word of its own
    if sealed_next(introduction, words, by_message):
        acts.append(Act.SEAL)
    acts += [act for act in (Act.ASKED, *ANSWERS, Act.REST) if parties_of(act, introduction, today)]
    if introduction.state in (_S.SHARED, _S.DELIVERED):
        acts.append(Act.MET)
    if introduction.state in _SENT:
        acts.append(Act.OUTCOME)
    if introduction.state in _SENT and not has_favour:
        acts.append(Act.FAVOUR)
    if introduction.state in _WITHDRAWABLE:
        acts.append(Act.WITHDRAW)
    acts += [act for act in SEALED_ACTS if sealed_for(act, introduction, by_message)]
    return [*acts, Act.EDIT]


def sealed_next(
    introduction: Introduction, words: Sequence[Word], by_message: frozenset[int]
) -> tuple[tuple[Named, str], ...]:
    """The ones of the two who have the program can be sent the next step sealed, and of what kind it is.

    What was sealed for them already is the same once more: a file may be lost.
    """
    both = (introduction.a, introduction.b)
    kinds = [_next_kind(introduction, one, words, is_asked=one.person in by_message) for one in both]
    return tuple(((one.person, one.name), kind) for one, kind in zip(both, kinds, strict=True) if kind)


def is_sealed_again(party: Party, by_message: frozenset[int], today: date) -> bool:
    """Whether the same bytes go to them once more: their next step was sealed already, and no silence followed."""
    return party.person in by_message and party.state in (_P.ASKED, _P.SHARED) and not party.is_silent(today)


def _next_kind(introduction: Introduction, party: Party, words: Sequence[Word], *, is_asked: bool) -> str:
    said_by_mouth = party.state == _P.YES and not is_asked
    match introduction.state:
        case _S.DRAFT | _S.ASKING | _S.READY | _S.SHARED if said_by_mouth:
            return "ask"
        case _S.DRAFT | _S.ASKING if party.state == _P.ASKED or _is_due(WordKind.ASK, party, words):
            return "ask"
        case _S.READY | _S.SHARED if is_asked and party.state in (_P.YES, _P.SHARED):
            return "share"
        case _ if is_asked and _is_due(WordKind.CLOSING, party, words):
            return "close"
    return ""


def _is_due(kind: WordKind, party: Party, words: Sequence[Word]) -> bool:
    return Word(kind, ((party.person, party.name),)) in words


def sealed_for(act: Act, introduction: Introduction, by_message: frozenset[int]) -> tuple[Named, ...]:
    """The ones of the two to whom what ``act`` seals can go."""
    both = [one for one in (introduction.a, introduction.b) if one.person in by_message]
    match act:
        case Act.GREET:
            fitting = [one for one in both if one.state in _RECEIVED]
        case Act.TELL:
            fitting = both if introduction.state in _SENT and introduction.outcome else []
        case _:
            fitting = [one for one in both if one.state in _ASKED_STILL and introduction.state != _S.CLOSED]
    return tuple((one.person, one.name) for one in fitting)


def parties_of(act: Act, introduction: Introduction, today: date) -> tuple[Named, ...]:
    """The ones of the two about whom ``act`` may be."""
    both = (introduction.a, introduction.b)
    if act == Act.REST:
        fitting = [one for one in both if one.is_silent(today)]
    elif act == Act.ASKED:
        fitting = [one for one in both if one.is_silent(today) or _may(introduction, one, PartyState.ASKED)]
    else:
        able = [one for one in both if _may(introduction, one, ANSWERS[act])]
        nearest = next((state for state in _FIRST_ASKED if any(one.state == state for one in able)), None)
        fitting = [one for one in able if one.state == nearest]
    return tuple((one.person, one.name) for one in fitting)


def _may(introduction: Introduction, party: Party, then: PartyState) -> bool:
    return may_become(party.state, introduction.other(party).state, then)


def act_words(act: Act, words: Sequence[Word]) -> str:
    """The word beside its key."""
    if act == Act.SAID and words and words[0].kind == WordKind.BRIDGE:
        return tr("put in touch")
    return phrase(WORDS[act])


def done_words(act: Act, name: str = "") -> str:
    """What to say once it is done, of whom."""
    match act:
        case Act.ASKED:
            return tr("{name} is asked. Ten days of silence will count as a no.", name=name)
        case Act.YES:
            return tr("{name} said yes.", name=name)
        case Act.NO:
            return tr("Noted. It stays with you: the other only hears that it is not the moment.")
        case Act.LATER:
            return tr("Noted. It comes back in a month.")
        case Act.MET:
            return tr("They have met. Lovely.")
        case Act.OUTCOME:
            return tr("Told to the end. A good moment for a thank-you.")
        case Act.FAVOUR:
            return tr("Noted among the favours you did.")
        case Act.WITHDRAW:
            return tr("Withdrawn: nothing was shared.")
        case Act.REST:
            return tr("It rests.")
    return tr("Said.")
