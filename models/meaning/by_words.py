"""Which notes share words with a question: the rarer a word, the more it says."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from models.meaning.empty_words import EMPTY_WORDS
from models.meaning.said import SOURCES, Passage
from models.text import fold
from models.vault.vault import Vault

_WORD = re.compile(r"[^\W_]+")
_MOST_NOTES = 2000
_STEM = 5
_CODES = tuple(SOURCES)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a question that say something, as beginnings of words; each weighs what it tells, 1 in all."""

    weights: Mapping[str, float]

    def share(self, passage: Passage) -> float:
        """How much of the question stands in ``passage``: 0 nothing, 1 every word."""
        said = {fold(word) for word in _WORD.findall(passage.meant)}
        return sum(weight for stem, weight in self.weights.items() if any(word.startswith(stem) for word in said))


def stems(text: str) -> list[str]:
    """The words of ``text`` that say something, without accents and endings: "factures impayées" is factu, impay."""
    folded = [fold(word) for word in _WORD.findall(text)]
    return list(dict.fromkeys(_stem(word) for word in folded if word not in EMPTY_WORDS and len(word) > 1))


def _stem(word: str) -> str:
    # endings of both languages are short, and the beginning of a long word is rarely another word's
    return word[: max(_STEM, len(word) - 3)] if len(word) > _STEM else word


def sharing(vault: Vault, question: str, limit: int) -> tuple[Words, list[int]]:
    """The words that count in ``question``, and the notes that share most with it, best first."""
    found = {stem: _notes_with(vault, stem) for stem in stems(question)}
    rarity = {stem: math.log(1 + _MOST_NOTES / len(notes)) for stem, notes in found.items() if notes}
    total = sum(rarity.values())
    words = Words({stem: rare / total for stem, rare in rarity.items()})
    shares: dict[int, float] = {}
    for stem, weight in words.weights.items():
        for note in found[stem]:
            shares[note] = shares.get(note, 0) + weight
    return words, _best(shares.items(), limit)


def _notes_with(vault: Vault, stem: str) -> list[int]:
    # the newest of very many: such a word tells little of any of them
    rows = vault.rows(
        f"""SELECT rowid FROM notes_index WHERE notes_index MATCH ? AND rowid % 16 IN {_CODES}
        ORDER BY rowid DESC LIMIT {_MOST_NOTES}""",
        (f'"{stem}"*',),
    )
    return [row[0] for row in rows]


def _best(shares: Iterable[tuple[int, float]], limit: int) -> list[int]:
    return [note for note, _ in sorted(shares, key=_most_first)[:limit]]


def _most_first(share: tuple[int, float]) -> tuple[float, int]:
    return -share[1], -share[0]
