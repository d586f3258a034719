"""What a change touched, as those hear who show it."""

from dataclasses import dataclass

from models.vault.undo import RowKey


@dataclass(frozen=True, slots=True)
class Changed:
    """What open views should look at again: tables, and the ids in them; ``None`` when anything may have changed."""

    rows: frozenset[RowKey] | None

    @property
    def tables(self) -> frozenset[str] | None:
        """The tables that changed."""
        return None if self.rows is None else frozenset(table for table, _ in self.rows)

    def touches(self, *tables: str) -> bool:
        """Whether something in one of ``tables`` may have changed."""
        return self.tables is None or not self.tables.isdisjoint(tables)


ANYTHING = Changed(None)
