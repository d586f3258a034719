"""What would come in: whom, what they gain, and who stays out."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QGuiApplication, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QListView,
    QVBoxLayout,
    QWidget,
)

from models.importing import Rehearsal
from models.interchange.card import Rejected
from resources import tr
from ui.importing.cards import Cards, Kind
from ui.importing.planned_delegate import PlannedDelegate
from ui.importing.planned_rows import Index, PlannedRows, kind_words
from ui.importing.reading_row import HowRead, ReadingRow
from ui.importing.sentences import summary, unread_lines, verb
from ui.item_models.row_list import RowList
from ui.theme import SPACE, font
from ui.widgets import (
    Button,
    FlowLayout,
    KeyHint,
    PlainLabel,
    SearchField,
    key_words,
    link_button,
    primary_button,
    quiet_button,
    rule,
    set_plain_tooltip,
)

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HERE: Final = Qt.ShortcutContext.WidgetShortcut
_LAID_OUT_AT_ONCE: Final = 2000
"""Rows between two looks at the keyboard."""

_MANY: Final = 12
"""More new people than this are worth a question."""


class PreviewPage(QWidget):
    """A rehearsal, told. ``import_requested`` when all is chosen.

    ``beside_requested`` wants the card at a place shown beside the one who is there.
    """

    import_requested = Signal()
    beside_requested = Signal(int)
    columns_requested = Signal()
    moves_chosen = Signal(bool)
    """Whether those who are there go into the circle of their card."""

    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = PlannedRows(self)
        self._holds_more = False
        self._rejected: Sequence[Rejected] = ()
        self._build()
        self._first: QWidget = self.list
        self._connect()

    def show_cards(self, cards: Cards, read: HowRead, *, has_columns: bool) -> None:
        """Tell of a rehearsal, and how its files were ``read``; ``has_columns`` says that some are tables."""
        rehearsal = cards.rehearsal
        self._holds_more = rehearsal.holds_more
        self._summary.setText(summary(rehearsal))
        self._hint.setText(_hint(rehearsal))
        self._hint.setVisible(bool(self._hint.text()))
        self.search.set_text("")
        self.rows.take(cards)
        self._rejected = rehearsal.rejected
        self._copy.set_words(tr("Copy this list"))
        self._copy.setVisible(self.kinds.currentData() is Kind.UNREAD)
        self._closer.setVisible(any(planned.alike or planned.adds or planned.differs for planned in rehearsal.planned))
        self._familiar.setVisible(bool(rehearsal.possible_duplicates))
        listed = bool(rehearsal.planned or rehearsal.rejected)
        for widget in (self._tools, self.list, *self._lines, self._keys):
            widget.setVisible(listed)
        self.reading.show_reading(read)
        self._columns.setVisible(has_columns)
        self.moves.setVisible(bool(rehearsal.in_other_circles))
        self.moves.setChecked(rehearsal.moves)
        self._offer_kinds()
        self.list.setCurrentIndex(self.rows.index(0))
        self._cancel.set_words(tr("Cancel") if self.bring.isEnabled() else tr("Close"))
        self._first = self.list if listed else self.bring if self.bring.isEnabled() else self._cancel

    def say(self, why: str, read: HowRead) -> None:
        """Say why the files cannot be read as was chosen; they stay as they were ``read``."""
        self._hint.setText(tr("That did not work, so all is shown as it was read before. {why}", why=why))
        self._hint.show()
        self.reading.show_reading(read)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to what is looked at first; a focus proxy would take all before it out of Tab's way."""
        super().focusInEvent(event)
        self._first.setFocus(event.reason())

    def focus_search(self) -> None:
        """Bring the keyboard to the search."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _build(self) -> None:
        self._summary = PlainLabel("", "text", wrap=True, parent=self)
        self._hint = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._build_tools()
        self.list = PlannedView(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(PlannedDelegate(self.list))
        self._lines = (rule(self), rule(self))
        self.moves = QCheckBox(tr("Put those who are here already into the circle that the file says"), self)
        self.moves.setFont(font("text"))
        self.reading = ReadingRow(self)
        self.bring = primary_button("")
        self._cancel = quiet_button(tr("Cancel"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
        layout.setSpacing(SPACE.medium)
        layout.addWidget(PlainLabel(tr("What would come in"), "heading", parent=self))
        layout.addWidget(self._summary)
        layout.addWidget(self._hint)
        layout.addWidget(self._tools)
        layout.addWidget(self._lines[0])
        layout.addSpacing(-SPACE.small)
        layout.addWidget(self.list, 1)
        layout.addSpacing(-SPACE.medium)
        layout.addWidget(self._lines[1])
        layout.addWidget(self.moves)
        layout.addWidget(self.reading)
        layout.addStretch(0)
        layout.addLayout(self._footer())

    def _build_tools(self) -> None:
        self._tools = QWidget(self)
        self.search = SearchField(tr("Find somebody in this file"), tr("Find somebody"), parent=self._tools)
        self.kinds = QComboBox(self._tools)
        self.kinds.setFont(font("text"))
        self.kinds.setAccessibleName(tr("Show"))
        self._everybody = self._choice(tr("Take everybody"), "Ctrl+A")
        self._nobody = self._choice(tr("Take nobody"), "Ctrl+Shift+A")
        self._familiar = self._choice(tr("Leave out those who look already here"), "Ctrl+D")
        top = QHBoxLayout()
        top.setSpacing(SPACE.medium)
        top.addWidget(self.search, 1)
        top.addWidget(self.kinds)
        choices = QWidget(self._tools)
        flow = FlowLayout(choices, gap=SPACE.medium, line_gap=2)
        self._columns = link_button(tr("What the columns say…"))
        self._copy = link_button(tr("Copy this list"), "copy")
        self._copy.hide()
        for button in (self._everybody, self._nobody, self._familiar, self._columns, self._copy):
            flow.addWidget(button)
        layout = QVBoxLayout(self._tools)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.small)
        layout.addLayout(top)
        layout.addWidget(choices)

    def _choice(self, words: str, keys: str) -> Button:
        button = link_button(words)
        button.setAccessibleDescription(key_words(keys))
        set_plain_tooltip(button, key_words(keys))
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button

    def _footer(self) -> QHBoxLayout:
        self._keys = QWidget(self)
        keys = QHBoxLayout(self._keys)
        keys.setContentsMargins(0, 0, 0, 0)
        keys.setSpacing(SPACE.large)
        keys.addWidget(KeyHint("Space", tr("leave out"), parent=self._keys))
        keys.addWidget(KeyHint("Return", tr("bring in"), parent=self._keys))
        self._closer = KeyHint("Right", tr("look closer"), parent=self._keys)
        keys.addWidget(self._closer)
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addWidget(self._keys)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self.bring)
        return row

    def _connect(self) -> None:
        self.search.text_changed.connect(self._on_filter_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self._on_search_entered)
        self.kinds.activated.connect(self._on_filter_changed)
        self.moves.clicked.connect(self.moves_chosen)
        self._columns.clicked.connect(self.columns_requested)
        self._everybody.clicked.connect(self._on_everybody)
        self._nobody.clicked.connect(self._on_nobody)
        self._familiar.clicked.connect(self.rows.leave_out_familiar)
        self.rows.choice_changed.connect(self._on_choice_changed)
        self.list.toggled.connect(self.rows.toggle)
        self.list.entered_on.connect(self.request_import)
        self.list.looked_closer.connect(self._on_looked_closer)
        self.list.doubleClicked.connect(self._on_looked_closer)
        self._copy.clicked.connect(self.copy_unread)
        QShortcut(QKeySequence.StandardKey.Copy, self.list, context=_HERE).activated.connect(self.copy_unread)
        self.list.typed.connect(self._on_typed)
        self.bring.clicked.connect(self.request_import)
        self._cancel.clicked.connect(self.left)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self.focus_search)

    @Slot()
    def request_import(self) -> None:
        """Ask for the import, if there is anything to bring in."""
        if self.bring.isEnabled():
            self.import_requested.emit()

    @Slot()
    def copy_unread(self) -> None:
        """Put what stays out into the clipboard: a line for each, with its place and its reason."""
        if self.kinds.currentData() is Kind.UNREAD:
            QGuiApplication.clipboard().setText(unread_lines(self._rejected))
            self._copy.set_words(tr("Copied"))

    @Slot(QModelIndex)
    def _on_looked_closer(self, index: Index) -> None:
        if (at := self.rows.place(index)) is not None:
            self.beside_requested.emit(at)

    def _offer_kinds(self) -> None:
        now = self.kinds.currentData()
        wanted = [kind for kind in kind_words() if kind in (Kind.ALL, now) or self.rows.has(kind)]
        if wanted == [self.kinds.itemData(at) for at in range(self.kinds.count())]:
            return
        self.kinds.clear()
        for kind in wanted:
            self.kinds.addItem(kind_words()[kind], kind)
        self.kinds.setCurrentIndex(max(self.kinds.findData(now), 0))

    @Slot()
    def _on_filter_changed(self) -> None:
        kind = self.kinds.currentData() or Kind.ALL
        self.rows.show(kind, self.search.text())
        self._copy.setVisible(kind is Kind.UNREAD)
        self.list.setCurrentIndex(self.rows.index(0))

    @Slot()
    def _on_choice_changed(self) -> None:
        chosen = self.rows.chosen
        self.bring.setEnabled(bool(chosen) or self._holds_more)
        self.bring.set_words(verb(chosen) if chosen or not self._holds_more else tr("Bring it in"))
        self._offer_kinds()

    @Slot()
    def _on_everybody(self) -> None:
        self.rows.choose_shown(True)

    @Slot()
    def _on_nobody(self) -> None:
        self.rows.choose_shown(False)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0:
            self._on_search_entered()

    @Slot()
    def _on_search_entered(self) -> None:
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_typed(self, letters: str) -> None:
        self.focus_search()
        self.search.edit.end(False)
        self.search.edit.insert(letters)


class PlannedView(RowList):
    """The list. Space leaves out, → looks closer, Enter brings in, letters look for somebody."""

    toggled = Signal(QModelIndex)
    looked_closer = Signal(QModelIndex)
    entered_on = Signal()
    typed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Cards in this file"), parent)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_LAID_OUT_AT_ONCE)

    def dataChanged(self, first: Index, last: Index, roles: Sequence[int] = ()) -> None:
        """Only paint again: a list lays every row out anew, though here none ever changes its size."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean a card."""
        if event.key() == Qt.Key.Key_Space:
            self.toggled.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Right:
            self.looked_closer.emit(self.currentIndex())
        elif event.key() in _ENTERS:
            self.entered_on.emit()
        elif (
            event.text().isprintable() and event.text() and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.typed.emit(event.text())
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


def _hint(rehearsal: Rehearsal) -> str:
    if rehearsal.planned:
        return tr("You need not bring everyone: whom do you want to keep close?") if rehearsal.new > _MANY else ""
    if not rehearsal.archives:
        return ""
    if rehearsal.archives_differ:
        return tr("This is an archive of Whispeer. All of it comes in: people, notes, favours, everything.")
    return tr("This is an archive of Whispeer, and all of it is here already.")
