"""Making a vault, what opens it, its backups, and the fictional ones."""

import json
import stat
from pathlib import Path
from typing import Any

import pytest

from app.bootstrap import DEMO_PASSPHRASE
from models.vault import Vault, open_vault
from models.vault.doors import renew_recovery_words, unlock_with_words
from models.vault.errors import WrongPassphrase
from tests.app.running import Here
from tests.builders import people
from tests.fixtures import PASSPHRASE


def test_new_makes_a_vault_and_keeps_its_words(here: Here, tmp_path: Path) -> None:
    folder, words = tmp_path / "houses" / "mine.whispeer", tmp_path / "words"
    more = ("--json", "--passphrase-file", here.passphrase_file, "--recovery-file", words)
    assert here.bare("--vault", folder, "new", *more).json == {"vault": str(folder)}
    assert stat.S_IMODE(words.stat().st_mode) == 0o600
    assert len(words.read_text().split()) == 20
    assert unlock_with_words(folder, words.read_text())
    assert here.bare("--vault", folder, "people", *more[:3]).json == []


def test_new_writes_over_nothing(here: Here, tmp_path: Path) -> None:
    words = tmp_path / "words"
    assert "already" in here("new", "--recovery-file", words).refusal
    assert not words.exists()
    words.write_text("mine")
    folder = tmp_path / "other.whispeer"
    assert "already" in here("new", "--vault", folder, "--recovery-file", words).refusal
    assert words.read_text() == "mine"
    assert not folder.exists()


@pytest.mark.parametrize(
    ("more", "told"),
    [((), "--recovery-file"), (("--recovery-file", "/dev/null/words"), ""), (("--recovery-file", "gone/words"), "")],
)
def test_without_kept_words_there_is_no_vault(here: Here, tmp_path: Path, more: tuple[str, ...], told: str) -> None:
    folder = tmp_path / "other.whispeer"
    assert told in here("new", "--vault", folder, *more).refusal
    assert not folder.exists()


def test_a_vault_that_cannot_be_made_leaves_no_words(here: Here, tmp_path: Path) -> None:
    words = tmp_path / "words"
    assert here("new", "--vault", here.passphrase_file / "below a file", "--recovery-file", words).refusal
    assert not words.exists()


def test_a_short_passphrase_makes_no_vault(here: Here, tmp_path: Path) -> None:
    here.passphrase_file.write_text("short")
    folder, words = tmp_path / "other.whispeer", tmp_path / "words"
    assert "too short" in here("new", "--vault", folder, "--recovery-file", words).refusal
    assert not folder.exists()
    assert not words.exists()


# Backups


