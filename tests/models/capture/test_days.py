"""Dates in a sentence: the past for when it was, the future for ``>``, and a question for what is neither."""

import re
from calendar import isleap, monthrange
from datetime import date, timedelta

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from models.capture import Understood, read
from models.recurrence import Duration
from resources import resource
from tests.models.capture.cast import KNOWN, TODAY

FRENCH = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")
ENGLISH = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
SHORT = ("lun", "mar", "mer", "jeu", "ven", "sam", "dim")
MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
EN_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
TODAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2100, 12, 31))
WEEKDAYS = st.integers(0, 6)


def happened(sentence: str, today: date, *, day_first: bool = True) -> date:
    """The day on which what ``sentence`` tells was, without a question."""
    understood = read(sentence, KNOWN, today, day_first=day_first)
    assert understood.interaction
    assert not understood.questions
    assert not understood.interaction.vague
    return understood.interaction.on


def due(sentence: str, today: date, *, day_first: bool = True) -> date:
    """The day by which it is due, without a question."""
    understood = read(sentence, KNOWN, today, day_first=day_first)
    assert not understood.questions
    assert not understood.interaction
    [follow_up] = understood.follow_ups
    assert follow_up.due
    return follow_up.due


def asked_days(understood: Understood) -> list[str]:
    """The days that are offered as answers to the one question."""
    [question] = understood.questions
    return [option.value for option in question.options if option.value[:1].isdigit()]


# Weekdays


@given(today=TODAYS, weekday=WEEKDAYS, names=st.sampled_from((FRENCH, ENGLISH)))
def test_a_weekday_was_its_latest_today_included(today: date, weekday: int, names: tuple[str, ...]) -> None:
    on = happened(f"café @Léa {names[weekday]}", today)
    assert on.weekday() == weekday
    assert 0 <= (today - on).days < 7


@given(today=TODAYS, weekday=WEEKDAYS)
def test_the_last_one_was_not_today(today: date, weekday: int) -> None:
    for words in (f"{FRENCH[weekday]} dernier", f"last {ENGLISH[weekday]}"):
        on = happened(f"café @Léa {words}", today)
        assert on.weekday() == weekday
        assert 1 <= (today - on).days <= 7


@given(today=TODAYS, weekday=WEEKDAYS, names=st.sampled_from((FRENCH, ENGLISH, SHORT)))
def test_a_weekday_is_due_at_its_next_never_today(today: date, weekday: int, names: tuple[str, ...]) -> None:
    for words in (names[weekday], f"{FRENCH[weekday]} prochain", f"next {ENGLISH[weekday]}"):
        on = due(f"relancer @Léa >{words}", today)
        assert on.weekday() == weekday
        assert 1 <= (on - today).days <= 7


@given(today=TODAYS, weekday=WEEKDAYS)
def test_a_weekday_every_week_begins_at_the_next(today: date, weekday: int) -> None:
    understood = read(f"@Léa ; relancer >tous les {FRENCH[weekday]}s", KNOWN, today)
    [follow_up] = understood.follow_ups
    assert follow_up.recurrence == "P1W"
    assert follow_up.due == due(f"relancer @Léa >{FRENCH[weekday]}", today)


# Days in figures and with their month


@given(today=TODAYS, back=st.integers(0, 364), day_first=st.booleans())
@example(today=date(2026, 3, 16), back=0, day_first=True)
def test_a_day_without_a_year_was_the_latest(today: date, back: int, day_first: bool) -> None:
    day = today - timedelta(days=back)
    assume((day.month, day.day) != (2, 29))
    figures = f"{day.day}/{day.month}" if day_first else f"{day.month}/{day.day}"
    assert happened(f"café @Léa {figures}", today, day_first=day_first) == day
    for words in (
        f"le {day.day} {MONTHS[day.month - 1]}",
        f"on {day.day} {EN_MONTHS[day.month - 1]}",
        f"{EN_MONTHS[day.month - 1]} {day.day}",
        f"{FRENCH[day.weekday()]} {day.day} {MONTHS[day.month - 1]}",
    ):
        assert happened(f"café @Léa {words}", today) == day


