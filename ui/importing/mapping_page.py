"""What the columns of a table are: each with its header and two of its values, and what it becomes."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from models.importing import Table
from models.interchange.tables import SKIPPED, Meaning
from resources import tr
from ui.importing.column_rows import MEANING, ColumnDelegate, ColumnRows, Index
from ui.importing.column_words import choices
from ui.importing.reading_row import HowRead, ReadingRow
from ui.item_models.row_list import RowList
from ui.theme import SPACE, font
from ui.widgets import KeyHint, PlainLabel, primary_button, quiet_button, rule

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_FIELDS_WIDTH: Final = 232


@dataclass(frozen=True, slots=True)
class Asked:
    """A table that is asked about: the how-manieth of how many."""

    table: Table
    number: int
    of: int


class MappingPage(QWidget):
    """Asks about the columns of one table. ``answered`` with its ``Layout``."""

    answered = Signal(object)
    header_chosen = Signal(bool)
    """Whether the first line holds the headers."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ColumnRows(self)
        self._file = PlainLabel("", "section", "soft", parent=self)
        self._missing = PlainLabel("", "text", "warm", wrap=True, parent=self)
        self.columns = ColumnList(self)
        self.columns.setModel(self.rows)
        self.columns.setItemDelegate(ColumnDelegate(self.columns))
        self.fields = FieldList(self)
        self.first_line = QCheckBox(tr("The first line is somebody too, and no headers"), self)
        self.first_line.setFont(font("text"))
        self.reading = ReadingRow(self)
        self.go_on = primary_button(tr("Show who would come in"))
        self._cancel = quiet_button(tr("Cancel"))
        self._build()
        self._connect()
        self.setFocusProxy(self.columns)

    def ask(self, asked: Asked) -> None:
        """Ask about a table; what is known of its columns is proposed."""
        table = asked.table
        several = tr("{file} ({number} of {count})", file=table.file, number=asked.number, count=asked.of)
        self._file.setText(several if asked.of > 1 else table.file)
        self.rows.take(table)
        self.reading.show_reading(HowRead(table.encoding, table.separator, table.day_first if table.has_days else None))
        self.first_line.setChecked(not table.has_header)
        self.columns.setCurrentIndex(self.rows.index(0))
        self._on_said()

    @Slot()
    def answer(self) -> None:
        """Take what is said, if it names somebody."""
        if self.go_on.isEnabled():
            self.answered.emit(self.rows.layout)

    def _build(self) -> None:
        more = tr("Choose what becomes of each column. It is remembered for the next file like this one.")
        lists = QHBoxLayout()
        lists.setSpacing(SPACE.large)
        lists.addWidget(self.columns, 1)
        self.fields.setFixedWidth(_FIELDS_WIDTH)
        lists.addWidget(self.fields)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(PlainLabel(tr("What does each column say?"), "heading", parent=self))
        layout.addWidget(self._file)
        layout.addWidget(PlainLabel(more, "text", "soft", wrap=True, parent=self))
        layout.addWidget(rule(self))
        layout.addLayout(lists, 1)
        layout.addWidget(rule(self))
        layout.addWidget(self._missing)
        layout.addWidget(self.first_line)
        layout.addWidget(self.reading)
        layout.addLayout(self._footer())

    def _footer(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(SPACE.large)
        row.addWidget(KeyHint("Right", tr("choose what it is"), parent=self))
        row.addWidget(KeyHint("Del", tr("leave out"), parent=self))
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.go_on)
        return row

    def _connect(self) -> None:
        self.columns.selectionModel().currentChanged.connect(self._on_column_changed)
        self.columns.choosing.connect(self._on_choosing)
        self.columns.left_out.connect(self._on_left_out)
        self.columns.entered_on.connect(self.answer)
        self.fields.taken.connect(self._on_taken)
        self.fields.gave_up.connect(self._on_gave_up)
        self.rows.dataChanged.connect(self._on_said)
        self.first_line.clicked.connect(self._on_first_line)
        self.go_on.clicked.connect(self.answer)
        self._cancel.clicked.connect(self.left)

    @Slot(QModelIndex)
    def _on_column_changed(self, index: Index) -> None:
        meaning = index.data(MEANING)
        if isinstance(meaning, Meaning):
            self.fields.offer(meaning)

    @Slot(str)
    def _on_choosing(self, letters: str) -> None:
        self.fields.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fields.keyboardSearch("")  # begins anew, however short ago another one was looked for
        self.fields.keyboardSearch(letters)

    @Slot()
    def _on_left_out(self) -> None:
        self._say(SKIPPED)

    @Slot(object)
    def _on_taken(self, meaning: Meaning) -> None:
        self._say(meaning)
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_gave_up(self) -> None:
        self._on_column_changed(self.columns.currentIndex())
        self.columns.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(bool)
    def _on_first_line(self, is_somebody: bool) -> None:
        self.header_chosen.emit(not is_somebody)

    def _say(self, meaning: Meaning) -> None:
        """What the column is, and on to the next one."""
        index = self.columns.currentIndex()
        self.rows.setData(index, meaning, MEANING)
        below = self.rows.index(index.row() + 1)
        if below.isValid():
            self.columns.setCurrentIndex(below)
        else:
            self._on_column_changed(index)

    @Slot()
    def _on_said(self) -> None:
        names = self.rows.layout.names_someone
        self._missing.setText("" if names else tr("Say which column is a name, an e-mail or a phone number."))
        self._missing.setVisible(not names)
        self.go_on.setEnabled(names)


class ColumnList(RowList):
    """The columns. → or a letter chooses what one is, Delete leaves it out, Enter goes on."""

    choosing = Signal(str)
    left_out = Signal()
    entered_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Columns of this file"), parent)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean a column."""
        held = event.modifiers() & (Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier)
        if event.key() in (Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.choosing.emit("")
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.left_out.emit()
        elif event.key() in _ENTERS:
            self.entered_on.emit()
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        elif event.text().isprintable() and event.text() and not held:
            self.choosing.emit(event.text())
        else:
            super().keyPressEvent(event)


class FieldList(QListWidget):
    """What a column may be. Enter, Space or a click takes one; ← and Escape give up."""

    taken = Signal(object)
    gave_up = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(tr("What the column is"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFont(font("text"))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemClicked.connect(self._on_clicked)

    def offer(self, now: Meaning) -> None:
        """Offer what a column may be, which is said to be ``now``."""
        self.clear()
        for meaning, words in choices(now).items():
            item = QListWidgetItem(words, self)
            item.setData(Qt.ItemDataRole.UserRole, meaning)
            if meaning == now:
                self.setCurrentItem(item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take one, or give up."""
        if event.key() in (*_ENTERS, Qt.Key.Key_Space):
            self._on_clicked(self.currentItem())
        elif event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Escape):
            self.gave_up.emit()
        else:
            super().keyPressEvent(event)

    @Slot(QListWidgetItem)
    def _on_clicked(self, item: QListWidgetItem) -> None:
        self.taken.emit(item.data(Qt.ItemDataRole.UserRole))
