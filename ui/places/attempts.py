"""Trying something that may be refused, where the kind of refusal matters to who asked."""

from collections.abc import Callable
from typing import TypeVar

from models.errors import Refused

Result = TypeVar("Result")


def attempt(call: Callable[[], Result]) -> Result | Refused:
    """What ``call`` returns, or the refusal it raised.

    ``Jobs`` hands on a result whole, and of a refusal its words only.
    """
    try:
        return call()
    except Refused as refusal:
        return refusal
