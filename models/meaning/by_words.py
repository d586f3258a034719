"""Which notes share words with a question, or tell of the same trouble: the rarer what they share, the more it says."""

import math
from dataclasses import dataclass

from models.meaning.leanings import Leaning, alike, leaning
from models.meaning.lexicon import Cue, troubles_in
from models.meaning.said import SOURCES
from models.meaning.stems import stems
from models.vault.vault import Vault

_MOST_NOTES = 2000
_CODES = tuple(SOURCES)
# How much a word counts beside a trouble, how much must be shared to count in full, and what each way to share says.
# Chosen on the first three parts of tests/bench/meaning.
_OF_A_WORD = 0.1
_PLENTY = 12.0
_OF_SHARED = 0.7
_OF_LEANING = 0.5


@dataclass(frozen=True, slots=True)
class Words:
    """What is looked for in words: each cue with its weight, 1 in all at most, and what the question leans to."""

    weights: tuple[tuple[Cue, float], ...]
    leaning: Leaning

    def fit(self, folded: str) -> float:
        """How much of it a folded text tells: 0 nothing."""
        shared = sum(weight for cue, weight in self.weights if cue.pattern.search(folded))
        return _OF_SHARED * shared + _OF_LEANING * alike(self.leaning, leaning(folded))


def sharing(vault: Vault, question: str, limit: int) -> tuple[Words, list[int]]:
    """What counts in ``question``, and the notes that share most with it, best first."""
    cues = [*((Cue.of(stem), _OF_A_WORD) for stem in stems(question)), *((cue, 1.0) for cue in troubles_in(question))]
    found = [_notes_with(vault, cue) for cue, _ in cues]
    rarity = [
        counts * math.log(1 + _MOST_NOTES / max(len(notes), 1)) for (_, counts), notes in zip(cues, found, strict=True)
    ]
    weights = [rare / max(sum(rarity), _PLENTY) for rare in rarity]
    shares: dict[int, float] = {}
    for notes, weight in zip(found, weights, strict=True):
        for note in notes:
            shares[note] = shares.get(note, 0) + weight
    words = Words(tuple((cue, weight) for (cue, _), weight in zip(cues, weights, strict=True)), leaning(question))
    return words, sorted(shares, key=lambda note: (-shares[note], -note))[:limit]


def _notes_with(vault: Vault, cue: Cue) -> list[int]:
    # the newest of very many: such words tell little of any of them
    rows = vault.rows(
        f"""SELECT rowid FROM notes_index WHERE notes_index MATCH ? AND rowid % 16 IN {_CODES}
        ORDER BY rowid DESC LIMIT {_MOST_NOTES}""",
        (cue.query,),
    )
    return [row[0] for row in rows]
