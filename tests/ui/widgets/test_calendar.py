"""Picking a day."""

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from ui.theme import DARK, LIGHT, theme
from ui.widgets import Calendar, DateField


def test_no_day_is_red(qtbot: QtBot) -> None:
    calendar = Calendar()
    qtbot.addWidget(calendar)
    formats = [calendar.weekdayTextFormat(Qt.DayOfWeek(day)) for day in range(1, 8)]
    inks = {each.foreground().color().name() for each in formats}
    assert inks == {LIGHT.ink.lower(), LIGHT.soft.lower()}
    theme().choose("dark")
    assert calendar.weekdayTextFormat(Qt.DayOfWeek.Sunday).foreground().color() == QColor(DARK.soft)


def test_a_date_field_has_a_name_and_our_calendar(qtbot: QtBot) -> None:
    field = DateField("Met on", QDate(2026, 3, 16))
    qtbot.addWidget(field)
    assert field.accessibleName() == "Met on"
    assert isinstance(field.calendarWidget(), Calendar)
    assert field.date() == QDate(2026, 3, 16)
