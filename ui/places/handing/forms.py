"""My card to be filled in, the fields to be chosen, and exactly what leaves."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QIcon, QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from models.carrying import LARGEST_IN_SQUARES
from models.handing import PHOTO, MyCard, Postbox, Sealed
from models.handing.words import FIELD_WORDS
from resources import phrase, tr
from ui.places.handing.drafts import Form, HandingDraft
from ui.places.handing.photo import Photo, PhotoRow
from ui.places.handing.sentences import (
    leaving_lines,
    leaving_photo,
    my_lines,
    photo_address,
    photo_at,
    size_words,
    way_words,
)
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets import KeyButton, PlainLabel, read_photo
from ui.widgets.buttons import escape_mnemonic
from ui.widgets.flowing import FlowingLabel

_THUMBNAIL: Final = QSize(30, 30)
_BY_CODE, _AS_SQUARE = "C", "S"


class CardForm(Slip):
    """The fields of my card. ``kept`` brings them all, ``photo_wanted`` asks for the file of a picture."""

    kept = Signal(object)
    photo_wanted = Signal()

    def __init__(self, me: MyCard, draft: HandingDraft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your card: what you may hand over, field by field"), parent)
        self._blank = {key: me.fields.get(key, "") for key in FIELD_WORDS} | {PHOTO: photo_address(me.photo)}
        written = draft.lines if draft else self._blank
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        self.lines: dict[str, QLineEdit] = {}
        self.photo = PhotoRow(photo_at(written.get(PHOTO, "")), self)
        for at, (key, words) in enumerate(FIELD_WORDS.items()):
            line: QWidget = self.photo
            if key != PHOTO:
                line = self.lines[key] = self.line(phrase(words), "")
                self.lines[key].setText(written.get(key, ""))
            row, column = at // 2, 2 * (at % 2)
            grid.addWidget(self.caption(phrase(words)), row, column)
            grid.addWidget(line, row, column + 1, 2 if key == PHOTO else 1, 1)
        grid.setRowStretch(grid.rowCount() - 1, 1)  # beside what the picture is higher than a line
        self.photo.wanted.connect(self.photo_wanted)
        self.lay_out(grid, list(self.lines.values()))
        self.first = self.lines["name"]

    @property
    def draft(self) -> HandingDraft:
        """What stands in it now."""
        lines = {key: line.text() for key, line in self.lines.items()}
        return HandingDraft(Form.CARD, lines=lines | {PHOTO: photo_address(self.photo.data)})

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft.lines != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit({key: text.strip() for key, text in self.draft.lines.items()})

    def show_photo(self, data: bytes) -> None:
        """Have this picture chosen: the bytes of a small JPEG."""
        self.photo.show_photo(data)
        self.photo.choose.setFocus()

    def refuse_photo(self, sentence: str) -> None:
        """Say why a picture cannot be on it; the one that was chosen stays."""
        self.complain(sentence, self.photo.choose)


def note_line(slip: Slip, draft: HandingDraft | None) -> QLineEdit:
    """Where a word is written that goes with an answer."""
    line = slip.line(tr("A word with it"), tr("a word with it, if you like: it stays with who asked"))
    line.setText(draft.lines.get("note", "") if draft else "")
    return line


class FieldsForm(Slip):
    """Which fields of my card leave, for whom. Nothing is chosen beforehand but the name.

    ``kept`` brings the keys of the chosen ones. ``wished`` are those that were asked for;
    ``note`` is a word that goes with them, where it is an answer.
    """

    kept = Signal(object)

    def __init__(
        self,
        title: str,
        me: MyCard,
        blank: HandingDraft,
        *,
        wished: tuple[str, ...] = (),
        draft: HandingDraft | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(title, parent)
        self.about = blank
        chosen = draft.fields if draft else ("name",)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        self.boxes: dict[str, QCheckBox] = {}
        for key, (text, lead) in my_lines(me).items():
            asked = tr("asked for") if key in wished else ""
            box = self.boxes[key] = QCheckBox(escape_mnemonic(" · ".join(filter(None, (lead, text, asked)))), self)
            if key == PHOTO:
                box.setIcon(QIcon(QPixmap.fromImage(read_photo(me.photo) or QImage())))
                box.setIconSize(_THUMBNAIL)
            box.setChecked(key in chosen)
            column.addWidget(box)
        self.note_line = note_line(self, draft)
        self.note_line.setVisible(blank.form == Form.YES)
        column.addWidget(self.note_line)
        self._blank_fields = ("name",)
        self.lay_out(column, [*self.boxes.values(), self.note_line], words=tr("See what leaves"))
        self.first = next(iter(self.boxes.values()), self)

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of the chosen fields."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    @property
    def note(self) -> str:
        """The word that goes with them."""
        return self.note_line.text().strip()

    @property
    def draft(self) -> HandingDraft:
        """What is chosen now."""
        return HandingDraft(self.about.form, self.about.id, {"note": self.note} if self.note else {}, self.picked)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was chosen that would be missed."""
        return bool(self.note) or self.picked != self._blank_fields

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.picked)


class Preview(Slip):
    """Exactly what leaves, what it will do, and how large it is.

    ``kept`` says that it is to be saved, ``code_wanted`` that it is to go by a code, ``square_wanted`` that it is
    to be shown as a square, which is offered of what is small enough.
    ``write`` is what writes it for good, or nothing where that is done, or where there is nothing to be noted.
    """

    kept = Signal(object)
    code_wanted = Signal()
    square_wanted = Signal()

    def __init__(
        self,
        sealed: Sealed,
        me: MyCard,
        write: Callable[[Postbox], Sealed] | None,
        does: str,
    ) -> None:
        words = (
            tr("Exactly this leaves, for {name}", name=sealed.reader) if sealed.reader else tr("Exactly this leaves")
        )
        super().__init__(words)
        self.sealed, self.write = sealed, write
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        if does:
            column.addWidget(FlowingLabel(does, "text", parent=self))
        lines = QVBoxLayout()
        lines.setSpacing(SPACE.small)
        for text, lead in leaving_lines(sealed, me):
            lines.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=self))
        lines.addStretch(1)
        self.photo = Photo(leaving_photo(sealed, me), parent=self)
        said = QHBoxLayout()
        said.addLayout(lines, 1)
        said.addWidget(self.photo, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        column.addWidget(PlainLabel(size_words(sealed), "small", "soft", wrap=True, parent=self))
        by_code = KeyButton(_BY_CODE, way_words(sealed), parent=self)
        by_code.clicked.connect(self.code_wanted)
        self.as_square = KeyButton(_AS_SQUARE, tr("show it as a square"), parent=self)
        self.as_square.clicked.connect(self.square_wanted)
        self.as_square.setVisible(len(sealed.data) <= LARGEST_IN_SQUARES)
        ways = QHBoxLayout()
        ways.setSpacing(SPACE.small)
        ways.addWidget(by_code)
        ways.addWidget(self.as_square)
        ways.addStretch(1)
        column.addLayout(ways)
        self.lay_out(column, [], words=tr("Save the file…"))
        self.first = self.keep_button

    @property
    def is_worth_keeping(self) -> bool:
        """It is made again at any time."""
        return False

    @Slot()
    def keep(self) -> None:
        """Say so."""
        self.kept.emit(self.sealed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The other way out."""
        if event.text().upper() == _BY_CODE:
            self.code_wanted.emit()
        elif event.text().upper() == _AS_SQUARE and not self.as_square.isHidden():
            self.square_wanted.emit()
        else:
            super().keyPressEvent(event)
