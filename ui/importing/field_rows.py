"""The lines of a card beside somebody as the rows of a list: of each, what stands is kept or what comes is taken."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.completing import Difference
from models.words import apart
from resources import tr
from ui.importing.field_lines import FieldLine
from ui.importing.painting import SIDE, paint_ground
from ui.theme import font, paint_icon, tokens
from ui.theme.fonts import Step
from ui.widgets import plain_tooltip

LINE: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``FieldLine``."""

LABEL_WIDTH: Final = 128
ROW_HEIGHT: Final = 40
_CHECK: Final = 14
MARK_ROOM: Final = 20
"""Before the words of a side: room for the mark of what is chosen."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class FieldRows(QAbstractListModel):
    """Lines of which those that differ can be chosen, as long as there ``may`` be a choice."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[FieldLine] = ()
        self._taken: set[int] = set()
        self._may_choose = True

    @property
    def taken(self) -> tuple[Difference, ...]:
        """What is taken of what would come."""
        lines = (self._lines[at] for at in sorted(self._taken))
        return tuple(line.difference for line in lines if line.difference)

    def take(self, lines: Sequence[FieldLine], taken: Sequence[Difference] | None) -> None:
        """Show other lines. Without ``taken``, what completes is."""
        self.beginResetModel()
        self._lines = lines
        self._taken = {
            at
            for at, line in enumerate(lines)
            if line.difference and (line.difference.completes if taken is None else line.difference in taken)
        }
        self.endResetModel()

    def let_choose(self, may: bool) -> None:
        """Whether there is anything to choose: not of two who are not made one."""
        self._may_choose = may
        self._tell_changed()

    def choose(self, index: Index, theirs: bool) -> None:
        """Take what would come, or keep what stands."""
        if self.check_state(index) is not None:
            self._taken = self._taken | {index.row()} if theirs else self._taken - {index.row()}
            self._tell_changed()

    def check_state(self, index: Index) -> Qt.CheckState | None:
        """Whether what comes is taken; ``None`` where there is no choice."""
        if not (self._may_choose and index.isValid() and self._lines[index.row()].difference):
            return None
        return Qt.CheckState.Checked if index.row() in self._taken else Qt.CheckState.Unchecked

    def rowCount(self, parent: Index | None = None) -> int:
        """How many lines there are."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a line."""
        if not index.isValid() or index.row() >= len(self._lines):
            return None
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role == _Role.CheckStateRole:
            return self.check_state(index)
        if role == _Role.DisplayRole:
            return line.label
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            said = self._spoken(index, line)
            return plain_tooltip(said) if role == _Role.ToolTipRole else said
        return None

    def _spoken(self, index: Index, line: FieldLine) -> str:
        nothing = tr("nothing")
        said = tr(
            "{label}: now {now}, would come {comes}",
            label=line.label,
            now=line.now or nothing,
            comes=line.comes or nothing,
        )
        state = self.check_state(index)
        if state is None:
            return said
        chosen = tr("theirs is taken") if state is Qt.CheckState.Checked else tr("mine is kept")
        return f"{said}. {chosen}"

    def _tell_changed(self) -> None:
        if self._lines:
            self.dataChanged.emit(self.index(0), self.index(len(self._lines) - 1))


class FieldDelegate(QStyledItemDelegate):
    """Paints a line: its label, what stands, and what would come; a check stands at the side that is chosen."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one line."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_ground(painter, area, option.state)
        line, state = index.data(LINE), index.data(_Role.CheckStateRole)
        theirs = None if state is None else Qt.CheckState(state) is Qt.CheckState.Checked
        label, now, comes = sides(area)
        paint_text(painter, label, line.label, "small", tokens().soft)
        _paint_side(painter, now, line.now, None if theirs is None else not theirs)
        # an addition keeps what stands
        _paint_side(painter, comes, line.comes, theirs)
        painter.restore()


def sides(area: QRectF) -> tuple[QRectF, QRectF, QRectF]:
    """Where the label, what stands and what would come are painted, and their headings."""
    inner = area.adjusted(SIDE, 0, -SIDE, 0)
    half = (inner.width() - LABEL_WIDTH) / 2
    label = QRectF(inner.x(), inner.y(), LABEL_WIDTH - SIDE, inner.height())
    now = QRectF(inner.x() + LABEL_WIDTH, inner.y(), half - SIDE, inner.height())
    return label, now, now.translated(half, 0)


def _paint_side(painter: QPainter, area: QRectF, words: str, chosen: bool | None) -> None:
    colours = tokens()
    if chosen:
        mark = QRect(round(area.x()), round(area.center().y() - _CHECK / 2), _CHECK, _CHECK)
        paint_icon(painter, mark, "check", "accent")
    text = area.adjusted(MARK_ROOM, 0, 0, 0)
    ink = colours.soft if chosen is False or not words else colours.ink
    paint_text(painter, text, words or tr("nothing"), "strong" if chosen and words else "text", ink)


def paint_text(painter: QPainter, area: QRectF, words: str, step: Step, ink: str) -> None:
    """Draw one line of words, cut at their own end where it is too long, from whichever side they are read."""
    painter.setFont(font(step))
    painter.setPen(QColor(ink))
    shown = QFontMetricsF(font(step)).elidedText(apart(words), Qt.TextElideMode.ElideRight, area.width())
    painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), shown)
