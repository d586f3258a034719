"""The words of a text that say something, without accents and endings."""

import re

from models.meaning.empty_words import EMPTY_WORDS
from models.text import fold

_WORD = re.compile(r"[^\W_]+")
_STEM = 5
_SHORT = 3


def stems(text: str) -> list[str]:
    """Each once, in their order: "factures impayées" is factu, impay. With a full stop, it is a whole word."""
    words = _WORD.findall(fold(text))
    return list(dict.fromkeys(_stem(word) for word in words if word not in EMPTY_WORDS and len(word) > 1))


def _stem(word: str) -> str:
    # endings of both languages are short, and the beginning of a long word is rarely another word's
    if len(word) > _STEM:
        return word[: max(_STEM, len(word) - 3)]
    return word if len(word) > _SHORT else f"{word}."
