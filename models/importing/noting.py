"""Noting what another program told of people."""

from datetime import date

from models.favours import Favours
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.interchange.records import Bond, Happened, NextStep, Owed, Record
from models.people import People
from models.recurrence import Duration, Schedule
from models.relations import Relations
from models.vault.vault import Vault


def note_record(vault: Vault, record: Record, people: list[int]) -> bool:
    """Note ``record`` of ``people``, inside a change; whether there was something to note.

    What is still to happen is no interaction, and what was to be done once, and is past, is not brought up again.
    """
    if not people:
        return False
    today = vault.clock.today()
    if isinstance(record, Happened):
        return record.on <= today.isoformat() and bool(
            Interactions(vault).log(on=record.on, people=people, channel=record.channel, text=record.text)
        )
    if isinstance(record, NextStep):
        due = _next(record, today)
        return due is not None and bool(FollowUps(vault).add(record.text, people, due, recurrence=record.recurrence))
    if isinstance(record, Owed):
        return bool(Favours(vault).add(record.direction, record.text, people, record.state, on=record.on))
    if isinstance(record, Bond) and len(people) == 2:
        return bool(Relations(vault).relate(people[0], people[1], record.kind))
    return isinstance(record, Bond) and bool(record.otherwise) and _add_line(vault, people[0], record.otherwise)


def _add_line(vault: Vault, id: int, line: str) -> bool:
    """Add a line to someone's note; whether it was not there yet."""
    person = People(vault).get(id)
    if line in person.note.splitlines():
        return False
    People(vault).change(id, note=f"{person.note}\n{line}".strip())
    return True


def _next(step: NextStep, today: date) -> str | None:
    """When a step is due from now on; ``None`` for one that is past and does not come again."""
    if not step.due or step.due >= today.isoformat():
        return step.due
    if not step.recurrence:
        return None
    return Schedule(date.fromisoformat(step.due), Duration.parse(step.recurrence)).next_after(today).isoformat()
