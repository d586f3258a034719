"""Tags and worlds: names that several people, or interactions, share."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass

from models.text import clean, fold, named
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Grouping:
    """How members are bound to named groups: ``link`` joins ``member_id`` to ``group_id`` of table ``group``."""

    group: str
    link: str
    member: str


PERSON_TAGS = Grouping("tag", "person_tag", "person_id")
INTERACTION_TAGS = Grouping("tag", "interaction_tag", "interaction_id")
PERSON_WORLDS = Grouping("world", "person_world", "person_id")


class Groups:
    """The groups of one kind that members belong to, by name; a name is met again whatever its accents or case."""

    def __init__(self, vault: Vault, grouping: Grouping) -> None:
        self._vault = vault
        self._of = grouping

    def names(self) -> list[str]:
        """Every group's name, in alphabetical order."""
        return [row[0] for row in self._vault.rows(f"SELECT name FROM {self._of.group} ORDER BY sort_key, name")]

    def of(self, member: int) -> tuple[str, ...]:
        """The names of the groups that ``member`` is in, as they were joined."""
        rows = self._vault.rows(
            f"SELECT name FROM {self._of.group} JOIN {self._of.link} AS link ON link.{self._of.group}_id = "
            f"{self._of.group}.id WHERE link.{self._of.member} = ? ORDER BY link.id",
            (member,),
        )
        return tuple(row[0] for row in rows)

    def join(self, member: int, name: str) -> None:
        """Put ``member`` into the group of this name, which is made if it is new; inside a change."""
        group_id = self._found(name) or self._made(name)
        self._vault.write(
            f"INSERT OR IGNORE INTO {self._of.link} ({self._of.member}, {self._of.group}_id) VALUES (?, ?)",
            (member, group_id),
        )

    def leave(self, member: int, name: str) -> None:
        """Take ``member`` out of the group; a group that nobody is left in goes too. Inside a change."""
        group_id = self._found(name)
        self._vault.write(
            f"DELETE FROM {self._of.link} WHERE {self._of.member} = ? AND {self._of.group}_id = ?",
            (member, group_id),
        )
        self.drop_empty()

    def set(self, member: int, names: Iterable[str]) -> None:
        """Have ``member`` be in exactly these groups; inside a change."""
        wanted = {fold(name): name for name in names if name.strip()}
        had = {fold(name): name for name in self.of(member)}
        for name in had.keys() - wanted.keys():
            self.leave(member, had[name])
        for folded, name in wanted.items():
            if folded not in had:
                self.join(member, name)

    def drop_empty(self) -> None:
        """Let go of groups that nobody is left in; inside a change."""
        links = [
            grouping for grouping in (PERSON_TAGS, INTERACTION_TAGS, PERSON_WORLDS) if grouping.group == self._of.group
        ]
        unused = " AND ".join(
            f"NOT EXISTS (SELECT 1 FROM {grouping.link} WHERE {grouping.group}_id = {grouping.group}.id)"
            for grouping in links
        )
        self._vault.write(f"DELETE FROM {self._of.group} WHERE {unused}")

    def _found(self, name: str) -> int | None:
        row = self._vault.row(
            f"SELECT id FROM {self._of.group} WHERE sort_key = ? ORDER BY id LIMIT 1", (fold(clean(name)),)
        )
        return int(row[0]) if row else None

    def _made(self, name: str) -> int:
        given = named(name)
        return self._vault.insert(self._of.group, uid=uuid.uuid4().hex, name=given, sort_key=fold(given))
