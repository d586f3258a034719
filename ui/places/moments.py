"""An instant in the user's words, time zone and habits."""

from datetime import date, datetime

from PySide6.QtCore import QLocale, QTime

from models.words import date_words, day_words
from resources import tr


def moment_words(moment: datetime, today: date | None = None) -> str:
    """An instant (with its time zone) as "16 March, 13:00", in local time; the year where it could be mistaken.

    Seen from ``today``, where that is given, a near one is "today, 13:00".
    """
    local = moment.astimezone()
    time = QLocale().toString(QTime(local.hour, local.minute), QLocale.FormatType.ShortFormat)
    day = local.date()
    words = date_words(day.isoformat(), today) if today else day_words(day, datetime.now().date())
    return tr("{day}, {time}", day=words, time=time)
