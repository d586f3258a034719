"""What is in Refuge: whom one can call, when it weighs, what fades, and what of it the history knows."""

import contextlib
from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.doubles import merge
from models.errors import Refused
from models.exporting import as_archive
from models.forgetting import forget
from models.history import read_preview
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People, Standing
from models.refuge import CheckIn, Choices, OtherLock, Refuge, Weather, begin, locks, take_out
from models.refuge.net import HEAVY_DAYS, silent_since, weighs
from models.refuge.seal import Seal
from models.vault import NewVault, Vault, Where
from models.vault.backup import back_up
from models.vault.integrity import check
from tests.builders import everything, people
from tests.fakes import PassingClock
from tests.fixtures import TODAY
from tests.furnished import refuge_lock


@pytest.fixture
def refuge(vault: Vault) -> Refuge:
    """An empty Refuge."""
    return begin(vault, *refuge_lock())


def sealed_anywhere(vault: Vault) -> set[bytes]:
    """Every ciphertext of a check-in, in the table and in the journal."""
    kept = vault.rows(
        """SELECT sealed FROM check_in UNION
        SELECT value FROM undo_value JOIN undo_row ON undo_row.id = undo_row_id
        WHERE table_name = 'check_in' AND column_name = 'sealed'"""
    )
    return {row[0] for row in kept}


# One word a day


def test_a_day_has_one_word(refuge: Refuge) -> None:
    id = refuge.check_ins.add(Weather.CALM)
    with pytest.raises(Refused, match="has its word"):
        refuge.check_ins.add(Weather.HEAVY)
    other = refuge.check_ins.add(Weather.TIRED, on="2026-03-15")
    with pytest.raises(Refused, match="has its word"):
        refuge.check_ins.change(other, on=TODAY)
    refuge.check_ins.change(id, word=Weather.HEAVY)
    assert [(one.on, one.word) for one in refuge.inside().check_ins] == [
        (TODAY.isoformat(), Weather.HEAVY),
        ("2026-03-15", Weather.TIRED),
    ]


def test_a_day_to_come_has_none(refuge: Refuge) -> None:
    with pytest.raises(Refused, match="still to come"):
        refuge.check_ins.add(Weather.LIGHT, on=TODAY + timedelta(days=1))


# The net


@given(st.lists(st.tuples(st.integers(-3, 15), st.sampled_from(Weather)), max_size=20))
def test_two_heavy_days_among_the_last_seven_weigh(said: list[tuple[int, Weather]]) -> None:
    check_ins = [
        CheckIn(at, str(at), (TODAY - timedelta(days=days)).isoformat(), word) for at, (days, word) in enumerate(said)
    ]
    heavy = {days for days, word in said if word == Weather.HEAVY and 0 <= days < HEAVY_DAYS}
    assert weighs(check_ins, TODAY) == (len(heavy) >= 2)


def test_it_is_silent_after_a_month_without_a_word_with_any_of_them() -> None:
    long_ago, lately = TODAY - timedelta(days=80), TODAY - timedelta(days=29)
    assert silent_since([long_ago], "", TODAY) == long_ago
    assert silent_since([long_ago, lately], "", TODAY) is None
    assert silent_since([], "", TODAY) is None
    assert silent_since([], "2026-01-01", TODAY) == date(2026, 1, 1)
    assert silent_since([long_ago], "2026-03-10", TODAY) is None  # they were only just chosen


def test_whom_one_can_call(vault: Vault, refuge: Refuge) -> None:
    phone = ContactMethod(kind=ContactKind.PHONE, value="06 00 00 00 00")
    lea = People(vault).add("Léa", contacts=[phone])
    sam, omar, gone = people(vault, "Sam", "Omar", "Noor")
    refuge.trust([sam, lea, gone, sam])
    People(vault).change(gone, standing=Standing.DEAD)
    assert [(ear.id, ear.name, ear.phone) for ear in refuge.inside().ears] == [
        (sam, "Sam", ""),
        (lea, "Léa", "06 00 00 00 00"),
    ]
    with pytest.raises(Refused, match="Five names at most"):
        refuge.trust([sam, lea, omar, *people(vault, "A", "B", "C")])
    with pytest.raises(Refused):
        refuge.trust([999])


