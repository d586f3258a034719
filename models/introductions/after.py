"""What is still to be said in an introduction, to whom: the two asks, the bridge, the close, and-then, thanks."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.dates import VagueDate, shifted
from models.introductions.introduction import Introduction, IntroductionState, Party, PartyState
from models.introductions.store import Introductions
from models.involved import Named
from models.nudges import FOR_GOOD, Nudges
from models.vault.vault import Vault
from models.words import first_name, listed
from resources import tr

ASK_AGAIN_AFTER = timedelta(days=30)
"""When "not now" may be asked about again."""

MET_AFTER = timedelta(days=14)
"""How long two who were put in touch are left alone, until one asks whether they met."""

THANKS_FOR = timedelta(days=180)
"""How long after a meeting one still thanks for it; an old story is left in peace."""

ABOUT_MEETING = "introduction"
"""The kind of nudge by which Today rests an introduction as well."""

Quiet = Mapping[str, frozenset[str]]


class WordKind(StrEnum):
    """What is to be said; the value of some is the kind of nudge that remembers that it was."""

    ASK = "ask"
    BRIDGE = "bridge"
    CLOSING = "introduction_closing"
    AND_THEN = "and_then"
    THANKS = "introduction_thanks"


@dataclass(frozen=True, slots=True)
class Word:
    """Something to say to ``people``: the bridge goes to both at once, all else to one."""

    kind: WordKind
    people: tuple[Named, ...]


def words_after(introduction: Introduction, quiet: Quiet, today: date) -> tuple[Word, ...]:
    """What is still to be said, in the order in which one would say it; ``quiet`` as ``Nudges.all_quiet`` tells it.

    Nothing here tells one of the two about the other before both said yes: who they are is in the bridge alone,
    and the close is the same whatever the reason.
    """
    both = (introduction.a, introduction.b)
    match introduction.state:
        case IntroductionState.DRAFT | IntroductionState.ASKING:
            return tuple(Word(WordKind.ASK, (_named(one),)) for one in both if may_ask(one, today))
        case IntroductionState.READY | IntroductionState.SHARED if introduction.to_receive:
            return (Word(WordKind.BRIDGE, (_named(introduction.a), _named(introduction.b))),)
        case IntroductionState.SHARED | IntroductionState.DELIVERED:
            if asks_whether_met(introduction, today) and introduction.uid not in quiet.get(ABOUT_MEETING, ()):
                return tuple(Word(WordKind.AND_THEN, (_named(one),)) for one in both)
        case IntroductionState.CLOSED if _is_fresh(introduction, today):
            return tuple(_unsaid(introduction, WordKind.THANKS, both, quiet))
        case IntroductionState.DECLINED | IntroductionState.EXPIRED | IntroductionState.WITHDRAWN:
            return tuple(_unsaid(introduction, WordKind.CLOSING, _left_waiting(introduction), quiet))
    return ()


def still_to_say(vault: Vault, introductions: Iterable[Introduction]) -> dict[int, tuple[Word, ...]]:
    """``words_after`` each of them, by its id."""
    today = vault.clock.today()
    quiet = Nudges(vault).all_quiet(today)
    return {one.id: words_after(one, quiet, today) for one in introductions}


def to_say(word: Word) -> str:
    """What is still to be said, to whom."""
    name = listed([first_name(name) for _, name in word.people])
    match word.kind:
        case WordKind.ASK:
            return tr("Ask {name}; a no is easy", name=name)
        case WordKind.BRIDGE:
            return tr("Write to {name}, and put them in touch", name=name)
        case WordKind.CLOSING:
            return tr("Tell {name} that it is not the moment, without a reason", name=name)
        case WordKind.AND_THEN:
            return tr("Ask {name}: and then?", name=name)
    return tr("Thank {name} for having said yes", name=name)


def may_ask(party: Party, today: date) -> bool:
    """Whether one of two who are on their way can be asked now: not while they think it over."""
    answered = VagueDate.parse(party.answered_on).latest if party.answered_on else date.min
    later = party.state == PartyState.LATER and shifted(answered, ASK_AGAIN_AFTER) <= today
    return party.state == PartyState.NEW or later or party.is_silent(today)


def asks_whether_met(introduction: Introduction, today: date) -> bool:
    """Whether two who were put in touch had the time to meet."""
    shared = introduction.shared_on
    return bool(shared) and shifted(VagueDate.parse(shared).latest, MET_AFTER) <= today


def _is_fresh(introduction: Introduction, today: date) -> bool:
    since = introduction.met_on or introduction.shared_on
    return bool(since) and shifted(VagueDate.parse(since).latest, THANKS_FOR) >= today


def settle(vault: Vault, id: int, word: Word) -> None:
    """Note that it was said, as one change. Raises ``Refused`` when that cannot be any more, or it is gone."""
    introductions = Introductions(vault)
    introduction = introductions.get(id)
    if word.kind == WordKind.ASK:
        introductions.ask(id, word.people[0][0])
    elif word.kind == WordKind.BRIDGE:
        introductions.share(id)
    else:
        with vault.change("Write after an introduction", introduction.about):
            nudges = Nudges(vault)
            if word.kind == WordKind.AND_THEN:
                nudges.quiet(ABOUT_MEETING, introduction.uid, shifted(vault.clock.today(), MET_AFTER))
                return
            for person, _ in word.people:
                party = introduction.party(person)
                nudges.quiet(word.kind.value, subject_of(introduction, party), FOR_GOOD)


def subject_of(introduction: Introduction, party: Party) -> str:
    """By what a word to one of the two is remembered."""
    return f"{introduction.uid} {'a' if party == introduction.a else 'b'}"


def _left_waiting(introduction: Introduction) -> Iterator[Party]:
    """Those who heard of it and may still expect something: not who said no, kept silent, or withdrew alone."""
    for party in (introduction.a, introduction.b):
        was_asked = bool(party.asked_on or party.answered_on)
        gone = party.state in (PartyState.NO, PartyState.SILENT)
        other_stays = introduction.other(party).state != PartyState.WITHDRAWN
        if was_asked and not gone and not (party.state == PartyState.WITHDRAWN and other_stays):
            yield party


def _unsaid(
    introduction: Introduction, kind: WordKind, to: tuple[Party, ...] | Iterator[Party], quiet: Quiet
) -> Iterator[Word]:
    for party in to:
        if subject_of(introduction, party) not in quiet.get(kind.value, ()):
            yield Word(kind, (_named(party),))


def _named(party: Party) -> Named:
    return party.person, party.name
