"""My card to be filled in, the fields to be chosen, and exactly what leaves."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from models.handing import MyCard, Sealed
from models.handing.words import FIELD_WORDS
from resources import phrase, tr
from ui.places.handing.drafts import Form, HandingDraft
from ui.places.handing.sentences import field_lines, leaving_lines, size_words
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets import PlainLabel
from ui.widgets.flowing import FlowingLabel


class CardForm(Slip):
    """The fields of my card. ``kept`` brings them all."""

    kept = Signal(object)

    def __init__(self, me: MyCard, draft: HandingDraft | None = None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Your card: what you may hand over, field by field"), parent)
        self._blank = {key: me.fields.get(key, "") for key in FIELD_WORDS}
        grid = QGridLayout()
        grid.setHorizontalSpacing(SPACE.medium)
        grid.setVerticalSpacing(SPACE.small)
        self.lines: dict[str, QLineEdit] = {}
        for at, (key, words) in enumerate(FIELD_WORDS.items()):
            line = self.lines[key] = self.line(phrase(words), "")
            line.setText((draft.lines if draft else self._blank).get(key, ""))
            grid.addWidget(self.caption(phrase(words)), at // 2, 2 * (at % 2))
            grid.addWidget(line, at // 2, 2 * (at % 2) + 1)
        self.lay_out(grid, list(self.lines.values()))
        self.first = self.lines["name"]

    @property
    def draft(self) -> HandingDraft:
        """What stands in it now."""
        return HandingDraft(Form.CARD, lines={key: line.text() for key, line in self.lines.items()})

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return self.draft.lines != self._blank

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit({key: line.text().strip() for key, line in self.lines.items()})


class FieldsForm(Slip):
    """Which fields of my card leave, for whom. Nothing is chosen beforehand but the name.

    ``kept`` brings the keys of the chosen ones. ``wished`` are those that were asked for.
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
        for words, (key, lead) in zip(field_lines(me.fields), _filled(me), strict=True):
            asked = tr("asked for") if key in wished else ""
            box = self.boxes[key] = QCheckBox(" · ".join(filter(None, (lead, words[0], asked))), self)
            box.setChecked(key in chosen)
            column.addWidget(box)
        self._blank_fields = ("name",)
        self.lay_out(column, list(self.boxes.values()), words=tr("See what leaves"))
        self.first = next(iter(self.boxes.values()), self)

    @property
    def picked(self) -> tuple[str, ...]:
        """The keys of the chosen fields."""
        return tuple(key for key, box in self.boxes.items() if box.isChecked())

    @property
    def draft(self) -> HandingDraft:
        """What is chosen now."""
        return HandingDraft(self.about.form, self.about.id, fields=self.picked)

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was chosen that would be missed."""
        return self.picked != self._blank_fields

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.picked)


class Preview(Slip):
    """Exactly what leaves, and how large it is. ``kept`` says that it may be saved."""

    kept = Signal(object)

    def __init__(self, sealed: Sealed, me: MyCard, parent: QWidget | None = None) -> None:
        words = (
            tr("Exactly this leaves, for {name}", name=sealed.reader) if sealed.reader else tr("Exactly this leaves")
        )
        super().__init__(words, parent)
        self.sealed = sealed
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        for text, lead in leaving_lines(sealed, me):
            column.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=self))
        column.addWidget(PlainLabel(size_words(sealed), "small", "soft", wrap=True, parent=self))
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


def _filled(me: MyCard) -> list[tuple[str, str]]:
    return [(key, phrase(words)) for key, words in FIELD_WORDS.items() if me.fields.get(key)]