def test_a_month_of_silence_is_spoken_of_once(new_vault: NewVault, vault_folder: object, vault: Vault) -> None:
    clock = PassingClock(TODAY)
    vault.clock = clock
    (sam,) = people(vault, "Sam")
    refuge = begin(vault, *refuge_lock())
    refuge.trust([sam])
    assert not refuge.enter().silent
    clock.day += timedelta(days=30)
    before = vault.history()
    assert refuge.enter().silent
    assert not refuge.enter().silent
    clock.day += timedelta(days=40)
    assert not refuge.enter().silent  # it is the same silence
    assert vault.history() == before
    Interactions(vault).log(on=clock.day, people=[sam], channel=Channel.CALL)
    assert not refuge.enter().silent
    clock.day += timedelta(days=31)
    assert refuge.enter().silent


# Fading


def test_what_is_older_than_was_chosen_fades_for_good(vault: Vault, refuge: Refuge) -> None:
    refuge.choose(fade_after=30)
    refuge.check_ins.add(Weather.LIGHT, "vieux", on="2026-02-13")
    kept = refuge.check_ins.add(Weather.CALM, "de justesse", on="2026-02-14")
    removed = refuge.check_ins.add(Weather.HEAVY, "retiré", on="2026-02-10")
    refuge.check_ins.remove(removed)
    refuge.check_ins.change(kept, line="de justesse, encore")
    before = len(vault.history())
    assert refuge.enter().faded
    assert [one.line for one in refuge.check_ins.all()] == ["de justesse, encore"]
    assert len(vault.history()) < before  # what was said of them is gone from the history too
    assert len(sealed_anywhere(vault)) == 2  # the one that is there, and what it was before
    check(vault)
    vault.undo()
    assert [one.line for one in refuge.check_ins.all()] == ["de justesse"]
    assert not refuge.enter().faded


def test_a_word_that_was_moved_to_a_nearer_day_stays(vault: Vault, refuge: Refuge) -> None:
    refuge.choose(fade_after=30)
    moved = refuge.check_ins.add(Weather.LIGHT, "déplacé", on="2026-01-10")
    refuge.check_ins.change(moved, on="2026-03-10")
    refuge.enter()
    assert [one.line for one in refuge.check_ins.all()] == ["déplacé"]
    assert len(sealed_anywhere(vault)) == 1
    check(vault)


DEEDS = st.lists(
    st.tuples(st.sampled_from(["add", "change", "remove", "undo", "redo"]), st.integers(0, 60), st.integers(0, 9)),
    max_size=14,
)


