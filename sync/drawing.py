"""What is drawn by lot for a message: its number, its thread, and the bytes that sealing it gives.

To look at a message before it leaves is to write it and keep nothing. Written once more with what was drawn then, it is
the same to the byte, as long as it says the same; where it would say something else by now, it is not sealed.
"""

import secrets
from collections.abc import Iterator
from datetime import datetime
from itertools import count

from sync import codec
from sync.codec import Message
from sync.refusals import NotTaken, Reason


class Drawn:
    """Draws anew, and notes it. ``again`` gives the same in the same order, at the same time."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self._ids: list[str] = []
        self._sealed: dict[tuple[str, str], bytes] = {}
        self._given: Iterator[int] = count()
        self._is_again = False

    def again(self) -> "Drawn":
        """What was drawn, to be given out once more."""
        same = Drawn(self.now)
        same._ids, same._sealed, same._is_again = self._ids, self._sealed, True
        return same

    def id(self) -> str:
        """128 random bits in hex. Raises ``NotTaken`` where more are wanted than were drawn."""
        at = next(self._given)
        if at == len(self._ids):
            if self._is_again:
                raise NotTaken(Reason.OTHERWISE)
            self._ids.append(secrets.token_hex(16))
        return self._ids[at]

    def seal(self, message: Message, age: str) -> bytes:
        """A message, sealed to ``age``. Raises ``NotTaken`` for another one than was sealed the first time."""
        what = (message.hash, age)
        if what not in self._sealed:
            if self._is_again:
                raise NotTaken(Reason.OTHERWISE)
            self._sealed[what] = codec.seal(message, age)
        return self._sealed[what]
