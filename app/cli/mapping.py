"""What the columns of a table are, as the command line says it."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from models.errors import Refused
from models.text import fold
from resources import tr

if TYPE_CHECKING:
    from models.importing import File
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
    there = {fold(header): header for table in tables if table for header in table.header}
    for header in meanings:
        if fold(header) not in there:
            from models.words import listed  # loads the vault, which few commands need at once

            columns = listed([f"“{each}”" for each in there.values() if each])
            raise Refused(
                tr("There is no column “{header}” here. There are: {columns}.", header=header, columns=columns)
            )
    by_header = {fold(header): meaning for header, meaning in meanings.items()}
    for place, table in enumerate(tables):
        if table and not by_header.keys().isdisjoint(map(fold, table.header)):
            pairs = zip(table.header, table.layout.meanings, strict=True)
            layout = Layout(tuple(by_header.get(fold(header), meaning) for header, meaning in pairs))
            ways[place] = replace(way, layout=layout)
    return ways


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
