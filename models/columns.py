"""From the fields that a caller names to the columns of a row."""

from collections.abc import Callable, Mapping
from typing import Any

from models.vault.vault import Value

Column = tuple[str, Callable[[Any], Value]] | None

# A field that is kept in rows of another table.
ELSEWHERE: Column = None


def columns(fields: Mapping[str, object], table: Mapping[str, Column]) -> dict[str, Value]:
    """The columns for ``fields``; ``table`` has the column's name for each, and what makes its value.

    A field that ``table`` does not know is a mistake of ours: ``TypeError``.
    """
    unknown = fields.keys() - table.keys()
    if unknown:
        raise TypeError(f"no such field: {', '.join(sorted(unknown))}")
    return {column[0]: column[1](fields[name]) for name, column in table.items() if column and name in fields}


def as_it_is(value: Value) -> Value:
    """``value``, which needs no making."""
    return value
