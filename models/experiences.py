"""What people have lived, what they look for, and what they can give."""

import uuid
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Generic, TypedDict, TypeVar, Unpack

from models.columns import Column, as_it_is, columns
from models.dates import edtf
from models.errors import Refused
from models.involved import known
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr


class MayAsk(StrEnum):
    """Whether someone may be asked about what they lived."""

    YES = "yes"
    ASK_FIRST = "ask first"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Experience:
    """What ``person``, whose ``name`` is beside, has lived: ``theme`` in a word or two, ``text`` as they told it.

    ``year`` is when, if it is known.
    """

    id: int
    uid: str
    person: int
    name: str
    theme: str
    text: str
    year: int | None
    may_ask: MayAsk


class ExperienceFields(TypedDict, total=False):
    """What can be changed of an experience."""

    person: int
    text: str
    theme: str
    year: int | None
    may_ask: MayAsk


def _year(year: int | None) -> int | None:
    if year is not None and not 1000 <= year <= date.max.year:
        raise Refused(tr("Write the year with four digits."))
    return year


_EXPERIENCE_COLUMNS: dict[str, Column] = {
    "person": ("person_id", as_it_is),
    "text": ("text", worded),
    "theme": ("theme", tidy),
    "year": ("year", _year),
    "may_ask": ("may_ask", str),
}
_EXPERIENCES = "SELECT experience.*, person.name AS name FROM experience JOIN person ON person.id = person_id"


class Experiences:
    """The experiences of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(
        self,
        person: int,
        text: str,
        theme: str = "",
        year: int | None = None,
        may_ask: MayAsk | str = MayAsk.ASK_FIRST,
    ) -> int:
        """Keep what someone has lived; its id. Raises ``Refused`` without words, or for an impossible year."""
        with self._vault.change("Note an experience", theme or text):
            known(self._vault, [person])
            fields: ExperienceFields = {
                "person": person,
                "text": text,
                "theme": theme,
                "year": year,
                "may_ask": MayAsk(may_ask),
            }
            return self._vault.insert("experience", uid=uuid.uuid4().hex, **columns(fields, _EXPERIENCE_COLUMNS))

    def change(self, id: int, **fields: Unpack[ExperienceFields]) -> None:
        """Give the named fields new values. Raises ``Refused`` as ``add``, or when it is gone."""
        experience = self.get(id)
        with self._vault.change("Change an experience", experience.theme or experience.text):
            known(self._vault, [fields.get("person", experience.person)])
            if fields:
                self._vault.update("experience", id, **columns(fields, _EXPERIENCE_COLUMNS))

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        experience = self.get(id)
        with self._vault.change("Remove an experience", experience.theme or experience.text):
            self._vault.write("DELETE FROM experience WHERE id = ?", (id,))

    def get(self, id: int) -> Experience:
        """One experience. Raises ``Refused`` when it is gone."""
        row = self._vault.row(f"{_EXPERIENCES} WHERE experience.id = ?", (id,))
        if row is None:
            raise gone()
        return _experience(row)

    def all(self) -> list[Experience]:
        """Every experience, by theme, the latest first."""
        rows = self._vault.rows(f"{_EXPERIENCES} ORDER BY theme, year DESC, experience.id DESC")
        return [_experience(row) for row in rows]

    def of_person(self, person: int) -> list[Experience]:
        """What someone has lived, the latest first, then what has no year."""
        rows = self._vault.rows(
            f"{_EXPERIENCES} WHERE person_id = ? ORDER BY year IS NULL, year DESC, experience.id DESC", (person,)
        )
        return [_experience(row) for row in rows]


def _experience(row: Row) -> Experience:
    return Experience(
        id=row["id"],
        uid=row["uid"],
        person=row["person_id"],
        name=row["name"],
        theme=row["theme"],
        text=row["text"],
        year=row["year"],
        may_ask=MayAsk(row["may_ask"]),
    )


class WishState(StrEnum):
    """Whether a need or an offer still holds."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Wish:
    """What ``person``, whose ``name`` is beside, looks for or can give. ``noted_on`` is a vague date."""

    id: int
    uid: str
    person: int
    name: str
    text: str
    noted_on: str
    state: WishState


