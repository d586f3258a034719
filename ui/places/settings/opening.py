"""What opens the vault, and when it locks."""

from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QWidget

from models.vault.errors import WrongPassphrase
from resources import tr
from ui.jobs import Jobs
from ui.places.settings import work
from ui.places.settings.dialogs import NewWordsDialog, PassphraseDialog
from ui.places.settings.part import Part
from ui.places.settings.rows import Choice, Row, Section
from ui.widgets import ask, plain_button


class Opening(Part):
    """Passphrase, recovery words, keyring, and minutes until the lock."""

    lock_after_chosen = Signal(object)

    def __init__(self, jobs: Jobs, page: QWidget, lock_after: int) -> None:
        super().__init__(jobs, page)
        self.passphrase = plain_button(tr("Change…"))
        self.passphrase.setAccessibleName(tr("Change the passphrase"))
        self.words = plain_button(tr("New words…"))
        self.keyring = QCheckBox(page)
        self.keyring.setAccessibleName(tr("This computer’s keyring"))
        self.keyring.setEnabled(False)
        self.lock_after = Choice(tr("Lock by itself"), _pauses(), page)
        self.lock_after.show_value(lock_after)
        self.passphrase_dialog: PassphraseDialog | None = None
        self.words_dialog: NewWordsDialog | None = None
        self.passphrase.clicked.connect(self._on_passphrase)
        self.words.clicked.connect(self._on_words)
        self.keyring.clicked.connect(self._on_keyring_clicked)
        self.lock_after.chosen.connect(self.lock_after_chosen)

    def section(self) -> Section:
        """The table of its rows."""
        return Section(
            tr("Opening and locking"),
            (
                Row(tr("Passphrase"), tr("The one you type to open the notebook."), self.passphrase),
                Row(tr("Recovery words"), tr("New ones take the place of those on your sheet."), self.words),
                Row(
                    tr("This computer’s keyring"),
                    tr("It opens the notebook by itself, for whoever uses your session."),
                    self.keyring,
                ),
                Row(tr("Lock by itself"), tr("When nothing was typed or moved for so long."), self.lock_after),
            ),
        )

    def show_facts(self, facts: work.Facts) -> None:
        """Show whether the keyring opens it."""
        super().show_facts(facts)
        self.keyring.setEnabled(True)
        self.keyring.setChecked(facts.kept_by_keyring)

    @Slot(bool)
    def _on_keyring_clicked(self, opens: bool) -> None:
        if self.facts:
            self.run(self.keyring, partial(work.let_keyring, opens, self.facts), self._on_keyring_done)

    def _on_keyring_done(self, _nothing: None) -> None:
        if self.keyring.isChecked():
            self.said.emit(tr("The keyring opens the notebook from now on. Keep the passphrase all the same."))
        else:
            self.said.emit(tr("The passphrase is asked for again from now on."))

    @Slot()
    def _on_passphrase(self) -> None:
        self.passphrase_dialog = PassphraseDialog(self.page)
        self.passphrase_dialog.wanted.connect(self._on_passphrase_wanted)
        self.passphrase_dialog.finished.connect(self.passphrase_dialog.deleteLater)
        self.passphrase_dialog.open()

    @Slot(str, str)
    def _on_passphrase_wanted(self, old: str, new: str) -> None:
        dialog = self.passphrase_dialog
        if dialog:
            dialog.set_busy(True)
            call = partial(work.new_passphrase, old, new)
            self.jobs.write(dialog, call, self._on_passphrase_answer, dialog.say_refused)

    def _on_passphrase_answer(self, wrong: WrongPassphrase | None) -> None:
        dialog = self.passphrase_dialog
        if dialog is None:
            return
        if wrong:
            dialog.say_old_is_wrong()
            return
        dialog.accept()
        self.passphrase_dialog = None
        self.said.emit(tr("The new passphrase opens the notebook from now on."))
        self.outdated.emit()

    @Slot()
    def _on_words(self) -> None:
        sure = ask(
            self.page,
            tr("New recovery words"),
            tr("Twenty new words take the place of those on your sheet, which open nothing any more."),
            tr("Draw new words"),
        )
        if sure:
            self.write(self.words, work.new_words, self._on_words_drawn)

    def _on_words_drawn(self, words: str) -> None:
        self.words_dialog = NewWordsDialog(words, self.page)
        self.words_dialog.finished.connect(self.words_dialog.deleteLater)
        self.words_dialog.open()


def _pauses() -> tuple[tuple[int, str], ...]:
    return (
        (5, tr("After 5 minutes")),
        (15, tr("After 15 minutes")),
        (30, tr("After 30 minutes")),
        (60, tr("After an hour")),
        (0, tr("Never")),
    )
