"""A rhythm is read as it is typed in either language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.words import rhythm_words
from resources import set_language
from ui.places.typed_rhythms import read_rhythm


@pytest.mark.parametrize(
    ("typed", "days"),
    [
        ("", None),
        ("no rhythm", None),
        ("Sans rythme", None),
        ("jamais", None),
        ("10", 10),
        ("10 days", 10),
        ("tous les quinze jours", 15),
        ("every two weeks", 14),
        ("Toutes les deux semaines", 14),
        ("une semaine sur deux", 14),
        ("every other week", 14),
        ("2s", 14),
        ("3 mois", 90),
        ("chaque mois", 30),
        ("une fois par mois", 30),
        ("once a month", 30),
        ("quarter", 90),
        ("tous les ans", 365),
        ("every year.", 365),
    ],
)
def test_what_is_typed_is_understood(typed: str, days: int | None) -> None:
    assert read_rhythm(typed) == days


@pytest.mark.parametrize("typed", ["soon", "0", "every 0 days", "20 years", "every", "two", "-3 days", "week two"])
def test_what_is_none_is_refused_with_its_words(typed: str) -> None:
    with pytest.raises(Refused, match="is no rhythm"):
        read_rhythm(typed)


@given(st.integers(1, 1500), st.sampled_from(("en", "fr")))
def test_what_is_said_of_a_rhythm_is_read_again(days: int, language: str) -> None:
    set_language(language)
    try:
        read = read_rhythm(rhythm_words(days))
    finally:
        set_language("en")
    # "every two months" is said of 60, 61 and 62 days
    assert read is not None and abs(read - days) <= 2
