"""How near sentences lie to a question by what they mean.

Two things are added: how alike the vectors are, and how alike the troubles are that either lies nearest to
(``lexicon.py``), as in ``leanings.py`` by words. A question about money that never came and a note about a bailiff
are far apart as sentences, and both near to some story of what the lexicon calls unpaid.
"""

import threading
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np

from models.meaning.encoder import encode
from models.meaning.lexicon import troubles
from models.meaning.said import Passage
from models.meaning.vectors import Place, nearest_notes, unit, vectors_of
from models.vault.vault import Vault

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_MOST_TROUBLES = 4
_OF_STORIES = 2
"""So many stories of a trouble, the nearest, say how near it is: one alone may be so by chance."""

_OF_TROUBLES = 0.5
_TOWARDS_TROUBLES = 0.6
_BY_CHANCE = 0.25
_NEAREST = 200
_lock = threading.Lock()


class Nearness:
    """Of one question in one vault."""

    def __init__(self, vault: Vault, question: str) -> None:
        self._vault = vault
        self._question = encode([question])
        self._troubles = _nearest_troubles(self._question)
        self._fits: dict[Place, float] = {}

    def notes(self) -> set[int]:
        """The notes that may lie nearest: to the question, and to the question turned towards its troubles."""
        towards = self._question + _TOWARDS_TROUBLES * unit(self._troubles @ _stories().middles)
        return {
            note for vector in (self._question[0], towards[0]) for note in nearest_notes(self._vault, vector, _NEAREST)
        }

    def measure(self, notes: set[int]) -> None:
        """Look at the sentences of ``notes``, so that ``of`` knows them."""
        places, vectors = vectors_of(self._vault, notes)
        alike = vectors @ self._question[0] + _OF_TROUBLES * (_nearest_troubles(vectors) @ self._troubles[0])
        self._fits = dict(zip(places, (alike - _BY_CHANCE).tolist(), strict=True))

    def of(self, passage: Passage) -> float:
        """How much nearer than by chance ``passage`` lies; 0 where it has no vector yet."""
        return self._fits.get((passage.note, passage.place), 0.0)


@dataclass(frozen=True, slots=True)
class _Stories:
    """The vectors of all stories, a row each; where those of each trouble begin and end, and their middle."""

    rows: "NDArray[float32]"
    spans: tuple[tuple[int, int], ...]
    middles: "NDArray[float32]"


def _nearest_troubles(vectors: "NDArray[float32]") -> "NDArray[float32]":
    """How much each row is about each trouble, for the few it lies nearest to; 0 for the others, length 1 in all."""
    stories = _stories()
    each = vectors @ stories.rows.T
    alike = np.stack(
        [np.partition(each[:, begin:end], -_OF_STORIES)[:, -_OF_STORIES:].mean(axis=1) for begin, end in stories.spans],
        axis=1,
    )
    alike -= alike.mean(axis=1, keepdims=True)
    least = np.partition(alike, -_MOST_TROUBLES, axis=1)[:, -_MOST_TROUBLES, np.newaxis]
    return unit(np.where(alike >= least, alike, 0))


def _stories() -> _Stories:
    with _lock:
        return _read_stories()


@cache
def _read_stories() -> _Stories:
    ends = tuple(accumulate(len(trouble.stories) for trouble in troubles()))
    spans = tuple(zip((0, *ends), ends, strict=False))
    rows = encode([story for trouble in troubles() for story in trouble.stories])
    return _Stories(rows, spans, unit(np.stack([rows[begin:end].mean(axis=0) for begin, end in spans])))
