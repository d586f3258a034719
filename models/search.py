"""Finding people by three letters, and anything that was ever noted."""

import json
import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from itertools import accumulate

from models.dates import sort_day
from models.people import People, PersonRow
from models.search_terms import as_match
from models.text import fold
from models.vault.vault import Vault

# The newest matches are fetched and ordered by date; ranking every match of a short word costs seconds.
_BOUND = 500
_SNIPPET_CHARS = 120
_BEFORE_MATCH = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """Something noted that fits. ``kind`` is its table, ``id`` its row there; ``people`` are (id, name)."""

    kind: str
    id: int
    title: str
    snippet: str
    on: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class _Source:
    """How the rows of one indexed table are shown; ``text`` and ``on`` are SQL over its columns."""

    kind: str
    code: int
    text: str
    on: str
    people: str


_OWN = "SELECT {table}.id AS about, person_id FROM {table}"
_LINKED = "SELECT {table}_id AS about, person_id FROM {table}_person"

_SOURCES = (
    _Source(
        "interaction",
        0,
        "text",
        "happened_on",
        "SELECT interaction_id AS about, person_id FROM participation",
    ),
    _Source("person", 1, "trim(note || ' ' || how_met)", "''", "SELECT id AS about, id AS person_id FROM person"),
    _Source("favour", 2, "text", "coalesce(nullif(due, ''), happened_on)", _LINKED.format(table="favour")),
    _Source("follow_up", 3, "trim(text || ' ' || why)", "due", _LINKED.format(table="follow_up")),
    _Source("experience", 4, "trim(theme || ' ' || text)", "coalesce(year, '')", _OWN.format(table="experience")),
    _Source("need", 5, "text", "noted_on", _OWN.format(table="need")),
    _Source("offer", 6, "text", "noted_on", _OWN.format(table="offer")),
    _Source(
        "decision",
        7,
        "trim(question || ' ' || stake || ' ' || choice)",
        "coalesce(nullif(decided_on, ''), opened_on)",
        "SELECT decision_id AS about, person_id FROM consultation",
    ),
    _Source("consultation", 8, "trim(lived || ' ' || advised)", "asked_on", _OWN.format(table="consultation")),
    _Source(
        "mission",
        9,
        "trim(title || ' ' || client || ' ' || note)",
        "coalesce(nullif(decided_on, ''), heard_on)",
        "SELECT mission_id AS about, person_id FROM referral",
    ),
    _Source(
        "introduction",
        10,
        "trim(outcome || ' ' || note)",
        "proposed_on",
        "SELECT introduction_id AS about, person_id FROM introduction_party",
    ),
)


class Search:
    """Search over one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def people(self, text: str, limit: int = 20) -> list[PersonRow]:
        """Those whom ``text`` fits, by name first."""
        people = People(self._vault)
        return people.rows(people.ids(text)[:limit])

    def lately(self, limit: int = 5) -> list[PersonRow]:
        """Those with whom something was noted last, the latest first."""
        found = self._vault.rows(
            """SELECT id FROM person WHERE last_interaction_on <> '' AND NOT archived
            ORDER BY last_interaction_on DESC, id DESC LIMIT ?""",
            (limit,),
        )
        return People(self._vault).rows([row["id"] for row in found])

    def notes(self, text: str, limit: int = 20) -> list[Hit]:
        """What was noted with every word of ``text`` in it, the most recent first."""
        match = as_match(text)
        if not match:
            return []
        found = self._vault.rows(
            "SELECT rowid FROM notes_index WHERE notes_index MATCH ? ORDER BY rowid DESC LIMIT ?",
            (match, _BOUND),
        )
        by_code: dict[int, list[int]] = {}
        for row in found:
            by_code.setdefault(row[0] % 16, []).append(row[0] // 16)
        hits = [
            hit for source in _SOURCES if source.code in by_code for hit in self._hits(source, by_code[source.code])
        ]
        hits.sort(key=_by_date, reverse=True)
        return [replace(hit, snippet=snippet(hit.snippet, text)) for hit in hits[:limit]]

    def _hits(self, source: _Source, ids: list[int]) -> list[Hit]:
        """These rows, with all that was said in place of a snippet: most of them will not be shown."""
        wanted = json.dumps(ids)
        people: dict[int, list[tuple[int, str]]] = {}
        for row in self._vault.rows(
            f"""SELECT about, person.id, name FROM ({source.people}) JOIN person ON person.id = person_id
            WHERE about IN (SELECT value FROM json_each(?))""",
            (wanted,),
        ):
            people.setdefault(row[0], []).append((row[1], row[2]))
        rows = self._vault.rows(
            f"""SELECT id, {source.text} AS said, {source.on} AS day FROM {source.kind}
            WHERE id IN (SELECT value FROM json_each(?))""",
            (wanted,),
        )
        return [
            Hit(
                source.kind,
                row["id"],
                ", ".join(name for _, name in people.get(row["id"], ())),
                row["said"],
                str(row["day"]),
                tuple(people.get(row["id"], ())),
            )
            for row in rows
        ]


def _by_date(hit: Hit) -> tuple[str, int]:
    # but for seasons, the written forms sort as their first days do
    is_season = hit.on[5:7] > "12"
    return sort_day(hit.on) if is_season else hit.on, hit.id


def snippet(said: str, sought: str) -> str:
    """About 120 characters of ``said`` around the first sought word, on one line."""
    flat = " ".join(said.split())
    if len(flat) <= _SNIPPET_CHARS:
        return flat
    first = _place_of(sought, flat)
    start = max(0, first - _BEFORE_MATCH)
    start = flat.find(" ", start, first) + 1 or start if start else 0
    end = start + _SNIPPET_CHARS
    return ("… " if start else "") + flat[start:end].rstrip() + (" …" if end < len(flat) else "")


def _place_of(sought: str, flat: str) -> int:
    """Where in ``flat`` a sought word first begins a word."""
    # a letter at a time, for folded text can be longer: "…" becomes three full stops
    folds = {char: fold(char) for char in set(flat)} | {" ": " "}
    folded = [folds[char] for char in flat]
    words = "|".join(map(re.escape, fold(sought).split()))
    found = re.search(rf"(?<!\w)(?:{words})", "".join(folded)) if words else None
    if found is None:
        return 0
    ends = list(accumulate(map(len, folded)))
    return bisect_right(ends, found.start())
