"""The last that was noted with someone, short enough for a card."""

import json
import re
from collections.abc import Sequence

from models.interactions import Channel
from models.text import without_marks
from models.today.card import LastWords
from models.today.situation import Situation

SENTENCES = 2
LONGEST = 180
_SENTENCE = re.compile(r".+?(?:[.!?…]+[»”\")]*(?=\s|$)|$)", re.DOTALL)


def last_words(at: Situation, people: Sequence[int]) -> dict[int, LastWords]:
    """The latest words that were noted with each of these people, but for what is still to come."""
    # SQLite takes the bare columns from the row that has the maximum
    rows = at.vault.rows(
        """SELECT person_id, text, happened_on, channel, interaction.id,
            max(sort_on || printf('%020d', interaction.id))
        FROM participation JOIN interaction ON interaction.id = interaction_id
        WHERE person_id IN (SELECT value FROM json_each(?)) AND text <> '' AND sort_on <= ? GROUP BY person_id""",
        (json.dumps(list(people)), at.today.isoformat()),
    )
    return {row[0]: LastWords(shortened(row[1]), row[2], Channel(row[3]), row[4]) for row in rows}


def shortened(text: str) -> str:
    """The first sentence or two of ``text``, on one line; what is longer than a card is cut at a word."""
    words = "".join(_SENTENCE.findall(without_marks(text))[:SENTENCES]).strip()
    if len(words) <= LONGEST:
        return words
    cut = words[: LONGEST - 1]
    return f"{cut.rpartition(' ')[0] or cut}…"
