"""What is done with a card: each is one change, under the name of what it does.

That a card was dealt with is kept with the change (``Nudges``, kind ``dealt_with``, quiet until tomorrow),
so undoing it brings back both the card and its place in the day.
"""

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta

from models.dates import shifted
from models.decisions import Decisions
from models.favours import Favours
from models.follow_ups import FollowUps, Snooze, snoozed_until
from models.interactions import Channel, Interactions
from models.introductions import Introductions, IntroductionState
from models.introductions.after import Word, WordKind, settle
from models.missions import ENDED, Missions
from models.nudges import FOR_GOOD, Nudges
from models.today.card import Card, CardKind
from models.today.ties import NOT_AGAIN_FOR
from models.vault.vault import Vault
from models.words import listed

DEALT_WITH = "dealt_with"
DECIDING_TAKES = timedelta(days=7)
"""A question that was seen is quiet for so long: deciding is done in its own place."""


def dealt_with(vault: Vault, today: date) -> list[tuple[CardKind, str]]:
    """The kind and subject of each card that was dealt with today."""
    kept = [subject.partition(" ") for subject in Nudges(vault).quiet_ones(DEALT_WITH, today)]
    return [(CardKind(kind), subject) for kind, _, subject in kept]


def people_of(vault: Vault, subjects: Sequence[str]) -> frozenset[int]:
    """Whom the cards of these subjects were about."""
    uids = [uid for subject in subjects for uid in subject.split(" ")]
    rows = vault.rows(
        """WITH sought (uid) AS (SELECT value FROM json_each(?))
        SELECT id FROM person WHERE uid IN sought
        UNION SELECT person_id FROM favour_person JOIN favour ON favour.id = favour_id WHERE uid IN sought
        UNION SELECT person_id FROM follow_up_person JOIN follow_up ON follow_up.id = follow_up_id WHERE uid IN sought
        UNION SELECT person_id FROM introduction_party
            JOIN introduction ON introduction.id = introduction_id WHERE uid IN sought
        UNION SELECT person_id FROM consultation WHERE uid IN sought""",
        (json.dumps(uids),),
    )
    return frozenset(row[0] for row in rows)


# Done


def done(vault: Vault, card: Card) -> None:
    """It is done. Raises ``Refused`` when that cannot be any more, or what it is about is gone."""
    _DONE[card.kind](vault, card)


def _keep_promise(vault: Vault, card: Card) -> None:
    with vault.change("Keep a promise", card.text):
        Favours(vault).done(card.id)
        _deal_with(vault, card)


def _take_next_step(vault: Vault, card: Card) -> None:
    introductions = Introductions(vault)
    introduction = introductions.get(card.id)
    with vault.change("Take the next step of an introduction", introduction.about):
        if introduction.to_receive:
            introductions.share(card.id)
        elif introduction.state in (IntroductionState.SHARED, IntroductionState.DELIVERED):
            introductions.met(card.id)
        else:
            introductions.ask(card.id, card.people[0][0])
        _deal_with(vault, card)


def _say_of_introduction(vault: Vault, card: Card, kind: WordKind) -> None:
    with vault.change("Write after an introduction", _names(card)):
        settle(vault, card.id, Word(kind, card.people))
        _deal_with(vault, card)


def _thank(vault: Vault, card: Card) -> None:
    if card.table == "introduction":
        _say_of_introduction(vault, card, WordKind.THANKS)
        return
    if card.table == "favour":
        with vault.change("Thank for a favour", card.text):
            Favours(vault).thank(card.id)
            _deal_with(vault, card)
        return
    missions, person = Missions(vault), card.people[0][0]
    mission = missions.get(card.id)
    with vault.change("Thank for a mission", mission.title):
        missions.thank(card.id, person)
        # who is thanked for what was won hears of it too
        if mission.state in ENDED and any(referral.person == person for referral in mission.to_tell):
            missions.tell(card.id, person)
        _deal_with(vault, card)


