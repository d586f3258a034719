"""What the columns of a table are, as the command line says it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.errors import Refused
from models.text import fold
from resources import tr

if TYPE_CHECKING:
    from models.importing import File, Table
    from models.interchange.tables import Meaning, Way
    from models.vault import Vault


def ways_of(
    vault: "Vault", files: "Sequence[File]", way: "Way", said: Sequence[str], format: str | None
) -> "list[Way]":
    """How each of ``files`` is read: as ``way`` says, with each HEADER=FIELD of ``said`` in the tables that have it.

    Raises ``Refused`` for a field there is none of, for a header that no table has, and where there is no table.
    """
    ways = [way] * len(files)
    if not said:
        return ways
    from models.importing import look
    from models.interchange.tables import Layout

    meanings = dict(map(_parted, said))
    tables = look(vault, files, ways, format=format)
    if not any(tables):
        raise Refused(tr("None of these files is a table, so there are no columns to --map."))
    there = {fold(name): name for table in tables if table for name in _names(table)}
    for header in meanings:
        if fold(header) not in there:
            from models.words import listed  # loads the vault, which few commands need at once

            columns = listed([f"“{each}”" for each in there.values()])
            raise Refused(
                tr("There is no column “{header}” here. There are: {columns}.", header=header, columns=columns)
            )
    by_header = {fold(header): meaning for header, meaning in meanings.items()}
    for place, table in enumerate(tables):
        if table and not by_header.keys().isdisjoint(map(fold, _names(table))):
            pairs = zip(_names(table), table.layout.meanings, strict=True)
            layout = Layout(tuple(by_header.get(fold(header), meaning) for header, meaning in pairs))
            ways[place] = replace(way, layout=layout)
    return ways


def _names(table: "Table") -> list[str]:
    """What the columns go by: their headers, or where they have none their numbers, from 1 on."""
    return [header or str(place) for place, header in enumerate(table.header, start=1)]


def _parted(said: str) -> "tuple[str, Meaning]":
    from models.interchange.tables.fields import FIELDS

    header, equals, field = said.rpartition("=")
    if not equals or not header.strip() or field not in FIELDS:
        raise Refused(
            tr(
                "Write --map HEADER=FIELD, such as --map Courriel=email. A field is one of: {fields}.",
                fields=", ".join(FIELDS),
            )
        )
    return header, FIELDS[field]
