"""Why a card lies there, in both languages: warm, short, and without a number that scores."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import Season
from models.people import DateKind
from models.today import ahead, reasons
from resources import resource, set_language
from tests.fixtures import TODAY


@pytest.fixture
def french() -> Iterator[None]:
    """French words, for this test."""
    set_language("fr")
    yield
    set_language(None)


SILENCES = [
    ("2026-03-08", "You have not spoken for a while", "Vous ne vous êtes pas parlé depuis un moment"),
    ("2026-03-02", "You have not spoken for two weeks", "Vous ne vous êtes pas parlé depuis deux semaines"),
    ("2026-01-16", "You have not spoken for eight weeks", "Vous ne vous êtes pas parlé depuis huit semaines"),
    ("2026-01-05", "You have not spoken since winter", "Vous ne vous êtes pas parlé depuis l’hiver"),
    ("2025-10-14", "You have not spoken since autumn", "Vous ne vous êtes pas parlé depuis l’automne"),
    ("2025-08-31", "You have not spoken since summer", "Vous ne vous êtes pas parlé depuis l’été"),
    ("2025-21", "You have not spoken since spring", "Vous ne vous êtes pas parlé depuis le printemps"),
    ("2025-23", "You have not spoken since autumn", "Vous ne vous êtes pas parlé depuis l’automne"),
    ("2025-02-20", "You have not spoken for a year", "Vous ne vous êtes pas parlé depuis un an"),
    ("2024-07", "You have not spoken for a year and a half", "Vous ne vous êtes pas parlé depuis un an et demi"),
    ("2022-03-16", "You have not spoken for four years", "Vous ne vous êtes pas parlé depuis quatre ans"),
    ("2024", "You have not spoken since 2024", "Vous ne vous êtes pas parlé depuis 2024"),
]


@pytest.mark.parametrize(("last", "english", "_french"), SILENCES)
def test_a_silence_is_told_as_one_says_it(last: str, english: str, _french: str) -> None:
    assert reasons.silent(last, TODAY) == english


@pytest.mark.parametrize(("last", "_english", "in_french"), SILENCES)
def test_and_in_french(last: str, _english: str, in_french: str, french: None) -> None:
    assert reasons.silent(last, TODAY) == in_french


PROMISES = [
    ("2026-03-16", "Promised for today", "Promis pour aujourd’hui"),
    ("2026-03-17", "Promised for tomorrow", "Promis pour demain"),
    ("2026-03-20", "Promised for Friday", "Promis pour vendredi"),
    ("2026-04-01", "Promised before 1 April", "Promis avant le 1er avril"),
    ("2026-03-15", "Promised for yesterday, still welcome", "Promis pour hier, toujours bienvenu"),
    ("2026-03-01", "Promised for 1 March, still welcome", "Promis pour le 1er mars, toujours bienvenu"),
    ("2025-12-24", "Promised for December, still welcome", "Promis pour décembre, toujours bienvenu"),
    ("2023-12-24", "Promised for December 2023, still welcome", "Promis pour décembre 2023, toujours bienvenu"),
    ("", "Promised in January", "Promis en janvier"),
]


@pytest.mark.parametrize(("due", "english", "_french"), PROMISES)
def test_a_promise_is_never_late(due: str, english: str, _french: str) -> None:
    assert reasons.promised(due, "2026-01", TODAY) == english


@pytest.mark.parametrize(("due", "_english", "in_french"), PROMISES)
def test_nor_in_french(due: str, _english: str, in_french: str, french: None) -> None:
    assert reasons.promised(due, "2026-01", TODAY) == in_french


def test_days_are_told_in_french(french: None) -> None:
    saturday = date(2026, 3, 21)
    assert reasons.day_to_remember(DateKind.BIRTHDAY, "", saturday, TODAY) == "Anniversaire samedi"
    assert reasons.day_to_remember(DateKind.OTHER, "Fête de Nino", TODAY, TODAY) == "Fête de Nino, aujourd’hui"
    assert reasons.to_decide(saturday, TODAY) == "À décider samedi"
    assert reasons.to_look_back("2025-12", TODAY) == "Décidé en décembre\u00a0: et depuis\u00a0?"
    assert reasons.not_spoken_since_met("2025-21", TODAY) == "Rencontre au printemps 2025, et rien depuis"


@given(st.dates(date(1900, 1, 1), date(2200, 1, 1)))
def test_the_season_of_a_day_holds_it(day: date) -> None:
    season = reasons.season_of(day)
    first = season.first_month
    assert (day.month - first) % 12 < 3
    assert season in Season


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 9000))
def test_a_silence_is_told_whatever_the_day(day: date, ago: int) -> None:
    said = reasons.silent(date.fromordinal(max(1, day.toordinal() - ago)).isoformat(), day)
    assert said.startswith("You have not spoken ")
    assert not any(char.isdigit() for char in said) or ago > 7000  # twenty-one years are written in figures


def test_words_that_are_chosen_at_run_time_have_their_french() -> None:
    known = {
        source
        for room in resource("translations/fr").glob("*.json")
        for source in json.loads(room.read_text(encoding="utf-8"))
    }
    chosen = {*reasons.SINCE_SEASONS.values(), *reasons.DAYS.values(), *ahead.NAMES_OF_DAYS.values()}
    assert chosen <= known
