"""What others wait for: the next step of an introduction, thanks, and news of how something ended."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.dates import VagueDate, shifted
from models.decisions import Decision
from models.favours import Favour, Favours, FavourState
from models.missions import ENDED, THANKS_WITHIN, Mission, Missions, MissionState, Referral
from models.today.card import Card, CardKind
from models.today.introducing import introductions
from models.today.situation import Situation, uids_of
from models.words import first_name
from resources import tr

WARM_FOR = timedelta(days=14)
"""For so long thanks and news go before what has waited longer: they still come as a matter of course."""

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


def _introductions(at: Situation) -> Iterator[_Ranked]:
    groups = {CardKind.THANKS: _THANKS, CardKind.NEWS: _NEWS}
    for card, happened, presses in introductions(at):
        cold = card.kind == CardKind.INTRODUCTION and not presses
        yield _rank(at, groups.get(card.kind, _INTRODUCTION), at.today if presses else happened, cold=cold), card


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
