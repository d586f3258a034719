"""Putting a message together: who signs, for whom, until when."""

from datetime import timedelta

from models.handing import Sealed
from models.vault.vault import Vault
from sync import codec, telling
from sync.codec import Keys, Message
from sync.limits import LIFE, VERSION
from sync.messages import AnyBody, Envelope
from sync.peers import KnownPeer
from sync.threads import fresh_id


class Writer:
    """Signs with my keys, at the vault's time."""

    def __init__(self, vault: Vault, keys: Keys) -> None:
        self._now = vault.clock.now()
        self._keys = keys

    def sign(
        self, body: AnyBody, aud: str = "", thread: str = "", round: int = 1, prev: str = "", life: timedelta = LIFE
    ) -> Message:
        """A message for ``aud``, or for anyone; in a new thread if none is named. Raises ``NotTaken``."""
        now = int(self._now.timestamp())
        envelope = Envelope(
            v=VERSION,
            minv=VERSION,
            id=fresh_id(),
            thread=thread or fresh_id(),
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
        """The same, sealed for someone. Raises ``NotTaken``."""
        message = self.sign(body, to.shown.key, thread, round, prev)
        sealed = codec.seal(message, to.age)
        return message, Sealed(sealed, to.shown.name, body.kind, fields, telling.says_of(body), telling.photo_in(body))