def _tell(vault: Vault, card: Card) -> None:
    if card.table == "introduction":
        _say_of_introduction(vault, card, WordKind.CLOSING)
        return
    if card.table == "mission":
        with vault.change("Tell how a mission ended", Missions(vault).get(card.id).title):
            Missions(vault).tell(card.id, card.people[0][0])
            _deal_with(vault, card)
        return
    decisions = Decisions(vault)
    with vault.change("Tell what was decided", card.text):
        for said in decisions.get(card.id).to_tell:
            if said.uid == card.subject:
                decisions.tell(said.id)
        _deal_with(vault, card)


def _leave_for_a_week(vault: Vault, card: Card) -> None:
    with vault.change("Leave a question for a week", card.text):
        _quiet(vault, card, shifted(vault.clock.today(), DECIDING_TAKES))
        _deal_with(vault, card)


def _do_follow_up(vault: Vault, card: Card) -> None:
    with vault.change("Do a follow-up", card.text):
        FollowUps(vault).done(card.id)
        _deal_with(vault, card)


def _be_in_touch(vault: Vault, card: Card) -> None:
    """Note that one was in touch today, which begins the rhythm anew; in no words, for nobody said which."""
    today = vault.clock.today()
    with vault.change("Be in touch", _names(card)):
        Interactions(vault).log(on=today, people=[person for person, _ in card.people], channel=Channel.MESSAGE)
        if card.kind == CardKind.DATE:
            _quiet(vault, card, shifted(date.fromisoformat(card.due), timedelta(days=1)))
        elif card.kind in (CardKind.WEAK_TIE, CardKind.DORMANT):
            _quiet(vault, card, shifted(today, NOT_AGAIN_FOR))
        _deal_with(vault, card)


_DONE: dict[CardKind, Callable[[Vault, Card], None]] = {
    CardKind.PROMISE: _keep_promise,
    CardKind.INTRODUCTION: _take_next_step,
    CardKind.THANKS: _thank,
    CardKind.NEWS: _tell,
    CardKind.DECISION: _leave_for_a_week,
    CardKind.DATE: _be_in_touch,
    CardKind.FOLLOW_UP: _do_follow_up,
    CardKind.CADENCE: _be_in_touch,
    CardKind.WEAK_TIE: _be_in_touch,
    CardKind.DORMANT: _be_in_touch,
}


# Later, or not at all


def snooze(vault: Vault, card: Card, how_long: Snooze, *, make_slower: bool) -> None:
    """Put it off for so long. Raises ``SnoozedOften``, ``Refused``."""
    until = snoozed_until(vault.clock.today(), how_long)
    with vault.change("Put a card off", _about(card)):
        if card.kind == CardKind.FOLLOW_UP:
            FollowUps(vault).snooze(card.id, until, make_slower=make_slower)
        else:
            _quiet(vault, card, until)
        _deal_with(vault, card)


def let_go(vault: Vault, card: Card) -> None:
    """Let it go. Raises ``Refused`` when that cannot be any more, or what it is about is gone."""
    with vault.change("Let a card go", _about(card)):
        if card.kind == CardKind.PROMISE:
            Favours(vault).release(card.id)
        elif card.kind == CardKind.FOLLOW_UP:
            FollowUps(vault).let_go(card.id)
        elif card.kind == CardKind.CADENCE:
            _quiet(vault, card, snoozed_until(vault.clock.today(), Snooze.SEASON))
        elif card.kind == CardKind.INTRODUCTION and _is_silent(vault, card):
            Introductions(vault).rest(card.id, card.people[0][0])
        else:
            _quiet(vault, card, FOR_GOOD)
        _deal_with(vault, card)


def _is_silent(vault: Vault, card: Card) -> bool:
    party = Introductions(vault).get(card.id).party(card.people[0][0])
    return party.is_silent(vault.clock.today())


def _quiet(vault: Vault, card: Card, until: date) -> None:
    Nudges(vault).quiet(card.kind.value, card.subject, until)


def _deal_with(vault: Vault, card: Card) -> None:
    """Have the card count in today's budget; inside the change that deals with it."""
    tomorrow = shifted(vault.clock.today(), timedelta(days=1))
    Nudges(vault).quiet(DEALT_WITH, card.key, tomorrow)


def _names(card: Card) -> str:
    return listed([name for _, name in card.people])


def _about(card: Card) -> str:
    return card.text or _names(card)
