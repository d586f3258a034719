"""What is searched by meaning: the sentences that were noted of people, and whose they are.

A note is a row of one of ``SOURCES``, numbered 16 * id + the code of its table as in the index of words
(``models/vault/indexes.py``). Check-ins are sealed, stand in no index, and so never here.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from models.text import without_marks
from models.vault.vault import Vault

LONGEST = 320
"""Characters of a passage: a text without any full stop is cut there, between two words."""

_SHORTEST = 24
_END = re.compile(r"(?<=[.!?…;])\s+|\n+")


@dataclass(frozen=True, slots=True)
class _Source:
    """How one table tells of people. All but ``kind`` is SQL over it; ``people`` names its rows ``about``."""

    kind: str
    text: str
    people: str
    theme: str = "''"
    on: str = "''"
    may_ask: str = "''"


_OWN = "SELECT {0}.id AS about, person_id FROM {0}"
_PARTS = " || char(10) || "

SOURCES = {
    0: _Source("interaction", "text", "SELECT interaction_id AS about, person_id FROM participation", on="happened_on"),
    1: _Source("note", _PARTS.join(("note", "how_met")), "SELECT id AS about, id AS person_id FROM person"),
    4: _Source(
        "experience", "text", _OWN.format("experience"), theme="theme", on="coalesce(year, '')", may_ask="may_ask"
    ),
    5: _Source("need", "text", _OWN.format("need"), on="noted_on"),
    6: _Source("offer", "text", _OWN.format("offer"), on="noted_on"),
    8: _Source("consultation", _PARTS.join(("lived", "advised")), _OWN.format("consultation"), on="asked_on"),
}
"""By the codes of their tables (``migrations/m0003_meaning.py``)."""

_TABLES = {code: "person" if source.kind == "note" else source.kind for code, source in SOURCES.items()}


@dataclass(frozen=True, slots=True)
class Passage:
    """One sentence of a note, about as long as one can read at a glance.

    ``place`` counts the sentences of its ``note``; ``theme`` is what the note says it is about, or empty.
    """

    note: int
    place: int
    text: str
    theme: str = ""

    @property
    def meant(self) -> str:
        """The text with what it is about."""
        return f"{self.theme}. {self.text}" if self.theme else self.text


@dataclass(frozen=True, slots=True)
class Note:
    """One row that tells of people: ``people`` are (id, name), ``may_ask`` is empty where nothing was agreed."""

    number: int
    kind: str
    on: str
    may_ask: str
    passages: tuple[Passage, ...]
    people: tuple[tuple[int, str], ...]


def notes(vault: Vault, numbers: Collection[int]) -> Iterator[Note]:
    """These notes, but for those that are gone; ``people`` without the archived and the dead."""
    for code, ids in _by_code(numbers).items():
        people = _people(vault, code, ids)
        source = SOURCES[code]
        for row in vault.rows(
            f"""SELECT id, {source.text} AS text, {source.theme} AS theme, {source.on} AS day,
            {source.may_ask} AS may_ask FROM {_TABLES[code]} WHERE id IN (SELECT value FROM json_each(?))""",
            (json.dumps(ids),),
        ):
            number = row["id"] * 16 + code
            yield Note(
                number,
                source.kind,
                str(row["day"]),
                row["may_ask"],
                passages(number, row["text"], row["theme"]),
                people.get(row["id"], ()),
            )


def passages(note: int, text: str, theme: str = "") -> tuple[Passage, ...]:
    """The sentences of a note; a very short one stays with the one before it."""
    joined: list[str] = []
    for sentence in _sentences(text):
        if joined and len(joined[-1]) < _SHORTEST:
            joined[-1] = f"{joined[-1]} {sentence}"
        else:
            joined.append(sentence)
    return tuple(Passage(note, place, sentence, theme) for place, sentence in enumerate(joined))


def _sentences(text: str) -> Iterator[str]:
    for piece in _END.split(text):
        said = without_marks(piece).strip(" ;")
        while len(said) > LONGEST:
            end = said.rfind(" ", 0, LONGEST)
            end = end if end > 0 else LONGEST
            yield said[:end]
            said = said[end:].lstrip()
        if any(char.isalnum() for char in said):
            yield said


def _by_code(numbers: Iterable[int]) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for number in numbers:
        if number % 16 in SOURCES:
            found.setdefault(number % 16, []).append(number // 16)
    return found


def _people(vault: Vault, code: int, ids: list[int]) -> dict[int, tuple[tuple[int, str], ...]]:
    found: dict[int, tuple[tuple[int, str], ...]] = {}
    for row in vault.rows(
        f"""SELECT about, person.id, name FROM ({SOURCES[code].people}) JOIN person ON person.id = person_id
        WHERE about IN (SELECT value FROM json_each(?)) AND NOT archived AND standing <> 'dead' ORDER BY person.id""",
        (json.dumps(ids),),
    ):
        found[row[0]] = (*found.get(row[0], ()), (row[1], row[2]))
    return found
