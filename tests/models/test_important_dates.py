"""Birthdays come every year, on 29 February as well, with or without a year."""

from datetime import date, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.important_dates import next_occurrence

TODAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
BORN = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("on", "today", "comes"),
    [
        ("1984-05-12", "2026-03-16", "2026-05-12"),
        ("1984-05-12", "2026-05-12", "2026-05-12"),
        ("1984-05-12", "2026-05-13", "2027-05-12"),
        ("--05-12", "2026-12-31", "2027-05-12"),
        ("--01-01", "2026-12-31", "2027-01-01"),
        ("2000-02-29", "2026-01-10", "2026-02-28"),
        ("2000-02-29", "2026-03-01", "2027-02-28"),
        ("2000-02-29", "2028-02-28", "2028-02-29"),
        ("2000-02-29", "2027-03-01", "2028-02-29"),
        ("--02-29", "2100-02-01", "2100-02-28"),
        ("2027-09-04", "2026-03-16", "2027-09-04"),
    ],
)
def test_the_next_time_is_today_or_later(on: str, today: str, comes: str) -> None:
    found = next_occurrence(on, date.fromisoformat(today))
    assert found is not None
    assert found.isoformat() == comes


@given(BORN, TODAYS, st.booleans())
@example(date(2000, 2, 29), date(2099, 3, 1), True)
def test_a_day_comes_within_a_year_and_falls_on_its_own_day(born: date, today: date, year_known: bool) -> None:
    on = born.isoformat() if year_known else f"-{born.isoformat()[4:]}"
    found = next_occurrence(on, today)
    assert found is not None
    from_then = max(today, born) if year_known else today
    assert from_then <= found <= from_then + timedelta(days=366)
    moved = timedelta(days=1) if (born.month, born.day) == (2, 29) and found.day == 28 else timedelta(0)
    assert ((found + moved).month, (found + moved).day) in {(born.month, born.day), (3, 1) if moved else (0, 0)}
    # no day between would have done
    earlier = [from_then + timedelta(days=ahead) for ahead in range((found - from_then).days)]
    assert not [day for day in earlier if (day.month, day.day) == (born.month, born.day)]


@given(BORN, st.integers(0, 150))
def test_each_year_has_it_once(born: date, years: int) -> None:
    day = date(born.year + years, 1, 1)
    found = next_occurrence(f"-{born.isoformat()[4:]}", day)
    assert found is not None
    assert found.year == day.year
    again = next_occurrence(f"-{born.isoformat()[4:]}", found + timedelta(days=1))
    assert again is not None
    assert again.year == day.year + 1


def test_where_the_calendar_ends_there_is_none() -> None:
    assert next_occurrence("--05-12", date(9999, 5, 13)) is None
