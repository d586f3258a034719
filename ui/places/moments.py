"""An instant in the user's words, time zone and habits."""

from datetime import datetime

from PySide6.QtCore import QLocale, QTime

from models.words import day_words
from resources import tr


def moment_words(moment: datetime) -> str:
    """An instant (with its time zone) as "16 March, 13:00", in local time; the year where it could be mistaken."""
    local = moment.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    return tr("{day}, {time}", day=day_words(local.date(), datetime.now().date()), time=time)
