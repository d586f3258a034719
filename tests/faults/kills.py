"""``kill -9`` at random instants. A try is yielded as what went wrong, or an empty text."""

import time
from collections.abc import Callable, Iterator
from itertools import count
from pathlib import Path

from models.importing import carry_out, rehearse_files
from models.people import People
from models.vault import Vault, create_vault, unlock
from models.vault.backup import back_up, restore, verify_backup
from models.vault.doors import change_passphrase
from models.vault.errors import WrongPassphrase
from models.vault.integrity import check
from models.vault.keys import FLOOR
from tests.faults import steps
from tests.faults.bed import PASSPHRASE, Bed
from tests.faults.victim import Acknowledge, Victim, Work

Tries = Iterator[str]

_COMMITTING_SECONDS = 0.08
_KILLS_OF_ONE_VAULT = 25
_CARDS = 200
_NEW_PASSPHRASE = "a wholly other passphrase"


def commits(bed: Bed) -> Tries:
    """A process makes changes and acknowledges each: none that was acknowledged is lost, none is half there."""
    while True:
        folder, held = bed.vault(), 0
        for _ in range(_KILLS_OF_ONE_VAULT):
            end = Victim(_committing(bed, folder, held)).kill_within(bed.dice.uniform(0, _COMMITTING_SECONDS))
            try:
                now = _steps_of(bed, folder)
                yield end.trouble or _verdict(now - held, end.acknowledged)
            except Exception as error:
                yield _told(error)
                break
            held = now
        bed.clear(folder)


def _verdict(made: int, acknowledged: int) -> str:
    if made < acknowledged:
        return "an acknowledged change is lost"
    return "a change that nobody made" if made > acknowledged + 1 else ""


def _committing(bed: Bed, folder: Path, first: int) -> Work:
    def work(acknowledge: Acknowledge) -> None:
        vault = Vault(folder, bed.key)
        for number in count(first):
            steps.take(vault, number)
            acknowledge()

    return work


def _steps_of(bed: Bed, folder: Path) -> int:
    with Vault(folder, bed.key) as vault:
        return steps.taken(vault)


def creation(bed: Bed) -> Tries:
    """A new vault is whole, or not there."""

    def killed(dies_after: float | None) -> tuple[float, str]:
        place = bed.place()
        took, trouble = _kill(lambda _: create_vault(place, PASSPHRASE, cost=FLOOR), place.parent, dies_after)
        if place.exists() and not trouble:
            with Vault(place, unlock(place, PASSPHRASE)) as vault:
                check(vault)
        bed.clear(place)
        return took, trouble

    return _at_random_instants(bed, killed)


def a_backup(bed: Bed) -> Tries:
    """Every backup that stands among the others is whole, and so is the vault."""
    folder = bed.vault()
    backups = folder / "backups"

    def work(_: Acknowledge) -> None:
        with Vault(folder, bed.key) as vault:
            back_up(vault)

    def killed(dies_after: float | None) -> tuple[float, str]:
        took, trouble = _kill(work, backups, dies_after)
        for file in backups.glob("*.whispeer-backup"):
            assert verify_backup(file, lambda _: bed.key).people == 2
        assert _people_of(bed, folder) == 2
        return took, trouble

    return _at_random_instants(bed, killed)


def a_restore(bed: Bed) -> Tries:
    """The restored vault is whole, or not there."""
    file = bed.place("carried.whispeer-backup")
    with Vault(bed.template, bed.key) as vault:
        back_up(vault, file)

    def killed(dies_after: float | None) -> tuple[float, str]:
        place = bed.place()
        took, trouble = _kill(lambda _: restore(file, place, lambda _: bed.key), place.parent, dies_after)
        if place.exists():
            assert _people_of(bed, place) == 2
        bed.clear(place)
        return took, trouble

    return _at_random_instants(bed, killed)


def an_import(bed: Bed) -> Tries:
    """Everyone of an address book is there, or nobody; and the same for taking it back."""
    folder = bed.vault()
    book = "".join(f"BEGIN:VCARD\nVERSION:4.0\nFN:Someone {number}\nEND:VCARD\n" for number in range(_CARDS))

    def work(_: Acknowledge) -> None:
        with Vault(folder, bed.key) as vault:
            if People(vault).count() > 2:
                vault.undo()
            else:
                carry_out(vault, rehearse_files(vault, [("book.vcf", book.encode())]))

    def killed(dies_after: float | None) -> tuple[float, str]:
        took, trouble = _kill(work, None, dies_after)
        assert _people_of(bed, folder) in (2, 2 + _CARDS)
        return took, trouble

    return _at_random_instants(bed, killed)


def a_change_of_passphrase(bed: Bed) -> Tries:
    """The old passphrase opens the vault, or the new one: one of them, and only one."""

    def killed(dies_after: float | None) -> tuple[float, str]:
        folder = bed.vault()
        took, trouble = _kill(
            lambda _: change_passphrase(folder, bed.key, _NEW_PASSPHRASE, cost=FLOOR), folder, dies_after
        )
        opening = [passphrase for passphrase in (PASSPHRASE, _NEW_PASSPHRASE) if _opens(bed, folder, passphrase)]
        assert len(opening) == 1
        bed.clear(folder)
        return took, trouble

    return _at_random_instants(bed, killed)


def _opens(bed: Bed, folder: Path, passphrase: str) -> bool:
    try:
        return unlock(folder, passphrase) == bed.key
    except WrongPassphrase:
        return False


def _kill(work: Work, watched: Path | None, dies_after: float | None) -> tuple[float, str]:
    """Do ``work`` in a process that dies ``dies_after`` seconds after its first file in ``watched``, or never.

    How long it took, and what went wrong in it.
    """
    victim = Victim(work)
    if watched:
        victim.wait_for_files(watched)
    started = time.perf_counter()
    end = victim.end() if dies_after is None else victim.kill_within(dies_after)
    return time.perf_counter() - started, end.trouble


def _at_random_instants(bed: Bed, killed: Callable[[float | None], tuple[float, str]]) -> Tries:
    """Let it happen once unharmed to know how long it takes, then kill it anywhere in that time."""
    took, trouble = killed(None)
    if trouble:
        yield trouble
    while True:
        try:
            yield killed(bed.dice.uniform(0, took * 1.1))[1]
        except Exception as error:
            yield _told(error)


def _people_of(bed: Bed, folder: Path) -> int:
    with Vault(folder, bed.key) as vault:
        return check(vault).people


def _told(error: Exception) -> str:
    return f"{type(error).__name__}: {error}"
