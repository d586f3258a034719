"""No score of a person: no column, no JSON key and no sentence holds one, nor anything one would be proud to see grow.

What only sounds like one stands below, with the reason; a new name that sounds so fails here until it has another name,
or a reason.
"""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from models.exporting import as_archive
from models.vault import Vault
from tests.app.conftest import here
from tests.app.running import Here
from tests.furnished import furnish
from tests.test_translations import french

__all__ = ["here"]

WORDS = """
    score scores scored rank ranks ranked ranking rating ratings rated grade graded star stars strength weight
    points streak streaks reach followers follower leaderboard popularity popular influence karma level levels badge
    badges balance total totals count counts percent percentage rate likes closeness importance worth credit
"""
SCORES = frozenset(WORDS.split())

NO_SCORES = {
    "snooze_count": "how often a next step was put off: at the third time it is asked whether to let it go",
    "reach": "the addresses and numbers in the index of words, by which someone is found",
    "level": "how sure it is whose a key is (introduced, by code, verified): of the key, not of the person",
    "rank": "a column that FTS5 gives each index of words, for its settings",
}

SAID = re.compile(
    r"\b(scor\w*|rank\w*|ratings?|streaks?|leaderboards?|followers?|popularity|influenc\w*|karma|closeness"
    r"|strengths?|grades?|stars?|levels?|badges?|balance|points?|top \d+|classements?|abonnés|popularité"
    r"|étoiles?|solde|niveaux?|rang|séries?|meilleurs? (?:contacts?|amis?|liens?))\b",
    re.IGNORECASE,
)

NO_SCORES_SAID = {
    "No score, no count, no noise: it is for a few people, not for many.": "it says that there is none",
    "Strength: {words}": "of a passphrase",
}

COMMANDS = (
    ["people"],
    ["person", "Léa Kœnig"],
    ["search", "chêne"],
    ["who", "un redressement fiscal"],
    ["path", "artisans"],
    ["today"],
    ["promises"],
    ["history"],
    ["doubles"],
    ["capture", "café @Léa Kœnig ; promis un devis >ven", "--dry-run"],
    ["capture", "? Prendre un bureau", "--dry-run"],
)


def sounds_like_one(name: str) -> bool:
    """Whether a word of a name, as ``snooze_count``, is one by which people are measured."""
    return not SCORES.isdisjoint(re.split(r"[^a-z]+", name.casefold()))


def keys(document: Any) -> Iterator[str]:
    """Every key in a JSON document."""
    if isinstance(document, dict):
        yield from document
        document = list(document.values())
    if isinstance(document, list):
        for value in document:
            yield from keys(value)


def scores_among(names: Iterator[str] | set[str]) -> set[str]:
    """Those that sound like a score and have no reason."""
    return {name for name in names if sounds_like_one(name)} - NO_SCORES.keys()


def test_no_column_holds_one(vault: Vault) -> None:
    tables = [row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")]
    columns = {row["name"] for table in tables for row in vault.rows(f"PRAGMA table_xinfo({table})")}
    assert "last_interaction_on" in columns
    assert scores_among(columns | set(tables)) == set()


def test_no_key_of_the_archive_is_one(vault: Vault) -> None:
    furnish(vault)
    found = set(keys(json.loads(as_archive(vault))))
    assert {"person", "noted_on"} <= found
    assert scores_among(found) == set()


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_no_command_prints_one(here: Here, vault: Vault, command: list[str]) -> None:
    furnish(vault)
    document = here(*command, "--json").json
    assert scores_among(keys(document)) == set()


@pytest.mark.parametrize("ending", ["json", "csv"])
def test_no_file_that_is_taken_out_has_one(here: Here, vault: Vault, tmp_path: Path, ending: str) -> None:
    furnish(vault)
    file = tmp_path / f"all.{ending}"
    assert here("export", file).code == 0
    text = file.read_text(encoding="utf-8-sig")
    names = keys(json.loads(text)) if ending == "json" else iter(re.split(r"[,;\t]", text.splitlines()[0]))
    assert scores_among(names) == set()


def test_no_sentence_tells_of_one() -> None:
    told = {source for source, texts in french().items() if any(map(SAID.search, (source, *texts)))}
    assert told == NO_SCORES_SAID.keys()


@pytest.mark.parametrize("name", ["tie_strength", "score", "Rank", "total-people"])
def test_a_name_that_sounds_like_one_is_caught(name: str) -> None:
    assert sounds_like_one(name)
