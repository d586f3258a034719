"""Finding people by three letters, and anything that was ever noted."""

import json
import re
from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from models.dates import sort_day
from models.people import People, PersonRow
from models.search_terms import as_match
from models.sought import ALWAYS, Sought, Span, read_sought
from models.text import fold
from models.vault.vault import Vault

# Of so many interactions that fit, the most recent are found by their dates; of more, by going back in time.
_FEW = 1000
_WINDOWS = (2000, 16_000)
_BOUND = 3000
_SNIPPET_CHARS = 120
_BEFORE_MATCH = 40


@dataclass(frozen=True, slots=True)
class Hit:
    """Something noted that fits. ``kind`` is its table, ``id`` its row there; ``people`` are (id, name).

    ``state`` is how far it has come, as its table says it; empty for what has no state.
    """

    kind: str
    id: int
    title: str
    snippet: str
    on: str
    people: tuple[tuple[int, str], ...]
    state: str = ""


@dataclass(frozen=True, slots=True)
class _Source:
    """How the rows of one indexed table are shown: by these ``columns``; ``on`` and ``people`` are SQL over it."""

    kind: str
    code: int
    columns: tuple[str, ...]
    on: str
    people: str

    @property
    def state(self) -> str:
        """SQL for how far it has come."""
        return "state" if self.kind in _WITH_STATE else "''"

    @property
    def text(self) -> str:
        """SQL for all that is said there, on one line."""
        said = " || ' ' || "
        return f"trim({said.join(self.columns)})"


_WITH_STATE = frozenset({"favour", "follow_up", "need", "offer", "decision", "mission", "introduction"})
_OWN = "SELECT {table}.id AS about, person_id FROM {table}"
_LINKED = "SELECT {table}_id AS about, person_id FROM {table}_person"

_SOURCES = (
    _Source(
        "interaction",
        0,
        ("text",),
        "happened_on",
        "SELECT interaction_id AS about, person_id FROM participation",
    ),
    _Source("person", 1, ("note", "how_met"), "''", "SELECT id AS about, id AS person_id FROM person"),
    _Source("favour", 2, ("text",), "coalesce(nullif(due, ''), happened_on)", _LINKED.format(table="favour")),
    _Source("follow_up", 3, ("text", "why"), "due", _LINKED.format(table="follow_up")),
    _Source("experience", 4, ("theme", "text"), "coalesce(year, '')", _OWN.format(table="experience")),
    _Source("need", 5, ("text",), "noted_on", _OWN.format(table="need")),
    _Source("offer", 6, ("text",), "noted_on", _OWN.format(table="offer")),
    _Source(
        "decision",
        7,
        ("question", "stake", "choice"),
        "coalesce(nullif(decided_on, ''), opened_on)",
        "SELECT decision_id AS about, person_id FROM consultation",
    ),
    _Source("consultation", 8, ("lived", "advised"), "asked_on", _OWN.format(table="consultation")),
    _Source(
        "mission",
        9,
        ("title", "client", "note"),
        "coalesce(nullif(decided_on, ''), heard_on)",
        "SELECT mission_id AS about, person_id FROM referral",
    ),
    _Source(
        "introduction",
        10,
        ("outcome", "note"),
        "proposed_on",
        "SELECT introduction_id AS about, person_id FROM introduction_party",
    ),
)


_BY_KIND = {source.kind: source for source in _SOURCES}
KINDS = tuple(_BY_KIND)
"""The kinds of a ``Hit``."""

# Interactions and what is noted of people are many, and looked through apart from the rest.
_INTERACTION, _PERSON = _BY_KIND["interaction"].code, _BY_KIND["person"].code
_Dated = tuple[str, int]
"""When something was, as it is put in order, and its id."""


