"""A stretch of time is read as it is typed in either language, and said in words that are read again."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import Season, VagueDate, sort_day
from models.errors import Refused
from resources import set_language
from tests.fixtures import TODAY
from ui.places.exchanges.typed_spans import read_span, span_in_words


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        ("", ("", "")),
        ("2025", ("2025", "2025")),
        ("spring 2024", ("2024-21", "2024-21")),
        ("Été 2023", ("2023-22", "2023-22")),
        ("12 mai 2024", ("2024-05-12", "2024-05-12")),
        ("l’an dernier", ("2025", "2025")),
        ("Last year", ("2025", "2025")),
        ("cette année", ("2026", "2026")),
        ("il y a 3 jours", ("2026-03-13", "2026-03-13")),
        ("depuis mai", ("2025-05", "")),
        ("since May 2024", ("2024-05", "")),
        ("à partir de 2023", ("2023", "")),
        ("until 2024", ("", "2024")),
        ("jusqu’en 2024", ("", "2024")),
        ("jusqu’à mai 2024", ("", "2024-05")),
        ("avant 2024", ("", "2023-12-31")),
        ("before May 2024", ("", "2024-04-30")),
        ("2023 to 2024", ("2023", "2024")),
        ("2023 - 2024", ("2023", "2024")),
        ("from May 2024 to June 2025", ("2024-05", "2025-06")),
        ("entre mars et mai 2025", ("2025-03", "2025-05")),
        ("octobre à février", ("2025-10", "2026-02")),
    ],
)
def test_what_is_typed_is_understood(typed: str, span: tuple[str, str]) -> None:
    assert read_span(typed, TODAY) == span


@pytest.mark.parametrize("typed", ["bientôt", "since forever", "until 31 June", "2023 to nowhere", "à", "avant"])
def test_what_is_none_is_refused_with_its_words(typed: str) -> None:
    with pytest.raises(Refused, match="is no date"):
        read_span(typed, TODAY)


@pytest.mark.parametrize("typed", ["before 0001", "avant 0001-01-01"])
def test_there_is_nothing_before_the_first_day(typed: str) -> None:
    assert read_span(typed, TODAY) == ("", "0001-01-01")


vague = st.one_of(
    st.dates(date(1950, 1, 1), TODAY).map(VagueDate.of),
    st.builds(VagueDate, st.integers(1950, 2025), st.integers(1, 12)),
    st.builds(lambda year, season: VagueDate(year, season=season), st.integers(1950, 2024), st.sampled_from(Season)),
    st.builds(VagueDate, st.integers(1950, 2026)),
).map(lambda when: when.edtf)


@given(st.sampled_from(("en", "fr")), vague, vague, st.sampled_from(("both", "since", "until", "same")))
def test_what_is_said_is_read_again(language: str, one: str, other: str, ends: str) -> None:
    first, last = sorted((one, other), key=sort_day)
    span = {"both": (first, last), "since": (first, ""), "until": ("", last), "same": (one, one)}[ends]
    set_language(language)
    said = span_in_words(span, TODAY)
    try:
        assert read_span(said, TODAY) == span, said
    finally:
        set_language("en")
