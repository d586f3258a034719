"""Refuge in the vault: begun, entered, changed, closed with another passphrase, and taken out for good."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Unpack

from models.errors import Refused
from models.forgetting import backups_of
from models.last_spoken import last_day, written_as
from models.people import ContactKind, People, Person, Standing
from models.refuge.check_ins import CheckIn, CheckIns
from models.refuge.choices import MOST_TRUSTED, ChoiceFields, Choices
from models.refuge.lock import Lock, RefugeKey
from models.refuge.net import silent_since, weighs
from models.text import clean
from models.vault.driver import Row
from models.vault.vault import Vault, gone
from resources import tr


@dataclass(frozen=True, slots=True)
class Ear:
    """One of the five, as they are known now. ``phone`` and ``email`` may be empty."""

    id: int
    name: str
    phone: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Inside:
    """What an opened Refuge shows on ``today``: check-ins, the latest first, whom one can call, and the rest."""

    today: date
    check_ins: tuple[CheckIn, ...]
    choices: Choices
    ears: tuple[Ear, ...]

    @property
    def weighs(self) -> bool:
        """Whether it was heavy twice within a week."""
        return weighs(self.check_ins, self.today)


@dataclass(frozen=True, slots=True)
class Entering:
    """What happened on the way in: something ``faded``, one of the five is gone, or it has been ``silent`` for long."""

    faded: bool
    someone_left: bool
    silent: bool


class Refuge:
    """The Refuge of a vault that ``key`` opens. Every method raises ``Refused`` when it was taken out meanwhile."""

    def __init__(self, vault: Vault, key: RefugeKey) -> None:
        self._vault = vault
        self._key = key

    @property
    def check_ins(self) -> CheckIns:
        """Its check-ins."""
        return CheckIns(self._vault, self._key.for_check_ins, self._row()["id"])

    def choices(self) -> Choices:
        """What was chosen in it."""
        return Choices.opened(self._key.for_choices, self._row()["sealed"], self._key.uid)

    def choose(self, **fields: Unpack[ChoiceFields]) -> None:
        """Choose something anew; the rest stays as it was."""
        with self._vault.change("Refuge"):
            self._keep(replace(self.choices(), **fields))

    def trust(self, people: Sequence[int]) -> None:
        """Have these be the ones whom one can call. Raises ``Refused`` for more than five, or somebody who is gone."""
        with self._vault.change("Refuge"):
            chosen = [People(self._vault).get(person) for person in dict.fromkeys(people)]
            if len(chosen) > MOST_TRUSTED:
                raise Refused(tr("Five names at most: those whom you would really call."))
            today = self._vault.clock.today().isoformat()
            self.choose(trusted=tuple(one.uid for one in chosen), trusted_since=today, silence_told="")

    def write_numbers(self, page: str) -> None:
        """Keep the page of help numbers, as it was written."""
        self.choose(numbers=clean(page).rstrip())

    def inside(self) -> Inside:
        """All there is to show."""
        choices = self.choices()
        return Inside(
            self._vault.clock.today(),
            tuple(self.check_ins.all()),
            choices,
            tuple(_ear(one) for one in self._found(choices.trusted) if one.standing != Standing.DEAD),
        )

    def enter(self) -> Entering:
        """Let fade what is old enough, let go of those who were forgotten, and see whether it has been silent.

        Nothing of it can be undone, nor is any of it told in the history.
        """
        choices = self.choices()
        now = replace(choices, trusted=tuple(filter(None, map(self._stays, choices.trusted))))
        silent = self._silence(now)
        if silent is not None:
            now = replace(now, silence_told=silent.isoformat())
        someone_left = len(now.trusted) < len(choices.trusted)
        faded = self._settle(now, someone_left=someone_left)
        return Entering(faded, someone_left, now.silence_told != choices.silence_told)

    def fade_after(self, days: int) -> None:
        """Let check-ins fade after so many ``days``, one of ``FADES``, from now on. What fades does so for good."""
        self.choose(fade_after=days)
        self._settle(self.choices(), someone_left=False)

    def close_with(self, lock: Lock, key: RefugeKey) -> None:
        """Have another passphrase open it, and the old one no more: all of it is sealed anew with another key.

        It cannot be undone, and earlier steps in Refuge no longer can be. Backups of before keep their passphrase.
        """
        check_ins, choices, old = self.check_ins.all(), self.choices(), self._row()["id"]
        with self._vault.forgetting(("refuge", old)):
            self._vault.write("DELETE FROM refuge WHERE id = ?", (old,))
            anew = begin(self._vault, lock, key, choices)
            anew.check_ins.keep_again(reversed(check_ins))

    # Inside

    def _row(self) -> Row:
        row = self._vault.row("SELECT id, sealed FROM refuge WHERE uid = ?", (self._key.uid,))
        if row is None:
            raise gone()
        return row

    def _keep(self, choices: Choices) -> None:
        sealed = choices.sealed(self._key.for_choices, self._key.uid)
        self._vault.update("refuge", self._row()["id"], sealed=sealed)

    def _settle(self, choices: Choices, *, someone_left: bool) -> bool:
        """Keep the choices and let fade what they say, without a trace; whether anything faded."""
        limit = self._vault.clock.today() - timedelta(days=choices.fade_after)
        past = self.check_ins.told_before(limit) if choices.fade_after else frozenset()
        # who was forgotten may still be named in what the journal keeps of earlier choices
        names = [("refuge", int(self._row()["id"]))] if someone_left else []
        if past or choices != self.choices():
            with self._vault.forgetting(*past, *names):
                if choices != self.choices():
                    self._keep(choices)
                if past:
                    self.check_ins.remove_before(limit)
        return bool(past)

    def _found(self, trusted: Iterable[str]) -> list[Person]:
        """Who of them is there, in their order."""
        rows = [self._vault.row("SELECT id FROM person WHERE uid = ?", (uid,)) for uid in trusted]
        return [People(self._vault).get(row["id"]) for row in rows if row is not None]

    def _stays(self, uid: str) -> str:
        """The uid of one of the five from now on: their own while they are there or may come back.

        Who was made one with somebody has theirs; of who is gone for good there is none.
        """
        if self._vault.row("SELECT 1 FROM person WHERE uid = ?", (uid,)) is not None:
            return uid
        one_with = self._vault.rows(_MADE_ONE_WITH, (uid,))
        if len(one_with) == 1:
            return str(one_with[0][0])
        kept = self._vault.row("SELECT 1 FROM undo_value WHERE column_name = 'uid' AND value = ?", (uid,))
        return uid if kept is not None else ""

    def _silence(self, choices: Choices) -> date | None:
        people = [one for one in self._found(choices.trusted) if one.standing != Standing.DEAD]
        if not people:
            return None
        today = self._vault.clock.today()
        last = [(one.id, one.last_interaction_on) for one in people if one.last_interaction_on]
        spoken = [last_day(written, today) for written in written_as(self._vault, last).values()]
        return silent_since(spoken, choices.trusted_since, today)


# Who is there and was touched by the change that made somebody of this uid one with them.
_MADE_ONE_WITH = """SELECT DISTINCT person.uid FROM undo_value AS known
    JOIN undo_row AS gone ON gone.id = known.undo_row_id JOIN change ON change.id = gone.change_id
    JOIN undo_row AS kept ON kept.change_id = change.id AND kept.table_name = 'person'
    JOIN person ON person.id = kept.row_id
    WHERE known.column_name = 'uid' AND known.value = ? AND gone.table_name = 'person' AND gone.action = 'delete'
    AND change.label IN ('Make one of two people', 'Make one of all who stand twice') AND change.undone_by_id IS NULL"""


def begin(vault: Vault, lock: Lock, key: RefugeKey, choices: Choices | None = None) -> Refuge:
    """Make a Refuge in the vault that ``key`` opens, empty but for the ``choices``."""
    with vault.change("Refuge"):
        sealed = (choices or Choices()).sealed(key.for_choices, key.uid)
        vault.insert("refuge", uid=key.uid, slot=lock.written, sealed=sealed)
    return Refuge(vault, key)


def take_out(vault: Vault) -> tuple[Path, ...]:
    """Take Refuge out of the vault with all that was ever in it, read or unread; the backups that still hold it.

    It cannot be undone. It needs no key, for this is what remains to whoever forgot the passphrase.
    """
    rows = [(table, row[0]) for table in ("refuge", "check_in") for row in vault.rows(f"SELECT id FROM {table}")]
    with vault.forgetting(*rows):
        vault.write("DELETE FROM check_in")
        vault.write("DELETE FROM refuge")
    return backups_of(vault)


def _ear(person: Person) -> Ear:
    def first(kind: ContactKind) -> str:
        return next((contact.value for contact in person.contacts if contact.kind == kind), "")

    return Ear(person.id, person.name, first(ContactKind.PHONE), first(ContactKind.EMAIL))
