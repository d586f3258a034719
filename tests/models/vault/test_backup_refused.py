"""What is no backup, or was altered, is refused before anything is written."""

import hashlib
import random
import resource
import zipfile
from pathlib import Path

import pytest

from models.vault import Vault
from models.vault.backup import back_up, restore, verify_backup
from models.vault.errors import DiskTrouble, VaultDamaged
from tests.builders import people
from tests.models.vault.backups import hidden, parts, sealed
from tests.models.vault.conftest import Unlock


def test_any_flipped_byte_is_noticed(file: Path, unlock: Unlock, tmp_path: Path) -> None:
    content = file.read_bytes()
    drawn = random.Random(2026)
    places = [*range(0, 60, 7), *drawn.sample(range(len(content)), 40), *range(len(content) - 300, len(content), 13)]
    torn = tmp_path / "torn"
    for place in places:
        torn.write_bytes(content[:place] + bytes([content[place] ^ 1 << drawn.randrange(8)]) + content[place + 1 :])
        with pytest.raises(VaultDamaged):
            verify_backup(torn, unlock)


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 0.999])
def test_a_truncated_backup_is_refused(file: Path, tmp_path: Path, unlock: Unlock, share: float) -> None:
    content = file.read_bytes()
    torn = tmp_path / "torn"
    torn.write_bytes(content[: int(len(content) * share)])
    with pytest.raises(VaultDamaged, match="Take another one"):
        restore(torn, tmp_path / "again", unlock)
    torn.write_bytes(content + b"\n")
    with pytest.raises(VaultDamaged):
        restore(torn, tmp_path / "again", unlock)
    assert not (tmp_path / "again").exists()
    assert hidden(tmp_path) == []


@pytest.mark.parametrize(
    "content", [b"", b"x", b"PK\x05\x06" + bytes(18), b"0" * 64, b"BEGIN:VCARD\r\nEND:VCARD\r\n" * 99]
)
def test_what_is_no_backup_is_refused(tmp_path: Path, unlock: Unlock, content: bytes) -> None:
    other = tmp_path / "other"
    other.write_bytes(content)
    with pytest.raises(VaultDamaged):
        verify_backup(other, unlock)


def test_no_file_and_a_folder_are_refused(tmp_path: Path, unlock: Unlock) -> None:
    for path in (tmp_path / "nothing", tmp_path):
        with pytest.raises(DiskTrouble):
            verify_backup(path, unlock)


def test_a_stranger_can_seal_a_backup_that_is_right(file: Path, tmp_path: Path, unlock: Unlock) -> None:
    assert verify_backup(sealed(tmp_path / "same", parts(file)), unlock).people == 4


@pytest.mark.parametrize(
    "altered",
    [
        {"manifest.json": b"[" * 60000},
        {"manifest.json": b"[]"},
        {"manifest.json": b"{}"},
        {"manifest.json": b'{"said": 7, "mac": "x"}'},
        {"manifest.json": b'{"said": "{}", "mac": "\xc3\xa9"}'},
        {"manifest.json": b'{"said": "{}", "mac": "00"}'},
        {"vault.keys": b"{}"},
        {"vault.db": b""},
        {"vault.db": b"x" * 8192},
    ],
)
def test_what_a_stranger_altered_is_refused(
    file: Path, tmp_path: Path, unlock: Unlock, altered: dict[str, bytes]
) -> None:
    with pytest.raises(VaultDamaged):
        restore(sealed(tmp_path / "other", parts(file) | altered), tmp_path / "again", unlock)
    assert not (tmp_path / "again").exists()
    assert hidden(tmp_path) == []


@pytest.mark.parametrize("missing", ["manifest.json", "vault.keys", "vault.db"])
def test_a_part_that_is_missing_is_noticed(file: Path, tmp_path: Path, unlock: Unlock, missing: str) -> None:
    members = parts(file)
    del members[missing]
    with pytest.raises(VaultDamaged):
        verify_backup(sealed(tmp_path / "other", members), unlock)


def test_the_backup_of_another_vault_is_no_part_of_this_one(
    file: Path, vault: Vault, tmp_path: Path, unlock: Unlock
) -> None:
    with vault.change("Change"):
        people(vault, "Later")
    later = parts(back_up(vault, tmp_path / "later").file)
    mixed = parts(file) | {"vault.db": later["vault.db"]}
    with pytest.raises(VaultDamaged):
        verify_backup(sealed(tmp_path / "mixed", mixed), unlock)


def test_what_would_unpack_to_a_full_disk_is_refused_at_once(tmp_path: Path, file: Path, unlock: Unlock) -> None:
    members = parts(file) | {"vault.db": bytes(64 << 20)}
    bomb = sealed(tmp_path / "bomb", members, zipfile.ZIP_DEFLATED)
    assert bomb.stat().st_size < 2 << 20
    # written out it would be more than this process may write
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (16 << 20, before[1]))
    try:
        with pytest.raises(VaultDamaged):
            verify_backup(bomb, unlock)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_member_that_asks_for_a_password_is_refused(tmp_path: Path, file: Path, unlock: Unlock) -> None:
    content = bytearray(sealed(tmp_path / "locked", parts(file)).read_bytes())
    start = 0
    while (at := content.find(b"PK\x01\x02", start)) >= 0:  # each entry of the directory
        content[at + 8] |= 1
        start = at + 4
    body = bytes(content[:-64])
    (tmp_path / "locked").write_bytes(body + hashlib.sha256(body).hexdigest().encode())
    with pytest.raises(VaultDamaged):
        verify_backup(tmp_path / "locked", unlock)
