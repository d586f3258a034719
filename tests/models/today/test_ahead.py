"""A quiet look ahead, by date; and the last words on a card."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.favours import Favours
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import DateKind, ImportantDate, People, Standing
from models.today import CardKind, Today
from models.today.last_words import LONGEST, shortened
from models.vault import Vault
from tests.builders import people
from tests.models.today.house import cards, on, someone


def seen(vault: Vault, days: int = 60) -> list[tuple[str, str, str, str]]:
    return [(one.due, one.people[0][1], one.why, one.text) for one in Today(vault).coming(days)]


def test_what_is_coming_lies_by_date(vault: Vault) -> None:
    follow_ups = FollowUps(vault)
    follow_ups.add("Call", people(vault, "Paul"), "2026-03-18", why="The contract is signed")
    follow_ups.add("Today", people(vault, "Today"), "2026-03-16")
    follow_ups.add("Past", people(vault, "Past"), "2026-03-01")
    follow_ups.add("Too far", people(vault, "Far"), "2026-05-16")
    follow_ups.add("Some day", people(vault, "Some day"))
    follow_ups.let_go(follow_ups.add("Let go", people(vault, "Let go"), "2026-03-20"))
    follow_ups.snooze(follow_ups.add("Put off", people(vault, "Beth"), "2026-03-02"), "2026-04-02")
    Favours(vault).promise(to=people(vault, "Sam"), text="a quote", due="2026-03-17")
    someone(vault, "Niamh", born="--05-15")
    assert seen(vault) == [
        ("2026-03-17", "Sam", "Promised", "a quote"),
        ("2026-03-18", "Paul", "The contract is signed", "Call"),
        ("2026-04-02", "Beth", "", "Put off"),
        ("2026-05-15", "Niamh", "Birthday", ""),
    ]
    assert len(seen(vault, 2)) == 2


def test_a_birthday_of_today_comes_again_in_a_year(vault: Vault) -> None:
    someone(vault, "Niamh", born="--03-16")
    assert seen(vault) == []
    assert [due for due, *_ in seen(vault, 365)] == ["2027-03-16"]


def test_days_that_have_a_name_say_it(vault: Vault) -> None:
    People(vault).add("Maud", dates=[ImportantDate(kind=DateKind.OTHER, on="--04-01", label="Birth of Nino")])
    assert seen(vault) == [("2026-04-01", "Maud", "A day to remember", "Birth of Nino")]


def test_of_those_who_want_peace_only_promises_are_coming(vault: Vault) -> None:
    quiet = someone(vault, "Quiet", born="--03-20", standing=Standing.QUIET)
    dead = someone(vault, "Dead", born="--03-20", standing=Standing.DEAD)
    for person in (quiet, dead):
        Favours(vault).promise(to=[person], text="a quote", due="2026-03-20")
        FollowUps(vault).add("Call", [person], "2026-03-20")
    assert [(one.kind, one.people[0][1]) for one in Today(vault).coming()] == [(CardKind.PROMISE, "Quiet")]


def test_at_the_end_of_the_calendar_nothing_is_coming(vault: Vault) -> None:
    on(vault, "9999-12-31")
    someone(vault, "Niamh", born="--01-01")
    assert seen(vault) == []


# Last words


def test_the_last_words_are_the_latest_that_were_noted_with_any_of_them(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    interactions.log(on="2026-03-01", people=[lea], channel=Channel.CALL, text="We spoke of boats.")
    newest = interactions.log(on="2026-03-10", people=[sam], channel=Channel.COFFEE, text="He hesitates.\nTwo quotes.")
    interactions.log(on="2026-03-12", people=[sam])  # nothing was said of it
    Favours(vault).promise(to=[lea, sam], text="a quote", due="2026-03-16")
    (card,) = cards(vault)
    assert card.last is not None
    assert (card.last.text, card.last.on, card.last.channel) == ("He hesitates. Two quotes.", "2026-03-10", "coffee")
    assert card.last.interaction == newest


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("One. Two! Three?", "One. Two!"),
        ("« Viens. » Et il part. Fin.", "« Viens. » Et il part."),
        ("Signé ! Refonte des parcours. Il relit.", "Signé ! Refonte des parcours."),
        ("At 3.5 percent. Yes. No.", "At 3.5 percent. Yes."),
        ("café @Sam ; promis devis >ven", "café Sam ; promis devis"),
        ("  many \n\n blanks  ", "many blanks"),
        ("word " * 60, "word " * 34 + "word…"),
        ("x" * 300, "x" * (LONGEST - 1) + "…"),
        ("", ""),
    ],
)
def test_they_are_a_sentence_or_two(text: str, short: str) -> None:
    assert shortened(text) == short


@given(st.text())
def test_any_text_is_short_and_on_one_line(text: str) -> None:
    words = shortened(text)
    assert len(words) <= LONGEST
    assert len(words.splitlines()) <= 1
    assert bool(words) is bool(text.split())
