"""The circles beside each other, from the closest to those in none."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from models.circles import Circle
from ui.jobs import Jobs
from ui.places.circles.column import LEAST_WIDTH, CircleColumn
from ui.places.circles.editor import CircleEditor
from ui.places.circles.reading import Arrangement
from ui.theme import SPACE
from ui.widgets import Card


class Board(QScrollArea):
    """A column a circle, and one for those in none.

    ``moved`` brings the ids of people and the circle they are to be in, or ``None``. ``kept`` brings a circle's id
    (``None`` for a new one), name, soft cap and rhythm.
    """

    moved = Signal(list, object)
    person_opened = Signal(int)
    kept = Signal(object, str, int, object)
    removal_requested = Signal(int)
    log_requested = Signal(int)
    reading_requested = Signal(int)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self.columns: list[CircleColumn] = []
        self._current = 0
        self._new: CircleEditor | None = None
        self._new_card: Card | None = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        page = QWidget(self)
        page.setProperty("page", "true")
        self._row = QHBoxLayout(page)
        self._row.setContentsMargins(0, 0, 0, SPACE.hair)
        self._row.setSpacing(SPACE.medium)
        self.setWidget(page)

    @property
    def current(self) -> CircleColumn | None:
        """The column that keys act on."""
        return self.columns[self._current] if self._current < len(self.columns) else None

    @property
    def new_editor(self) -> CircleEditor | None:
        """The fields of a new circle, while there are any."""
        return self._new

    def show_arrangement(self, arrangement: Arrangement) -> None:
        """Show how people stand. Columns of circles that stay are kept, with whoever keys act on in them."""
        wanted: list[Circle | None] = [*arrangement.circles, None]
        lost = False
        if [column.id for column in self.columns] != [one.id if one else None for one in wanted]:
            lost = self._rebuild(wanted)
        for column, circle in zip(self.columns, wanted, strict=True):
            id = circle.id if circle else None
            column.show_circle(circle, is_over=id in arrangement.over)
            column.show_members(arrangement.members.get(id, []))
        if lost:
            self._walk_to(self._closest(), 0)

    def focus_current(self) -> None:
        """Bring the keyboard to the column it was in last, at first to the closest circle that somebody is in."""
        if self.current is None:
            return
        stays = self.current.rows.rowCount() or self.current.view.hasFocus()
        self._walk_to(self._current if stays else self._closest(), 0)

    def circle_at(self, number: int) -> CircleColumn | None:
        """The column that the key ``number`` names: 0 is those in none."""
        return next((column for column in self.columns if column.number == number), None)

    def begin_new(self) -> None:
        """Open the fields of a new circle, before those in none."""
        if self._new is None:
            self._new_card = Card(self)
            self._new_card.setFixedWidth(LEAST_WIDTH + 14)
            self._new = CircleEditor(None, self._new_card)
            self._new.kept.connect(partial(self.kept.emit, None))
            self._new.given_up.connect(self.end_new)
            self._new_card.body.setContentsMargins(SPACE.medium, SPACE.medium, SPACE.medium, SPACE.medium)
            self._new_card.body.addWidget(self._new)
            self._new_card.body.addStretch(1)
            self._row.insertWidget(max(0, self._row.count() - 1), self._new_card)
            self._new_card.show()
        self._new.setFocus(Qt.FocusReason.OtherFocusReason)
        # once it has its place
        QTimer.singleShot(0, self._new, partial(self.ensureWidgetVisible, self._new.name, SPACE.page, SPACE.page))

    @Slot()
    def end_new(self) -> None:
        """Put them away."""
        card, self._new, self._new_card = self._new_card, None, None
        if card is not None:
            self.focus_current()
            card.hide()
            card.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Bring a column into sight when the keyboard comes to it."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            # once it has its place
            QTimer.singleShot(0, watched, partial(self.ensureWidgetVisible, watched, SPACE.large, 0))
        return super().eventFilter(watched, event)

    def _rebuild(self, wanted: list[Circle | None]) -> bool:
        """Have a column for each, in this order; whether the one that had the keyboard is gone."""
        kept = {column.id: column for column in self.columns}
        had = self.current
        focused = had is not None and (had.view.hasFocus() or had.editor is not None)
        columns = []
        for number, circle in enumerate(wanted, start=1):
            id = circle.id if circle else None
            column = kept.pop(id, None) or self._column(circle)
            column.renumber(number if circle else 0)
            columns.append(column)
        for column in (*kept.values(), *columns):
            self._row.removeWidget(column)
        for column in columns:
            self._row.addWidget(column, 1)
            column.show()
        self.columns = columns
        self._current = columns.index(had) if had in columns else 0
        if focused and had in columns:
            self._walk_to(self._current, 0)
        for column in kept.values():
            column.hide()
            column.deleteLater()
        return focused and had not in columns

    def _column(self, circle: Circle | None) -> CircleColumn:
        column = CircleColumn(self._jobs, circle)
        column.keyboard_came.connect(partial(self._on_keyboard_came, column))
        column.view.installEventFilter(self)
        column.view.opened.connect(self.person_opened)
        column.view.sent.connect(partial(self._on_sent, column))
        column.view.stepped.connect(partial(self._on_stepped, column))
        column.rows.dropped.connect(partial(self._on_dropped, column))
        column.edited.connect(partial(self._on_edited, column))
        column.removal_requested.connect(partial(self._tell, self.removal_requested.emit, column))
        column.log_requested.connect(partial(self._tell, self.log_requested.emit, column))
        column.reading_requested.connect(partial(self._tell, self.reading_requested.emit, column))
        return column

    def _closest(self) -> int:
        """The closest circle that somebody is in."""
        return next((at for at, column in enumerate(self.columns) if column.rows.rowCount()), 0)

    def _walk_to(self, at: int, row: int) -> None:
        self._current = at
        self.columns[at].view.walk_in(row)

    def _on_keyboard_came(self, column: CircleColumn) -> None:
        if column in self.columns:
            self._current = self.columns.index(column)

    def _on_sent(self, column: CircleColumn, number: int) -> None:
        to = self.circle_at(number)
        if to is not None and to is not column and column.view.chosen:
            self.moved.emit(column.view.chosen, to.id)

    def _on_dropped(self, column: CircleColumn, people: list[int]) -> None:
        self.moved.emit(people, column.id)

    def _on_stepped(self, column: CircleColumn, by: int) -> None:
        """Go to the circle beside, at about the same height."""
        at = self.columns.index(column) + by
        if 0 <= at < len(self.columns):
            seen = column.view.visualRect(column.view.currentIndex()).center()
            row = self.columns[at].view.indexAt(seen).row()
            self._walk_to(at, row if row >= 0 else self.columns[at].rows.rowCount() - 1)

    def _on_edited(self, column: CircleColumn, name: str, soft_cap: int, cadence: object) -> None:
        if column.id is not None:
            self.kept.emit(column.id, name, soft_cap, cadence)

    def _tell(self, emit: Callable[[int], object], column: CircleColumn) -> None:
        if column.id is not None:
            emit(column.id)
