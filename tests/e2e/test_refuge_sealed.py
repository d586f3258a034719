"""With the vault's passphrase alone nothing of Refuge can be read: not in its files, nor in memory."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from models.errors import Refused
from models.people import People
from models.refuge import Refuge, RefugeKey, Weather, begin
from models.vault import Vault, VaultKey, open_vault
from tests.app.running import run
from tests.e2e.traces import spellings, traces
from tests.fixtures import PASSPHRASE
from tests.furnished import REFUGE_PASSPHRASE, refuge_lock

ROOT = Path(__file__).parents[2]
LINE, CHANGED, REMOVED, NUMBERS = (f"Zqrefuge{at}nuitxjw" for at in range(4))
SEALED = (LINE, CHANGED, REMOVED, NUMBERS)
OPEN = "Zqjournal0jourxjw"
"""What stands in an ordinary note: the test of the test."""

SESSION = """
import re, sys
from pathlib import Path

from models.exporting import as_archive
from models.meaning import who
from models.people import People
from models.refuge import Refuge, locks, open_locks
from models.search import Search
from models.today import Today
from models.vault import open_vault
from models.vault.backup import back_up
from models.vault.integrity import check

folder, out = map(Path, sys.argv[1:])
passphrase, second = (line.removesuffix("\\n") for line in sys.stdin)
vault = open_vault(folder, passphrase)
locks(vault)
people = People(vault)
everybody = [people.get(row.id) for row in people.rows(people.ids())]
found = [Search(vault).notes(word) for word in ("nuit", "jour", "heavy")]
asked = who(vault, "who has lived a heavy night?")
cards = Today(vault).cards()
told = vault.history()
archive = as_archive(vault)
(out / "all.json").write_bytes(archive)
back_up(vault, out / "all.whispeer-backup")
check(vault)
tables = ("check_in", "refuge", "undo_value", "ui_state")
rows = [list(map(tuple, vault.rows(f"SELECT * FROM {table}"))) for table in tables]
if second:
    inside = Refuge(vault, open_locks(locks(vault), second)).inside()
with open("/proc/self/maps") as maps, open("/proc/self/mem", "rb", 0) as memory, open(out / "memory", "wb") as dump:
    for line in maps:
        span = re.match(r"([0-9a-f]+)-([0-9a-f]+) r", line)
        if span is None or "[v" in line:
            continue
        start, end = (int(edge, 16) for edge in span.groups())
        try:
            memory.seek(start)
            while start < end:
                dump.write(memory.read(min(1 << 24, end - start)))
                start += 1 << 24
        except OSError:
            continue
"""


@pytest.fixture
def lived_in(vault_folder: Path, vault_key: VaultKey) -> Path:
    """A vault with an ordinary note, and a Refuge that was written, changed and taken back in."""
    with Vault(vault_folder, vault_key) as vault:
        lea = People(vault).add("Léa", note=OPEN)
        refuge = begin(vault, *refuge_lock())
        refuge.trust([lea])
        write(refuge)
        refuge.check_ins.remove(refuge.check_ins.add(Weather.HEAVY, REMOVED, on="2026-03-10"))
        vault.undo()
        vault.redo()
    return vault_folder


def write(refuge: Refuge) -> None:
    """A line, changed since, and a page of numbers, changed since."""
    id = refuge.check_ins.add(Weather.HEAVY, LINE, on="2026-03-12")
    refuge.check_ins.change(id, line=CHANGED)
    refuge.write_numbers(NUMBERS)
    refuge.write_numbers(f"{NUMBERS} ou à côté")


needs_proc = pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="memory is read through /proc, as on Linux")


def session(vault_folder: Path, out: Path, second: str = "") -> bytes:
    """What is in the memory of a program that used the vault, and Refuge too if ``second`` is its passphrase."""
    out.mkdir()
    ran = subprocess.run(
        [sys.executable, "-c", SESSION, str(vault_folder), str(out)],
        cwd=ROOT,
        input=f"{PASSPHRASE}\n{second}\n",
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert ran.returncode == 0, ran.stderr
    return (out / "memory").read_bytes()


def read_in(memory: bytes, words: tuple[str, ...]) -> list[str]:
    """Those of ``words`` that stand somewhere, in any spelling."""
    return [word for word in words if any(spelling in memory for spelling in spellings(word))]


@needs_proc
def test_nothing_of_refuge_is_in_any_file_or_in_memory_before_it_is_opened(lived_in: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    memory = session(lived_in, out)
    assert read_in(memory, (OPEN,)) == [OPEN]
    assert read_in(memory, SEALED) == []
    assert traces([OPEN], [out])
    assert traces(SEALED, [out, lived_in]) == []
    archive = (out / "all.json").read_text(encoding="utf-8")
    assert OPEN in archive and '"check_in":[\n{' in archive
    assert '"heavy"' not in archive
    with zipfile.ZipFile(out / "all.whispeer-backup") as backup:
        assert backup.testzip() is None
        held = b"".join(backup.read(name) for name in backup.namelist())
    assert read_in(held, SEALED) == []


@needs_proc
def test_once_it_is_open_its_words_are_in_memory(lived_in: Path, tmp_path: Path) -> None:
    """Else the test above would look in the wrong place."""
    memory = session(lived_in, tmp_path / "out", REFUGE_PASSPHRASE)
    assert read_in(memory, SEALED) == [CHANGED, NUMBERS]


def test_every_row_of_the_database_is_ciphertext(lived_in: Path, vault_key: VaultKey) -> None:
    with Vault(lived_in, vault_key) as vault:
        tables = [row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
        held = repr([tuple(row) for table in tables for row in vault.rows(f"SELECT * FROM {table}")]).encode()
        assert read_in(held, (OPEN,)) == [OPEN]
        assert read_in(held, SEALED) == []
        for key in (RefugeKey(refuge_lock()[0].uid, vault_key), RefugeKey("", vault_key)):
            with pytest.raises(Refused, match=r"does not open|no longer there"):
                Refuge(vault, key).choices()


def test_the_command_line_says_one_word_of_it_and_its_undo_passes_over_it(lived_in: Path, tmp_path: Path) -> None:
    passphrase = tmp_path / "passphrase"
    passphrase.write_text(PASSPHRASE, encoding="utf-8")
    vault = ("--vault", lived_in, "--passphrase-file", passphrase)
    told = run(*vault, "history")
    assert "Refuge" in told.out and "Zq" not in told.out.replace(OPEN, "")
    assert "Add a person" in run(*vault, "undo").err
    assert run(*vault, "undo").code == 1  # nothing else is left to undo but Refuge
    with open_vault(lived_in, PASSPHRASE) as opened:
        assert [one.line for one in Refuge(opened, refuge_lock()[1]).check_ins.all()] == [CHANGED]
