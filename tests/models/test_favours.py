"""Favours take the steps of their direction, and say in one of four words where they stand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.favours import DONE, NEXT, OPEN, Direction, Favours, FavourState, FavourWord, Shelf, may_become
from models.people import People
from models.vault import Vault
from tests.builders import everything, people, questions

FROM_ME, TO_ME = Direction.FROM_ME, Direction.TO_ME
PROMISED, GIVEN, RELEASED = FavourState.PROMISED, FavourState.GIVEN, FavourState.RELEASED

ENDS = {FROM_ME: {FavourState.CLOSED, RELEASED}, TO_ME: {FavourState.THANKED, RELEASED}}
CHAINS = {
    FROM_ME: ["offered", "promised", "doing", "given", "closed"],
    TO_ME: ["asked", "agreed", "received", "thanked"],
}


@pytest.mark.parametrize("direction", Direction)
def test_a_favour_goes_from_one_step_to_the_next(vault: Vault, direction: Direction) -> None:
    [lea] = people(vault, "Léa Martin")
    first, *steps = map(FavourState, CHAINS[direction])
    favours = Favours(vault)
    favour = favours.add(direction, "relire le devis", [lea], first)
    for step in steps:
        favours.change(favour, state=step)
        assert favours.get(favour).state == step


@given(st.sampled_from(Direction), st.data())
def test_however_one_walks_a_favour_never_goes_back_and_ends(direction: Direction, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(sorted(NEXT[direction])))
    seen = [state]
    while steps := NEXT[direction][state]:
        state = data.draw(st.sampled_from(sorted(steps)))
        assert state not in seen
        seen.append(state)
    assert state in ENDS[direction]
    if state != RELEASED:
        # nothing is closed or thanked for that was not done
        assert seen == [state] or DONE[direction] in seen


@given(st.sampled_from(Direction), st.sampled_from(FavourState))
def test_what_is_open_can_be_released_and_nothing_else_can(direction: Direction, state: FavourState) -> None:
    assert may_become(direction, state, RELEASED) == (state in OPEN and state in NEXT[direction])


@pytest.mark.parametrize(
    ("direction", "now", "then"),
    [
        (FROM_ME, "promised", "closed"),
        (FROM_ME, "given", "promised"),
        (FROM_ME, "given", "released"),
        (FROM_ME, "released", "promised"),
        (TO_ME, "agreed", "thanked"),
        (TO_ME, "received", "released"),
        (TO_ME, "thanked", "received"),
    ],
)
def test_a_step_that_cannot_be_is_refused_and_changes_nothing(
    vault: Vault, direction: Direction, now: str, then: str
) -> None:
    favours = Favours(vault)
    favour = favours.add(direction, "une relecture", people(vault, "Sam"), FavourState(now))
    before = everything(vault)
    with pytest.raises(Refused, match="cannot take that step"):
        favours.change(favour, state=FavourState(then), text="autre chose")
    assert everything(vault) == before


@pytest.mark.parametrize(
    ("direction", "state", "word", "is_open"),
    [
        (FROM_ME, "offered", FavourWord.I_OWE, True),
        (FROM_ME, "promised", FavourWord.I_OWE, True),
        (FROM_ME, "doing", FavourWord.I_OWE, True),
        (FROM_ME, "given", FavourWord.GIVEN, False),
        (FROM_ME, "closed", FavourWord.GIVEN, False),
        (FROM_ME, "released", None, False),
        (TO_ME, "asked", FavourWord.OWED_TO_ME, True),
        (TO_ME, "agreed", FavourWord.OWED_TO_ME, True),
        (TO_ME, "received", FavourWord.RECEIVED, False),
        (TO_ME, "thanked", FavourWord.RECEIVED, False),
        (TO_ME, "released", None, False),
    ],
)
def test_each_state_is_told_in_one_of_four_words(
    vault: Vault, direction: Direction, state: str, word: FavourWord | None, is_open: bool
) -> None:
    favours = Favours(vault)
    favour = favours.get(favours.add(direction, "x", people(vault, "Sam"), FavourState(state)))
    assert (favour.word, favour.is_open) == (word, is_open)


def test_a_promise_is_due_and_dated_today(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    id = favours.promise(to=[sam, lea], text=" devis type ", due="2026-03-20", effort="une heure")
    favour = favours.get(id)
    assert (favour.direction, favour.state, favour.text) == (FROM_ME, PROMISED, "devis type")
    assert (favour.due, favour.on, favour.effort) == ("2026-03-20", "2026-03-16", "une heure")
    assert favour.people == ((sam, "Sam"), (lea, "Léa"))
    assert vault.history()[0].label == "Promise a favour"


def test_what_is_done_is_dated_when_it_was(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    mine = favours.promise(to=sam, text="devis")
    favours.done(mine, on="2026-03-14")
    assert (favours.get(mine).state, favours.get(mine).on) == (GIVEN, "2026-03-14")
    with pytest.raises(Refused, match="cannot take that step"):
        favours.done(mine)
    theirs = favours.add(TO_ME, "un contact", sam, FavourState.AGREED, on="2026-01")
    favours.change(theirs, state=FavourState.RECEIVED)
    assert favours.get(theirs).on == "2026-03-16"
    favours.thank(theirs)
    assert (favours.get(theirs).state, favours.get(theirs).on) == (FavourState.THANKED, "2026-03-16")


def test_the_first_due_comes_first_and_what_is_over_is_not_open(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    some_day = favours.promise(to=sam, text="un jour")
    later = favours.promise(to=sam, text="plus tard", due="2026-05-01")
    sooner = favours.promise(to=sam, text="bientôt", due="2026-04-01")
    released = favours.promise(to=sam, text="plus besoin", due="2026-03-17")
    favours.release(released)
    theirs = favours.add(TO_ME, "un contact", sam, FavourState.ASKED)
    assert [favour.id for favour in favours.open(FROM_ME)] == [sooner, later, some_day]
    assert [favour.id for favour in favours.open(TO_ME)] == [theirs]
    assert [favour.id for favour in favours.all(RELEASED)] == [released]
    assert [favour.id for favour in favours.all()] == [released, sooner, later, some_day, theirs]


def test_each_person_has_their_own_favours(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    both = favours.promise(to=[lea, sam], text="à deux")
    hers = favours.promise(to=[lea], text="à elle")
    assert [favour.id for favour in favours.of_person(lea)] == [hers, both]
    assert [favour.id for favour in favours.of_person(sam)] == [both]
    favours.change(both, people=[lea])
    assert favours.of_person(sam) == []


def test_a_favour_received_is_paid_forward_by_one_of_mine(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    received = favours.add(TO_ME, "un canapé", sam, FavourState.THANKED)
    given = favours.add(FROM_ME, "un canapé", sam, GIVEN, paid_forward_from=received)
    assert favours.get(given).paid_forward_from == received
    with pytest.raises(Refused, match="pay forward"):
        favours.add(FROM_ME, "x", sam, PROMISED, paid_forward_from=given)
    with pytest.raises(Refused, match="pay forward"):
        favours.change(received, paid_forward_from=received + 1)
    with pytest.raises(Refused, match="pay forward"):
        favours.add(TO_ME, "x", sam, FavourState.ASKED, paid_forward_from=received)
    with pytest.raises(Refused, match="pay itself forward"):
        favours.change(given, paid_forward_from=given)
    favours.remove(received)
    assert favours.get(given).paid_forward_from is None


def test_a_favour_can_be_turned_round_with_its_state(vault: Vault) -> None:
    favours = Favours(vault)
    favour = favours.promise(to=people(vault, "Sam"), text="x")
    with pytest.raises(Refused, match="other direction"):
        favours.change(favour, direction=TO_ME)
    favours.change(favour, direction=TO_ME, state=FavourState.AGREED)
    assert favours.get(favour).word == FavourWord.OWED_TO_ME


def test_a_favour_without_words_people_or_a_real_day_is_refused(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    before = everything(vault)
    with pytest.raises(Refused, match="Write a few words"):
        favours.promise(to=sam, text="  ")
    with pytest.raises(Refused, match="whom it is about"):
        favours.promise(to=[], text="devis")
    with pytest.raises(Refused, match="no longer there"):
        favours.promise(to=[*sam, 99], text="devis")
    with pytest.raises(Refused, match="Say which day"):
        favours.promise(to=sam, text="devis", due="2026-04")
    with pytest.raises(Refused, match="no date"):
        favours.promise(to=sam, text="devis", due="2026-02-29")
    with pytest.raises(Refused, match="other direction"):
        favours.add(TO_ME, "devis", sam, PROMISED)
    assert everything(vault) == before
    with pytest.raises(Refused, match="no longer there"):
        favours.change(99, text="x")


def test_each_change_of_a_favour_is_undone_alone(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    seen = [everything(vault)]

    favour = favours.promise(to=[sam], text="devis", due="2026-03-20")
    seen.append(everything(vault))
    favours.change(favour, people=[lea, sam], text="devis type", due="", effort="une heure")
    seen.append(everything(vault))
    favours.done(favour)
    seen.append(everything(vault))
    favours.remove(favour)
    assert favours.all() == []

    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()


def test_a_promise_to_two_outlives_one_of_them(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    both, his = favours.promise(to=[lea, sam], text="à deux"), favours.promise(to=[sam], text="à lui")
    People(vault).remove(sam)
    assert [favour.people for favour in favours.all()] == [((lea, "Léa"),)]
    vault.undo()
    assert {favour.id for favour in favours.all()} == {both, his}


def test_a_long_list_costs_no_query_a_row(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    for number in range(20):
        favours.promise(to=sam, text=f"promesse {number}")
    with questions(vault) as asked:
        assert len(favours.all()) == 20
    assert len(asked) == 2


def test_what_is_received_is_told_apart_from_a_promise_kept_in_the_history(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    favours.done(favours.promise(to=sam, text="devis"))
    favours.done(favours.add(TO_ME, "un contact", sam, FavourState.AGREED))
    assert [change.label for change in vault.history(3)] == ["Receive a favour", "Add a favour", "Keep a promise"]


# In part


@pytest.mark.parametrize(
    ("direction", "now", "under_way", "part"),
    [
        (FROM_ME, "offered", "doing", "given"),
        (FROM_ME, "promised", "doing", "given"),
        (FROM_ME, "doing", "doing", "given"),
        (TO_ME, "asked", "agreed", "received"),
        (TO_ME, "agreed", "agreed", "received"),
    ],
)
def test_a_part_that_was_done_stands_by_itself_and_the_rest_goes_on(
    vault: Vault, direction: Direction, now: str, under_way: str, part: str
) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    whole = favours.add(direction, "trois textes", [sam, lea], FavourState(now), due="2026-04-01", on="2026-02")
    before = everything(vault)
    done = favours.get(favours.part_done(whole, "le premier texte", remains="deux textes"))
    assert (done.direction, done.state, done.part_of) == (direction, part, whole)
    assert (done.text, done.on, done.people) == ("le premier texte", "2026-03-16", ((sam, "Sam"), (lea, "Léa")))
    rest = favours.get(whole)
    assert (rest.state, rest.text, rest.due, rest.on) == (under_way, "deux textes", "2026-04-01", "2026-02")
    assert vault.undo().label == "Do a part of a favour"
    assert everything(vault) == before, "one step takes both back"


def test_what_remains_need_not_be_said(vault: Vault) -> None:
    favours = Favours(vault)
    whole = favours.promise(to=people(vault, "Sam"), text="trois textes")
    favours.part_done(whole, "le premier", remains="  ", on="2026-03-10")
    favours.part_done(whole, "le deuxième")
    assert favours.get(whole).text == "trois textes"
    chain = favours.chain(whole)
    assert [(part.text, part.on) for part in chain.parts] == [
        ("le premier", "2026-03-10"),
        ("le deuxième", "2026-03-16"),
    ]
    assert [favours.chain(part.id).part_of == favours.get(whole) for part in chain.parts] == [True, True]


@pytest.mark.parametrize("state", ["given", "closed", "released"])
def test_what_is_over_is_not_done_in_part(vault: Vault, state: str) -> None:
    favours = Favours(vault)
    favour = favours.add(FROM_ME, "x", people(vault, "Sam"), FavourState(state))
    before = everything(vault)
    with pytest.raises(Refused, match="cannot take that step"):
        favours.part_done(favour, "un bout")
    assert everything(vault) == before


def test_a_part_wants_words_and_outlives_its_whole(vault: Vault) -> None:
    favours = Favours(vault)
    whole = favours.promise(to=people(vault, "Sam"), text="trois textes")
    before = everything(vault)
    with pytest.raises(Refused, match="Write a few words"):
        favours.part_done(whole, "  ", remains="deux textes")
    assert everything(vault) == before, "nothing of it is kept"
    part = favours.part_done(whole, "le premier")
    favours.remove(whole)
    assert favours.get(part).part_of is None


# Forward


def test_a_favour_leads_on_to_others_and_can_be_read_both_ways(vault: Vault) -> None:
    lea, sam, zoe = people(vault, "Léa", "Sam", "Zoé")
    favours = Favours(vault)
    received = favours.add(TO_ME, "un canapé", [sam], FavourState.THANKED)
    promised = favours.pay_forward(received, to=[lea], text="un matelas", due="2026-03-20", effort="an hour")
    given = favours.pay_forward(received, to=[zoe, sam], text="un lit", state=GIVEN, on="2026-03-01")
    chain = favours.chain(received)
    assert [one.id for one in chain.led_to] == [promised, given]
    assert (chain.came_from, chain.part_of, chain.parts) == (None, None, ())
    assert favours.chain(given).came_from == favours.get(received)
    first = favours.get(promised)
    assert (first.direction, first.state, first.due, first.effort, first.on) == (
        FROM_ME,
        PROMISED,
        "2026-03-20",
        "an hour",
        "2026-03-16",
    )
    assert vault.history()[0].label == "Pay a favour forward"
    vault.undo()
    assert [one.id for one in favours.chain(received).led_to] == [promised]


def test_only_what_was_received_is_paid_forward_and_to_somebody_else(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favours = Favours(vault)
    agreed = favours.add(TO_ME, "un canapé", [sam], FavourState.AGREED)
    given = favours.add(FROM_ME, "un lit", [sam], GIVEN)
    received = favours.add(TO_ME, "une table", [sam], FavourState.RECEIVED)
    before = everything(vault)
    for id in (agreed, given):
        with pytest.raises(Refused, match="Only what was done for you"):
            favours.pay_forward(id, to=[lea], text="x")
    with pytest.raises(Refused, match="somebody else"):
        favours.pay_forward(received, to=[sam], text="x")
    with pytest.raises(Refused, match="whom it is about"):
        favours.pay_forward(received, to=[], text="x")
    assert everything(vault) == before


# Shelves


def test_each_list_has_its_order(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)

    def noted(direction: Direction, state: str, on: str = "", due: str = "") -> int:
        return favours.add(direction, "x", sam, FavourState(state), on=on, due=due)

    some_day, soon = noted(FROM_ME, "offered"), noted(FROM_ME, "doing", due="2026-03-17")
    late = noted(FROM_ME, "promised", due="2026-03-01")
    theirs = noted(TO_ME, "asked", due="2026-05-01")
    spring, december = noted(TO_ME, "received", on="2025-21"), noted(TO_ME, "received", on="2025-12")
    unknown, autumn, year = (
        noted(FROM_ME, "given"),
        noted(FROM_ME, "closed", on="2024-23"),
        noted(FROM_ME, "given", on="2025"),
    )
    thanked, released = noted(TO_ME, "thanked", on="2026-01-05"), noted(FROM_ME, "released", on="2026-02")
    assert {shelf: favours.ids(shelf) for shelf in Shelf} == {
        Shelf.PROMISED: [late, soon, some_day],
        Shelf.AWAITED: [theirs],
        Shelf.TO_THANK: [december, spring],
        Shelf.GIVEN: [year, autumn, unknown],
        Shelf.PAST: [released, thanked],
    }


def test_rows_come_as_they_are_asked_for_and_with_two_queries(vault: Vault) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    ids = [favours.promise(to=sam, text=f"promesse {number}") for number in range(20)]
    wanted = [ids[3], 9999, ids[1]]
    with questions(vault) as asked:
        assert [favour.id for favour in favours.rows(wanted)] == [ids[3], ids[1]]
    assert len(asked) == 2
    assert favours.rows([]) == []
