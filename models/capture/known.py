"""The people, circles, tags and worlds that a sentence is read against."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from models.circles import circle_words
from models.groups import INTERACTION_TAGS, PERSON_WORLDS, Groups
from models.text import fold
from models.vault.vault import Vault

_WORD = re.compile(r"[^\W_]+")
Ids = tuple[int, ...]


def key_of(name: str) -> str:
    """What two writings of one name have in common: its folded words, hyphens and apostrophes forgiven.

    >>> key_of("Jean-Baptiste D’Alembert")
    'jean baptiste dalembert'
    """
    return " ".join(_WORD.findall(fold(name).replace("'", "")))


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Someone in the notebook: ``given``, ``family`` and ``nickname`` as kept; ``about`` tells namesakes apart.

    Who ``is_away`` is known by name, and not offered while one types.
    """

    id: int
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    about: str = ""
    is_away: bool = False


@dataclass(frozen=True, slots=True)
class KnownCircle:
    """A circle: its name, as kept and in the user's language, and the ids of those in it."""

    names: tuple[str, ...]
    members: Ids


@dataclass(frozen=True, slots=True)
class Known:
    """An index of names by their keys, built once and then only looked up; a change of the vault wants a new one.

    ``whole`` finds people by their whole name, ``first`` by a given name, a nickname or the first words of the name,
    ``last`` by a family name alone.
    """

    people: Mapping[int, KnownPerson] = field(default_factory=dict)
    circles: tuple[KnownCircle, ...] = ()
    tags: tuple[str, ...] = ()
    worlds: tuple[str, ...] = ()
    circle_called: Mapping[str, KnownCircle] = field(default_factory=dict, repr=False)
    spelling: Mapping[str, str] = field(default_factory=dict, repr=False)
    """How tags and worlds are written, by their folds after ``#`` and ``:``."""

    whole: Mapping[str, Ids] = field(default_factory=dict, repr=False)
    first: Mapping[str, Ids] = field(default_factory=dict, repr=False)
    last: Mapping[str, Ids] = field(default_factory=dict, repr=False)
    most_words: int = 1
    names: tuple[tuple[str, str], ...] = field(default=(), repr=False)
    """Every name that ``@`` completes, beside its fold, in alphabetical order."""

    @classmethod
    def of(cls, vault: Vault) -> "Known":
        """What ``vault`` knows now."""
        people = [
            KnownPerson(row[0], row[1], row[2], row[3], row[4], ", ".join(filter(None, row[5:8])), bool(row[8]))
            for row in vault.rows(
                """SELECT id, name, given, family, nickname, role, organisation, town, archived FROM person
                ORDER BY sort_key, id"""
            )
        ]
        members: dict[int, list[int]] = {}
        for row in vault.rows(
            "SELECT circle_id, id FROM person WHERE circle_id IS NOT NULL AND archived = 0 ORDER BY sort_key, id"
        ):
            members.setdefault(row[0], []).append(row[1])
        circles = [
            KnownCircle((row["name"], circle_words(row["name"])), tuple(members.get(row["id"], ())))
            for row in vault.rows("SELECT id, name FROM circle ORDER BY soft_cap, id")
        ]
        tags, worlds = (Groups(vault, grouping).names() for grouping in (INTERACTION_TAGS, PERSON_WORLDS))
        return cls.made(people, circles, tags=tags, worlds=worlds)

    @classmethod
    def made(
        cls,
        people: Iterable[KnownPerson] = (),
        circles: Iterable[KnownCircle] = (),
        tags: Iterable[str] = (),
        worlds: Iterable[str] = (),
    ) -> "Known":
        """The same without a vault."""
        return cls().knowing(people, circles, tags, worlds)

    def knowing(
        self,
        people: Iterable[KnownPerson] = (),
        circles: Iterable[KnownCircle] = (),
        tags: Iterable[str] = (),
        worlds: Iterable[str] = (),
    ) -> "Known":
        """This, and more: what one sentence added, before the next is read."""
        added = tuple(people)
        whole, first, last = (dict(index) for index in (self.whole, self.first, self.last))
        for person in added:
            words = key_of(person.name).split()
            _put(whole, " ".join(words), person.id)
            beginnings = {" ".join(words[:count]) for count in range(1, len(words))}
            for key in beginnings | {key_of(person.given), key_of(person.nickname)}:
                _put(first, key, person.id)
            for key in {key_of(person.family), *words[1:][-1:]}:
                _put(last, key, person.id)
        more = replace(
            self,
            people={**self.people, **{person.id: person for person in added}},
            circles=(*self.circles, *circles),
            tags=(*self.tags, *tags),
            worlds=(*self.worlds, *worlds),
            whole=whole,
            first=first,
            last=last,
        )
        names = {*self.names, *((fold(person.name), person.name) for person in added if not person.is_away)}
        names |= {(fold(circle.names[-1]), circle.names[-1]) for circle in more.circles}
        called = {key_of(name): circle for circle in more.circles for name in circle.names}
        longest = max((key.count(" ") + 1 for key in (*whole, *first, *called)), default=1)
        spelling = {f"#{fold(tag)}": tag for tag in more.tags} | {f":{fold(world)}": world for world in more.worlds}
        return replace(more, names=tuple(sorted(names)), circle_called=called, spelling=spelling, most_words=longest)

    def tag(self, typed: str) -> str:
        """A tag as it is written already, or as typed."""
        return self.spelling.get(f"#{fold(typed)}", typed)

    def world(self, typed: str) -> str:
        """A world likewise."""
        return self.spelling.get(f":{fold(typed)}", typed)

    def completing(self, beginning: str, limit: int) -> tuple[str, ...]:
        """Names with a word that begins so, those whose first word does before the others."""
        sought = fold(beginning)
        first = [name for folded, name in self.names if folded.startswith(sought)]
        if len(first) >= limit:
            return tuple(first[:limit])
        inner = [f"{before}{sought}" for before in " -'"]
        later = [name for folded, name in self.names if any(word in folded for word in inner)]
        return tuple(dict.fromkeys([*first, *later]))[:limit]


def _put(index: dict[str, Ids], key: str, id: int) -> None:
    if key and id not in index.get(key, ()):
        index[key] = (*index.get(key, ()), id)
