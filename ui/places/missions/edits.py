"""What the place of missions writes: each is one change, so one step of undo, whose id is given back.

Each is called on the writing thread as ``call(vault, job)``, with the rest bound beforehand.
"""

from dataclasses import dataclass

from models.missions import Missions, MissionState, Owed, TitledMissionFields, settle
from models.vault import Vault
from ui.places.who import Who, id_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A mission as the form gives it: ``heard_on`` a vague date or empty, the amount in hundredths or none."""

    title: str
    client: Who
    chain: tuple[Who, ...]
    heard_on: str
    note: str
    amount_cents: int | None
    currency: str


def add_mission(vault: Vault, _job: object, *, entry: Entry) -> tuple[int, int]:
    """Keep a new one; its id, and that of the change."""
    with vault.change("Hear of a mission", entry.title):
        id = Missions(vault).hear(entry.title)
        fields = _fields(vault, entry)
        if not entry.heard_on:
            del fields["heard_on"]  # today, as it is already
        Missions(vault).change(id, **fields)
        return id, vault.current_change


def change_mission(vault: Vault, _job: object, *, id: int, entry: Entry) -> tuple[int, int]:
    """Give one what the form says; its id, and that of the change."""
    with vault.change("Change a mission", entry.title):
        Missions(vault).change(id, **_fields(vault, entry))
        return id, vault.current_change


def take_step(vault: Vault, _job: object, *, id: int, state: MissionState) -> int:
    """Have it come one step further; the id of the change."""
    with vault.change("Change a mission", Missions(vault).get(id).title):
        Missions(vault).change(id, state=state)
        return vault.current_change


def win(vault: Vault, _job: object, *, id: int, chain: tuple[Who, ...]) -> tuple[int, int]:
    """It is a yes, thanks to these; its id, and that of the change."""
    with vault.change("Win a mission", Missions(vault).get(id).title):
        people = [id_of(vault, who) for who in chain]
        Missions(vault).win(id, people)
        return id, vault.current_change


def lose(vault: Vault, _job: object, *, id: int, because: str) -> tuple[int, int]:
    """It is a no, for this reason; its id, and that of the change."""
    with vault.change("Lose a mission", Missions(vault).get(id).title):
        Missions(vault).lose(id, because)
        return id, vault.current_change


def deliver(vault: Vault, _job: object, *, id: int) -> int:
    """It was delivered today; the id of the change."""
    with vault.change("Deliver a mission", Missions(vault).get(id).title):
        Missions(vault).deliver(id)
        return vault.current_change


def say(vault: Vault, _job: object, *, id: int, owed: Owed) -> int:
    """What was owed was said; the id of the change."""
    with vault.change("Write after a mission", Missions(vault).get(id).title):
        settle(vault, id, owed)
        return vault.current_change


def remove_mission(vault: Vault, _job: object, *, id: int) -> int:
    """Take one out; the id of the change."""
    with vault.change("Remove a mission", Missions(vault).get(id).title):
        Missions(vault).remove(id)
        return vault.current_change


def _fields(vault: Vault, entry: Entry) -> TitledMissionFields:
    client = id_of(vault, entry.client) if entry.client else ""
    return {
        "title": entry.title,
        "client": client,
        "chain": [id_of(vault, who) for who in entry.chain],
        "heard_on": entry.heard_on,
        "note": entry.note,
        "amount_cents": entry.amount_cents,
        "currency": entry.currency,
    }
