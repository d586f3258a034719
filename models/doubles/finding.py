"""Who may stand in the vault twice, and why one would think so."""

from collections import defaultdict
from collections.abc import Container, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from models.doubles.identity import Identity, identities
from models.doubles.names import Name, kin_of, likeness
from models.nudges import FOR_GOOD, Nudges
from models.people import People, PersonRow
from models.phone_numbers import home_region
from models.progress import Progress, unheard
from models.vault.vault import Vault, gone

NOT_THE_SAME = "double"
"""Under what ``Nudges`` keeps that two are not the same."""

SAME_NAME, CLOSE_NAME = 0.95, 0.85
_LEAST = 0.55
"""Whose names agree no better than this are two, whatever they share."""

_LARGEST_BLOCK = 80
"""A key that more people share than this tells nobody apart."""

_PAIRS_A_REPORT = 2000
_HOUSES = ("contact", "info", "hello", "bonjour", "office", "bureau", "accueil", "admin", "mail", "team", "equipe")
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


def judge(one: Identity, other: Identity) -> tuple[tuple[Evidence, ...], bool] | None:
    """What speaks for their being one, and whether that is sure; ``None`` when too little does.

    People of one house share a number, and couples a name and a number: so an address alone never decides,
    and names that differ in a word that both have are two people's.
    """
    alike = likeness(one.name, other.name)
    if alike <= _LEAST or _days_differ(one.birthday, other.birthday):
        return None  # first, for of a thousand who are compared hardly one gets further
    shared = one.addresses & other.addresses
    reached = sorted(
        {
            Evidence.PHONE if address.startswith("+") else Evidence.EMAIL
            for address in shared
            if not _is_a_house(address)
        }
    )
    places = [
        evidence
        for evidence, mine, theirs in (
            (Evidence.ORGANISATION, one.organisation, other.organisation),
            (Evidence.TOWN, one.town, other.town),
        )
        if mine and mine == theirs
    ]
    whole = min(len(one.name.telling), len(other.name.telling)) > 1
    named = Evidence.NAME if alike >= SAME_NAME else Evidence.CLOSE_NAME
    if reached and alike >= CLOSE_NAME and whole:
        return (*reached, named, *places), True
    if reached:
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


def _is_a_house(address: str) -> bool:
    return address.partition("@")[0] in _HOUSES


class Likenesses:
    """People by what they can be found again: those who share an address with somebody, or a key of their names."""

    def __init__(self) -> None:
        self._known: dict[int, Identity] = {}
        self._blocks: defaultdict[object, list[int]] = defaultdict(list)

    def add(self, person: Identity) -> None:
        """One more who can be found, or by more than before."""
        known = self._known.get(person.id)
        self._known[person.id] = person
        for key in _keys(person) - (_keys(known) if known else set()):
            self._blocks[key].append(person.id)

    def of(self, person: Identity) -> list[tuple[Identity, tuple[Evidence, ...], bool]]:
        """Who of them may be the same as ``person``, as ``judge`` says; the sure ones first."""
        blocks = (self._blocks[key] for key in _keys(person))
        ids = {id for block in blocks if len(block) <= _LARGEST_BLOCK for id in block} - {person.id}
        judged = ((self._known[id], judge(self._known[id], person)) for id in sorted(ids))
        found = [(each, *verdict) for each, verdict in judged if verdict]
        return sorted(found, key=_is_doubtful)

    def of_one_alone(
        self, person: Identity, apart: frozenset[str], imported: Container[int]
    ) -> list[tuple[Identity, tuple[Evidence, ...], bool]]:
        """The same of somebody who can be one of them alone: of two who are kept ``apart``, the nearer stays.

        Nearer is who is sure, then who has more in common, then who was ``imported``: ids of those who were.
        ``apart`` are ``subject`` of each pair.
        """
        found = self.of(person)
        near = {each.id: (sure, len(evidence), each.id in imported) for each, evidence, sure in found}
        stay: list[Identity] = []
        for each in sorted((each for each, _, _ in found), key=lambda each: near[each.id], reverse=True):
            nearer = (one for one in stay if near[one.id] > near[each.id])
            if not any(subject(one.uid, each.uid) in apart for one in nearer):
                stay.append(each)
        return [each for each in found if each[0] in stay]

    def only(self, email: str) -> int | None:
        """The one who has this email, in small letters; ``None`` for nobody and for several."""
        found = set(self._blocks.get(email, ())) if email else set()
        return found.pop() if len(found) == 1 else None

    def only_named(self, name: str) -> int | None:
        """The one who is called exactly this, but for accents, case and order; ``None`` for nobody and for several."""
        found = set(self._blocks.get(_whole(Name.of(name)), ())) if name else set()
        return found.pop() if len(found) == 1 else None

    def pairs(self) -> set[tuple[int, int]]:
        """Who is worth comparing, as ids, the smaller first."""
        return {
            pair
            for ids in self._blocks.values()
            if 1 < len(ids) <= _LARGEST_BLOCK
            for pair in combinations(sorted(ids), 2)
        }


