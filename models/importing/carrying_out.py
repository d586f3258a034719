"""Doing what was rehearsed, as one change."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from models import contents
from models.completing import what_is_missing
from models.importing import ledger
from models.importing.layouts import Layouts
from models.importing.noting import note_record
from models.importing.plan import ImportResult, Planned, PlannedRecord, Rehearsal, Verdict
from models.importing.rehearsing import is_felt, load_all
from models.interchange.card import Card
from models.interchange.records import Bond
from models.people import People
from models.people.store import NamedPersonFields
from models.progress import Progress, unheard
from models.vault.vault import Vault


def carry_out(
    vault: Vault,
    rehearsal: Rehearsal,
    *,
    leave_out: frozenset[int] = frozenset(),
    progress: Progress | None = None,
) -> ImportResult:
    """Do what was rehearsed, as one change; ``leave_out`` are places in its plan to leave alone.

    What was said of the columns of tables is remembered, even when the import is taken back.
    Whatever ``progress`` raises ends it, and nothing of it remains. So does any refusal.
    """
    heard = progress or unheard
    chosen = {place: planned for place, planned in enumerate(rehearsal.planned) if place not in leave_out}
    loaded = contents.Loaded()
    with vault.change("Import an address book"):
        batch = vault.current_change
        load_all(vault, rehearsal.archives, loaded, heard)
        importer = _Importer(vault)
        importer.bring_in(chosen, heard)
        importer.note(rehearsal.records)
        felt = is_felt(vault, batch)
    Layouts(vault).remember(rehearsal.layouts)
    return ImportResult(
        importer.new + len(loaded.new),
        importer.updated + len(loaded.updated),
        importer.unchanged + loaded.unchanged,
        sum(1 for planned in chosen.values() if planned.looks_like),
        rehearsal.rejected,
        batch if felt else None,
        importer.told,
        importer.changed,
    )


@dataclass(slots=True)
class _Importer:
    """Writes planned cards into the vault and the ledger, and counts what it did."""

    vault: Vault
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
            person = planned.person if planned.earlier is None else made.get(planned.earlier)
            if planned.verdict is Verdict.UNCHANGED:
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
                self._complete(person, planned.card)
            ledger.keep(self.vault, person, planned.card.digest, planned.card.uid)
        progress(len(chosen), len(chosen))

    def note(self, records: Sequence[PlannedRecord]) -> None:
        """Note what is told of people who are there now."""
        for planned in records:
            people = [id if id > 0 else self.made.get(-id - 1) for id in planned.people]
            there = [id for id in people if id is not None]
            if len(there) < len(people) and isinstance(planned.record, Bond):
                continue  # one of the two was left out
            if note_record(self.vault, planned.record, there):
                ledger.keep(self.vault, there[0], planned.record.digest)
                self.told += not planned.changes
                self.changed += planned.changes

    def _complete(self, id: int, card: Card) -> None:
        people = People(self.vault)
        missing = what_is_missing(people.get(id), card, has_photo=people.photo(id) is not None)
        if missing:
            people.change(id, **missing)
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
