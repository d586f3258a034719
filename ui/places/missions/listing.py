"""Missions as the rows of a list: what, how far, for whom and through whom."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from models.missions import Mission
from resources import phrase
from ui.item_models.painting import paint_line
from ui.places.missions.sentences import STATES, client_words, way_words
from ui.theme import SPACE, font, tokens
from ui.widgets import chip_size, paint_card, paint_chip, plain_tooltip

MISSION: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``Mission``."""

_CARD: Final = 84
ROW_HEIGHT: Final = _CARD + SPACE.small
_LINE: Final = 26
Index = QModelIndex | QPersistentModelIndex


class MissionRows(QAbstractListModel):
    """Some missions, in their order. There are as many as one has had in a life: all of them are at hand."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.missions: tuple[Mission, ...] = ()

    def show(self, missions: Sequence[Mission]) -> None:
        """Have these in the list."""
        if tuple(missions) != self.missions:
            self.beginResetModel()
            self.missions = tuple(missions)
            self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self.missions)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """What a role shows of a mission."""
        if not index.isValid():
            return None
        mission = self.missions[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return mission.title
            case Qt.ItemDataRole.AccessibleTextRole:
                said = (mission.title, phrase(STATES[mission.state][0]), client_words(mission), way_words(mission))
                return ", ".join(filter(None, said))
            case Qt.ItemDataRole.ToolTipRole:
                return plain_tooltip(mission.title)
        return mission if role == MISSION else None


class MissionDelegate(QStyledItemDelegate):
    """Paints a mission as a card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        mission = index.data(MISSION)
        if not isinstance(mission, Mission):
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(option.rect).adjusted(1, 0, -1, -SPACE.small)
        paint_card(painter, card, chosen=bool(option.state & QStyle.StateFlag.State_Selected))
        words = card.adjusted(SPACE.large, SPACE.medium, -SPACE.large, -SPACE.medium)
        state, tone = STATES[mission.state]
        chip = chip_size(phrase(state))
        title = QRectF(words.x(), words.y(), words.width(), _LINE)
        below = QRectF(words.x(), words.bottom() - _LINE, words.width(), _LINE)
        paint_line(painter, title, mission.title, font("name"), tokens().ink)
        paint_chip(painter, QRectF(below.x(), below.y(), chip.width(), _LINE), phrase(state), tone)
        below.setLeft(below.x() + chip.width() + SPACE.small)
        about = " · ".join(filter(None, (client_words(mission), way_words(mission))))
        paint_line(painter, below, about, font("small"), tokens().soft)
        painter.restore()


class MissionList(QListView):
    """Missions, one of them chosen. ``chosen`` tells that another one is; ``opened`` that Enter was pressed."""

    chosen = Signal()
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = MissionRows(self)
        self.setModel(self.rows)
        self.setItemDelegate(MissionDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def mission(self) -> Mission | None:
        """The chosen one."""
        at = self.currentIndex().row()
        return self.rows.missions[at] if 0 <= at < len(self.rows.missions) else None

    def show_missions(self, missions: Sequence[Mission], wanted: int | None) -> None:
        """Have these in the list. One is always chosen: ``wanted``, else who was, else the one at its place."""
        before, at = self.mission, max(0, self.currentIndex().row())
        self.rows.show(missions)
        ids = [one.id for one in missions]
        sought = [id for id in (wanted, before.id if before else None) if id in ids]
        row = ids.index(sought[0]) if sought else min(at, len(ids) - 1)
        self.selectionModel().setCurrentIndex(self.rows.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.currentIndex())
        self.chosen.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave to others what is no way to move up and down."""
        sideways = event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Escape, Qt.Key.Key_Delete)
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif sideways or (event.text().isprintable() and event.text()):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _on_current_changed(self, *_indexes: QModelIndex) -> None:
        self.chosen.emit()
