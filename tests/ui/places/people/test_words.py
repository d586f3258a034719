"""Ties, dates and lists as sentences, in both languages."""

import json
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models import exchange_words, words
from models.errors import Refused
from models.people import ContactKind
from models.people.portrait import TieFacts
from resources import resource, set_language
from tests.fixtures import TODAY
from ui.places.people import adding, card_forms, card_lines, fields, reach, sentences
from ui.places.people.sentences import exchange_date, exchange_group, tie_sentence
from ui.places.typed_dates import put_day_first, read_date, read_due, read_yearly

CLOSE = TieFacts(met_on="2020", spoke_on="2025-10-14", i_helped=True, they_helped=True, confides=True)

TIES = [
    (
        CLOSE,
        "You have known each other for six years, spoke in October and have helped each other. They confide in you.",
        "Vous vous connaissez depuis six ans, vous vous êtes parlé en octobre et vous vous êtes rendu service. "
        "Tu reçois ses confidences.",
    ),
    (TieFacts(), "Nothing is noted between you yet.", "Rien n’est encore noté entre vous."),
    (TieFacts(confides=True), "They confide in you.", "Tu reçois ses confidences."),
    (TieFacts(spoke_on="2026-03-16"), "You spoke today.", "Vous vous êtes parlé aujourd’hui."),
    (TieFacts(spoke_on="2026-03-15"), "You spoke yesterday.", "Vous vous êtes parlé hier."),
    (TieFacts(spoke_on="2026-03-10"), "You spoke on Tuesday.", "Vous vous êtes parlé mardi."),
    (TieFacts(spoke_on="2026-03-08"), "You spoke a week ago.", "Vous vous êtes parlé il y a une semaine."),
    (TieFacts(spoke_on="2026-02-28"), "You spoke two weeks ago.", "Vous vous êtes parlé il y a deux semaines."),
    (TieFacts(spoke_on="2026-02-01"), "You spoke in February.", "Vous vous êtes parlé en février."),
    (TieFacts(spoke_on="2024-04-30"), "You spoke in April 2024.", "Vous vous êtes parlé en avril 2024."),
    (TieFacts(spoke_on="2024-21"), "You spoke in spring 2024.", "Vous vous êtes parlé au printemps 2024."),
    (TieFacts(spoke_on="2023"), "You spoke in 2023.", "Vous vous êtes parlé en 2023."),
    (
        TieFacts(met_on="2025-10", i_helped=True),
        "You have known each other for five months and you have helped them.",
        "Vous vous connaissez depuis cinq mois et tu lui as rendu service.",
    ),
    (TieFacts(they_helped=True), "They have helped you.", "Tu as reçu son aide."),
    (
        TieFacts(met_on="2025-03-10"),
        "You have known each other for a year.",
        "Vous vous connaissez depuis un an.",
    ),
    (
        TieFacts(met_on="2024-09"),
        "You have known each other for a year and a half.",
        "Vous vous connaissez depuis un an et demi.",
    ),
    (
        TieFacts(met_on="2026"),
        "You have known each other since this year.",
        "Vous vous connaissez depuis cette année.",
    ),
    (
        TieFacts(met_on="2026-03-12"),
        "You have known each other for a few days.",
        "Vous vous connaissez depuis quelques jours.",
    ),
    (
        TieFacts(met_on="1986"),
        "You have known each other for 40 years.",
        "Vous vous connaissez depuis 40 ans.",
    ),
    (TieFacts(met_on="2027"), "Nothing is noted between you yet.", "Rien n’est encore noté entre vous."),
]


@pytest.mark.parametrize(("facts", "english", "french"), TIES)
def test_a_tie_as_a_sentence(facts: TieFacts, english: str, french: str) -> None:
    assert tie_sentence(facts, TODAY) == english
    set_language("fr")
    assert tie_sentence(facts, TODAY) == french


@pytest.mark.parametrize(
    ("on", "english", "at", "le"),
    [
        ("2026-03-16", "today", "today", "aujourd’hui"),
        ("2025-10-14", "14 October", "on 14 October", "le 14 octobre"),
        ("2024-05-01", "1 May 2024", "on 1 May 2024", "le 1er mai 2024"),
        ("2025-08", "August", "in August", "en août"),
        ("2020-24", "winter 2020", "in winter 2020", "à l’hiver 2020"),
        ("2019", "2019", "in 2019", "en 2019"),
        ("", "", "", ""),
    ],
)
def test_a_date_by_itself_and_as_when_something_was(on: str, english: str, at: str, le: str) -> None:
    assert (words.date_words(on, TODAY), words.at_words(on, TODAY)) == (english, at)
    set_language("fr")
    assert words.at_words(on, TODAY) == le


