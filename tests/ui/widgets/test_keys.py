"""Which key was pressed, whatever the keyboard."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from ui.widgets import digit_of

NONE, SHIFT, CTRL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)


@pytest.mark.parametrize(
    ("typed", "held", "digit"),
    [
        ("1", NONE, 1),
        ("9", SHIFT, 9),
        ("3", Qt.KeyboardModifier.KeypadModifier, 3),
        ("&", NONE, 1),
        ("é", NONE, 2),
        ("ç", NONE, 9),
        ("0", NONE, None),
        ("à", NONE, None),
        ("t", NONE, None),
        ("", NONE, None),
        ("3", CTRL, None),
    ],
)
def test_a_digit_is_known_on_an_english_and_on_a_french_keyboard(
    typed: str, held: Qt.KeyboardModifier, digit: int | None
) -> None:
    assert digit_of(QKeyEvent(QEvent.Type.KeyPress, 0, held, typed)) == digit
