"""A sentence without accents, case and ligatures that still knows where each of its letters came from."""

import unicodedata
from functools import cache

from models.capture.understood import Span
from models.text import written_out

_APOSTROPHES = "'’‘ʼ`´′"
_ENDS_OF_LINES = "\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
FIRST_MARK, LAST_MARK = "\ue000", "\ue00f"
"""Letters of nobody's alphabet, which stand for what was claimed; those of a sentence itself are folded away."""


class Folded:
    """``text`` is ``source`` folded: one code point of it may have become none, or several."""

    def __init__(self, source: str) -> None:
        self.source = source
        pieces = [_folded(char) for char in source]
        self.text = "".join(pieces)
        self._from = [at for at, piece in enumerate(pieces) for _ in piece]
        self._from.append(len(source))

    def __len__(self) -> int:
        return len(self.text)

    def at(self, index: int) -> int:
        """Where in ``source`` the letter at ``index`` of ``text`` came from."""
        return self._from[index]

    def span(self, start: int, end: int) -> Span:
        """Where in ``source`` the stretch of ``text`` came from, with the accents that follow its last letter."""
        if end <= start:
            return Span(self._from[start], self._from[start])
        last = self._from[end - 1]
        return Span(self._from[start], max(self._from[end], last + 1))

    def said(self, start: int, end: int) -> str:
        """The stretch of ``text`` as it was typed."""
        span = self.span(start, end)
        return self.source[span.start : span.end]

    def is_capital(self, index: int) -> bool:
        """Whether the letter at ``index`` was typed as a capital."""
        return self.source[self._from[index]].isupper() or self.source[self._from[index]].istitle()


@cache
def _folded(char: str) -> str:
    if char in _APOSTROPHES:
        return "'"
    if char in _ENDS_OF_LINES:
        return "\n"
    if char.isspace():
        return " "
    if FIRST_MARK <= char <= LAST_MARK:
        return "\N{REPLACEMENT CHARACTER}"
    if "\ud800" <= char <= "\udfff":  # half of a pair, which no file can hold
        return ""
    decomposed = unicodedata.normalize("NFKD", written_out(char))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter)).casefold()
