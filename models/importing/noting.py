"""Noting what another program told of people."""

import uuid
from collections.abc import Sequence
from datetime import date
from hashlib import sha256

from models.favours import Favours
from models.follow_ups import FollowUps
from models.importing import ledger
from models.interactions import Interaction, InteractionFields, Interactions
from models.interchange.records import Bond, Happened, NextStep, Owed, Record
from models.people import People
from models.recurrence import Duration, Schedule
from models.relations import Relations
from models.vault.vault import Vault


def note_record(vault: Vault, record: Record, people: list[int]) -> bool:
    """Note ``record`` of ``people``, inside a change; whether there was something to note."""
    if not people:
        return False
    if isinstance(record, Happened):
        return _note_happened(vault, record, people)
    if isinstance(record, NextStep):
        due = next_due(record, vault.clock.today())
        return due is not None and bool(FollowUps(vault).add(record.text, people, due, recurrence=record.recurrence))
    if isinstance(record, Owed):
        return bool(Favours(vault).add(record.direction, record.text, people, record.state, on=record.on))
    if isinstance(record, Bond) and len(people) == 2:
        relations, (one, other) = Relations(vault), people
        is_new = relations.said(one, other, record.kind) is None
        relations.relate(one, other, record.kind)
        return is_new
    return isinstance(record, Bond) and bool(record.otherwise) and _add_line(vault, people[0], record.otherwise)


def noted_before(vault: Vault, record: Happened) -> Interaction | None:
    """The interaction that an import made of the same happening, whatever it said then."""
    if not record.uid:
        return None
    row = vault.row("SELECT id FROM interaction WHERE uid = ?", (_uid_of(record),))
    return Interactions(vault).get(row["id"]) if row else None


def what_changes(vault: Vault, stands: Interaction, record: Happened, people: Sequence[int]) -> InteractionFields:
    """What ``record`` says now and ``stands`` does not.

    The words are replaced as long as they are as they came; to what was written by hand since, lines are added.
    Nobody is taken out of it.
    """
    changed: InteractionFields = {}
    if record.on != stands.on:
        changed["on"] = record.on
    as_it_came = ledger.holds(vault, _as_noted(stands))
    text = record.text if as_it_came else _joined(stands.text, record.text)
    if text != stands.text:
        changed["text"] = text
    there = [id for id, _ in stands.people]
    if not set(people) <= set(there):
        changed["people"] = list(dict.fromkeys((*there, *people)))
    return changed


def next_due(step: NextStep, today: date) -> str | None:
    """When a step is due from now on; ``None`` for one that is past and does not come again."""
    if not step.due or step.due >= today.isoformat():
        return step.due
    if not step.recurrence:
        return None
    return Schedule(date.fromisoformat(step.due), Duration.parse(step.recurrence)).next_after(today).isoformat()


def _note_happened(vault: Vault, record: Happened, people: list[int]) -> bool:
    interactions = Interactions(vault)
    if (stands := noted_before(vault, record)) is None:
        id = interactions.log(
            on=record.on, people=people, channel=record.channel, text=record.text, uid=_uid_of(record)
        )
    else:
        id, changed = stands.id, what_changes(vault, stands, record, people)
        if not changed:
            return False
        interactions.change(id, **changed)
    if record.uid:
        ledger.keep(vault, people[0], _as_noted(interactions.get(id)))
    return True


def _uid_of(record: Happened) -> str:
    """The uid of the interaction that is made of it: the same again for the same happening, where that has one."""
    return uuid.uuid5(uuid.NAMESPACE_OID, record.uid).hex if record.uid else ""


def _as_noted(one: Interaction) -> bytes:
    """What tells whether its day and words are still those that came in."""
    return sha256(repr((one.uid, one.on, one.text)).encode("utf-8", "replace")).digest()


def _joined(text: str, more: str) -> str:
    lines = text.splitlines()
    return "\n".join((*lines, *(line for line in more.splitlines() if line not in lines)))


def _add_line(vault: Vault, id: int, line: str) -> bool:
    """Add a line to someone's note; whether it was not there yet."""
    person = People(vault).get(id)
    if line in person.note.splitlines():
        return False
    People(vault).change(id, note=f"{person.note}\n{line}".strip())
    return True
