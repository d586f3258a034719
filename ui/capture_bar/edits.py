"""Changes of a text by place. Places count code points."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Edit:
    """``text`` in place of the code points from ``start`` to before ``end``."""

    start: int
    end: int
    text: str


def from_the_end(edits: Sequence[Edit]) -> list[Edit]:
    """``edits``, which do not overlap, in the order in which none moves the place of another."""
    return sorted(edits, key=_start, reverse=True)


def rewritten(text: str, edits: Sequence[Edit]) -> str:
    """``text`` afterwards."""
    for edit in from_the_end(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text


def _start(edit: Edit) -> int:
    return edit.start
