"""Buttons, by how loudly they speak. At most one primary button stands in a view."""

from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from ui.theme import font, icon
from ui.theme.icons import IconTone
from ui.widgets.labels import set_plain_tooltip

Role = Literal["primary", "plain", "quiet", "link"]

_ICON_TONES: dict[Role, IconTone] = {
    "primary": "on_accent",
    "plain": "ink",
    "quiet": "soft",
    "link": "accent",
}


class Button(QPushButton):
    """A push button with a word on it, and an icon before it if there is one.

    ``role``: ``primary`` for the one thing to do here, ``plain`` for its neighbours,
    ``quiet`` for what stands back, ``link`` for a word one can press.
    """

    def __init__(self, text: str, role: Role = "plain", *, icon_name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(escape_mnemonic(text), parent)
        self.setProperty("role", role)
        self.setFont(font("label"))
        self.setAutoDefault(False)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        if icon_name:
            self.setIcon(icon(icon_name, _ICON_TONES[role]))
            # Wider than the drawing, which leaves a breath between it and the word.
            self.setIconSize(QSize(23, 17))

    def set_words(self, text: str) -> None:
        """Put other words on it."""
        self.setText(escape_mnemonic(text))
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


class IconButton(QToolButton):
    """A button with an icon only; ``name`` is what a screen reader and the tooltip say."""

    def __init__(self, icon_name: str, name: str, *, tone: IconTone = "soft", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tone: IconTone = tone
        self.setIconSize(QSize(18, 18))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_as(icon_name, name)

    def show_as(self, icon_name: str, name: str) -> None:
        """Become another icon with another name."""
        self.setIcon(icon(icon_name, self._tone))
        self.setAccessibleName(name)
        set_plain_tooltip(self, name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as Space does."""
        if not _pressed_by_enter(self, event):
            super().keyPressEvent(event)


def _pressed_by_enter(button: QAbstractButton, event: QKeyEvent) -> bool:
    """Press ``button`` if Enter was typed: Qt by itself does so in dialogs only."""
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    button.click()
    return True


def primary_button(text: str, icon_name: str = "") -> Button:
    """The one thing to do here."""
    return Button(text, "primary", icon_name=icon_name)


def plain_button(text: str, icon_name: str = "") -> Button:
    """An action beside it."""
    return Button(text, "plain", icon_name=icon_name)


def quiet_button(text: str, icon_name: str = "") -> Button:
    """An action that stands back."""
    return Button(text, "quiet", icon_name=icon_name)


def link_button(text: str, icon_name: str = "") -> Button:
    """A word one can press, in running text."""
    return Button(text, "link", icon_name=icon_name)


def escape_mnemonic(text: str) -> str:
    """``text`` for a button or a menu, where a lone ``&`` would vanish into an underline."""
    return text.replace("&", "&&")
