"""Today's cards in a terminal."""

import contextlib
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_line
from app.cli.spoken import command
from models.errors import Refused
from resources import tr

if TYPE_CHECKING:
    from models.today import Card


@command("today", help="Today’s few cards: promises, thanks, news, and whom to write to.")
@click.pass_obj
def today(desk: Desk) -> None:
    from models.today import Today

    shown = Today(desk.vault, desk.settings.today_budget)
    cards = shown.cards()
    with contextlib.suppress(Refused):  # another process writes, or the disk is full: then it is read all the same
        shown.keep_drawn(cards)
    if desk.asked.json:
        print_json({"budget": desk.settings.today_budget, "cards": [_as_json(card) for card in cards]})
        return
    for card in cards:
        for line in _lines(card, desk):
            print_line(line)
        print_line()
    print_line(tr("That’s all. Have a good week."))


def _as_json(card: "Card") -> dict[str, Any]:
    return {
        "kind": card.kind.value,
        "people": [name for _, name in card.people],
        "why": card.why,
        "last_words": card.last.text if card.last else "",
        "promised": _promised(card),
    }


def _promised(card: "Card") -> list[str]:
    """All that is promised to them, that of the card itself first."""
    from models.today import CardKind

    return [card.text, *card.promised] if card.kind == CardKind.PROMISE else list(card.promised)


def _lines(card: "Card", desk: Desk) -> Iterator[str]:
    from models.words import date_words, listed

    names = listed([name for _, name in card.people])
    yield f"{names} · {card.why}" if names else card.why
    if card.text:
        yield f"  {card.text}"
    if card.last:
        yield f"  {tr('“{words}”', words=card.last.text)} {date_words(card.last.on, desk.clock.today())}"
    for promise in card.promised:
        yield f"  {tr('Promised: {what}', what=promise)}"
