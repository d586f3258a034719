"""What a freelancer lives through, and the words by which it is told in two languages: a small lexicon of troubles.

``resources/meaning/troubles.txt`` has a line for each. A question about one trouble finds what was told of it in other
words, and in the other language, even where the two texts share no word and their vectors lie apart.
"""

import re
from dataclasses import dataclass
from functools import cache

from models.text import fold
from resources import resource

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Cue:
    """Some words that tell of one thing. ``pattern`` finds them in folded text, ``query`` in the index of words."""

    pattern: re.Pattern[str]
    query: str

    @classmethod
    def of(cls, *beginnings: str) -> "Cue":
        """One for these beginnings of words, folded; with a full stop behind it, a beginning is the whole word."""
        found = "|".join(re.escape(one.rstrip(".")) + (r"\b" if one.endswith(".") else "") for one in beginnings)
        return cls(re.compile(rf"\b(?:{found})"), " OR ".join(map(_query, beginnings)))


def _query(beginning: str) -> str:
    words = " ".join(_WORD.findall(beginning))
    return f'"{words}"' if beginning.endswith(".") else f'"{words}"*'


def troubles_in(text: str) -> list[Cue]:
    """The troubles that ``text`` tells of."""
    folded = fold(text)
    return [trouble for trouble in _cues() if trouble.pattern.search(folded)]


def trouble_texts() -> list[str]:
    """Each trouble told by all its words, in both languages."""
    return [", ".join(word.rstrip(".") for word in words) for words in _troubles()]


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(Cue.of(*map(fold, words)) for words in _troubles())


@cache
def _troubles() -> tuple[list[str], ...]:
    lines = resource("meaning/troubles.txt").read_text(encoding="utf-8").splitlines()
    told = (line.partition(": ")[2] for line in lines if line and not line.startswith("#"))
    return tuple(line.split(", ") for line in told)
