"""What goes between the program and the process that carries: one JSON object a line, in both directions.

Either side checks every line, for the one that carries speaks with strangers.
"""

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypedDict

from models.carrying import (
    CarryingFailed,
    Delivered,
    Ended,
    Met,
    News,
    Opened,
    Reached,
    Ready,
    Received,
    Serving,
)
from models.carrying.failures import FAILURES
from sync.limits import FILE_BYTES

LARGEST_LINE = 128 * 1024
"""Bytes of a line at most: a body in base64, and its names."""


class Garbled(Exception):
    """A line that no honest other side sends."""


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait, before a meeting is given up."""

    server: float = 15.0
    """For a server to answer, and to come back."""
    partner: float = 600.0
    """For the other side to come, and for both to say that the words agree."""
    silence: float = 35.0
    """Without a sign of life from the other side, which gives one three times as often."""


class How(TypedDict, total=False):
    """What a ``Meet`` may say besides."""

    compare: bool
    lan: str
    patience: Patience


@dataclass(frozen=True, slots=True)
class Meet:
    """Begin a meeting."""

    code: str
    servers: tuple[str, ...]
    """Tried in this order; of no use where ``lan`` is ``host``."""
    compare: bool = False
    """Whether the words must be compared."""
    lan: str = ""
    """``host``: be the server of this network. ``find``: look for it by the code's number. Else empty."""
    patience: Patience = Patience()


@dataclass(frozen=True, slots=True)
class Compared:
    """Whether the words were the same."""

    same: bool


@dataclass(frozen=True, slots=True)
class Send:
    """Bring these bytes over, once the meeting is open."""

    body: bytes


@dataclass(frozen=True, slots=True)
class Leave:
    """Take leave of the other side; the meeting ends."""


Order = Meet | Compared | Send | Leave

_ORDERS: Mapping[str, type[Any]] = {kind.__name__: kind for kind in (Meet, Compared, Send, Leave)}
_NEWS: Mapping[str, type[Any]] = {
    kind.__name__: kind for kind in (Ready, Serving, Reached, Met, Opened, Received, Delivered, Ended)
}


def encoded(message: Order | News) -> bytes:
    """``message`` as a line."""
    values = {field.name: _plain(getattr(message, field.name)) for field in fields(message)}
    return json.dumps({"is": type(message).__name__, **values}).encode("ascii") + b"\n"


def order(line: bytes) -> Order:
    """The order that ``line`` is. Raises ``Garbled``."""
    found: Order = _decoded(line, _ORDERS)
    return found


def news(line: bytes) -> News:
    """The news that ``line`` is. Raises ``Garbled``."""
    found: News = _decoded(line, _NEWS)
    return found


def _decoded(line: bytes, kinds: Mapping[str, type[Any]]) -> Any:
    try:
        said = json.loads(line)
        kind = kinds[said.pop("is")]
        wanted = {field.name: field.type for field in fields(kind)}
        if said.keys() != wanted.keys():
            raise Garbled
        return kind(**{name: _rich(value, wanted[name]) for name, value in said.items()})
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Garbled from None


def _plain(value: object) -> object:
    match value:
        case bytes():
            return base64.b64encode(value).decode("ascii")
        case CarryingFailed():
            return type(value).__name__
        case Patience():
            return [value.server, value.partner, value.silence]
    return value


def _rich(value: Any, wanted: object) -> object:
    """``value`` as its field wants it, or ``Garbled``."""
    if wanted == CarryingFailed | None:
        return None if value is None else FAILURES[value]()
    if wanted is Patience and isinstance(value, list) and all(type(one) is float for one in value):
        return Patience(*value)
    if wanted is bytes and isinstance(value, str) and len(value) <= LARGEST_LINE:
        body = base64.b64decode(value, validate=True)
        if len(body) > FILE_BYTES:
            raise Garbled
        return body
    if wanted == tuple[str, ...] and isinstance(value, list) and all(type(one) is str for one in value):
        return tuple(value)
    if wanted in (str, bool) and type(value) is wanted:
        return value
    raise Garbled
