"""What the palette lists: people, notes and commands, under a word each."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from models.history.fields import STATES
from models.people import PersonRow
from models.search import Hit
from models.words import date_words, person_line
from resources import phrase, tr
from ui.palette.marking import fits
from ui.palette.reading import Found
from ui.widgets.keys import key_words

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""Role of the row itself."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done anywhere.

    ``title`` is in the user's language, ``shortcut`` portable as ``Ctrl+L`` or empty,
    ``icon`` a name in ``resources/icons`` or empty.
    """

    key: str
    title: str
    shortcut: str = ""
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """A word over the rows of one kind."""

    words: str


@dataclass(frozen=True, slots=True)
class Note:
    """Something that was noted, and when in words."""

    hit: Hit
    when: str

    @property
    def title(self) -> str:
        """With whom it was; what it is where it was with nobody."""
        return self.hit.title or self.kind

    @property
    def kind(self) -> str:
        """What it is, in a word."""
        return phrase(_KINDS.get(self.hit.kind, ("Note", ""))[0])

    @property
    def state(self) -> str:
        """How far it has come, in a word; empty for what has no state."""
        word = STATES.get(_STATES.get(self.hit.kind, ""), {}).get(self.hit.state, "")
        return phrase(word) if word else ""

    @property
    def aside(self) -> str:
        """What it is where the title does not say it, how far it has come, and when."""
        kind = self.kind if self.hit.title else ""
        return " · ".join(filter(None, (kind, self.state, self.when))) or self.kind

    @property
    def icon(self) -> str:
        """The icon of its kind."""
        return _KINDS.get(self.hit.kind, ("", "file-text"))[1]


Row = Heading | PersonRow | Note | Command

_KINDS: Final = {
    "interaction": ("Exchange", "message-circle"),
    "person": ("Note", "user-round"),
    "favour": ("Favour", "hand-heart"),
    "follow_up": ("Follow-up", "clock"),
    "experience": ("Lived", "life-buoy"),
    "need": ("Looks for", "search"),
    "offer": ("Offers", "hand-helping"),
    "decision": ("Decision", "circle-question-mark"),
    "consultation": ("Advice", "message-circle"),
    "mission": ("Mission", "briefcase"),
    "introduction": ("Introduction", "handshake"),
}


_STATES: Final = {
    "favour": "favour state",
    "follow_up": "follow-up state",
    "need": "wish state",
    "offer": "wish state",
    "decision": "decision state",
    "mission": "mission state",
    "introduction": "introduction state",
}
"""In which of the ``STATES`` the state of a hit is found."""


def rows_of(found: Found, commands: Sequence[Command]) -> list[Row]:
    """The rows for what was found, each kind under its word."""
    typed = found.text.strip()
    groups: list[tuple[str, Sequence[Row]]] = [
        (tr("People") if typed else tr("Seen lately"), found.people),
        *((group.words, [Note(hit, date_words(hit.on, found.today)) for hit in group.hits]) for group in found.groups),
        (tr("Commands"), [command for command in commands if fits(command.title, typed)]),
    ]
    return [row for words, rows in groups if rows for row in (Heading(words), *rows)]


def spoken(row: Row) -> str:
    """A row as a screen reader says it."""
    return ", ".join(part for part in _parts(row) if part)


def _parts(row: Row) -> tuple[str, ...]:
    match row:
        case Heading():
            return (row.words,)
        case Command():
            return row.title, key_words(row.shortcut) if row.shortcut else ""
        case Note():
            return row.title, *((row.kind,) if row.hit.title else ()), row.state, row.when, row.hit.snippet
    return row.name, person_line(row)


class PaletteRows(QAbstractListModel):
    """The rows of the palette. They are few, and all there."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Row] = []

    def show(self, rows: Sequence[Row]) -> None:
        """Have these rows."""
        self.beginResetModel()
        self._rows = list(rows)
        self.endResetModel()

    def at(self, row: int) -> Row | None:
        """The row there."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def next_choice(self, row: int, by: int) -> int:
        """The nearest row after ``row``, in steps of ``by``, that can be chosen; round the ends. -1 where none can."""
        count = len(self._rows)
        for step in range(1, count + 1):
            at = (row + by * step) % count
            if not isinstance(self._rows[at], Heading):
                return at
        return -1

    def next_group(self, row: int, by: int) -> int:
        """The first row that can be chosen of the group after that of ``row``, or before it; round the ends.

        -1 where there is none.
        """
        firsts = [at + 1 for at, each in enumerate(self._rows) if isinstance(each, Heading)]
        if not firsts:
            return -1
        own = max((at for at, first in enumerate(firsts) if first <= row), default=0)
        return firsts[(own + by) % len(firsts)]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many there are, headings included."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """The row itself, or its words."""
        row = self.at(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == ROW:
            return row
        return spoken(row) if role in (_Role.DisplayRole, _Role.AccessibleTextRole) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading cannot be chosen."""
        row = self.at(index.row())
        if row is None:
            return Qt.ItemFlag.NoItemFlags
        if isinstance(row, Heading):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
