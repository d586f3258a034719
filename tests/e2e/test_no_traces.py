"""What was written in the vault stands in no file in the clear, while it is open and afterwards."""

import base64
import os
from pathlib import Path

import pytest

from models.exporting import as_archive
from models.favours import Favours
from models.follow_ups import FollowUps
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People, Tie
from models.search import Search
from models.vault import Vault, VaultKey
from models.vault.backup import back_up, verify_backup
from models.vault.integrity import check
from tests.app.running import run
from tests.e2e.traces import spellings, traces
from tests.fixtures import PASSPHRASE

PEOPLE = 30
CARD = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:{name}\r\nNOTE:{note}\r\nX-ODD:{odd}\r\nEND:VCARD\r\n"


class Markers:
    """Words that stand nowhere else, and those that were given out."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self.given: list[str] = []

    def __call__(self) -> str:
        self.given.append(f"Zq{self._kind}{len(self.given):05}xjw")
        return self.given[-1]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home with every folder a program might write to in it, temporary files included."""
    home = tmp_path / "home"
    for variable, name in {
        "HOME": ".",
        "TMPDIR": "tmp",
        "XDG_CACHE_HOME": "cache",
        "XDG_CONFIG_HOME": "config",
        "XDG_DATA_HOME": "data",
        "XDG_STATE_HOME": "state",
        "XDG_RUNTIME_DIR": "run",
    }.items():
        (home / name).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(variable, str(home / name))
    monkeypatch.setattr("tempfile.tempdir", str(home / "tmp"))
    return home


def live(vault: Vault, marker: Markers) -> None:
    """A long session: write, change, remove, undo, import, search, look over, back up."""
    people = People(vault)
    ids = [
        people.add(
            marker(),
            note=marker(),
            organisation=marker(),
            town=marker(),
            contacts=[ContactMethod(kind=ContactKind.EMAIL, value=f"{marker()}@example.org", label=marker())],
            tags=[marker()],
            worlds=[marker()],
            tie=Tie(how_met=marker()),
        )
        for _ in range(PEOPLE)
    ]
    for id in ids:
        Interactions(vault).log(on="2026-03-16", people=[id], text=f"{marker()} " * 500, tags=[marker()])
        Favours(vault).promise(to=[id], text=marker())
        FollowUps(vault).add(marker(), [id], why=marker())
    book = "".join(CARD.format(name=marker(), note=marker(), odd=marker()) for _ in range(PEOPLE))
    carry_out(vault, rehearse_files(vault, [(f"{marker()}.vcf", book.encode())]))
    vault.undo()
    vault.redo()
    people.change(ids[0], name=marker())
    people.remove(ids[1])
    for word in marker.given[::20]:
        Search(vault).people(word)
        Search(vault).notes(word)
    vault.rows("SELECT * FROM interaction ORDER BY text || uid, happened_on")  # sorted in memory, not in a file
    check(vault)
    verify_backup(back_up(vault).file, lambda _: vault.key)


def test_the_library_leaves_no_word_in_any_file(home: Path, vault_folder: Path, vault_key: VaultKey) -> None:
    marker = Markers("lib")
    with Vault(vault_folder, vault_key) as vault:
        live(vault, marker)
        Interactions(vault).log(on="2026-03-16", people=[1], text=marker())
        assert (vault_folder / "vault.db-wal").stat().st_size
        assert list((vault_folder / "backups").iterdir())
        assert all(word.encode() in as_archive(vault) for word in marker.given[30:60])
        while_open = traces(marker.given, [vault_folder, home])
    assert len(marker.given) > 500
    assert while_open == []
    assert traces(marker.given, [vault_folder, home]) == []


def test_the_command_line_leaves_no_word_in_any_file(home: Path, vault_folder: Path, tmp_path: Path) -> None:
    marker, outside = Markers("cli"), tmp_path / "outside"
    outside.mkdir()
    (outside / "passphrase").write_text(PASSPHRASE, encoding="utf-8")
    book = outside / "book.vcf"
    book.write_text("".join(CARD.format(name=marker(), note=marker(), odd=marker()) for _ in range(40)), "utf-8")
    bad = outside / "bad.vcf"
    bad.write_text(CARD.format(name=marker(), note=marker(), odd=marker())[:-20], "utf-8")
    vault = ("--vault", vault_folder, "--passphrase-file", outside / "passphrase")
    for words in (
        ("import", book),
        ("import", bad, "--dry-run"),
        ("person", marker.given[0]),
        ("search", marker.given[1]),
        ("person", f"{marker()} “*("),
        ("undo",),
        ("redo",),
        ("backup",),
        ("verify",),
        ("export", outside / "all.json"),
        ("history",),
    ):
        ran = run(*vault, *words)
        assert ran.code in (0, 1), ran
    assert len(marker.given) > 100
    assert traces(marker.given, [outside])  # they were there: what the user hands over is in the clear
    assert traces(marker.given, [vault_folder, home]) == []


@pytest.mark.parametrize("spelling", sorted(spellings("Zqlib00007xjw")))
def test_a_planted_word_is_found_however_it_is_written(tmp_path: Path, spelling: bytes) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "file").write_bytes(os.urandom(5000) + spelling + os.urandom(5000))
    assert traces(["Zqlib00007xjw"], [tmp_path]) == [f"Zqlib00007xjw in {tmp_path / 'deep' / 'file'}"]


@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_planted_word_is_found_inside_base64(tmp_path: Path, before: str) -> None:
    (tmp_path / "log").write_bytes(base64.b64encode(f"{before}Zqlib00007xjw and more".encode()))
    assert traces(["Zqlib00007xjw"], [tmp_path]) == [f"Zqlib00007xjw in {tmp_path / 'log'}"]


def test_a_file_that_is_named_after_someone_is_found(tmp_path: Path) -> None:
    (tmp_path / "Zqlib00007xjw.log").touch()
    assert len(traces(["Zqlib00007xjw"], [tmp_path])) == 1
