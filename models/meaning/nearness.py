"""How near sentences lie to a question, by their words and by what they mean.

What a text is about is told by its words (``leanings.py``) and by its vector, from which the directions to the troubles
were learned (``learning.py``). Both are added before two texts are compared: where the words say nothing the vector
does, and where they agree it is sure. A question about money that never came and a note about a bailiff are far apart
as sentences, and both are about what the lexicon calls unpaid.
"""

import threading
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from models.meaning.encoder import encode
from models.meaning.leanings import Leaning, leaning
from models.meaning.learning import LEARNED
from models.meaning.lexicon import LEXICONS
from models.meaning.said import Passage
from models.meaning.vectors import Place, nearest_notes, unit, vectors_of
from models.vault.vault import Vault
from resources import resource

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

# What a vector tells counts so much beside what words tell, when these tell so much in all. Both, and how much two
# sentences that are alike count beside what they are about, were chosen on the first four parts of tests/bench/meaning.
_OF_VECTORS = 1.5
_MANY_WORDS = 10.0
_OF_SENTENCES = 0.3
_BY_CHANCE = 0.15
_NEAREST = 200
_lock = threading.Lock()


class Nearness:
    """Of one question in one vault. Whoever wants it by vectors alone gives it no words."""

    def __init__(self, vault: Vault, question: str, words: Sequence[str]) -> None:
        self._vault = vault
        self._vector = encode([question])
        self._about = _all_about([words], self._vector)

    def notes(self) -> set[int]:
        """The notes that may lie nearest: to the question, and to what it is about."""
        both = zip(self._about, LEXICONS, strict=True)
        towards = self._vector + sum(unit(about @ _learned(lexicon).towards) for about, lexicon in both)
        return {note for vector in (self._vector, towards) for note in nearest_notes(self._vault, vector[0], _NEAREST)}

    def measure(self, passages: Sequence[Passage], words: Sequence[Sequence[str]]) -> list[float]:
        """How much nearer than by chance each of them lies, or 0; by its stems alone where it has no vector yet."""
        vectors = self._vectors(passages)
        about = _all_about(words, vectors)
        alike = sum(one @ asked[0] for one, asked in zip(about, self._about, strict=True)) / len(LEXICONS)
        middle = _learned(LEXICONS[0]).middle
        sentences = unit(_from(middle, vectors)) @ unit(self._vector - middle)[0]
        near: list[float] = np.maximum(alike + _OF_SENTENCES * sentences - _BY_CHANCE, 0).tolist()
        return near

    def _vectors(self, passages: Sequence[Passage]) -> "NDArray[float32]":
        places, vectors = vectors_of(self._vault, {passage.note for passage in passages})
        rows: dict[Place, int] = {place: row for row, place in enumerate(places)}
        found = np.zeros((len(passages), self._vector.shape[1]), np.float32)
        for at, passage in enumerate(passages):
            if (row := rows.get((passage.note, passage.place))) is not None:
                found[at] = vectors[row]
        return found


def _all_about(words: Sequence[Sequence[str]], vectors: "NDArray[float32]") -> list["NDArray[float32]"]:
    """For each lexicon how much each text is about each trouble, length 1 in all, and most about few."""
    about = []
    for lexicon in LEXICONS:
        middle, towards = _learned(lexicon)
        told = _OF_VECTORS * unit(np.maximum(_from(middle, vectors) @ towards.T, 0))
        told += _by_words([leaning(said, lexicon) for said in words], len(towards))
        about.append(unit(told**2))
    return about


def _from(middle: "NDArray[float32]", vectors: "NDArray[float32]") -> "NDArray[float32]":
    """How far each vector is from the middle; where there is none, nowhere."""
    apart: NDArray[float32] = np.where(vectors.any(axis=1, keepdims=True), vectors - middle, 0)
    return apart


def _by_words(leanings: Sequence[Leaning], troubles: int) -> "NDArray[float32]":
    told = np.zeros((len(leanings), troubles), np.float32)
    for row, one in enumerate(leanings):
        told[row, list(one)] = list(one.values())
    found: NDArray[float32] = told / np.maximum(np.linalg.norm(told, axis=1, keepdims=True), _MANY_WORDS)
    return found


class _Learned(NamedTuple):
    """Of one lexicon: the middle of all its stories, and the direction to each trouble, a row each."""

    middle: "NDArray[float32]"
    towards: "NDArray[float32]"


def _learned(lexicon: str) -> _Learned:
    with _lock:
        return _read_learned()[lexicon]


@cache
def _read_learned() -> dict[str, _Learned]:
    with np.load(resource(LEARNED), allow_pickle=False) as file:
        rows = {lexicon: file[lexicon].astype(np.float32) for lexicon in LEXICONS}
    return {lexicon: _Learned(all_rows[0], all_rows[1:]) for lexicon, all_rows in rows.items()}
