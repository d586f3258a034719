"""The two questions that need more than a button: another passphrase, and new words."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QDialog, QWidget

from resources import tr
from ui.places.new_passphrase import NewPassphrase
from ui.places.sentence import Sentence
from ui.places.words_entry import WordsShown
from ui.theme import SPACE
from ui.widgets import PassphraseField, PlainLabel, button_row, dialog_column, plain_button, primary_button

_WIDTH = 400
_WORDS_WIDTH = 580


class PassphraseDialog(QDialog):
    """Asks for the old passphrase and a new one; ``wanted`` with both. It closes when ``accept`` is called."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Change the passphrase"))
        self.old = PassphraseField(tr("Passphrase so far"), tr("Passphrase so far"), parent=self)
        self.new = NewPassphrase(self)
        self.sentence = Sentence("ink", parent=self)
        self.cancel = plain_button(tr("Cancel"))
        self.change = primary_button(tr("Change it"))
        column = dialog_column(self, self.windowTitle())
        hint = tr("A backup is made first. Backups made so far keep the passphrase they had.")
        column.addWidget(PlainLabel(hint, "text", "soft", wrap=True, parent=self))
        column.addSpacing(SPACE.small)
        for widget in (self.old, self.new, self.sentence):
            widget.setFixedWidth(_WIDTH)
            column.addWidget(widget)
        column.addLayout(button_row(self.cancel, self.change))
        self.old.entered.connect(self.new.setFocus)
        self.old.text_changed.connect(self._on_changed)
        self.new.changed.connect(self._on_changed)
        self.new.entered.connect(self._on_change)
        self.change.clicked.connect(self._on_change)
        self.cancel.clicked.connect(self.reject)
        self._on_changed()
        self.old.setFocus()

    def set_busy(self, busy: bool) -> None:
        """Show that it is being changed, or no longer."""
        self.change.set_words(tr("Changing it…") if busy else tr("Change it"))
        self.setEnabled(not busy)

    def say_old_is_wrong(self) -> None:
        """The old one is not it: say so, and mark what was typed."""
        self.say_refused(tr("This is not the passphrase so far. Try again."))
        self.old.setFocus()
        self.old.edit.selectAll()

    def say_refused(self, sentence: str) -> None:
        """It was not changed: say why, and stay."""
        self.set_busy(False)
        self.sentence.say(sentence)

    @Slot()
    def _on_changed(self) -> None:
        self.change.setEnabled(bool(self.old.text()) and self.new.ready)

    @Slot()
    def _on_change(self) -> None:
        if self.change.isEnabled():
            self.wanted.emit(self.old.text(), self.new.text())


class NewWordsDialog(QDialog):
    """Shows new recovery words once."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Your new recovery words"))
        self.done_button = primary_button(tr("I have written them down"))
        column = dialog_column(self, self.windowTitle())
        hint = tr("Write them on paper, in this order, and put the old sheet away for good: it opens nothing any more.")
        column.addWidget(PlainLabel(hint, "text", "soft", wrap=True, parent=self))
        column.addSpacing(SPACE.small)
        shown = WordsShown(words.split(), self)
        shown.setFixedWidth(_WORDS_WIDTH)
        column.addWidget(shown)
        column.addLayout(button_row(self.done_button))
        self.done_button.clicked.connect(self.accept)

    def closeEvent(self, event: QCloseEvent) -> None:
        """They are shown this once: only the button closes them."""
        event.ignore()

    def reject(self) -> None:
        """Escape is too quickly pressed."""
