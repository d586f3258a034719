"""Putting a message together: who signs, for whom, until when."""

from datetime import timedelta

from models.errors import Refused
from models.handing import Sealed
from models.vault.vault import Vault
from resources import tr
from sync import codec, telling
from sync.codec import Keys, Message
from sync.drawing import Drawn
from sync.limits import LIFE, VERSION
from sync.messages import AnyBody, Envelope, Outcome
from sync.peers import KnownPeer


def outcome(text: str) -> Outcome:
    """What came of it. Raises ``Refused`` where nothing is said."""
    if not text.strip():
        raise Refused(tr("Say first what came of it: there is no word yet."))
    return Outcome(text)


class Writer:
    """Signs with my keys, at the vault's time, or with what was ``drawn`` for it, at the time of that."""

    def __init__(self, vault: Vault, keys: Keys, drawn: Drawn | None = None) -> None:
        self.drawn = drawn or Drawn(vault.clock.now())
        self._keys = keys

    def sign(
        self, body: AnyBody, aud: str = "", thread: str = "", round: int = 1, prev: str = "", life: timedelta = LIFE
    ) -> Message:
        """A message for ``aud``, or for anyone; in a new thread if none is named. Raises as ``codec.write``."""
        now = int(self.drawn.now.timestamp())
        envelope = Envelope(
            v=VERSION,
            minv=VERSION,
            id=self.drawn.id(),
            thread=thread or self.drawn.id(),
            round=round,
            iss=self._keys.key,
            aud=aud,
            iat=now,
            exp=now + int(life.total_seconds()),
            prev=prev,
            body=body,
        )
        return codec.write(envelope, self._keys)

    def letter(
        self,
        body: AnyBody,
        to: KnownPeer,
        thread: str = "",
        round: int = 1,
        prev: str = "",
        fields: tuple[str, ...] = (),
    ) -> tuple[Message, Sealed]:
        """The same, sealed for someone."""
        message = self.sign(body, to.shown.key, thread, round, prev)
        sealed = self.drawn.seal(message, to.age)
        return message, Sealed(sealed, to.shown.name, body.kind, fields, telling.says_of(body), telling.photo_in(body))
