"""The rows of a page's details: a quiet word at the left, facts at the right."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QColor, QPalette, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from ui.running import application
from ui.theme import SPACE
from ui.widgets import IconButton
from ui.widgets.flowing import FlowingLabel

LABEL_WIDTH: Final = 84


class DetailRow(QWidget):
    """A word, and what belongs to it in a column."""

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._label = FlowingLabel(label, "small", "soft", parent=self)
        self._label.setFixedWidth(LABEL_WIDTH)
        self.column = QVBoxLayout()
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.small)
        layout.addWidget(self._label, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self.column, 1)

    @property
    def label(self) -> str:
        """The word at the left."""
        return self._label.text()


class RevealingRow(QWidget):
    """Some content, and buttons that lie over its right end while the pointer or the keyboard is there.

    They take no room, so nothing moves and nothing is narrower for them.
    Where the content has keys of its own for what they do, they are ``for_pointer`` only.
    """

    def __init__(self, content: QLayout, parent: QWidget | None = None, *, for_pointer: bool = False) -> None:
        super().__init__(parent)
        self._for_pointer = for_pointer
        self._held_back = False
        self._around: QWidget = self
        self._beside: QWidget | None = None
        self._tray = QWidget(self)
        self._tray.setAutoFillBackground(True)
        self._buttons = QHBoxLayout(self._tray)
        self._buttons.setContentsMargins(SPACE.hair, 0, 0, 0)
        self._buttons.setSpacing(0)
        self._tray.hide()
        content.setContentsMargins(0, 0, 0, 0)
        self.setLayout(content)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        application().focusChanged.connect(self._on_focus_changed)

    def add_button(self, icon_name: str, name: str) -> IconButton:
        """A small button that shows when it may be wanted."""
        button = IconButton(icon_name, name, parent=self._tray)
        button.setIconSize(button.iconSize() * 0.8)
        button.setFixedSize(26, 22)
        button.setStyleSheet("padding: 0")
        if self._for_pointer:
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._buttons.addWidget(button)
        return button

    def hold_back(self, held: bool) -> None:
        """Show no buttons, as while the content is being edited; or let them come again."""
        self._held_back = held
        self._reveal(self._around.underMouse())

    def lie_on(self, role: QPalette.ColorRole) -> None:
        """Have the buttons lie on a ground of the theme that is not the page's, as on a card."""
        self._tray.setBackgroundRole(role)

    def also_under(self, around: QWidget) -> None:
        """Show the buttons already when the pointer or the keyboard is on ``around``, which holds this row."""
        self._around = around
        around.setAttribute(Qt.WidgetAttribute.WA_Hover)
        around.installEventFilter(self)

    def keep_clear(self, beside: QWidget) -> None:
        """Have the buttons lie left of ``beside``, instead of over it."""
        self._beside = beside

    def stand_on(self, ground: str) -> None:
        """Have the buttons lie on a colour, as ``#rrggbb``; on that of the page without one."""
        palette = QPalette()
        if ground:
            palette.setColor(QPalette.ColorRole.Window, QColor(ground))
        self._tray.setPalette(palette)

    def event(self, event: QEvent) -> bool:
        """Show the buttons under the pointer."""
        if self._around is self:
            self._on_hover(event)
        return super().event(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The same for what is around."""
        if watched is self._around:
            self._on_hover(event)
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons stay at the right."""
        super().resizeEvent(event)
        self._place()

    def _on_hover(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._reveal(event.type() == QEvent.Type.HoverEnter or self._has_keyboard(QApplication.focusWidget()))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        self._reveal(self._has_keyboard(entered) or self._around.underMouse())

    def _has_keyboard(self, focused: QWidget | None) -> bool:
        if self._for_pointer:
            return False
        return focused is not None and (focused is self._around or self._around.isAncestorOf(focused))

    def _reveal(self, wanted: bool) -> None:
        shown = wanted and self._buttons.count() > 0 and not self._held_back
        if shown:
            self._place()
            self._tray.raise_()
        self._tray.setVisible(shown)

    def _place(self) -> None:
        size = self._tray.sizeHint()
        right = self._beside.x() if self._beside is not None else self.width()
        self._tray.setGeometry(right - size.width(), 0, size.width(), size.height())


def small_plus(name: str, parent: QWidget | None = None) -> IconButton:
    """A button as high as a line of text, to add something beside it."""
    button = IconButton("plus", name, parent=parent)
    button.setFixedSize(26, 22)
    button.setStyleSheet("padding: 0")
    return button
