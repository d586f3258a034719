"""Short ways to say what a made-up situation is like."""

from datetime import date

from models.circles import Circles
from models.clock import FixedClock
from models.interactions import Channel, Interactions
from models.people import DateKind, ImportantDate, People, Standing, Tie
from models.today import Card, Today
from models.vault import Vault

SEED = "a seed"


def on(vault: Vault, day: str) -> None:
    """Let it be ``day`` in this vault."""
    vault.clock = FixedClock(date.fromisoformat(day))


def someone(
    vault: Vault,
    name: str,
    *,
    last: str = "",
    words: str = "",
    rhythm: int | None = None,
    circle: str = "",
    met_on: str = "",
    born: str = "",
    standing: Standing = Standing.ACTIVE,
    archived: bool = False,
) -> int:
    """Someone new: ``last`` is when one spoke, ``rhythm`` their own in days, ``circle`` the name of theirs."""
    circles = {one.name: one.id for one in Circles(vault).all()}
    id = People(vault).add(
        name,
        tie=Tie(circle=circles[circle] if circle else None, cadence_days=rhythm, met_on=met_on),
        dates=[ImportantDate(kind=DateKind.BIRTHDAY, on=born)] if born else [],
        standing=standing,
        archived=archived,
    )
    if last:
        Interactions(vault).log(on=last, people=[id], channel=Channel.COFFEE, text=words)
    return id


def cards(vault: Vault, budget: int = 5, seed: str = SEED) -> tuple[Card, ...]:
    """The cards of the day."""
    return Today(vault, budget, seed=seed).cards()


def kinds(vault: Vault, budget: int = 5, seed: str = SEED) -> list[str]:
    """Their kinds, in order."""
    return [card.kind.value for card in cards(vault, budget, seed)]


def names(card: Card) -> list[str]:
    """Whom a card is about."""
    return [name for _, name in card.people]


def said(vault: Vault, budget: int = 5) -> list[str]:
    """Each card as one would read it: whom it is about, and why."""
    return [f"{', '.join(names(card))}: {card.why}" for card in cards(vault, budget)]
