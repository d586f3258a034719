"""Everything the vault holds about one person, to hand to them when they ask for it.

It says what Article 15 of the General Data Protection Regulation (EU 2016/679) names: a copy of the data,
where they came from, who received them, what for and how long they are kept, and what can be asked for.
Of others it says only what the person knows already: who was there, and whom they were introduced to.
"""

import json
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from models.circles import circle_words
from models.errors import Refused
from models.handing.traces import traces_of
from models.handing.words import KIND_WORDS, LEVEL_WORDS
from models.history.fields import FIELDS, MEMBERS, SUBJECTS
from models.history.values import value_words
from models.nudges import FOR_GOOD, Nudges
from models.people import People, Photo
from models.vault.driver import Row
from models.vault.files import write_new
from models.vault.undo_effects import Value
from models.vault.vault import Vault
from models.words import day_words
from resources import phrase, tr

_WHOLE_DATES = date.min
"""Measured from here no day is near, so each is told with its year."""

_REVEALED = frozenset({"shared", "delivered", "met", "closed"})
"""The states of an introduction in which each of the two knows who the other is."""

_SHARED = ("interaction", "favour", "follow_up")
_OWN = ("experience", "need", "offer")
_NAMED = {"person": "name", "circle": "name", "favour": "text", "interaction": "happened_on"}
"""What a reference is told by. One to an introduction is not told: it might say who the other one is."""

Said = tuple[str, str]
"""What it is, and what is kept of it."""

Entry = tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """Things of one kind, under their heading."""

    heading: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class AccessSheet:
    """All that is kept about someone on a day, in the user's language, and their picture if there is one."""

    title: str
    sections: tuple[Section, ...]
    picture: Photo | None


def read_access_sheet(vault: Vault, person: int) -> AccessSheet:
    """All that is kept about someone. Raises ``Refused`` when they are gone."""
    someone = People(vault).get(person)
    reader = _Reader(vault, person)
    sections = (
        Section(phrase(SUBJECTS["person"]), reader.person_entries()),
        Section(phrase(SUBJECTS["relation"]), tuple(reader.relations())),
        *(Section(phrase(SUBJECTS[table]), tuple(reader.shared(table))) for table in _SHARED),
        *(Section(phrase(SUBJECTS[table]), tuple(reader.own(table))) for table in _OWN),
        Section(phrase(SUBJECTS["introduction"]), tuple(reader.introductions())),
        Section(phrase(SUBJECTS["mission"]), tuple(reader.missions())),
        Section(phrase(SUBJECTS["decision"]), tuple(reader.decisions())),
        Section(tr("Put off"), tuple(reader.put_off(someone.uid))),
        Section(tr("Keys and messages"), tuple(reader.handed_over())),
        Section(tr("Where this comes from"), (tuple(reader.sources()),)),
        Section(tr("What can be asked for"), (_rights(),)),
    )
    title = tr("What is kept about {name}, {day}", name=someone.name, day=day_words(vault.clock.today(), _WHOLE_DATES))
    return AccessSheet(title, tuple(one for one in sections if one.entries), People(vault).photo(person))


def as_text(sheet: AccessSheet) -> bytes:
    """The sheet as plain text in UTF-8, with the lines of longer texts under their word."""
    parts = [sheet.title]
    for section in sheet.sections:
        entries = (
            "\n".join(tr("{what}: {words}", what=what, words=said).replace("\n", "\n    ") for what, said in one)
            for one in section.entries
        )
        parts += [section.heading.upper(), *filter(None, entries)]
    return ("\n\n".join(parts) + "\n").encode()


def as_json(sheet: AccessSheet) -> bytes:
    """The same for a program: the sections in their order, and the picture in base64."""
    picture = sheet.picture
    document = {
        "title": sheet.title,
        "sections": [
            {
                "heading": one.heading,
                "entries": [[{"what": what, "said": said} for what, said in it] for it in one.entries],
            }
            for one in sheet.sections
        ],
        "picture": {"media_type": picture.media_type, "data": b64encode(picture.data).decode()} if picture else None,
    }
    return json.dumps(document, ensure_ascii=False, indent=1).encode()


Writer = Callable[[AccessSheet], bytes]
WRITERS: Mapping[str, Writer] = {".txt": as_text, ".json": as_json}
"""How the sheet is written, by the ending of its file."""


