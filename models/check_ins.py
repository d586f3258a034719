"""Check-ins: how one is, in one word. They are sealed once more inside the vault, behind a lock of their own."""

import json
import secrets
import uuid
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from models.dates import iso_day
from models.errors import Refused
from models.text import tidy
from models.vault.vault import Vault, gone
from resources import tr

KEY_BYTES = 32
_NONCE_BYTES = 12
_PADDED_TO = 256  # bytes, so that the length of what is sealed does not tell the word


class Weather(StrEnum):
    """The five words, from light to heavy."""

    LIGHT = "light"
    CALM = "calm"
    MIXED = "mixed"
    TIRED = "tired"
    HEAVY = "heavy"


class OtherLock(Refused):
    """The key given does not open what is sealed."""


@dataclass(frozen=True, slots=True)
class CheckIn:
    """How one was ``on`` an ISO day: a word, perhaps a line, and what ``helps``."""

    id: int
    uid: str
    on: str
    word: Weather
    line: str = ""
    helps: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """What is sealed of a check-in."""

    on: str
    word: str
    line: str
    helps: str


class CheckIns:
    """The check-ins of a vault, for whoever holds their key."""

    def __init__(self, vault: Vault, key: bytes) -> None:
        """``key`` is 32 random or derived bytes, which the vault's own key does not give away."""
        if len(key) != KEY_BYTES:
            raise ValueError("a key of check-ins has 32 bytes")
        self._vault = vault
        self._cipher = AESGCM(key)

    def add(self, word: Weather, line: str = "", helps: str = "", *, on: str | date = "") -> int:
        """Keep how one is, today if no day is given; its id. Raises ``Refused`` for a day that does not exist."""
        with self._vault.change("Add a check-in"):
            said = self._said(word, line, helps, on or self._vault.clock.today())
            uid = uuid.uuid4().hex
            return self._vault.insert("check_in", uid=uid, sealed=self._sealed(uid, said))

    def change(
        self,
        id: int,
        *,
        word: Weather | None = None,
        line: str | None = None,
        helps: str | None = None,
        on: str | date | None = None,
    ) -> None:
        """Say otherwise what is named. Raises ``Refused`` as ``add``, when it is gone, or sealed with another key."""
        was = self.get(id)
        with self._vault.change("Change a check-in"):
            said = self._said(
                was.word if word is None else word,
                was.line if line is None else line,
                was.helps if helps is None else helps,
                was.on if on is None else on,
            )
            self._vault.update("check_in", id, sealed=self._sealed(was.uid, said))

    def remove(self, id: int) -> None:
        """Take it out of the vault."""
        with self._vault.change("Remove a check-in"):
            self._vault.write("DELETE FROM check_in WHERE id = ?", (id,))

    def get(self, id: int) -> CheckIn:
        """One check-in. Raises ``Refused`` when it is gone, ``OtherLock`` when it was sealed with another key."""
        row = self._vault.row("SELECT id, uid, sealed FROM check_in WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return self._opened(row["id"], row["uid"], row["sealed"])

    def all(self) -> list[CheckIn]:
        """Every check-in, the latest day first. Raises ``OtherLock`` when one was sealed with another key."""
        found = [self._opened(*row) for row in self._vault.rows("SELECT id, uid, sealed FROM check_in")]
        return sorted(found, key=lambda check_in: (check_in.on, check_in.id), reverse=True)

    # Inside

    def _said(self, word: Weather, line: str, helps: str, on: str | date) -> _Said:
        return _Said(iso_day(on), Weather(word).value, tidy(line), tidy(helps))

    def _sealed(self, uid: str, said: _Said) -> bytes:
        """Nonce and AES-256-GCM of the JSON, bound to ``uid`` so that no two can be exchanged."""
        text = json.dumps(asdict(said), ensure_ascii=False).encode()
        padded = text + b" " * (-len(text) % _PADDED_TO)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return nonce + self._cipher.encrypt(nonce, padded, uid.encode())

    def _opened(self, id: int, uid: str, sealed: bytes) -> CheckIn:
        nonce, box = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            said = _Said(**json.loads(self._cipher.decrypt(nonce, box, uid.encode())))
        except InvalidTag:
            raise OtherLock(tr("This key does not open your check-ins. Open Refuge with its own word.")) from None
        return CheckIn(id, uid, said.on, Weather(said.word), said.line, said.helps)
