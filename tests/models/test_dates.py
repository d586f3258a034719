"""Dates are as exact as one remembers them, and never more."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import Season, VagueDate, edtf, iso_day, remembered_day, sort_day
from models.errors import Refused

_YEARS = st.integers(1, 9999)
VAGUE = st.one_of(
    st.dates().map(VagueDate.of),
    st.builds(VagueDate, _YEARS),
    st.builds(VagueDate, _YEARS, st.integers(1, 12)),
    st.builds(VagueDate, _YEARS, season=st.sampled_from(Season)),
)


@given(VAGUE)
def test_what_is_written_is_read_back(vague: VagueDate) -> None:
    assert VagueDate.parse(vague.edtf) == vague
    assert edtf(vague.edtf) == vague.edtf


@given(VAGUE)
def test_it_begins_before_it_ends_and_an_exact_day_is_both(vague: VagueDate) -> None:
    assert vague.earliest <= vague.latest
    assert (vague.earliest == vague.latest) == vague.is_exact or vague.edtf == "9999-24"
    assert sort_day(vague.edtf) == vague.earliest.isoformat()


@given(VAGUE, st.dates())
def test_a_day_lies_within_what_is_written_of_it(vague: VagueDate, day: date) -> None:
    begins_so = day.isoformat().startswith(vague.edtf)
    if vague.season is None:
        assert (vague.earliest <= day <= vague.latest) == begins_so


@given(st.text(max_size=12))
def test_any_other_text_is_refused_in_words(text: str) -> None:
    try:
        assert VagueDate.parse(text).edtf == text
    except Refused as refused:
        assert "is no date" in str(refused)


@pytest.mark.parametrize(
    ("written", "first", "last"),
    [
        ("2024-05-12", "2024-05-12", "2024-05-12"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2023-02", "2023-02-01", "2023-02-28"),
        ("2024-12", "2024-12-01", "2024-12-31"),
        ("2024", "2024-01-01", "2024-12-31"),
        ("2024-21", "2024-03-01", "2024-05-31"),
        ("2024-22", "2024-06-01", "2024-08-31"),
        ("2024-23", "2024-09-01", "2024-11-30"),
        ("2024-24", "2024-12-01", "2025-02-28"),
        ("9999-24", "9999-12-01", "9999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_what_a_date_can_mean(written: str, first: str, last: str) -> None:
    vague = VagueDate.parse(written)
    assert (vague.earliest.isoformat(), vague.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2026-02-29",
        "2024-13",
        "2024-20",
        "2024-25",
        "2024-00",
        "2024-05-00",
        "0000",
        "2024-5-1",
        "2024-21-01",
        "2024-05-12\n",
        " 2024",
        "٢٠٢٤",
        "2024-05-12T10:00",
        "-2024",
        "2024-05-32",
        "demain",
        "�",
    ],
)
def test_what_is_no_date(text: str) -> None:
    with pytest.raises(Refused, match="2024-05-12, 2024-05 or 2024"):
        VagueDate.parse(text)


def test_a_refusal_does_not_repeat_a_whole_letter() -> None:
    with pytest.raises(Refused) as refused:
        VagueDate.parse("x" * 10_000)
    assert len(str(refused.value)) < 100


def test_a_date_is_taken_as_it_comes() -> None:
    assert edtf(date(2024, 5, 2)) == edtf(datetime(2024, 5, 2, 23, 59)) == "2024-05-02"
    assert edtf("") == iso_day("") == sort_day("") == ""


@pytest.mark.parametrize("vague", ["2024", "2024-05", "2024-21"])
def test_where_a_day_is_needed_a_vague_one_is_asked_for(vague: str) -> None:
    with pytest.raises(Refused, match="which day"):
        iso_day(vague)


@pytest.mark.parametrize("on", ["1984-05-12", "--05-12", "--02-29", "2000-02-29"])
def test_a_day_to_remember_may_have_no_year(on: str) -> None:
    assert remembered_day(on) == on


@pytest.mark.parametrize("on", ["1984", "--13-01", "--02-30", "-05-12", "--5-12", "05-12", "--", "1984-21", "x"])
def test_what_is_no_day_to_remember(on: str) -> None:
    with pytest.raises(Refused):
        remembered_day(on)
