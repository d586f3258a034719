"""A page that scrolls up and down, and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE


class UprightPage(QScrollArea):
    """What stands in it is put into ``column``, which keeps ``above`` and ``below`` free at its ends."""

    def __init__(self, name: str, *, above: int = 0, below: int = SPACE.small, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        page = QWidget(self)
        page.setProperty("page", "true")
        page.setMinimumHeight(1)  # else wrapped words would count as narrow and high
        self.column = QVBoxLayout(page)
        self.column.setContentsMargins(1, above, 1, below)
        self.column.setSpacing(SPACE.small)
        self.setWidget(page)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There is nothing to scroll sideways: Left and Right are for the place to hear."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
