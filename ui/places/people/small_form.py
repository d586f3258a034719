"""A few fields that open where a line stands. Enter keeps them, Escape gives up, and so does leaving keep."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.errors import Refused
from resources import tr
from ui.places.people.card_forms import SmallField, Unclear
from ui.places.people.fact import SIDE
from ui.running import application
from ui.theme import SPACE, font
from ui.widgets import KeyHint, PlainLabel

_CAPTION_WIDTH: Final = 72
_MOST_LINES: Final = 6
_FRAME: Final = 20
"""What a field has around its lines."""

_BETWEEN: Final = "\n"
"""Between the fields in a draft: none of them has lines."""


class SmallForm(QWidget):
    """``kept`` wants to be read; ``given_up`` tells Escape, ``left`` that the focus went out of all of it."""

    kept = Signal()
    given_up = Signal()
    left = Signal()

    def __init__(self, fields: tuple[SmallField, ...], title: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inputs: dict[str, Input] = {field.key: self._input(field) for field in fields}
        self._complaint = PlainLabel("", "small", "warm", wrap=True, parent=self)
        self._complaint.hide()
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.small)
        grid.setVerticalSpacing(SPACE.hair)
        grid.setColumnStretch(1, 1)
        self._captions: dict[str, PlainLabel] = {}
        self._needs = {field.key: field.needs for field in fields if field.needs}
        for row, field in enumerate(fields):
            caption = self._captions[field.key] = PlainLabel(field.label, "small", "soft", wrap=True, parent=self)
            caption.setFixedWidth(_CAPTION_WIDTH)
            grid.addWidget(caption, row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(self._inputs[field.key], row, 1)
        for needed in self._needs.values():
            asked = self._inputs[needed]
            if isinstance(asked, QComboBox):
                asked.currentIndexChanged.connect(self._on_needed_changed)
        self._on_needed_changed()
        column = QVBoxLayout(self)
        column.setContentsMargins(SIDE, SPACE.hair, SIDE, SPACE.hair)
        column.setSpacing(SPACE.hair)
        if title:
            column.addWidget(PlainLabel(title, "label", parent=self))
        column.addLayout(grid)
        column.addWidget(self._complaint)
        column.addWidget(KeyHint("Return", tr("keeps it"), parent=self))
        self.setFocusProxy(next(iter(self._inputs.values())))
        application().focusChanged.connect(self._on_focus_changed)

    @property
    def values(self) -> dict[str, str]:
        """What stands in each field, by its key."""
        return {key: _value(field) for key, field in self._inputs.items()}

    @property
    def written(self) -> str:
        """The same as one text, for a draft."""
        return _BETWEEN.join(self.values.values())

    def write(self, written: str) -> None:
        """Have in the fields what ``written`` told of them."""
        self.fill(dict(zip(self._inputs, written.split(_BETWEEN), strict=False)))

    def fill(self, values: Mapping[str, str]) -> None:
        """Have these values in the fields; what cannot be chosen is passed over."""
        for key, value in values.items():
            field = self._inputs.get(key)
            if isinstance(field, QLineEdit):
                field.setText(value)
            elif isinstance(field, QPlainTextEdit):
                field.setPlainText(value)
                field.moveCursor(QTextCursor.MoveOperation.End)
            elif field is not None and (at := field.findData(value)) >= 0:
                field.setCurrentIndex(at)

    def input(self, key: str) -> "Input":
        """The field of this key."""
        return self._inputs[key]

    def complain(self, unclear: Refused) -> None:
        """Say what cannot be, and bring the keyboard to where it stands."""
        self._complaint.setText(str(unclear))
        self._complaint.show()
        key = unclear.key if isinstance(unclear, Unclear) else ""
        self._inputs.get(key, next(iter(self._inputs.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter and Escape, in whichever field."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self.kept.emit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.given_up.emit()
                return True
        return super().eventFilter(watched, event)

    def _input(self, field: SmallField) -> "Input":
        made: Input
        if field.choices:
            made = QComboBox(self)
            for value, words in field.choices:
                made.addItem(words, value)
        else:
            made = _Words(self) if field.is_long else QLineEdit(self)
            made.setPlaceholderText(field.hint)
        made.setAccessibleName(field.label)
        made.setMinimumWidth(90)
        made.installEventFilter(self)
        return made

    @Slot()
    def _on_needed_changed(self) -> None:
        """A field that makes no sense without another's value leaves its room."""
        for key, needed in self._needs.items():
            is_wanted = bool(_value(self._inputs[needed]))
            self._inputs[key].setVisible(is_wanted)
            self._captions[key].setVisible(is_wanted)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, left: QWidget | None, entered: QWidget | None) -> None:
        # nobody has the focus while a menu or another window is in front
        if self.isVisible() and left is not None and entered is not None and self._has(left) and not self._has(entered):
            self.left.emit()

    def _has(self, widget: QWidget) -> bool:
        """Whether it is in here, or in the list that one of the fields has opened."""
        above: QWidget | None = widget
        while above is not None and above is not self:
            above = above.parentWidget()
        return above is self


class _Words(QPlainTextEdit):
    """A field as high as what is written in it, and no line ends: Enter is for keeping."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setFont(font("text"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._fit)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrower, the higher."""
        super().resizeEvent(event)
        self._fit()

    @Slot()
    def _fit(self) -> None:
        lines = round(self.document().size().height())  # a plain document counts its height in lines
        self.setFixedHeight(min(max(lines, 1), _MOST_LINES) * self.fontMetrics().lineSpacing() + _FRAME)


Input = QLineEdit | QComboBox | QPlainTextEdit


def _value(field: Input) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentData())
    return " ".join(field.toPlainText().split()) if isinstance(field, QPlainTextEdit) else field.text().strip()
