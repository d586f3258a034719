"""What files tell of people beside who they are: what of it would be noted, and what stays out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from models.importing.noting import next_due, noted_before, what_changes
from models.importing.plan import PlannedRecord
from models.interchange.card import Rejected, Scope
from models.interchange.records import Bond, Happened, NextStep, Record, Whom
from models.relations import Relations
from models.text import tidy
from models.vault.vault import Vault
from resources import tr, tr_n


def plan_records(
    vault: Vault,
    records: Sequence[Record],
    whom: Callable[[Whom], int | None],
    is_noted: Callable[[Record], bool],
    note_of: Callable[[int], str],
) -> tuple[tuple[PlannedRecord, ...], tuple[Rejected, ...]]:
    """What would be noted or changed, and a line for each kind of thing that stays out.

    ``whom`` says who is meant, ``is_noted`` whether the same was noted before: of that nothing is said.
    ``note_of`` is what stands in somebody's note once the cards are in.
    """
    bonds = _Bonds(vault, note_of)
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
        elif isinstance(record, Bond):
            planned.append(PlannedRecord(record, who, is_known=not bonds.is_news(record, who)))
        elif not isinstance(record, Happened) or (stands := noted_before(vault, record)) is None:
            planned.append(PlannedRecord(record, who))
        elif what_changes(vault, stands, record, who):
            planned.append(PlannedRecord(record, who, changes=True))
    lines = (Rejected(_how_many(kind, count), why, Scope.SOME) for (kind, why), count in stay_out.items())
    return tuple(planned), tuple(lines)


class _Bonds:
    """What is said of two people, or in the note of one, when the records before have come in.

    Two cards of one couple tell of each other, and two cards of one person of the same manager.
    """

    def __init__(self, vault: Vault, note_of: Callable[[int], str]) -> None:
        self._relations = Relations(vault)
        self._note_of = note_of
        self._told: set[tuple[frozenset[int], str]] = set()

    def is_news(self, bond: Bond, who: Sequence[int]) -> bool:
        """Whether noting it would say something that is not said yet; the same again is not."""
        told = frozenset(who), tidy(bond.kind) if len(who) == 2 else bond.otherwise
        is_news = told not in self._told and not self._is_said(bond, who)
        self._told.add(told)
        return is_news

    def _is_said(self, bond: Bond, who: Sequence[int]) -> bool:
        if len(who) == 2:
            one, other = who
            return self._relations.said(one, other, bond.kind) is not None
        return bond.otherwise in self._note_of(who[0]).splitlines()


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
