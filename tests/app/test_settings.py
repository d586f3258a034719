"""Settings come back as they were kept, and damage never stops a start."""

import ast
import json
import stat
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.settings import Settings, load, save, settings_file
from models.vault.errors import DiskTrouble
from sync.transports.codes import is_server
from ui.theme import CHOICES

ROOT = Path(__file__).parents[2]


def test_they_come_back_as_they_were_kept(tmp_path: Path) -> None:
    file = tmp_path / "new" / "settings.json"
    kept = Settings(language="fr", theme="contrast", last_vault=tmp_path / "Léa’s \udcff.whispeer")
    save(kept, file)
    assert load(file) == kept
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_the_servers_keep_their_order(tmp_path: Path) -> None:
    kept = Settings(mailboxes=("wss://one.example/v1", "ws://192.168.1.20:4000/v1"))
    save(kept, tmp_path / "settings.json")
    assert load(tmp_path / "settings.json") == kept


def test_without_a_file_everything_has_its_default(tmp_path: Path) -> None:
    assert load(tmp_path / "none.json") == Settings(language=None, theme="system", last_vault=None)


def test_they_lie_in_the_folder_for_configuration() -> None:
    assert settings_file().parts[-3:] == ("config", "whispeer", "settings.json")


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b'{"theme": 1}',
        b'{"theme": "pink"}',
        b'{"language": ""}',
        b'{"last_vault": 3}',
        b'{"mailboxes": []}',
        b'{"mailboxes": "wss://example.org/v1"}',
        b'{"mailboxes": [1, "https://example.org", "file:///etc/passwd"]}',
        b'{"last_vault": ""}',
        b'{"last_vault": "\\u0000"}',
    ],
)
def test_what_is_damaged_has_the_default(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "settings.json"
    file.write_bytes(content)
    assert load(file) == Settings()


def test_one_bad_value_leaves_the_others_alone(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"theme": "pink", "language": "fr"}')
    assert load(file) == Settings(language="fr")


@given(
    st.dictionaries(
        st.sampled_from([field.name for field in fields(Settings)]),
        st.one_of(st.text(), st.integers(), st.booleans(), st.none(), st.lists(st.text())),
        max_size=3,
    )
)
def test_any_json_is_read(tmp_path_factory: pytest.TempPathFactory, said: dict[str, object]) -> None:
    file = tmp_path_factory.getbasetemp() / "any-settings.json"
    file.write_text(json.dumps(said))
    found = load(file)
    assert found.theme in CHOICES
    assert found.mailboxes
    assert all(is_server(mailbox) for mailbox in found.mailboxes)
    assert found.language in (None, "fr", "en")
    assert found.last_vault is None or isinstance(found.last_vault, Path)


def test_entries_of_a_newer_version_stay(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    file.write_text('{"of tomorrow": [1], "theme": "dark"}')
    save(replace(load(file), theme="light"), file)
    assert json.loads(file.read_text())["of tomorrow"] == [1]
    assert load(file).theme == "light"


def test_a_file_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("")
    with pytest.raises(DiskTrouble):
        save(Settings(), tmp_path / "in the way" / "settings.json")


def test_the_themes_are_those_of_the_window() -> None:
    (theme,) = (field for field in fields(Settings) if field.name == "theme")
    assert theme.metadata["choices"] == CHOICES


@pytest.mark.parametrize("setting", fields(Settings), ids=lambda setting: setting.name)
def test_each_is_documented_and_used(setting: object) -> None:
    assert setting.metadata["does"].endswith(".")  # type: ignore[attr-defined]  # a dataclass's Field
    files = [file for package in ("app", "ui") for file in (ROOT / package).rglob("*.py") if file.name != "settings.py"]
    read = {
        node.attr
        for file in files
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Load)
    }
    assert setting.name in read  # type: ignore[attr-defined]  # as above
