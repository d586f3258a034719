"""The rules of the net: when nights weigh, and when it has been silent for long."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Final

from models.refuge.check_ins import CheckIn, Weather

HEAVY_DAYS: Final = 7
HEAVY_TIMES: Final = 2
SILENT_DAYS: Final = 30


def weighs(check_ins: Iterable[CheckIn], today: date) -> bool:
    """Whether it was heavy twice within seven days, ``today`` the last of them."""
    first = today - timedelta(days=HEAVY_DAYS - 1)
    heavy = {
        one.on for one in check_ins if one.word == Weather.HEAVY and first.isoformat() <= one.on <= today.isoformat()
    }
    return len(heavy) >= HEAVY_TIMES


def silent_since(spoken: Iterable[date], trusted_since: str, today: date) -> date | None:
    """The last day on which one spoke with any of the five, when that is a month ago; else nothing.

    Before one spoke with them at all, it counts from the day on which they were chosen.
    """
    days = [*spoken, *([date.fromisoformat(trusted_since)] if trusted_since else [])]
    if not days:
        return None
    last = max(days)
    return last if (today - last).days >= SILENT_DAYS else None
