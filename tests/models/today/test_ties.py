"""One weak tie a week, and one that has gone to sleep while a question is open."""

from datetime import timedelta
from itertools import pairwise

import pytest

from models.decisions import Decisions
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.people import People, Standing, Tie
from models.relations import Relations
from models.today import CardKind, Snooze, Today
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.models.today.house import cards, names, on


@pytest.fixture
def circle_of_friends(vault: Vault) -> list[int]:
    """Eight people, each of whom knows the next."""
    friends = people(vault, *(f"Friend {number}" for number in range(8)))
    with vault.change("Relate two people"):
        for one, other in pairwise(friends):
            Relations(vault).relate(one, other)
    return friends


def drawn(vault: Vault, kind: CardKind = CardKind.WEAK_TIE, seed: str = "") -> list[str]:
    return [names(card)[0] for card in cards(vault, 5, seed) if card.kind == kind]


def show(vault: Vault, kind: CardKind = CardKind.WEAK_TIE) -> list[str]:
    """What a day shows, remembered as the window and the terminal do."""
    today = Today(vault)
    today.keep_drawn(today.cards())
    return drawn(vault, kind)


def test_there_is_one_a_week_and_the_same_all_week(vault: Vault, circle_of_friends: list[int]) -> None:
    seen = set()
    for day in range(7):
        on(vault, (TODAY + timedelta(days=day)).isoformat())
        seen.add(tuple(show(vault)))
    assert len(seen) == 1
    assert len(next(iter(seen))) == 1


def test_it_is_the_same_all_week_even_where_nothing_remembers_it(vault: Vault, circle_of_friends: list[int]) -> None:
    seen = set()
    for day in range(7):
        on(vault, (TODAY + timedelta(days=day)).isoformat())
        seen.add(tuple(drawn(vault)))
    assert len(seen) == 1


def test_another_seed_may_draw_another(vault: Vault, circle_of_friends: list[int]) -> None:
    assert len({drawn(vault, seed=f"seed {number}")[0] for number in range(20)}) > 2


def test_nobody_is_drawn_again_within_twenty_six_weeks(vault: Vault, circle_of_friends: list[int]) -> None:
    weeks = []
    for week in range(30):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        weeks.append(show(vault))
    assert sorted(weeks[:8]) == [[f"Friend {number}"] for number in range(8)]
    assert weeks[8:26] == [[]] * 18
    assert all(weeks[26:])


def test_what_was_drawn_is_no_step_to_undo(vault: Vault, circle_of_friends: list[int]) -> None:
    before, last = everything(vault), vault.history(1)
    assert show(vault)
    assert (everything(vault), vault.history(1)) == (before, last)


def test_a_week_over_the_end_of_the_year_is_one_week(vault: Vault, circle_of_friends: list[int]) -> None:
    on(vault, "2026-12-31")
    before = show(vault)
    on(vault, "2027-01-03")
    assert show(vault) == before
    on(vault, "2027-01-04")
    assert show(vault) != before


def test_once_it_was_dealt_with_there_is_none_until_next_week(vault: Vault, circle_of_friends: list[int]) -> None:
    today = Today(vault)
    [card] = today.cards()
    today.keep_drawn([card])
    today.done(card)
    on(vault, "2026-03-17")
    assert drawn(vault) == []
    on(vault, "2026-03-23")
    assert len(drawn(vault)) == 1
    assert drawn(vault) != names(card)


@pytest.mark.parametrize("how_long", [Snooze.WEEK, Snooze.MONTH])
def test_whoever_was_put_off_comes_back_when_the_day_has_come(
    vault: Vault, circle_of_friends: list[int], how_long: Snooze
) -> None:
    today = Today(vault)
    [card] = today.cards()
    today.keep_drawn([card])
    before = everything(vault)
    today.snooze(card, how_long)
    vault.undo()
    assert (everything(vault), drawn(vault)) == (before, list(names(card)))
    today.snooze(card, how_long)
    weeks = {Snooze.WEEK: 1, Snooze.MONTH: 5}[how_long]  # a month ends on a Thursday: the week after has none yet
    shown = []
    for week in range(1, 12):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        shown.append(show(vault))
    assert shown[weeks - 1] == list(names(card))
    assert [week for week, who in enumerate(shown, start=1) if who == list(names(card))] == [weeks], "once, and no more"


def test_once_who_came_back_is_dealt_with_nobody_else_comes_that_week(
    vault: Vault, circle_of_friends: list[int]
) -> None:
    today = Today(vault)
    [card] = today.cards()
    today.keep_drawn([card])
    today.snooze(card, Snooze.WEEK)
    on(vault, (TODAY + timedelta(weeks=1)).isoformat())
    assert show(vault) == list(names(card))
    today.let_go(card)
    on(vault, (TODAY + timedelta(weeks=1, days=1)).isoformat())
    assert show(vault) == []


def test_whoever_was_let_go_is_never_drawn_again(vault: Vault, circle_of_friends: list[int]) -> None:
    today = Today(vault)
    [card] = today.cards()
    today.keep_drawn([card])
    today.let_go(card)
    shown = set()
    for week in range(1, 120):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        shown |= set(show(vault))
    assert shown == {f"Friend {number}" for number in range(8)} - set(names(card))


def person_called(vault: Vault, name: str) -> int:
    (row,) = People(vault).named(name)
    return row.id


def test_whose_rhythm_was_put_off_is_not_drawn_instead(vault: Vault, circle_of_friends: list[int]) -> None:
    first = drawn(vault)
    id = person_called(vault, first[0])
    Interactions(vault).log(on="2025-01-01", people=[id])
    People(vault).change(id, tie=Tie(cadence_days=10))
    (card,) = [card for card in cards(vault) if card.kind == CardKind.CADENCE]
    Today(vault).snooze(card, Snooze.SEASON)
    assert len(drawn(vault)) == 1
    on(vault, "2026-03-17")
    assert drawn(vault) != first


