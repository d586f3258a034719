"""Places in a text, as Python and as Qt count them: an emoji is one code point, and two units of UTF-16."""

from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate


class Units:
    """Where each code point of ``text`` lies in UTF-16, there and back. Places beyond the text are its end."""

    def __init__(self, text: str) -> None:
        self._length = len(text)
        self._starts = None if text.isascii() or max(text) <= "\uffff" else list(accumulate(_widths(text), initial=0))

    def to_qt(self, at: int) -> int:
        """The unit at which code point ``at`` begins."""
        at = min(max(at, 0), self._length)
        return at if self._starts is None else self._starts[at]

    def from_qt(self, unit: int) -> int:
        """The code point that begins at ``unit``, or that ``unit`` is the second half of."""
        if self._starts is None:
            return min(max(unit, 0), self._length)
        return max(0, bisect_right(self._starts, unit) - 1)


def _widths(text: str) -> Iterator[int]:
    return (2 if sign > "\uffff" else 1 for sign in text)
