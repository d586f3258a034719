"""A card beside somebody in the vault: what stands now, and what would come."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from models.circles import Circles
from models.completing import Difference, InCircle, differences
from models.importing.plan import Planned, Rehearsal
from models.interchange.card import Card
from models.people import People, Person
from models.vault.vault import Vault


@dataclass(frozen=True, slots=True)
class Beside:
    """What ``stands`` of somebody, what a card ``said`` of them, and in what the two differ."""

    stands: Person | Card
    said: Card
    differences: tuple[Difference, ...]


def read_beside(vault: Vault, rehearsal: Rehearsal, place: int, person: int | None = None) -> Beside:
    """The card at ``place`` of a plan beside the one it is about, or beside ``person``.

    Of somebody who comes in with the same file, the first card stands. Raises ``Refused`` when they are gone.
    """
    planned = rehearsal.planned[place]
    whom = person if person is not None else planned.person
    stands: Person | Card
    if whom is None:
        stands = _first_card(rehearsal, planned)
        has_photo = stands.photo is not None
    else:
        people = People(vault)
        stands, has_photo = people.get(whom), people.photo(whom) is not None
    moves = rehearsal.moves and (planned.moves or person is not None)
    found = differences(stands, planned.card, has_photo=has_photo, moves=moves)
    return Beside(stands, planned.card, tuple(_with_names(vault, found)))


def _with_names(vault: Vault, found: Iterable[Difference]) -> Iterator[Difference]:
    """The same, with the name of the circle that somebody is in now."""
    names = {circle.id: circle.words for circle in Circles(vault).all()}
    for one in found:
        yield replace(one, now=replace(one.now, name=names[one.now.id])) if isinstance(one.now, InCircle) else one


def _first_card(rehearsal: Rehearsal, planned: Planned) -> Card:
    assert planned.earlier is not None  # only who is known, in the vault or in the file, has somebody beside
    return rehearsal.planned[planned.earlier].card
