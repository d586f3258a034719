"""The second page of the door: the recovery words, and the passphrase they make possible."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resources import tr
from ui.places.column import Column, come_last
from ui.places.new_passphrase import NewPassphrase
from ui.places.sentence import Sentence
from ui.places.words_entry import WordsEntry
from ui.theme import SPACE
from ui.widgets import PlainLabel, plain_button, primary_button

WIDTH = 640
_PASSPHRASE_WIDTH = 380


class WordsPage(Column):
    """First the words, then a new passphrase; ``given`` with both when they are there."""

    given = Signal(str, str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, centred=True, parent=parent)
        self.words = WordsEntry(parent=self)
        self.passphrase = NewPassphrase(self)
        self.passphrase.setMaximumWidth(_PASSPHRASE_WIDTH)
        self.sentence = Sentence("ink", parent=self)
        self.back = plain_button(tr("Back"))
        self.go_on = primary_button(tr("Go on"))
        self._title = PlainLabel("", "title", parent=self)
        self._explains = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._steps = QStackedWidget(self)
        self._busy = False
        self._lay_out()
        self._connect()
        self._show_step(self.words)

    def begin(self) -> None:
        """Start with the words."""
        self.words.clear()
        self.passphrase.clear()
        self.sentence.say("")
        self._show_step(self.words)

    def set_busy(self, busy: bool) -> None:
        """Show that the vault is being opened, or no longer."""
        self._busy = busy
        self.go_on.set_words(tr("Opening…") if busy else tr("Go on"))
        self.setEnabled(not busy)

    def say_words_are_wrong(self, sentence: str) -> None:
        """Back to the words, which stay as they were typed."""
        self._show_step(self.words)
        self.sentence.say(sentence)

    def _lay_out(self) -> None:
        passphrase_step = QWidget(self)
        inner = QVBoxLayout(passphrase_step)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.passphrase)
        inner.addStretch(1)
        passphrase_step.setFocusProxy(self.passphrase)
        self._pages = {self.words: self.words, self.passphrase: passphrase_step}
        for page in self._pages.values():
            self._steps.addWidget(page)
        for widget in (self._title, self._explains):
            self.body.addWidget(widget)
        self.body.addSpacing(SPACE.medium)
        self.body.addWidget(self._steps)
        self.body.addWidget(self.sentence)
        self.body.addSpacing(SPACE.small)
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.go_on)
        self.body.addLayout(row)
        come_last(self, [self.back, self.go_on])

    def _connect(self) -> None:
        self.words.changed.connect(self._on_changed)
        self.passphrase.changed.connect(self._on_changed)
        for entered in (self.words.completed, self.passphrase.entered, self.go_on.clicked):
            entered.connect(self._on_go_on)
        self.back.clicked.connect(self._on_back)

    @property
    def _at_words(self) -> bool:
        return self._steps.currentWidget() is self.words

    def _show_step(self, step: QWidget) -> None:
        self._steps.setCurrentWidget(self._pages[step])
        if self._at_words:
            self._title.setText(tr("Your recovery words"))
            self._explains.setText(
                tr("The 20 words of your sheet, in their order. Four letters of each will do, or paste them all.")
            )
        else:
            self._title.setText(tr("A new passphrase"))
            self._explains.setText(
                tr("It takes the place of the one that is lost. The recovery words stay as they are.")
            )
        self.sentence.say("")
        self.setFocusProxy(step)
        step.setFocus(Qt.FocusReason.OtherFocusReason)
        self._on_changed()

    @Slot()
    def _on_changed(self) -> None:
        self.go_on.setEnabled(self.words.ready if self._at_words else self.passphrase.ready)
        if self._at_words:
            self.sentence.say(self.words.doubt())

    @Slot()
    def _on_go_on(self) -> None:
        if self._busy:
            return
        if self._at_words and self.words.ready:
            self._show_step(self.passphrase)
        elif not self._at_words and self.passphrase.ready:
            self.given.emit(self.words.text(), self.passphrase.text())

    @Slot()
    def _on_back(self) -> None:
        if self._at_words:
            self.left.emit()
        else:
            self._show_step(self.words)
