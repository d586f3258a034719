"""Which notes share words with a question, or tell of the same trouble: the rarer what they share, the more it says."""

import math
import re
from dataclasses import dataclass

from models.meaning.empty_words import EMPTY_WORDS
from models.meaning.lexicon import Cue, troubles_in
from models.meaning.said import SOURCES
from models.text import fold
from models.vault.vault import Vault

_WORD = re.compile(r"[^\W_]+")
_MOST_NOTES = 2000
_STEM = 5
_SHORT = 3
_OF_A_WORD = 0.3
_CODES = tuple(SOURCES)


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for in words: each cue with its weight, 1 in all."""

    weights: tuple[tuple[Cue, float], ...]

    def share(self, folded: str) -> float:
        """How much of it stands in a folded text: 0 nothing, 1 all."""
        return sum(weight for cue, weight in self.weights if cue.pattern.search(folded))


def stems(text: str) -> list[str]:
    """The words of ``text`` that say something, without accents and endings: "factures impayées" is factu, impay."""
    folded = [fold(word) for word in _WORD.findall(text)]
    return list(dict.fromkeys(_stem(word) for word in folded if word not in EMPTY_WORDS and len(word) > 1))


def _stem(word: str) -> str:
    # endings of both languages are short, and the beginning of a long word is rarely another word's
    if len(word) > _STEM:
        return word[: max(_STEM, len(word) - 3)]
    return word if len(word) > _SHORT else f"{word}."


def sharing(vault: Vault, question: str, limit: int) -> tuple[Words, list[int]]:
    """What counts in ``question``, and the notes that share most with it, best first."""
    cues = [*((Cue.of(stem), _OF_A_WORD) for stem in stems(question)), *((cue, 1.0) for cue in troubles_in(question))]
    found = [(cue, counts, notes) for cue, counts in cues if (notes := _notes_with(vault, cue))]
    rarity = [counts * math.log(1 + _MOST_NOTES / len(notes)) for _, counts, notes in found]
    weights = [rare / sum(rarity) for rare in rarity]
    shares: dict[int, float] = {}
    for (_, _, notes), weight in zip(found, weights, strict=True):
        for note in notes:
            shares[note] = shares.get(note, 0) + weight
    words = Words(tuple((cue, weight) for (cue, _, _), weight in zip(found, weights, strict=True)))
    return words, sorted(shares, key=lambda note: (-shares[note], -note))[:limit]


def _notes_with(vault: Vault, cue: Cue) -> list[int]:
    # the newest of very many: such words tell little of any of them
    rows = vault.rows(
        f"""SELECT rowid FROM notes_index WHERE notes_index MATCH ? AND rowid % 16 IN {_CODES}
        ORDER BY rowid DESC LIMIT {_MOST_NOTES}""",
        (cue.query,),
    )
    return [row[0] for row in rows]
