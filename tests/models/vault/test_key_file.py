"""The key file notices every change of it, trusts nothing it was given, and has a twin to fall back on."""

import hashlib
import json
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from models.vault import Vault, VaultKey, VaultPaths, unlock
from models.vault.doors import change_passphrase
from models.vault.driver import Profile
from models.vault.errors import VaultDamaged, VaultMissing, VaultTooNew, WrongPassphrase
from models.vault.key_file import KeyFile, twin_of
from models.vault.keys import FLOOR, SlotKind
from tests.fixtures import PASSPHRASE

Document = dict[str, Any]


@pytest.fixture
def path(vault_folder: Path) -> Path:
    """The key file of a vault."""
    return vault_folder / "vault.keys"


def rewritten(content: bytes, alter: Callable[[Document], None]) -> bytes:
    """The file as someone would write it who knows its checksum and not the vault's key."""
    document = json.loads(content)
    alter(document)
    del document["checksum"]

    def canonical() -> bytes:
        return json.dumps(document, sort_keys=True, separators=(",", ":")).encode()

    document["checksum"] = hashlib.sha256(canonical()).hexdigest()
    return canonical() + b"\n"


def test_the_twin_is_the_same(path: Path) -> None:
    assert twin_of(path).read_bytes() == path.read_bytes()
    assert path.stat().st_mode & 0o777 == twin_of(path).stat().st_mode & 0o777 == 0o600


def test_what_was_read_is_written_alike(path: Path) -> None:
    content = path.read_bytes()
    assert rewritten(content, lambda _: None) == content
    assert KeyFile.from_bytes(content).to_bytes() == content
    assert len(content) <= 8192


def test_every_flipped_bit_is_damage(path: Path) -> None:
    content = path.read_bytes()
    noticed = 0
    for place in range(len(content)):
        for bit in range(8):
            flipped = bytearray(content)
            flipped[place] ^= 1 << bit
            with pytest.raises(VaultDamaged):
                KeyFile.from_bytes(bytes(flipped))
            noticed += 1
    assert noticed == 8 * len(content)


def test_a_flipped_byte_is_told_without_the_twin_and_mended_by_it(path: Path) -> None:
    content = path.read_bytes()
    good = KeyFile.read(path)
    aside = twin_of(path).rename(path.with_name("aside"))
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 2]) + content[place + 1 :])
        with pytest.raises(VaultDamaged, match="Restore the newest backup"):
            KeyFile.read(path)
    aside.rename(twin_of(path))
    for place in range(0, len(content), 7):
        path.write_bytes(content[:place] + bytes([content[place] ^ 2]) + content[place + 1 :])
        assert KeyFile.read(path) == good


@pytest.mark.parametrize("length", [0, 1, 100])
def test_a_torn_file_is_mended_by_the_twin(path: Path, vault_key: VaultKey, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])
    assert KeyFile.read(path).open_with_passphrase(PASSPHRASE) == vault_key


def test_a_lost_file_is_mended_by_the_twin_and_a_lost_twin_is_not_missed(path: Path, vault_key: VaultKey) -> None:
    content = path.read_bytes()
    path.unlink()
    assert KeyFile.read(path).to_bytes() == content
    twin_of(path).rename(path)
    assert KeyFile.read(path).to_bytes() == content
    with Vault(path.parent, vault_key) as vault:
        assert vault.commits >= 0


def test_without_either_there_is_no_vault(path: Path) -> None:
    path.unlink()
    twin_of(path).unlink()
    with pytest.raises(VaultMissing):
        KeyFile.read(path)


def test_nine_kilobytes_are_no_key_file(path: Path) -> None:
    content = path.read_bytes()
    padded = rewritten(content, lambda document: document.update(padding="x" * 9000))
    assert len(padded) > 9000
    with pytest.raises(VaultDamaged):
        KeyFile.from_bytes(padded)
    path.write_bytes(padded)
    assert KeyFile.read(path).to_bytes() == content


def test_a_newer_format_asks_for_a_newer_program(path: Path) -> None:
    path.write_bytes(rewritten(path.read_bytes(), lambda document: document.update(format=2, slots="told otherwise")))
    with pytest.raises(VaultTooNew, match="Update"):
        KeyFile.read(path)


def weaker(document: Document) -> None:
    passphrase = next(slot for slot in document["slots"] if slot["kind"] == "passphrase")
    passphrase["argon2id"]["lanes"] = 1


def moved(document: Document) -> None:
    recovery = next(slot for slot in document["slots"] if slot["kind"] == "recovery")
    recovery["kind"] = "keyring"
    document["slots"].sort(key=lambda slot: slot["kind"])


def of_another_vault(document: Document) -> None:
    document["vault"] = "0" * 32


