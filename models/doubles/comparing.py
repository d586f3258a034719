"""Two people side by side: what each is known by, and whether the two agree."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from models.circles import Circles
from models.completing import identity_of
from models.interactions import Interaction, Interactions
from models.people import People, Person
from models.text import fold
from models.vault.vault import Vault


class Agreement(StrEnum):
    """How what is known of the one stands to what is known of the other; ``ALONE`` where only one has anything."""

    ALONE = "alone"
    SAME = "same"
    PARTLY = "partly"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Side:
    """One of two: who they are, their circle in words or nothing, and what was noted with them last."""

    person: Person
    circle: str
    last: Interaction | None


@dataclass(frozen=True, slots=True)
class Pair:
    """Two people as they are today."""

    one: Side
    other: Side
    today: date


def read_pair(vault: Vault, one: int, other: int) -> Pair:
    """Two people side by side. Raises ``Refused`` when one of them is gone."""
    circles = {circle.id: circle.words for circle in Circles(vault).all()}
    return Pair(read_side(vault, one, circles), read_side(vault, other, circles), vault.clock.today())


def agreement(mine: Iterable[object], theirs: Iterable[object]) -> Agreement:
    """How two lists of words, addresses or days agree: accents, case and how a number is written are forgiven."""
    ours = {_known_as(part) for part in mine if part}
    others = {_known_as(part) for part in theirs if part}
    if not ours or not others:
        return Agreement.ALONE
    if ours == others:
        return Agreement.SAME
    return Agreement.PARTLY if ours & others else Agreement.DIFFERS


def _known_as(part: object) -> object:
    return identity_of(fold(part).strip() if isinstance(part, str) else part)


def read_side(vault: Vault, id: int, circles: dict[int, str]) -> Side:
    """Someone as one of two; ``circles`` are the words of each. Raises ``Refused`` when they are gone."""
    person = People(vault).get(id)
    last = Interactions(vault).of_person(id, limit=1)
    circle = circles.get(person.tie.circle, "") if person.tie.circle is not None else ""
    return Side(person, circle, last[0] if last else None)