def test_who_comes_up_anyway_is_passed_over(vault: Vault, circle_of_friends: list[int]) -> None:
    first = drawn(vault)
    FollowUps(vault).add("Call", [person_called(vault, first[0])], TODAY)
    assert len(drawn(vault)) == 1
    assert drawn(vault) != first


def test_one_of_the_drawn_who_wants_peace_is_left_in_it(vault: Vault, circle_of_friends: list[int]) -> None:
    first = show(vault)
    People(vault).change(person_called(vault, first[0]), standing=Standing.QUIET)
    assert drawn(vault) == []  # one a week, and it was drawn


# Dormant


@pytest.fixture
def sleepers(vault: Vault) -> list[int]:
    """Twelve people who were not spoken to for years, the first seen most often."""
    found = people(vault, *(f"Sleeper {number:02}" for number in range(12)))
    with vault.change("Log an interaction"):
        for number, person in enumerate(found):
            for month in range(1, 13 - number):
                Interactions(vault).log(on=f"2020-{month:02}-01", people=[person])
    return found


def test_without_an_open_question_nobody_is_woken(vault: Vault, sleepers: list[int]) -> None:
    assert cards(vault) == ()
    decisions = Decisions(vault)
    id = decisions.ask("An office?")
    assert len(drawn(vault, CardKind.DORMANT)) == 1
    decisions.decide(id, "Yes")
    assert cards(vault) == ()


def test_one_week_it_is_the_first_idea_and_the_next_week_one_of_the_next_nine(
    vault: Vault, sleepers: list[int]
) -> None:
    Decisions(vault).ask("An office?")
    texts, shown = [], []
    for week in range(2):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        [card] = cards(vault)
        texts.append(card.text)
        shown += names(card)
    assert sorted(texts) == [
        "For “An office?”: not the first who comes to mind.",
        "For “An office?”: your first idea.",
    ]
    assert "Sleeper 00" in shown
    (other,) = set(shown) - {"Sleeper 00"}
    assert other <= "Sleeper 09"


def test_a_card_of_a_dormant_tie_says_for_how_long(vault: Vault, sleepers: list[int]) -> None:
    Decisions(vault).ask("An office?")
    [card] = cards(vault)
    assert card.why == "You have not spoken for five years"


def test_a_dormant_tie_is_not_woken_twice_within_twenty_six_weeks(vault: Vault, sleepers: list[int]) -> None:
    Decisions(vault).ask("An office?")
    shown = []
    for week in range(26):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        shown += show(vault, CardKind.DORMANT)
    assert len(shown) == len(set(shown)) == 12


def test_the_question_that_is_due_first_is_asked_for(vault: Vault, sleepers: list[int]) -> None:
    Decisions(vault).ask("Some day?")
    Decisions(vault).ask("Soon?", deadline="2026-05-01")
    [card] = cards(vault)
    assert "Soon?" in card.text


def test_a_dormant_tie_that_was_put_off_comes_back(vault: Vault, sleepers: list[int]) -> None:
    Decisions(vault).ask("An office?")
    today = Today(vault)
    (card,) = [card for card in today.cards() if card.kind == CardKind.DORMANT]
    today.keep_drawn([card])
    today.snooze(card, Snooze.WEEK)
    shown = []
    for week in range(1, 13):
        on(vault, (TODAY + timedelta(weeks=week)).isoformat())
        shown += show(vault, CardKind.DORMANT)
    assert shown.count(names(card)[0]) == 1 and len(shown) == 12


# Luck, whatever else there is today


def luck(vault: Vault) -> list[tuple[str, str]]:
    """Who comes up for luck, and what is said of them."""
    return [(names(card)[0], card.text) for card in Today(vault, seed="a seed").luck()]


def test_luck_has_the_weak_tie_of_today(vault: Vault, circle_of_friends: list[int]) -> None:
    today = Today(vault, seed="a seed")
    (card,) = today.luck()
    assert [names(card)[0]] == drawn(vault, seed="a seed")
    today.keep_drawn([card])
    today.let_go(card)
    assert today.luck() == ()


def test_luck_has_two_of_those_out_of_sight_with_and_without_a_question(vault: Vault) -> None:
    for number in range(12):
        (person,) = people(vault, f"Old {number:02}")
        for month in range(1, 13 - number):
            Interactions(vault).log(on=f"2019-{month:02}-01", people=[person], text="A word")
    first, second = luck(vault)
    assert first == ("Old 00", "")
    assert second[0] in {f"Old {number:02}" for number in range(1, 10)}
    Decisions(vault).ask("Take a lease?")
    assert [text for _, text in luck(vault)] == [
        "For “Take a lease?”: your first idea.",
        "For “Take a lease?”: not the first who comes to mind.",
    ]
    assert all(card.last is not None and card.last.text == "A word" for card in Today(vault).luck())


def test_nobody_comes_up_twice_for_luck(vault: Vault) -> None:
    old, hub = people(vault, "Old", "Hub")
    Relations(vault).relate(old, hub)
    Interactions(vault).log(on="2020-01-01", people=[old])
    Interactions(vault).log(on=TODAY, people=[hub])
    assert [name for name, _ in luck(vault)] == ["Old"]


def test_a_look_at_luck_writes_nothing(vault: Vault, circle_of_friends: list[int]) -> None:
    commits = vault.commits
    Today(vault).luck()
    assert vault.commits == commits
