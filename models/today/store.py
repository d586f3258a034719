"""Today's cards, and what is done with them."""

from collections.abc import Iterable

from models.follow_ups import Snooze
from models.today.card import Card, Coming
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
        return ()

    def keep_drawn(self, cards: Iterable[Card]) -> None:
        """Remember which weak and dormant ties were shown, so that they come no more for 26 weeks. No undo step."""

    def done(self, card: Card) -> None:
        """It is done: one change. Raises ``Refused`` when what it is about was done elsewhere, or is gone."""

    def snooze(self, card: Card, how_long: Snooze, *, make_slower: bool = False) -> None:
        """Put it off: one change.

        Raises ``SnoozedOften`` for a follow-up that ``asks`` (unless ``make_slower``), and ``Refused`` as ``done``.
        """

    def let_go(self, card: Card) -> None:
        """Let it go: one change. Raises ``Refused`` as ``done``."""

    def coming(self, days: int = 60) -> tuple[Coming, ...]:
        """Follow-ups, important dates and promises of the next ``days`` days after today, by date."""
        return ()
