"""What is coming, for a quiet look ahead."""

from collections.abc import Iterator
from datetime import date, timedelta

from models.dates import shifted
from models.favours import Direction, Favours
from models.follow_ups import FollowUps
from models.people import DateKind
from models.today.card import CardKind, Coming
from models.today.occasions import days_ahead
from models.today.situation import Situation
from resources import phrase, tr

NAMES_OF_DAYS = {
    DateKind.BIRTHDAY: "Birthday",
    DateKind.ANNIVERSARY: "Anniversary",
    DateKind.OTHER: "A day to remember",
}


def coming(at: Situation, days: int) -> tuple[Coming, ...]:
    """What the ``days`` after today bring, by date: promises first, then days to remember, then next steps."""
    tomorrow = shifted(at.today, timedelta(days=1))
    until = shifted(at.today, timedelta(days=days))
    found = [
        one
        for one in (*_promises(at), *_days(at, tomorrow, until), *_follow_ups(at, until))
        if tomorrow.isoformat() <= one.due <= until.isoformat()
    ]
    return tuple(sorted(found, key=lambda one: one.due))


def _promises(at: Situation) -> Iterator[Coming]:
    for favour in Favours(at.vault).open(Direction.FROM_ME):
        if favour.due and (people := at.living(favour.people)):
            yield Coming(
                kind=CardKind.PROMISE,
                table="favour",
                id=favour.id,
                people=people,
                text=favour.text,
                why=tr("Promised"),
                due=favour.due,
            )


def _days(at: Situation, tomorrow: date, until: date) -> Iterator[Coming]:
    for day in days_ahead(at.vault, tomorrow, until):
        yield Coming(
            kind=CardKind.DATE,
            table="person",
            id=day.person[0],
            people=(day.person,),
            text=day.label,
            why=phrase(NAMES_OF_DAYS[day.kind]),
            due=day.comes.isoformat(),
        )


def _follow_ups(at: Situation, until: date) -> Iterator[Coming]:
    for follow_up in FollowUps(at.vault).due_by(until):
        if people := at.welcome(follow_up.people):
            yield Coming(
                kind=CardKind.FOLLOW_UP,
                table="follow_up",
                id=follow_up.id,
                people=people,
                text=follow_up.text,
                why=follow_up.why,
                due=follow_up.due,
            )
