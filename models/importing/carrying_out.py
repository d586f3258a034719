"""Doing what was rehearsed, as one change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from models import contents
from models.completing import differences, taking
from models.doubles import Doubles
from models.importing import ledger
from models.importing.layouts import Layouts
from models.importing.noting import note_record
from models.importing.plan import Decision, ImportResult, Planned, PlannedRecord, Rehearsal, Verdict
from models.importing.rehearsing import is_felt, load_all
from models.interchange.card import Card
from models.interchange.records import Bond
from models.people import People
from models.people.store import NamedPersonFields
from models.progress import Progress, unheard
from models.vault.vault import Vault

_UNDECIDED = Decision()


def carry_out(
    vault: Vault,
    rehearsal: Rehearsal,
    *,
    leave_out: frozenset[int] = frozenset(),
    decisions: Mapping[int, Decision] = MappingProxyType({}),
    progress: Progress | None = None,
) -> ImportResult:
    """Do what was rehearsed, as one change; ``leave_out`` are places in its plan to leave alone,
    ``decisions`` what was decided of others.

    What was said of the columns of tables is remembered, even when the import is taken back.
    Whatever ``progress`` raises ends it, and nothing of it remains. So does any refusal.
    """
    heard = progress or unheard
    chosen = {place: planned for place, planned in enumerate(rehearsal.planned) if place not in leave_out}
    loaded = contents.Loaded()
    with vault.change("Import an address book"):
        batch = vault.current_change
        load_all(vault, rehearsal.archives, loaded, heard)
        importer = _Importer(vault, decisions, moves=rehearsal.moves)
        importer.bring_in(chosen, heard)
        importer.note(rehearsal.records)
        felt = is_felt(vault, batch)
    Layouts(vault).remember(rehearsal.layouts)
    return ImportResult(
        importer.new + len(loaded.new),
        importer.updated + len(loaded.updated),
        importer.unchanged + loaded.unchanged,
        sum(1 for place, planned in chosen.items() if planned.looks_like and place not in decisions),
        rehearsal.rejected,
        batch if felt else None,
        importer.told,
        importer.changed,
    )


@dataclass(slots=True)
class _Importer:
    """Writes planned cards into the vault and the ledger, and counts what it did."""

    vault: Vault
    decisions: Mapping[int, Decision]
    moves: bool
    new: int = 0
    updated: int = 0
    unchanged: int = 0
    told: int = 0
    changed: int = 0
    made: dict[int, int] = field(default_factory=dict)
    """Who came in, by the place of their card in the plan."""

    def bring_in(self, chosen: dict[int, Planned], progress: Progress) -> None:
        made = self.made
        for done, (place, planned) in enumerate(chosen.items()):
            progress(done, len(chosen))
            decision = self.decisions.get(place, _UNDECIDED)
            person = planned.person if planned.earlier is None else made.get(planned.earlier)
            if decision.same_as is not None:
                person = made[place] = decision.same_as
            if planned.verdict is Verdict.UNCHANGED and not decision.taken:
                self.unchanged += 1
                if person is not None:  # so that the same card is known again, whoever comes to look like them
                    ledger.keep(self.vault, person, planned.card.digest, planned.card.uid, anew=False)
                continue
            if person is None:
                person = made[place] = People(self.vault).add(**_fields(planned.card))
                self.new += 1
                # who follows was planned to complete an earlier card, which may have been left out
                made.setdefault(place if planned.earlier is None else planned.earlier, person)
            else:
                self._complete(person, planned, decision)
            for other in decision.apart:
                Doubles(self.vault).keep_apart(person, other)
            ledger.keep(self.vault, person, planned.card.digest, planned.card.uid)
        progress(len(chosen), len(chosen))

    def note(self, records: Sequence[PlannedRecord]) -> None:
        """Note what is told of people who are there now."""
        for planned in records:
            people = [id if id > 0 else self.made.get(-id - 1) for id in planned.people]
            there = [id for id in dict.fromkeys(people) if id is not None]
            if not there or (len(there) < len(people) and isinstance(planned.record, Bond)):
                continue  # one of the two was left out, or they are one
            is_noted = note_record(self.vault, planned.record, there)
            ledger.keep(self.vault, there[0], planned.record.digest, anew=is_noted)
            self.told += is_noted and not planned.changes
            self.changed += is_noted and planned.changes

    def _complete(self, id: int, planned: Planned, decision: Decision) -> None:
        """Take what was decided, as far as it still differs from what stands; else what is missing."""
        people = People(self.vault)
        stands = people.get(id)
        moves = self.moves and (planned.moves or decision.same_as is not None)
        found = differences(stands, planned.card, has_photo=people.photo(id) is not None, moves=moves)
        if decision.taken is None:
            taken = [one for one in found if one.completes and (one.field == "circle" or not planned.moves_alone)]
        else:
            wanted = [(one.field, one.comes) for one in decision.taken]
            taken = [one for one in found if (one.field, one.comes) in wanted]
        if taken:
            people.change(id, **taking(stands, taken))
            self.updated += 1
        else:
            self.unchanged += 1


def _fields(card: Card) -> NamedPersonFields:
    return {
        "name": card.name,
        "given": card.given,
        "family": card.family,
        "additional": card.additional,
        "prefix": card.prefix,
        "suffix": card.suffix,
        "nickname": card.nickname,
        "organisation": card.organisation,
        "role": card.role,
        "town": card.town,
        "note": card.note,
        "contacts": card.contacts,
        "dates": card.dates,
        "tags": card.tags,
        "worlds": card.worlds,
        "properties": card.properties,
        "photo": card.photo,
        "tie": card.tie,
        "standing": card.standing,
        "archived": card.archived,
    }
