"""The lock of Refuge: its own passphrase opens it, and nothing else does."""

import json
import re
from pathlib import Path

import pytest

from models.errors import Refused
from models.exporting import as_archive
from models.importing import carry_out, rehearse_files
from models.refuge import (
    KEY_BYTES,
    CheckIns,
    Lock,
    Refuge,
    RefugeKey,
    Weather,
    begin,
    fresh_lock,
    locks,
    open_locks,
)
from models.refuge.seal import Seal
from models.vault import Vault, VaultKey, create_vault
from models.vault.backup import back_up, restore
from models.vault.errors import VaultDamaged, WrongPassphrase
from models.vault.key_file import slot_document
from models.vault.keys import FLOOR, Slot
from tests.fixtures import PASSPHRASE
from tests.furnished import REFUGE_PASSPHRASE, refuge_lock

OTHER_PASSPHRASE = "another door altogether"


@pytest.fixture
def refuge(vault: Vault) -> Refuge:
    """A Refuge that ``REFUGE_PASSPHRASE`` opens."""
    return begin(vault, *refuge_lock())


def lines(vault: Vault, passphrase: str) -> list[str]:
    """What is read with a passphrase."""
    return [one.line for one in Refuge(vault, open_locks(locks(vault), passphrase)).check_ins.all()]


