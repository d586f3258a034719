"""The lines of a person's page, as a test goes to them."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from models.favours import FavourState
from tests.ui.places.people.conftest import Room
from ui.places.people.line import LineInPlace
from ui.places.people.line_card import LineCard

Open = Callable[[], Room]
S = FavourState


def lines(card: LineCard) -> list[str]:
    """What the lines of a card say."""
    return [line.line.text for line in card.lines.lines]


def go_to(room: Room, card: LineCard, at: int = 0) -> LineInPlace:
    """Bring the keyboard to a line, as Tab does."""
    line = card.lines.lines[at]
    line.fact.setFocus(Qt.FocusReason.TabFocusReason)
    return line


def typed(room: Room, text: str) -> None:
    """Type a text in the place of what stands in the field."""
    room.focused.selectAll()
    room.keys(text)
