"""What happened between you and people: a coffee, a call, a letter."""

import json
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict, Unpack

from models.circles import Circles
from models.dates import VagueDate, edtf, sort_day
from models.errors import Refused
from models.groups import INTERACTION_TAGS, Groups
from models.involved import Involved, Named
from models.search_terms import as_match
from models.text import clean, fold
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr


class Channel(StrEnum):
    """How you met or spoke."""

    COFFEE = "coffee"
    MEAL = "meal"
    DRINK = "drink"
    CALL = "call"
    VIDEO = "video"
    EMAIL = "email"
    MESSAGE = "message"
    MEETING = "meeting"
    EVENT = "event"
    LETTER = "letter"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Interaction:
    """Something that happened. ``on`` is a vague date in EDTF; ``people`` are (id, name) in order of mention."""

    id: int
    uid: str
    on: str
    channel: Channel
    text: str
    people: tuple[Named, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """Which interactions are looked for: those that fit everything that is said here.

    Each word of ``text`` begins a word of what was noted, of the name of someone who was there, or of a tag;
    accents and case are forgiven. ``person`` and ``circle`` are ids: someone was there, or someone who is in
    the circle now; the same for a ``world``, by name. ``since`` and ``until`` are vague dates,
    and what is vague itself is taken for its first day, by which lists are ordered.
    """

    text: str = ""
    person: int | None = None
    circle: int | None = None
    world: str = ""
    channel: Channel | None = None
    tag: str = ""
    since: str = ""
    until: str = ""


_EVERYTHING = Sought()


class InteractionFields(TypedDict, total=False):
    """What can be changed of an interaction."""

    on: str | date
    channel: Channel
    text: str
    people: Sequence[int]
    tags: Iterable[str]


class Interactions:
    """The interactions of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._tags = Groups(vault, INTERACTION_TAGS)
        self._people = Involved(vault, "interaction", link="participation")

    def log(
        self,
        *,
        on: str | date,
        people: Sequence[int] = (),
        circle: int | None = None,
        channel: Channel = Channel.OTHER,
        text: str = "",
        tags: Iterable[str] = (),
        uid: str = "",
    ) -> int:
        """Keep what happened, with everyone who was there, and all who are in ``circle`` by now; its id.

        ``uid`` is its identifier where something outside is to know it again; no other interaction has it.
        Raises ``Refused`` when nobody was there, or someone who is gone, or for a date that does not exist.
        """
        if circle is not None:
            people = [*people, *Circles(self._vault).present(circle)]
        _require_people(people)
        with self._vault.change("Log an interaction", self._names(people)):
            id = self.note(on=on, channel=channel, text=text, tags=tags, uid=uid)
            self._people.set(id, people)
            return id

    def note(
        self,
        *,
        on: str | date,
        channel: Channel = Channel.OTHER,
        text: str = "",
        tags: Iterable[str] = (),
        uid: str = "",
    ) -> int:
        """Keep a note that concerns nobody, with a ``uid`` as in ``log``; its id.

        Raises ``Refused`` for a date that does not exist.
        """
        with self._vault.change("Log an interaction"):
            values = {"uid": uid or uuid.uuid4().hex, "channel": channel.value, "text": clean(text), **_dated(on)}
            id = self._vault.insert("interaction", **values)
            self._tags.set(id, tags)
            return id

    def change(self, id: int, **fields: Unpack[InteractionFields]) -> None:
        """Give the named fields new values. Raises ``Refused`` as ``log``, or when it is gone."""
        with self._vault.change("Change an interaction"):
            self.get(id)
            values: dict[str, Value] = {}
            if "on" in fields:
                values |= _dated(fields["on"])
            if "channel" in fields:
                values["channel"] = fields["channel"].value
            if "text" in fields:
                values["text"] = clean(fields["text"])
            if values:
                self._vault.update("interaction", id, **values)
            if "people" in fields:
                _require_people(fields["people"])
                self._people.set(id, fields["people"])
            if "tags" in fields:
                self._tags.set(id, fields["tags"])

    def remove(self, id: int) -> None:
        """Take it out of the vault."""
        about = ", ".join(name for _, name in self._people.of([id])[id])
        with self._vault.change("Remove an interaction", about):
            self._vault.write("DELETE FROM interaction WHERE id = ?", (id,))
            self._tags.drop_empty()

    def _names(self, people: Sequence[int]) -> str:
        """What those who were there are called."""
        sql = "SELECT name FROM person JOIN json_each(?) ON value = person.id ORDER BY key"
        return ", ".join(row[0] for row in self._vault.rows(sql, (json.dumps(list(people)),)))

    def get(self, id: int) -> Interaction:
        """One interaction, whole. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows("SELECT * FROM interaction WHERE id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def ids(self, sought: Sought = _EVERYTHING) -> list[int]:
        """The interactions that fit, the latest first; all of them, for ``rows`` to read page by page.

        Raises ``Refused`` for a date that is none.
        """
        terms, values = _terms(sought)
        where = f"WHERE {' AND '.join(terms)}" if terms else ""
        # one value: of 200,000 rows, making a row object of each would be most of the time
        row = self._vault.row(
            f"""SELECT json_group_array(id) FROM
            (SELECT id FROM interaction {where} ORDER BY sort_on DESC, id DESC)""",
            values,
        )
        found: list[int] = json.loads(row[0]) if row else []
        return found

    def rows(self, ids: Sequence[int]) -> list[Interaction]:
        """These interactions, in this order; those that are gone are left out."""
        found = {
            one.id: one
            for one in self._whole(
                self._vault.rows(
                    "SELECT * FROM interaction WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),)
                )
            )
        }
        return [found[id] for id in ids if id in found]

    def tags(self) -> list[str]:
        """Every tag that an interaction has, in alphabetical order."""
        return [
            row[0]
            for row in self._vault.rows(
                """SELECT name FROM tag WHERE EXISTS (SELECT 1 FROM interaction_tag WHERE tag_id = tag.id)
                ORDER BY sort_key, name"""
            )
        ]

    def of_person(self, person: int, offset: int = 0, limit: int = 50) -> list[Interaction]:
        """What happened with someone, the latest first, ``limit`` of it from ``offset`` on."""
        return self._whole(
            self._vault.rows(
                """SELECT interaction.* FROM interaction JOIN participation ON interaction_id = interaction.id
                WHERE person_id = ? ORDER BY sort_on DESC, interaction.id DESC LIMIT ? OFFSET ?""",
                (person, limit, offset),
            )
        )

    def place_of(self, person: int, interaction: int) -> int | None:
        """How many interactions with someone come before this one in ``of_person``; ``None`` where it is not theirs."""
        row = self._vault.row(
            """SELECT (
                SELECT count(*) FROM interaction JOIN participation ON interaction_id = interaction.id
                WHERE person_id = ?1 AND (sort_on, interaction.id) > (sought.sort_on, sought.id)
            ) FROM interaction AS sought JOIN participation ON interaction_id = sought.id
            WHERE person_id = ?1 AND sought.id = ?2""",
            (person, interaction),
        )
        return int(row[0]) if row else None

    def _whole(self, rows: list[Row]) -> list[Interaction]:
        """The interactions of these rows, with two queries however many they are."""
        ids = [row["id"] for row in rows]
        people = self._people.of(ids)
        tags: dict[int, list[str]] = {}
        for row in self._vault.rows(
            """SELECT interaction_id, name FROM interaction_tag JOIN tag ON tag.id = tag_id
            WHERE interaction_id IN (SELECT value FROM json_each(?)) ORDER BY interaction_tag.id""",
            (json.dumps(ids),),
        ):
            tags.setdefault(row[0], []).append(row[1])
        return [
            Interaction(
                row["id"],
                row["uid"],
                row["happened_on"],
                Channel(row["channel"]),
                row["text"],
                people[row["id"]],
                tuple(tags.get(row["id"], ())),
            )
            for row in rows
        ]


def _dated(on: str | date) -> dict[str, str]:
    written = edtf(on)
    if not written:
        raise Refused(tr("Say when it was: a day, a month, a season or a year will do."))
    return {"happened_on": written, "sort_on": sort_day(written)}


def _require_people(people: Sequence[int]) -> None:
    if not people:
        raise Refused(tr("Say with whom it was."))


_WITH = "id IN (SELECT interaction_id FROM participation WHERE {0})"
_TAGGED = "SELECT interaction_id FROM interaction_tag JOIN tag ON tag.id = tag_id WHERE {0}"
_SAYS = f"""id IN (
    SELECT rowid / 16 FROM notes_index WHERE notes_index MATCH ? AND rowid % 16 = 0
    UNION ALL SELECT interaction_id FROM participation
        WHERE person_id IN (SELECT rowid FROM people_index WHERE people_index MATCH ?)
    UNION ALL {_TAGGED.format("sort_key >= ? AND sort_key < ? || char(0x10ffff)")})"""
"""Where a word begins one of the text, of a name or of a tag; in ``notes_index`` interactions have the code 0."""


def _terms(sought: Sought) -> tuple[list[str], list[Value]]:
    """The conditions of ``sought`` as SQL, and their values."""
    said: list[tuple[str, tuple[Value, ...]]] = []
    if sought.text.strip():
        words = [word for word in sought.text.replace("\0", " ").split() if as_match(word)]
        said += [(_SAYS, (as_match(one), as_match(one, column="name"), fold(one), fold(one))) for one in words]
        if not words:
            said.append(("0", ()))  # signs alone are in no index
    if sought.person is not None:
        said.append((_WITH.format("person_id = ?"), (sought.person,)))
    if sought.circle is not None:
        said.append((_WITH.format("person_id IN (SELECT id FROM person WHERE circle_id = ?)"), (sought.circle,)))
    if sought.world:
        of_world = "SELECT person_id FROM person_world JOIN world ON world.id = world_id WHERE sort_key = ?"
        said.append((_WITH.format(f"person_id IN ({of_world})"), (fold(sought.world),)))
    if sought.channel is not None:
        said.append(("channel = ?", (sought.channel.value,)))
    if sought.tag:
        said.append((f"id IN ({_TAGGED.format('sort_key = ?')})", (fold(sought.tag),)))
    if sought.since:
        said.append(("sort_on >= ?", (sort_day(sought.since),)))
    if sought.until:
        said.append(("sort_on <= ?", (VagueDate.parse(sought.until).latest.isoformat(),)))
    return [term for term, _ in said], [value for _, values in said for value in values]
