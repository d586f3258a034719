"""What a text is about, by its words: how much it leans to each trouble of a lexicon.

A word leans to a trouble by how much likelier it is there than elsewhere (pointwise mutual information; Church & Hanks,
Computational Linguistics 16, 1990), and a text as its words together do, as in explicit semantic analysis
(Gabrilovich & Markovitch, IJCAI 2007). Two texts that share no word may lean to the same trouble.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import cache

from models.meaning.lexicon import LEXICONS, troubles
from models.meaning.stems import stems

Leaning = Mapping[int, float]
"""Troubles by their place in a lexicon, each with how much a text is about it."""

_OF_WORDS = 3
"""A word that was listed of a trouble tells more of it than one that a sentence about it happens to have."""

_DOUBT = 3.0
"""So often a word must stand before what it tells counts for half."""


def leaning(words: Iterable[str], lexicon: str) -> Leaning:
    """How much the stems of a text tell of each trouble, for those of which they tell anything."""
    told: defaultdict[int, float] = defaultdict(float)
    of_stems = _told_by_stems(lexicon)
    for stem in words:
        for trouble, weight in of_stems.get(stem, ()):
            told[trouble] += weight
    return told


class Leanings:
    """Of one question, by its stems alone."""

    def __init__(self, question: Collection[str]) -> None:
        self._question = [_sharp(leaning(question, lexicon)) for lexicon in LEXICONS]

    def alike(self, words: Collection[str]) -> float:
        """How much a text of these stems is about the same as the question: 0 not at all, 1 at most."""
        both = zip(self._question, LEXICONS, strict=True)
        return sum(_common(asked, _sharp(leaning(words, lexicon))) for asked, lexicon in both) / len(LEXICONS)


def _sharp(told: Leaning) -> Leaning:
    """What it is most about, above all; 1 in all, as a length."""
    squares = {trouble: weight * weight for trouble, weight in told.items()}
    length = math.hypot(*squares.values()) or 1
    return {trouble: square / length for trouble, square in squares.items()}


def _common(one: Leaning, other: Leaning) -> float:
    return sum(weight * other.get(trouble, 0) for trouble, weight in one.items())


@cache
def _told_by_stems(lexicon: str) -> dict[str, list[tuple[int, float]]]:
    """For each stem the troubles that it tells of."""
    counts: defaultdict[str, Counter[int]] = defaultdict(Counter)
    all_told = troubles(lexicon)
    for place, trouble in enumerate(all_told):
        for stem in _stems_of(trouble.words):
            counts[stem][place] += _OF_WORDS
        for stem in _stems_of(trouble.stories):
            counts[stem][place] += 1
    return {stem: list(_told(among, len(all_told))) for stem, among in counts.items()}


def _told(among: Counter[int], of: int) -> Iterator[tuple[int, float]]:
    for trouble, count in among.items():
        likelier = (count * of + _DOUBT) / (among.total() + _DOUBT)
        if likelier > 1:
            yield trouble, math.log(likelier)


def _stems_of(texts: tuple[str, ...]) -> Iterator[str]:
    return (stem for text in texts for stem in stems(text))
