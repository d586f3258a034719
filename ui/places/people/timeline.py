"""What happened with somebody, the latest first, grouped by time."""

from collections.abc import Iterable, Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.interactions import Interaction
from models.people.portrait import Portrait
from resources import tr
from ui.places.pen import Pen
from ui.places.people.drafts import Draft
from ui.places.people.edits import Exchange, keep_exchange, remove_exchange
from ui.places.people.exchange_form import ExchangeForm
from ui.places.people.exchange_row import ROOM, ExchangeRow
from ui.places.people.sentences import exchange_group
from ui.theme import SPACE
from ui.widgets import PlainLabel, link_button, quiet_button


class Timeline(QWidget):
    """A heading, a form while one writes, and a row an interaction.

    ``form_opened`` brings the form, which should be seen. A draft that is left is found again on coming back:
    there is one for each person at most. ``reading_wanted`` asks for all of it on a page of its own.
    """

    form_opened = Signal(QWidget)
    reading_wanted = Signal()

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pen = pen
        self._portrait: Portrait | None = None
        self._form: ExchangeForm | None = None
        self._drafts: dict[int, Draft] = {}
        self._writes_on = False
        self._rows: dict[int, ExchangeRow] = {}
        log = link_button(tr("Log an exchange"), "plus")
        log.clicked.connect(self.log)
        self._reading = quiet_button(tr("Read everything"))
        self._reading.clicked.connect(self.reading_wanted)
        head = QHBoxLayout()
        head.setContentsMargins(ROOM, 0, ROOM, 0)
        head.addWidget(PlainLabel(tr("Over time"), "section", "soft", parent=self))
        head.addStretch(1)
        head.addWidget(self._reading)
        head.addWidget(log)
        self._column = QVBoxLayout()
        self._column.setSpacing(0)
        self._nothing = PlainLabel(tr("Nothing is written down yet."), "text", "soft", parent=self)
        self._nothing.setContentsMargins(ROOM, 0, ROOM, 0)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.hair)
        layout.addLayout(head)
        layout.addWidget(self._nothing)
        layout.addLayout(self._column)

    @property
    def form(self) -> ExchangeForm | None:
        """The form, while somebody writes in it."""
        return self._form

    @property
    def rows(self) -> list[ExchangeRow]:
        """The rows that are shown, the latest first."""
        return list(self._rows.values())

    @property
    def drafts(self) -> dict[int, Draft]:
        """What is half written, by the person whose page it is on."""
        if self._form is None or self._portrait is None or not self._form.is_worth_keeping:
            return dict(self._drafts)
        return self._drafts | {self._portrait.person.id: self._form.draft}

    @property
    def marked(self) -> ExchangeRow | None:
        """The row that is marked."""
        return next((row for row in self._rows.values() if row.is_marked), None)

    def bring_back(self, drafts: Mapping[int, Draft], *, focus: bool) -> None:
        """Have these drafts, each on the page of its person; ``focus`` goes on writing in the first that is shown."""
        self._drafts = dict(drafts)
        self._writes_on = focus

    def waits_for(self, person: int) -> int | None:
        """The interaction that a draft on somebody's page changes, and that has to be there for it."""
        draft = self._drafts.get(person)
        return draft.id if draft else None

    def mark(self, id: int) -> bool:
        """Bring the keyboard to an interaction and mark it, until the next key or click; whether it is there."""
        row = self._rows.get(id)
        if row is None:
            return False
        if self._form is not None and self._form.id == id:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        self.unmark()
        row.setFocus(Qt.FocusReason.OtherFocusReason)
        row.set_marked(True)
        return True

    def unmark(self) -> None:
        """Mark none."""
        if (row := self.marked) is not None:
            row.set_marked(False)

    def show_portrait(self, portrait: Portrait) -> None:
        """Show what happened with somebody. Rows that say the same are left as they are."""
        other = self._portrait is None or self._portrait.person.id != portrait.person.id
        if other:
            self._leave()
            self._drop_rows()  # the same exchange reads differently on another page
        self._portrait = portrait
        self._nothing.setVisible(not portrait.timeline and self._form is None)
        self._reading.setVisible(bool(portrait.timeline))
        self._lay_out()
        self._go_on(portrait)

    @Slot()
    def log(self) -> None:
        """Open the form for a new interaction."""
        if self._portrait is None:
            return
        if self._form is not None:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._open(None)

    def leave(self) -> None:
        """Put a draft aside for when one comes back."""
        self._leave()

    def _lay_out(self) -> None:
        """Have the headings and rows stand in the column, making only those that are new."""
        portrait = self._portrait
        if portrait is None:
            return
        kept = {row.exchange: row for row in self._rows.values()}
        focused = next((id for id, row in self._rows.items() if row.hasFocus()), None)
        while item := self._column.takeAt(0):
            widget = item.widget()
            if isinstance(widget, PlainLabel):
                widget.hide()
                widget.deleteLater()
        self._rows = {}
        edited = self._form.id if self._form is not None else None
        if self._form is not None and edited not in {exchange.id for exchange in portrait.timeline}:
            self._column.addWidget(self._form)
        group = ""
        for exchange in portrait.timeline:
            heading = exchange_group(exchange.on, portrait.today)
            if heading != group:
                self._column.addWidget(self._heading(heading))
                group = heading
            row = kept.pop(exchange, None) or self._row(exchange, portrait)
            self._rows[exchange.id] = row
            self._column.addWidget(row)
            row.setVisible(exchange.id != edited)
            if self._form is not None and exchange.id == edited:
                self._column.addWidget(self._form)
        _let_go(kept.values())
        if focused in self._rows and not self._rows[focused].hasFocus():
            self._rows[focused].setFocus(Qt.FocusReason.OtherFocusReason)

    def _drop_rows(self) -> None:
        _let_go(self._rows.values())
        self._rows = {}

    def _heading(self, words: str) -> PlainLabel:
        label = PlainLabel(words, "small", "soft", parent=self)
        label.setContentsMargins(ROOM, SPACE.small, ROOM, SPACE.hair)
        return label

    def _row(self, exchange: Interaction, portrait: Portrait) -> ExchangeRow:
        row = ExchangeRow(exchange, portrait.person.id, portrait.today, self)
        row.edit_requested.connect(self._on_edit)
        row.remove_requested.connect(self._on_remove)
        return row

    def _go_on(self, portrait: Portrait) -> None:
        """Open what was left on this page, once the interaction that it changes is there."""
        all_there = not portrait.has_more
        if self._form is not None:
            if all_there and self._form.id not in self._rows:
                self._form.id = None  # it was removed meanwhile: what is written about it becomes a new one
            return
        draft = self._drafts.get(portrait.person.id)
        if draft is None or (draft.id is not None and draft.id not in self._rows and not all_there):
            return
        del self._drafts[portrait.person.id]
        focus, self._writes_on = self._writes_on, False
        self._open(draft.id if draft.id in self._rows else None, draft, focus=focus)

    def _blank(self, portrait: Portrait, id: int | None) -> Draft:
        """The form as it opens: for a new interaction, or for the one with this ``id``."""
        if id is None:
            return Draft.begun_with([(portrait.person.id, portrait.person.name)])
        return Draft.of(self._rows[id].exchange, portrait.today)

    def _open(self, id: int | None, draft: Draft | None = None, *, focus: bool = True) -> None:
        portrait = self._portrait
        if portrait is None:
            return
        form = ExchangeForm(
            self._pen.jobs,
            self._blank(portrait, id),
            portrait.today,
            portrait.known_tags,
            draft=draft.on_day(portrait.today) if draft else None,
            parent=self,
        )
        form.kept.connect(self._on_kept)
        form.given_up.connect(self._on_given_up)
        self._form = form
        self._nothing.hide()
        self._lay_out()
        form.show()
        if focus:
            form.setFocus(Qt.FocusReason.OtherFocusReason)
            self.form_opened.emit(form)

    def _leave(self) -> None:
        if self._form is not None and self._portrait is not None:
            if self._form.is_worth_keeping:
                self._drafts[self._portrait.person.id] = self._form.draft
            self._close_form()

    def _close_form(self) -> None:
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    @Slot(int)
    def _on_edit(self, id: int) -> None:
        if id not in self._rows:
            return
        if self._form is not None and self._form.is_worth_keeping:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)  # what is half written there comes first
            self.form_opened.emit(self._form)
            return
        self._close_form()
        self._open(id)

    @Slot(int)
    def _on_remove(self, id: int) -> None:
        self._pen.write(remove_exchange, partial(self._pen.said.emit, tr("The exchange is removed.")), id=id)

    @Slot(object)
    def _on_kept(self, exchange: Exchange) -> None:
        id = self._form.id if self._form is not None else None
        for name in (who for who in exchange.people if isinstance(who, str)):
            self._pen.said.emit(tr("{name} is among your people now.", name=name), 0)
        self._pen.write(keep_exchange, self._on_written, exchange=exchange, id=id)

    def _on_written(self, id: int) -> None:
        self._end(id)

    @Slot()
    def _on_given_up(self) -> None:
        self._end(self._form.id if self._form is not None else None)

    def _end(self, id: int | None) -> None:
        """Close the form, and leave the keyboard on the row it was about."""
        self._close_form()
        self._lay_out()
        if self._portrait is not None:
            self._nothing.setVisible(not self._portrait.timeline)
        if id is not None and id in self._rows:
            self._rows[id].setFocus(Qt.FocusReason.OtherFocusReason)


def _let_go(rows: Iterable[ExchangeRow]) -> None:
    for row in rows:
        row.hide()
        row.deleteLater()
