"""Long lists: the ids are there at once, the rows come by page when they are looked at.

Rows are read off the GUI thread, and never in ``data``.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Final, Protocol

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QTimer

from ui.jobs import Jobs

PAGE: Final = 64
"""How many rows are read at once: more than a tall window shows."""

_WANTED_AT_ONCE: Final = 3
"""Pages that are kept in mind. Who scrolls on no longer wants those passed by; a view asks again for what it shows."""

Index = QModelIndex | QPersistentModelIndex
ReadRows = Callable[[Any, Sequence[int]], Sequence["HasId"]]


class HasId(Protocol):
    """A row of a list."""

    @property
    def id(self) -> int:
        """Which one it is."""
        ...


class PagedRows(QAbstractListModel):
    """The rows of some ids. ``read_rows(vault, ids)`` brings those of a page; what is gone may be left out.

    A subclass gives ``data``, and asks ``row`` there: ``None`` means that the row is on its way.
    """

    def __init__(self, jobs: Jobs, read_rows: ReadRows, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._read_rows = read_rows
        self._ids: list[int] = []
        self._places: dict[int, int] = {}
        self._rows: dict[int, Any] = {}
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}  # pages, the last asked for at the end
        self._reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._read_wanted)

    @property
    def ids(self) -> Sequence[int]:
        """Everything that is in the list, in its order."""
        return self._ids

    def show(self, ids: Sequence[int]) -> None:
        """Have these in the list. What stays at the beginning and the end is left alone, so nothing jumps."""
        new, old = list(ids), self._ids
        if new == old:
            return
        same = _alike(old, new)
        back = _alike(old[same:][::-1], new[same:][::-1])
        if len(old) - back > same:
            self.beginRemoveRows(QModelIndex(), same, len(old) - back - 1)
            self._take_ids(old[:same] + old[len(old) - back :])
            self.endRemoveRows()
        if len(new) - back > same:
            self.beginInsertRows(QModelIndex(), same, len(new) - back - 1)
            self._take_ids(new)
            self.endInsertRows()

    def refresh(self, ids: Iterable[int] | None = None) -> None:
        """Have the rows of ``ids``, or all, read again. They are shown as they were until the new ones are there."""
        self._stale.update(self._rows if ids is None else self._rows.keys() & set(ids))
        if self._ids:
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def id_at(self, row: int) -> int | None:
        """What is in this row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def index_of(self, id: int) -> QModelIndex:
        """Where something is; an invalid index when it is not in the list."""
        at = self._places.get(id)
        return QModelIndex() if at is None else self.index(at)

    def row(self, at: int) -> Any | None:
        """The row there, or ``None`` while it is being read."""
        id = self._ids[at]
        if self._is_missing(id):
            self._want(at // PAGE)
        return self._rows.get(id)

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def _take_ids(self, ids: list[int]) -> None:
        self._ids = ids
        self._places = {id: at for at, id in enumerate(ids)}
        self._wanted.clear()

    def _want(self, page: int) -> None:
        self._wanted.pop(page, None)
        self._wanted[page] = None
        if not self._reading and not self._timer.isActive():
            self._timer.start(0)

    def _read_wanted(self) -> None:
        pages = list(self._wanted)[-_WANTED_AT_ONCE:]
        self._wanted.clear()
        ids = [id for page in pages for id in self._ids[page * PAGE : (page + 1) * PAGE] if self._is_missing(id)]
        if not ids:
            return
        self._reading = True
        self._jobs.read(self, partial(_read, read_rows=self._read_rows, ids=ids), partial(self._take, ids), self._fail)

    def _take(self, asked: Sequence[int], rows: Sequence[HasId]) -> None:
        self._reading = False
        self._stale.difference_update(asked)
        found = {row.id: row for row in rows}
        # what is gone is known to be gone, and not asked for again
        self._rows |= dict.fromkeys(asked) | found
        places = sorted(self._places[id] for id in found if id in self._places)
        if places:
            self.dataChanged.emit(self.index(places[0]), self.index(places[-1]))
        if self._wanted:
            self._timer.start(0)

    def _fail(self, sentence: str) -> None:
        self._reading = False
        self._jobs.refused.emit(sentence)

    def _is_missing(self, id: int) -> bool:
        return id not in self._rows or id in self._stale


def _read(vault: Any, _job: object, *, read_rows: ReadRows, ids: Sequence[int]) -> Sequence[HasId]:
    return read_rows(vault, ids)


def _alike(first: Sequence[int], second: Sequence[int]) -> int:
    """How many ids the two have in common at the beginning."""
    pairs = zip(first, second, strict=False)
    return next((at for at, (one, other) in enumerate(pairs) if one != other), min(len(first), len(second)))