class Need(Wish):
    """What someone looks for."""

    __slots__ = ()


class Offer(Wish):
    """What someone can give."""

    __slots__ = ()


class WishFields(TypedDict, total=False):
    """What can be changed of a need or an offer."""

    person: int
    text: str
    noted_on: str | date
    state: WishState


_WISH_COLUMNS: dict[str, Column] = {
    "person": ("person_id", as_it_is),
    "text": ("text", worded),
    "noted_on": ("noted_on", edtf),
    "state": ("state", str),
}
_Kind = TypeVar("_Kind", bound=Wish)


class _Wishes(Generic[_Kind]):
    """The rows of ``need`` or ``offer``, which have the same columns."""

    _table: str
    _kind: type[_Kind]

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._select = (
            f"SELECT wish.*, person.name AS name FROM {self._table} AS wish JOIN person ON person.id = person_id"
        )

    def get(self, id: int) -> _Kind:
        """One of them. Raises ``Refused`` when it is gone."""
        found = self._found("WHERE wish.id = ?", id)
        if not found:
            raise gone()
        return found[0]

    def all(self, state: WishState | None = None) -> list[_Kind]:
        """Every one, or those in one state, the last noted first."""
        if state is None:
            return self._found("ORDER BY noted_on DESC, wish.id DESC")
        return self._found("WHERE state = ? ORDER BY noted_on DESC, wish.id DESC", state.value)

    def of_person(self, person: int) -> list[_Kind]:
        """Those of someone: the ones that still hold first, then the last noted."""
        return self._found("WHERE person_id = ? ORDER BY state = 'closed', noted_on DESC, wish.id DESC", person)

    def _found(self, where: str, *values: Value) -> list[_Kind]:
        return [
            self._kind(
                id=row["id"],
                uid=row["uid"],
                person=row["person_id"],
                name=row["name"],
                text=row["text"],
                noted_on=row["noted_on"],
                state=WishState(row["state"]),
            )
            for row in self._vault.rows(f"{self._select} {where}", values)
        ]

    def _add(self, person: int, text: str, noted_on: str | date) -> int:
        known(self._vault, [person])
        fields: WishFields = {
            "person": person,
            "text": text,
            "noted_on": noted_on or self._vault.clock.today(),
            "state": WishState.OPEN,
        }
        return self._vault.insert(self._table, uid=uuid.uuid4().hex, **columns(fields, _WISH_COLUMNS))

    def _change(self, id: int, fields: WishFields) -> None:
        if "person" in fields:
            known(self._vault, [fields["person"]])
        if fields:
            self._vault.update(self._table, id, **columns(fields, _WISH_COLUMNS))

    def _remove(self, id: int) -> None:
        self._vault.write(f"DELETE FROM {self._table} WHERE id = ?", (id,))


class Needs(_Wishes[Need]):
    """The needs of a vault."""

    _table = "need"
    _kind = Need

    def add(self, person: int, text: str, noted_on: str | date = "") -> int:
        """Keep what someone looks for, since today if no date is given; its id. Raises ``Refused`` without words."""
        with self._vault.change("Note a need", text):
            return self._add(person, text, noted_on)

    def change(self, id: int, **fields: Unpack[WishFields]) -> None:
        """Give the named fields new values. Raises ``Refused`` as ``add``, or when it is gone."""
        with self._vault.change("Change a need", self.get(id).text):
            self._change(id, fields)

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a need", self.get(id).text):
            self._remove(id)


class Offers(_Wishes[Offer]):
    """The offers of a vault."""

    _table = "offer"
    _kind = Offer

    def add(self, person: int, text: str, noted_on: str | date = "") -> int:
        """Keep what someone can give, since today if no date is given; its id. Raises ``Refused`` without words."""
        with self._vault.change("Note an offer", text):
            return self._add(person, text, noted_on)

    def change(self, id: int, **fields: Unpack[WishFields]) -> None:
        """Give the named fields new values. Raises ``Refused`` as ``add``, or when it is gone."""
        with self._vault.change("Change an offer", self.get(id).text):
            self._change(id, fields)

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove an offer", self.get(id).text):
            self._remove(id)
