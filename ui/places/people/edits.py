"""What the page of a person writes: each is one change, so one step of undo.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import ContactMethod, ImportantDate, People, Standing, Tie
from models.relations import Relations
from models.vault import Vault
from models.worlds import Worlds
from ui.places.who import Who, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class NewPerson:
    """What is said of someone when they are added."""

    name: str
    role: str = ""
    organisation: str = ""
    town: str = ""
    how_met: str = ""
    worlds: tuple[str, ...] = ()
    knows: tuple[Who, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """An interaction as the form gives it; ``on`` is a vague date. ``next`` is what to do next, and its day or none."""

    on: str
    channel: Channel
    people: tuple[Who, ...]
    text: str
    tags: tuple[str, ...]
    next: tuple[str, str] | None = None


def add_person(vault: Vault, _job: object, *, new: NewPerson) -> int:
    """Add someone with what was said of them; their id."""
    with vault.change("Add a person", new.name.strip()):
        person = People(vault).add(
            new.name,
            role=new.role,
            organisation=new.organisation,
            town=new.town,
            tie=Tie(how_met=new.how_met),
            worlds=new.worlds,
        )
        for other in new.knows:
            Relations(vault).relate(person, id_of(vault, other))
        return person


def change_person(vault: Vault, _job: object, *, person: int, **fields: Any) -> None:
    """Give fields of ``People.change`` new values."""
    People(vault).change(person, **fields)


def change_tie(vault: Vault, _job: object, *, person: int, **fields: Any) -> None:
    """Give fields of ``Tie`` new values, the others staying as they are by then."""
    people = People(vault)
    people.change(person, tie=replace(people.get(person).tie, **fields))


def meet_through(vault: Vault, job: object, *, person: int, who: Who | None) -> None:
    """Say through whom you met."""
    with vault.change("Change a person", People(vault).get(person).name):
        change_tie(vault, job, person=person, met_through=None if who is None else id_of(vault, who))


def change_contact(
    vault: Vault, _job: object, *, person: int, was: ContactMethod | None, now: ContactMethod | None
) -> None:
    """Put ``now`` in the place of ``was``; at the end when that is ``None``, and nothing when ``now`` is."""
    people = People(vault)
    people.change(person, contacts=_exchanged(people.get(person).contacts, was, now))


def change_date(
    vault: Vault, _job: object, *, person: int, was: ImportantDate | None, now: ImportantDate | None
) -> None:
    """The same for a day to remember."""
    people = People(vault)
    people.change(person, dates=_exchanged(people.get(person).dates, was, now))


def add_tag(vault: Vault, _job: object, *, person: int, name: str) -> None:
    """Give someone a tag."""
    people = People(vault)
    people.change(person, tags=(*people.get(person).tags, name))


def take_tag(vault: Vault, _job: object, *, person: int, name: str) -> None:
    """Take a tag from someone."""
    people = People(vault)
    people.change(person, tags=[tag for tag in people.get(person).tags if tag != name])


def join_world(vault: Vault, _job: object, *, person: int, name: str) -> None:
    """Put someone in a world."""
    Worlds(vault).join(person, name)


def leave_world(vault: Vault, _job: object, *, person: int, name: str) -> None:
    """Take someone out of a world."""
    Worlds(vault).leave(person, name)


def relate(vault: Vault, _job: object, *, person: int, other: Who) -> None:
    """Say that two know each other; the other is added if they are new."""
    with vault.change("Relate two people", People(vault).get(person).name):
        Relations(vault).relate(person, id_of(vault, other))


def change_relation(vault: Vault, _job: object, *, relation: int, kind: str, note: str) -> None:
    """Say how two are bound."""
    Relations(vault).change(relation, kind=kind, note=note)


def unrelate(vault: Vault, _job: object, *, relation: int) -> None:
    """Unsay that two are bound."""
    Relations(vault).remove(relation)


def keep_exchange(vault: Vault, _job: object, *, exchange: Exchange, id: int | None = None) -> int:
    """Keep what happened: as a new interaction, or in the place of the one with this ``id``; its id.

    What is to be done next becomes a follow-up of it, in the same change.
    """
    interactions = Interactions(vault)
    with vault.change("Log an interaction" if id is None else "Change an interaction"):
        people = [id_of(vault, who) for who in exchange.people]
        if id is None:
            id = interactions.log(
                on=exchange.on,
                people=people,
                channel=exchange.channel,
                text=exchange.text,
                tags=exchange.tags,
            )
        else:
            interactions.change(
                id,
                on=exchange.on,
                people=people,
                channel=exchange.channel,
                text=exchange.text,
                tags=exchange.tags,
            )
        if exchange.next is not None:
            text, due = exchange.next
            FollowUps(vault).add(text, people, due, interaction=id)
        return id


def remove_exchange(vault: Vault, _job: object, *, id: int) -> int:
    """Take an interaction out; the id of the change, to undo it."""
    with vault.change("Remove an interaction"):
        Interactions(vault).remove(id)
        return vault.current_change


def remove_person(vault: Vault, _job: object, *, person: int) -> int:
    """Take someone out; the id of the change."""
    people = People(vault)
    with vault.change("Remove a person", people.get(person).name):
        people.remove(person)
        return vault.current_change


def put_away(vault: Vault, _job: object, *, person: int, archived: bool) -> int:
    """Put someone away, or take them back; the id of the change."""
    people = People(vault)
    return people.put_away([person]) if archived else people.take_back([person])


def stand(vault: Vault, _job: object, *, person: int, standing: Standing) -> int:
    """Say how someone stands; the id of the change."""
    people = People(vault)
    with vault.change("Change a person", people.get(person).name):
        people.change(person, standing=standing)
        return vault.current_change


def _exchanged(kept: Iterable[Any], was: Any, now: Any) -> Sequence[Any]:
    """``kept`` with ``now`` in the place of ``was``, as ``change_contact`` says."""
    if was is None:
        return [*kept, now]
    return [now if one == was else one for one in kept if one != was or now is not None]
