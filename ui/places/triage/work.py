"""What the place asks of the vault, and has written: a deed is one change, whose id is given back."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from models.circles import Circle, Circles
from models.doubles import Doubles
from models.groups import PERSON_TAGS, Groups
from models.people import People
from models.triage import Glimpse, Triage
from models.vault import Vault

Deed = Callable[[Vault], int]
"""Something to be done with people, as one change."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is to be gone through, in order, and what they can be given. ``anybody`` tells that the vault has people."""

    ids: tuple[int, ...]
    circles: tuple[Circle, ...]
    tags: tuple[str, ...]
    anybody: bool
    today: date


def read_waiting(vault: Vault, _job: object, *, everyone: bool) -> Waiting:
    """Who waits for a place; with ``everyone`` the others after them."""
    ids = Triage(vault).waiting(everyone=everyone)
    circles, tags = Circles(vault).all(), Groups(vault, PERSON_TAGS).names()
    return Waiting(tuple(ids), tuple(circles), tuple(tags), bool(ids) or bool(People(vault).ids()), vault.clock.today())


def read_glimpses(vault: Vault, _job: object, *, ids: Sequence[int]) -> list[Glimpse]:
    """These people at a glance; those who are gone are left out."""
    return Triage(vault).glimpses(ids)


def read_likely(vault: Vault, _job: object, *, person: int) -> int | None:
    """The one who most likely is the same person. Raises ``Refused`` when they are gone."""
    return next((double.other.id for double in Doubles(vault).of(person)), None)


def place(people: Sequence[int], circle: int) -> Deed:
    """Put people into a circle."""
    return lambda vault: Triage(vault).place(people, circle)


def leave_without_circle(people: Sequence[int]) -> Deed:
    """Know people without a circle."""
    return lambda vault: Triage(vault).leave_without_circle(people)


def put_away(people: Sequence[int]) -> Deed:
    """Have people be shown nowhere."""
    return lambda vault: People(vault).put_away(people)


def give_rhythm(people: Sequence[int], days: int | None) -> Deed:
    """Give people a rhythm of their own, or that of their circle."""
    return lambda vault: Triage(vault).give_rhythm(people, days)


def tag(people: Sequence[int], name: str) -> Deed:
    """Give people a tag."""
    return lambda vault: Triage(vault).tag(people, name)
