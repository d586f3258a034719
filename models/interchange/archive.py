"""The archive: every table of a vault as canonical JSON, so that the same vault is the same bytes.

An object with ``format``, ``version`` and ``tables``. Each table is a list of rows, each row an object
from column to value. A row is named by its ``uid``; a reference holds the uid of its target under the column's
name without ``_id``. Bytes are ``{"base64": "…"}``. Keys are sorted, text is UTF-8, there is a row a line.

It holds people and all they have (``contact_method``, ``important_date``, ``photo``, ``card_property``, tags, worlds,
circles), relations, interactions and who took part, favours, follow-ups, introductions, missions, decisions,
experiences, needs, offers, Refuge (as ciphertext alone), nudges: every table whose changes can be undone.
It does not hold the history, the ledger of imports, where the user was, nor what is computed from the rest
(``models/contents.py`` names it).

``version`` is the number of the newest migration of the program that wrote it. A newer one is refused;
of an older one the columns that were added since take what their migration gave to rows that were there.
"""

import base64
import binascii
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from models.errors import Refused
from models.vault.migrations import MIGRATIONS
from resources import tr

FORMAT = "whispeer-archive"
VERSION = len(MIGRATIONS)
MOST_VALUES = 15_000_000
"""Values that a file of JSON may hold: a few bytes each there, dozens in memory."""

Value: TypeAlias = str | bytes | int | float | None
Tables: TypeAlias = Mapping[str, Sequence[Mapping[str, Value]]]

_BYTES_KEY = "base64"


def is_archive(data: bytes) -> bool:
    """Whether a file begins as an archive of ours does."""
    return data.lstrip(b"\xef\xbb\xbf \r\n\t").startswith(b"{") and FORMAT.encode() in data[:200]


def to_bytes(tables: Tables) -> bytes:
    """The canonical bytes of ``tables``; the order of rows is the caller's."""
    return "".join(_lines(tables)).encode("utf-8")


def _lines(tables: Tables) -> Iterator[str]:
    yield f'{{"format":"{FORMAT}",\n"version":{VERSION},\n"tables":{{'
    for number, name in enumerate(sorted(tables)):
        yield ("," if number else "") + f"\n{_json(name)}:["
        for place, row in enumerate(tables[name]):
            yield (("," if place else "") + "\n" + _json({column: _to_json(value) for column, value in row.items()}))
        yield "]"
    yield "}}\n"


def from_bytes(data: bytes) -> dict[str, list[dict[str, Value]]]:
    """The tables that an archive holds.

    Raises ``Refused`` for what is no archive, is damaged, too large, or was written by a newer version.
    """
    require_modest(data)
    try:
        document = json.loads(
            data.decode("utf-8-sig"), parse_constant=_refuse_constant, object_pairs_hook=_without_doubles
        )
        if document["format"] != FORMAT or type(document["version"]) is not int or document["version"] < 1:
            raise ValueError
        if document["version"] > VERSION:
            raise Refused(tr("A newer Whispeer wrote this archive. Update the program to read it."))
        return {
            name: [{column: _from_json(value) for column, value in row.items()} for row in rows]
            for name, rows in document["tables"].items()
        }
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise damaged() from None


def require_modest(data: bytes) -> None:
    """Raise ``Refused`` for JSON of so many values that they could fill the memory."""
    if data.count(b",") + data.count(b"[") + data.count(b"{") > MOST_VALUES:
        raise Refused(tr("This file holds more than Whispeer can read at once. Export less of it."))


def damaged() -> Refused:
    """The refusal for an archive that does not say what one must."""
    return Refused(tr("This archive is damaged or incomplete. Nothing was imported: take another copy of it."))


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _to_json(value: Value) -> Any:
    return {_BYTES_KEY: base64.b64encode(value).decode("ascii")} if isinstance(value, bytes) else value


def _from_json(value: Any) -> Value:
    if isinstance(value, dict) and list(value) == [_BYTES_KEY] and isinstance(value[_BYTES_KEY], str):
        try:
            return base64.b64decode(value[_BYTES_KEY], validate=True)
        except binascii.Error:
            raise ValueError from None
    if isinstance(value, str):
        value.encode("utf-8")  # half a surrogate pair cannot be kept: a UnicodeEncodeError is a ValueError
    elif not (value is None or _is_number(value)):
        raise ValueError
    kept: Value = value
    return kept


def _is_number(value: Any) -> bool:
    """Whether it is a number that a database can hold; ``True`` is none."""
    if isinstance(value, float):
        return math.isfinite(value)
    return type(value) is int and -(1 << 63) <= value < 1 << 63


def _without_doubles(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError
    return found


def _refuse_constant(_name: str) -> None:
    raise ValueError
