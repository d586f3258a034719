"""What stands half written in Refuge: it leaves the open place as ciphertext only."""

import base64
import binascii
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.refuge import Help, OtherLock, RefugeKey, Weather
from ui.places.told import Telling, read_as, telling

_BOUND_TO = "draft"


class Form(StrEnum):
    """Which slip is open."""

    WORD = "word"
    NUMBERS = "numbers"


@dataclass(frozen=True, slots=True)
class RefugeDraft:
    """What stands in a slip: the word of a day, or the page of numbers."""

    form: Form
    on: date = date.min
    word: Weather = Weather.MIXED
    line: str = ""
    helps: tuple[Help, ...] = ()
    page: str = ""


@dataclass(frozen=True, slots=True)
class State(Telling):
    """What the place tells of itself: the closed draft alone."""

    drafts: str = ""


def close_draft(draft: RefugeDraft | None, key: RefugeKey) -> str:
    """The draft as it may lie in the vault while Refuge is closed; empty for none.

    A few hundred bytes are sealed here in microseconds, also on the window's thread: nothing is stretched for it.
    """
    if draft is None:
        return ""
    return base64.b64encode(key.for_drafts.close(telling(draft), _BOUND_TO)).decode("ascii")


def open_draft(closed: str, key: RefugeKey) -> RefugeDraft | None:
    """The draft that was closed; none where there is none that this key opens."""
    try:
        told = key.for_drafts.open(base64.b64decode(closed, validate=True), _BOUND_TO)
    except (OtherLock, binascii.Error):
        return None
    return read_as(RefugeDraft, told) if closed else None
