"""The rows of what is coming, under their headings; one of them is chosen."""

from collections.abc import Iterable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources import tr
from ui.places.column import tab_as_it_lies
from ui.places.today.ahead import Ahead, Horizon
from ui.places.today.ahead_row import AheadRow
from ui.places.today.step_form import StepForm
from ui.theme import SPACE
from ui.widgets import PlainLabel, link_button

PAGE: Final = 50
"""How many rows are made at a time."""


class AheadList(QWidget):
    """Shows a ``Horizon``, with a form in the place of the row that is changed, or before all rows.

    ``pressed`` brings a key that was pressed on the chosen row, ``choice_changed`` that another one is chosen;
    ``row_shown`` a row that should be seen.
    """

    pressed = Signal(str)
    choice_changed = Signal()
    row_shown = Signal(QWidget)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._horizon: Horizon | None = None
        self._form: StepForm | None = None
        self._rows: dict[str, AheadRow] = {}
        self._chosen = ""
        self._shown = PAGE
        self.more = link_button(tr("Show more"))
        self.more.clicked.connect(self._on_more)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.small)
        layout.addLayout(self._column)
        layout.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeading)
        self.more.hide()

    @property
    def rows(self) -> tuple[AheadRow, ...]:
        """The rows that are shown."""
        return tuple(self._rows.values())

    @property
    def chosen(self) -> AheadRow | None:
        """The row that keys act on."""
        return self._rows.get(self._chosen)

    def show_rows(self, horizon: Horizon, form: StepForm | None) -> None:
        """Show what is ahead, making only the rows that are new."""
        self._horizon, self._form = horizon, form
        had_keyboard = any(row.hasFocus() for row in self._rows.values())
        at = list(self._rows).index(self._chosen) if self._chosen in self._rows else 0
        kept = {row.row: row for row in self._rows.values()}
        self._empty()
        if form is not None and form.id is None:
            self._column.addWidget(form)
        left = self._shown
        for heading, members in horizon.groups:
            if left > 0:
                self._column.addWidget(self._heading(heading))
                self._lay_out(members[:left], kept)
            left -= len(members)
        _let_go(kept.values())
        self.more.setVisible(left < 0)
        tab_as_it_lies(self)
        self._keep_chosen(at, had_keyboard=had_keyboard and form is None)

    def choose(self, key: str) -> None:
        """Choose a row; the first one where it is not there."""
        if before := self.chosen:
            before.set_chosen(False)
        self._chosen = key
        if now := self.chosen:
            now.set_chosen(True)
        self.choice_changed.emit()

    def focus_chosen(self) -> bool:
        """Bring the keyboard to the chosen row; whether there is one."""
        row = self.chosen
        if row is None:
            return False
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        self.row_shown.emit(row)
        return True

    def _lay_out(self, members: Iterable[Ahead], kept: dict[Ahead, AheadRow]) -> None:
        """Add rows to the column, those that were there before as they are."""
        for member in members:
            row = kept.pop(member, None) or self._made(member)
            self._rows[member.key] = row
            self._column.addWidget(row)
            form = self._form
            is_changed = form is not None and member.step is not None and member.step.id == form.id
            row.setVisible(not is_changed)
            if is_changed and form is not None:
                self._column.addWidget(form)

    def _empty(self) -> None:
        while item := self._column.takeAt(0):
            widget = item.widget()
            if isinstance(widget, PlainLabel):
                _let_go([widget])
        self._rows = {}

    def _heading(self, words: str) -> PlainLabel:
        label = PlainLabel(words, "section", "soft", parent=self)
        label.setContentsMargins(SPACE.medium, SPACE.large, 0, SPACE.hair)
        return label

    def _made(self, member: Ahead) -> AheadRow:
        assert self._horizon is not None
        row = AheadRow(member, self._horizon.today, self)
        row.pressed.connect(self.pressed)
        row.stepped.connect(partial(self._on_stepped, member.key))
        row.entered.connect(partial(self._on_entered, member.key))
        return row

    def _keep_chosen(self, at: int, *, had_keyboard: bool) -> None:
        """Choose what was chosen, or what stands where it stood."""
        keys = list(self._rows)
        if self._chosen not in self._rows:
            self._chosen = keys[min(at, len(keys) - 1)] if keys else ""
        self.choose(self._chosen)
        if had_keyboard:
            self.focus_chosen()

    def _on_entered(self, key: str) -> None:
        if key != self._chosen:
            self.choose(key)

    def _on_stepped(self, key: str, by: int) -> None:
        keys = list(self._rows)
        self.choose(keys[max(0, min(len(keys) - 1, keys.index(key) + by))])
        self.focus_chosen()

    @Slot()
    def _on_more(self) -> None:
        self._shown += PAGE
        if self._horizon is not None:
            last = self.rows[-1].row.key
            self.show_rows(self._horizon, self._form)
            self._on_stepped(last, 1)


def _let_go(widgets: Iterable[QWidget]) -> None:
    for widget in widgets:
        widget.hide()
        widget.deleteLater()
