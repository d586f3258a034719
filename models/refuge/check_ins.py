"""Check-ins: how one is, in one word a day. They are sealed once more inside the vault, behind a lock of their own."""

import uuid
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from models.dates import iso_day
from models.errors import Refused
from models.refuge.seal import OtherLock, Seal
from models.text import tidy
from models.vault.undo import RowKey
from models.vault.vault import Vault, gone
from resources import tr


class Weather(StrEnum):
    """The five words, from light to heavy."""

    LIGHT = "light"
    CALM = "calm"
    MIXED = "mixed"
    TIRED = "tired"
    HEAVY = "heavy"


class Help(StrEnum):
    """What would help."""

    COMPANY = "company"
    ADVICE = "advice"
    REST = "rest"
    CELEBRATE = "celebrate"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How one was ``on`` an ISO day: a word, perhaps a line, and what ``helps``."""

    id: int
    uid: str
    on: str
    word: Weather
    line: str = ""
    helps: tuple[Help, ...] = ()


@dataclass(frozen=True, slots=True)
class _Said:
    """What is sealed of a check-in."""

    on: str
    word: str
    line: str
    helps: tuple[str, ...]


class CheckIns:
    """The check-ins of one Refuge, for whoever holds their key."""

    def __init__(self, vault: Vault, key: bytes, refuge: int | None = None) -> None:
        """``key`` is 32 random or derived bytes, which the vault's own key does not give away.

        ``refuge`` is the id of the Refuge that they belong to.
        """
        self._vault = vault
        self._seal = Seal(key)
        self._refuge = refuge

    def add(self, word: Weather, line: str = "", helps: Iterable[Help] = (), *, on: str | date = "") -> int:
        """Keep how one is, today if no day is given; its id.

        Raises ``Refused`` for a day that does not exist, is still to come, or has its word already.
        """
        with self._vault.change("Refuge"):
            said = self._said(word, line, helps, on or self._vault.clock.today())
            self._require_free(said.on)
            return self._insert(said)

    def change(
        self,
        id: int,
        *,
        word: Weather | None = None,
        line: str | None = None,
        helps: Iterable[Help] | None = None,
        on: str | date | None = None,
    ) -> None:
        """Say otherwise what is named. Raises ``Refused`` as ``add``, when it is gone, or sealed with another key."""
        was = self.get(id)
        with self._vault.change("Refuge"):
            said = self._said(
                was.word if word is None else word,
                was.line if line is None else line,
                was.helps if helps is None else helps,
                was.on if on is None else on,
            )
            if said.on != was.on:
                self._require_free(said.on)
            self._vault.update("check_in", id, sealed=self._seal.close(asdict(said), was.uid))

    def remove(self, id: int) -> None:
        """Take it out of the vault."""
        with self._vault.change("Refuge"):
            self._vault.write("DELETE FROM check_in WHERE id = ?", (id,))

    def get(self, id: int) -> CheckIn:
        """One check-in. Raises ``Refused`` when it is gone, ``OtherLock`` when it was sealed with another key."""
        row = self._vault.row("SELECT id, uid, sealed FROM check_in WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return self._opened(row["id"], row["uid"], row["sealed"])

    def all(self) -> list[CheckIn]:
        """Every check-in, the latest day first. Raises ``OtherLock`` when one was sealed with another key."""
        rows = self._vault.rows("SELECT id, uid, sealed FROM check_in WHERE refuge_id IS ?", (self._refuge,))
        found = [self._opened(*row) for row in rows]
        return sorted(found, key=lambda check_in: (check_in.on, check_in.id), reverse=True)

    def keep_again(self, check_ins: Iterable[CheckIn]) -> None:
        """Keep what was said with another key; inside a change."""
        for one in check_ins:
            self._insert(_Said(one.on, one.word.value, one.line, tuple(each.value for each in one.helps)))

    def remove_before(self, day: date) -> None:
        """Take out what tells of a day before ``day``; inside a change."""
        for one in self.all():
            if one.on < day.isoformat():
                self._vault.write("DELETE FROM check_in WHERE id = ?", (one.id,))

    def told_before(self, day: date) -> frozenset[RowKey]:
        """The rows that tell of a day before ``day``, or did: those the journal still holds the words of too."""
        told = [(check_in.id, check_in.on) for check_in in self.all()]
        for row in self._vault.rows(_IN_JOURNAL):
            try:
                told.append((row["id"], self._opened(row["id"], row["uid"] or "", row["sealed"]).on))
            except OtherLock:
                continue  # another Refuge's
        return frozenset(("check_in", id) for id, on in told if on < day.isoformat())

    # Inside

    def _said(self, word: Weather, line: str, helps: Iterable[Help], on: str | date) -> _Said:
        day = iso_day(on)
        if day > self._vault.clock.today().isoformat():
            raise Refused(tr("That day is still to come."))
        wanted = frozenset(helps)
        return _Said(day, Weather(word).value, tidy(line), tuple(each.value for each in Help if each in wanted))

    def _insert(self, said: _Said) -> int:
        uid = uuid.uuid4().hex
        sealed = self._seal.close(asdict(said), uid)
        return self._vault.insert("check_in", uid=uid, sealed=sealed, refuge_id=self._refuge)

    def _require_free(self, day: str) -> None:
        if any(check_in.on == day for check_in in self.all()):
            raise Refused(tr("This day has its word already. Change that one."))

    def _opened(self, id: int, uid: str, sealed: bytes) -> CheckIn:
        said = self._seal.open(sealed, uid)
        return CheckIn(id, uid, said["on"], Weather(said["word"]), said["line"], tuple(map(Help, said["helps"])))


# A row's uid, which its seal is bound to, never changes: it stands in the row, or where the journal deleted that.
_IN_JOURNAL = """SELECT row_id AS id, value AS sealed, coalesce(
        (SELECT uid FROM check_in WHERE id = row_id),
        (SELECT named.value FROM undo_row AS gone JOIN undo_value AS named ON named.undo_row_id = gone.id
            WHERE gone.table_name = 'check_in' AND gone.row_id = undo_row.row_id AND named.column_name = 'uid')) AS uid
    FROM undo_row JOIN undo_value ON undo_row_id = undo_row.id
    WHERE table_name = 'check_in' AND column_name = 'sealed'"""
