"""Changing a circle where it stands: its name, how many it holds well, its rhythm."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.circles import Circle
from models.errors import Refused
from models.words import rhythm_words
from resources import tr
from ui.places.typed_rhythms import read_rhythm
from ui.theme import SPACE
from ui.widgets import NumberField, PlainLabel, link_button, primary_button, quiet_button

_MOST: Final = 1500
_NEW_HOLDS: Final = 15


class CircleEditor(QWidget):
    """Three fields. ``kept`` brings name, soft cap and rhythm in days (or ``None``); ``given_up`` that Escape was
    pressed; ``removal_requested`` that the circle is to go. Without a ``circle`` it is for a new one.
    """

    kept = Signal(str, int, object)
    given_up = Signal()
    removal_requested = Signal()

    def __init__(self, circle: Circle | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("Change a circle") if circle else tr("A new circle"))
        self._circle = circle
        self._rhythm_before = rhythm_words(circle.cadence_days) if circle and circle.cadence_days else ""
        self.name = QLineEdit(circle.words if circle else "", self)
        self.holds = NumberField(tr("Holds well"), 1, _MOST, parent=self)
        self.holds.setValue(circle.soft_cap if circle else _NEW_HOLDS)
        self.rhythm = QLineEdit(self._rhythm_before, self)
        self.name.setPlaceholderText(tr("Choir, former team…"))
        self.rhythm.setPlaceholderText(tr("no rhythm"))
        self._complaint = PlainLabel("", "small", "warm", wrap=True, parent=self)
        self._complaint.hide()
        self._build(circle is not None)
        self.setFocusProxy(self.name)
        self.name.selectAll()

    @Slot()
    def keep(self) -> None:
        """Tell the values; a rhythm that is none, or no name, is asked about first."""
        if not self.name.text().strip():
            self._complain(tr("Give it a name."), self.name)
            return
        try:
            days = read_rhythm(self.rhythm.text())
        except Refused as refusal:
            self._complain(str(refusal), self.rhythm)
            return
        if self._circle is not None and self.rhythm.text() == self._rhythm_before:
            days = self._circle.cadence_days  # words are less exact than days
        self.kept.emit(self._name(), self.holds.value(), days)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter keeps, Escape gives up, from any of the fields."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.holds.interpretText()
                self.keep()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape gives up from a button too; no other key is for the place."""
        if event.key() == Qt.Key.Key_Escape:
            self.given_up.emit()

    def _build(self, is_there: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        fields = ((tr("Name"), self.name), (tr("Holds well"), self.holds), (tr("Rhythm"), self.rhythm))
        for label, field in fields:
            column.addWidget(PlainLabel(label, "small", "soft", parent=self))
            column.addWidget(field)
            field.setAccessibleName(label)
            field.installEventFilter(self)
        keep, cancel = primary_button(tr("Keep")), quiet_button(tr("Cancel"))
        keep.clicked.connect(self.keep)
        cancel.clicked.connect(self.given_up)
        row = QHBoxLayout()
        row.setContentsMargins(0, SPACE.hair, 0, 0)
        row.setSpacing(SPACE.hair)
        row.addWidget(keep, 1)
        row.addWidget(cancel, 1)
        column.addWidget(self._complaint)
        column.addLayout(row)
        if is_there:
            remove = link_button(tr("Remove this circle"))
            remove.clicked.connect(self.removal_requested)
            column.addWidget(remove, 0, Qt.AlignmentFlag.AlignLeft)

    def _name(self) -> str:
        """The name as it is to be kept: one of every vault that is left alone goes on being said in any language."""
        typed = self.name.text().strip()
        return self._circle.name if self._circle is not None and typed == self._circle.words else typed

    def _complain(self, sentence: str, field: QWidget) -> None:
        self._complaint.setText(sentence)
        self._complaint.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