@given(today=TODAYS, ahead=st.integers(1, 364), day_first=st.booleans())
def test_a_day_without_a_year_is_due_at_the_next(today: date, ahead: int, day_first: bool) -> None:
    day = today + timedelta(days=ahead)
    assume((day.month, day.day) not in ((2, 29), (today.month, today.day)))
    figures = f"{day.day}/{day.month}" if day_first else f"{day.month}/{day.day}"
    assert due(f"relancer @Léa >{figures}", today, day_first=day_first) == day
    assert due(f"relancer @Léa >{day.day} {MONTHS[day.month - 1]}", today) == day


@given(today=TODAYS, back=st.integers(0, 9000))
def test_a_day_with_its_year_was_that_day(today: date, back: int) -> None:
    day = today - timedelta(days=back)
    for words in (
        day.isoformat(),
        f"{day.day}/{day.month}/{day.year}",
        f"{day:%d.%m.%Y}",
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    ):
        assert happened(f"café @Léa {words}", today) == day
    if 2000 <= day.year < 2100:
        assert happened(f"café @Léa {day:%d/%m/%y}", today) == day


@given(today=TODAYS, ahead=st.integers(1, 9000))
def test_a_day_with_its_year_is_due_then_and_is_asked_about_in_the_past(today: date, ahead: int) -> None:
    day = today + timedelta(days=ahead)
    assert due(f"relancer @Léa >{day.isoformat()}", today) == day
    assert due(f"relancer @Léa >{day.day}/{day.month}/{day.year}", today) == day
    understood = read(f"café @Léa {day.isoformat()}", KNOWN, today)
    assert understood.interaction
    assert understood.interaction.on == today
    assert all(offered <= today.isoformat() for offered in asked_days(understood))


@given(today=TODAYS)
def test_today_in_figures_is_today_or_next_year(today: date) -> None:
    assume((today.month, today.day) != (2, 29))
    understood = read(f"relancer @Léa >{today.day}/{today.month}", KNOWN, today)
    assert asked_days(understood) == [today.isoformat(), today.replace(year=today.year + 1).isoformat()]
    for value in asked_days(understood):
        key = understood.questions[0].key
        answered = read(understood.sentence, KNOWN, today, answers={key: value})
        assert [one.due for one in answered.follow_ups] == [date.fromisoformat(value)]


# What does not exist


@given(today=TODAYS)
def test_the_29th_of_february_is_asked_about_in_a_common_year(today: date) -> None:
    this_year_is_meant = (today.month, today.day) >= (2, 29)
    year = today.year if this_year_is_meant else today.year - 1
    understood = read("café @Léa 29 février", KNOWN, today)
    if isleap(year):
        assert happened("café @Léa 29 février", today) == date(year, 2, 29)
    else:
        assert understood.questions[0].key == "when:29 fevrier"
        leap = next(before for before in range(year, year - 9, -1) if isleap(before))
        offered = [f"{year}-02-28", f"{year}-03-01", f"{leap}-02-29"]
        assert asked_days(understood) == [day for day in offered if day <= today.isoformat()]


@given(today=TODAYS)
def test_it_is_asked_about_as_a_due_date_too(today: date) -> None:
    year = today.year if (today.month, today.day) <= (2, 29) else today.year + 1
    understood = read("relancer @Léa >29/02", KNOWN, today)
    if isleap(year) and today != date(year, 2, 29):
        assert due("relancer @Léa >29/02", today) == date(year, 2, 29)
    else:
        assert all(offered >= today.isoformat() for offered in asked_days(understood))
        assert any(offered.endswith("-02-29") for offered in asked_days(understood))