def another_profile(document: Document) -> None:
    document["profile"]["hmac"] = "HMAC_SHA1"


def one_way_in_less(document: Document) -> None:
    document["slots"] = [slot for slot in document["slots"] if slot["kind"] == "passphrase"]


def without_mac(document: Document) -> None:
    document["mac"] = ""


@pytest.mark.parametrize("alter", [weaker, moved, of_another_vault, another_profile, one_way_in_less, without_mac])
def test_what_another_hand_altered_does_not_open(path: Path, alter: Callable[[Document], None]) -> None:
    altered = KeyFile.from_bytes(rewritten(path.read_bytes(), alter))
    with pytest.raises((VaultDamaged, WrongPassphrase)):
        altered.open_with_passphrase(PASSPHRASE)


def _cost(**values: Any) -> Callable[[Document], None]:
    def alter(document: Document) -> None:
        passphrase = next(slot for slot in document["slots"] if slot["kind"] == "passphrase")
        passphrase["argon2id"] |= values

    return alter


def _part(name: str, value: Any) -> Callable[[Document], None]:
    def alter(document: Document) -> None:
        document["slots"][0][name] = value

    return alter


def _whole(**values: Any) -> Callable[[Document], None]:
    def alter(document: Document) -> None:
        document |= values

    return alter


@pytest.mark.parametrize(
    "alter",
    [
        _cost(memory_kib=1 << 40),
        _cost(memory_kib=8),
        _cost(iterations=10**9),
        _cost(lanes=2**24),
        _cost(lanes=True),
        _cost(iterations=3.0),
        _cost(memory_kib="65536"),
        _part("nonce", ""),
        _part("salt", ""),
        _part("check", ""),
        _part("sealed", "00"),
        _part("salt", 7),
        _part("kind", "window"),
        _whole(slots=7),
        _whole(slots=[[]]),
        _whole(profile={"page_size": 7, "hmac": "HMAC_SHA256"}),
        _whole(profile={"page_size": 8192, "hmac": "HMAC_SHA256; ATTACH"}),
        _whole(profile=None),
        _whole(vault=7),
        _whole(mac=7),
        _whole(mac="é"),
        _whole(format="1"),
        _whole(format=None),
        _whole(unheard_of=1),
    ],
)
def test_what_nobody_of_ours_would_write_is_refused_before_anything_is_computed(
    path: Path, alter: Callable[[Document], None]
) -> None:
    altered = rewritten(path.read_bytes(), alter)
    started = time.perf_counter()
    with pytest.raises(VaultDamaged):
        KeyFile.from_bytes(altered)
    assert time.perf_counter() - started < 0.1


@pytest.mark.parametrize(
    "content", [b"", b"\0" * 8192, b"[" * 8000, b"[]", b"7", b"null", b"\xff\xfe{}", b'{"a":1e999}']
)
def test_what_is_no_key_file_at_all_is_damage(content: bytes) -> None:
    with pytest.raises(VaultDamaged):
        KeyFile.from_bytes(content)


def test_a_key_file_signed_for_another_profile_opens_no_database(path: Path, vault_key: VaultKey) -> None:
    replace(KeyFile.read(path), profile=Profile(page_size=4096)).write(path, vault_key)
    assert KeyFile.read(path).open_with_passphrase(PASSPHRASE) == vault_key
    with pytest.raises(VaultDamaged):
        Vault(path.parent, vault_key)


def test_a_way_in_that_was_never_made_is_refused(path: Path) -> None:
    with pytest.raises(WrongPassphrase, match="no such way in"):
        KeyFile.read(path).open_with_secret(SlotKind.KEYRING, bytes(32))


@pytest.mark.parametrize("spoiled", ["file", "twin"])
def test_opening_the_vault_mends_whichever_was_spoiled(vault_folder: Path, vault_key: VaultKey, spoiled: str) -> None:
    path = VaultPaths(vault_folder).keys
    whole = path.read_bytes()
    (path if spoiled == "file" else twin_of(path)).write_bytes(whole[:100])
    Vault(vault_folder, vault_key).close()
    assert path.read_bytes() == twin_of(path).read_bytes() == whole


def test_a_passphrase_that_was_changed_does_not_live_on_in_the_twin(vault_folder: Path, vault_key: VaultKey) -> None:
    path = VaultPaths(vault_folder).keys
    before = path.read_bytes()
    change_passphrase(vault_folder, vault_key, "another four words", cost=FLOOR)
    twin_of(path).write_bytes(before)  # the power failed between the two
    Vault(vault_folder, vault_key).close()
    path.unlink()
    with pytest.raises(WrongPassphrase):
        unlock(vault_folder, PASSPHRASE)