def test_a_backup_goes_out_is_looked_over_and_comes_back(here: Here, vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa", "Sam")
    file, to = tmp_path / "stick.backup", tmp_path / "elsewhere" / "again.whispeer"
    made = {"file": str(file), "people": 2, "ok": True}
    assert here("backup", file, "--json").json == made
    assert here("verify", file, "--json").json == made
    assert here("verify", "--json").json == made | {"file": str(here.vault)}
    assert here("verify", here.vault, "--vault", tmp_path, "--json").json["people"] == 2
    assert "already" in here("backup", file).refusal
    assert here("restore", file, to, "--json").json == made | {"file": str(to)}
    assert Here(to, here.passphrase_file).names() == ["Léa", "Sam"]
    assert "already" in here("restore", file, to).refusal
    (own,) = here("backup", "--json").json["file"].splitlines()
    assert Path(own).parent == here.vault / "backups"


def test_a_backup_opens_by_the_words_alone(here: Here, new_words: Path, tmp_path: Path) -> None:
    file, to = tmp_path / "stick.backup", tmp_path / "again.whispeer"
    here("backup", file)
    assert here.bare("verify", file, "--words-file", new_words, "--json").json["ok"]
    assert here.bare("restore", file, to, "--words-file", new_words, "--json").json["ok"]


@pytest.mark.parametrize("harm", ["flipped", "cut", "none", "a folder", "missing"])
def test_a_damaged_backup_restores_nothing(here: Here, tmp_path: Path, harm: str) -> None:
    file, to = tmp_path / "stick.backup", tmp_path / "again.whispeer"
    here("backup", file)
    content = bytearray(file.read_bytes())
    content[len(content) // 2] ^= 1
    file.unlink()
    match harm:
        case "flipped":
            file.write_bytes(content)
        case "cut":
            file.write_bytes(content[: len(content) // 2])
        case "none":
            file.write_bytes(b"")
        case "a folder":
            file.mkdir()
    assert here("verify", file).refusal
    assert here("restore", file, to).refusal
    assert not to.exists()


# Keys


@pytest.fixture
def new_words(here: Here, vault: Vault, tmp_path: Path) -> Path:
    """The recovery words of the vault, in a file."""
    file = tmp_path / "words"
    file.write_text(renew_recovery_words(here.vault, vault.key))
    return file


def fresh(tmp_path: Path, text: str = "another four words here") -> Path:
    """A file with a new passphrase."""
    file = tmp_path / "fresh"
    file.write_text(text)
    return file


def test_the_passphrase_changes_after_a_backup(here: Here, tmp_path: Path) -> None:
    fresh_file = fresh(tmp_path)
    assert here("passphrase", "--new-passphrase-file", fresh_file, "--json").json == {"vault": str(here.vault)}
    assert "does not open" in here("people").refusal
    assert here("people", "--passphrase-file", fresh_file, "--json").json == []
    assert len(list((here.vault / "backups").iterdir())) == 1


def test_both_passphrases_may_come_on_stdin(here: Here) -> None:
    ran = here(
        "passphrase", "--passphrase-file", "-", "--new-passphrase-file", "-", stdin=f"{PASSPHRASE}\nthe new words\r\n"
    )
    assert ran.code == 0
    assert here("people", "--passphrase-file", "-", "--json", stdin="the new words\n").json == []


def test_a_new_passphrase_that_is_too_short_changes_nothing(here: Here, tmp_path: Path) -> None:
    assert "too short" in here("passphrase", "--new-passphrase-file", fresh(tmp_path, "short")).refusal
    assert here("people").code == 0
    assert not list((here.vault / "backups").iterdir())


def test_the_words_set_a_new_passphrase(here: Here, new_words: Path, tmp_path: Path) -> None:
    fresh_file = fresh(tmp_path)
    more = ("--vault", here.vault, "--words-file", new_words, "--new-passphrase-file", fresh_file, "--json")
    assert here.bare("recover", *more).json == {"vault": str(here.vault)}
    assert here("people", "--passphrase-file", fresh_file, "--json").json == []
    assert here.bare("recover", *more).code == 0  # the words stay good


def test_other_words_are_told_from_a_slip_of_the_pen(here: Here, new_words: Path, tmp_path: Path) -> None:
    words = new_words.read_text().split()
    for typed, told in ((words[:19], "19 words"), ([*words[:18], words[19], words[18]], "not as on the sheet")):
        new_words.write_text(" ".join(typed))
        more = ("--words-file", new_words, "--new-passphrase-file", fresh(tmp_path))
        assert told in here("recover", *more).refusal
    with pytest.raises(WrongPassphrase):
        open_vault(here.vault, "another four words here")


@pytest.fixture
def keyring_of_this_computer() -> Any:
    """A keyring that works, in memory; the former one comes back."""
    import keyring
    from keyring.backend import KeyringBackend

    class InMemory(KeyringBackend):
        priority = 1  # type: ignore[assignment]  # a plain number is what keyring's own back ends say
        secrets: dict[tuple[str, str], str] = {}  # noqa: RUF012  a new class each time

        def set_password(self, service: str, username: str, password: str) -> None:
            self.secrets[service, username] = password

        def get_password(self, service: str, username: str) -> str | None:
            return self.secrets.get((service, username))

        def delete_password(self, service: str, username: str) -> None:
            del self.secrets[service, username]

    before = keyring.get_keyring()
    keyring.set_keyring(InMemory())
    yield keyring.get_keyring()
    keyring.set_keyring(before)


def test_the_keyring_opens_the_vault_where_it_is_asked_to(here: Here, keyring_of_this_computer: Any) -> None:
    alone = ("--vault", here.vault, "people", "--json")
    assert "no terminal" in here.bare(*alone).refusal
    assert here("keyring", "on", "--json").json == {"vault": str(here.vault), "keyring": True}
    assert here.bare(*alone).json == []
    (place,) = keyring_of_this_computer.secrets
    keyring_of_this_computer.secrets[place] = "00" * 32  # another computer's
    assert "no terminal" in here.bare(*alone).refusal
    assert here("people", "--json").json == []
    assert here("keyring", "off", "--json").json == {"vault": str(here.vault), "keyring": False}
    assert not keyring_of_this_computer.secrets
    assert "no terminal" in here.bare(*alone).refusal


def test_a_computer_without_a_keyring_says_so(here: Here) -> None:
    assert "keyring did not answer" in here("keyring", "on").refusal
    assert here("people").code == 0
    assert here("keyring", "off").code == 0


# Fictional people


def test_a_demo_is_made_and_its_passphrase_told(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "demo.whispeer"
    assert here.bare("demo", folder, "--json").json == {"vault": str(folder), "passphrase": DEMO_PASSPHRASE}
    here.passphrase_file.write_text(DEMO_PASSPHRASE)
    assert len(Here(folder, here.passphrase_file).names()) > 50
    assert "already" in here.bare("demo", folder).refusal


def test_any_command_works_on_the_demo_and_leaves_nothing(
    here: Here, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    ran = here("--demo", "people", "--json", "--today", "2030-06-01")
    assert max(person["last_interaction_on"] for person in ran.json).startswith("2030-05")
    assert here("undo", "--demo").code == 0
    assert here.names() == []
    assert not list((tmp_path / "temporary").iterdir())


def test_the_installation_tells_of_itself(here: Here) -> None:
    assert json.loads(here.bare("self-check").out)["recovery_words"] == 20
