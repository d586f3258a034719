"""Vectors in the vault: kept small, and found by nearness without reading them all for each question.

A number of a vector is kept in one byte: a quarter of the space of float32, and cosines off by less than a hundredth.
While questions are asked, only the signs of the numbers are held in memory, 72 bytes a sentence with its id;
those whose signs differ least are read from the vault and compared exactly.
"""

import json
import threading
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np

from models.meaning.encoder import SIZE
from models.vault.vault import Vault

if TYPE_CHECKING:
    from numpy import float32, int64, uint64
    from numpy.typing import NDArray

_WORDS = SIZE // 64

Place = tuple[int, int]
"""A note, and the place of a sentence in it."""


@dataclass(frozen=True, slots=True)
class _Signs:
    """The signs of every vector up to the last id, a row each."""

    ids: "NDArray[int64]"
    rows: "NDArray[uint64]"


_NONE = _Signs(np.empty(0, np.int64), np.empty((0, _WORDS), np.uint64))
_held: WeakKeyDictionary[Vault, _Signs] = WeakKeyDictionary()
_lock = threading.Lock()


def packed(vectors: "NDArray[float32]") -> list[bytes]:
    """Each row as the vault keeps it."""
    largest = np.abs(vectors).max(axis=1, keepdims=True)
    return [row.tobytes() for row in np.rint(vectors / np.maximum(largest, 1e-9) * 127).astype(np.int8)]


def unpacked(kept: Sequence[bytes]) -> "NDArray[float32]":
    """The rows again, of length 1."""
    return unit(np.frombuffer(b"".join(kept), np.int8).reshape(-1, SIZE).astype(np.float32))


def unit(rows: "NDArray[float32]") -> "NDArray[float32]":
    """Each row turned into one of length 1; a row of nothing stays one."""
    turned: NDArray[float32] = rows / np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), 1e-9)
    return turned


def nearest_notes(vault: Vault, vector: "NDArray[float32]", limit: int) -> list[int]:
    """The notes with a sentence among the ``limit`` whose signs differ least from those of ``vector``."""
    signs = _signs(vault)
    apart = np.bitwise_count(signs.rows ^ _signs_of(vector[np.newaxis])).sum(axis=1)
    nearest = np.argpartition(apart, limit)[:limit] if len(apart) > limit else np.arange(len(apart))
    rows = vault.rows(
        "SELECT DISTINCT note FROM meaning_vector WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(signs.ids[nearest].tolist()),),
    )
    return [row[0] for row in rows]


def vectors_of(vault: Vault, notes: Collection[int]) -> "tuple[list[Place], NDArray[float32]]":
    """The vectors of these notes, and which sentence each row is of."""
    rows = vault.rows(
        "SELECT note, place, vector FROM meaning_vector WHERE note IN (SELECT value FROM json_each(?))",
        (json.dumps(list(notes)),),
    )
    return [(row[0], row[1]) for row in rows], unpacked([row[2] for row in rows])


def let_go() -> None:
    """Give the memory of what is held back; the next question reads it again."""
    with _lock:
        _held.clear()


def _signs(vault: Vault) -> _Signs:
    # ids only grow, so what came since is read; what went is no longer found where the signs point
    with _lock:
        held = _held.get(vault, _NONE)
    last = int(held.ids[-1]) if len(held.ids) else 0
    rows = vault.rows("SELECT id, vector FROM meaning_vector WHERE id > ? ORDER BY id", (last,))
    if rows:
        vectors = np.frombuffer(b"".join(row[1] for row in rows), np.int8).reshape(-1, SIZE)
        ids = np.array([row[0] for row in rows], np.int64)
        held = _Signs(np.concatenate([held.ids, ids]), np.concatenate([held.rows, _signs_of(vectors)]))
        with _lock:
            _held[vault] = held
    return held


def _signs_of(vectors: "NDArray[np.int8] | NDArray[float32]") -> "NDArray[uint64]":
    return np.packbits(vectors > 0, axis=1).view(np.uint64)
