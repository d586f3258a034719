"""People as the rows of a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt

from models.people import People, PersonRow
from models.vault import Vault
from models.words import person_line
from ui.item_models.paged_rows import Index, PagedRows
from ui.jobs import Jobs
from ui.widgets.labels import plain_tooltip

ID: Final = int(Qt.ItemDataRole.UserRole)
"""Role of a person's id."""

LINE: Final = ID + 1
"""Role of what stands under the name; empty while the row is read."""

_Role = Qt.ItemDataRole


class PeopleRows(PagedRows):
    """The people of some ids: the name to display, ``LINE`` under it, both together for a screen reader."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, _rows, parent)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a person; never read from the vault here."""
        if not index.isValid() or index.row() >= len(self.ids):
            return None
        if role == ID:
            return self.ids[index.row()]
        if role not in _SHOWN:
            return None
        row = self.row(index.row())
        return _SHOWN[role](row) if isinstance(row, PersonRow) else _WHILE_READING.get(role, "")


def _rows(vault: Vault, ids: Sequence[int]) -> list[PersonRow]:
    return People(vault).rows(ids)


def _name(row: PersonRow) -> str:
    return row.name


def _spoken(row: PersonRow) -> str:
    return ", ".join(part for part in (row.name, person_line(row)) if part)


def _tooltip(row: PersonRow) -> str:
    return plain_tooltip(_spoken(row))


_SHOWN = {
    int(_Role.DisplayRole): _name,
    LINE: person_line,
    int(_Role.AccessibleTextRole): _spoken,
    int(_Role.ToolTipRole): _tooltip,
}
_WHILE_READING = {int(_Role.AccessibleTextRole): "…"}
