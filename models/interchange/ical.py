"""Calendars (iCalendar, RFC 5545): follow-ups, days of every year and what happened go out; meetings come in."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any

from models.errors import Refused
from models.interactions import Channel
from models.interchange.card import Rejected, Scope
from models.interchange.content_lines import MEGABYTE
from models.interchange.reading import Reading
from models.interchange.records import Happened, Whom
from models.interchange.tables.sheet import require_size
from models.interchange.text import clean, one_line
from models.recurrence import Duration
from resources import tr, tr_n

LARGEST_FILE = 50 * MEGABYTE
MOST_EVENTS = 50_000
MOST_LINES = 600_000
"""The library keeps half a kilobyte of each line, and reads ten thousand a second."""
LONGEST_TEXT = 100_000
LONGEST_TITLE = 1_000
_PRODUCT = "-//Whispeer//Whispeer//EN"
_LATE_MONTH = 28
"""From this day of a month on, some month has no such day: then its last one is meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One thing in a calendar, from the day ``first`` to ``last``, both included.

    ``every`` is how often it comes again, in fixed steps from ``first``. A ``task`` is to be done by ``last``;
    ``reminds`` has it announced the day before.
    """

    uid: str
    title: str
    text: str = ""
    first: date
    last: date
    every: Duration | None = None
    task: bool = False
    reminds: bool = False
    tags: tuple[str, ...] = ()


def write(entries: Iterable[Entry], stamp: datetime) -> bytes:
    """A calendar of ``entries``; ``stamp`` is when it was written."""
    import icalendar  # slow to load, and few need it

    calendar = icalendar.Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    for entry in entries:
        calendar.add_component(_component(icalendar, entry, stamp))
    return bytes(calendar.to_ical())


def _component(icalendar: Any, entry: Entry, stamp: datetime) -> Any:
    made = icalendar.Todo() if entry.task else icalendar.Event()
    made.add("uid", entry.uid)
    made.add("dtstamp", stamp.astimezone(UTC))
    made.add("summary", one_line(entry.title))
    if entry.text:
        made.add("description", clean(entry.text))
    if entry.task and entry.every is None:
        made.add("due", entry.last)
    else:
        # a task that comes again is due on the day it begins: a rule counts from there, and DUE must come later
        made.add("dtstart", entry.first)
        made.add("duration", entry.last - entry.first + timedelta(days=1))
    if not entry.task:
        made.add("transp", "TRANSPARENT")
    if entry.every:
        made.add("rrule", rule(entry.first, entry.every))
    if entry.tags:
        made.add("categories", list(entry.tags))
    if entry.reminds:
        alarm = icalendar.Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", one_line(entry.title))
        alarm.add("trigger", timedelta(days=-1))
        made.add_component(alarm)
    return made


def rule(first: date, every: Duration) -> dict[str, object]:
    """The recurrence rule (RFC 5545, section 3.3.10) that comes every so often from ``first`` on.

    What falls on the 29th to the 31st falls on the last day of a month that has no such day.
    """
    months = 12 * every.years + every.months
    days = 7 * every.weeks + every.days
    if not months:
        return {"freq": "weekly", "interval": days // 7} if days % 7 == 0 else {"freq": "daily", "interval": days}
    # a step of months and days has no rule of its own: the months are what one means
    late = {} if first.day <= _LATE_MONTH else {"bymonthday": list(range(_LATE_MONTH, first.day + 1)), "bysetpos": -1}
    if months % 12:
        return {"freq": "monthly", "interval": months, **late}
    return {"freq": "yearly", "interval": months // 12, **({"bymonth": first.month} | late if late else {})}


def is_calendar(data: bytes) -> bool:
    """Whether ``data`` is a calendar."""
    return b"BEGIN:VCALENDAR" in data[:10_000].upper()


def read(data: bytes, tick: Callable[[int, int], None] | None = None) -> Reading:
    """The meetings in ``data`` that name somebody, and the events that could not be read, each with the reason.

    A meeting that repeats is told once, on its first day: no rule is ever followed, however often it says.
    What names nobody is counted among what was not taken, in one line.
    Raises ``Refused`` for a file that is empty, too large or no calendar, and what ``tick`` raises.
    """
    require_size(data)
    _require_modest(data)
    if not is_calendar(data):
        raise Refused(
            tr("This is no whole calendar: BEGIN:VCALENDAR is missing. Export it again, then choose that file.")
        )
    calendars = _calendars(data)
    events = _events(calendars)
    reading = Reading([], [], "")
    alone = 0
    for number, event in enumerate(events, start=1):
        if tick and number % 100 == 0:
            tick(number, len(events))
        at = tr("event {number}", number=number)
        try:
            meeting = _meeting(event, at)
        except Exception:  # the library raises whatever its parsers raise on a damaged value
            reading.rejected.append(Rejected(at, tr("This event could not be read.")))
            continue
        if meeting is None:
            reading.rejected.append(Rejected(at, tr("This event has no day, or was cancelled.")))
        elif meeting.people:
            reading.records.append(meeting)
        else:
            alone += 1
    reading.rejected.extend(_passed_over(alone, sum(len(calendar.walk("VTODO")) for calendar in calendars)))
    return reading


def _require_modest(data: bytes) -> None:
    """Raise ``Refused`` for more than the library reads in good time."""
    if len(data) > LARGEST_FILE or data.count(b"\n") + data.count(b"\r") > 2 * MOST_LINES:
        raise Refused(tr("This calendar is too large. Export a shorter span of time."))


def _passed_over(events: int, tasks: int) -> Iterator[Rejected]:
    """What stays in the calendar, in a line each: there may be thousands."""
    if events:
        yield Rejected(
            tr_n("{count} event", "{count} events", events),
            tr("Nobody is named: it stays in the calendar."),
            Scope.SOME,
        )
    if tasks:
        yield Rejected(tr_n("{count} task", "{count} tasks", tasks), tr("Tasks stay in the calendar."), Scope.SOME)


def _calendars(data: bytes) -> list[Any]:
    import icalendar  # slow to load, and few imports need it

    try:
        return list(icalendar.Calendar.from_ical(data, multiple=True))
    except Exception:  # a zone named like a folder is an OSError, and its other parsers raise what they like
        raise Refused(tr("This calendar is damaged. Export it again, then choose that file.")) from None


def _events(calendars: Iterable[Any]) -> list[Any]:
    found = [event for calendar in calendars for event in calendar.walk("VEVENT")]
    if len(found) > MOST_EVENTS:
        raise Refused(
            tr("This calendar holds more than {limit} events. Export a shorter span of time.", limit=MOST_EVENTS)
        )
    return found


def _meeting(event: Any, at: str) -> Happened | None:
    start = event.get("dtstart")
    if start is None or str(event.get("status", "")).upper() == "CANCELLED":
        return None
    on = start.dt.date() if isinstance(start.dt, datetime) else start.dt
    people = event.get("attendee", [])
    people = people if isinstance(people, list) else [people]
    organiser = event.get("organizer")
    title = one_line(str(event.get("summary", "")))[:LONGEST_TITLE]
    text = clean(str(event.get("description", "")))[:LONGEST_TEXT]
    return Happened(
        at=at,
        uid=_identifier(event),
        on=on.isoformat(),
        channel=Channel.MEETING,
        text="\n".join(dict.fromkeys(filter(None, (title, text.strip())))),
        people=tuple(dict.fromkeys(_attendees([*people, *([organiser] if organiser else [])]))),
    )


def _identifier(event: Any) -> str:
    """What it goes by; one of a series that was moved goes by the day it was moved from, too."""
    uid = one_line(str(event.get("uid", "")))[:LONGEST_TITLE]
    moved = event.get("recurrence-id")
    return f"{uid} {moved.dt.isoformat()}" if uid and moved is not None else uid


def _attendees(people: Iterable[Any]) -> Iterator[Whom]:
    for person in people:
        address = one_line(str(person))
        email = address[7:] if address[:7].lower() == "mailto:" else address if "@" in address else ""
        yield Whom(email=email.casefold()[:320], name=one_line(str(person.params.get("cn", "")))[:200])
