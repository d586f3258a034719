"""What every step of a new vault has in common."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resources import tr
from ui.places.column import Column, come_last
from ui.places.sentence import Sentence
from ui.theme import SPACE
from ui.widgets import PlainLabel, plain_button, primary_button

WIDTH = 560


class Step(Column):
    """A title, a few words, what is asked (in ``content``), a sentence if something is wrong, and two buttons.

    ``on`` goes on, ``back`` goes back, as Escape does. What stands beside them goes into ``beside``.
    """

    went_on = Signal()
    went_back = Signal()

    def __init__(
        self, title: str, words: str, on: str = "", *, back: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(WIDTH, centred=True, parent=parent)
        self._on_words = on or tr("Go on")
        self.on = primary_button(self._on_words)
        self.back = plain_button(tr("Back"))
        self.back.setVisible(back)
        self.sentence = Sentence("ink", parent=self)
        self.title = PlainLabel(title, "title", wrap=True, parent=self)
        self.body.addWidget(self.title)
        if words:
            self.body.addWidget(PlainLabel(words, "text", "soft", wrap=True, parent=self))
        self.body.addSpacing(SPACE.medium)
        self.content = QVBoxLayout()
        self.content.setSpacing(SPACE.small)
        self.body.addLayout(self.content)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(SPACE.small)
        self.beside = QHBoxLayout()
        self.beside.setSpacing(SPACE.medium)
        self.beside.addWidget(self.back)
        self.beside.addStretch(1)
        self.beside.addWidget(self.on)
        self.body.addLayout(self.beside)
        self.on.clicked.connect(self.go_on)
        self.back.clicked.connect(self.went_back)
        self.setFocusProxy(self.on)
        if back:
            QShortcut(QKeySequence("Esc"), self).activated.connect(self.back.click)

    def begin(self) -> None:
        """Called each time the step comes into view."""

    def showEvent(self, event: QShowEvent) -> None:
        """Tab comes to the buttons last."""
        super().showEvent(event)
        items = (self.beside.itemAt(at) for at in range(self.beside.count()))
        come_last(self, [widget for item in items if item and (widget := item.widget())])

    @Slot()
    def go_on(self) -> None:
        """Go on, if what is asked is there."""
        if self.on.isEnabled():
            self.went_on.emit()

    def set_busy(self, words: str) -> None:
        """Say what is being done, and take no more; empty words end it."""
        self.on.set_words(words or self._on_words)
        self.setEnabled(not words)
