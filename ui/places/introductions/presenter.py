"""What the place asks of the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from models.drafts import Draft, draft_along, draft_to
from models.drafts.introducing import occasion_of
from models.favours import Direction, Favours
from models.handing.traces import asked_by_message
from models.introductions import Introduction, Introductions
from models.introductions.after import Word, WordKind, still_to_say
from models.introductions.teasers import drafted_teaser, require_anonymous
from models.missions import Missions
from models.network import Way
from models.people import People, Person
from models.vault import Vault
from resources import tr
from ui.places.introductions.sentences import LISTED, Section
from ui.places.who import Who, id_of

TABLES: Final = (
    "introduction",
    "introduction_party",
    "person",
    "nudge",
    "favour",
    "favour_person",
    "mission",
    "referral",
)
"""What the place is made from."""


@dataclass(frozen=True, slots=True)
class Book:
    """Every introduction, the last proposed first, on a day.

    ``words`` is what is still to be said of each, ``fruits`` what came of some: a favour or work with both in it.
    ``favoured`` are those that are noted as a favour, ``messaged`` who of each was asked by a message.
    """

    introductions: tuple[Introduction, ...] = ()
    words: Mapping[int, tuple[Word, ...]] = field(default_factory=dict)
    fruits: Mapping[int, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    favoured: frozenset[int] = frozenset()
    messaged: Mapping[int, frozenset[int]] = field(default_factory=dict)
    today: date = date.min

    def introduction(self, id: int | None) -> Introduction | None:
        """One of them, if it is there."""
        return next((one for one in self.introductions if one.id == id), None)

    def by_message(self, id: int) -> frozenset[int]:
        """Who of one of them was asked by a message."""
        return self.messaged.get(id, frozenset())

    def listed(self, section: Section) -> list[Introduction]:
        """Those of one list, the nearest to something to do first."""
        states = LISTED[section]
        fitting = [one for one in self.introductions if one.state in states]
        return sorted(fitting, key=lambda one: states.index(one.state))


def read_book(vault: Vault, _job: object) -> Book:
    """Everything there is to show."""
    introductions, today = tuple(Introductions(vault).all()), vault.clock.today()
    words = still_to_say(vault, introductions)
    fruits, favoured = _fruits(vault, introductions)
    return Book(introductions, words, fruits, favoured, asked_by_message(vault), today)


def _fruits(
    vault: Vault, introductions: tuple[Introduction, ...]
) -> tuple[dict[int, tuple[tuple[str, str], ...]], frozenset[int]]:
    met = {one.id: {one.a.person, one.b.person} for one in introductions if one.shared_on}
    favours = [(one.text, {id for id, _ in one.people}, one.direction) for one in Favours(vault).all()] if met else []
    work = [
        (one.title, {one.client_id, *(link.person for link in one.chain)})
        for one in (Missions(vault).all() if met else ())
    ]
    fruits: dict[int, tuple[tuple[str, str], ...]] = {}
    for id, pair in met.items():
        found = [(text, tr("Favour")) for text, people, _ in favours if pair <= people]
        fruits[id] = (*found, *((title, tr("Mission")) for title, people in work if pair <= people))
    favoured = frozenset(
        id for id, pair in met.items() if any(pair <= whom and way == Direction.FROM_ME for _, whom, way in favours)
    )
    return fruits, favoured


def read_letter(vault: Vault, _job: object, *, id: int, word: Word) -> Draft:
    """Words for what is to be said. Raises ``Refused`` when that cannot be said, or somebody is gone."""
    introduction = Introductions(vault).get(id)
    occasion, values = occasion_of(vault, introduction, word.kind, word.people[0][0])
    return draft_to(vault, [person for person, _ in word.people], occasion, **values)


def check_letter(vault: Vault, _job: object, *, id: int, word: Word, draft: Draft) -> None:
    """Look whether words that were changed by hand tell too much. Raises ``Refused`` with the sentence that does."""
    introduction = Introductions(vault).get(id)
    if word.kind in (WordKind.ASK, WordKind.CLOSING):
        party = introduction.party(word.people[0][0])
        require_anonymous(vault, f"{draft.subject}\n{draft.body}", introduction.other(party).person, party.person)


def draft_wish(vault: Vault, _job: object, *, whom: Who, to: Who, why: str) -> tuple[int, int, Draft]:
    """A letter that ``whom`` can pass on as it is; both ids, for whoever is new is added."""
    both = [whom, to]
    new = [who for who in both if isinstance(who, str)]
    if new:
        with vault.change("Add a person", ", ".join(new)):
            both = [id_of(vault, who) for who in both]
    asked, sought = (People(vault).get(who) for who in both if isinstance(who, int))
    way = Way(((asked.id, asked.name), (sought.id, sought.name)), sought.role, "")
    return asked.id, sought.id, draft_along(vault, way, why)


def read_teasers(vault: Vault, _job: object, *, one: Who, other: Who, why_one: str, why_other: str) -> tuple[str, str]:
    """What each may read of the other."""
    first, second = _someone(vault, one), _someone(vault, other)
    return (
        drafted_teaser(second, why_other, first.name),
        drafted_teaser(first, why_one, second.name),
    )


def _someone(vault: Vault, who: Who) -> Person:
    """Somebody of the vault, or somebody new of whom only the name is known."""
    return People(vault).get(who) if isinstance(who, int) else Person(id=0, uid="", name=who)
