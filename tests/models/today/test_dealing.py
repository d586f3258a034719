"""The rules of a day, for any pile whatever."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from models.today import Card, CardKind
from models.today.dealing import PARTS, Pile, deal

ORDER = list(CardKind)
PRESSING = [
    (CardKind.PROMISE,),
    (CardKind.INTRODUCTION, CardKind.THANKS, CardKind.NEWS),
    (CardKind.DECISION,),
    (CardKind.DATE,),
    (CardKind.FOLLOW_UP,),
    (CardKind.CADENCE,),
]
PEOPLE = st.lists(st.integers(1, 30), min_size=1, max_size=2, unique=True)


def card(kind: CardKind, number: int, people: list[int]) -> Card:
    named = () if kind == CardKind.DECISION else tuple((person, str(person)) for person in people)
    return Card(kind=kind, subject=f"{kind} {number}", table="", id=number, people=named, why="why", text="text")


@st.composite
def several(draw: st.DrawFn, kinds: tuple[CardKind, ...], name: int = 0) -> list[Card]:
    """Cards of one sort, in any number."""
    people = draw(st.lists(PEOPLE, max_size=6))
    chosen = sorted(draw(st.sampled_from(kinds)) for _ in people)
    together = enumerate(zip(chosen, people, strict=True))
    return [card(kind, 1000 * name + number, who) for number, (kind, who) in together]


@st.composite
def piles(draw: st.DrawFn) -> Pile:
    """Any pile."""
    return Pile(
        pressing=[draw(several(kinds)) for kinds in PRESSING],
        ties=[draw(several((kind,))) for kind in (CardKind.WEAK_TIE, CardKind.DORMANT)],
        cold=draw(several((CardKind.THANKS, CardKind.NEWS), 1)),
        patient=draw(several((CardKind.PROMISE,), 2)),
    )


def all_of(pile: Pile) -> list[Card]:
    return [card for cards in (*pile.pressing, *pile.ties, pile.cold, pile.patient) for card in cards]


BUDGETS = st.integers(3, 10)


@given(piles(), BUDGETS)
def test_the_budget_holds_and_is_used(pile: Pile, budget: int) -> None:
    dealt = deal(pile, budget, {}, ())
    assert len(dealt) <= budget
    waiting = [card for card in all_of(pile) if card.kind not in (CardKind.WEAK_TIE, CardKind.DORMANT)]
    taken = {person for card in dealt for person, _ in card.people}
    if len(dealt) < budget:  # whoever is left out shares someone with a card that could lie there
        subjects = {card.subject for card in dealt}
        left = [card for card in waiting if card.subject not in subjects]
        assert all({person for person, _ in card.people} & taken for card in left)


@given(piles(), BUDGETS)
def test_nobody_comes_up_twice(pile: Pile, budget: int) -> None:
    people = Counter(person for card in deal(pile, budget, {}, ()) for person, _ in card.people)
    assert not people or max(people.values()) == 1


@given(piles(), BUDGETS)
def test_they_lie_in_the_order_of_the_kinds(pile: Pile, budget: int) -> None:
    place = {kind: number for number, kinds in enumerate(kinds for part in PARTS for kinds in part) for kind in kinds}
    places = [place[card.kind] for card in deal(pile, budget, {}, ())]
    assert places == sorted(places)


@given(piles(), BUDGETS)
def test_nothing_takes_more_than_half_before_the_rest_has_come(pile: Pile, budget: int) -> None:
    dealt = deal(pile, budget, {}, ())
    half = -(-budget // 2)
    subjects = {card.subject for card in dealt}
    taken = {person for card in dealt for person, _ in card.people}
    promises = [card for card in dealt if card.kind == CardKind.PROMISE]
    if len(promises) > half:
        others = [card for cards in pile.pressing[1:] for card in cards if card.subject not in subjects]
        assert all({person for person, _ in card.people} & taken for card in others)


@given(piles(), BUDGETS, st.data())
def test_what_is_dealt_with_leaves_the_others_where_they_lie(pile: Pile, budget: int, data: st.DataObject) -> None:
    left = deal(pile, budget, {}, ())
    done: Counter[CardKind] = Counter()
    busy: set[int] = set()
    everything = all_of(pile)
    while left:
        gone = data.draw(st.sampled_from(left))
        done[gone.kind] += 1
        busy |= {person for person, _ in gone.people}
        everything = [card for card in everything if card.subject != gone.subject]
        pile = Pile(
            pressing=[[card for card in cards if card.subject != gone.subject] for cards in pile.pressing],
            ties=[[] if gone in cards or gone.kind == kind else cards for kind, cards in _ties(pile)],
            cold=[card for card in pile.cold if card.subject != gone.subject],
            patient=[card for card in pile.patient if card.subject != gone.subject],
        )
        again = deal(pile, budget, done, busy)
        assert [card.subject for card in again] == [card.subject for card in left if card != gone]
        left = again


def _ties(pile: Pile) -> list[tuple[CardKind, list[Card]]]:
    weak, dormant = pile.ties
    return [(CardKind.WEAK_TIE, list(weak)), (CardKind.DORMANT, list(dormant))]
