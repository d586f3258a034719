"""The last step: five names, and not an address book."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from resources import tr
from ui.places.first_run.step import Step
from ui.widgets import FramedField, link_button

COUNT = 5


class FiveNamesStep(Step):
    """Five small fields, each of which may stay empty."""

    address_book_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Who helped you this year?"),
            tr("Five names are a good beginning. The rest comes as you meet people."),
            tr("Open the notebook"),
            back=False,
            parent=parent,
        )
        self.fields = [FramedField(tr("Name {number}", number=at + 1), parent=self) for at in range(COUNT)]
        for field, following in zip(self.fields, [*self.fields[1:], None], strict=True):
            self.content.addWidget(field)
            field.edit.returnPressed.connect(following.setFocus if following else self.go_on)
        self.address_book = link_button(tr("Or import an address book"))
        self.address_book.clicked.connect(self._on_address_book)
        self.beside.insertWidget(1, self.address_book)
        self.setFocusProxy(self.fields[0])

    def names(self) -> tuple[str, ...]:
        """The names that were typed, each once."""
        typed = (" ".join(field.text().split()) for field in self.fields)
        return tuple(dict.fromkeys(filter(None, typed)))

    @Slot()
    def _on_address_book(self) -> None:
        self.address_book_wanted.emit()
