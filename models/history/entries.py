"""The changes that a user made, each with what became of it.

An undo is a change of its own, and so is a redo. They are told with the change that they are about:
it stands, or it was taken back.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from models.progress import Progress
from models.text import fold
from models.vault import Vault
from models.vault.vault import gone
from resources import phrase

_TELL_EVERY = 2000


@dataclass(frozen=True, slots=True)
class Entry:
    """One change.

    ``label`` is an English phrase to translate; ``made_at`` and ``undone_at`` are ISO instants in UTC, the second
    empty while it stands. ``last`` is the newest of its undos and redos, or itself: the one that can be reversed.
    """

    id: int
    last: int
    made_at: str
    label: str
    about: str
    undone_at: str

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""
        return bool(self.undone_at)

    @property
    def words(self) -> str:
        """What was done, and with whom or what, in the user's language."""
        return change_words(self.label, self.about)


class History:
    """The history of a vault, as far back as its journal goes."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def ids(self, text: str = "", on_progress: Progress | None = None) -> list[int]:
        """Every change, the newest first; those alone whose words hold each word of ``text``, accents forgiven."""
        own = "FROM change WHERE undoes_id IS NULL AND forward ORDER BY id DESC"
        wanted = fold(text).split()
        if not wanted:
            return [row[0] for row in self._vault.rows(f"SELECT id {own}")]
        rows = self._vault.rows(f"SELECT id, label, about {own}")
        folded: dict[str, str] = {}
        found = []
        for at, (id, label, about) in enumerate(rows):
            if on_progress and at % _TELL_EVERY == 0:
                on_progress(at, len(rows))
            if label not in folded:
                folded[label] = fold(phrase(label))
            words = f"{folded[label]} {fold(about)}"
            if all(word in words for word in wanted):
                found.append(id)
        return found

    def entries(self, ids: Sequence[int]) -> list[Entry]:
        """These changes, the newest first; one that is no longer in the journal is left out."""
        return self._told("SELECT value FROM json_each(?)", ids)

    def entry(self, id: int) -> Entry:
        """One change. Raises ``Refused`` when it is no longer in the journal."""
        found = self.entries([id])
        if not found:
            raise gone()
        return found[0]

    def of(self, changes: Sequence[int]) -> list[Entry]:
        """The changes that these are, or that they undid or did again, once each, the newest first."""
        return self._told(
            """WITH RECURSIVE back (id) AS (SELECT value FROM json_each(?) UNION
                SELECT undoes_id FROM back JOIN change USING (id) WHERE undoes_id IS NOT NULL)
            SELECT id FROM back JOIN change USING (id) WHERE undoes_id IS NULL""",
            changes,
        )

    def reverse(self, id: int, *, only_untouched: bool = False) -> Entry:
        """Take a change back, or do it again where it was taken back; the entry as it is then.

        Raises ``Refused`` as ``Vault.undo``.
        """
        self._vault.undo(self.entry(id).last, only_untouched=only_untouched)
        return self.entry(id)

    def _told(self, which: str, ids: Sequence[int]) -> list[Entry]:
        rows = self._vault.rows(
            f"""WITH RECURSIVE turns (id, last, steps) AS (
                SELECT id, id, 0 FROM change WHERE id IN ({which}) UNION ALL
                SELECT turns.id, undone_by_id, steps + 1 FROM turns JOIN change ON change.id = last
                WHERE undone_by_id IS NOT NULL)
            SELECT change.id, last, change.made_at, change.label, change.about,
                CASE WHEN max(steps) % 2 THEN (SELECT made_at FROM change WHERE id = last) ELSE '' END
            FROM turns JOIN change USING (id) GROUP BY turns.id ORDER BY turns.id DESC""",
            (json.dumps(list(ids)),),
        )
        return [Entry(*row) for row in rows]


def change_words(label: str, about: str) -> str:
    """A label of the history in the user's language, and what it was about."""
    return " · ".join(filter(None, (phrase(label), about)))
