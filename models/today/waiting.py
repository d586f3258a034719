"""What others wait for: the next step of an introduction, thanks, and news of how something ended."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from models.dates import VagueDate, shifted
from models.decisions import Decision
from models.favours import Favour, Favours, FavourState
from models.introductions import Introduction, Introductions, IntroductionState, Party, PartyState
from models.missions import ENDED, THANKS_WITHIN, Mission, Missions, MissionState, Referral
from models.today.card import Card, CardKind
from models.today.situation import Situation, uids_of
from models.words import first_name, listed
from resources import tr

WARM_FOR = timedelta(days=14)
"""For so long thanks and news go before what has waited longer: they still come as a matter of course."""

ASK_AGAIN_AFTER = timedelta(days=30)
"""When "not now" may be asked about again."""

MET_AFTER = timedelta(days=14)
"""How long two who were put in touch are left alone, until one asks whether they met."""

_Ranked = tuple[tuple[bool, int, int], Card]
_INTRODUCTION, _THANKS, _NEWS, _LAST = range(4)


def waiting(at: Situation) -> tuple[list[Card], list[Card]]:
    """What others wait for, and what they have waited for so long that it has gone cold.

    First come introductions, thanks, and news, each from the first due; then thanks, news, and introductions
    that I only thought of, each from the latest.
    """
    ranked = [*_introductions(at), *_favours(at), *_missions(at), *_decisions(at)]
    ordered = sorted((one for one in ranked if not at.is_quiet(one[1].kind, one[1].subject)), key=lambda one: one[0])
    warm = [card for rank, card in ordered if not rank[0]]
    return warm, [card for _, card in ordered[len(warm) :]]


def _rank(at: Situation, group: int, happened: date | None, *, cold: bool = False) -> tuple[bool, int, int]:
    """Where something stands that ``happened`` then; ``None`` is long ago."""
    day = happened or date.min
    if cold or day < shifted(at.today, -WARM_FOR):
        return True, _LAST if group == _INTRODUCTION else group, -day.toordinal()
    return False, group, day.toordinal()


# Introductions


class _Step(NamedTuple):
    """What I may do next: why, and what it is about; ``ask`` is whom to ask, if it is one of them."""

    why: str
    text: str
    ask: Party | None
    presses: bool


def _introductions(at: Situation) -> Iterator[_Ranked]:
    for one in Introductions(at.vault).all():
        step = _next_step(at, one)
        parties = (step.ask,) if step and step.ask else (one.a, one.b)
        both_welcome = at.welcome([(party.person, party.name) for party in (one.a, one.b)])
        if step and len(both_welcome) == 2:
            card = Card(
                kind=CardKind.INTRODUCTION,
                subject=one.uid,
                table="introduction",
                id=one.id,
                people=tuple((party.person, party.name) for party in parties),
                why=step.why,
                text=step.text,
            )
            waits_since = max(one.a.answered_on, one.b.answered_on, one.proposed_on)
            happened = at.today if step.presses else _day(waits_since)
            yield _rank(at, _INTRODUCTION, happened, cold=not step.presses), card


def _next_step(at: Situation, one: Introduction) -> _Step | None:
    both = listed([one.a.name, one.b.name])
    match one.state:
        case IntroductionState.READY:
            return _Step(tr("Both said yes"), tr("{names}: you can put them in touch.", names=both), None, True)
        case IntroductionState.DRAFT:
            return _Step(tr("You thought of introducing them"), both, one.a, False)
        case IntroductionState.ASKING:
            return _whom_to_ask(at, one)
        case IntroductionState.SHARED | IntroductionState.DELIVERED:
            shared = _day(one.shared_on)
            if shared and shifted(shared, MET_AFTER) <= at.today:
                return _Step(tr("Did they meet?"), both, None, False)
    return None


def _whom_to_ask(at: Situation, one: Introduction) -> _Step | None:
    for party, other in ((one.a, one.b), (one.b, one.a)):
        meeting = tr("To meet {name}", name=other.name)
        if party.state == PartyState.NEW and other.state == PartyState.YES:
            return _Step(tr("{name} said yes", name=first_name(other.name)), meeting, party, True)
        answered = _day(party.answered_on)
        if party.state == PartyState.LATER and answered and shifted(answered, ASK_AGAIN_AFTER) <= at.today:
            return _Step(tr("It was not the moment. And now?"), meeting, party, False)
    return None


# Thanks and news


def _favours(at: Situation) -> Iterator[_Ranked]:
    for favour in Favours(at.vault).all(FavourState.RECEIVED):
        if people := at.welcome(favour.people):
            done = _day(favour.on)
            yield _rank(at, _THANKS, done), _thanks_for_favour(favour, people, done)


def _thanks_for_favour(favour: Favour, people: tuple[tuple[int, str], ...], done: date | None) -> Card:
    return Card(
        kind=CardKind.THANKS,
        subject=favour.uid,
        table="favour",
        id=favour.id,
        people=people,
        why=tr("Say thank you") if len(people) == 1 else tr("Say thank you to them"),
        text=favour.text,
        due=shifted(done, THANKS_WITHIN).isoformat() if done else "",
    )


def _missions(at: Situation) -> Iterator[_Ranked]:
    said = [
        (mission, referral, kind)
        for mission in Missions(at.vault).all()
        for referral in mission.chain
        if (kind := _owed_to(mission, referral)) and at.welcome([(referral.person, referral.name)])
    ]
    uids = uids_of(at.vault, [referral.person for _, referral, _ in said])
    for mission, referral, kind in said:
        since = _day(mission.decided_on if mission.state in ENDED else mission.heard_on)
        card = Card(
            kind=kind,
            subject=f"{mission.uid} {uids[referral.person]}",
            table="mission",
            id=mission.id,
            people=((referral.person, referral.name),),
            why=tr("Say thank you") if kind == CardKind.THANKS else tr("Tell how it ended"),
            text=_mission_text(mission, referral),
            due=shifted(since, THANKS_WITHIN).isoformat() if since else "",
        )
        yield _rank(at, _THANKS if kind == CardKind.THANKS else _NEWS, since), card


def _owed_to(mission: Mission, referral: Referral) -> CardKind | None:
    """What someone of the chain may expect: thanks, whatever came of it, and news once it has ended."""
    if not referral.thanked_on:
        return CardKind.THANKS
    return CardKind.NEWS if referral in mission.to_tell else None


def _mission_text(mission: Mission, referral: Referral) -> str:
    name = first_name(referral.name)
    if mission.state == MissionState.WON:
        return tr("Thanks to {name}: “{title}” is won.", name=name, title=mission.title)
    if mission.state == MissionState.LOST:
        return tr("“{title}” came to nothing. {name} would like to know.", name=name, title=mission.title)
    return tr("“{title}” came through {name}.", name=name, title=mission.title)


def _decisions(at: Situation) -> Iterator[_Ranked]:
    for decision in at.decisions:
        since = _day(decision.decided_on)
        for said in decision.to_tell:
            if at.welcome([(said.person, said.name)]):
                yield _rank(at, _NEWS, since), _decision_news(decision, said.uid, (said.person, said.name))


def _decision_news(decision: Decision, consultation: str, person: tuple[int, str]) -> Card:
    return Card(
        kind=CardKind.NEWS,
        subject=consultation,
        table="decision",
        id=decision.id,
        people=(person,),
        why=tr("Tell what you decided"),
        text=decision.question,
    )


def _day(on: str) -> date | None:
    """The last day that a vague date can mean; ``None`` for an unknown one."""
    return VagueDate.parse(on).latest if on else None
