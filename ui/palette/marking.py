"""Where a text says what was looked for."""

import re
from typing import Final

from models.text import fold

_WORD: Final = re.compile(r"\w+")

Span = tuple[int, int]
"""Where a mark begins, and how many letters it has."""


def marks(text: str, sought: str) -> list[Span]:
    """The beginnings of words of ``text`` that a word of ``sought`` fits, accents and case forgiven."""
    wanted = _WORD.findall(fold(sought))
    if not wanted:
        return []
    found = []
    for word in _WORD.finditer(text):
        folded = fold(word.group())
        length = max((len(one) for one in wanted if folded.startswith(one)), default=0)
        if length:
            found.append((word.start(), _letters(word.group(), length)))
    return found


def fits(text: str, sought: str) -> bool:
    """Whether each word of ``sought`` begins some word of ``text``."""
    if not sought:
        return True
    words = _WORD.findall(fold(text))
    return all(any(word.startswith(one) for word in words) for one in _WORD.findall(fold(sought)))


def _letters(word: str, folded: int) -> int:
    """How many letters of ``word`` make its first ``folded`` letters when it is folded: œ makes two."""
    seen = 0
    for count, letter in enumerate(word, start=1):
        seen += len(fold(letter))
        if seen >= folded:
            return count
    return len(word)