def write_access_sheet(vault: Vault, person: int, file: Path, writers: Mapping[str, Writer] = WRITERS) -> None:
    """Write the sheet to ``file``, readable by its owner alone, as its ending says.

    Raises ``Refused`` for another ending, a file that exists or someone who is gone, ``DiskTrouble``.
    """
    write = writers.get(file.suffix.lower())
    if write is None:
        raise Refused(tr("Choose a name that ends in one of these: {endings}.", endings=", ".join(writers)))
    write_new(file, write(read_access_sheet(vault, person)))


class _Reader:
    """Reads what each table holds about one person."""

    def __init__(self, vault: Vault, person: int) -> None:
        self._vault = vault
        self._person = person

    def person_entries(self) -> tuple[Entry, ...]:
        """Who they are, how to reach them, their days, and the rest."""
        (row,) = self._rows("SELECT * FROM person WHERE id = ?")
        facts = (*self._fields("person", row), *self._groups("tag"), *self._groups("world"))
        reach = self._labelled("contact_method", "contact", "value", "text")
        days = self._labelled("important_date", "important", "day", "yearly")
        rest = [
            *((tr("On their card"), line) for line in self._each("SELECT line FROM card_property WHERE person_id = ?")),
            *(
                (tr("Met through them"), name)
                for name in self._each("SELECT name FROM person WHERE met_through_id = ?")
            ),
        ]
        return tuple(filter(None, (facts, tuple(reach), tuple(days), tuple(rest))))

    def _groups(self, group: str) -> Iterator[Said]:
        names = f"SELECT name FROM {group} JOIN person_{group} ON {group}_id = {group}.id WHERE person_id = ?"
        return ((phrase(SUBJECTS[group]), name) for name in self._each(f"{names} ORDER BY sort_key"))

    def _labelled(self, table: str, kinds: str, column: str, how: str) -> Iterator[Said]:
        for row in self._rows(f"SELECT * FROM {table} WHERE person_id = ? ORDER BY position"):
            label = f" ({row['label']})" if row["label"] else ""
            yield self._words(kinds, row["kind"]), f"{self._told(how, row[column])}{label}"

    def relations(self) -> Iterator[Entry]:
        """Each relation that was noted, from either side."""
        for row in self._rows("SELECT * FROM relation WHERE ? IN (from_id, to_id) ORDER BY id"):
            yield self._fields("relation", row)

    def shared(self, table: str) -> Iterator[Entry]:
        """What they took part in, and with whom."""
        link, own, _ = MEMBERS[table]
        for row in self._rows(
            f"SELECT {table}.* FROM {table} JOIN {link} ON {own} = {table}.id WHERE person_id = ? ORDER BY {table}.id"
        ):
            with_them = [
                (tr("With"), name)
                for (name,) in self._vault.rows(
                    f"SELECT name FROM person JOIN {link} ON person_id = person.id WHERE {own} = ? AND person.id <> ?",
                    (row["id"], self._person),
                )
            ]
            yield (*self._fields(table, row), *with_them, *self._tags(table, row["id"]))

    def own(self, table: str) -> Iterator[Entry]:
        """What they lived, look for or offer."""
        for row in self._rows(f"SELECT * FROM {table} WHERE person_id = ? ORDER BY id"):
            yield self._fields(table, row, "person_id")

    def introductions(self) -> Iterator[Entry]:
        """Each introduction, and to whom once they know it."""
        for party in self._rows("SELECT * FROM introduction_party WHERE person_id = ? ORDER BY id"):
            (row,) = self._vault.rows("SELECT * FROM introduction WHERE id = ?", (party["introduction_id"],))
            other = self._vault.rows(
                """SELECT name FROM person JOIN introduction_party ON person_id = person.id
                WHERE introduction_id = ? AND person.id <> ?""",
                (row["id"], self._person),
            )
            if row["state"] in _REVEALED:
                yield (
                    *((tr("With"), name) for (name,) in other),
                    *self._fields("introduction", row),
                    *self._fields("introduction_party", party, "person_id"),
                )
            else:
                yield self._fields("introduction_party", party, "person_id", "why")

    def missions(self) -> Iterator[Entry]:
        """The work that was theirs to give, and that they passed on."""
        for row in self._rows("SELECT * FROM mission WHERE client_id = ? ORDER BY id"):
            yield self._fields("mission", row)
        for row in self._rows(
            """SELECT title, referral.* FROM referral JOIN mission ON mission.id = mission_id
            WHERE person_id = ? ORDER BY mission.id"""
        ):
            passed_on = (tr("Passed on"), row["title"])
            yield (passed_on, *self._fields("referral", row, "person_id"))

    def decisions(self) -> Iterator[Entry]:
        """What they said when they were asked, with the question if they were."""
        for row in self._rows(
            """SELECT question, consultation.* FROM consultation JOIN decision ON decision.id = decision_id
            WHERE person_id = ? ORDER BY consultation.id"""
        ):
            question = [(phrase(FIELDS["decision"]["question"][0]), row["question"])] if row["asked_on"] else []
            told = (*question, *self._fields("consultation", row, "person_id"))
            if told:  # of who was chosen, and not asked yet, there is nothing
                yield told

    def put_off(self, uid: str) -> Iterator[Entry]:
        """Until when what is suggested about them is put off."""
        for until in Nudges(self._vault).about(uid):
            day = tr("for good") if until == FOR_GOOD else day_words(until, _WHOLE_DATES)
            yield ((phrase(SUBJECTS["nudge"]), day),)

    def handed_over(self) -> Iterator[Entry]:
        """The keys that are known to be theirs, and when a message came from them or was written to them."""
        traces = traces_of(self._vault, self._person)
        for key, level in traces.keys:
            yield (tr("Their key"), key), (tr("How sure it is"), phrase(LEVEL_WORDS[level]))
        for what, messages in ((tr("Came from them"), traces.came), (tr("Was written to them"), traces.sent)):
            for kind, on in messages:
                day = day_words(date.fromisoformat(on), _WHOLE_DATES)
                yield ((what, tr("{what}, {day}", what=phrase(KIND_WORDS[kind]), day=day)),)

    def sources(self) -> Iterator[Said]:
        """What they were imported from; what has no source was written down by hand."""
        for source in self._each("SELECT DISTINCT source FROM import_ledger WHERE person_id = ? ORDER BY source"):
            yield tr("Imported from"), source
        yield tr("By hand"), tr("what was told or seen, and then written down")

    # Inside

    def _rows(self, sql: str) -> list[Row]:
        return self._vault.rows(sql, (self._person,))

    def _each(self, sql: str) -> Iterator[str]:
        return (row[0] for row in self._rows(sql))

    def _fields(self, table: str, row: Row, *but: str) -> Entry:
        """The columns of a row that say something."""
        told = (
            (phrase(label), self._told(how, row[column]))
            for column, (label, how) in FIELDS[table].items()
            if column not in but and row[column] not in ("", None, 0)
        )
        return tuple((what, said) for what, said in told if said)

    def _told(self, how: str, value: Value) -> str:
        if how == "text":
            return str(value).replace("\0", " ")
        return self._called(how, value) if how in _NAMED else self._words(how, value)

    def _words(self, how: str, value: Value) -> str:
        return value_words(how, value, _WHOLE_DATES) or ""

    def _called(self, table: str, id: Value) -> str:
        rows = self._vault.rows(f"SELECT {_NAMED[table]} FROM {table} WHERE id = ?", (id,))
        called = str(rows[0][0]) if rows else ""
        if table == "circle":
            return circle_words(called)
        return self._words("date", called) if table == "interaction" else called

    def _tags(self, table: str, id: int) -> Sequence[Said]:
        if table != "interaction":
            return ()
        rows = self._vault.rows(
            "SELECT name FROM tag JOIN interaction_tag ON tag_id = tag.id WHERE interaction_id = ? ORDER BY name", (id,)
        )
        return [(phrase(SUBJECTS["tag"]), name) for (name,) in rows]


def _rights() -> Entry:
    return (
        (tr("Read as"), tr("“you” in these pages is whoever keeps the notebook")),
        (tr("What for"), tr("to remember people well, and what was promised")),
        (tr("Where"), tr("encrypted, in a notebook on one computer, and in its backups")),
        (tr("Who else has it"), tr("nobody but those with whom an introduction above was shared")),
        (tr("How long"), tr("until it is taken out; what was changed stays in the history for 90 days")),
        (tr("What to ask"), tr("to have it corrected, completed or forgotten, of whoever gave you this sheet")),
    )
