"""Everything out of the vault, whole: nobody is ever locked in."""

from collections.abc import Callable, Iterator
from pathlib import Path

from models.calendar_entries import calendar_entries
from models.contents import dump
from models.errors import Refused
from models.interchange import archive, ical, spreadsheets, vcard_writer
from models.interchange.tables.writer import rows_of, write_csv
from models.interchange.vcard_dialects import Version
from models.people import People, Person, Photo
from models.progress import Progress, unheard
from models.vault.files import require_free, write_whole
from models.vault.vault import Vault
from resources import tr


def export(vault: Vault, file: Path, progress: Progress | None = None, *, version: Version = Version.V4) -> int:
    """Write everyone to ``file``, readable by its owner alone; how many people that were.

    ``.json`` is the whole archive, ``.vcf`` an address book in vCard of this ``version``, ``.csv`` and ``.xlsx``
    a table of people, ``.ics`` a calendar.
    Raises ``Refused`` for another ending or a file that exists, ``DiskTrouble``; then nothing is written.
    """
    make = _BY_ENDING.get(file.suffix.lower())
    if make is None:
        raise Refused(
            tr(
                "Choose a name that ends in .json for everything, in .vcf, .csv or .xlsx for an address book, "
                "or in .ics for a calendar."
            )
        )
    require_free(file)
    heard = progress or unheard
    write_whole(file, as_vcards(vault, heard, version) if make is as_vcards else make(vault, heard))
    return People(vault).count()


def as_archive(vault: Vault, _progress: Progress | None = None) -> bytes:
    """Every table of the vault; an empty vault that imports this is the same vault."""
    return archive.to_bytes(dump(vault))


def as_vcards(vault: Vault, progress: Progress, version: Version = Version.V4) -> bytes:
    """Everyone as vCard, those put away included."""
    written: bytes = vcard_writer.write(_everyone(vault, progress), version)
    return written


def as_csv(vault: Vault, progress: Progress) -> bytes:
    """Everyone as a table, for a spreadsheet or another program."""
    return write_csv(rows_of([person for person, _ in _everyone(vault, progress)]))


def as_spreadsheet(vault: Vault, progress: Progress) -> bytes:
    """The same as a spreadsheet."""
    return spreadsheets.write(rows_of([person for person, _ in _everyone(vault, progress)]))


def as_calendar(vault: Vault, progress: Progress) -> bytes:
    """Follow-ups, days to remember and what happened, for a calendar."""
    return ical.write(calendar_entries(vault, progress), vault.clock.now())


def _everyone(vault: Vault, progress: Progress) -> Iterator[tuple[Person, Photo | None]]:
    people = People(vault)
    ids = people.ids() + people.ids(archived=True)
    for done, id in enumerate(ids):
        progress(done, len(ids))
        yield people.get(id), people.photo(id)


_BY_ENDING: dict[str, Callable[[Vault, Progress], bytes]] = {
    ".json": as_archive,
    ".vcf": as_vcards,
    ".csv": as_csv,
    ".xlsx": as_spreadsheet,
    ".ics": as_calendar,
}
