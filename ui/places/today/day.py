"""The cards of one day: what was shown first, less what was dealt with, so that nothing comes in to replace it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from models.drafts import Draft, draft_for
from models.people import People
from models.today import Card, Today
from models.today.store import BUDGETS
from models.vault import Vault
from ui.places.deeds import SLOWER_FOR, SNOOZES, Deed
from ui.places.told import Telling

_NAME: Final = "today"


@dataclass(frozen=True, slots=True)
class Day:
    """A day as it is shown.

    ``drawn`` are the keys of all cards that were shown on it, those that are dealt with by now among them;
    ``is_kept`` says whether the vault knows that already. ``anybody`` says whether there is anybody in the vault.
    """

    today: date
    cards: tuple[Card, ...]
    drawn: tuple[str, ...]
    is_kept: bool
    anybody: bool


@dataclass(frozen=True, slots=True)
class _Drawn(Telling):
    """What the vault keeps of a day."""

    day: date | None = None
    drawn: tuple[str, ...] = ()


def read_day(vault: Vault, _job: object, *, budget: int) -> Day:
    """Today's cards, at most ``budget``; nothing is written."""
    today = vault.clock.today()
    would = Today(vault, budget).cards()
    kept = _kept(vault, today)
    there = {card.key for card in would}
    # what was shown is found again, even where something of more weight came up meanwhile
    more = would if there.issuperset(kept) else Today(vault, BUDGETS[-1]).cards()
    cards, drawn = of_the_day(kept, would, more, budget)
    return Day(today, cards, drawn, drawn == kept, anybody=People(vault).count() > 0)


def of_the_day(
    kept: tuple[str, ...], would: Sequence[Card], more: Sequence[Card], budget: int
) -> tuple[tuple[Card, ...], tuple[str, ...]]:
    """What to show, and the keys of all that was shown today.

    ``kept`` are the keys that were shown before, in their order; ``would`` is what would be shown on a fresh day,
    and ``more`` what there is beyond it. What is new joins at the end, while fewer than ``budget`` were shown.
    """
    there = {card.key: card for card in (*more, *would)}
    again = [there[key] for key in kept if key in there]
    room = max(0, budget - len(kept))
    new = [card for card in would if card.key not in kept][:room]
    dealt_with = len(kept) - len(again)
    shown = (*again, *new)[: max(0, budget - dealt_with)]
    return shown, (*kept, *(card.key for card in new))


def keep_day(vault: Vault, _job: object, *, day: Day) -> None:
    """Remember what is shown today. It is no change of the user's, so no undo step either."""
    vault.keep_ui_state(_NAME, _Drawn(day.today, day.drawn).written)
    Today(vault).keep_drawn(day.cards)


def _kept(vault: Vault, today: date) -> tuple[str, ...]:
    said = _Drawn.parse(vault.ui_state(_NAME))
    return said.drawn if said.day == today else ()


def deal_with(vault: Vault, _job: object, *, card: Card, deed: Deed) -> int:
    """Do what a key asks for; the id of the change. Raises ``Refused`` as ``Today``."""
    today = Today(vault)
    if deed is Deed.DONE:
        today.done(card)
    elif deed is Deed.LET_GO:
        today.let_go(card)
    elif deed is Deed.SLOWER:
        today.snooze(card, SLOWER_FOR, make_slower=True)
    else:
        today.snooze(card, SNOOZES[deed])
    return vault.history(1)[0].id


def read_draft(vault: Vault, _job: object, *, card: Card) -> Draft:
    """Words to begin with. Raises ``Refused`` as ``draft_for``."""
    return draft_for(vault, card)
