"""Keeping people in the vault."""

import json
import uuid
from collections.abc import Iterable, Sequence
from typing import Any, TypedDict, Unpack, cast

from models.dates import edtf, remembered_day
from models.errors import Refused
from models.groups import PERSON_TAGS, PERSON_WORLDS, Groups
from models.involved import known
from models.nudges import Nudges
from models.people.person import (
    ContactKind,
    ContactMethod,
    DateKind,
    ImportantDate,
    Person,
    PersonRow,
    Photo,
    Standing,
    Tie,
)
from models.search_terms import as_match
from models.text import clean, fold, tidy
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr

_NAME_PARTS = ("given", "family", "additional", "prefix", "suffix", "nickname")
_TEXTS = (*_NAME_PARTS, "organisation", "role", "town", "note")
_ROW_COLUMNS = "id, name, role, organisation, town, last_interaction_on"
_NAMED_TOGETHER = 3


class PersonFields(TypedDict, total=False):
    """What can be said of a person, and changed, beside their name."""

    given: str
    family: str
    additional: str
    prefix: str
    suffix: str
    nickname: str
    organisation: str
    role: str
    town: str
    note: str
    archived: bool
    standing: Standing
    tie: Tie
    contacts: Iterable[ContactMethod]
    dates: Iterable[ImportantDate]
    tags: Iterable[str]
    worlds: Iterable[str]
    properties: Iterable[str]
    photo: Photo | None


class NamedPersonFields(PersonFields, total=False):
    """The same, and their name."""

    name: str


