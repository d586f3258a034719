"""Reading what a place told of itself another time: JSON from the vault, where whatever does not fit is passed over."""

import json
from collections.abc import Mapping
from datetime import date
from typing import Any


def is_id(told: object) -> bool:
    """Whether it can be the id of a row."""
    return isinstance(told, int) and not isinstance(told, bool) and 0 < told < 2**63


def is_text(told: object) -> bool:
    """Whether it is a text that a field and the vault can take: half of a surrogate pair is none."""
    if not isinstance(told, str):
        return False
    try:
        told.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_told(written: str) -> dict[str, Any]:
    """The object that was told as JSON; an empty one for anything else."""
    try:
        return as_dict(json.loads(written))
    except (ValueError, RecursionError):
        return {}


def as_dict(told: object) -> dict[str, Any]:
    """What was told, if it is an object; an empty one for anything else."""
    return told if isinstance(told, dict) else {}


def as_list(told: object) -> list[Any]:
    """The same for a list."""
    return told if isinstance(told, list) else []


def text_in(told: Mapping[str, Any], key: str) -> str:
    """The text under ``key``; an empty one where there is none that can be used."""
    return told[key] if is_text(told.get(key)) else ""


def texts_in(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The texts of the list under ``key``, without those that say nothing."""
    return tuple(one for one in as_list(told.get(key)) if is_text(one) and one)


def id_in(told: Mapping[str, Any], key: str) -> int | None:
    """The id under ``key``, if there is one."""
    return told[key] if is_id(told.get(key)) else None


def day_in(told: Mapping[str, Any], key: str) -> date | None:
    """The day under ``key``, written in ISO, if there is one."""
    try:
        return date.fromisoformat(text_in(told, key))
    except ValueError:
        return None
