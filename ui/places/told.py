"""What a place tells of itself: values as JSON for the vault, and read from there another time.

The vault may come from an older version, or from elsewhere: whatever does not fit is passed over.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, Final, Self, TypeVar, get_args, get_origin, get_type_hints

from ui.widgets.suggestion_list import Suggestion

_Told = TypeVar("_Told")


class Unfit(ValueError):
    """What was told is not what it should be."""


class Telling:
    """A frozen dataclass that tells all of itself. Its fields have defaults, which hold where nothing fits."""

    __slots__ = ()

    @classmethod
    def parse(cls, written: str) -> Self:
        """What ``written`` keeps; what cannot be read is passed over."""
        return read_as(cls, read_told(written)) or cls()

    @property
    def written(self) -> str:
        """As JSON."""
        return json.dumps(telling(self), ensure_ascii=False)


def telling(value: object) -> Any:
    """``value`` as JSON has it.

    A dataclass is an object of its fields, without those that are ``None``; a day is written in ISO;
    of a suggestion there are its words and the value that it stands for.
    """
    if isinstance(value, Suggestion):
        return [value.words, value.value]
    if is_dataclass(value):
        told = ((field.name, getattr(value, field.name)) for field in fields(value))
        return {name: telling(one) for name, one in told if one is not None}
    if isinstance(value, Mapping):
        return {str(key): telling(one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [telling(one) for one in value]
    return value.isoformat() if isinstance(value, date) else value


def read_as(kind: type[_Told], told: object) -> _Told | None:
    """The dataclass ``kind`` that ``telling`` told; none where nothing fits a field that it cannot be without.

    Fields may be texts, ids and other whole numbers from 0, flags, days, enums of texts, suggestions, dataclasses,
    mappings and tuples of these; of a tuple of any length, and of a mapping, what fits is taken.
    """
    try:
        made = _read(kind, told)
    except Unfit:
        return None
    assert isinstance(made, kind)
    return made


def _read(hint: Any, told: object) -> Any:
    """``told`` as what ``hint`` asks for. Raises ``Unfit``."""
    origin, parts = get_origin(hint), get_args(hint)
    if origin is UnionType:
        (hint,) = (part for part in parts if part is not NoneType)
        return _read(hint, told) if told is not None else None
    if origin is tuple:
        return _tuple(parts, _require(told, list))
    if origin is Mapping:
        key, one = parts
        return dict(_pairs(key, one, _require(told, dict)))
    if hint is Suggestion:
        return _suggestion(told)
    if is_dataclass(hint):
        return _object(hint, _require(told, dict))
    if issubclass(hint, StrEnum) and told in tuple(hint):
        return hint(told)
    if hint is date:
        return _day(told)
    if hint in _FITS and _FITS[hint](told):
        return told
    raise Unfit


def _object(kind: Any, told: dict[str, object]) -> Any:
    hints, values = _hints(kind), {}
    for name in hints.keys() & told.keys():
        with suppress(Unfit):
            values[name] = _read(hints[name], told[name])
    if not _needed(kind) <= values.keys():
        raise Unfit
    return kind(**values)


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


@cache
def _needed(kind: Any) -> frozenset[str]:
    """The fields that have no default."""
    return frozenset(
        field.name for field in fields(kind) if field.default is MISSING and field.default_factory is MISSING
    )


def _tuple(parts: tuple[Any, ...], told: list[object]) -> tuple[Any, ...]:
    if parts[-1] is not Ellipsis:
        if len(told) != len(parts):
            raise Unfit
        return tuple(map(_read, parts, told))
    return tuple(_fitting(parts[0], told))


def _fitting(hint: Any, told: list[object]) -> Iterator[Any]:
    for one in told:
        with suppress(Unfit):
            if one != "":
                yield _read(hint, one)


def _pairs(key_hint: Any, hint: Any, told: dict[str, object]) -> Iterator[tuple[Any, Any]]:
    for key, one in told.items():
        with suppress(Unfit, ValueError):
            yield _read(key_hint, int(key) if key_hint is int else key), _read(hint, one)


def _suggestion(told: object) -> Suggestion:
    words, value = _pair(told)
    if not (is_text(words) and (is_id(value) or is_text(value))):
        raise Unfit
    return Suggestion(words, value)


def _pair(told: object) -> list[Any]:
    pair: list[Any] = _require(told, list)
    if len(pair) != 2:
        raise Unfit
    return pair


def _require(told: object, kind: type[Any]) -> Any:
    if not isinstance(told, kind):
        raise Unfit
    return told


def _day(told: object) -> date:
    try:
        return date.fromisoformat(_require(told, str))
    except ValueError:
        raise Unfit from None


def is_id(told: object) -> bool:
    """Whether it can be the id of a row."""
    return _is_whole(told) and told != 0


def is_text(told: object) -> bool:
    """Whether it is a text that a field and the vault can take: half of a surrogate pair is none."""
    if not isinstance(told, str):
        return False
    try:
        told.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_whole(told: object) -> bool:
    return isinstance(told, int) and not isinstance(told, bool) and 0 <= told < 2**63


def _is_flag(told: object) -> bool:
    return isinstance(told, bool)


_FITS: Final[dict[type, Callable[[object], bool]]] = {str: is_text, int: _is_whole, bool: _is_flag}


def read_told(written: str) -> dict[str, Any]:
    """The object that was told as JSON; an empty one for anything else."""
    try:
        told = json.loads(written)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def as_list(told: object) -> list[Any]:
    """What was told, if it is a list; an empty one for anything else."""
    return told if isinstance(told, list) else []
