"""A month as a quiet picture: a disc a day, the fuller the heavier. No number is told of it, and none is better."""

from calendar import monthrange
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.refuge import CheckIn, Weather
from models.words import MONTHS, WEEKDAYS, sentence
from resources import phrase, tr
from ui.places.refuge.sentences import day_title, spoken
from ui.theme import RADIUS, SPACE, font, tokens

DISC: Final = 18.0
_ROW: Final = 40
_HEAD: Final = 24
_STEPS: Final = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -7,
    Qt.Key.Key_Down: 7,
}
_MONTHS: Final = {Qt.Key.Key_PageUp: -1, Qt.Key.Key_PageDown: 1}
_FILLED: Final = {
    Weather.LIGHT: 0.0,
    Weather.CALM: 0.25,
    Weather.MIXED: 0.5,
    Weather.TIRED: 0.75,
    Weather.HEAVY: 1.0,
}


def paint_disc(painter: QPainter, centre: QPointF, weather: Weather) -> None:
    """Draw the disc of a word. ``painter`` should be antialiased."""
    colours = tokens()
    disc = QRectF(centre.x() - DISC / 2, centre.y() - DISC / 2, DISC, DISC)
    full, level = QPainterPath(), QPainterPath()
    full.addEllipse(disc)
    level.addRect(disc.adjusted(0, DISC * (1 - _FILLED[weather]), 0, 0))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillPath(full.intersected(level), QColor(colours.accent))
    painter.setPen(QPen(QColor(colours.accent), 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(disc)


class MonthPicture(QWidget):
    """A month in which one day is chosen. Arrows go from day to day, Page Up and Page Down by months, Home to today.

    ``day_chosen`` brings the day. Days to come cannot be chosen.
    """

    day_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._said: Mapping[date, CheckIn] = {}
        self._today = date.min
        self.day = date.min
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    @property
    def title(self) -> str:
        """The month that is shown: "March 2026"."""
        month = phrase(MONTHS[self.day.month - 1])
        return sentence(tr("{month} {year}", month=month, year=self.day.year))

    def show_days(self, said: Mapping[date, CheckIn], today: date) -> None:
        """Show what was said of each day; the day that is chosen stays."""
        if self._today != today:
            self.day = today
        self._said, self._today = said, today
        self._tell()

    def choose(self, day: date) -> None:
        """Go to a day, but to none that is still to come."""
        self.day = min(day, self._today)
        self._tell()
        self.day_chosen.emit(self.day)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._day_in_words()))

    def sizeHint(self) -> QSize:
        """As high as its weeks."""
        return QSize(7 * _ROW, self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """Not narrower than its discs."""
        last = self._days()[-1]
        return QSize(7 * 30, _HEAD + ((last.day - 1 + last.replace(day=1).weekday()) // 7 + 1) * _ROW)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go to another day."""
        key = Qt.Key(event.key())
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or self._today == date.min:
            super().keyPressEvent(event)
        elif key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in _MONTHS:
            self.turn(_MONTHS[key])
        elif key == Qt.Key.Key_Home:
            self.choose(self._today)
        else:
            super().keyPressEvent(event)

    def turn(self, by: int) -> None:
        """Go so many months on, to the same day of the month where it has one."""
        year, month = divmod(self.day.year * 12 + self.day.month - 1 + by, 12)
        last = monthrange(year, month + 1)[1]
        self.choose(date(year, month + 1, min(self.day.day, last)))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose the day that was pressed."""
        super().mousePressEvent(event)
        for day in self._days():
            if self._cell(day).contains(event.position()) and day <= self._today:
                self.choose(day)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the month."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_head(painter)
        for day in self._days():
            self._paint_day(painter, day)

    def _paint_head(self, painter: QPainter) -> None:
        painter.setFont(font("small"))
        painter.setPen(QColor(tokens().soft))
        for at, name in enumerate(WEEKDAYS):
            area = QRectF(at * self.width() / 7, 0, self.width() / 7, _HEAD)
            painter.drawText(area, int(Qt.AlignmentFlag.AlignCenter), phrase(name)[:2].lower())

    def _paint_day(self, painter: QPainter, day: date) -> None:
        colours, cell = tokens(), self._cell(day)
        if day == self.day:
            width = colours.chosen_width if self.hasFocus() else colours.line_width
            painter.setPen(QPen(QColor(colours.accent if self.hasFocus() else colours.edge), width))
            painter.setBrush(QColor(colours.tint))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), RADIUS.button, RADIUS.button)
        painter.setFont(font("key"))
        painter.setPen(
            QColor(colours.faint if day > self._today else colours.ink if day == self._today else colours.soft)
        )
        number = QRectF(cell.left(), cell.top() + 4, cell.width(), 14)
        painter.drawText(number, int(Qt.AlignmentFlag.AlignCenter), str(day.day))
        if day in self._said:
            centre = QPointF(cell.center().x(), number.bottom() + (cell.bottom() - SPACE.hair - number.bottom()) / 2)
            paint_disc(painter, centre, self._said[day].word)

    def _days(self) -> list[date]:
        last = monthrange(self.day.year, self.day.month)[1]
        return [self.day.replace(day=number) for number in range(1, last + 1)]

    def _cell(self, day: date) -> QRectF:
        first = day.replace(day=1)
        row, column = divmod(day.day - 1 + first.weekday(), 7)
        return QRectF(column * self.width() / 7, _HEAD + row * _ROW, self.width() / 7, _ROW)

    def _day_in_words(self) -> str:
        said = self._said.get(self.day)
        return spoken(said, self._today) if said is not None else day_title(self.day, self._today)

    def _tell(self) -> None:
        """The month in words, for who does not see it."""
        told = [spoken(said, self._today) for day, said in sorted(self._said.items()) if day in self._days()]
        self.setAccessibleName(f"{self.title}. {self._day_in_words()}")
        self.setAccessibleDescription("; ".join(told))
        self.updateGeometry()
        self.update()
