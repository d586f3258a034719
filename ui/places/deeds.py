"""What can be done with a card or with a next step: the keys, the words beside them, and what is written."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent

from models.today import Snooze
from resources import tr
from ui.widgets import digit_of


class Deed(StrEnum):
    """One thing that a key does."""

    OPEN = "open"
    WRITE = "write"
    DONE = "done"
    LATER = "later"
    LET_GO = "let_go"
    WEEK = "week"
    MONTH = "month"
    SEASON = "season"
    SLOWER = "slower"
    BACK = "back"
    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    MAIL = "mail"
    COPY = "copy"
    FIRST = "first"
    SECOND = "second"
    INTRODUCE = "introduce"


SNOOZES: Final = {Deed.WEEK: Snooze.WEEK, Deed.MONTH: Snooze.MONTH, Deed.SEASON: Snooze.SEASON}
"""How long each of the three keys puts something off."""

SLOWER_FOR: Final = Snooze.MONTH
"""How long something rests that is to come more slowly from then on."""

STEPS: Final = {
    int(Qt.Key.Key_Up): -1,
    int(Qt.Key.Key_Down): 1,
    int(Qt.Key.Key_Home): -10_000,
    int(Qt.Key.Key_End): 10_000,
}
"""By how many the keyboard goes on."""

_NAMED: Final = {
    int(Qt.Key.Key_Escape): "Esc",
    int(Qt.Key.Key_Return): "Return",
    int(Qt.Key.Key_Enter): "Return",
    int(Qt.Key.Key_Delete): "Del",
}


@dataclass(frozen=True, slots=True)
class Hint:
    """A key (portable, as ``W`` or ``Esc``), what it does, and the word for that."""

    key: str
    deed: Deed
    word: str


def key_of(event: QKeyEvent) -> str:
    """The key that was pressed by itself, as ``Hint.key``; empty for one held with another."""
    held = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier
    if event.modifiers() & ~held or event.isAutoRepeat():
        return ""
    if named := _NAMED.get(int(event.key())):
        return named
    digit = digit_of(event)
    return str(digit) if digit is not None else event.text().upper()


def later_hints() -> tuple[Hint, ...]:
    """For how long something is put off."""
    return (
        Hint("1", Deed.WEEK, tr("a week")),
        Hint("2", Deed.MONTH, tr("a month")),
        Hint("3", Deed.SEASON, tr("a season")),
        Hint("Esc", Deed.BACK, tr("back")),
    )


def asking_hints(*, may_let_go: bool = True) -> tuple[Hint, ...]:
    """What a third time asks."""
    let_go = (Hint("L", Deed.LET_GO, tr("let it go")),) if may_let_go else ()
    return (*let_go, Hint("P", Deed.SLOWER, tr("slower")), Hint("Esc", Deed.BACK, tr("back")))
