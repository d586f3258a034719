"""All that the page of one person shows, gathered in one read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from models.circles import Circle, Circles
from models.experiences import Experience, Experiences, Need, Needs, Offer, Offers
from models.favours import Direction, Favour, Favours, FavourState
from models.follow_ups import FollowUp, FollowUps
from models.groups import PERSON_TAGS, Groups
from models.interactions import Channel, Interaction, Interactions
from models.introductions import Introduction, Introductions
from models.introductions.after import Word, still_to_say
from models.people.person import Person, PersonRow, Photo
from models.people.store import People
from models.relations import Relation, Relations
from models.vault.vault import Vault
from models.worlds import Worlds

TIMELINE_PAGE = 20
"""How many interactions come at once."""

_HELPED = frozenset({FavourState.GIVEN, FavourState.CLOSED, FavourState.RECEIVED, FavourState.THANKED})


@dataclass(frozen=True, slots=True)
class Encounter:
    """Where two people were together first: ``other`` is the second one's id, ``on`` a vague date."""

    other: int
    on: str
    channel: Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class TieFacts:
    """What the sentence about a tie rests on. Dates are vague, empty where nothing is known."""

    met_on: str = ""
    spoke_on: str = ""
    i_helped: bool = False
    they_helped: bool = False
    confides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Portrait:
    """Someone whole, with what lies between you; equal portraits look the same.

    ``timeline`` are their interactions, the latest first; ``has_more`` tells that older ones were left out.
    ``encounters`` say of those they merely met where that was; ``to_say`` what is still to be said in each of the
    introductions, by its id. ``circles``, ``known_tags`` and ``known_worlds``
    are what the vault has of each, to choose from.
    """

    person: Person
    photo: Photo | None
    met_through: PersonRow | None
    relations: tuple[Relation, ...]
    encounters: tuple[Encounter, ...]
    favours: tuple[Favour, ...]
    follow_ups: tuple[FollowUp, ...]
    experiences: tuple[Experience, ...]
    needs: tuple[Need, ...]
    offers: tuple[Offer, ...]
    introductions: tuple[Introduction, ...]
    to_say: Mapping[int, tuple[Word, ...]]
    timeline: tuple[Interaction, ...]
    has_more: bool
    circles: tuple[Circle, ...]
    known_tags: tuple[str, ...]
    known_worlds: tuple[str, ...]
    today: date

    @property
    def circle(self) -> Circle | None:
        """The circle they are in."""
        return next((circle for circle in self.circles if circle.id == self.person.tie.circle), None)

    @property
    def facts(self) -> TieFacts:
        """What the sentence about the tie rests on."""
        return TieFacts(
            met_on=self.person.tie.met_on,
            spoke_on=self.timeline[0].on if self.timeline else "",
            i_helped=any(one.direction == Direction.FROM_ME and one.state in _HELPED for one in self.favours),
            they_helped=any(one.direction == Direction.TO_ME and one.state in _HELPED for one in self.favours),
            confides=self.person.tie.confides,
        )


def read_portrait(vault: Vault, person: int, timeline: int = TIMELINE_PAGE) -> Portrait:
    """The portrait of someone, with the latest ``timeline`` interactions. Raises ``Refused`` when they are gone."""
    people = People(vault)
    found = people.get(person)
    through = people.rows([found.tie.met_through]) if found.tie.met_through else []
    # one more than is shown tells whether there are more
    introductions = tuple(Introductions(vault).of_person(person))
    happened = Interactions(vault).of_person(person, limit=timeline + 1)
    return Portrait(
        person=found,
        photo=people.photo(person),
        met_through=through[0] if through else None,
        relations=tuple(Relations(vault).of(person)),
        encounters=_encounters(vault, person),
        favours=tuple(Favours(vault).of_person(person)),
        follow_ups=tuple(FollowUps(vault).of_person(person)),
        experiences=tuple(Experiences(vault).of_person(person)),
        needs=tuple(Needs(vault).of_person(person)),
        offers=tuple(Offers(vault).of_person(person)),
        introductions=introductions,
        to_say=still_to_say(vault, introductions),
        timeline=tuple(happened[:timeline]),
        has_more=len(happened) > timeline,
        circles=tuple(Circles(vault).all()),
        known_tags=tuple(Groups(vault, PERSON_TAGS).names()),
        known_worlds=tuple(Worlds(vault).all()),
        today=vault.clock.today(),
    )


def _encounters(vault: Vault, person: int) -> tuple[Encounter, ...]:
    """The first interaction with each of those who took part in one with ``person``."""
    # SQLite takes the bare columns from the row that has the minimum
    rows = vault.rows(
        """SELECT theirs.person_id, happened_on, channel, min(sort_on || ' ' || interaction.id)
        FROM participation AS mine JOIN interaction ON interaction.id = mine.interaction_id
        JOIN participation AS theirs ON theirs.interaction_id = mine.interaction_id
        WHERE mine.person_id = ?1 AND theirs.person_id <> ?1 GROUP BY theirs.person_id""",
        (person,),
    )
    return tuple(Encounter(row[0], row[1], Channel(row[2])) for row in rows)
