"""What tells one person from another, in the vault or on a card."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from models.doubles.names import Name
from models.interchange.card import Card
from models.people import ContactKind, DateKind, Person
from models.phone_numbers import e164
from models.text import fold
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """What tells one person from another.

    ``addresses`` are emails without case and numbers in E.164, which begin with a plus; the words are folded.
    ``birthday`` may lack its year.
    """

    id: int
    uid: str = ""
    name: Name
    addresses: frozenset[str] = frozenset()
    organisation: str = ""
    town: str = ""
    birthday: str = ""


def identities(vault: Vault, region: str) -> Iterator[Identity]:
    """Everyone in the vault. ``region`` is the country whose numbers are written without one."""
    reached: defaultdict[int, list[tuple[str, str]]] = defaultdict(list)
    for row in vault.rows("SELECT person_id, kind, value FROM contact_method WHERE kind IN ('email', 'phone')"):
        reached[row["person_id"]].append((row["kind"], row["value"]))
    birthdays = {
        row["person_id"]: row["day"]
        for row in vault.rows("SELECT person_id, day FROM important_date WHERE kind = 'birthday'")
    }
    for row in vault.rows("SELECT id, uid, name, nickname, organisation, town FROM person"):
        yield Identity(
            id=row["id"],
            uid=row["uid"],
            name=Name.of(row["name"], row["nickname"]),
            addresses=_addresses(reached[row["id"]], region),
            organisation=fold(row["organisation"]),
            town=fold(row["town"]),
            birthday=birthdays.get(row["id"], ""),
        )


def identity_as_said(card: Card | Person, id: int, region: str) -> Identity:
    """The same of a card, or of somebody as they will be; ``id`` is what they go by meanwhile."""
    return Identity(
        id=id,
        uid=card.uid if isinstance(card, Person) else "",
        name=Name.of(card.name, card.nickname),
        addresses=_addresses(((one.kind, one.value) for one in card.contacts), region),
        organisation=fold(card.organisation),
        town=fold(card.town),
        birthday=next((day.on for day in card.dates if day.kind is DateKind.BIRTHDAY), ""),
    )


def _addresses(written: Iterable[tuple[str, str]], region: str) -> frozenset[str]:
    found = set()
    for kind, value in written:
        if kind == ContactKind.EMAIL:
            found.add(value.strip().casefold())
        elif kind == ContactKind.PHONE:
            found.add(e164(value, region))
    return frozenset(found - {""})
