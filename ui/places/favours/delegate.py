"""How a favour looks in a list: a card with who, how far, by when, and what it is about."""

from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.item_models.painting import paint_blank, paint_line
from ui.places.favours.rows import ROW
from ui.places.favours.sentences import FavourRow
from ui.theme import SPACE, font, tokens
from ui.widgets import chip_size, paint_avatar, paint_card, paint_chip

GAP: Final = SPACE.small
"""Free room under each card."""

_CARD: Final = 76
HEIGHT: Final = _CARD + GAP
"""How high a row is."""

_AVATAR: Final = 40
_FIRST_LINE: Final = 26
"""The height of a chip: what stands beside it is set in its middle."""

Index = QModelIndex | QPersistentModelIndex


class FavourDelegate(QStyledItemDelegate):
    """Paints the rows of ``FavourRows``. ``keys_width`` is the room that the chosen card leaves for its keys."""

    keys_width = 0

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Every row is as high as another."""
        return QSize(0, HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        card = card_in(QRectF(option.rect))
        paint_card(painter, card, chosen=selected)
        avatar, words = _parts(card)
        row = index.data(ROW)
        if isinstance(row, FavourRow):
            paint_avatar(painter, avatar, row.favour.people[0][1] if row.favour.people else row.names)
            first, second = _lines(words)
            if selected:
                first.setRight(first.right() - self.keys_width)
            _paint_head(painter, first, row)
            _paint_text(painter, second, row)
        else:
            paint_blank(painter, avatar, words)
        painter.restore()


def card_in(area: QRectF) -> QRectF:
    """Where the card of a row lies in its ``area``."""
    return area.adjusted(1, 0, -1, -GAP)


def keys_line(area: QRectF) -> QRectF:
    """Where the keys of the chosen row lie: beside its names, at the end of the line."""
    return _lines(_parts(card_in(area))[1])[0]


def text_fits(row: FavourRow, area: QRectF) -> bool:
    """Whether all of what a favour is about can be read in its row."""
    _, line = _lines(_parts(card_in(area))[1])
    one_line = " ".join(row.favour.text.split())
    return QFontMetricsF(font("text")).horizontalAdvance(one_line) <= line.width() - _more_width(row)


def _parts(card: QRectF) -> tuple[QRectF, QRectF]:
    """The avatar and the room for words."""
    avatar = QRectF(card.x() + SPACE.large, card.center().y() - _AVATAR / 2, _AVATAR, _AVATAR)
    left = avatar.right() + SPACE.medium + 2
    return avatar, QRectF(left, card.y() + 1, card.right() - left - SPACE.large, card.height())


def _lines(words: QRectF) -> tuple[QRectF, QRectF]:
    """The two lines: who and how far, and what it is about."""
    below = QFontMetricsF(font("text")).height()
    top = words.center().y() - (_FIRST_LINE + SPACE.hair + below) / 2
    first = QRectF(words.x(), top, words.width(), _FIRST_LINE)
    return first, QRectF(words.x(), first.bottom() + SPACE.hair, words.width(), below)


def _paint_head(painter: QPainter, line: QRectF, row: FavourRow) -> None:
    chip = chip_size(row.state)
    when_width = QFontMetricsF(font("small")).horizontalAdvance(row.when) + 1 if row.when else 0.0
    beside = chip.width() + SPACE.small + (when_width + SPACE.small if when_width else 0.0)
    names = QRectF(line.x(), line.y(), max(_AVATAR, line.width() - beside), line.height())
    left = names.x() + paint_line(painter, names, row.names, font("name"), tokens().ink) + SPACE.small
    paint_chip(painter, QRectF(left, line.y(), chip.width(), line.height()), row.state, row.tone)
    left += chip.width() + SPACE.small
    when = QRectF(left, line.y(), max(0.0, line.right() - left), line.height())
    paint_line(painter, when, row.when, font("small"), tokens().soft)


def _paint_text(painter: QPainter, line: QRectF, row: FavourRow) -> None:
    more = _more_width(row)
    text = QRectF(line.x(), line.y(), line.width() - more, line.height())
    taken = paint_line(painter, text, row.favour.text, font("text"), tokens().ink)
    if row.more:
        beside = QRectF(line.x() + taken + SPACE.medium, line.y(), more, line.height())
        paint_line(painter, beside, row.more, font("small"), tokens().soft)


def _more_width(row: FavourRow) -> float:
    return QFontMetricsF(font("small")).horizontalAdvance(row.more) + SPACE.medium + 1 if row.more else 0.0
