"""What a place shows before there is anything in it."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.buttons import primary_button
from ui.widgets.fields import Glyph
from ui.widgets.labels import PlainLabel

_WIDEST: Final = 420


class EmptyState(QWidget):
    """An icon, a sentence, and the one thing to do about it, in the middle of what room there is."""

    acted = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: str,
        action: str = "",
        *,
        more: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        layout.setSpacing(SPACE.medium)
        layout.addStretch(2)
        layout.addWidget(Glyph(icon_name, "soft", 30, parent=self), 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addSpacing(SPACE.hair)
        for text, tone in ((sentence, "ink"), (more, "soft")):
            if text:
                layout.addWidget(_centred(text, tone, self), 0, Qt.AlignmentFlag.AlignHCenter)
        if action:
            button = primary_button(action)
            button.clicked.connect(self.acted)
            self.setFocusProxy(button)
            layout.addSpacing(SPACE.small)
            layout.addWidget(button, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)


def _centred(text: str, tone: str, parent: QWidget) -> PlainLabel:
    label = PlainLabel(text, "text", "ink" if tone == "ink" else "soft", wrap=True, parent=parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    width = min(_WIDEST, label.fontMetrics().horizontalAdvance(text) + 4)
    label.setMinimumWidth(width)
    label.setMaximumWidth(_WIDEST)
    # a layout that puts it in the middle does not ask for the height of its lines
    label.setMinimumHeight(label.heightForWidth(width))
    return label
