"""Who may stand in the vault twice, and why one would think so."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from models.doubles.names import Name, kin_of, likeness
from models.doubles.numbers import e164
from models.nudges import FOR_GOOD, Nudges
from models.people import People, PersonRow
from models.progress import Progress, unheard
from models.text import fold
from models.vault.vault import Vault

NOT_THE_SAME = "double"
"""Under what ``Nudges`` keeps that two are not the same."""

SAME_NAME, CLOSE_NAME = 0.95, 0.85
_LARGEST_BLOCK = 80
"""A key that more people share than this tells nobody apart."""

_PAIRS_A_REPORT = 2000
_SHARED = ("contact", "info", "hello", "bonjour", "office", "bureau", "accueil", "admin", "mail", "team", "equipe")
"""What stands before the @ of an address that is a house's, and not a person's."""


class Evidence(StrEnum):
    """What two people have in common."""

    EMAIL = "email"
    PHONE = "phone"
    NAME = "name"
    CLOSE_NAME = "close_name"
    ORGANISATION = "organisation"
    TOWN = "town"


@dataclass(frozen=True, slots=True)
class Double:
    """Two people who may be one. ``sure`` says that an address of theirs and their names agree, and nothing differs."""

    one: PersonRow
    other: PersonRow
    evidence: tuple[Evidence, ...]
    sure: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells one person from another. Addresses and words are folded; ``birthday`` may lack its year."""

    id: int
    uid: str = ""
    name: Name
    emails: frozenset[str] = frozenset()
    phones: frozenset[str] = frozenset()
    organisation: str = ""
    town: str = ""
    birthday: str = ""


def judge(one: Identity, other: Identity) -> tuple[tuple[Evidence, ...], bool] | None:
    """What speaks for their being one, and whether that is sure; ``None`` when too little does.

    People of one house share a number, and couples a name and a number: so an address alone never decides,
    and names that differ in a word that both have are two people's.
    """
    alike = likeness(one.name, other.name)
    reached = [
        evidence
        for evidence, shared in (
            (Evidence.EMAIL, {each for each in one.emails & other.emails if not _is_shared(each)}),
            (Evidence.PHONE, one.phones & other.phones),
        )
        if shared
    ]
    places = [
        evidence
        for evidence, mine, theirs in (
            (Evidence.ORGANISATION, one.organisation, other.organisation),
            (Evidence.TOWN, one.town, other.town),
        )
        if mine and mine == theirs
    ]
    if _days_differ(one.birthday, other.birthday):
        return None
    whole = min(len(one.name.telling), len(other.name.telling)) > 1
    named = Evidence.NAME if alike >= SAME_NAME else Evidence.CLOSE_NAME
    if reached and alike >= CLOSE_NAME and whole:
        return (*reached, named, *places), True
    if reached and alike > 0.55:
        return (*reached, named, *places), False
    enough = CLOSE_NAME if Evidence.ORGANISATION in places else SAME_NAME
    if whole and alike >= enough and not _firms_differ(one, other, places):
        return (named, *places), False
    return None


def _firms_differ(one: Identity, other: Identity, places: list[Evidence]) -> bool:
    """Whether they have the same name and little else: other firms, other towns, as homonyms do."""
    firms = one.organisation and other.organisation and one.organisation != other.organisation
    towns = one.town and other.town and one.town != other.town
    return bool(not places and firms and towns)


def _days_differ(one: str, other: str) -> bool:
    if not one or not other:
        return False
    if one.startswith("--") or other.startswith("--"):
        return one[-5:] != other[-5:]
    return one != other


def _is_shared(email: str) -> bool:
    return email.partition("@")[0] in _SHARED


def pairs(people: Iterable[Identity]) -> set[tuple[int, int]]:
    """Who is worth comparing, as ids, the smaller first: those who share an address, or a key of their names."""
    blocks: defaultdict[object, list[int]] = defaultdict(list)
    for person in people:
        for key in {*person.emails, *person.phones, *_keys(person.name)}:
            blocks[key].append(person.id)
    return {pair for ids in blocks.values() if 1 < len(ids) <= _LARGEST_BLOCK for pair in combinations(sorted(ids), 2)}


