"""A card beside somebody who is there: line by line what stands and what would come, and whether the two are one."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from models.completing import Difference
from models.importing import Beside, Decision, Planned
from models.involved import Named
from resources import tr
from ui.importing.field_lines import lines
from ui.importing.field_rows import MARK_ROOM, FieldDelegate, FieldRows, paint_text, sides
from ui.item_models.row_list import RowList
from ui.theme import SPACE, font, tokens
from ui.widgets import FlowLayout, KeyHint, PlainLabel, digit_of, primary_button, quiet_button, rule

ONE: Final = "one"
TWO: Final = "two"
OPEN: Final = "open"

_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_HEADING_HEIGHT: Final = 24


class BesidePage(QWidget):
    """One card of a rehearsal. ``decided`` with the ``Decision``, or ``None`` where nothing is decided.

    ``beside_requested`` wants somebody else of those who are alike beside it; ``left`` gives up.
    """

    decided = Signal(object)
    beside_requested = Signal(int)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = FieldRows(self)
        self._alike: tuple[Named, ...] = ()
        self._said: dict[int, str] = {}
        self._person = 0
        self._name = PlainLabel("", "heading", wrap=True, parent=self)
        self._why = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._doubtful = QWidget(self)
        self.others = QComboBox(self._doubtful)
        self.sameness = QComboBox(self._doubtful)
        self.list = FieldList(self)
        self.list.setModel(self.rows)
        self.list.setItemDelegate(FieldDelegate(self.list))
        self.done = primary_button(tr("Keep this choice"))
        self._back = quiet_button(tr("Back (Esc)"))
        self._digits = [KeyHint(str(at), words, parent=self) for at, (_, words) in enumerate(_sameness(), start=1)]
        self._build()
        self._connect()

    def show_card(self, planned: Planned, beside: Beside, decision: Decision | None) -> None:
        """Show a card beside somebody; ``decision`` is what was decided of it before."""
        self._alike = planned.alike
        self._said = dict.fromkeys(decision.apart, TWO) if decision else {}
        if decision and decision.same_as is not None:
            self._said[decision.same_as] = ONE
        self._name.setText(planned.name)
        self._doubtful.setVisible(bool(self._alike))
        for digit in self._digits:
            digit.setVisible(bool(self._alike))
        self.others.clear()
        for other, name in self._alike:
            self.others.addItem(name, other)
        self.others.setVisible(len(self._alike) > 1)
        self.show_beside(beside, decision.taken if decision else None)

    def show_beside(self, beside: Beside, taken: Sequence[Difference] | None = None) -> None:
        """Show the same card beside ``beside``."""
        self._person = getattr(beside.stands, "id", 0)
        self.others.setCurrentIndex(self.others.findData(self._person))
        self._why.setText(_why(beside, asks=bool(self._alike)))
        self.rows.take(lines(beside), taken)
        self.list.setCurrentIndex(self.rows.index(0))
        self._show_sameness()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the lines. (A focus proxy would have Tab pass by what stands above them.)"""
        super().focusInEvent(event)
        self.list.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape goes back; a digit says whether the two are one."""
        digit = digit_of(event) or 0
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif self._alike and 1 <= digit <= len(_sameness()):
            self._say(_sameness()[digit - 1][0])
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._say_of_two()
        heads = _Headings(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
        layout.setSpacing(SPACE.medium)
        for widget in (self._name, self._why, self._doubtful, heads, rule(self)):
            layout.addWidget(widget)
        layout.addWidget(self.list, 1)
        layout.addWidget(rule(self))
        keys = QWidget(self)
        flow = FlowLayout(keys, gap=SPACE.large, line_gap=SPACE.small)
        for hint in (
            KeyHint("Left", tr("keep mine"), parent=keys),
            KeyHint("Right", tr("take theirs"), parent=keys),
            *self._digits,
        ):
            flow.addWidget(hint)
        layout.addWidget(keys)
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addStretch(1)
        row.addWidget(self._back)
        row.addWidget(self.done)
        layout.addLayout(row)

    def _say_of_two(self) -> None:
        self.others.setFont(font("text"))
        self.others.setAccessibleName(tr("Beside whom"))
        self.sameness.setFont(font("text"))
        self.sameness.setAccessibleName(tr("One person, or two?"))
        for value, words in _sameness():
            self.sameness.addItem(words, value)
        row = QHBoxLayout(self._doubtful)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.medium)
        row.addWidget(PlainLabel(tr("One person, or two?"), "label", parent=self._doubtful))
        row.addWidget(self.sameness)
        row.addWidget(self.others)
        row.addStretch(1)

    def _connect(self) -> None:
        self.list.kept.connect(self._on_kept)
        self.list.taken.connect(self._on_taken)
        self.list.toggled.connect(self._on_toggled)
        self.list.entered_on.connect(self.decide)
        self.sameness.activated.connect(self._on_sameness)
        self.others.activated.connect(self._on_other)
        self.done.clicked.connect(self.decide)
        self._back.clicked.connect(self.left)

    @Slot()
    def decide(self) -> None:
        """Keep what is chosen."""
        one = next((other for other, said in self._said.items() if said == ONE), None)
        apart = tuple(other for other, said in self._said.items() if said == TWO)
        if not self._alike:
            self.decided.emit(Decision(taken=self.rows.taken))
        elif one is not None:
            taken = self.rows.taken if one == self._person else None
            self.decided.emit(Decision(taken=taken, same_as=one, apart=apart))
        else:
            self.decided.emit(Decision(apart=apart) if apart else None)

    def _say(self, said: str) -> None:
        """Whether the card and who is beside it are one; a card is of one person alone."""
        if said == ONE:
            self._said = {other: was for other, was in self._said.items() if was != ONE}
        self._said[self._person] = said
        self._show_sameness()

    def _show_sameness(self) -> None:
        said = self._said.get(self._person, OPEN)
        self.sameness.setCurrentIndex(self.sameness.findData(said))
        self.rows.let_choose(not self._alike or said == ONE)

    @Slot()
    def _on_kept(self) -> None:
        self.rows.choose(self.list.currentIndex(), theirs=False)

    @Slot()
    def _on_taken(self) -> None:
        self.rows.choose(self.list.currentIndex(), theirs=True)

    @Slot()
    def _on_toggled(self) -> None:
        index = self.list.currentIndex()
        self.rows.choose(index, theirs=self.rows.check_state(index) is Qt.CheckState.Unchecked)

    @Slot(int)
    def _on_sameness(self, at: int) -> None:
        self._say(self.sameness.itemData(at))

    @Slot(int)
    def _on_other(self, at: int) -> None:
        self.beside_requested.emit(self.others.itemData(at))


class FieldList(RowList):
    """The lines. ← keeps what stands, → takes what comes, Space changes between them, Enter keeps the choice."""

    kept = Signal()
    taken = Signal()
    toggled = Signal()
    entered_on = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What stands, and what would come"), parent)
        self.clicked.connect(self.toggled)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean a line."""
        if event.key() == Qt.Key.Key_Left:
            self.kept.emit()
        elif event.key() == Qt.Key.Key_Right:
            self.taken.emit()
        elif event.key() == Qt.Key.Key_Space:
            self.toggled.emit()
        elif event.key() in _ENTERS:
            self.entered_on.emit()
        elif event.key() == Qt.Key.Key_Escape or digit_of(event):
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Headings(QWidget):
    """What stands over the two sides."""

    def sizeHint(self) -> QSize:
        return QSize(0, _HEADING_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _, now, comes = sides(QRectF(self.rect()))
        for side, words in ((now, tr("Stands now")), (comes, tr("Would come"))):
            paint_text(painter, side.adjusted(MARK_ROOM, 0, 0, 0), words, "section", tokens().soft)


def _sameness() -> list[tuple[str, str]]:
    return [(ONE, tr("one person")), (TWO, tr("two people")), (OPEN, tr("not decided"))]


def _why(beside: Beside, *, asks: bool) -> str:
    if asks:
        return tr(
            "Beside {name}. One person: the card completes them."
            " Two people: the card comes in, and you are not asked again.",
            name=beside.stands.name,
        )
    return tr(
        "Beside {name}, who is here. Choose line by line: nothing of yours is replaced unless you take it.",
        name=beside.stands.name,
    )
