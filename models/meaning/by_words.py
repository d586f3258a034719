"""Which notes share words with a question, or tell of the same trouble: the rarer what they share, the more it says."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from models.meaning.leanings import leaning
from models.meaning.lexicon import LEXICONS, troubles
from models.meaning.said import SOURCES
from models.meaning.stems import stems
from models.vault.vault import Vault

_MOST_NOTES = 2000
_MOST_TROUBLES = 4
_CODES = tuple(SOURCES)


@dataclass(frozen=True, slots=True)
class Words:
    """The stems of a question, each with how much it says, 1 in all."""

    weights: tuple[tuple[str, float], ...] = ()

    def share(self, stems: Sequence[str]) -> float:
        """How much of them begins some word of a text of these stems: 0 nothing, 1 all."""
        return sum(weight for stem, weight in self.weights if any(one.startswith(stem) for one in stems))


def sharing(vault: Vault, asked: Sequence[str], limit: int) -> tuple[Words, list[int]]:
    """What counts among the stems of a question, and the notes that share most with it or its troubles, best first."""
    found = [_notes_with(vault, [stem]) for stem in asked]
    found += [_notes_with(vault, words) for words in _troubles(asked)]
    rarity = [math.log(1 + _MOST_NOTES / max(len(notes), 1)) for notes in found]
    shares: dict[int, float] = {}
    for notes, weight in zip(found, rarity, strict=True):
        for note in notes:
            shares[note] = shares.get(note, 0) + weight
    whole = sum(rarity[: len(asked)])
    words = Words(tuple((stem, weight / whole) for stem, weight in zip(asked, rarity, strict=False)))
    return words, sorted(shares, key=lambda note: (-shares[note], -note))[:limit]


def _troubles(asked: Sequence[str]) -> Iterable[list[str]]:
    """The words of each of the troubles that the question leans to most."""
    for lexicon in LEXICONS:
        told = leaning(asked, lexicon)
        for place in nlargest(_MOST_TROUBLES, told, key=told.__getitem__):
            yield stems(" ".join(troubles(lexicon)[place].words))


def _notes_with(vault: Vault, any_of: Sequence[str]) -> list[int]:
    # the newest of very many: such words tell little of any of them
    query = " OR ".join(f'"{stem[:-1]}"' if stem.endswith(".") else f'"{stem}"*' for stem in any_of)
    rows = vault.rows(
        f"""SELECT rowid FROM notes_index WHERE notes_index MATCH ? AND rowid % 16 IN {_CODES}
        ORDER BY rowid DESC LIMIT {_MOST_NOTES}""",
        (query,),
    )
    return [row[0] for row in rows]
