"""The weak tie of the week, and a dormant one while a question is open; and which were drawn when."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from models.dates import week_of
from models.decisions import Decision, DecisionState
from models.network import NEXT_IDEAS, Someone, WeakTie, by_lot, dormant_ties, still_weak, weak_ties_by_lot
from models.nudges import Nudges
from models.today import reasons
from models.today.card import Card, CardKind
from models.today.situation import Situation
from models.vault.vault import Vault
from models.words import first_name, listed
from resources import tr

NOT_AGAIN_FOR = timedelta(weeks=26)
"""Who was drawn is not drawn again before."""

_DRAWN = "today.drawn"
_NAMED = 2


class Draws:
    """Who was drawn when. It is where Today was, not what the user did: no undo step, and not in the archive."""

    def __init__(self, vault: Vault, kind: CardKind) -> None:
        self._vault = vault
        self._kind = kind

    def recent(self, today: date) -> dict[str, date]:
        """The uids of those who were drawn within 26 weeks, and when."""
        drawn = {uid: date.fromisoformat(day) for uid, day in _read(self._vault).get(self._kind.value, {}).items()}
        return {uid: day for uid, day in drawn.items() if abs(today - day) < NOT_AGAIN_FOR}

    def this_week(self, today: date) -> str:
        """The uid of the one that was drawn this week, or empty."""
        return next((uid for uid, day in self.recent(today).items() if week_of(day) == week_of(today)), "")

    def back(self, today: date) -> list[str]:
        """The uids of those who were put off until a day that has come, and were not shown since."""
        recent = self.recent(today)
        over = Nudges(self._vault).over(self._kind.value, today)
        return [uid for uid, until in sorted(over.items(), key=_by_day) if uid in recent and recent[uid] < until]

    def keep(self, uid: str, today: date) -> None:
        """Remember that this one was shown, unless it is known that it was this week."""
        recent = self.recent(today)
        if uid not in recent or week_of(recent[uid]) != week_of(today):
            drawn = {other: day.isoformat() for other, day in (recent | {uid: today}).items()}
            self._vault.keep_ui_state(_DRAWN, json.dumps(_read(self._vault) | {self._kind.value: drawn}))


def _by_day(put_off: tuple[str, date]) -> tuple[date, str]:
    return put_off[1], put_off[0]


def keep_drawn(vault: Vault, cards: Iterable[Card]) -> None:
    """Remember which ties these cards show."""
    today = vault.clock.today()
    for card in cards:
        if card.kind in (CardKind.WEAK_TIE, CardKind.DORMANT):
            Draws(vault, card.kind).keep(card.subject, today)


def _read(vault: Vault) -> dict[str, dict[str, str]]:
    kept: dict[str, dict[str, str]] = json.loads(vault.ui_state(_DRAWN) or "{}")
    return kept


def weak_ties(at: Situation, seed: str) -> Iterator[Card]:
    """The weak tie of the week, the same all week; none once it was dealt with, or put off.

    Whoever was put off comes first when their day has come.
    While none was shown yet the others follow, for the first may come up anyway.
    """
    draws = Draws(at.vault, CardKind.WEAK_TIE)
    drawn = draws.this_week(at.today)
    left_alone = _left_alone(at, CardKind.WEAK_TIE)
    if not drawn:
        back = (still_weak(at.vault, at.today, uid) for uid in draws.back(at.today) if uid not in left_alone)
        yield from map(_weak_card, filter(None, back))
        yield from map(_weak_card, weak_ties_by_lot(at.vault, at.today, seed, {*draws.recent(at.today), *left_alone}))
    elif drawn not in left_alone and (tie := still_weak(at.vault, at.today, drawn)):
        yield _weak_card(tie)


def dormant_ones(at: Situation, seed: str) -> Iterator[Card]:
    """A dormant tie for the question that is due first: one week the first idea, the next one of nine others."""
    question = _open_question(at)
    if question is None:
        return
    drawn = Draws(at.vault, CardKind.DORMANT).this_week(at.today)
    ideas = _ideas(at, question)
    for tie in [one for one in ideas if one.uid == drawn] if drawn else _ideas_of_week(ideas, at.today, seed):
        yield _dormant_card(at, tie, question, is_first=tie == ideas[0])


def luck(at: Situation, seed: str) -> tuple[Card, ...]:
    """The weak tie of the week, then two of those who were lost from sight: the first idea and one of the next nine.

    The ideas are for the question that is due first, or where none is open, those one once saw most.
    """
    weak = next(weak_ties(at, seed), None)
    question = _open_question(at)
    ideas = _ideas(at, question)
    first = ideas[:1]
    next_ones = by_lot(ideas[1 : 1 + NEXT_IDEAS], seed)[:1]
    dormant = [_dormant_card(at, tie, question, is_first=tie in first) for tie in (*first, *next_ones)]
    shown = {weak.id} if weak else set()
    return (*([weak] if weak else []), *(card for card in dormant if card.id not in shown))


def _ideas(at: Situation, question: Decision | None) -> list[Someone]:
    """The dormant ties, without those who were drawn in a week before this one, and not put off since."""
    draws = Draws(at.vault, CardKind.DORMANT)
    before = draws.recent(at.today).keys() - {draws.this_week(at.today), *draws.back(at.today)}
    left_alone = {*_left_alone(at, CardKind.DORMANT), *before}
    return dormant_ties(at.vault, at.today, question.question if question else "", left_alone)


def _ideas_of_week(ideas: Sequence[Someone], today: date, seed: str) -> Sequence[Someone]:
    """The first idea, or the next nine as they are drawn, and the others of the ten for when one comes up anyway."""
    first, next_ideas = ideas[:1], by_lot(ideas[1 : 1 + NEXT_IDEAS], seed)
    is_turn_of_first = (today.toordinal() - 1) // 7 % 2 == 0
    return [*first, *next_ideas] if is_turn_of_first else [*next_ideas, *first]


def _left_alone(at: Situation, kind: CardKind) -> frozenset[str]:
    """Who is not to be drawn: nor is one drawn whose rhythm was put off."""
    return at.quiet.get(kind.value, frozenset()) | at.quiet.get(CardKind.CADENCE.value, frozenset())


def _open_question(at: Situation) -> Decision | None:
    waiting = [one for one in at.decisions if one.state in (DecisionState.OPEN, DecisionState.CONSULTING)]
    return min(waiting, key=lambda one: (not one.deadline, one.deadline, one.id), default=None)


def _weak_card(tie: WeakTie) -> Card:
    names = listed([first_name(name) for name in tie.mutual[:_NAMED]])
    if tie.world_is_new:
        text = tr("Their world: {world}. You know nobody else there.", world=tie.world)
    else:
        text = tr("You have {names} in common.", names=names)
    return Card(
        kind=CardKind.WEAK_TIE,
        subject=tie.person.uid,
        table="person",
        id=tie.person.id,
        people=((tie.person.id, tie.person.name),),
        why=tr("A weak tie, for luck"),
        text=text,
    )


def _dormant_card(at: Situation, tie: Someone, question: Decision | None, *, is_first: bool) -> Card:
    if question is None:
        text = ""
    elif is_first:
        text = tr("For “{question}”: your first idea.", question=question.question)
    else:
        text = tr("For “{question}”: not the first who comes to mind.", question=question.question)
    return Card(
        kind=CardKind.DORMANT,
        subject=tie.uid,
        table="person",
        id=tie.id,
        people=((tie.id, tie.name),),
        why=reasons.silent(tie.spoke_on, at.today),
        text=text,
    )