class People:
    """The people of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._tags = Groups(vault, PERSON_TAGS)
        self._worlds = Groups(vault, PERSON_WORLDS)

    def add(self, name: str, **fields: Unpack[PersonFields]) -> int:
        """Add someone; their id.

        Raises ``Refused`` for an empty name, a date that does not exist, a rhythm of no days,
        or a tie to a person or circle that is gone.
        """
        with self._vault.change("Add a person", name.strip()):
            values = _columns({**fields, "name": name})
            self._require_tied(values)
            values["uid"] = uuid.uuid4().hex
            names, marks = ", ".join(values), ", ".join("?" * len(values))
            person = self._vault.write(f"INSERT INTO person ({names}) VALUES ({marks})", tuple(values.values()))
            self._write_parts(person, _without_empty(fields))  # there is nothing yet that they could take the place of
            return person

    def change(self, id: int, **fields: Unpack[NamedPersonFields]) -> None:
        """Give the named fields new values; the others stay. Raises ``Refused`` as ``add``, or when they are gone."""
        with self._vault.change("Change a person", self._name(id)):
            values = _columns(fields)
            self._require_tied(values)
            if values:
                assignments = ", ".join(f"{column} = ?" for column in values)
                self._vault.write(f"UPDATE person SET {assignments} WHERE id = ?", (*values.values(), id))
            self._write_parts(id, fields)

    def remove(self, id: int) -> None:
        """Take someone out of the vault, with what was theirs alone; an exchange with others stays with those."""
        with self._vault.change("Remove a person", self._name(id)):
            self._vault.write(
                """DELETE FROM interaction WHERE id IN (SELECT interaction_id FROM participation WHERE person_id = ?)
                AND NOT EXISTS (SELECT 1 FROM participation WHERE interaction_id = interaction.id
                    AND person_id <> ?)""",
                (id, id),
            )
            for table in ("favour", "follow_up"):
                self._vault.write(
                    f"""DELETE FROM {table} WHERE id IN (SELECT {table}_id FROM {table}_person WHERE person_id = ?)
                    AND NOT EXISTS (SELECT 1 FROM {table}_person WHERE {table}_id = {table}.id
                        AND person_id <> ?)""",
                    (id, id),
                )
            self._vault.write(
                """DELETE FROM introduction WHERE id IN
                (SELECT introduction_id FROM introduction_party WHERE person_id = ?)""",
                (id,),
            )
            Nudges(self._vault).forget(self.get(id).uid)
            self._vault.write("DELETE FROM person WHERE id = ?", (id,))
            self._tags.drop_empty()
            self._worlds.drop_empty()

    def put_away(self, people: Sequence[int]) -> int:
        """Have these people be shown nowhere, with all that is noted of them kept; the id of the change.

        Raises ``Refused`` when one of them is gone.
        """
        with self._vault.change("Put people away", self.named_together(people)):
            return self._set_archived(people, archived=True)

    def take_back(self, people: Sequence[int]) -> int:
        """Have people be shown again who were put away; otherwise as ``put_away``."""
        with self._vault.change("Take people back", self.named_together(people)):
            return self._set_archived(people, archived=False)

    def named_together(self, people: Sequence[int]) -> str:
        """What several people are called in the history: the first names, and a sign that there are more.

        Raises ``Refused`` when one of them is gone.
        """
        ids = known(self._vault, people)
        names = ", ".join(row.name for row in self.rows(ids[:_NAMED_TOGETHER]))
        return f"{names} …" if len(ids) > _NAMED_TOGETHER else names

    def get(self, id: int) -> Person:
        """Someone, whole. Raises ``Refused`` when they are gone."""
        row = self._vault.row("SELECT * FROM person WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return Person(
            id=id,
            uid=row["uid"],
            name=row["name"],
            **{column: row[column] for column in _TEXTS},
            archived=bool(row["archived"]),
            standing=Standing(row["standing"]),
            last_interaction_on=row["last_interaction_on"],
            tie=_tie(row),
            contacts=self._contacts(id),
            dates=self._dates(id),
            tags=self._tags.of(id),
            worlds=self._worlds.of(id),
            properties=tuple(row["line"] for row in self._parts("card_property", id)),
        )

    def photo(self, id: int) -> Photo | None:
        """Their picture, if there is one."""
        row = self._vault.row("SELECT media_type, data FROM photo WHERE person_id = ?", (id,))
        return Photo(media_type=row["media_type"], data=row["data"]) if row else None

    def ids(self, text: str = "", *, archived: bool = False) -> list[int]:
        """Everyone in alphabetical order; with ``text``, those it fits, names before all else.

        Each word of ``text`` may begin any word of the name, work, town, addresses, tags or worlds;
        accents, case and ligatures are forgiven.
        """
        if not text.strip():
            rows = self._vault.rows("SELECT id FROM person WHERE archived = ? ORDER BY sort_key, id", (archived,))
            return [row[0] for row in rows]
        anywhere = as_match(text)
        if not anywhere:
            return []
        rows = self._vault.rows(
            """SELECT id FROM person JOIN people_index ON people_index.rowid = id
            WHERE people_index MATCH ? AND archived = ?
            ORDER BY id NOT IN (SELECT rowid FROM people_index WHERE people_index MATCH ?), sort_key, id""",
            (anywhere, archived, as_match(text, column="name")),
        )
        return [row[0] for row in rows]

    def rows(self, ids: Sequence[int]) -> list[PersonRow]:
        """What a list shows of these people, in this order; those who are gone are left out."""
        found: dict[int, PersonRow] = {}
        for row in self._vault.rows(
            f"SELECT {_ROW_COLUMNS} FROM person WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(list(ids)),),
        ):
            found[row["id"]] = PersonRow(*row)
        return [found[id] for id in ids if id in found]

    def named(self, name: str) -> list[PersonRow]:
        """Those who are called exactly this, but for accents and case."""
        rows = self._vault.rows(f"SELECT {_ROW_COLUMNS} FROM person WHERE sort_key = ? ORDER BY id", (fold(name),))
        return [PersonRow(*row) for row in rows]

    def count(self) -> int:
        """How many there are, those put away included."""
        row = self._vault.row("SELECT count(*) FROM person")
        return int(row[0]) if row else 0

    def _set_archived(self, people: Sequence[int], *, archived: bool) -> int:
        self._vault.write(
            "UPDATE person SET archived = ?1 WHERE archived <> ?1 AND id IN (SELECT value FROM json_each(?2))",
            (archived, json.dumps(list(people))),
        )
        return self._vault.current_change

    def _name(self, id: int) -> str:
        row = self._vault.row("SELECT name FROM person WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return str(row["name"])

    def _require_tied(self, values: dict[str, Value]) -> None:
        """Raise ``Refused`` when a tie in ``values`` is to someone, or a circle, that is gone."""
        for column, table in (("met_through_id", "person"), ("circle_id", "circle")):
            id = values.get(column)
            if id is not None and not self._vault.rows(f"SELECT 1 FROM {table} WHERE id = ?", (id,)):
                raise gone()

    def _parts(self, table: str, person: int) -> list[Row]:
        return self._vault.rows(f"SELECT * FROM {table} WHERE person_id = ? ORDER BY position, id", (person,))

    def _contacts(self, person: int) -> tuple[ContactMethod, ...]:
        return tuple(
            ContactMethod(
                kind=ContactKind(row["kind"]),
                value=row["value"],
                label=row["label"],
                parts=tuple(json.loads(row["parts"])) if row["parts"] else (),
            )
            for row in self._parts("contact_method", person)
        )

    def _dates(self, person: int) -> tuple[ImportantDate, ...]:
        return tuple(
            ImportantDate(kind=DateKind(row["kind"]), on=row["day"], label=row["label"])
            for row in self._parts("important_date", person)
        )

    def _write_parts(self, person: int, fields: PersonFields) -> None:
        if "contacts" in fields:
            self._replace("contact_method", person, [_contact_columns(contact) for contact in fields["contacts"]])
        if "dates" in fields:
            dates: list[dict[str, Value]] = [
                {"kind": date.kind.value, "day": remembered_day(date.on), "label": clean(date.label)}
                for date in fields["dates"]
            ]
            self._replace("important_date", person, dates)
        if "properties" in fields:
            self._replace("card_property", person, [{"line": clean(line)} for line in fields["properties"]])
        if "tags" in fields:
            self._tags.set(person, fields["tags"])
        if "worlds" in fields:
            self._worlds.set(person, fields["worlds"])
        if "photo" in fields:
            self._write_photo(person, fields["photo"])

    def _replace(self, table: str, person: int, parts: list[dict[str, Value]]) -> None:
        """Have exactly these parts, in this order; rows that say the same already are left alone."""
        had = [
            {name: row[name] for name in row.keys() if name not in ("id", "person_id", "position")}  # noqa: SIM118  a Row iterates over its values
            for row in self._parts(table, person)
        ]
        if had == parts:
            return
        if had:
            self._vault.write(f"DELETE FROM {table} WHERE person_id = ?", (person,))
        for position, part in enumerate(parts):
            names = ", ".join(("person_id", "position", *part))
            marks = ", ".join("?" * (len(part) + 2))
            self._vault.write(f"INSERT INTO {table} ({names}) VALUES ({marks})", (person, position, *part.values()))

    def _write_photo(self, person: int, photo: Photo | None) -> None:
        if self.photo(person) == photo:
            return
        self._vault.write("DELETE FROM photo WHERE person_id = ?", (person,))
        if photo:
            self._vault.insert("photo", person_id=person, media_type=photo.media_type, data=photo.data)


def _without_empty(fields: PersonFields) -> PersonFields:
    given: Any = {name: value for name, value in fields.items() if value}
    return cast(PersonFields, given)


def _columns(fields: NamedPersonFields) -> dict[str, Value]:
    given: dict[str, Any] = dict(fields)
    values: dict[str, Value] = {column: clean(given[column]) for column in _TEXTS if column in given}
    if "name" in given:
        name = tidy(given["name"])
        if not name:
            raise Refused(tr("Give this person a name."))
        values |= {"name": name, "sort_key": fold(name)}
    if "archived" in given:
        values["archived"] = bool(given["archived"])
    if "standing" in given:
        values["standing"] = Standing(given["standing"]).value
    if "tie" in given:
        values |= _tie_columns(given["tie"])
    return values


def _tie_columns(tie: Tie) -> dict[str, Value]:
    if tie.cadence_days is not None and tie.cadence_days < 1:
        raise Refused(tr("A rhythm is of one day at least."))
    return {
        "how_met": clean(tie.how_met),
        "met_on": edtf(tie.met_on),
        "met_through_id": tie.met_through,
        "circle_id": tie.circle,
        "cadence_days": tie.cadence_days,
        "confides": tie.confides,
    }


def _tie(row: Row) -> Tie:
    return Tie(
        how_met=row["how_met"],
        met_on=row["met_on"],
        met_through=row["met_through_id"],
        circle=row["circle_id"],
        cadence_days=row["cadence_days"],
        confides=bool(row["confides"]),
    )


def _contact_columns(contact: ContactMethod) -> dict[str, Value]:
    return {
        "kind": contact.kind.value,
        "value": clean(contact.value),
        "label": clean(contact.label),
        "parts": json.dumps(contact.parts, ensure_ascii=False) if contact.parts else "",
    }
