"""Promises of mine: those whose day is near or past, and those that can wait."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from models.favours import Direction, Favour, Favours, FavourState
from models.today import reasons
from models.today.card import Card, CardKind
from models.today.situation import Situation
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Promises:
    """What I owe. ``pressing`` and ``patient`` are cards in their order, ``texts`` all that is owed, by person."""

    pressing: tuple[Card, ...]
    patient: tuple[Card, ...]
    texts: dict[int, tuple[tuple[str, str], ...]]


def read_promises(at: Situation, dealt_with: Collection[str]) -> Promises:
    """The promises of a vault.

    Those for this week, and those whose day is past, press, by date; after them one of those without a date,
    whose turn passes each week, and comes no second time on a day: so none waits for ever, and they starve nothing.
    Later ones, the others without a date and offers are patient.
    One to someone who wants peace stays, for it is mine to keep; one to someone who died does not.
    """
    owed = Favours(at.vault).open(Direction.FROM_ME)
    texts: dict[int, tuple[tuple[str, str], ...]] = {}
    for favour in owed:
        for person, _ in favour.people:
            texts[person] = (*texts.get(person, ()), (favour.uid, favour.text))
    cards = [(favour, card) for favour in owed if (card := _card(at, favour))]
    pressing = [card for _, card in cards if card.due and card.due <= at.horizon.isoformat()]
    dated = [card for _, card in cards if card.due > at.horizon.isoformat()]
    undated = [card for favour, card in cards if not card.due and favour.state != FavourState.OFFERED]
    offers = [card for favour, card in cards if not card.due and favour.state == FavourState.OFFERED]
    in_turn = _from_turn(undated, at.today)
    first = 0 if _had_its_turn(at.vault, dealt_with) else 1
    patient = [*dated, *in_turn[first:], *_from_turn(offers, at.today)]
    return Promises((*pressing, *in_turn[:first]), tuple(patient), texts)


def _card(at: Situation, favour: Favour) -> Card | None:
    people = at.living(favour.people)
    if not people or at.is_quiet(CardKind.PROMISE, favour.uid):
        return None
    is_offer = favour.state == FavourState.OFFERED
    return Card(
        kind=CardKind.PROMISE,
        subject=favour.uid,
        table="favour",
        id=favour.id,
        people=people,
        why=reasons.offered(favour.due, at.today) if is_offer else reasons.promised(favour.due, favour.on, at.today),
        text=favour.text,
        due=favour.due,
    )


def _from_turn(cards: Sequence[Card], today: date) -> tuple[Card, ...]:
    """The cards from the one whose turn it is this week."""
    turn = (today.toordinal() - 1) // 7 % len(cards) if cards else 0  # the first day of the calendar was a Monday
    return (*cards[turn:], *cards[:turn])


def _had_its_turn(vault: Vault, dealt_with: Collection[str]) -> bool:
    """Whether one without a date was among those that were dealt with today."""
    row = vault.row(
        "SELECT 1 FROM favour WHERE due = '' AND uid IN (SELECT value FROM json_each(?))", (json.dumps([*dealt_with]),)
    )
    return row is not None
