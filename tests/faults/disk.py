"""A disk that is full, and a folder that cannot be written: the old state or the new one, and a sentence."""

import os
import shutil
import subprocess
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from models.importing import carry_out, rehearse_files
from models.vault import Vault, create_vault, unlock
from models.vault.backup import back_up, verify_backup
from models.vault.doors import change_passphrase
from models.vault.errors import WrongPassphrase
from models.vault.integrity import check
from models.vault.keys import FLOOR
from tests.faults import steps
from tests.faults.bed import PASSPHRASE, Bed
from tests.faults.victim import REFUSED, Victim

Tries = Iterator[str]

_DISK_BYTES = 24 * 1024 * 1024
_MOST_FREE_BYTES = 1_500_000
_CARDS = 300
_NEW_PASSPHRASE = "a wholly other passphrase"
_NOBODY = 65534


class Untried(Exception):
    """This machine does not allow the trial; the text says why."""


@dataclass(frozen=True, slots=True)
class _Task:
    """Something that writes into the vault in ``folder``, and what must hold afterwards, if it was done or not."""

    do: Callable[[Bed, Path], object]
    holds: Callable[[Bed, Path, bool], bool]


def full(bed: Bed) -> Tries:
    """Each task in turn, with room for a random part of what it writes."""
    with _small_disk(bed) as disk:
        while True:
            for task in _TASKS:
                folder = Path(shutil.copytree(bed.template, disk / "notebook.whispeer"))
                with _filled(disk, bed.dice.randrange(_MOST_FREE_BYTES)):
                    end = Victim(lambda _, task=task, folder=folder: task.do(bed, folder)).end()
                yield end.trouble or _complaint(bed, task, folder, done=end.code != REFUSED)
                for left in disk.iterdir():
                    shutil.rmtree(left)


def not_writable(bed: Bed) -> Tries:
    """Each task in turn, in a folder whose owner may not write in it; root becomes nobody for this."""
    while True:
        for task in _TASKS:
            folder = bed.vault()
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o500 if path.is_dir() else 0o400)
                if os.geteuid() == 0:
                    os.chown(path, _NOBODY, _NOBODY)
            end = Victim(partial(_as_nobody, bed, task, folder)).end()
            for path in (folder, *folder.rglob("*")):
                path.chmod(0o700 if path.is_dir() else 0o600)
            said = "" if end.code == REFUSED else "a folder that cannot be written was written"
            yield end.trouble or said or _complaint(bed, task, folder, done=False)
            bed.clear(folder)


def _as_nobody(bed: Bed, task: _Task, folder: Path, _acknowledge: object) -> None:
    if os.geteuid() == 0:
        for parent in (bed.root, folder.parent):
            parent.chmod(0o711)
        os.setgroups([])
        os.setgid(_NOBODY)
        os.setuid(_NOBODY)
    task.do(bed, folder)


def _complaint(bed: Bed, task: _Task, folder: Path, *, done: bool) -> str:
    try:
        return "" if task.holds(bed, folder, done) else "between the old state and the new"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def _create(_bed: Bed, folder: Path) -> None:
    create_vault(folder / "another.whispeer", PASSPHRASE, cost=FLOOR)


def _is_created(bed: Bed, folder: Path, done: bool) -> bool:
    made = folder / "another.whispeer"
    if made.exists():
        with Vault(made, unlock(made, PASSPHRASE)) as vault:
            check(vault)
    return made.exists() == done and _people_of(bed, folder) == 2


def _add(bed: Bed, folder: Path) -> None:
    with Vault(folder, bed.key) as vault:
        for number in range(40):
            steps.take(vault, number)


def _is_added(bed: Bed, folder: Path, done: bool) -> bool:
    with Vault(folder, bed.key) as vault:
        return steps.taken(vault) == 40 if done else steps.taken(vault) < 40


def _import(bed: Bed, folder: Path) -> None:
    book = "".join(f"BEGIN:VCARD\nVERSION:4.0\nFN:Someone {number}\nEND:VCARD\n" for number in range(_CARDS))
    with Vault(folder, bed.key) as vault:
        carry_out(vault, rehearse_files(vault, [("book.vcf", book.encode())]))


def _is_imported(bed: Bed, folder: Path, done: bool) -> bool:
    return _people_of(bed, folder) == (2 + _CARDS if done else 2)


def _back_up(bed: Bed, folder: Path) -> None:
    with Vault(folder, bed.key) as vault:
        back_up(vault)


def _is_backed_up(bed: Bed, folder: Path, done: bool) -> bool:
    files = list((folder / "backups").glob("*.whispeer-backup"))
    whole = all(verify_backup(file, lambda _: bed.key).people == 2 for file in files)
    return whole and len(files) == done and _people_of(bed, folder) == 2


def _change_passphrase(bed: Bed, folder: Path) -> None:
    change_passphrase(folder, bed.key, _NEW_PASSPHRASE, cost=FLOOR)


def _is_passphrase_changed(bed: Bed, folder: Path, done: bool) -> bool:
    opening = [passphrase for passphrase in (PASSPHRASE, _NEW_PASSPHRASE) if _opens(bed, folder, passphrase)]
    # the file may be renewed where only its twin met the full disk
    return len(opening) == 1 and (not done or opening == [_NEW_PASSPHRASE]) and _people_of(bed, folder) == 2


def _opens(bed: Bed, folder: Path, passphrase: str) -> bool:
    try:
        return unlock(folder, passphrase) == bed.key
    except WrongPassphrase:
        return False


def _people_of(bed: Bed, folder: Path) -> int:
    with Vault(folder, bed.key) as vault:
        return check(vault).people


_TASKS = (
    _Task(_create, _is_created),
    _Task(_add, _is_added),
    _Task(_import, _is_imported),
    _Task(_back_up, _is_backed_up),
    _Task(_change_passphrase, _is_passphrase_changed),
)


@contextmanager
def _small_disk(bed: Bed) -> Iterator[Path]:
    """A file system of its own, so small that it is soon full."""
    disk = bed.place("disk")
    disk.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", f"size={_DISK_BYTES}", "tmpfs", str(disk)]
    if not shutil.which("mount") or subprocess.run(command, capture_output=True, check=False).returncode:
        raise Untried("a small disk can only be mounted by root")
    try:
        yield disk
    finally:
        subprocess.run(["umount", str(disk)], check=True)


@contextmanager
def _filled(disk: Path, free: int) -> Iterator[None]:
    filler = disk / "filler"
    filler.write_bytes(bytes(max(0, shutil.disk_usage(disk).free - free)))
    try:
        yield
    finally:
        filler.unlink()
