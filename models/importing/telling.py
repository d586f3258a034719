"""What files tell of people beside who they are: what of it would be noted, and what stays out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from models.importing.noting import next_due, noted_before, what_changes
from models.importing.plan import PlannedRecord
from models.interchange.card import Rejected, Scope
from models.interchange.records import Bond, Happened, NextStep, Record, Whom
from models.vault.vault import Vault
from resources import tr, tr_n


def plan_records(
    vault: Vault,
    records: Sequence[Record],
    whom: Callable[[Whom], int | None],
    is_noted: Callable[[Record], bool],
) -> tuple[tuple[PlannedRecord, ...], tuple[Rejected, ...]]:
    """What would be noted or changed, and a line for each kind of thing that stays out.

    ``whom`` says who is meant, ``is_noted`` whether the same was noted before: of that nothing is said.
    """
    planned: list[PlannedRecord] = []
    stay_out: Counter[tuple[type[Record], str]] = Counter()
    today = vault.clock.today()
    for record in _the_latest(records):
        if is_noted(record):
            continue
        found = tuple(map(whom, record.people))
        who = tuple(dict.fromkeys(filter(None, found)))
        if isinstance(record, Bond) and len(who) == 1 and all(found):
            continue  # nobody is bound to themselves
        if why := _why_not(record, found, who, today):
            stay_out[type(record), why] += 1
        elif not isinstance(record, Happened) or (stands := noted_before(vault, record)) is None:
            planned.append(PlannedRecord(record, who))
        elif what_changes(vault, stands, record, who):
            planned.append(PlannedRecord(record, who, changes=True))
    lines = (Rejected(_how_many(kind, count), why, Scope.SOME) for (kind, why), count in stay_out.items())
    return tuple(planned), tuple(lines)


def _the_latest(records: Sequence[Record]) -> Iterable[Record]:
    """All of them, but of a happening that is told several times what is told last."""
    last = {record.uid: record for record in records if isinstance(record, Happened) and record.uid}
    return (record for record in records if last.get(record.uid, record) is record or not isinstance(record, Happened))


def _why_not(record: Record, found: Sequence[int | None], who: Sequence[int], today: date) -> str:
    """Why it cannot be noted; empty where it can."""
    if isinstance(record, Bond) and len(who) < 2 and (not record.otherwise or found[0] or not found[-1]):
        # of somebody unknown a line may tell, in the note of the one whom the record is about
        return tr("One of the two is not known here, or not for certain.")
    if not who:
        return tr("Nobody named there is known here for certain.")
    if isinstance(record, Happened) and record.on > today.isoformat():
        return tr("Still to come: what has happened is noted.")
    if isinstance(record, NextStep) and next_due(record, today) is None:
        return tr("Past, and does not come again.")
    return ""


def _how_many(kind: type[Record], count: int) -> str:
    if kind is Happened:
        return tr_n("{count} exchange", "{count} exchanges", count)
    if kind is NextStep:
        return tr_n("{count} next step", "{count} next steps", count)
    if kind is Bond:
        return tr_n("{count} relation", "{count} relations", count)
    return tr_n("{count} favour", "{count} favours", count)
