"""The people, circles, tags and worlds that a sentence is read against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from models.groups import INTERACTION_TAGS, PERSON_WORLDS, Groups
from models.text import fold
from models.vault.vault import Vault
from resources import phrase


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone in the notebook: ``aliases`` are other words for them, ``about`` tells them from their namesakes."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    about: str = ""


@dataclass(frozen=True, slots=True)
class KnownCircle:
    """A circle: its name, as kept and in the user's language, and the ids of those in it."""

    names: tuple[str, ...]
    members: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """An index of names by their folds, built once and then only looked up; a change of the vault wants a new one."""

    people: Mapping[int, KnownPerson] = field(default_factory=dict)
    circles: tuple[KnownCircle, ...] = ()
    tags: tuple[str, ...] = ()
    worlds: tuple[str, ...] = ()

    @classmethod
    def of(cls, vault: Vault) -> "Known":
        """What ``vault`` knows now."""
        people = [
            KnownPerson(
                row["id"],
                row["name"],
                tuple(filter(None, (row["given"], row["nickname"], row["family"]))),
                ", ".join(filter(None, (row["role"], row["organisation"], row["town"]))),
            )
            for row in vault.rows(
                "SELECT id, name, given, nickname, family, role, organisation, town FROM person ORDER BY sort_key, id"
            )
        ]
        members: dict[int, list[int]] = {}
        for row in vault.rows("SELECT circle_id, id FROM person WHERE circle_id IS NOT NULL ORDER BY sort_key, id"):
            members.setdefault(row[0], []).append(row[1])
        circles = [
            KnownCircle((row["name"], phrase(row["name"])), tuple(members.get(row["id"], ())))
            for row in vault.rows("SELECT id, name FROM circle ORDER BY soft_cap, id")
        ]
        return cls.made(
            people,
            circles,
            tags=Groups(vault, INTERACTION_TAGS).names(),
            worlds=Groups(vault, PERSON_WORLDS).names(),
        )

    @classmethod
    def made(
        cls,
        people: Iterable[KnownPerson] = (),
        circles: Iterable[KnownCircle] = (),
        tags: Iterable[str] = (),
        worlds: Iterable[str] = (),
    ) -> "Known":
        """The same without a vault."""
        return cls({person.id: person for person in people}, tuple(circles), tuple(tags), tuple(worlds))

    def completing(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Names of people and circles with a word that begins so, those whose first word does before others."""
        sought = fold(beginning)
        names = [*(person.name for person in self.people.values()), *(circle.names[-1] for circle in self.circles)]
        folded = [(fold(name), name) for name in names]
        first = [name for fold_, name in folded if fold_.startswith(sought)]
        later = [name for fold_, name in folded if f" {sought}" in fold_]
        return tuple(dict.fromkeys([*first, *later]))[:limit]