def test_the_second_passphrase_opens_it_and_the_first_does_not(vault: Vault, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    assert lines(vault, REFUGE_PASSPHRASE) == ["mal dormi"]
    for wrong in (PASSPHRASE, REFUGE_PASSPHRASE.upper(), ""):
        with pytest.raises(WrongPassphrase, match="does not open Refuge"):
            open_locks(locks(vault), wrong)


def test_accents_typed_in_one_piece_or_in_two_are_the_same(vault_folder: Path) -> None:
    lock, key = fresh_lock("une porte à l’étage", vault_folder, FLOOR)
    assert open_locks([lock], "une porte a\u0300 l’e\u0301tage") == key


def test_one_that_is_short_or_opens_the_vault_as_well_is_refused(vault_folder: Path) -> None:
    with pytest.raises(Refused, match="too short"):
        fresh_lock("court", vault_folder, FLOOR)
    with pytest.raises(Refused, match="vault’s own"):
        fresh_lock(PASSPHRASE, vault_folder, FLOOR)


def test_the_key_shows_itself_nowhere() -> None:
    lock, key = refuge_lock()
    assert key._key._secret.hex() not in repr(key) + repr(lock) + lock.written
    assert str(key._key._secret) not in repr(key)


@pytest.mark.parametrize("other", ["", "refuge-of-someone-else"])
def test_a_slot_moved_to_another_refuge_opens_nothing(other: str) -> None:
    with pytest.raises(VaultDamaged):
        open_locks([Lock(other, refuge_lock()[0].slot)], REFUGE_PASSPHRASE)


def test_a_slot_of_the_vault_does_not_pass_for_one(vault: Vault) -> None:
    uid, key = "mine", VaultKey.fresh()
    of_a_vault = Slot.for_passphrase(uid, key, OTHER_PASSPHRASE, FLOOR)
    with pytest.raises(VaultDamaged):
        open_locks([Lock(uid, of_a_vault)], OTHER_PASSPHRASE)


WHOLE = slot_document(refuge_lock()[0].slot)


@pytest.mark.parametrize(
    "written",
    [
        " ",
        "[]",
        "{" * 3000,
        json.dumps(WHOLE | {"salt": "00"}),
        json.dumps(WHOLE | {"more": 1}),
        json.dumps(WHOLE | {"kind": "recovery"}),
        json.dumps(WHOLE | {"argon2id": {"memory_kib": 1 << 40, "iterations": 3, "lanes": 4}}),
        json.dumps(WHOLE | {"argon2id": {"memory_kib": 8, "iterations": 1, "lanes": 1}}),
    ],
)
def test_a_slot_that_nobody_of_ours_wrote_is_refused_unread(vault: Vault, refuge: Refuge, written: str) -> None:
    with vault.change("tamper"):
        vault.write("UPDATE refuge SET slot = ?", (written,))
    with pytest.raises(VaultDamaged, match="What closes Refuge"):
        locks(vault)
    archive = as_archive(vault)
    with pytest.raises(Refused, match="damaged"):
        rehearse_files(vault, [("all.json", archive)])


def test_another_passphrase_takes_the_place_of_the_first_for_good(vault: Vault, refuge: Refuge) -> None:
    check_ins = refuge.check_ins
    check_ins.remove(check_ins.add(Weather.TIRED, "parti", on="2026-03-10"))
    for at in range(12, 17):
        check_ins.add(Weather.MIXED, f"jour {at}", on=f"2026-03-{at}")
    refuge.write_numbers("00 00")
    old = {row[0] for row in vault.rows("SELECT sealed FROM check_in")}
    backup = back_up(vault).file
    lock, key = fresh_lock(OTHER_PASSPHRASE, vault.paths.folder, FLOOR)
    refuge.close_with(lock, key)
    assert lines(vault, OTHER_PASSPHRASE) == [f"jour {at}" for at in range(16, 11, -1)]
    assert Refuge(vault, key).choices().numbers == "00 00"
    with pytest.raises(WrongPassphrase):
        open_locks(locks(vault), REFUGE_PASSPHRASE)
    with pytest.raises(Refused):
        refuge.choices()
    kept = {row[0] for row in vault.rows("SELECT sealed FROM check_in UNION SELECT value FROM undo_value")}
    assert not old & kept
    assert vault.rows("SELECT 1 FROM undo_row WHERE table_name IN ('refuge', 'check_in')") == []
    restore(backup, vault.paths.folder.with_name("before.whispeer"), lambda _: vault.key)
    with Vault(vault.paths.folder.with_name("before.whispeer"), vault.key, vault.clock) as before:
        assert len(lines(before, REFUGE_PASSPHRASE)) == 5


def test_an_archive_carries_it_to_another_vault_where_the_same_passphrase_opens_it(
    vault: Vault, refuge: Refuge, tmp_path: Path
) -> None:
    refuge.check_ins.add(Weather.HEAVY, "mal dormi")
    refuge.write_numbers("le voisin")
    archive = as_archive(vault)
    assert b"dormi" not in archive and b"voisin" not in archive and b"heavy" not in archive
    made = create_vault(tmp_path / "new.whispeer", "quite another house", cost=FLOOR)
    with Vault(made.folder, made.key, vault.clock) as other:
        carry_out(other, rehearse_files(other, [("all.json", archive)]))
        assert lines(other, REFUGE_PASSPHRASE) == ["mal dormi"]
        key = open_locks(locks(other), REFUGE_PASSPHRASE)
        assert Refuge(other, key).choices().numbers == "le voisin"
        assert as_archive(other) == archive


def test_one_that_comes_with_an_archive_stands_beside_the_one_that_is_there(
    vault: Vault, refuge: Refuge, tmp_path: Path
) -> None:
    refuge.check_ins.add(Weather.CALM, "à moi")
    made = create_vault(tmp_path / "new.whispeer", "quite another house", cost=FLOOR)
    with Vault(made.folder, made.key, vault.clock) as other:
        lock, key = fresh_lock(OTHER_PASSPHRASE, made.folder, FLOOR)
        begin(other, lock, key).check_ins.add(Weather.LIGHT, "d’avant")
        archive = as_archive(other)
    carry_out(vault, rehearse_files(vault, [("all.json", archive)]))
    assert lines(vault, REFUGE_PASSPHRASE) == ["à moi"]
    assert lines(vault, OTHER_PASSPHRASE) == ["d’avant"]


def test_an_archive_of_before_the_lock_still_comes_in(vault: Vault) -> None:
    archive = as_archive(vault).replace(b'"refuge":[],\n', b"")
    archive = re.sub(rb'"version":\d+', b'"version":3', archive)
    assert b'"refuge"' not in archive
    carry_out(vault, rehearse_files(vault, [("all.json", archive)]))
    assert locks(vault) == ()


def test_a_key_of_another_refuge_reads_nothing(vault: Vault, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.LIGHT)
    stranger = Refuge(vault, RefugeKey(refuge_lock()[0].uid, VaultKey.fresh()))
    for attempt in (stranger.choices, stranger.inside, stranger.enter, stranger.check_ins.all):
        with pytest.raises(Refused, match="does not open"):
            attempt()


def test_nothing_that_the_vault_knows_opens_a_check_in(vault: Vault, refuge: Refuge) -> None:
    refuge.check_ins.add(Weather.LIGHT)
    refuge_id = vault.rows("SELECT id FROM refuge")[0][0]
    known = [bytes(KEY_BYTES), *(vault.key.subkey(word) for word in ("check-ins", "choices", "drafts", "database"))]
    for key in known:
        with pytest.raises(Refused, match="does not open"):
            CheckIns(vault, key, refuge_id).all()


def test_check_ins_choices_and_drafts_have_each_a_key_of_their_own() -> None:
    key = refuge_lock()[1]
    box = key.for_drafts.close({"a": "b"}, "x")
    for other in (key.for_choices, Seal(key.for_check_ins)):
        with pytest.raises(Refused, match="does not open"):
            other.open(box, "x")
    assert key.for_drafts.open(box, "x") == {"a": "b"}
