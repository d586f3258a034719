"""What a text is about, by its words: the troubles of the lexicon that it leans to.

A text is compared with the words and stories of each trouble by tf-idf, as in explicit semantic analysis
(Gabrilovich & Markovitch, IJCAI 2007). Two texts that share no word may lean to the same trouble.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from functools import cache
from heapq import nlargest
from operator import itemgetter

from models.meaning.lexicon import Trouble, troubles
from models.meaning.stems import stems

Leaning = Mapping[int, float]
"""Troubles by their place in the lexicon, each with how much a text is about it; 1 in all, as a length, at most."""

_MOST_TROUBLES = 2
_SURE = 2.0
"""So much a text shares with a trouble that is surely about it: one word that is rare, or a few that are not."""


def leaning(text: str) -> Leaning:
    """The two troubles that ``text`` leans to most; little where it shares little with them."""
    shared: defaultdict[int, float] = defaultdict(float)
    for stem in stems(text):
        for trouble, weight in _weights().get(stem, ()):
            shared[trouble] += weight
    most = nlargest(_MOST_TROUBLES, shared.items(), key=itemgetter(1))
    length = math.hypot(*(weight for _, weight in most))
    return {trouble: weight / max(length, _SURE) for trouble, weight in most}


def alike(one: Leaning, other: Leaning) -> float:
    """How much two texts are about the same: 0 not at all, 1 at most."""
    return sum(weight * other.get(trouble, 0) for trouble, weight in one.items())


@cache
def _weights() -> dict[str, list[tuple[int, float]]]:
    """For each stem the troubles that it tells of; the fewer they are, the more it says."""
    told = [Counter(_stems_of(trouble)) for trouble in troubles()]
    spread = Counter(stem for counts in told for stem in counts)
    found: dict[str, list[tuple[int, float]]] = {}
    for place, counts in enumerate(told):
        rarity = {stem: math.log(len(told) / spread[stem]) for stem in counts}
        weights = {stem: (1 + math.log(count)) * rarity[stem] for stem, count in counts.items()}
        length = math.hypot(*weights.values())
        for stem, weight in weights.items():
            found.setdefault(stem, []).append((place, rarity[stem] * weight / length))
    return found


def _stems_of(trouble: Trouble) -> Iterable[str]:
    return (stem for text in (*trouble.words, *trouble.stories) for stem in stems(text))
