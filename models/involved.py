"""The people whom a record is about: a favour's, a follow-up's, those who took part in an interaction."""

import json
from collections.abc import Sequence

from models.errors import Refused
from models.vault.vault import Vault, gone
from resources import tr

Named = tuple[int, str]


class Involved:
    """The people of the rows of one table, kept in order of mention in ``link``, its ``…_person`` table if not told."""

    def __init__(self, vault: Vault, table: str, link: str = "") -> None:
        self._vault = vault
        self._link = link or f"{table}_person"
        self._row = f"{table}_id"

    def of(self, ids: Sequence[int]) -> dict[int, tuple[Named, ...]]:
        """The (id, name) of those involved in each of these rows, with one query; nobody is left out."""
        found: dict[int, tuple[Named, ...]] = dict.fromkeys(ids, ())
        for row in self._vault.rows(
            f"""SELECT {self._row}, person.id, name FROM {self._link} AS link
            JOIN person ON person.id = person_id
            WHERE {self._row} IN (SELECT value FROM json_each(?)) ORDER BY link.id""",
            (json.dumps(list(ids)),),
        ):
            found[row[0]] += ((row[1], row[2]),)
        return found

    def set(self, id: int, people: Sequence[int]) -> None:
        """Have exactly these be involved; inside a change. Raises ``Refused`` for nobody, or someone gone."""
        if not people:
            raise Refused(tr("Say whom it is about."))
        had = [person for person, _ in self.of([id])[id]]
        wanted = known(self._vault, people)
        for person in set(had) - set(wanted):
            self._vault.write(f"DELETE FROM {self._link} WHERE {self._row} = ? AND person_id = ?", (id, person))
        for person in wanted:
            if person not in had:
                self._vault.write(f"INSERT INTO {self._link} ({self._row}, person_id) VALUES (?, ?)", (id, person))


def known(vault: Vault, people: Sequence[int]) -> list[int]:
    """These ids once each, in their order. Raises ``Refused`` when one of them is no longer in the vault."""
    wanted = list(dict.fromkeys(people))
    row = vault.row("SELECT count(*) FROM person WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(wanted),))
    if row is None or row[0] != len(wanted):
        raise gone()
    return wanted