@pytest.mark.parametrize("words", ["31/11", "30 février", "2026-02-30", "31.04.2025", "31 juin 2025", "mardi 12 mars"])
def test_a_day_that_does_not_exist_is_asked_about_and_what_is_answered_holds(words: str) -> None:
    understood = read(f"café @Léa {words}", KNOWN, TODAY)
    assert understood.interaction
    assert understood.interaction.on == TODAY
    [question] = understood.questions
    assert question.options[-1].value == "text"
    for option in question.options:
        answered = read(understood.sentence, KNOWN, TODAY, answers={question.key: option.value})
        assert not answered.questions
        assert answered.interaction
        assert answered.interaction.on.isoformat() == (TODAY.isoformat() if option.value == "text" else option.value)
        assert answered.interaction.on <= TODAY


@pytest.mark.parametrize(
    "words", ["31/11", "30 février", "2027-02-30", "1/1/2020", "hier", "avril", "10/25", "mardi 5"]
)
def test_an_impossible_due_date_is_asked_about_and_what_is_answered_holds(words: str) -> None:
    understood = read(f"@Léa ; promis un devis >{words}", KNOWN, TODAY)
    [question] = understood.questions
    assert [favour.due for favour in understood.favours] == [None]
    for option in question.options:
        answered = read(understood.sentence, KNOWN, TODAY, answers={question.key: option.value})
        assert not answered.questions
        [favour] = answered.favours
        if option.value == "text":
            assert favour.due is None
            assert words in favour.text
        else:
            assert favour.due == date.fromisoformat(option.value)
            assert favour.due >= TODAY


@pytest.mark.parametrize("words", ["32/01", "0/3", "3/4/5/6", "1.2", "v10.11.12", "50/50", "12:10"])
def test_what_is_no_day_of_any_year_is_text(words: str) -> None:
    understood = read(f"café @Léa {words}", KNOWN, TODAY)
    assert understood.interaction
    assert (understood.interaction.on, understood.questions) == (TODAY, ())


# Spans of time


@given(today=TODAYS, count=st.integers(1, 99))
def test_so_many_days_weeks_months_and_years_from_now(today: date, count: int) -> None:
    for unit, every in (
        ("j", Duration(days=count)),
        ("d", Duration(days=count)),
        ("s", Duration(weeks=count)),
        ("w", Duration(weeks=count)),
        ("m", Duration(months=count)),
        ("a", Duration(years=count)),
        ("y", Duration(years=count)),
    ):
        assert due(f"relancer @Léa >{count}{unit}", today) == every.after(today)
    assert due(f"relancer @Léa >dans {count} jours", today) == due(f"relancer @Léa >in {count} days", today)
    assert due(f"relancer @Léa >dans {count} semaines", today) == today + timedelta(weeks=count)


@pytest.mark.parametrize(
    ("today", "words", "on"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2028-01-31", "1m", "2028-02-29"),
        ("2028-02-29", "1a", "2029-02-28"),
        ("2026-12-31", "2m", "2027-02-28"),
        ("2026-02-10", "fin du mois", "2026-02-28"),
        ("2028-02-10", "end of the month", "2028-02-29"),
        ("2026-12-31", "fin du mois", "2026-12-31"),
        ("2026-12-10", "fin mars", "2027-03-31"),
        ("2026-12-31", "demain", "2027-01-01"),
        ("2026-12-31", "semaine prochaine", "2027-01-04"),
        ("2026-12-31", "mois prochain", "2027-01-01"),
        ("2026-03-16", "vendredi 20", "2026-03-20"),
        ("2026-03-16", "le 12", "2026-04-12"),
        ("2026-03-16", "mi-avril", "2026-04-15"),
    ],
)
def test_ends_of_months_and_years(today: str, words: str, on: str) -> None:
    assert due(f"relancer @Léa >{words}", date.fromisoformat(today)) == date.fromisoformat(on)


