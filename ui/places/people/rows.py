"""The rows of a page's details: a quiet word at the left, facts at the right."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui.places.people.flowing import FlowingLabel
from ui.theme import SPACE
from ui.widgets import IconButton

LABEL_WIDTH: Final = 96


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
    """Something with buttons at its right that show only while the pointer or the keyboard is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._buttons: list[IconButton] = []
        self._after = 0
        self._around: QWidget = self
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._on_focus_changed)

    def add(self, widget: QWidget, stretch: int = 0) -> None:
        """Put something into the row, before the buttons."""
        at = self._row.count() - len(self._buttons) - self._after
        self._row.insertWidget(at, widget, stretch, Qt.AlignmentFlag.AlignTop)

    def add_stretch(self) -> None:
        """What comes after stands at the right end."""
        self._row.insertStretch(self._row.count() - len(self._buttons) - self._after, 1)

    def add_last(self, widget: QWidget, gap: int) -> None:
        """Put something behind the buttons."""
        widget.setContentsMargins(gap, 0, 0, 0)
        self._row.addWidget(widget, 0, Qt.AlignmentFlag.AlignTop)
        self._after += 1

    def also_under(self, around: QWidget) -> None:
        """Show the buttons already when the pointer or the keyboard is on ``around``, which holds this row."""
        self._around = around
        around.setAttribute(Qt.WidgetAttribute.WA_Hover)
        around.installEventFilter(self)

    def add_button(self, icon_name: str, name: str) -> IconButton:
        """A small button that shows when it may be wanted."""
        button = IconButton(icon_name, name, parent=self)
        button.setIconSize(button.iconSize() * 0.8)
        button.setFixedSize(24, 22)
        button.setStyleSheet("padding: 0")
        policy = QSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        policy.setRetainSizeWhenHidden(True)
        button.setSizePolicy(policy)
        button.setVisible(False)
        self._row.insertWidget(self._row.count() - self._after, button, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons.append(button)
        return button

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

    def _on_hover(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.HoverEnter, QEvent.Type.HoverLeave):
            self._reveal(event.type() == QEvent.Type.HoverEnter or self._has_keyboard(QApplication.focusWidget()))

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        self._reveal(self._has_keyboard(entered) or self._around.underMouse())

    def _has_keyboard(self, focused: QWidget | None) -> bool:
        return focused is not None and (focused is self._around or self._around.isAncestorOf(focused))

    def _reveal(self, shown: bool) -> None:
        for button in self._buttons:
            button.setVisible(shown)
