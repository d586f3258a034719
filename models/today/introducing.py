"""Cards of introductions: whom to ask, who has not answered, whom to put in touch, and what came of it."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from models.dates import VagueDate, shifted
from models.introductions import Introduction, Introductions, IntroductionState, Party, PartyState
from models.introductions.after import Word, WordKind, asks_whether_met, may_ask, subject_of, to_say, words_after
from models.involved import Named
from models.today.card import Card, CardKind
from models.today.situation import Situation
from models.words import first_name, listed
from resources import tr

THANKS_COME_UP_FOR = timedelta(days=30)
"""How long after a meeting Today speaks of thanks for it."""


class Waiting(NamedTuple):
    """A card, the day since which somebody waits for it if that is known, and whether it cannot well wait longer."""

    card: Card
    since: date | None
    presses: bool


class _Step(NamedTuple):
    """What I may do next: why, and what it is about; ``ask`` is whom to ask, if it is one of them."""

    why: str
    text: str
    ask: Party | None
    presses: bool


def introductions(at: Situation) -> Iterator[Waiting]:
    """What each introduction waits for, the last proposed first."""
    for one in Introductions(at.vault).all():
        if len(at.welcome([(party.person, party.name) for party in (one.a, one.b)])) == 2:
            step = _next_step(at, one)
            if step is not None:
                yield _waiting(one, step)
        for word in words_after(one, at.quiet, at.today):
            if word.kind in (WordKind.CLOSING, WordKind.THANKS) and at.welcome(word.people):
                yield from _still_to_say(at, one, word)


def _waiting(one: Introduction, step: _Step) -> Waiting:
    parties = (step.ask,) if step.ask else (one.a, one.b)
    people = tuple((party.person, party.name) for party in parties)
    since = _day(max(one.a.answered_on, one.b.answered_on, one.proposed_on))
    return Waiting(_card(one, CardKind.INTRODUCTION, one.uid, people, step.why, step.text), since, step.presses)


def _still_to_say(at: Situation, one: Introduction, word: Word) -> Iterator[Waiting]:
    party = one.party(word.people[0][0])
    if word.kind == WordKind.CLOSING:
        why = tr("It was not the moment")
        card = _card(one, CardKind.NEWS, subject_of(one, party), word.people, why, to_say(word))
        yield Waiting(card, _day(max(one.a.answered_on, one.b.answered_on, one.a.asked_on, one.b.asked_on)), False)
        return
    since = _day(one.met_on or one.shared_on)
    if since and shifted(since, THANKS_COME_UP_FOR) >= at.today:
        subject = subject_of(one, party)
        yield Waiting(_card(one, CardKind.THANKS, subject, word.people, tr("Say thank you"), one.outcome), since, False)


def _card(one: Introduction, kind: CardKind, subject: str, people: tuple[Named, ...], why: str, text: str) -> Card:
    return Card(kind=kind, subject=subject, table="introduction", id=one.id, people=people, why=why, text=text)


def _next_step(at: Situation, one: Introduction) -> _Step | None:
    both = listed([one.a.name, one.b.name])
    match one.state:
        case IntroductionState.READY | IntroductionState.SHARED if one.to_receive:
            (bridge,) = words_after(one, at.quiet, at.today)
            return _Step(tr("Both said yes"), to_say(bridge), None, True)
        case IntroductionState.DRAFT:
            return _Step(tr("You thought of introducing them"), both, one.a, False)
        case IntroductionState.ASKING:
            return _whom_to_ask(at, one)
        case IntroductionState.SHARED | IntroductionState.DELIVERED if asks_whether_met(one, at.today):
            return _Step(tr("Did they meet?"), both, None, False)
    return None


def _whom_to_ask(at: Situation, one: Introduction) -> _Step | None:
    for party, other in ((one.a, one.b), (one.b, one.a)):
        meeting = tr("To meet {name}", name=other.name)
        if party.is_silent(at.today):
            return _Step(
                tr("No answer for ten days"),
                tr("{meeting}. Ask once more, or let it rest.", meeting=meeting),
                party,
                True,
            )
        if party.state == PartyState.NEW and other.state == PartyState.YES:
            return _Step(tr("{name} said yes", name=first_name(other.name)), meeting, party, True)
        if party.state == PartyState.LATER and may_ask(party, at.today):
            return _Step(tr("It was not the moment. And now?"), meeting, party, False)
    return None


def _day(on: str) -> date | None:
    return VagueDate.parse(on).latest if on else None
