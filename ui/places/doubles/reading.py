"""What the place asks of the vault, and has written: a deed is one change, whose id is given back."""

from collections.abc import Sequence
from typing import Any

from models.doubles import Double, Doubles, Pair, merge, merge_sure, read_pair
from models.involved import Named
from models.people import People
from models.vault import Vault


def find(vault: Vault, job: Any) -> list[Double]:
    """Everyone who may stand there twice."""
    return Doubles(vault).find(job.progress)


def read(vault: Vault, _job: object, *, one: int, other: int) -> Pair:
    """Two people side by side. Raises ``Refused`` when one of them is gone."""
    return read_pair(vault, one, other)


def read_name(vault: Vault, _job: object, *, person: int) -> Named:
    """Someone and their name. Raises ``Refused`` when they are gone."""
    return person, People(vault).get(person).name


def make_one(vault: Vault, _job: object, *, kept: int, gone: int) -> int:
    """Make one of two. Raises ``Refused`` when one of them is gone."""
    with vault.change("Make one of two people", People(vault).get(kept).name):
        merge(vault, kept, gone)
        return vault.current_change


def make_one_of_each(vault: Vault, _job: object, *, groups: Sequence[Sequence[int]]) -> int:
    """Make one of each group. Raises ``Refused`` when somebody is gone."""
    with vault.change("Make one of all who stand twice"):
        merge_sure(vault, groups)
        return vault.current_change


def keep_apart(vault: Vault, _job: object, *, one: int, other: int) -> int:
    """Remember that two are two. Raises ``Refused`` when one of them is gone."""
    people = People(vault)
    with vault.change("Keep two people apart", f"{people.get(one).name}, {people.get(other).name}"):
        Doubles(vault).keep_apart(one, other)
        return vault.current_change
