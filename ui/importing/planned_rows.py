"""The cards of an import as the rows of a list, each of which may be left out."""

from collections.abc import Iterable
from typing import Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from models.importing import Choices, Decision, Planned, Verdict
from models.interchange.card import Rejected
from models.text import fold
from resources import tr
from ui.importing.cards import Cards, Kind, Whom
from ui.importing.sentences import detail, verdict_words
from ui.widgets.labels import plain_tooltip

ROW: Final = int(Qt.ItemDataRole.UserRole)
"""Role of what the row is of: a ``Planned`` or a ``Rejected``."""

DECISION: Final = ROW + 1
"""Role of the ``Decision`` about it, or ``None``."""

Index = QModelIndex | QPersistentModelIndex
_Role = Qt.ItemDataRole


class PlannedRows(QAbstractListModel):
    """Some of the cards of a rehearsal. Those that bring nothing cannot be chosen."""

    choice_changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cards = Cards()
        self._left_out: set[int] = set()
        self._decisions: dict[int, Decision] = {}
        self._kind = Kind.ALL
        self._text = ""
        self._shown: list[int] = []

    @property
    def choices(self) -> Choices:
        """Who stays out, and what was decided of others."""
        return Choices(self.left_out, self.decisions)

    @property
    def left_out(self) -> frozenset[int]:
        """The places, in the plan, of those who stay out."""
        return frozenset(self._left_out)

    @property
    def chosen(self) -> int:
        """How many people would come in or gain something."""
        settled = self._left_out | self._decisions.keys()
        whom = {who for at, who in enumerate(self._cards.whom) if at not in settled}
        whom |= {self._whom(at) for at in self._decisions.keys() - self._left_out}
        return len(whom - {None})

    @property
    def decisions(self) -> dict[int, Decision]:
        """What was decided, by the place in the plan."""
        return dict(self._decisions)

    def take(self, cards: Cards) -> None:
        """Show the cards of another rehearsal; everybody comes in but those who were left out already."""
        self.beginResetModel()
        self._cards = cards
        self._left_out = set(cards.chosen.left_out)
        self._decisions = dict(cards.chosen.decisions)
        self._shown = self._to_show()
        self.endResetModel()
        self.choice_changed.emit()

    def show(self, kind: Kind, text: str = "") -> None:
        """Show the cards of one kind, and of those whom ``text`` fits."""
        self.beginResetModel()
        self._kind, self._text = kind, text
        self._shown = self._to_show()
        self.endResetModel()

    def has(self, kind: Kind) -> bool:
        """Whether there is any card of this kind."""
        if kind is Kind.UNREAD:
            return bool(self._cards.rehearsal.rejected)
        if kind is Kind.LEFT_OUT:
            return bool(self._left_out)
        return bool(self._cards.whom if kind is Kind.ALL else self._cards.of_kind.get(kind))

    def choose_shown(self, chosen: bool) -> None:
        """Take everybody in, or leave them out, of those who are shown."""
        shown = set() if self._unread else {at for at in self._shown if self._whom(at) is not None}
        self._change_choice(self._left_out - shown if chosen else self._left_out | shown)

    def leave_out_familiar(self) -> None:
        """Leave out all those who look like somebody already there."""
        undecided = self._cards.of_kind.get(Kind.FAMILIAR, frozenset()) - self._decisions.keys()
        self._change_choice(self._left_out | undecided)

    def toggle(self, index: Index) -> None:
        """Leave this one out, or take them in again."""
        if self._check_state(index) is not None:
            self._change_choice(self._left_out ^ {self._shown[index.row()]})

    def place(self, index: Index) -> int | None:
        """The place, in the plan, of a card beside which somebody is; ``None`` of any other row."""
        if not index.isValid() or self._unread:
            return None
        at = self._shown[index.row()]
        planned = self._cards.rehearsal.planned[at]
        return at if planned.alike or planned.differs or planned.verdict is Verdict.UPDATED else None

    def decide(self, at: int, decision: Decision | None) -> None:
        """What was decided of the card at this place; ``None`` takes it back."""
        self._decisions.pop(at, None)
        if decision is not None:
            self._decisions[at] = decision
        self._left_out.discard(at)
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1))
        self.choice_changed.emit()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many are shown."""
        return 0 if parent is not None and parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        """What a role shows of a card."""
        if not index.isValid() or index.row() >= len(self._shown):
            return None
        row = self._row(index)
        if role == ROW:
            return row
        if role == DECISION:
            return None if self._unread else self._decisions.get(self._shown[index.row()])
        if role == _Role.CheckStateRole:
            return self._check_state(index)
        if role == _Role.DisplayRole:
            return row.name if isinstance(row, Planned) else row.at
        if role in (_Role.AccessibleTextRole, _Role.ToolTipRole):
            said = _spoken(row, index.data(DECISION))
            return plain_tooltip(said) if role == _Role.ToolTipRole else said
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        """Only whether somebody is chosen can be set."""
        if role != _Role.CheckStateRole or self._check_state(index) is None:
            return False
        if self._check_state(index) is not Qt.CheckState(value):
            self.toggle(index)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Who brings something can be checked."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsUserCheckable if self._check_state(index) is not None else usual

    @property
    def _unread(self) -> bool:
        return self._kind is Kind.UNREAD

    def _row(self, index: Index) -> Planned | Rejected:
        at, rehearsal = self._shown[index.row()], self._cards.rehearsal
        return rehearsal.rejected[at] if self._unread else rehearsal.planned[at]

    def _check_state(self, index: Index) -> Qt.CheckState | None:
        if not index.isValid() or self._unread or self._whom(self._shown[index.row()]) is None:
            return None
        left_out = self._shown[index.row()] in self._left_out
        return Qt.CheckState.Unchecked if left_out else Qt.CheckState.Checked

    def _whom(self, at: int) -> Whom | None:
        """Whom the card at this place is of, as it was decided; nobody where it brings nothing."""
        decision, planned = self._decisions.get(at), self._cards.rehearsal.planned[at]
        if decision is None or (decision.apart and decision.same_as is None):
            return self._cards.whom[at]
        if decision.same_as is not None:
            return decision.same_as, None
        return (planned.person, planned.earlier) if decision.taken else None

    def _to_show(self) -> list[int]:
        if self._unread:
            return list(range(len(self._cards.rehearsal.rejected)))
        places: Iterable[int] = range(len(self._cards.whom))
        if self._kind is Kind.LEFT_OUT:
            places = sorted(self._left_out)
        elif self._kind is not Kind.ALL:
            places = sorted(self._cards.of_kind.get(self._kind, ()))
        words, folded = fold(self._text).split(), self._cards.folded
        return [at for at in places if all(word in folded[at] for word in words)] if words else list(places)

    def _change_choice(self, left_out: set[int]) -> None:
        if left_out == self._left_out:
            return
        self._left_out = left_out
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(len(self._shown) - 1), [_Role.CheckStateRole])
        self.choice_changed.emit()


def _spoken(row: Planned | Rejected, decision: Decision | None) -> str:
    if isinstance(row, Rejected):
        return ", ".join(filter(None, (row.at, row.why)))
    return ", ".join(filter(None, (row.name, verdict_words(row, decision)[0], detail(row), row.at)))


def kind_words() -> dict[Kind, str]:
    """The word for each kind, in the order they are offered."""
    return {
        Kind.ALL: tr("Everybody"),
        Kind.NEW: tr("New"),
        Kind.FAMILIAR: tr("Perhaps there already"),
        Kind.UPDATED: tr("Gain something"),
        Kind.DIFFERENT: tr("Say otherwise"),
        Kind.UNCHANGED: tr("As they are"),
        Kind.LEFT_OUT: tr("Left out"),
        Kind.UNREAD: tr("Stays out"),
    }
