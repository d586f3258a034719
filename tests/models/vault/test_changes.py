"""A change is kept whole, as one step that is told once, or it never was."""

from datetime import date, timedelta

import pytest

from models.clock import FixedClock
from models.errors import Refused
from models.people import People
from models.vault import ANYTHING, Changed, Vault, VaultKey
from models.vault.driver import IntegrityError
from models.vault.vault import HISTORY_DAYS
from models.worlds import Worlds
from tests.builders import everything, people
from tests.fixtures import TODAY


@pytest.fixture
def told(vault: Vault) -> list[Changed]:
    """The notices that ``vault`` gives."""
    notices: list[Changed] = []
    vault.on_changed = notices.append
    return notices


def test_a_write_outside_of_a_change_is_our_mistake(vault: Vault) -> None:
    for write in (
        lambda: vault.write("DELETE FROM person"),
        lambda: vault.insert("tag", uid="x", name="x"),
        lambda: vault.update("circle", 1, name="x"),
        lambda: vault.current_change,
    ):
        with pytest.raises(RuntimeError):
            write()


def test_a_change_within_a_change_is_part_of_it(vault: Vault, told: list[Changed]) -> None:
    with vault.change("Add two people", about="Léa, Sam"):
        lea, sam = people(vault, "Léa", "Sam")
    [change] = vault.history()
    assert (change.label, change.about) == ("Add two people", "Léa, Sam")
    assert [notice.rows for notice in told] == [{("person", lea), ("person", sam)}]
    vault.undo()
    assert People(vault).count() == 0


def test_a_change_that_fails_leaves_nothing(vault: Vault, told: list[Changed]) -> None:
    people(vault, "Léa")
    before, history, commits = everything(vault), vault.history(), vault.commits
    told.clear()
    with pytest.raises(ZeroDivisionError), vault.change("Fail"):
        people(vault, "Sam")
        People(vault).change(1, name="Autre", tags=["x"])
        _ = 1 / 0
    assert (everything(vault), vault.history(), vault.commits, told) == (before, history, commits, [])
    assert People(vault).ids("Sam") == []
    people(vault, "Omar")
    assert People(vault).count() == 2


def test_a_change_of_nothing_leaves_no_step_and_tells_nobody(vault: Vault, told: list[Changed]) -> None:
    with vault.change("Nothing"):
        pass
    assert (vault.history(), told) == ([], [])


def test_what_changed_is_told_by_table_and_row(vault: Vault, told: list[Changed]) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    told.clear()
    People(vault).change(lea, note="x", tags=["bois"])
    [notice] = told
    assert notice.tables == {"person", "tag", "person_tag"}
    assert ("person", lea) in (notice.rows or ())
    assert ("person", sam) not in (notice.rows or ())
    assert notice.touches("favour", "tag")
    assert not notice.touches("favour")
    told.clear()
    vault.undo()
    vault.redo()
    assert [one.rows for one in told] == [notice.rows] * 2


def test_anything_touches_everything() -> None:
    assert ANYTHING.tables is None
    assert ANYTHING.touches("person")


def test_a_change_is_told_after_it_is_kept(vault: Vault, vault_key: VaultKey) -> None:
    seen: list[int] = []

    def look(_: Changed) -> None:
        with Vault(vault.paths.folder, vault_key, read_only=True) as other:
            seen.append(People(other).count())

    vault.on_changed = look
    people(vault, "Léa")
    assert seen == [1]


def test_the_step_says_when_it_was_made(vault: Vault) -> None:
    people(vault, "Léa")
    assert vault.history()[0].made_at == "2026-03-16T12:00:00+00:00"


def test_what_no_file_can_hold_is_left_out_of_the_history(vault: Vault) -> None:
    person = People(vault).add("Bad\udcff name")
    assert People(vault).get(person).name == "Bad name"
    assert vault.history()[0].about == "Bad name"


def test_a_row_that_is_gone_cannot_be_updated(vault: Vault) -> None:
    with pytest.raises(Refused, match="no longer there"), vault.change("Update"):
        vault.update("circle", 99, name="x")


def test_what_refers_to_someone_who_is_gone_is_refused_whole(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    People(vault).remove(lea)
    before = everything(vault)
    with pytest.raises(Refused, match="no longer there"), vault.change("Put people in a world"):
        for person in (sam, lea):
            Worlds(vault).join(person, "wine")
    assert everything(vault) == before
    with pytest.raises(IntegrityError), vault.change("Add a person"):  # any other is our mistake
        vault.insert("person", uid="u", name="")


def test_where_the_user_was_is_kept_and_is_no_step(vault: Vault, told: list[Changed], vault_key: VaultKey) -> None:
    assert vault.ui_state("place") == ""
    vault.keep_ui_state("place", "people")
    vault.keep_ui_state("place", "favours")
    assert (vault.ui_state("place"), vault.history(), told) == ("favours", [], [])
    with Vault(vault.paths.folder, vault_key) as other:
        assert other.ui_state("place") == "favours"


def test_every_commit_is_counted(vault: Vault) -> None:
    before = vault.commits
    people(vault, "Léa")
    vault.undo()
    assert vault.commits == before + 2


def test_old_steps_are_let_go_and_recent_ones_stay(vault: Vault, vault_key: VaultKey) -> None:
    folder = vault.paths.folder
    days = [TODAY - timedelta(days=HISTORY_DAYS + 1), TODAY - timedelta(days=HISTORY_DAYS - 1)]
    for day in days:
        with Vault(folder, vault_key, FixedClock(day)) as then:
            people(then, f"Of {day}")
    stood = everything(vault)
    vault.forget_old_history()
    assert [change.about for change in vault.history()] == [f"Of {days[1]}"]
    assert vault.rows("SELECT count(*) FROM undo_row")[0][0] == 1
    assert everything(vault) == stood
    vault.undo()
    with pytest.raises(Refused, match="nothing to undo"):
        vault.undo()
    assert [row.name for row in People(vault).rows(People(vault).ids())] == [f"Of {days[0]}"]


def test_the_clock_is_the_vaults(vault: Vault) -> None:
    assert vault.clock.today() == date(2026, 3, 16)
