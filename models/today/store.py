"""Today's cards, and what is done with them."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from models.dates import week_of
from models.follow_ups import Snooze
from models.today import acting, ties
from models.today.ahead import coming
from models.today.card import Card, CardKind, Coming
from models.today.dealing import Pile, deal
from models.today.last_words import last_words
from models.today.occasions import cadences, dates, decisions, follow_ups, late
from models.today.promises import Promises, read_promises
from models.today.situation import Situation, read_situation
from models.today.waiting import waiting
from models.vault.vault import Vault

BUDGETS = range(3, 11)
"""How many cards a day may have at most."""


class Today:
    """The cards of a vault, for the day its clock says.

    ``budget`` is taken into ``BUDGETS``. ``seed`` draws the weak tie and the dormant tie; it is the ISO week
    where none is given, so that the same ones are drawn all week.
    What was dealt with today counts in the budget: once that is spent, there are no more cards until tomorrow.
    """

    def __init__(self, vault: Vault, budget: int = 5, *, seed: str = "") -> None:
        self._vault = vault
        self._budget = min(max(budget, BUDGETS[0]), BUDGETS[-1])
        self._seed = seed

    def cards(self) -> tuple[Card, ...]:
        """What is left of today's cards, in their order. Nothing is written."""
        at = read_situation(self._vault)
        done_today = acting.dealt_with(self._vault, at.today)
        if len(done_today) >= self._budget:
            return ()
        subjects = [subject for _, subject in done_today]
        promises = read_promises(at, subjects)
        cards = deal(
            self._pile(at, promises),
            self._budget,
            Counter(kind for kind, _ in done_today),
            acting.people_of(self._vault, subjects),
        )
        return _told_whole(at, cards, promises)

    def _pile(self, at: Situation, promises: Promises) -> Pile:
        seed = self._seed or week_of(at.today)
        warm, cold = waiting(at)
        pressing = (
            promises.pressing,
            warm,
            decisions(at),
            dates(at),
            follow_ups(at),
            cadences(at, late(at)),
        )
        drawn = (ties.weak_ties(at, seed), ties.dormant_ones(at, seed))
        return Pile(pressing, drawn, cold, promises.patient)

    def luck(self) -> tuple[Card, ...]:
        """Ties that may bring luck this week, whatever else there is today: a weak one, and two gone to sleep."""
        at = read_situation(self._vault)
        return _told_whole(at, ties.luck(at, self._seed or week_of(at.today)), read_promises(at, ()))

    def keep_drawn(self, cards: Iterable[Card]) -> None:
        """Remember which weak and dormant ties were shown, so that they come no more for 26 weeks. No undo step."""
        ties.keep_drawn(self._vault, cards)

    def done(self, card: Card) -> None:
        """It is done: one change. Raises ``Refused`` when what it is about was done elsewhere, or is gone."""
        acting.done(self._vault, card)

    def snooze(self, card: Card, how_long: Snooze, *, make_slower: bool = False) -> None:
        """Put it off: one change.

        Raises ``SnoozedOften`` for a follow-up that ``asks`` (unless ``make_slower``), and ``Refused`` as ``done``.
        """
        acting.snooze(self._vault, card, how_long, make_slower=make_slower)

    def let_go(self, card: Card) -> None:
        """Let it go: one change. Raises ``Refused`` as ``done``.

        A promise is released, a follow-up let go, a rhythm quiet for a season; everything else comes no more.
        """
        acting.let_go(self._vault, card)

    def coming(self, days: int = 60) -> tuple[Coming, ...]:
        """Follow-ups, important dates and promises of the next ``days`` days after today, by date."""
        return coming(read_situation(self._vault), days)


def _told_whole(at: Situation, cards: Iterable[Card], promises: Promises) -> tuple[Card, ...]:
    """The cards with the last words noted, and what else is promised."""
    dealt = list(cards)
    said = last_words(at, [person for card in dealt for person, _ in card.people])
    whole = []
    for card in dealt:
        words = [said[person] for person, _ in card.people if person in said]
        owed = dict(item for person, _ in card.people for item in promises.texts.get(person, ()))
        if card.kind == CardKind.PROMISE:
            owed.pop(card.subject, None)
        last = max(words, key=lambda one: (one.on, one.interaction), default=None)
        whole.append(replace(card, last=last, promised=tuple(owed.values())))
    return tuple(whole)