def test_small_words() -> None:
    assert words.listed([]) == ""
    assert words.listed(["Léa", "Sam", "Inès"]) == "Léa, Sam and Inès"
    assert [words.rhythm_words(days) for days in (1, 7, 14, 30, 45, 60, 90, 365, 45 * 7)] == [
        "every day",
        "every week",
        "every two weeks",
        "every month",
        "every 45 days",
        "every two months",
        "every three months",
        "every year",
        "every 315 days",
    ]
    assert [words.yearly_words(on) for on in ("--02-29", "1984-05-12", "in spring")] == [
        "29 February",
        "12 May 1984",
        "in spring",
    ]
    assert words.due_words("2026-03-17", TODAY) == "for tomorrow"
    assert words.due_words("2026-03-20", TODAY) == "for Friday"
    assert words.due_words("2026-03-22", TODAY) == "for Sunday"
    assert words.due_words("2026-03-23", TODAY) == "before 23 March"


def test_what_was_due_is_said_as_gently() -> None:
    assert words.due_words("2026-03-15", TODAY) == "was for yesterday"
    assert words.due_words("2026-03-13", TODAY) == "was for Friday"
    assert words.due_words("2026-03-10", TODAY) == "was for Tuesday"
    assert words.due_words("2026-03-09", TODAY) == "was for 9 March"
    assert words.due_words("2024-03-09", TODAY) == "was for 9 March 2024"


@pytest.mark.parametrize(
    ("recurrence", "english", "french"),
    [
        ("", "", ""),
        ("P1D", "every day", "chaque jour"),
        ("P2W", "every two weeks", "toutes les deux semaines"),
        ("P1M", "every month", "chaque mois"),
        ("P6M", "every six months", "tous les six mois"),
        ("P18M", "every eighteen months", "tous les dix-huit mois"),
        ("P1Y", "every year", "chaque année"),
        ("P2Y", "every two years", "tous les deux ans"),
        ("P1M10D", "every 41 days", "tous les 41 jours"),
    ],
)
def test_how_often_something_comes_back(recurrence: str, english: str, french: str) -> None:
    assert words.recurrence_words(recurrence) == english
    set_language("fr")
    assert words.recurrence_words(recurrence) == french


def test_what_is_written_from_the_right_leaves_its_sentence_as_it_is() -> None:
    assert words.apart("Léa") == "Léa"
    assert words.apart("שרה") == "\u2068שרה\u2069"
    said = sentences.Said("דיברנו", "call", "yesterday", 1)
    assert said.line() == "“\u2068דיברנו\u2069” — call, yesterday"


def test_a_timeline_is_grouped_by_time_and_says_a_year_once() -> None:
    groups = [exchange_group(on, TODAY) for on in ("2026-03-01", "2026-03", "2026-02-27", "2026", "2025-24", "2024")]
    assert groups == ["This month", "This month", "Earlier this year", "Earlier this year", "2025", "2024"]
    assert [exchange_date(on, TODAY) for on in ("2024-01-03", "2024-21", "2024")] == ["3 January", "spring", "2024"]


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("hier", "2026-03-15"),
        ("Yesterday", "2026-03-15"),
        ("avant-hier", "2026-03-14"),
        ("mardi dernier", "2026-03-10"),
        ("monday", "2026-03-16"),
        ("il y a 3 jours", "2026-03-13"),
        ("12/10", "2025-10-12"),
        ("12/02", "2026-02-12"),
        ("12/10/2024", "2024-10-12"),
        ("10/2024", "2024-10"),
        ("12 octobre", "2025-10-12"),
        ("le 1er mai 2024", "2024-05-01"),
        ("May 12, 2024", "2024-05-12"),
        ("juil. 2020", "2020-07"),
        ("à l’été", "2025-22"),
        ("spring 2024", "2024-21"),
        ("en 2020", "2020"),
        ("2024-21", "2024-21"),
        (" ", ""),
    ],
)
def test_dates_as_one_types_them(typed: str, read: str) -> None:
    assert read_date(typed, TODAY) == read


@pytest.mark.parametrize(
    "typed", ["29 février 2026", "foo", "13/13/2024", "jui 2024", "32 mai", "12 12 12 12", "mai mai"]
)
def test_what_is_no_date_is_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(Refused, match="Write 12 May 2024"):
        read_date(typed, TODAY)


