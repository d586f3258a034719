"""Favours as the rows of a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QObject, Qt

from models.favours import Favours
from models.vault import Vault
from ui.item_models.paged_rows import Index, PagedRows
from ui.jobs import Jobs
from ui.places.favours.sentences import FavourRow, row_of
from ui.widgets import plain_tooltip

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``FavourRow``; nothing while it is read."""

_Role = Qt.ItemDataRole


class FavourRows(PagedRows):
    """The favours of some ids: what they are about to display, ``ROW`` with all of it."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, _rows, parent)

    def favour_row(self, at: int) -> FavourRow | None:
        """The row there; none where there is no such row, or while it is read."""
        row = self.row(at) if 0 <= at < len(self.ids) else None
        return row if isinstance(row, FavourRow) else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a favour; never read from the vault here."""
        if not index.isValid() or role not in (ROW, *_SHOWN):
            return None
        row = self.favour_row(index.row())
        if role == ROW:
            return row
        return _SHOWN[role](row) if row is not None else _WHILE_READING.get(role, "")


def _rows(vault: Vault, ids: Sequence[int]) -> list[FavourRow]:
    today = vault.clock.today()
    return [row_of(favour, today) for favour in Favours(vault).rows(ids)]


def _text(row: FavourRow) -> str:
    return row.favour.text


def _spoken(row: FavourRow) -> str:
    return row.spoken


def _tooltip(row: FavourRow) -> str:
    return plain_tooltip(row.favour.text)


_SHOWN = {
    int(_Role.DisplayRole): _text,
    int(_Role.AccessibleTextRole): _spoken,
    int(_Role.ToolTipRole): _tooltip,
}
_WHILE_READING = {int(_Role.AccessibleTextRole): "…"}
