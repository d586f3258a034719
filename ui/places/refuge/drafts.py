"""What stands half written in Refuge: it leaves the open place as ciphertext only."""

import base64
import binascii
import json
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum

from models.refuge import Help, OtherLock, RefugeKey, Weather
from ui.places.told import as_dict, day_in, read_told, text_in, texts_in

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


def close_draft(draft: RefugeDraft | None, key: RefugeKey) -> str:
    """The draft as it may lie in the vault while Refuge is closed; empty for none.

    A few hundred bytes are sealed here in microseconds, also on the window's thread: nothing is stretched for it.
    """
    if draft is None:
        return ""
    values = asdict(draft) | {"on": draft.on.isoformat()}
    return base64.b64encode(key.for_drafts.close(values, _BOUND_TO)).decode("ascii")


def open_draft(closed: str, key: RefugeKey) -> RefugeDraft | None:
    """The draft that was closed; none where there is none that this key opens."""
    try:
        told = key.for_drafts.open(base64.b64decode(closed, validate=True), _BOUND_TO)
    except (OtherLock, binascii.Error):
        return None
    return _read(json.dumps(told)) if closed else None


def told_state(closed: str) -> str:
    """What the place tells of itself, as JSON: the closed draft alone."""
    return json.dumps({"drafts": closed})


def closed_in(state: str) -> str:
    """The closed draft in what the place told; whatever else stands there is passed over."""
    return text_in(read_told(state), "drafts")


def _read(written: str) -> RefugeDraft | None:
    told = as_dict(read_told(written))
    form, word, on = text_in(told, "form"), text_in(told, "word"), day_in(told, "on")
    if form not in tuple(Form) or word not in tuple(Weather) or on is None:
        return None
    helps = tuple(Help(one) for one in texts_in(told, "helps") if one in tuple(Help))
    return RefugeDraft(Form(form), on, Weather(word), text_in(told, "line"), helps, text_in(told, "page"))
