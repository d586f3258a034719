"""What a freelancer lives through, and how it is told in two languages: a small lexicon of troubles.

``resources/meaning/troubles.txt`` has the words of each, ``stories.txt`` some sentences. A question about one trouble
finds what was told of it in other words, and in the other language, even where the two texts share no word.
"""

import re
from dataclasses import dataclass
from functools import cache

from models.text import fold
from resources import resource

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that people live through: beginnings of words that tell of it, and sentences that do."""

    words: tuple[str, ...]
    stories: tuple[str, ...]


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


@cache
def troubles() -> tuple[Trouble, ...]:
    """All of them, in one order."""
    stories: dict[str, list[str]] = {}
    for line in _lines("meaning/stories.txt"):
        if line.startswith("## "):
            told = stories[line.removeprefix("## ")] = []
        elif not line.startswith("#"):
            told.append(line)
    words = (line.partition(": ") for line in _lines("meaning/troubles.txt") if not line.startswith("#"))
    return tuple(Trouble(tuple(told.split(", ")), tuple(stories[name])) for name, _, told in words)


def troubles_in(text: str) -> list[Cue]:
    """The troubles whose words stand in ``text``."""
    folded = fold(text)
    return [trouble for trouble in _cues() if trouble.pattern.search(folded)]


@cache
def _cues() -> tuple[Cue, ...]:
    return tuple(Cue.of(*map(fold, trouble.words)) for trouble in troubles())


def _lines(file: str) -> list[str]:
    return [line for line in resource(file).read_text(encoding="utf-8").splitlines() if line]
