"""Interactions as the rows of a list."""

from datetime import date
from typing import Final

from PySide6.QtCore import QObject, Qt

from models.exchange_words import exchange_title
from models.interactions import Interaction
from models.words import date_words
from ui.item_models.paged_rows import Index, PagedRows
from ui.jobs import Jobs
from ui.places.exchanges.reading import read_rows

EXCHANGE: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the ``Interaction``; ``None`` while it is read."""

WHEN: Final = EXCHANGE + 1
"""Role of its date in words."""

_Role = Qt.ItemDataRole


class ExchangeRows(PagedRows):
    """The interactions of some ids: who and how to display, when, and all of it for a screen reader."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(jobs, read_rows, parent)
        self._today = date.min

    def see_from(self, today: date) -> None:
        """Say dates as one does ``today``."""
        if today != self._today:
            self._today = today
            self.refresh()

    def exchange_at(self, row: int) -> Interaction | None:
        """The interaction in this row; ``None`` while it is read, or when there is none."""
        found = self.row(row) if 0 <= row < len(self.ids) else None
        return found if isinstance(found, Interaction) else None

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of an interaction; never read from the vault here."""
        if not index.isValid() or index.row() >= len(self.ids) or role not in _SHOWN:
            return None
        exchange = self.exchange_at(index.row())
        if exchange is None:
            return "…" if role == _Role.AccessibleTextRole else None
        if role == EXCHANGE:
            return exchange
        when = date_words(exchange.on, self._today)
        if role == WHEN:
            return when
        title = exchange_title(exchange)
        if role == _Role.DisplayRole:
            return title
        tags = " ".join(f"#{tag}" for tag in exchange.tags)
        return ", ".join(part for part in (title, when, exchange.text, tags) if part)


_SHOWN: Final = frozenset({EXCHANGE, WHEN, int(_Role.DisplayRole), int(_Role.AccessibleTextRole)})
