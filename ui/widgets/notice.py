"""One calm line at the bottom: what was done, and a word to take it back."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.theme import RADIUS, SPACE, theme, tokens
from ui.widgets.buttons import Button, IconButton
from ui.widgets.labels import PlainLabel

SHOWN_FOR_MS = 7000
"""How long a line stays when nobody looks at it."""


class Notice(QWidget):
    """Floats at the bottom of its parent and shows one line at a time; a new one takes the place of the old.

    It goes by itself, but not while the pointer or the focus is on it.
    It never takes the focus; ``focus_action`` brings the keyboard there (the shell gives it F6).
    """

    dismissed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._on_action: Callable[[], object] | None = None
        self._came_from: QWidget | None = None
        self._words = PlainLabel("", "text", "ink", parent=self)
        self._action = Button("", "link", parent=self)
        self._close = IconButton("x", tr("Close this line"), parent=self)
        self._close.setIconSize(self._close.iconSize() * 0.8)
        layout = self._row = QHBoxLayout(self)
        layout.setContentsMargins(SPACE.large, SPACE.small, SPACE.small, SPACE.small)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(self._words, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_timeout)
        self._action.clicked.connect(self._on_action_clicked)
        self._close.clicked.connect(self.dismiss)
        for button in (self._action, self._close):
            button.installEventFilter(self)
        parent.installEventFilter(self)
        theme().changed.connect(self._place)
        self.hide()

    @property
    def words(self) -> str:
        """The line that is shown; empty when there is none."""
        return self._words.text() if not self.isHidden() else ""

    def say(
        self,
        words: str,
        action: str = "",
        on_action: Callable[[], object] | None = None,
        *,
        shown_for_ms: int = SHOWN_FOR_MS,
    ) -> None:
        """Show ``words``, with a button ``action`` that calls ``on_action`` and ends the line.

        ``shown_for_ms`` 0 leaves it until it is closed.
        """
        self._on_action = on_action
        self._words.setText(words)
        self._action.set_words(action)
        self._action.setVisible(bool(action))
        self._timer.setInterval(shown_for_ms)
        self._place()
        self.show()
        self.raise_()
        self._restart_unless_attended()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def dismiss(self) -> None:
        """Take the line away; the focus goes back where it was."""
        if self.isHidden():
            return
        attended = self._has_focus()
        self._timer.stop()
        self._on_action = None
        self.hide()
        if attended and self._came_from is not None and self._came_from.isVisible():
            self._came_from.setFocus(Qt.FocusReason.OtherFocusReason)
        self._came_from = None
        self.dismissed.emit()

    def focus_action(self) -> None:
        """Bring the keyboard to the line, if there is one; Escape goes back."""
        if self.isHidden():
            return
        self._came_from = self.window().focusWidget()
        target = self._close if self._action.isHidden() else self._action
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the parent's size, and wait while a button has the focus."""
        # the kind first: of other events one hears even while this is taken apart
        if isinstance(event, QResizeEvent) and watched is self._over:
            self._place()
        elif isinstance(event, QFocusEvent) and watched is not self._over:
            if event.gotFocus():
                self._timer.stop()
            elif event.lostFocus():
                QTimer.singleShot(0, self, self._restart_unless_attended)
        return False

    def enterEvent(self, event: QEnterEvent) -> None:
        """Wait while it is read."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        """Go on counting."""
        super().leaveEvent(event)
        QTimer.singleShot(0, self, self._restart_unless_attended)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape closes it."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a card that lies a little above the page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(tokens().edge))
        painter.setBrush(QColor(tokens().panel))
        area = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(area, RADIUS.card, RADIUS.card)

    def _place(self) -> None:
        room = self._over.width() - 2 * SPACE.wide
        self._words.setWordWrap(False)
        wished = self._row.sizeHint()
        if wished.width() > room:
            self._words.setWordWrap(True)
            wished = QSize(room, self._row.heightForWidth(room))
        self.resize(wished)
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - SPACE.large)

    def _has_focus(self) -> bool:
        return self._action.hasFocus() or self._close.hasFocus()

    def _restart_unless_attended(self) -> None:
        waits = self._timer.interval() > 0 and not self.underMouse() and not self._has_focus()
        if waits and not self.isHidden():
            self._timer.start()

    def _on_timeout(self) -> None:
        self.dismiss()

    def _on_action_clicked(self) -> None:
        on_action = self._on_action
        self.dismiss()
        if on_action is not None:
            on_action()
