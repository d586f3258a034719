"""How a card of an import looks in the list."""

from typing import Final

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from models.importing import Planned
from models.interchange.card import Rejected
from ui.importing.painting import HEIGHT, SIDE, paint_ground, paint_lines
from ui.importing.planned_rows import DECISION, ROW
from ui.importing.sentences import detail, verdict_words
from ui.theme import paint_icon, tokens
from ui.widgets import chip_size, paint_avatar, paint_chip

CHECK_ROOM: Final = 44
"""The room at the left in which a click leaves somebody out."""

_CHECK: Final = 18
_AVATAR: Final = 34

Index = QModelIndex | QPersistentModelIndex


class PlannedDelegate(QStyledItemDelegate):
    """Paints the rows of ``PlannedRows``: who comes, what they bring, and a box to leave them out."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, HEIGHT)

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """A click in the room of the box leaves out; nothing else changes anything."""
        checked = index.data(Qt.ItemDataRole.CheckStateRole)
        if checked is None or event.type() != QEvent.Type.MouseButtonRelease or not isinstance(event, QMouseEvent):
            return False
        if event.button() != Qt.MouseButton.LeftButton or event.position().x() - option.rect.x() >= CHECK_ROOM:
            return False
        was_chosen = Qt.CheckState(checked) is Qt.CheckState.Checked
        chosen = Qt.CheckState.Unchecked if was_chosen else Qt.CheckState.Checked
        return model.setData(index, chosen, Qt.ItemDataRole.CheckStateRole)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        paint_ground(painter, area, option.state)
        row = index.data(ROW)
        inner = area.adjusted(SIDE, 0, -SIDE, 0)
        if isinstance(row, Rejected):
            paint_lines(painter, inner, row.at, row.why, tokens().ink)
        elif isinstance(row, Planned):
            _paint_planned(painter, inner, row, index)
        painter.restore()


def _paint_planned(painter: QPainter, area: QRectF, row: Planned, index: Index) -> None:
    checked, decision = index.data(Qt.ItemDataRole.CheckStateRole), index.data(DECISION)
    if checked is not None:
        box = QRectF(area.x() + 2, area.center().y() - _CHECK / 2, _CHECK, _CHECK)
        _paint_check(painter, box, Qt.CheckState(checked) is Qt.CheckState.Checked)
    avatar = QRectF(area.x() + CHECK_ROOM - SIDE, area.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
    words, tone = verdict_words(row, decision)
    size = chip_size(words)
    chip = QRectF(area.right() - size.width(), area.center().y() - size.height() / 2, size.width(), size.height())
    left = avatar.right() + SIDE
    text = QRectF(left, area.y(), chip.left() - SIDE - left, area.height())
    left_out = checked is not None and Qt.CheckState(checked) is Qt.CheckState.Unchecked
    paint_chip(painter, chip, words, "neutral" if left_out else tone)
    paint_lines(painter, text, row.name, detail(row), tokens().soft if left_out else tokens().ink)
    painter.setOpacity(0.5 if left_out else 1.0)
    paint_avatar(painter, avatar, row.name)


def _paint_check(painter: QPainter, box: QRectF, checked: bool) -> None:
    colours = tokens()
    painter.setPen(QPen(QColor(colours.accent if checked else colours.edge), colours.line_width))
    painter.setBrush(QColor(colours.accent if checked else colours.panel))
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
    if checked:
        paint_icon(painter, QRect(round(box.x()) + 3, round(box.y()) + 3, 12, 12), "check", "on_accent")
