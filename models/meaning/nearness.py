"""How near sentences lie to a question by what they mean.

Two things are added: how alike the vectors are, and how alike the troubles are that either lies nearest to
(``lexicon.py``), as in explicit semantic analysis (Gabrilovich & Markovitch, IJCAI 2007). A question about money that
never came and a note about a bailiff are far apart as sentences, and both near to what the lexicon calls unpaid.
"""

import threading
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from models.meaning.encoder import encode
from models.meaning.lexicon import trouble_texts
from models.meaning.said import Passage
from models.meaning.vectors import Place, nearest_notes, vectors_of
from models.vault.vault import Vault

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

_TROUBLES = 4
_OF_TROUBLES = 0.3
_TOWARDS_TROUBLES = 0.6
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
        towards = self._question + _TOWARDS_TROUBLES * _unit(self._troubles @ _trouble_vectors())
        return {
            note for vector in (self._question[0], towards[0]) for note in nearest_notes(self._vault, vector, _NEAREST)
        }

    def measure(self, notes: set[int]) -> None:
        """Look at the sentences of ``notes``, so that ``of`` knows them."""
        places, vectors = vectors_of(self._vault, notes)
        alike = vectors @ self._question[0] + _OF_TROUBLES * (_nearest_troubles(vectors) @ self._troubles[0])
        self._fits = dict(zip(places, alike.tolist(), strict=True))

    def of(self, passage: Passage) -> float:
        """How near ``passage`` lies: below 0.2 by chance, 0 where it has no vector yet."""
        return self._fits.get((passage.note, passage.place), 0.0)


def _nearest_troubles(vectors: "NDArray[float32]") -> "NDArray[float32]":
    """How much each row is about each trouble, for the few it lies nearest to; 0 for the others, length 1 in all."""
    alike = vectors @ _trouble_vectors().T
    alike -= alike.mean(axis=1, keepdims=True)
    least = np.partition(alike, -_TROUBLES, axis=1)[:, -_TROUBLES, np.newaxis]
    return _unit(np.where(alike >= least, alike, 0))


def _trouble_vectors() -> "NDArray[float32]":
    with _lock:
        return _made_trouble_vectors()


@cache
def _made_trouble_vectors() -> "NDArray[float32]":
    return encode(trouble_texts())


def _unit(rows: "NDArray[float32]") -> "NDArray[float32]":
    unit: NDArray[float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return unit
