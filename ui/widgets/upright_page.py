"""A page that scrolls up and down, and never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE


class UprightArea(QScrollArea):
    """Shows ``page``, which a subclass fills. The keyboard goes to what stands there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.page = QWidget(self)
        self.page.setProperty("page", "true")
        # else the area goes by the layout's least height, where wrapped words count as narrow and high
        self.page.setMinimumHeight(1)
        self.setWidget(self.page)


class UprightPage(UprightArea):
    """What stands in it is put into ``column``, which keeps ``above`` and ``below`` free at its ends.

    The keyboard comes to it as well, to scroll.
    """

    def __init__(self, name: str, *, above: int = 0, below: int = SPACE.small) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.column = QVBoxLayout(self.page)
        self.column.setContentsMargins(1, above, 1, below)
        self.column.setSpacing(SPACE.small)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """There is nothing to scroll sideways: Left and Right are for the place to hear."""
        if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            event.ignore()
        else:
            super().keyPressEvent(event)
