"""A card beside somebody in the vault: what stands now, and what would come."""

from dataclasses import dataclass

from models.completing import Difference, differences
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
    if whom is None:
        first = _first_card(rehearsal, planned)
        return Beside(first, planned.card, differences(first, planned.card, has_photo=first.photo is not None))
    people = People(vault)
    stands, has_photo = people.get(whom), people.photo(whom) is not None
    return Beside(stands, planned.card, differences(stands, planned.card, has_photo=has_photo))


def _first_card(rehearsal: Rehearsal, planned: Planned) -> Card:
    assert planned.earlier is not None  # only who is known, in the vault or in the file, has somebody beside
    return rehearsal.planned[planned.earlier].card
