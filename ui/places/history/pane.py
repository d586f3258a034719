"""What reversing one change would touch, and the buttons that do it."""

from datetime import date
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.history import Fate, Preview, Told
from resources import phrase, tr, tr_n
from ui.places.history.words import about_words, fate_words, when_words
from ui.theme import SPACE
from ui.widgets import Button, PlainLabel, chip_size, plain_button, primary_button, rule
from ui.widgets.flowing import FlowingLabel

_FEW: Final = 3
"""So many things need no count of them all."""


class PreviewPane(QWidget):
    """Shows a ``Preview``; ``reverse_requested`` says whether only what is untouched is to be taken back."""

    reverse_requested = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setAccessibleName(tr("What it would touch"))
        self.undo = primary_button("", "undo-2")
        self.rest = plain_button(tr("Undo the untouched rest"), "undo-2")
        self.undo.clicked.connect(self._on_undo)
        self.rest.clicked.connect(self._on_rest)
        self._title = FlowingLabel("", "heading", parent=self)
        self._when = FlowingLabel("", "text", "soft", parent=self)
        words = QVBoxLayout()
        words.setSpacing(SPACE.hair)
        words.addWidget(self._title)
        words.addWidget(self._when)
        head = QHBoxLayout()
        head.setContentsMargins(SPACE.page, SPACE.large, SPACE.page, SPACE.large)
        head.setSpacing(SPACE.large)
        head.addLayout(words, 1)
        for button in (self.undo, self.rest):
            head.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        self._head = QWidget(self)
        self._head.setLayout(head)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._head)
        column.addWidget(rule(self))
        column.addWidget(self._area, 1)
        self.show_nothing()

    @property
    def preview(self) -> Preview | None:
        """What is shown."""
        return self._preview

    @property
    def button(self) -> Button | None:
        """The one thing to do here; ``None`` where there is nothing to do."""
        return next((button for button in (self.undo, self.rest) if not button.isHidden()), None)

    def show_nothing(self) -> None:
        """Show no change."""
        self._preview = None
        self._area.setWidget(QWidget())
        self._head.hide()

    def show_preview(self, preview: Preview, today: date) -> None:
        """Show what reversing a change would touch; the same change stays scrolled where it was."""
        same = self._preview is not None and self._preview.entry.id == preview.entry.id
        at = self._area.verticalScrollBar().value() if same else 0
        self._preview = preview
        self._area.setWidget(_body(preview, today))
        self.undo.set_words(tr("Do it again (U)") if preview.entry.undone else tr("Undo this (U)"))
        self.undo.setVisible(preview.is_whole and not preview.is_empty)
        self.rest.setVisible(not preview.is_whole and not preview.is_empty)
        entry = preview.entry
        self._title.setText(phrase(entry.label))
        said = (when_words(entry.made_at, today), about_words(entry, today))
        self._when.setText(" · ".join(filter(None, said)))
        self._head.show()
        self._area.verticalScrollBar().setValue(at)

    @Slot()
    def _on_undo(self) -> None:
        self.reverse_requested.emit(False)

    @Slot()
    def _on_rest(self) -> None:
        self.reverse_requested.emit(True)


def _body(preview: Preview, today: date) -> QWidget:
    body = QWidget()
    column = QVBoxLayout(body)
    column.setContentsMargins(SPACE.page, SPACE.large, SPACE.page, SPACE.large)
    column.setSpacing(SPACE.small)
    if not preview.is_whole:
        _add_way(column, preview, today)
        column.addSpacing(SPACE.medium)
    if preview.told:
        _add_told(column, preview)
    elif preview.is_whole:
        column.addWidget(FlowingLabel(tr("Nothing would be otherwise."), "text", "soft"))
    column.addStretch(1)
    return body


def _add_way(column: QVBoxLayout, preview: Preview, today: date) -> None:
    column.addWidget(PlainLabel(tr("In the way"), "section", "soft"))
    said = (
        tr("All of it was changed again since. Undo these first:")
        if preview.is_empty
        else tr("Some of it was changed again since. Undo these first, or only what they left alone:")
    )
    column.addWidget(FlowingLabel(said))
    for entry in preview.in_the_way:
        column.addWidget(FlowingLabel(f"{entry.words} · {when_words(entry.made_at, today)}", "small", "soft"))
    if preview.more_in_the_way:
        column.addWidget(PlainLabel(tr_n("and one more", "and {count} more", preview.more_in_the_way), "small", "soft"))


def _add_told(column: QVBoxLayout, preview: Preview) -> None:
    again = preview.entry.undone
    column.addWidget(PlainLabel(tr("Doing it again touches") if again else tr("Undoing it touches"), "section", "soft"))
    if preview.more or len(preview.told) > _FEW:
        for fate, words in preview.sums:
            column.addWidget(FlowingLabel(words, lead=fate_words(fate)))
        column.addSpacing(SPACE.small)
    for told in preview.told:
        column.addWidget(_group(told))
    if preview.more:
        column.addWidget(PlainLabel(tr_n("and one more", "and {count} more", preview.more), "text", "soft"))


def _group(told: Told) -> QWidget:
    held = QWidget()
    column = QVBoxLayout(held)
    column.setContentsMargins(0, SPACE.hair, 0, SPACE.hair)
    column.setSpacing(2)
    fate = "" if told.fate == Fate.CHANGES else fate_words(told.fate)
    top = QHBoxLayout()
    top.setSpacing(SPACE.small)
    top.addWidget(FlowingLabel(told.title or told.kind, "label", lead=fate), 1)
    if told.title:
        kind = PlainLabel(told.kind, "small", "soft")
        kind.setFixedHeight(chip_size(fate).height() if fate else kind.sizeHint().height())
        top.addWidget(kind, 0, Qt.AlignmentFlag.AlignTop)
    column.addLayout(top)
    for line in told.lines:
        column.addWidget(FlowingLabel(line, "text", "soft"))
    return held