def _is_doubtful(found: tuple[Identity, tuple[Evidence, ...], bool]) -> bool:
    return not found[2]


def _keys(person: Identity) -> set[object]:
    return {*person.addresses, _whole(person.name), *_keys_of_name(person.name)}


def _whole(name: Name) -> frozenset[str]:
    """The key of a name as it is, in whatever order."""
    return frozenset(name.telling)


def _keys_of_name(name: Name) -> Iterator[tuple[str, ...]]:
    """How a name is looked up: each word by its sound, with the initial of another, or of what that is short for.

    A name of one word has none of these: it fits too many, and counts where an address is the same.
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
    """The doubles of a vault.

    ``region`` is the country whose numbers are written without one, as ``FR``; this computer's unless given.
    """

    def __init__(self, vault: Vault, region: str | None = None) -> None:
        self._vault = vault
        self._region = region or home_region()

    def find(self, progress: Progress | None = None) -> list[Double]:
        """Everyone who may stand here twice, the sure ones first; those who were said to be two are left out.

        Those who are put away count as well. Raises whatever ``progress`` raises.
        """
        heard = progress or unheard
        known, likenesses = dict[int, Identity](), Likenesses()
        for person in identities(self._vault, self._region):
            known[person.id] = person
            likenesses.add(person)
        apart = Nudges(self._vault).quiet_ones(NOT_THE_SAME, self._vault.clock.today())
        found: list[tuple[int, int, tuple[Evidence, ...], bool]] = []
        worth = sorted(likenesses.pairs())
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

    def of(self, person: int) -> list[Double]:
        """Who may be the same as somebody, as ``find``; they are the ``one``. Raises ``Refused`` when they are gone."""
        known = {each.id: each for each in identities(self._vault, self._region)}
        if person not in known:
            raise gone()
        likenesses = Likenesses()
        for each in known.values():
            likenesses.add(each)
        apart = Nudges(self._vault).quiet_ones(NOT_THE_SAME, self._vault.clock.today())
        found = {
            other.id: (evidence, sure)
            for other, evidence, sure in likenesses.of(known[person])
            if subject(known[person].uid, other.uid) not in apart
        }
        one, *others = People(self._vault).rows([person, *found])
        return [Double(one, other, *found[other.id]) for other in others]

    def keep_apart(self, one: int, other: int) -> None:
        """Remember that they are two. Raises ``Refused`` when one of them is gone."""
        people = People(self._vault)
        first, second = people.get(one), people.get(other)
        with self._vault.change("Keep two people apart", f"{first.name}, {second.name}"):
            Nudges(self._vault).quiet(NOT_THE_SAME, subject(first.uid, second.uid), FOR_GOOD)


def subject(one: str, other: str) -> str:
    """How a pair of uids is kept, whichever was named first."""
    return " ".join(sorted((one, other)))


def _by_sureness(found: tuple[int, int, tuple[Evidence, ...], bool]) -> tuple[bool, int, int, int]:
    one, other, evidence, sure = found
    return not sure, -len(evidence), one, other
