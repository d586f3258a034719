"""Calendars: what goes out comes back as it was, and meetings with people one knows come in."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.calendar_entries import calendar_entries
from models.errors import Refused
from models.exporting import export
from models.follow_ups import FollowUps, RecursFrom
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.interchange import ical
from models.interchange.card import Scope
from models.interchange.ical import Entry
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Standing
from models.progress import unheard
from models.recurrence import Duration, Schedule
from models.vault import Vault
from tests.builders import everything, people

FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "ics"
NOW = datetime(2026, 3, 16, 12, tzinfo=UTC)
WORDS = (
    st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=40)
    .map(ical.one_line)
    .filter(bool)
)
DAYS = st.dates(date(1900, 1, 1), date(2200, 1, 1))


def calendar(*events: str) -> bytes:
    inside = "".join(f"BEGIN:VEVENT\r\n{event}\r\nEND:VEVENT\r\n" for event in events)
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{inside}END:VCALENDAR\r\n".encode()


COFFEE = """UID:coffee
DTSTART;TZID=Europe/Paris:20260302T093000
SUMMARY:Coffee
DESCRIPTION:the site\\, then the sea
ATTENDEE;CN=Lea M.:mailto:LEA@example.org
ATTENDEE;CN="Sam Dubois":invalid
ATTENDEE;CN=A stranger:mailto:who@example.net
ORGANIZER:mailto:me@example.com""".replace("\n", "\r\n")


# Out


@given(WORDS, WORDS, DAYS, st.integers(0, 400), st.booleans(), st.lists(st.from_regex(r"\A[a-z]{1,9}\Z"), max_size=3))
def test_an_entry_comes_back(title: str, text: str, first: date, days: int, task: bool, tags: list[str]) -> None:
    last = first if task else first + timedelta(days=days)
    entry = Entry(uid="u-1", title=title, text=text, first=first, last=last, task=task, reminds=True, tags=tuple(tags))
    (found,) = icalendar.Calendar.from_ical(ical.write([entry], NOW)).walk("VTODO" if task else "VEVENT")
    assert (str(found["summary"]), str(found["description"]), str(found["uid"])) == (title, text, "u-1")
    assert [str(tag) for tag in found["categories"].cats] == tags if tags else "categories" not in found
    if task:
        assert found["due"].dt == first
    else:
        assert (found["dtstart"].dt, found["dtstart"].dt + found["duration"].dt) == (first, last + timedelta(days=1))
    (alarm,) = found.walk("VALARM")
    assert alarm["trigger"].dt == timedelta(days=-1)


EVERY = st.one_of(
    st.builds(Duration, days=st.integers(1, 40)),
    st.builds(Duration, weeks=st.integers(1, 8)),
    st.builds(Duration, months=st.integers(1, 18)),
    st.builds(Duration, years=st.integers(1, 5)),
)


@given(DAYS, EVERY)
def test_a_rule_leads_to_the_days_that_the_notebook_knows(first: date, every: Duration) -> None:
    from dateutil.rrule import rrulestr

    written = icalendar.vRecur(ical.rule(first, every)).to_ical().decode()
    days = rrulestr(written, dtstart=datetime.combine(first, datetime.min.time()))
    schedule, day = Schedule(first, every), first
    for found in days[1:5]:
        day = schedule.next_after(day)
        assert found.date() == day


def test_all_that_has_a_day_stands_in_the_calendar(vault: Vault) -> None:
    (sam,) = people(vault, "Sam")
    lea = People(vault).add("Léa", dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="--02-29")])
    People(vault).add("Omar", dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="1950-01-01")], standing=Standing.DEAD)
    Interactions(vault).log(on="2024-21", people=[lea, sam], channel=Channel.COFFEE, text="we spoke", tags=["agri"])
    FollowUps(vault).add("send it", [sam], "2026-01-31", why="he asked", recurrence="P1M")
    FollowUps(vault).add("call", [lea], "2026-05-01", recurrence="P3M", recurs_from=RecursFrom.LAST_INTERACTION)
    FollowUps(vault).add("some day", [lea])
    entries = {entry.title: entry for entry in calendar_entries(vault, unheard)}
    assert set(entries) == {"send it (Sam)", "call (Léa)", "Birthday of Léa", "Coffee with Léa and Sam"}
    send, call = entries["send it (Sam)"], entries["call (Léa)"]
    assert (send.task, send.text, send.every, send.reminds) == (True, "he asked", Duration(months=1), True)
    assert (call.task, call.every) == (True, None)
    assert entries["Birthday of Léa"].first == date(2027, 2, 28)
    coffee = entries["Coffee with Léa and Sam"]
    assert (coffee.first, coffee.last, coffee.tags) == (date(2024, 3, 1), date(2024, 5, 31), ("agri",))


# In


def test_a_meeting_becomes_an_exchange_with_those_who_are_known(vault: Vault) -> None:
    (sam,) = people(vault, "Sam Dubois")
    lea = People(vault).add("Léa", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    before = everything(vault)
    result = carry_out(vault, rehearse_files(vault, [("work.ics", calendar(COFFEE))]))
    assert (result.new, result.told) == (0, 1)
    (talk,) = Interactions(vault).of_person(lea)
    assert (talk.on, talk.channel, talk.text) == ("2026-03-02", Channel.MEETING, "Coffee\nthe site, then the sea")
    assert [id for id, _ in talk.people] == [lea, sam]
    again = carry_out(vault, rehearse_files(vault, [("work.ics", calendar(COFFEE))]))
    assert (again.told, again.batch) == (0, None)
    vault.undo()
    assert everything(vault) == before


@pytest.mark.parametrize(
    "event",
    [
        COFFEE.replace("20260302", "20260317"),  # still to come
        COFFEE + "\r\nSTATUS:CANCELLED",
        "UID:alone\r\nDTSTART:20260302\r\nSUMMARY:Alone",
        "UID:strangers\r\nDTSTART:20260302\r\nATTENDEE:mailto:who@example.net",
    ],
)
def test_what_is_no_meeting_with_somebody_known_is_not_noted(vault: Vault, event: str) -> None:
    People(vault).add("Léa", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    before = everything(vault)
    carry_out(vault, rehearse_files(vault, [("work.ics", calendar(event))]))
    assert everything(vault) == before


@pytest.fixture
def lea(vault: Vault) -> int:
    """Léa, who comes to coffee."""
    return People(vault).add("Léa", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])


def bring_in(vault: Vault, *events: str) -> tuple[int, int]:
    """How much was noted and how much changed, which the rehearsal told before."""
    rehearsal = rehearse_files(vault, [("work.ics", calendar(*events))])
    result = carry_out(vault, rehearsal)
    assert (rehearsal.told, rehearsal.changed) == (result.told, result.changed)
    return result.told, result.changed


def talks(vault: Vault, person: int) -> list[tuple[str, str]]:
    return [(one.on, one.text) for one in Interactions(vault).of_person(person)]


MOVED = COFFEE.replace("20260302", "20260305").replace("SUMMARY:Coffee", "SEQUENCE:1\r\nSUMMARY:Tea")


def test_a_meeting_that_was_moved_changes_the_exchange_it_made(vault: Vault, lea: int) -> None:
    assert bring_in(vault, COFFEE) == (1, 0)
    before = everything(vault)
    assert bring_in(vault, MOVED) == (0, 1)
    assert talks(vault, lea) == [("2026-03-05", "Tea\nthe site, then the sea")]
    assert bring_in(vault, MOVED) == (0, 0)
    vault.undo()
    assert everything(vault) == before


def test_a_meeting_with_another_number_alone_is_as_it_was(vault: Vault, lea: int) -> None:
    bring_in(vault, COFFEE)
    before = everything(vault)
    assert bring_in(vault, COFFEE + "\r\nSEQUENCE:4\r\nLOCATION:elsewhere") == (0, 0)
    assert everything(vault) == before


def test_one_more_who_is_known_joins_the_exchange(vault: Vault, lea: int) -> None:
    bring_in(vault, COFFEE)
    (sam,) = people(vault, "Sam Dubois")
    assert bring_in(vault, MOVED) == (0, 1)
    (talk,) = Interactions(vault).of_person(sam)
    assert [id for id, _ in talk.people] == [lea, sam]


def test_words_written_since_are_kept_beside_those_of_a_changed_meeting(vault: Vault, lea: int) -> None:
    bring_in(vault, COFFEE)
    (talk,) = Interactions(vault).of_person(lea)
    Interactions(vault).change(talk.id, text="Coffee\nshe wants to move")
    assert bring_in(vault, MOVED) == (0, 1)
    assert talks(vault, lea) == [("2026-03-05", "Coffee\nshe wants to move\nTea\nthe site, then the sea")]
    assert bring_in(vault, MOVED) == (0, 0)


def test_a_meeting_that_stands_twice_in_a_file_is_what_it_says_last(vault: Vault, lea: int) -> None:
    assert bring_in(vault, COFFEE, MOVED) == (1, 0)
    assert talks(vault, lea) == [("2026-03-05", "Tea\nthe site, then the sea")]
    assert bring_in(vault, COFFEE, MOVED) == (0, 0)


def test_one_of_a_series_that_was_moved_is_an_exchange_of_its_own(vault: Vault, lea: int) -> None:
    other = MOVED + "\r\nRECURRENCE-ID;TZID=Europe/Paris:20260309T093000"
    assert bring_in(vault, COFFEE + "\r\nRRULE:FREQ=WEEKLY", other) == (2, 0)
    assert [on for on, _ in talks(vault, lea)] == ["2026-03-05", "2026-03-02"]


def test_a_meeting_whose_exchange_was_removed_is_noted_when_it_changes(vault: Vault, lea: int) -> None:
    bring_in(vault, COFFEE)
    Interactions(vault).remove(Interactions(vault).of_person(lea)[0].id)
    assert bring_in(vault, COFFEE) == (0, 0)
    assert bring_in(vault, MOVED) == (1, 0)


def test_what_stays_out_is_told_in_a_line_for_each_kind_and_reason(vault: Vault, lea: int) -> None:
    strangers = [f"UID:{n}\r\nDTSTART:20260302\r\nATTENDEE:mailto:who@example.net" for n in range(200)]
    ahead = [COFFEE.replace("20260302", "20260317").replace("UID:coffee", f"UID:ahead{n}") for n in range(2)]
    rehearsal = rehearse_files(vault, [("work.ics", calendar(COFFEE, *strangers, *ahead))])
    assert (rehearsal.told, rehearsal.changed) == (1, 0)
    assert [(one.at, one.why, one.scope) for one in rehearsal.rejected] == [
        ("200 exchanges", "Nobody named there is known here for certain.", Scope.SOME),
        ("2 exchanges", "Still to come: what has happened is noted.", Scope.SOME),
    ]


def test_a_rule_of_every_second_is_told_once(vault: Vault) -> None:
    People(vault).add("Léa", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")])
    reading = ical.read(calendar(COFFEE + "\r\nRRULE:FREQ=SECONDLY;COUNT=100000000"))
    assert len(reading.records) == 1


def test_damage_costs_its_own_event(vault: Vault) -> None:
    reading = ical.read(calendar("UID:x\r\nDTSTART:yesterday\r\nATTENDEE:mailto:a@b.fr", COFFEE))
    assert (len(reading.records), len(reading.rejected)) == (1, 1)


def test_what_stays_in_the_calendar_is_told_in_one_line_each() -> None:
    alone = [f"UID:{number}\r\nDTSTART:20260302" for number in range(300)]
    tasks = b"BEGIN:VTODO\r\nUID:t\r\nEND:VTODO\r\n" * 3
    reading = ical.read(calendar(*alone, COFFEE).replace(b"END:VCALENDAR", tasks + b"END:VCALENDAR"))
    assert [(one.at, one.why) for one in reading.rejected] == [
        ("300 events", "Nobody is named: it stays in the calendar."),
        ("3 tasks", "Tasks stay in the calendar."),
    ]


def test_our_own_calendar_brought_in_again_adds_nothing(vault: Vault, tmp_path: Path) -> None:
    """It says what happened in a vault that knows it better: the archive is the way back."""
    lea = People(vault).add("Léa", dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="1984-02-29")])
    Interactions(vault).log(on="2026-03-01", people=[lea], channel=Channel.CALL, text="we spoke")
    FollowUps(vault).add("send it", [lea], "2026-03-31", recurrence="P1M")
    export(vault, tmp_path / "all.ics")
    written = (tmp_path / "all.ics").read_bytes()
    whole = icalendar.Calendar.from_ical(written)
    (task,) = whole.walk("VTODO")
    birthday, spoken = sorted(whole.walk("VEVENT"), key=lambda event: str(event["summary"]))
    assert (str(task["summary"]), task["dtstart"].dt, len(task.walk("VALARM"))) == (
        "send it (Léa)",
        date(2026, 3, 31),
        1,
    )
    assert b"FREQ=MONTHLY" in task["rrule"].to_ical() and b"BYMONTHDAY=28,29,30,31" in task["rrule"].to_ical()
    assert (str(birthday["summary"]), len(birthday.walk("VALARM"))) == ("Birthday of Léa", 1)
    assert b"FREQ=YEARLY" in birthday["rrule"].to_ical()
    assert (spoken["dtstart"].dt, str(spoken["description"])) == (date(2026, 3, 1), "we spoke")
    before = everything(vault)
    result = carry_out(vault, rehearse_files(vault, [("all.ics", written)]))
    assert (result.told, result.batch, everything(vault)) == (0, None, before)


_ZONE_IS_A_FOLDER = calendar("DTSTART;TZID=Europe:20260101T100000")


@pytest.mark.parametrize("data", [b"", b"\0" * 100, b"hello", _ZONE_IS_A_FOLDER])
def test_what_is_no_calendar_is_one_sentence(data: bytes) -> None:
    with pytest.raises(Refused):
        ical.read(data)


@given(st.binary(max_size=200), st.binary(max_size=200))
def test_any_bytes_are_read_or_refused(head: bytes, inside: bytes) -> None:
    try:
        lines = [b"BEGIN:VCALENDAR", head, b"BEGIN:VEVENT", inside, b"END:VEVENT", b"END:VCALENDAR", b""]
        ical.read(b"\r\n".join(lines))
    except Refused as refusal:
        assert str(refusal)


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the real calendars are not beside the checkout")
@pytest.mark.parametrize("file", sorted(FIXTURES.glob("*.ics")), ids=lambda file: file.name)
def test_real_calendars_are_read(file: Path) -> None:
    if file.name in ("timezones.ics", "tz_us_eastern.ics"):  # pieces, which begin no calendar
        with pytest.raises(Refused, match="VCALENDAR"):
            ical.read(file.read_bytes())
    else:
        assert all(record.people for record in ical.read(file.read_bytes()).records)
