"""Why a card lies there, in a few warm words. Nothing is late here, and nothing is counted.

Nobody's gender is known, so no sentence needs it.
"""

from datetime import date
from typing import Final

from models.dates import Season, VagueDate
from models.people import DateKind
from models.words import ON_WEEKDAYS, at_words, date_words, day_words, due_words, number_word
from resources import phrase, tr

SINCE_SEASONS: Final = {
    Season.SPRING: "You have not spoken since spring",
    Season.SUMMER: "You have not spoken since summer",
    Season.AUTUMN: "You have not spoken since autumn",
    Season.WINTER: "You have not spoken since winter",
}
DAYS: Final = {
    DateKind.BIRTHDAY: "Birthday {when}",
    DateKind.ANNIVERSARY: "Anniversary {when}",
    DateKind.OTHER: "A day to remember, {when}",
}

_DAYS_BEFORE_MONTHS = 28
_WEEKS_BEFORE_SEASONS = 9
_MONTHS_BEFORE_YEARS = 11


def promised(due: str, since: str, today: date) -> str:
    """Why a promise comes up: "Promised for Friday"; past its day it is still welcome."""
    if not due:
        return tr("Promised {when}", when=at_words(since, today)) if since else tr("Promised")
    day = date.fromisoformat(due)
    if day < today:
        return _still_promised(day, today)
    return tr("Promised {due}", due=due_words(due, today))


def offered(due: str, today: date) -> str:
    """Why an offer of mine comes up."""
    if not due or date.fromisoformat(due) < today:
        return tr("You offered")
    return tr("Offered {due}", due=due_words(due, today))


def to_decide(deadline: date, today: date) -> str:
    """Why a question comes up: "To decide on Friday"."""
    if deadline < today:
        return tr("It is time to decide")
    return tr("To decide {when}", when=when_words(deadline, today))


def to_look_back(decided_on: str, today: date) -> str:
    """Why a decision comes up again."""
    return tr("Decided {when}: how did it go?", when=at_words(decided_on, today))


def day_to_remember(kind: DateKind, label: str, day: date, today: date) -> str:
    """ "Birthday tomorrow"; another day by what it is called."""
    when = when_words(day, today)
    if label and kind != DateKind.BIRTHDAY:
        return tr("{label}, {when}", label=label, when=when)
    return phrase(DAYS[kind]).format(when=when)


def next_step(due: date, today: date) -> str:
    """Why a follow-up comes up that has no words of its own for it."""
    if due == today:
        return tr("You meant to, today")
    return tr("You meant to, {when}", when=when_words(due, today))


def silent(last: str, today: date) -> str:
    """Since when one has not spoken, from a vague date, no more exact than one says it."""
    when = VagueDate.parse(last)
    spoken = min(when.latest, today)
    if not when.month and not when.season:
        return tr("You have not spoken since {year}", year=when.year)
    weeks = (today - spoken).days // 7
    if weeks < 2:
        return tr("You have not spoken for a while")
    if weeks < _WEEKS_BEFORE_SEASONS:
        return tr("You have not spoken for {number} weeks", number=number_word(weeks))
    months = 12 * (today.year - spoken.year) + today.month - spoken.month - (today.day < spoken.day)
    if months < _MONTHS_BEFORE_YEARS:
        return phrase(SINCE_SEASONS[when.season or season_of(spoken)])
    if months < 18:
        return tr("You have not spoken for a year")
    if months < 24:
        return tr("You have not spoken for a year and a half")
    return tr("You have not spoken for {number} years", number=number_word(months // 12))


def not_spoken_since_met(met_on: str, today: date) -> str:
    """Why someone comes up with whom nothing was ever noted."""
    return tr("You met {when}, and nothing since", when=at_words(met_on, today))


def season_of(day: date) -> Season:
    """The season that ``day`` lies in, by months, as ``models.dates`` has them."""
    return Season(Season.SPRING + (day.month - 3) % 12 // 3)


def when_words(day: date, today: date) -> str:
    """A day close by as one says it: "tomorrow", "on Friday"; one further off by its date."""
    if 1 < abs((day - today).days) < 7:
        return phrase(ON_WEEKDAYS[day.weekday()])
    return at_words(day.isoformat(), today)


def _still_promised(day: date, today: date) -> str:
    days = (today - day).days
    if days == 1:
        return tr("Promised for yesterday, still welcome")
    if days < _DAYS_BEFORE_MONTHS:
        return tr("Promised for {day}, still welcome", day=day_words(day, today))
    return tr("Promised for {month}, still welcome", month=date_words(day.isoformat()[:7], today))
