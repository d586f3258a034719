"""What an undo would touch, in words: names in place of ids, days as one says them, states as words."""

from datetime import date
from typing import Final

from models.circles import circle_words
from models.history.fields import FIELDS, MEMBERS, SUBJECTS
from models.history.rows import Rows
from models.history.values import PLAIN, one_line, value_words
from models.vault import Vault
from models.vault.undo import RowKey
from models.vault.undo_effects import Fate, Value, Values
from models.words import listed
from resources import phrase, tr

_SHORT: Final = 60
_BEFORE: Final = 15
_LINKS: Final = {
    "participation": ("person_id", "person"),
    "favour_person": ("person_id", "person"),
    "follow_up_person": ("person_id", "person"),
    "introduction_party": ("person_id", "person"),
    "referral": ("person_id", "person"),
    "consultation": ("person_id", "person"),
    "person_tag": ("tag_id", "tag"),
    "interaction_tag": ("tag_id", "tag"),
    "person_world": ("world_id", "world"),
}
"""What only binds two things is told by the name of the other one."""

_NAMES: Final = {
    "person": "name",
    "circle": "name",
    "world": "name",
    "tag": "name",
    "favour": "text",
    "follow_up": "text",
    "interaction": "text",
    "decision": "question",
    "mission": "title",
    "experience": "text",
    "need": "text",
    "offer": "text",
}
"""The column by which something is called."""


HOW: Final = frozenset({*_NAMES, "introduction", *PLAIN, "date", "day"})
"""The ways in which the value of a column is told, beside those of ``STATES``: by its name, or as such a thing."""


class Teller:
    """Puts rows into words, as they stand on ``today``."""

    def __init__(self, vault: Vault, rows: Rows, today: date) -> None:
        self._vault = vault
        self._rows = rows
        self._today = today

    def title(self, key: RowKey) -> str:
        """What a subject is called, with the people it is about."""
        table, id = key
        row = self._rows.either(key)
        if table in ("relation", "introduction"):
            return " – ".join(self._pair(key))
        names = listed(self._members(table, id))
        if table in ("experience", "need", "offer"):
            names = self._name(("person", row.get("person_id")))
        called = self._name(key) if table in _NAMES else ""
        if table == "interaction":
            called = " · ".join(filter(None, (value_words("date", row.get("happened_on"), self._today) or "", called)))
        return " · ".join(filter(None, (names, called)))

    def changes(self, key: RowKey) -> list[str]:
        """What of a row would become otherwise, a line a column."""
        now, then = self._rows.now(key), self._rows.then(key)
        table = key[0]
        if table not in FIELDS:
            return [tr("its content becomes what it was")] if now != then else []
        return [
            self._change(label, how, now.get(column), then.get(column))
            for column, (label, how) in FIELDS[table].items()
            if now.get(column) != then.get(column)
        ]

    def part(self, key: RowKey, fate: Fate) -> list[str]:
        """What would become of a row that belongs to something else."""
        if fate == Fate.GOES:
            return [tr("without {what}", what=self.what(key))]
        if fate == Fate.RETURNS:
            return [tr("again with {what}", what=self.what(key))]
        return [tr("{part} – {change}", part=self.what(key), change=change) for change in self.changes(key)]

    def what(self, key: RowKey) -> str:
        """A row that belongs to something else, in a few words."""
        table, row = key[0], self._rows.either(key)
        if table in _LINKS:
            column, target = _LINKS[table]
            return self._name((target, row.get(column)))
        match table:
            case "contact_method":
                return f"{self._value('contact', row.get('kind'))} {_short(one_line(row.get('value')))}"
            case "important_date":
                return f"{self._value('important', row.get('kind'))} {self._value('yearly', row.get('day'))}"
            case "decision_option":
                return _short(one_line(row.get("text")))
            case "photo":
                return tr("their picture")
            case "card_property":
                return tr("another line of their card")
        return phrase(SUBJECTS[table])

    def load_for(self, keys: list[RowKey]) -> None:
        """Have ready what these rows are called by, and what they name."""
        self._rows.load(keys)
        named: set[RowKey] = set()
        for key in keys:
            for values in (self._rows.now(key), self._rows.then(key)):
                named.update(_named_in(key[0], values))
        self._rows.load(named)

    def _change(self, label: str, how: str, now: Value, then: Value) -> str:
        before, after = self._value(how, now), self._value(how, then)
        if how == "text":
            before, after = _around(before, after)
        nothing = tr("nothing")
        return tr("{what}: {now} → {then}", what=phrase(label), now=before or nothing, then=after or nothing)

    def _value(self, how: str, value: Value) -> str:
        words = value_words(how, value, self._today)
        if words is not None:
            return words
        return self._name((how, value)) if value is not None else ""

    def _name(self, key: tuple[str, Value]) -> str:
        """What something is called, whether it is there or would come back."""
        table, id = key
        row = self._rows.either((table, id)) if isinstance(id, int) else {}
        said = one_line(row.get(_NAMES.get(table, "")))
        if table == "circle":
            said = circle_words(said or "")
        if table == "tag" and said:
            said = f"#{said}"
        if table == "person" and not said:
            return tr("somebody")
        if table == "interaction" and not said:
            return value_words("date", row.get("happened_on"), self._today) or ""
        return _short(said)

    def _pair(self, key: RowKey) -> list[str]:
        table, id = key
        if table == "introduction":
            return self._members(table, id)
        row = self._rows.either(key)
        return [self._name(("person", row.get(column))) for column in ("from_id", "to_id")]

    def _members(self, table: str, id: int) -> list[str]:
        """The names of those whom a subject is about, those who would come back to it among them."""
        if table not in MEMBERS:
            return []
        ids = self._rows.members(table, id)
        self._rows.load(("person", each) for each in ids)
        return [self._name(("person", each)) for each in ids]


def _named_in(table: str, values: Values) -> list[RowKey]:
    """The rows that a row names."""
    found = []
    for column, (_, how) in FIELDS.get(table, {}).items():
        if how in _NAMES and isinstance(target := values.get(column), int):
            found.append((how, target))
    if table in _LINKS and isinstance(target := values.get(_LINKS[table][0]), int):
        found.append((_LINKS[table][1], target))
    return found


def _around(before: str, after: str) -> tuple[str, str]:
    """Two long texts from a little before where they begin to differ."""
    if max(len(before), len(after)) <= _SHORT:
        return before, after
    pairs = zip(before, after, strict=False)
    differ = next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(before), len(after)))
    start = max(0, differ - _BEFORE)
    start = start and (before.find(" ", start, differ) + 1 or start)
    lead = "… " if start else ""
    return (_short(before[start:], lead) if before else "", _short(after[start:], lead) if after else "")


def _short(text: str, lead: str = "") -> str:
    return lead + (text if len(text) <= _SHORT else text[: _SHORT - 1].rstrip() + "…")
