"""Sealing to one reader with age (https://age-encryption.org/v1). No other module imports pyrage.

age says nothing of who sealed: the signature inside does (``signing.py``).
"""

import re
from collections.abc import Iterable

import pyrage

from sync.limits import AGE_HEADER_BYTES, AGE_STANZAS, FILE_BYTES
from sync.refusals import NotTaken, Reason

MAGIC = b"age-encryption.org/v1\n"
_END = b"\n--- "
_STANZA = re.compile(rb"^-> ([!-~]+)(?: [!-~]+)*$", re.MULTILINE)
_TAKEN = re.compile(rb"X25519|.{1,40}-grease")


def fresh_secret() -> str:
    """A new key to be sealed to, as age writes it."""
    return str(pyrage.x25519.Identity.generate())


def recipient_of(secret: str) -> str:
    """What others seal to, for who has ``secret``."""
    return str(pyrage.x25519.Identity.from_str(secret).to_public())


def is_recipient(text: str) -> bool:
    """Whether one can seal to ``text``."""
    try:
        pyrage.x25519.Recipient.from_str(text)
    except pyrage.RecipientError:
        return False
    return True


def seal(content: bytes, recipient: str) -> bytes:
    """``content``, for whoever has the secret of ``recipient`` alone."""
    return bytes(pyrage.encrypt(content, [pyrage.x25519.Recipient.from_str(recipient)]))


def open_sealed(data: bytes, secrets: Iterable[str]) -> bytes:
    """What was sealed to one of ``secrets``. Raises ``NotTaken``."""
    require_modest(data)
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(secret) for secret in secrets]))
    except pyrage.DecryptError as error:
        wrong_key = "matching keys" in str(error)
        raise NotTaken(Reason.NOT_FOR_ME if wrong_key else Reason.NOT_A_CARD) from None


def require_modest(data: bytes) -> None:
    """Raise ``NotTaken`` for a header that is not one of ours, before anyone parses it.

    A passphrase stanza is refused too: its work factor is the sender's to choose.
    """
    if len(data) > FILE_BYTES:
        raise NotTaken(Reason.TOO_LARGE)
    if not data.startswith(MAGIC):
        raise NotTaken(Reason.NOT_A_CARD)
    end = data.find(_END, 0, AGE_HEADER_BYTES)
    if end < 0:
        raise NotTaken(Reason.NOT_A_CARD if len(data) < AGE_HEADER_BYTES else Reason.TOO_LARGE)
    header = data[len(MAGIC) : end]
    kinds = _STANZA.findall(header)
    if not 0 < len(kinds) <= AGE_STANZAS or header.count(b"->") > 2 * AGE_STANZAS:
        raise NotTaken(Reason.TOO_LARGE if kinds else Reason.NOT_A_CARD)
    if not all(_TAKEN.fullmatch(kind) for kind in kinds):
        raise NotTaken(Reason.NOT_A_CARD)