def _keys(name: Name) -> Iterator[tuple[str, ...]]:
    """How a name is looked up: each word by its sound, with the initial of another, or of what that is short for.

    A name of one word has no key: it fits too many, and counts where an address is the same.
    """
    for word, other in permutations(name.telling, 2):
        for initial in {other[:1], *(each[:1] for each in kin_of(other)), *(each[:1] for each in name.pets)}:
            yield (_sound(word), initial)


def _sound(word: str) -> str:
    """The first letters of a word that are heard: without vowels, doubles and mute endings."""
    heard = word[:1]
    for letter in word[1:].replace("ph", "f").replace("y", "i"):
        if letter not in "aeiouh" and letter != heard[-1]:
            heard += letter
    return heard[:4].rstrip("stdxz") or word[:1]


class Doubles:
    """The doubles of a vault. ``region`` is the country whose numbers are written without one, as ``FR``."""

    def __init__(self, vault: Vault, region: str = "FR") -> None:
        self._vault = vault
        self._region = region

    def find(self, progress: Progress | None = None) -> list[Double]:
        """Everyone who may stand here twice, the sure ones first; those who were said to be two are left out.

        Those who are put away count as well. Raises whatever ``progress`` raises.
        """
        heard = progress or unheard
        known = {person.id: person for person in self._identities()}
        apart = Nudges(self._vault).quiet_ones(NOT_THE_SAME, self._vault.clock.today())
        found: list[tuple[int, int, tuple[Evidence, ...], bool]] = []
        worth = sorted(pairs(known.values()))
        for number, (one, other) in enumerate(worth):
            if number % _PAIRS_A_REPORT == 0:
                heard(number, len(worth))
            judged = judge(known[one], known[other])
            if judged and subject(known[one].uid, known[other].uid) not in apart:
                found.append((one, other, *judged))
        heard(len(worth), len(worth))
        found.sort(key=_by_sureness)
        rows = {row.id: row for row in People(self._vault).rows(sorted({id for each in found for id in each[:2]}))}
        return [Double(rows[one], rows[other], evidence, sure) for one, other, evidence, sure in found]

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that they are two. Raises ``Refused`` when one of them is gone."""
        people = People(self._vault)
        first, second = people.get(one), people.get(other)
        with self._vault.change("Keep two people apart", f"{first.name}, {second.name}"):
            Nudges(self._vault).quiet(NOT_THE_SAME, subject(first.uid, second.uid), FOR_GOOD)

    def _identities(self) -> Iterator[Identity]:
        reached = self._reached()
        birthdays = {
            row["person_id"]: row["day"]
            for row in self._vault.rows("SELECT person_id, day FROM important_date WHERE kind = 'birthday'")
        }
        for row in self._vault.rows("SELECT id, uid, name, nickname, organisation, town FROM person"):
            emails, phones = reached.get(row["id"], (frozenset(), frozenset()))
            yield Identity(
                id=row["id"],
                uid=row["uid"],
                name=Name.of(row["name"], row["nickname"]),
                emails=emails,
                phones=phones,
                organisation=fold(row["organisation"]),
                town=fold(row["town"]),
                birthday=birthdays.get(row["id"], ""),
            )

    def _reached(self) -> Mapping[int, tuple[frozenset[str], frozenset[str]]]:
        found: defaultdict[int, tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
        kinds = json.dumps(["email", "phone"])
        for row in self._vault.rows(
            """SELECT person_id, kind, value FROM contact_method
            WHERE kind IN (SELECT value FROM json_each(?))""",
            (kinds,),
        ):
            emails, phones = found[row["person_id"]]
            if row["kind"] == "email":
                emails.add(row["value"].strip().casefold())
            elif number := e164(row["value"], self._region):
                phones.add(number)
        return {person: (frozenset(emails), frozenset(phones)) for person, (emails, phones) in found.items()}


def subject(one: str, other: str) -> str:
    """How a pair of uids is kept, whichever was named first."""
    return " ".join(sorted((one, other)))


def _by_sureness(found: tuple[int, int, tuple[Evidence, ...], bool]) -> tuple[bool, int, int, int]:
    one, other, evidence, sure = found
    return not sure, -len(evidence), one, other
