"""Every change that the program can make can be undone, to the same bytes, and done again."""

from random import Random

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.experiences import Experiences
from models.exporting import as_archive
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.people import People, Tie
from models.search import Search
from models.vault import TouchedSince, Vault
from models.vault.integrity import check
from tests.builders import Rows, everything, people
from tests.models.conftest import Furnished
from tests.models.deeds import CARDS, DEEDS, TEXT, WORD, Furniture, furnish, rehearse_an_archive
from tests.models.drawn_deeds import draw_deed
from tests.models.test_history_labels import labels

NEVER_KEPT = {"Rehearse an import", "Keep the post"}
State = tuple[bytes, Rows, list[int], list[tuple[str, int]]]

SEQUENCES = st.lists(st.sampled_from(sorted(DEEDS.keys() - {"Meet the demo’s people"})), min_size=2, max_size=12)


@pytest.fixture
def furniture(vault: Vault) -> Furniture:
    """Something of every kind, in ``vault``."""
    return furnish(vault)


def state(vault: Vault) -> State:
    """All that a user could notice: the archive, every row, and what is found by a word."""
    notes = sorted((hit.kind, hit.id) for hit in Search(vault).notes(WORD, limit=1000))
    return as_archive(vault), everything(vault), People(vault).ids(WORD), notes


def newest(vault: Vault) -> int:
    """The id of the last entry of the history."""
    return vault.history(1)[0].id


def test_each_label_of_the_program_has_a_deed_here() -> None:
    assert labels().keys() == DEEDS.keys() | NEVER_KEPT


def test_what_is_hard_to_keep_is_kept(vault: Vault, furniture: Furniture) -> None:
    assert People(vault).get(furniture.lea).note == Interactions(vault).get(furniture.interaction).text
    assert "avant\0après" in People(vault).get(furniture.lea).note
    assert all(rows for table, rows in everything(vault).items() if table not in ("import_ledger", "merged_person"))


@pytest.mark.parametrize("label", DEEDS)
def test_a_change_can_be_undone_and_done_again(furnished: Furnished, label: str) -> None:
    with furnished() as (vault, furniture):
        before, last = state(vault), newest(vault)
        DEEDS[label](vault, furniture)
        made = [change.label for change in vault.history() if change.id > last]
        assert made == [label]
        after = state(vault)
        assert after[1] != before[1]
        assert vault.undo().label == label
        assert state(vault) == before
        assert vault.redo().label == label
        assert state(vault) == after
        vault.undo()
        assert state(vault) == before
        check(vault)


def test_what_a_change_tied_to_someone_it_added_does_not_go_with_them(vault: Vault, furniture: Furniture) -> None:
    before = state(vault)
    with vault.change("Change an experience"):
        (heir,) = people(vault, "Ana")
        Experiences(vault).change(furniture.experience, person=heir)
        People(vault).change(furniture.lea, tie=Tie(met_through=heir))
    after = state(vault)
    vault.undo()
    assert state(vault) == before
    vault.redo()
    assert state(vault) == after


def test_a_rehearsal_leaves_nothing_to_undo(vault: Vault, furniture: Furniture) -> None:
    before, last = state(vault), newest(vault)
    rehearsed = rehearse_an_archive(vault)
    assert rehearsed.updated == 1
    assert (state(vault), newest(vault)) == (before, last)


@settings(max_examples=settings.default.max_examples // 10, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SEQUENCES)
@example(["Remove a person", "Import an address book", "Change a person", "Remove a circle"])
@example(["Relate two people", "Remove a relation", "Relate two people", "Remove a person"])
def test_any_changes_undone_one_by_one_lead_back_to_the_start(
    vault: Vault, furniture: Furniture, sequence: list[str]
) -> None:
    start, states = state(vault), []
    for label in sequence:
        last, before = newest(vault), state(vault)
        try:
            DEEDS[label](vault, furniture)
        except Refused:  # an earlier one took away what this one is about
            assert state(vault) == before
        if newest(vault) > last:
            states.append(state(vault))
    for earlier in [*states[-2::-1], start]:
        vault.undo()
        assert state(vault) == earlier or earlier is start
    assert state(vault) == start
    for later in states:
        vault.redo()
        assert state(vault) == later
    for _ in states:
        vault.undo()
    assert state(vault) == start


@settings(max_examples=settings.default.max_examples // 12)
@given(st.randoms(use_true_random=False), st.integers(1, 12))
def test_whatever_is_done_to_whomever_is_undone_and_done_again(furnished: Furnished, dice: Random, count: int) -> None:
    """Anything about anyone, in any words; then back to the start, forth again, and one of the middle alone."""
    with furnished() as (vault, _):
        states, first = [state(vault)], newest(vault)
        for _ in range(count):
            last = newest(vault)
            try:
                draw_deed(vault, dice)
            except Refused:
                assert state(vault) == states[-1]
            if newest(vault) > last:
                states.append(state(vault))
        for earlier in states[-2::-1]:
            vault.undo()
            assert state(vault) == earlier
        for later in states[1:]:
            vault.redo()
            assert state(vault) == later
        if len(states) > 1:
            undo_one_of_the_middle(vault, dice, first)
        check(vault)


def undo_one_of_the_middle(vault: Vault, dice: Random, first: int) -> None:
    """A change that others may have followed: but for what they touched it is undone, and that is undone as well."""
    before = state(vault)
    change = dice.choice([change.id for change in vault.history() if change.id > first and not change.undone])
    try:
        vault.undo(change, only_untouched=True)
    except Refused:  # a name is taken, or what the old rows refer to is gone
        assert state(vault) == before
        return
    after = state(vault)
    vault.undo(newest(vault))
    assert state(vault) == before
    vault.undo(newest(vault))
    assert state(vault) == after


def test_a_batch_that_was_touched_since_is_refused_whole_with_the_list(vault: Vault) -> None:
    batch, ana, ben, _ = imported(vault)
    People(vault).change(ana, note=TEXT)
    meeting = Interactions(vault).log(on="2026-03-16", people=[ben], text=TEXT)
    before = state(vault)
    with pytest.raises(TouchedSince) as refused:
        vault.undo(batch)
    assert {("person", ana), ("person", ben)} <= refused.value.touched
    assert state(vault) == before
    assert Interactions(vault).get(meeting).people == ((ben, f"ben {WORD}"),)


def test_what_was_touched_since_stays_whole_and_the_rest_of_its_batch_goes(vault: Vault) -> None:
    batch, ana, ben, lea = imported(vault)
    People(vault).change(ana, note=TEXT)
    touched = People(vault).get(ana)
    vault.undo(batch, only_untouched=True)
    assert People(vault).ids() == [ana]
    assert People(vault).get(ana) == touched
    assert touched.contacts
    assert touched.tags == ("agri",)
    assert {ben, lea}.isdisjoint(People(vault).ids(WORD))
    check(vault)


def imported(vault: Vault) -> tuple[int, int, int, int]:
    """An address book of three: the id of its batch, and of each of them."""
    result = carry_out(vault, rehearse_files(vault, [("book.vcf", CARDS)]))
    assert result.batch
    ana, ben, lea = People(vault).ids()
    return result.batch, ana, ben, lea
