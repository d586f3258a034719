"""All of a note that no page of the window shows yet."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui.palette.rows import Note
from ui.theme import SPACE
from ui.widgets import Glyph, PlainLabel
from ui.widgets.flowing import FlowingLabel

_GLYPH: Final = 18


class WholeNote(QWidget):
    """What it is and when, with whom, and every word of it. It never has the keyboard: ``scroll`` is told the keys."""

    def __init__(self, note: Note, said: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.note = note
        top = QHBoxLayout()
        top.setSpacing(SPACE.small)
        top.addWidget(Glyph(note.icon, "accent", _GLYPH, parent=self))
        self._kind = PlainLabel(
            " · ".join(filter(None, (note.kind, note.state, note.when))), "small", "soft", parent=self
        )
        top.addWidget(self._kind, 1)
        body = QWidget()
        self._column = column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, SPACE.small, 0)
        column.setSpacing(SPACE.medium)
        for at, words in enumerate(said):
            column.addWidget(FlowingLabel(words, "name" if at == 0 else "text", parent=body))
        if note.hit.title:
            column.addWidget(FlowingLabel(note.hit.title, "small", "soft", parent=body))
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setWidget(body)
        for ground in (body, self._area.viewport()):
            ground.setAutoFillBackground(False)  # it stands on the card
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, SPACE.medium)
        layout.setSpacing(SPACE.medium)
        layout.addLayout(top)
        layout.addWidget(self._area, 1)

    @property
    def words(self) -> str:
        """All of it, as a screen reader says it."""
        said = [label.text() for label in self._area.findChildren(FlowingLabel)]
        return ", ".join(filter(None, (self.note.kind, self.note.state, self.note.when, *said)))

    def height_for(self, width: int) -> int:
        """How high it is with all its words in sight."""
        room = width - 2 * SPACE.medium - SPACE.small
        top = max(self._kind.sizeHint().height(), _GLYPH)
        return self._column.heightForWidth(room) + 3 * SPACE.medium + top + 2 * self._area.frameWidth()

    def scroll_by_key(self, key: Qt.Key) -> None:
        """Move as a text that is read does."""
        press = QKeyEvent(QEvent.Type.KeyPress, int(key), Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(self._area, press)
