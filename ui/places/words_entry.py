"""Recovery words, shown and asked for."""

import re
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.vault.recovery import WORD_COUNT, known_words
from resources import tr
from ui.theme import SPACE
from ui.widgets import Card, FramedField, PlainLabel

COLUMNS = 4
_GOES_ON = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)
_WORDS = re.compile(r"[a-z]+")


class WordsShown(Card):
    """The words of a sheet, numbered, in a grid that is read line by line."""

    def __init__(self, words: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent, name=tr("Recovery words"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.wide)
        grid.setVerticalSpacing(SPACE.medium)
        for at, word in enumerate(words):
            grid.addWidget(self._numbered(at + 1, word), *divmod(at, COLUMNS))
        self.body.addLayout(grid)

    def _numbered(self, number: int, word: str) -> QWidget:
        cell = QWidget(self)
        row = QHBoxLayout(cell)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        row.addWidget(number_label(number, cell))
        row.addWidget(PlainLabel(word, "name", parent=cell), 1)
        return cell


class WordField(FramedField):
    """A field for one recovery word, finished by itself as soon as it can be no other.

    Space and Enter go on to the next; several words at once, as pasted, are passed on.
    """

    several_typed = Signal(list)
    changed = Signal()
    went_on = Signal()

    def __init__(self, number: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("Word {number}", number=number), parent=parent)
        self.number = number
        self._length = 0
        self.edit.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.edit.textEdited.connect(self._on_edited)

    def word(self) -> str:
        """What stands in it, as the list has its words."""
        return self.text().strip().lower()

    def put(self, word: str) -> None:
        """Write ``word`` into it."""
        self.set_text(word)
        self._length = len(word)
        self.changed.emit()

    @property
    def is_known(self) -> bool:
        """Whether it holds a word of the list."""
        return self.word() in known_words()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Space and Enter mean the next field."""
        if (
            watched is self.edit
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in _GOES_ON
        ):
            self.went_on.emit()
            return True
        return super().eventFilter(watched, event)

    @Slot(str)
    def _on_edited(self, text: str) -> None:
        several = _WORDS.findall(text.lower())
        if len(several) > 1:
            self.edit.clear()
            self.several_typed.emit(several)
            return
        fitting = _beginning(text.strip().lower())
        if len(text) > self._length and len(fitting) == 1:
            self.edit.setText(fitting[0])
            self.edit.setSelection(len(fitting[0]), len(text) - len(fitting[0]))
        self._length = len(text)
        self.changed.emit()


class WordsEntry(QWidget):
    """Fields for words of a sheet, by their numbers on it (all 20 unless said otherwise).

    ``doubt`` says what is wrong with what was typed; ``completed`` when Enter is pressed in the last.
    """

    changed = Signal()
    completed = Signal()

    def __init__(
        self,
        numbers: Sequence[int] = tuple(range(1, WORD_COUNT + 1)),
        *,
        columns: int = COLUMNS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.fields = [WordField(number, self) for number in numbers]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        for at, field in enumerate(self.fields):
            line, column = divmod(at, columns)
            grid.addWidget(number_label(field.number, self), line, 2 * column)
            grid.addWidget(field, line, 2 * column + 1)
            grid.setColumnStretch(2 * column + 1, 1)
            field.several_typed.connect(self._on_several_typed)
            field.went_on.connect(self._on_went_on)
            field.changed.connect(self.changed)
        self.setFocusProxy(self.fields[0])

    @property
    def ready(self) -> bool:
        """Whether every field holds a word of the list."""
        return all(field.is_known for field in self.fields)

    def words(self) -> list[str]:
        """The words, in the fields' order."""
        return [field.word() for field in self.fields]

    def text(self) -> str:
        """The words with single spaces."""
        return " ".join(self.words())

    def doubt(self) -> str:
        """The first word that is on no sheet, in a sentence; empty when there is none (yet)."""
        for field in self.fields:
            word = field.word()
            unfinished = field.edit.hasFocus() and _beginning(word)
            if word and not field.is_known and not unfinished:
                return tr("Word {number} is not one of the sheet’s words.", number=field.number)
        return ""

    def clear(self) -> None:
        """Empty every field."""
        for field in self.fields:
            field.put("")

    @Slot(list)
    def _on_several_typed(self, words: list[str]) -> None:
        at = self._index_of(self.sender())
        for field, word in zip(self.fields[at:], words, strict=False):
            field.put(word)
        last = min(at + len(words), len(self.fields)) - 1
        self.fields[last].setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_went_on(self) -> None:
        at = self._index_of(self.sender())
        if at + 1 < len(self.fields):
            self.fields[at + 1].setFocus(Qt.FocusReason.TabFocusReason)
        self.changed.emit()
        if at + 1 == len(self.fields):
            self.completed.emit()

    def _index_of(self, field: QObject) -> int:
        return next(at for at, each in enumerate(self.fields) if each is field)


def number_label(number: int, parent: QWidget) -> PlainLabel:
    """The number of a word, set to the right so that words stand in a line."""
    label = PlainLabel(str(number), "small", "soft", parent=parent)
    label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    label.setFixedWidth(label.fontMetrics().horizontalAdvance("00") + 2)
    return label


def _beginning(letters: str) -> tuple[str, ...]:
    return tuple(word for word in known_words() if word.startswith(letters))
