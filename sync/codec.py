"""From a message to bytes and back: typed JSON, signed, and sealed where it is for one reader.

Whatever comes is refused at the first limit that it breaks (``limits.py``), before the next library sees it.
"""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any, TypeVar

import msgspec

from sync import sealing, signing
from sync.card import require_short, require_sound
from sync.limits import (
    CLOCK_SKEW,
    FILE_BYTES,
    INTEGER_DIGITS,
    JSON_DEPTH,
    LONGEST_LIFE,
    PAYLOAD_BYTES,
    TEXT_LENGTH,
    VERSION,
)
from sync.messages import LINES, AnyBody, Card, Consent, Envelope, Head, Identity, Revoke, Rotate
from sync.refusals import NotTaken, Reason
from sync.texts import require_plain

FOR_ANYONE = (Identity, Rotate, Revoke)
"""What is signed and not sealed: it says nothing that is for one reader alone."""

_T = TypeVar("_T")
_SIGNED = b"eyJ"
"""How the base64 begins in which a signed message says ``{"``."""


@dataclass(frozen=True, slots=True)
class Keys:
    """What someone signs and opens with."""

    sign_secret: bytes = field(repr=False)
    age_secret: str = field(repr=False)

    @classmethod
    def fresh(cls) -> "Keys":
        """New ones."""
        return cls(signing.fresh_secret(), sealing.fresh_secret())

    @property
    def key(self) -> str:
        """What others know them by."""
        return signing.key_of(self.sign_secret)

    @property
    def age(self) -> str:
        """What others seal to."""
        return sealing.recipient_of(self.age_secret)


@dataclass(frozen=True)
class Message:
    """A message as it was signed. ``sealed`` tells whether only its reader could open it."""

    signed: str
    envelope: Envelope
    sealed: bool = False

    @cached_property
    def hash(self) -> str:
        """What names exactly these signed bytes: their SHA-256 in hex."""
        return hashlib.sha256(self.signed.encode("ascii")).hexdigest()

    @property
    def body(self) -> AnyBody:
        """What it is for."""
        return self.envelope.body


def write(envelope: Envelope, keys: Keys) -> Message:
    """Sign a message. Raises ``NotTaken`` for what no reader would take, ``Refused`` for a text that is too long."""
    for name in LINES:
        require_short(getattr(envelope.body, name, ""), TEXT_LENGTH)
    payload = msgspec.json.encode(envelope)
    taken = _parsed(payload, Envelope)
    _require_taken(taken)
    return Message(signing.sign(payload, keys.sign_secret), taken)


def seal(message: Message, age: str) -> bytes:
    """The bytes that only the reader with the key ``age`` opens."""
    return sealing.seal(message.signed.encode("ascii"), age)


def is_message(data: bytes) -> bool:
    """Whether ``data`` begins as a message does, sealed or, as an identity, only signed. Reading it says more."""
    return data.startswith((sealing.MAGIC, _SIGNED))


def read(data: bytes, own: Sequence[Keys], now: datetime) -> Message:
    """The message in a file, which must be for one of ``own`` or for anyone. Raises ``NotTaken``."""
    if len(data) > FILE_BYTES:
        raise NotTaken(Reason.TOO_LARGE)
    if not data.startswith(sealing.MAGIC):
        return _read_for_anyone(data, now)
    if not own:
        raise NotTaken(Reason.NOT_FOR_ME)
    message = read_signed(sealing.open_sealed(data, [keys.age_secret for keys in own]), now)
    if message.envelope.aud not in {keys.key for keys in own} or isinstance(message.body, Consent):
        raise NotTaken(Reason.NOT_FOR_ME)
    return Message(message.signed, message.envelope, sealed=True)


def require_closed(data: bytes, now: datetime) -> None:
    """Raise ``NotTaken`` for what would tell whoever carries it something: not sealed, and not meant for anyone."""
    if data.startswith(sealing.MAGIC):
        sealing.require_modest(data)
    else:
        _read_for_anyone(data, now)


def _read_for_anyone(data: bytes, now: datetime) -> Message:
    message = read_signed(data.strip(b"\r\n "), now)
    if not isinstance(message.body, FOR_ANYONE):
        raise NotTaken(Reason.NOT_A_CARD)
    return message


