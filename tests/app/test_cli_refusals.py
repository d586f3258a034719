"""What the world does to a vault is told in one sentence each, and nothing is lost."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from models.vault import Vault, VaultKey, VaultPaths
from tests.app.running import COMMAND, Here, Ran
from tests.app.someone import cards
from tests.builders import everything, people

AS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0
NOBODY = 65534


def test_a_wrong_passphrase_is_not_called_damage(here: Here) -> None:
    here.passphrase_file.write_text("not this one")
    assert here("people").refusal.startswith("This passphrase does not open the vault.")


@pytest.mark.parametrize("harm", ["missing", "empty", "plain", "foreign", "torn"])
def test_a_damaged_database_is_not_called_a_wrong_passphrase(here: Here, harm: str) -> None:
    database = VaultPaths(here.vault).database
    content = database.read_bytes()
    database.unlink()
    match harm:
        case "empty":
            database.touch()
        case "plain":
            database.write_bytes(b"SQLite format 3\0" + bytes(8176))
        case "foreign":
            database.write_bytes(os.urandom(8192))
        case "torn":
            database.write_bytes(content[:5000])
    before = sorted(file.name for file in here.vault.iterdir())
    for command in (["people"], ["verify"], ["undo"], ["backup"]):
        refusal = here(*command).refusal
        assert "Restore the newest backup" in refusal
        assert "passphrase" not in refusal
    assert sorted(file.name for file in here.vault.iterdir()) == before


def test_where_a_vault_is_damaged_its_newest_backup_is_named(here: Here) -> None:
    here("backup")
    backup = max(VaultPaths(here.vault).backups.iterdir())
    VaultPaths(here.vault).database.write_bytes(os.urandom(8192))
    assert str(backup) in here("people").refusal
    backup.write_bytes(b"torn")
    assert "newest backup is" not in here("verify", backup).refusal


def test_a_missing_vault_is_not_made_by_looking_for_it(here: Here, tmp_path: Path) -> None:
    gone = tmp_path / "gone.whispeer"
    for command in (["people"], ["verify"], ["recover", "--words-file", here.passphrase_file], ["keyring", "on"]):
        assert "no vault here" in here(*command, "--vault", gone).refusal
    assert not gone.exists()
    assert "no vault here" in here("people", "--vault", here.passphrase_file).refusal


@pytest.mark.parametrize("content", [b"", b"{}", b"x" * 10_000])
def test_a_damaged_key_file_is_told(here: Here, content: bytes) -> None:
    for name in ("vault.keys", "vault.keys.twin"):
        (here.vault / name).write_bytes(content)
    assert "key file is damaged" in here("people").refusal


def test_a_newer_vault_is_told(here: Here, vault: Vault) -> None:
    vault.connection.execute("PRAGMA user_version = 9999")
    assert "Update the program" in here("people").refusal


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"\nsecond"])
def test_a_passphrase_file_without_a_passphrase_is_told(here: Here, content: bytes) -> None:
    here.passphrase_file.write_bytes(content)
    assert str(here.passphrase_file) in here("people").refusal


def test_a_passphrase_file_that_is_gone_is_told(here: Here) -> None:
    here.passphrase_file.unlink()
    assert "cannot be read" in here("people").refusal
    assert "“-” is empty" in here("people", "--passphrase-file", "-").refusal


@pytest.mark.parametrize("end", ["", "\n", "\r\n", "\nsecond line"])
def test_the_first_line_is_the_passphrase(here: Here, end: str) -> None:
    said = here.passphrase_file.read_text().strip()
    here.passphrase_file.write_bytes(b"\xef\xbb\xbf" + said.encode() + end.encode())
    assert here("people").code == 0


def test_nothing_is_asked_where_nobody_can_answer(here: Here, tmp_path: Path) -> None:
    words = tmp_path / "words"
    other = tmp_path / "other.whispeer"
    assert "--passphrase-file" in here.bare("people", "--vault", here.vault).refusal
    assert "--passphrase-file" in here.bare("new", "--vault", other, "--recovery-file", words).refusal
    assert "--new-passphrase-file" in here("passphrase").refusal
    assert "--words-file" in here("recover").refusal
    assert not other.exists()
    assert not words.exists()


def test_another_that_writes_is_waited_for_then_told(here: Here, vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa")
    book = tmp_path / "book.vcf"
    book.write_text(cards("Sam"), newline="")
    vault.connection.execute("BEGIN IMMEDIATE")
    assert "Another program is writing" in here("import", book).refusal
    vault.connection.execute("ROLLBACK")
    assert here("import", book, "--json").json["new"] == 1


SETPRIV = shutil.which("setpriv")


@pytest.mark.skipif(not AS_ROOT or not SETPRIV, reason="needs root, who gives up being above permissions by setpriv")
def test_a_folder_that_is_not_ours_is_told(here: Here, tmp_path: Path) -> None:
    book, secret = tmp_path / "book.vcf", tmp_path / "secret.vcf"
    for file in (book, secret):
        file.write_text(cards("Sam"), newline="")
    theirs = Path(shutil.copytree(here.vault, tmp_path / "theirs" / "notebook.whispeer"))
    for path in (secret, *theirs.rglob("*"), theirs, theirs.parent):
        path.chmod(0o700 if path.is_dir() else 0o600)
        os.chown(path, NOBODY, NOBODY)
    more = ("--vault", theirs, "--passphrase-file", here.passphrase_file)

    def refusal(*arguments: str | Path) -> str:
        return without_privileges(*more, *arguments).refusal

    assert refusal("people")  # closed altogether
    for path in (*theirs.rglob("*"), theirs, theirs.parent):
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert "yours to write in" in refusal("import", book)
    assert "yours to write in" in refusal("backup", theirs.parent / "file")
    words = tmp_path / "words"
    assert "yours to write in" in refusal("new", "--vault", theirs.parent / "other", "--recovery-file", words)
    assert "yours to write in" in refusal("new", "--vault", tmp_path / "other", "--recovery-file", theirs / "words")
    assert not words.exists()
    assert not (tmp_path / "other").exists()
    assert "yours to read" in without_privileges(*more, "import", secret, "--vault", here.vault).refusal


def without_privileges(*arguments: str | Path) -> Ran:
    """Run the program as a root for whom permissions hold."""
    bounded = [str(SETPRIV), "--bounding-set", "-dac_override,-dac_read_search,-fowner", "--"]
    done = subprocess.run(
        [*bounded, *COMMAND, *map(str, arguments)], stdin=subprocess.DEVNULL, capture_output=True, text=True
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk that holds a vault and one backup of it."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mounted = shutil.which("mount") and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2400k", "tmpfs", folder], capture_output=True
    )
    if not mounted or mounted.returncode:
        pytest.skip("a small disk can only be mounted by root")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)


def test_a_full_disk_is_told_and_nothing_is_lost(
    here: Here, vault: Vault, vault_key: VaultKey, small_disk: Path, tmp_path: Path
) -> None:
    people(vault, "Léa")
    vault.checkpoint()
    vault_on_disk = Path(shutil.copytree(here.vault, small_disk / "notebook.whispeer"))
    with Vault(vault_on_disk, vault_key) as before:
        stood = everything(before)
    book = tmp_path / "book.vcf"
    book.write_text(cards(*(f"Person {number}" for number in range(2000))), newline="")
    full = Here(vault_on_disk, here.passphrase_file)
    assert "The disk is full" in full("import", book).refusal
    filler = small_disk / "filler"
    with filler.open("wb", buffering=0) as file, pytest.raises(OSError, match="No space"):
        while True:
            file.write(bytes(4096))
    for command in (["backup"], ["export", small_disk / "all.json"], ["backup", small_disk / "file"]):
        assert "The disk is full" in full(*command).refusal
    words = small_disk / "words"
    other = small_disk / "other.whispeer"
    assert "The disk is full" in full("new", "--vault", other, "--recovery-file", words).refusal
    assert "The disk is full" in full("new", "--vault", tmp_path / "other.whispeer", "--recovery-file", words).refusal
    left = {path.name for path in small_disk.iterdir()}
    assert left == {"notebook.whispeer", "filler"}
    assert not (tmp_path / "other.whispeer").exists()
    filler.unlink()
    with Vault(vault_on_disk, vault_key) as after:
        assert everything(after) == stood


def test_our_own_mistake_is_one_sentence_and_a_log_without_names(here: Here, vault: Vault) -> None:
    people(vault, "Léa Secret")
    with vault.change("Break it"):
        # nothing in the program writes such a row
        vault.write("UPDATE person SET met_on = 'never' WHERE id = 1")
        vault.write("INSERT INTO important_date (person_id, position, kind, day) VALUES (1, 0, 'other', 'x')")
    vault.connection.execute("PRAGMA ignore_check_constraints = ON")
    vault.connection.execute("UPDATE important_date SET kind = 'Léa Secret'")
    ran = here("person", "Léa Secret")
    assert (ran.code, ran.out) == (70, "")
    assert ran.err.count("\n") == 1
    log = Path(re.search(r"(/\S+faults\.log)", ran.err)[0])  # type: ignore[index]  # the line above it says so
    noted = log.read_text()
    assert "builtins.ValueError" in noted
    assert "models/people/store.py" in noted
    assert "Secret" not in noted + ran.err
    assert log.stat().st_mode & 0o077 == 0