class Search:
    """Search over one vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def read(self, text: str) -> Sought:
        """What ``text`` asks for, today."""
        return read_sought(text, self._vault.clock.today())

    def people(self, text: str, limit: int = 20) -> list[PersonRow]:
        """Those whom ``text`` fits, by name first; where it fits nobody, those whom it fits but for its time."""
        people, sought = People(self._vault), self.read(text)
        ids = people.ids(text)
        if not ids and sought.when and sought.words:
            ids = people.ids(sought.words)
        return people.rows(ids[:limit])

    def lately(self, limit: int = 5) -> list[PersonRow]:
        """Those with whom something happened last, the latest first; of one day, what was noted last."""
        found = self._vault.rows(
            """SELECT id FROM person WHERE last_interaction_on <> '' AND NOT archived AND last_interaction_on >=
                coalesce((SELECT last_interaction_on FROM person WHERE last_interaction_on <> '' AND NOT archived
                    ORDER BY last_interaction_on DESC LIMIT 1 OFFSET ?1 - 1), '')
            ORDER BY last_interaction_on DESC,
                (SELECT max(interaction_id) FROM participation WHERE person_id = person.id) DESC, id LIMIT ?1""",
            (limit,),
        )
        return People(self._vault).rows([row["id"] for row in found])

    def notes(self, text: str, limit: int = 20) -> list[Hit]:
        """What was noted with every word of ``text`` in it, the most recent first.

        A time among the words narrows, unless it was written: "devis 2025" finds what was said of a
        devis in 2025, and whenever someone wrote "devis 2025".
        """
        sought = self.read(text)
        hits = Matches(self._vault, sought.words, sought.within).newest(KINDS, limit)
        if sought.when:
            hits = _merged(hits, Matches(self._vault, text).newest(KINDS, limit))
        return hits[:limit]

    def said(self, hit: Hit) -> tuple[str, ...]:
        """All that was noted there, of which ``hit`` shows a piece: what is not empty; nothing when it is gone."""
        row = self._vault.row(f"SELECT {', '.join(_BY_KIND[hit.kind].columns)} FROM {hit.kind} WHERE id = ?", (hit.id,))
        return tuple(filter(None, row or ()))


class Matches:
    """What was noted with some words in it, at some time, to be asked for kind by kind.

    Without words it is all that was noted at that time. Interactions are put in order exactly, however many fit;
    of the other kinds the ``_BOUND`` rows noted last are looked at.
    """

    def __init__(self, vault: Vault, words: str, within: Span = ALWAYS) -> None:
        self._vault = vault
        self._words = words
        self._match = as_match(words)
        self._within = within
        self._finds_nothing = not self._match and (bool(words.strip()) or within == ALWAYS)

    def newest(self, kinds: Collection[str], limit: int, within: Span = ALWAYS) -> list[Hit]:
        """The most recent of these kinds within both times."""
        if self._finds_nothing:
            return []
        both = Span(max(self._within.since, within.since), min(self._within.until, within.until))
        found = [
            (day, id, source)
            for source in map(_BY_KIND.__getitem__, kinds)
            for day, id in (
                self._interactions(limit, both) if source.code == _INTERACTION else self._others(source, both)
            )
        ]
        found.sort(key=_in_time, reverse=True)
        by_source: dict[str, list[int]] = {}
        for _, id, source in found[:limit]:
            by_source.setdefault(source.kind, []).append(id)
        return _merged(hit for kind, ids in by_source.items() for hit in self._hits(_BY_KIND[kind], ids))

    def _dated(self, source: _Source, limit: int, within: Span) -> list[_Dated]:
        return self._interactions(limit, within) if source.code == _INTERACTION else self._others(source, within)

    def _interactions(self, limit: int, within: Span) -> list[_Dated]:
        """The most recent interactions."""
        if self._match and self._few_interactions is None:
            return self._of_many(limit, within)
        which, wanted = self._which(self._few_interactions)
        rows = self._vault.rows(
            f"""SELECT happened_on, id FROM interaction WHERE sort_on BETWEEN ?1 AND ?2 AND {which}
            ORDER BY sort_on DESC, id DESC LIMIT ?4""",
            (within.since, within.until, wanted, limit),
        )
        return [(row[0], row[1]) for row in rows]

    def _of_many(self, limit: int, within: Span) -> list[_Dated]:
        for window in _WINDOWS:
            found = self._going_back(window, within, limit)
            if len(found) == limit or not self._more_than(window, within):
                return found
        return self._going_back(-1, within, limit)

    def _going_back(self, window: int, within: Span, limit: int) -> list[_Dated]:
        """The most recent of the ``window`` last interactions, which lie near each other in the index."""
        rows = self._vault.rows(
            """WITH latest AS MATERIALIZED (SELECT id * 16 AS at FROM interaction WHERE sort_on BETWEEN ?1 AND ?2
                ORDER BY sort_on DESC, id DESC LIMIT ?4)
            SELECT happened_on, id FROM interaction WHERE id IN (SELECT rowid / 16 FROM notes_index
                WHERE notes_index MATCH ?3 AND rowid BETWEEN (SELECT min(at) FROM latest) AND
                (SELECT max(at) FROM latest) AND +rowid IN (SELECT at FROM latest))
            ORDER BY sort_on DESC, id DESC LIMIT ?5""",
            (within.since, within.until, self._match, window, limit),
        )
        return [(row[0], row[1]) for row in rows]

    def _more_than(self, window: int, within: Span) -> bool:
        """Whether there are more interactions than ``window`` within that time."""
        sql = "SELECT 1 FROM interaction WHERE sort_on BETWEEN ? AND ? LIMIT 1 OFFSET ?"
        return self._vault.row(sql, (within.since, within.until, window)) is not None

    def _others(self, source: _Source, within: Span) -> list[_Dated]:
        """Those of another kind that fit, at whatever time of ``within``."""
        ids = self._of_people if source.code == _PERSON else self._of_the_rest.get(source.code, [])
        which, wanted = self._which(ids)
        rows = self._vault.rows(
            f"""SELECT day, id FROM (SELECT CAST({source.on} AS TEXT) AS day, id FROM {source.kind} WHERE {which})
            WHERE day BETWEEN ?1 AND ?2""",
            (within.since, within.until, wanted),
        )
        return [(row[0], row[1]) for row in rows]

    def _which(self, ids: list[int] | None) -> tuple[str, str]:
        """A condition in SQL for the rows that fit the words, with its third value."""
        return ("id IN (SELECT value FROM json_each(?3))", json.dumps(ids)) if self._match else ("?3 = ''", "")

    @cached_property
    def _few_interactions(self) -> list[int] | None:
        """All that fit, where they are few."""
        ids = self._ids(f"rowid % 16 = {_INTERACTION}", _FEW + 1)
        return ids if len(ids) <= _FEW else None

    @cached_property
    def _of_people(self) -> list[int]:
        return self._ids(f"rowid % 16 = {_PERSON}", _BOUND)

    @cached_property
    def _of_the_rest(self) -> dict[int, list[int]]:
        """The ids of the other kinds, by their codes."""
        found: dict[int, list[int]] = {}
        for row in self._rowids(f"rowid % 16 NOT IN ({_INTERACTION}, {_PERSON})", _BOUND):
            found.setdefault(row % 16, []).append(row // 16)
        return found

    def _ids(self, which: str, limit: int) -> list[int]:
        return [row // 16 for row in self._rowids(which, limit)]

    def _rowids(self, which: str, limit: int) -> list[int]:
        if not self._match:
            return []
        rows = self._vault.rows(
            f"SELECT rowid FROM notes_index WHERE notes_index MATCH ? AND {which} ORDER BY rowid DESC LIMIT ?",
            (self._match, limit),
        )
        return [row[0] for row in rows]

    def _hits(self, source: _Source, ids: list[int]) -> list[Hit]:
        """These rows, with what is around the sought words."""
        wanted = json.dumps(ids)
        people: dict[int, list[tuple[int, str]]] = {}
        for row in self._vault.rows(
            f"""SELECT about, person.id, name FROM ({source.people}) JOIN person ON person.id = person_id
            WHERE about IN (SELECT value FROM json_each(?))""",
            (wanted,),
        ):
            people.setdefault(row[0], []).append((row[1], row[2]))
        rows = self._vault.rows(
            f"""SELECT id, {source.text} AS said, {source.on} AS day, {source.state} AS state FROM {source.kind}
            WHERE id IN (SELECT value FROM json_each(?))""",
            (wanted,),
        )
        return [
            Hit(
                source.kind,
                row["id"],
                ", ".join(name for _, name in people.get(row["id"], ())),
                snippet(row["said"], self._words),
                str(row["day"]),
                tuple(people.get(row["id"], ())),
                row["state"],
            )
            for row in rows
        ]


def _merged(*several: Iterable[Hit]) -> list[Hit]:
    """All of these once, the most recent first."""
    hits = {(hit.kind, hit.id): hit for some in several for hit in some}
    return sorted(hits.values(), key=_by_date, reverse=True)


def _by_date(hit: Hit) -> _Dated:
    return _day_key(hit.on), hit.id


def _in_time(found: tuple[str, int, object]) -> _Dated:
    return _day_key(found[0]), found[1]


def _day_key(on: str) -> str:
    # but for seasons, the written forms sort as their first days do
    return sort_day(on) if on[5:7] > "12" else on


def snippet(said: str, sought: str, length: int = _SNIPPET_CHARS) -> str:
    """About ``length`` characters of ``said`` around the first sought word, on one line."""
    flat = " ".join(said.split())
    if len(flat) <= length:
        return flat
    first = _place_of(sought, flat)
    start = max(0, first - _BEFORE_MATCH)
    start = flat.find(" ", start, first) + 1 or start if start else 0
    end = start + length
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