def read_signed(data: bytes, now: datetime) -> Message:
    """A signed message: its signature fits, it is of now, and holds nothing hidden. Raises ``NotTaken``."""
    signed = signing.read_compact(data)
    _require_modest_json(signed.payload)
    if _parsed(signed.payload, Head).minv > VERSION:
        raise NotTaken(Reason.NEWER)
    envelope = _parsed(signed.payload, Envelope)
    signed.require_signed_by(envelope.iss)
    _require_of_now(envelope, now)
    _require_taken(envelope)
    return Message(signed.compact, envelope)


def read_kept(signed: str) -> Message:
    """A message that was checked when it came, however long ago. Raises ``NotTaken`` for what was altered since."""
    compact = signing.read_compact(signed.encode())  # it may stand in what a stranger wrote, in any letters
    envelope = _parsed(compact.payload, Envelope)
    compact.require_signed_by(envelope.iss)
    return Message(signed, envelope)


def read_consent(signed: str) -> Consent:
    """What someone consented to, which was checked when it came. Raises ``NotTaken`` for any other message."""
    consent = read_kept(signed).body
    if not isinstance(consent, Consent):
        raise NotTaken(Reason.NOT_CONSENTED)
    return consent


def _parsed(payload: bytes, kind: type[_T]) -> _T:
    try:
        return msgspec.json.decode(payload, type=kind)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise NotTaken(Reason.NOT_A_CARD) from None


def _require_modest_json(payload: bytes) -> None:
    """Raise ``NotTaken`` for JSON that is deep, says a member twice, or holds a number that no message has."""
    if len(payload) > PAYLOAD_BYTES or _depth(payload) > JSON_DEPTH:
        raise NotTaken(Reason.TOO_LARGE)
    try:
        document = json.loads(
            payload.decode("utf-8"),
            object_pairs_hook=_without_doubles,
            parse_constant=_refuse,
            parse_float=_refuse,
            parse_int=_modest_integer,
        )
    except ValueError:
        raise NotTaken(Reason.NOT_A_CARD) from None
    if not isinstance(document, dict):
        raise NotTaken(Reason.NOT_A_CARD)


def _depth(payload: bytes) -> int:
    """How deep its brackets are nested, those in texts left out."""
    deepest = depth = 0
    in_text = escaped = False
    for byte in payload:
        if escaped:
            escaped = False
        elif in_text:
            escaped = byte == 0x5C
            in_text = byte != 0x22
        elif byte == 0x22:
            in_text = True
        elif byte in b"[{":
            depth += 1
            deepest = max(deepest, depth)
        elif byte in b"]}":
            depth -= 1
    return deepest


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse(_written: str) -> Any:
    raise ValueError


def _modest_integer(written: str) -> int:
    if len(written) > INTEGER_DIGITS:
        raise ValueError
    return int(written)


def _require_of_now(envelope: Envelope, now: datetime) -> None:
    moment, skew = now.timestamp(), CLOCK_SKEW.total_seconds()
    life = timedelta(seconds=envelope.exp - envelope.iat)
    if envelope.iat > moment + skew:
        raise NotTaken(Reason.CLOCK)
    if not timedelta() < life <= LONGEST_LIFE:
        raise NotTaken(Reason.CLOCK)
    if envelope.exp < moment - skew:
        raise NotTaken(Reason.EXPIRED)


def _require_taken(envelope: Envelope) -> None:
    """Raise ``NotTaken`` for what is said badly, and for a key that fits what nobody signed."""
    body = envelope.body
    said: dict[str, Any] = msgspec.to_builtins(body)
    _require_plain(said, "")
    if isinstance(body, (Card, Consent)):
        require_sound(body.card, body.fields)
    if isinstance(body, (Identity, Consent, Rotate)) and not sealing.is_recipient(body.age):
        raise NotTaken(Reason.NOT_A_CARD)
    if isinstance(body, (Consent, Rotate)) and not signing.is_key(body.sig):
        raise NotTaken(Reason.FORGED)
    if isinstance(body, Consent) and body.sig != envelope.iss:
        raise NotTaken(Reason.FORGED)
    if isinstance(body, FOR_ANYONE) == bool(envelope.aud) and not isinstance(body, Rotate):
        raise NotTaken(Reason.NOT_A_CARD)


def _require_plain(said: Any, name: str) -> None:
    if isinstance(said, str):
        require_plain(said, lines=name in LINES)
    elif isinstance(said, dict):
        for key, value in said.items():
            _require_plain(value, key)
    elif isinstance(said, (list, tuple)):
        for value in said:
            _require_plain(value, name)
