"""What Refuge asks of the vault and of a thread of its own. A key is handed to each call, and kept by none."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.drafts import Draft, Occasion, draft_to
from models.refuge import Entering, Help, Inside, Lock, Refuge, RefugeKey, Weather, begin, fresh_lock, locks, take_out
from models.refuge.lock import open_locks
from models.vault import Vault
from models.vault.backup import back_up
from ui.places.who import Who, id_of

TABLES = ("check_in", "refuge", "person", "interaction")
"""What an opened Refuge is made from."""


@dataclass(frozen=True, slots=True)
class Closed:
    """What is known while it is closed: the locks, none before it was begun, and where the vault lies."""

    locks: tuple[Lock, ...]
    folder: Path


@dataclass(frozen=True, slots=True)
class Entry:
    """How one was ``on`` a day, as the slip gives it."""

    on: date
    word: Weather
    line: str = ""
    helps: tuple[Help, ...] = ()


def read_closed(vault: Vault, _job: object) -> Closed:
    """What closes it."""
    return Closed(locks(vault), vault.paths.folder)


def read_inside(vault: Vault, _job: object, *, key: RefugeKey) -> Inside:
    """What is in it. Raises ``Refused`` when it is no longer there."""
    return Refuge(vault, key).inside()


def read_letter(vault: Vault, _job: object, *, person: int) -> Draft:
    """Words to one of the five. Raises ``Refused`` when they are gone."""
    return draft_to(vault, [person], Occasion.HEAVY)


def begin_with(vault: Vault, _job: object, *, made: tuple[Lock, RefugeKey]) -> RefugeKey:
    """Begin a Refuge that this lock closes."""
    begin(vault, *made)
    return made[1]


def enter(vault: Vault, _job: object, *, key: RefugeKey) -> Entering:
    """What happens on the way in."""
    return Refuge(vault, key).enter()


def say(vault: Vault, _job: object, *, key: RefugeKey, entry: Entry) -> int:
    """Keep the word of a day, in place of the one it has; the id of the change."""
    refuge = Refuge(vault, key)
    with vault.change("Refuge"):
        there = next((one for one in refuge.check_ins.all() if one.on == entry.on.isoformat()), None)
        if there is None:
            refuge.check_ins.add(entry.word, entry.line, entry.helps, on=entry.on)
        else:
            refuge.check_ins.change(there.id, word=entry.word, line=entry.line, helps=entry.helps)
        return vault.current_change


def remove(vault: Vault, _job: object, *, key: RefugeKey, id: int) -> int:
    """Take the word of a day out; the id of the change."""
    with vault.change("Refuge"):
        Refuge(vault, key).check_ins.remove(id)
        return vault.current_change


def trust(vault: Vault, _job: object, *, key: RefugeKey, people: tuple[Who, ...]) -> int:
    """Have these be the five; who is new is added first, which is a change beside. The id of the change."""
    ids = [id_of(vault, who) for who in people]
    with vault.change("Refuge"):
        Refuge(vault, key).trust(ids)
        return vault.current_change


def write_numbers(vault: Vault, _job: object, *, key: RefugeKey, page: str) -> int:
    """Keep the page of numbers; the id of the change."""
    with vault.change("Refuge"):
        Refuge(vault, key).write_numbers(page)
        return vault.current_change


def fade_after(vault: Vault, _job: object, *, key: RefugeKey, days: int) -> None:
    """Let check-ins fade after so long, those that are old enough at once."""
    Refuge(vault, key).fade_after(days)


def another_lock(closed: Closed, old: str, new: str) -> tuple[Lock, RefugeKey]:
    """A lock for another passphrase, if ``old`` opens the one of now. Slow on purpose; it wants a thread of its own.

    Raises ``WrongPassphrase``, ``Refused``.
    """
    open_locks(closed.locks, old)
    return fresh_lock(new, closed.folder)


def close_with(vault: Vault, _job: object, *, key: RefugeKey, made: tuple[Lock, RefugeKey]) -> RefugeKey:
    """Have another passphrase open it from now on; the key of now. A backup is made first."""
    back_up(vault)
    Refuge(vault, key).close_with(*made)
    return made[1]


def take_all_out(vault: Vault, _job: object) -> tuple[Path, ...]:
    """Take it out of the vault for good; the backups that still hold it."""
    return take_out(vault)