@given(today=TODAYS, count=st.integers(1, 60))
def test_so_long_ago(today: date, count: int) -> None:
    assert happened(f"café @Léa il y a {count} jours", today) == today - timedelta(days=count)
    assert happened(f"coffee with @Léa {count} days ago", today) == today - timedelta(days=count)
    assert happened(f"café @Léa il y a {count} semaines", today) == today - timedelta(weeks=count)
    vague = read(f"café @Léa il y a {count} mois", KNOWN, today).interaction
    assert vague
    assert vague.vague == vague.on.isoformat()[:7]
    assert (today.year - vague.on.year) * 12 + today.month - vague.on.month == count


@given(today=TODAYS)
def test_last_week_was_a_day_of_last_week(today: date) -> None:
    for words in ("la semaine dernière", "last week"):
        on = happened(f"café @Léa {words}", today)
        assert (on - timedelta(days=on.weekday())) == today - timedelta(days=today.weekday() + 7)


# Whatever is said


WORDS = st.sampled_from(
    [
        *(
            "hier",
            "yesterday",
            "lundi",
            "mardi dernier",
            "next friday",
            "demain",
            "12/10",
            "31/12",
            "29/02",
            "2026-10-12",
        ),
        *(
            "12 octobre",
            "7 March",
            "mai 2024",
            "printemps 2023",
            "il y a 3 jours",
            "2 weeks ago",
            "la semaine dernière",
        ),
        *("le 12", "vendredi 13", "dans 3 jours", "aujourd'hui", "last month", "en 2019"),
    ]
)


@given(
    words=st.lists(WORDS, min_size=1, max_size=4), today=TODAYS, join=st.sampled_from((" ", ", ", " et elle vient "))
)
def test_nothing_ever_happened_in_the_future(words: list[str], today: date, join: str) -> None:
    understood = read(f"café @Léa {join.join(words)}", KNOWN, today)
    assert understood.interaction
    assert understood.interaction.on <= today
    for question in understood.questions:
        assert all(option.value <= today.isoformat() for option in question.options if option.value[:1].isdigit())


@given(words=WORDS, today=TODAYS)
def test_nothing_is_ever_due_in_the_past(words: str, today: date) -> None:
    understood = read(f"@Léa ; relancer >{words}", KNOWN, today)
    for follow_up in understood.follow_ups:
        assert follow_up.due is None or follow_up.due >= today
    for question in understood.questions:
        assert all(option.value >= today.isoformat() for option in question.options if option.value[:1].isdigit())


def test_a_future_is_a_follow_up_if_one_says_so() -> None:
    sentence = "@Léa, on se revoit mardi"
    [question] = read(sentence, KNOWN, TODAY).questions
    assert [option.value for option in question.options] == ["2026-03-10", "later", "text"]
    later = read(sentence, KNOWN, TODAY, answers={question.key: "later"})
    assert [(one.text, one.due) for one in later.follow_ups] == [("on se revoit mardi", date(2026, 3, 17))]
    assert later.interaction is None, "nothing happened yet"
    past = read(sentence, KNOWN, TODAY, answers={question.key: "2026-03-10"})
    assert past.interaction
    assert past.interaction.on == date(2026, 3, 10)


def test_month_lengths_are_those_of_the_calendar() -> None:
    for month in range(1, 13):
        last = monthrange(2026, month)[1]
        assert happened(f"café @Léa {last}/{month}", date(2026, 12, 31)) == date(2026, month, last)


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("page", ["capture", "sentence"])
def test_every_due_date_in_the_help_is_one(language: str, page: str) -> None:
    text = resource(f"help/{language}/{page}.md").read_text(encoding="utf-8")
    dates = [code for code in re.findall(r"`(>[^`\n]+)`", text) if code != ">date"]
    assert dates
    for code in dates:
        assert due(f"relancer @Léa {code}", TODAY) > TODAY, code
