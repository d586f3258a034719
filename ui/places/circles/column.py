"""One circle: its name, a quiet word, and those who are in it."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from models.circles import Circle
from models.words import rhythm_words, sentence
from resources import tr
from ui.jobs import Jobs
from ui.places.circles.editor import CircleEditor
from ui.places.circles.member_view import MemberView
from ui.places.circles.members import MemberRows
from ui.theme import SPACE
from ui.widgets import ElidedLabel, IconButton, KeyCap, paint_card
from ui.widgets.flowing import FlowingLabel

LEAST_WIDTH: Final = 186
_WIDEST: Final = 300
_LAST_KEY: Final = 9


class CircleColumn(QWidget):
    """Shows a circle, or those in none for ``None``. ``number`` is the key that moves people here, if there is one.

    ``keyboard_came`` says that keys act here now. ``edited`` brings what ``CircleEditor.kept`` does.
    """

    keyboard_came = Signal()
    edited = Signal(str, int, object)
    editing_ended = Signal()
    removal_requested = Signal()
    log_requested = Signal()
    reading_requested = Signal()

    def __init__(self, jobs: Jobs, circle: Circle | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.circle = circle
        self.number = -1
        self.editor: CircleEditor | None = None
        self._hovered = False
        self._is_over = False
        self.rows = MemberRows(jobs, self)
        self.view = MemberView(self.rows, self)
        self._name = FlowingLabel("", "name", parent=self)
        self._line = ElidedLabel("", "small", "soft", parent=self)
        self._quiet = FlowingLabel("", "small", "soft", parent=self)
        self._head = QWidget(self)
        self._top = QHBoxLayout()
        self._cap: KeyCap | None = None
        self._build()
        self.view.keyboard_came.connect(self.keyboard_came)
        self.view.keyboard_came.connect(self.update)
        self.view.keyboard_went.connect(self.update)
        self.view.hovered.connect(self._on_hovered)
        self.show_circle(circle, is_over=False)

    @property
    def id(self) -> int | None:
        """The circle's id; ``None`` for those in none."""
        return self.circle.id if self.circle is not None else None

    @property
    def quiet_word(self) -> str:
        """What is said because more are here than the circle holds well; empty otherwise."""
        return self._quiet.text()

    def renumber(self, number: int) -> None:
        """Have another key move people here; only the first nine circles have one."""
        if number == self.number:
            return
        self.number = number
        if self._cap is not None:
            self._top.removeWidget(self._cap)
            self._cap.hide()
            self._cap.deleteLater()
            self._cap = None
        if number <= _LAST_KEY:
            self._cap = KeyCap(str(number), parent=self._head)
            self._top.addWidget(self._cap, 0, Qt.AlignmentFlag.AlignTop)

    def show_circle(self, circle: Circle | None, *, is_over: bool) -> None:
        """Show its name and rhythm as they are now."""
        self.circle = circle
        self._is_over = is_over
        self._name.setText(circle.words if circle else tr("In no circle"))
        days = circle.cadence_days if circle else None
        self._line.setText(sentence(rhythm_words(days)) if days else tr("No rhythm"))
        self._line.setVisible(circle is not None)
        self._quiet.setText(circle.quiet_word if circle and is_over else "")
        self._quiet.setVisible(bool(circle) and is_over)
        self.view.setAccessibleName(", ".join(part for part in (self._name.text(), self._quiet.text()) if part))

    def show_members(self, ids: Sequence[int]) -> None:
        """Show these people. The keyboard stays where it was, on the next one if who was there is gone."""
        was, at = self.rows.id_at(self.view.currentIndex().row()), self.view.currentIndex().row()
        if list(ids) == list(self.rows.ids):
            return
        self.rows.show(ids)
        index = self.rows.index_of(was) if was is not None else self.rows.index(-1)
        if not index.isValid():
            index = self.rows.index(min(at, self.rows.rowCount() - 1))
        self.view.keep_at(index)

    def edit(self) -> None:
        """Change it where it stands."""
        if self.circle is None or self.editor is not None:
            return
        self.editor = CircleEditor(self.circle, self)
        self.editor.kept.connect(self.edited)
        self.editor.given_up.connect(self.end_editing)
        self.editor.removal_requested.connect(self.removal_requested)
        self._head.hide()
        self._column.insertWidget(0, self.editor)
        self.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def end_editing(self) -> None:
        """Show the circle again, and have the keyboard in it."""
        if self.editor is not None:
            editor, self.editor = self.editor, None
            self._head.show()
            self.view.walk_in(self.view.currentIndex().row())
            editor.hide()
            editor.deleteLater()
            self.editing_ended.emit()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card; with a stronger line where keys act, or where something dragged would fall."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()), chosen=self._hovered or self.view.hasFocus())

    def _build(self) -> None:
        self.setMinimumWidth(LEAST_WIDTH)
        self.setMaximumWidth(_WIDEST)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._top.setSpacing(SPACE.small)
        self._top.addWidget(self._name, 1)
        words = QVBoxLayout(self._head)
        words.setContentsMargins(SPACE.small, SPACE.small, SPACE.hair, 0)
        words.setSpacing(SPACE.hair)
        words.addLayout(self._top)
        words.addWidget(self._line)
        words.addWidget(self._quiet)
        if self.circle is not None:
            words.addLayout(self._buttons())
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(SPACE.hair + 2, SPACE.hair + 2, SPACE.hair + 2, SPACE.hair + 2)
        self._column.setSpacing(SPACE.hair)
        self._column.addWidget(self._head)
        self._column.addWidget(self.view, 1)

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for drawing, name, asked in (
            ("plus", tr("Log for the whole circle (L)"), self.log_requested),
            ("message-circle", tr("Read its exchanges (R)"), self.reading_requested),
            ("pencil", tr("Change this circle (E)"), self._edit_asked),
        ):
            button = IconButton(drawing, name, parent=self._head)
            button.setIconSize(button.iconSize() * 0.85)
            button.setFixedSize(25, 24)  # so narrow that drawings begin about where words do
            button.setStyleSheet("padding: 0")
            button.clicked.connect(asked)
            row.addWidget(button)
        row.addStretch(1)
        return row

    @Slot()
    def _edit_asked(self) -> None:
        self.edit()

    @Slot(bool)
    def _on_hovered(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()