@settings(max_examples=settings.default.max_examples // 5, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(DEEDS)
def test_whatever_was_done_nothing_that_can_be_read_is_older(vault: Vault, deeds: list[tuple[str, int, int]]) -> None:
    take_out(vault)
    refuge = begin(vault, *refuge_lock(), Choices(fade_after=30))
    for deed, days, which in deeds:
        on = TODAY - timedelta(days=days)
        with contextlib.suppress(Refused):
            ids = [one.id for one in refuge.check_ins.all()] if deed in ("change", "remove") else []
            if deed == "add":
                refuge.check_ins.add(Weather.TIRED, on=on)
            elif deed == "undo":
                vault.undo()
            elif deed == "redo":
                vault.redo()
            elif ids and deed == "change":
                refuge.check_ins.change(ids[which % len(ids)], on=on)
            elif ids:
                refuge.check_ins.remove(ids[which % len(ids)])
    if not locks(vault):
        return  # the beginning itself was taken back
    stood = {one.on for one in refuge.check_ins.all()}
    refuge.enter()
    limit = (TODAY - timedelta(days=30)).isoformat()
    assert {one.on for one in refuge.check_ins.all()} == {on for on in stood if on >= limit}
    assert all(on >= limit for on in days_of(vault, sealed_anywhere(vault)))
    check(vault)


def days_of(vault: Vault, boxes: set[bytes]) -> list[str]:
    """The day that each tells, opened with whatever uid there ever was."""
    seal, found = Seal(refuge_lock()[1].for_check_ins), []
    uids = [row[0] for row in vault.rows("SELECT uid FROM check_in UNION SELECT value FROM undo_value")]
    for box in boxes:
        for uid in filter(lambda one: isinstance(one, str), uids):
            with contextlib.suppress(OtherLock):
                found.append(seal.open(box, uid)["on"])
    assert len(found) == len(boxes)
    return found


def test_nothing_fades_when_never_was_chosen(refuge: Refuge) -> None:
    refuge.choose(fade_after=0)
    refuge.check_ins.add(Weather.LIGHT, on="1999-01-01")
    assert not refuge.enter().faded
    assert len(refuge.check_ins.all()) == 1


def test_a_nearer_time_holds_at_once(vault: Vault, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.LIGHT, on="2026-01-10")
    refuge.fade_after(30)
    assert refuge.check_ins.all() == []
    assert sealed_anywhere(vault) == set()


# Those who go


def test_who_is_forgotten_leaves_the_five_when_it_is_opened_next(vault: Vault, refuge: Refuge) -> None:
    sam, lea = people(vault, "Sam", "Léa")
    uid = People(vault).get(sam).uid
    refuge.trust([sam, lea])
    refuge.trust([lea, sam])
    forget(vault, sam)
    assert [ear.name for ear in refuge.inside().ears] == ["Léa"]
    assert uid in refuge.choices().trusted
    assert refuge.enter().someone_left
    assert uid not in refuge.choices().trusted
    for row in vault.rows("SELECT value FROM undo_value JOIN undo_row ON id = undo_row_id WHERE table_name = 'refuge'"):
        raise AssertionError(row)
    assert not refuge.enter().someone_left
    check(vault)


def test_who_was_removed_may_come_back_by_an_undo(vault: Vault, refuge: Refuge) -> None:
    (sam,) = people(vault, "Sam")
    refuge.trust([sam])
    People(vault).remove(sam)
    assert not refuge.enter().someone_left
    assert refuge.inside().ears == ()
    vault.undo()
    assert [ear.name for ear in refuge.inside().ears] == ["Sam"]


def test_who_was_made_one_with_another_stays_one_of_the_five(vault: Vault, refuge: Refuge) -> None:
    once, twice = people(vault, "Sam Dubois", "S. Dubois")
    refuge.trust([twice])
    merge(vault, once, twice)
    assert not refuge.enter().someone_left
    assert [ear.id for ear in refuge.inside().ears] == [once]


# The history


def test_the_history_says_one_word(vault: Vault, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    refuge.write_numbers("00 00")
    told = [(change.label, change.about) for change in vault.history()]
    assert set(told) == {("Refuge", "")}
    for change in vault.history():
        preview = read_preview(vault, change.id)
        assert {(one.kind, one.title) for one in preview.told} <= {("Refuge", "")}
        assert "dormi" not in str(preview) and "heavy" not in str(preview)


def test_undo_elsewhere_passes_over_it(vault: Vault, refuge: Refuge) -> None:
    People(vault).add("Léa")
    refuge.check_ins.add(Weather.HEAVY)
    assert vault.undo(where=Where.ELSEWHERE).label == "Add a person"
    assert len(refuge.check_ins.all()) == 1
    refuge.write_numbers("00 00")
    assert vault.redo(where=Where.ELSEWHERE).label == "Add a person"
    assert vault.undo(where=Where.REFUGE).label == "Refuge"
    assert (refuge.choices().numbers, len(refuge.check_ins.all())) == ("", 1)
    People(vault).add("Sam")
    assert vault.redo(where=Where.REFUGE).label == "Refuge"
    assert refuge.choices().numbers == "00 00"
    vault.undo(where=Where.ELSEWHERE)
    vault.undo(where=Where.ELSEWHERE)
    with pytest.raises(Refused, match="nothing to undo"):
        vault.undo(where=Where.ELSEWHERE)
    assert len(refuge.check_ins.all()) == 1


@pytest.mark.parametrize(
    "deed",
    [
        lambda refuge: refuge.check_ins.add(Weather.CALM, on="2026-03-02"),
        lambda refuge: refuge.check_ins.change(1, line="x"),
        lambda refuge: refuge.check_ins.remove(1),
        lambda refuge: refuge.write_numbers("x"),
        lambda refuge: refuge.trust([]),
        lambda refuge: refuge.choose(fade_after=365),
    ],
)
def test_each_deed_in_it_is_one_step_that_can_be_taken_back(
    vault: Vault, refuge: Refuge, deed: Callable[[Refuge], object]
) -> None:
    refuge.check_ins.add(Weather.HEAVY)
    before = everything(vault)
    last = vault.history()[0].id
    deed(refuge)
    assert [change.label for change in vault.history() if change.id > last] == ["Refuge"]
    after = everything(vault)
    assert after != before
    vault.undo()
    assert everything(vault) == before
    vault.redo()
    assert everything(vault) == after


# Taking it out


def test_it_is_taken_out_without_a_key_and_without_a_trace(vault: Vault, refuge: Refuge) -> None:
    people(vault, "Léa")
    untouched = as_archive(vault)
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    refuge.check_ins.remove(refuge.check_ins.add(Weather.CALM, on="2026-03-02"))
    backup = back_up(vault).file
    assert take_out(vault) == (backup,)
    assert (locks(vault), sealed_anywhere(vault)) == ((), set())
    assert [change.label for change in vault.history()] == ["Add a person"]
    with pytest.raises(Refused):
        refuge.inside()
    check(vault)
    begin(vault, *refuge_lock())
    assert as_archive(vault) != untouched
