"""A page to write an exchange on: the same form wherever one begins it."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot

from resources import tr
from ui.places.column import Column
from ui.places.pen import Pen
from ui.places.people.drafts import Draft
from ui.places.people.edits import Exchange, keep_exchange
from ui.places.people.exchange_form import ExchangeForm
from ui.theme import SPACE
from ui.widgets import PlainLabel

_WIDTH: Final = 760


class ExchangeSheet(Column):
    """Holds the form while somebody writes. ``kept`` brings the id of the interaction that was written,
    ``given_up`` says that nothing is to be.
    """

    kept = Signal(int)
    given_up = Signal()

    def __init__(self, pen: Pen) -> None:
        super().__init__(_WIDTH)
        self._pen = pen
        self._form: ExchangeForm | None = None
        self._title = PlainLabel("", "title", parent=self)
        self.body.setSpacing(SPACE.large)
        self.body.addWidget(self._title)

    @property
    def form(self) -> ExchangeForm | None:
        """The form, while there is one."""
        return self._form

    @property
    def draft(self) -> Draft | None:
        """What is half written and would be missed."""
        return self._form.draft if self._form is not None and self._form.is_worth_keeping else None

    def open(self, blank: Draft, today: date, tags: Sequence[str], draft: Draft | None = None) -> None:
        """Begin to write; ``draft`` is what was left another time."""
        self.close_form()
        form = ExchangeForm(self._pen.jobs, blank, today, tags, draft=draft.on_day(today) if draft else None)
        form.kept.connect(self._on_kept)
        form.given_up.connect(self._on_given_up)
        self._form = form
        self._title.setText(form.accessibleName())
        self.body.addWidget(form)

    def begin(self) -> None:
        """Bring the keyboard to where one writes."""
        if self._form is not None:
            self._form.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Put the form away, with what is in it."""
        form, self._form = self._form, None
        if form is not None:
            form.hide()
            form.deleteLater()

    @Slot(object)
    def _on_kept(self, exchange: Exchange) -> None:
        id = self._form.id if self._form is not None else None
        news = [who for who in exchange.people if isinstance(who, str)]
        self._pen.write(keep_exchange, partial(self._on_written, news), exchange=exchange, id=id)

    def _on_written(self, news: Sequence[str], id: int) -> None:
        for name in news:
            self._pen.said.emit(tr("{name} is among your people now.", name=name), 0)
        self.close_form()
        self.kept.emit(id)

    @Slot()
    def _on_given_up(self) -> None:
        self.close_form()
        self.given_up.emit()
