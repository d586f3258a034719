"""A month to pick a day from, in our colours: Qt writes Saturdays and Sundays in red."""

from PySide6.QtCore import QDate, Qt, Slot
from PySide6.QtGui import QColor, QTextCharFormat
from PySide6.QtWidgets import QCalendarWidget, QDateEdit, QWidget

from ui.theme import font, theme, tokens

_WEEKEND = (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday)


class Calendar(QCalendarWidget):
    """A month; the weekend steps back a little, and nothing else is told by colour."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.setHorizontalHeaderFormat(QCalendarWidget.HorizontalHeaderFormat.ShortDayNames)
        theme().changed.connect(self._take_colours)
        self._take_colours()

    @Slot()
    def _take_colours(self) -> None:
        header = QTextCharFormat()
        header.setForeground(QColor(tokens().soft))
        header.setFont(font("small"))
        self.setHeaderTextFormat(header)
        day = QTextCharFormat()
        day.setForeground(QColor(tokens().ink))
        weekend = QTextCharFormat()
        weekend.setForeground(QColor(tokens().soft))
        for number in range(1, 8):
            each = Qt.DayOfWeek(number)
            self.setWeekdayTextFormat(each, weekend if each in _WEEKEND else day)


class DateField(QDateEdit):
    """A field for one day, typed or picked from a month."""

    def __init__(self, name: str, day: QDate, *, parent: QWidget | None = None) -> None:
        super().__init__(day, parent)
        self.setAccessibleName(name)
        self.setCalendarPopup(True)
        self.setCalendarWidget(Calendar(self))
