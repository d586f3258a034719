"""What a freelancer lives through, and how it is told in two languages: two small lexicons of troubles.

Each file of ``resources/meaning`` cuts the same lives in its own way. For each trouble it has words that tell of it,
and sentences. A question about one trouble finds what was told of it in other words, and in the other language, even
where the two texts share no word.
"""

from dataclasses import dataclass
from functools import cache

from resources import resource

LEXICONS = ("troubles", "situations")
"""Their files. What a text is about is asked of each, for two that were written apart are seldom wrong together."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One thing that people live through: words that tell of it, and sentences that do."""

    words: tuple[str, ...]
    stories: tuple[str, ...]


@cache
def troubles(lexicon: str) -> tuple[Trouble, ...]:
    """All of one lexicon, in one order."""
    _, *told = resource(f"meaning/{lexicon}.txt").read_text(encoding="utf-8").split("\n## ")
    return tuple(_trouble(one) for one in told)


def _trouble(told: str) -> Trouble:
    _, words, *stories = told.splitlines()
    return Trouble(tuple(words.removeprefix("= ").split(", ")), tuple(story for story in stories if story))
