"""Which cards a day shows: what was shown first, less what was dealt with."""

from hypothesis import given
from hypothesis import strategies as st

from models.today import Card, CardKind
from ui.places.today.day import of_the_day

BUDGETS = st.integers(3, 10)
SUBJECTS = st.lists(st.integers(0, 30), unique=True, max_size=15)


def card(subject: int) -> Card:
    return Card(kind=CardKind.CADENCE, subject=str(subject), table="person", id=1, people=((1, "Léa"),), why="")


def keys(subjects: list[int]) -> tuple[str, ...]:
    return tuple(card(subject).key for subject in subjects)


@given(kept=SUBJECTS, would=SUBJECTS, more=SUBJECTS, budget=BUDGETS)
def test_a_day_never_grows_beyond_its_budget(kept: list[int], would: list[int], more: list[int], budget: int) -> None:
    cards = [card(subject) for subject in would[:budget]]
    shown, drawn = of_the_day(keys(kept), cards, [card(subject) for subject in more], budget)
    assert len(shown) <= budget
    assert len(drawn) <= max(budget, len(kept))
    assert drawn[: len(kept)] == keys(kept)
    assert len(set(drawn)) == len(drawn)
    assert {one.key for one in shown} <= set(drawn)
    order = [drawn.index(one.key) for one in shown]
    assert order == sorted(order), "cards never change their places"


@given(kept=SUBJECTS, gone=st.sets(st.integers(0, 30)), budget=BUDGETS)
def test_what_is_dealt_with_makes_no_room(kept: list[int], gone: set[int], budget: int) -> None:
    kept = kept[:budget]
    left = [subject for subject in kept if subject not in gone]
    new = [card(subject) for subject in range(100, 100 + budget)]
    shown, _ = of_the_day(keys(kept), [*(card(one) for one in left), *new], new, budget)
    assert [one.subject for one in shown][: len(left)] == [str(subject) for subject in left]
    assert len(shown) == budget - (len(kept) - len(left))


def test_on_a_fresh_day_what_would_be_shown_is_shown() -> None:
    cards = [card(subject) for subject in range(4)]
    assert of_the_day((), cards, cards, 5) == (tuple(cards), keys([0, 1, 2, 3]))
