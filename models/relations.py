"""Who knows whom, among the people one knows."""

import uuid
from dataclasses import dataclass

from models.errors import Refused
from models.involved import known
from models.people.person import PersonRow
from models.text import clean, tidy
from models.vault.vault import Vault, gone
from resources import tr


@dataclass(frozen=True, slots=True)
class Relation:
    """An edge between two people, seen from one of them.

    ``id`` is ``None`` where they are only known to have met, by having been at the same interaction.
    ``outward`` says whether the edge was told from the one to the ``other``.
    """

    id: int | None
    other: PersonRow
    kind: str
    note: str
    outward: bool
    met_together: bool


_OTHER = "other.id, other.name, other.role, other.organisation, other.town, other.last_interaction_on"


class Relations:
    """The relations of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def relate(self, a: int, b: int, kind: str = "knows", note: str = "") -> int:
        """Say that ``a`` and ``b`` are bound in this way; its id.

        The same said twice, from either side, is said once.
        Raises ``Refused`` for someone and themselves, or when one of them is gone.
        """
        if a == b:
            raise Refused(tr("That is the same person. Choose someone else."))
        with self._vault.change("Relate two people"):
            known(self._vault, [a, b])
            said = self.said(a, b, kind)
            if said is not None:
                return said
            return self._vault.insert(
                "relation", uid=uuid.uuid4().hex, from_id=a, to_id=b, kind=tidy(kind), note=clean(note)
            )

    def change(self, id: int, *, kind: str, note: str) -> None:
        """Say otherwise how two are bound. Raises ``Refused`` when that was said already, or the relation is gone."""
        with self._vault.change("Change a relation"):
            row = self._vault.row("SELECT from_id, to_id FROM relation WHERE id = ?", (id,))
            if row is None:
                raise gone()
            if self.said(row["from_id"], row["to_id"], kind) not in (None, id):
                raise Refused(tr("That is noted already."))
            self._vault.update("relation", id, kind=tidy(kind), note=clean(note))

    def remove(self, id: int) -> None:
        """Unsay that two are bound."""
        with self._vault.change("Remove a relation"):
            self._vault.write("DELETE FROM relation WHERE id = ?", (id,))

    def of(self, person: int) -> list[Relation]:
        """Whom someone knows, by name: what was said, then those they merely met at the same interaction."""
        met = self._met(person)
        told = [
            Relation(
                row["relation_id"],
                PersonRow(*row[4:]),
                row["kind"],
                row["note"],
                bool(row["outward"]),
                row[4] in met,
            )
            for row in self._vault.rows(
                f"""SELECT relation.id AS relation_id, kind, relation.note AS note, from_id = ?1 AS outward, {_OTHER}
                FROM relation JOIN person AS other ON other.id = CASE from_id WHEN ?1 THEN to_id ELSE from_id END
                WHERE ?1 IN (from_id, to_id) ORDER BY other.sort_key, relation.id""",
                (person,),
            )
        ]
        said_of = {relation.other.id for relation in told}
        merely_met = [Relation(None, other, "", "", True, True) for other in met.values() if other.id not in said_of]
        return told + merely_met

    def said(self, a: int, b: int, kind: str) -> int | None:
        """The id of the relation of this kind between the two, whoever it was told from; ``None`` for none."""
        row = self._vault.row(
            """SELECT id FROM relation
            WHERE kind = ?1 AND ((from_id, to_id) = (?2, ?3) OR (from_id, to_id) = (?3, ?2))""",
            (tidy(kind), a, b),
        )
        return int(row[0]) if row else None

    def _met(self, person: int) -> dict[int, PersonRow]:
        rows = self._vault.rows(
            f"""SELECT DISTINCT {_OTHER} FROM participation AS mine
            JOIN participation AS theirs ON theirs.interaction_id = mine.interaction_id
            JOIN person AS other ON other.id = theirs.person_id
            WHERE mine.person_id = ?1 AND other.id <> ?1 ORDER BY other.sort_key, other.id""",
            (person,),
        )
        return {row["id"]: PersonRow(*row) for row in rows}