@pytest.mark.parametrize(
    ("typed", "read"), [("12/05", "--05-12"), ("12 mai 1984", "1984-05-12"), ("29 February", "--02-29")]
)
def test_a_day_of_the_year(typed: str, read: str) -> None:
    assert read_yearly(typed) == read


@pytest.mark.parametrize("typed", ["mai", "31/02", "1984", "x"])
def test_what_is_no_day_of_the_year_is_refused(typed: str) -> None:
    with pytest.raises(Refused):
        read_yearly(typed)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("vendredi", "2026-03-20"),
        ("Friday", "2026-03-20"),
        ("ven", "2026-03-20"),
        ("lundi", "2026-03-23"),
        ("next Monday", "2026-03-23"),
        ("demain", "2026-03-17"),
        ("12/11", "2026-11-12"),
        ("16/03", "2026-03-16"),
        ("15/3", "2027-03-15"),
        ("le 20 mars", "2026-03-20"),
        ("before 1 May", "2026-05-01"),
        ("24 décembre 2027", "2027-12-24"),
        ("2026-12-24", "2026-12-24"),
        ("2s", "2026-03-30"),
        ("10d", "2026-03-26"),
        ("dans 10 jours", "2026-03-26"),
        ("in a week", "2026-03-23"),
        ("le mois prochain", "2026-04-16"),
        ("fin du mois", "2026-03-31"),
        ("", ""),
    ],
)
def test_days_to_come_as_one_types_them(typed: str, read: str) -> None:
    assert read_due(typed, TODAY) == read


def test_the_month_comes_first_for_whoever_says_so() -> None:
    put_day_first(False)
    try:
        assert read_due("12/11", TODAY) == "2026-12-11"
        assert read_date("12/25/2024", TODAY) == "2024-12-25"
        assert read_yearly("5/12") == "--05-12"
        assert read_due("20 mars", TODAY) == "2026-03-20"
    finally:
        put_day_first(True)


@pytest.mark.parametrize("typed", ["hier", "mars", "2027", "29 février", "32 mai", "spring 2027", "foo"])
def test_what_is_no_day_to_come_is_refused_with_a_way_out(typed: str) -> None:
    with pytest.raises(Refused, match="Write Friday, 12 May or in 2 weeks"):
        read_due(typed, TODAY)


@given(st.text(max_size=20))
def test_any_text_is_read_or_refused(typed: str) -> None:
    for read in (lambda: read_date(typed, TODAY), lambda: read_yearly(typed), lambda: read_due(typed, TODAY)):
        with suppress(Refused):
            read()


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_what_is_shown_of_a_day_can_be_typed_back(day: date) -> None:
    for language in ("en", "fr"):
        set_language(language)
        shown = words.date_words(day.isoformat(), TODAY)
        if day <= TODAY:
            assert read_date(shown, TODAY) == day.isoformat()
        else:
            assert read_due(shown, TODAY) == day.isoformat()
        assert read_yearly(words.yearly_words(day.isoformat())) == day.isoformat()


def test_a_day_with_its_weekday() -> None:
    assert words.weekday_words(date(2026, 3, 20), TODAY) == "Friday 20 March"
    assert words.weekday_words(date(2020, 5, 4), TODAY) == "Monday 4 May 2020"
    set_language("fr")
    assert words.weekday_words(date(2026, 4, 1), TODAY) == "mercredi 1er avril"


def test_every_word_of_a_table_has_its_french() -> None:
    tables = [
        *words.MONTHS,
        *words.WEEKDAYS,
        *words.ON_WEEKDAYS,
        *words.FOR_WEEKDAYS,
        *words.WERE_FOR_WEEKDAYS,
        *words.NUMBERS,
        *(word for pair in words.SEASONS.values() for word in pair),
        *(word for pair in exchange_words.CHANNELS.values() for word in pair),
        *sentences.MET_AT.values(),
        *sentences.RELATIONS.values(),
        *sentences.LABELS.values(),
        *(word for word, _ in sentences.CONTACTS.values()),
        *sentences.DATES.values(),
        *sentences.STANDINGS.values(),
        *card_lines.WORDS,
        *card_forms.MAY_ASK.values(),
        *adding.BETWEEN.values(),
        *adding.LIVED.values(),
        *(text for field in fields.ALL for text in (field.label, field.hint)),
        *(reach._HINTS[kind] for kind in ContactKind),
    ]
    rooms = resource("translations/fr").glob("*.json")
    french = {source for room in rooms for source in json.loads(room.read_text("utf-8"))}
    assert [word for word in tables if word not in french] == []
