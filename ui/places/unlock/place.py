"""What happens at the door of a vault."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget, QWidget

from models.errors import Refused
from models.vault import VaultKey, VaultPaths
from models.vault.backup import BackupReport
from models.vault.errors import VaultDamaged, VaultMissing, WrongPassphrase
from models.vault.key_file import KeyFile
from models.vault.keys import SlotKind
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.attempts import attempt
from ui.places.backup_files import backup_words
from ui.places.choosing import choose_backup, choose_folder
from ui.places.unlock.passphrase_page import PassphrasePage
from ui.places.unlock.ways import (
    Way,
    by_key,
    by_passphrase,
    by_words,
    key_of_keyring,
    newest_good_backup,
    restore_beside,
)
from ui.places.unlock.words_page import WordsPage
from ui.widgets import ask

Enter = Callable[[Path, VaultKey], Any]
"""Opens a vault with its key and gives back whatever the program works with; called off the GUI thread."""

KEYRING_SECONDS = 7.0
"""A little more than the keyring's own limit: it is asked beside the passphrase, and nobody waits for it."""


class UnlockPlace(QStackedWidget):
    """The screen in front of a vault, called ``name`` there, or else as its folder.

    Nothing slow runs in the window: keys are derived, vaults opened and backups looked over elsewhere.
    """

    entered = Signal(object)
    """What ``enter`` gave back."""

    refused = Signal()
    """The last attempt did not open it; the sentence is shown."""

    other_folder_chosen = Signal(object)
    """The folder of another vault."""

    new_vault_requested = Signal()

    def __init__(self, jobs: Jobs, folder: Path, enter: Enter, name: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._folder = folder
        self._enter = enter
        self._way: Way | None = None
        self._keyring: Job | None = None
        self._attempt: Job | None = None
        self._backup: BackupReport | None = None
        self.page = PassphrasePage(name or folder.stem, self)
        self._words: WordsPage | None = None
        self._offers_keyring = False
        self.addWidget(self.page)
        self.setFocusProxy(self.page)
        self._connect()

    @property
    def words(self) -> WordsPage:
        """The page of the recovery words, made when it is first wanted: few ever do."""
        if self._words is None:
            page = self._words = WordsPage(self)
            page.given.connect(self._on_words_given)
            page.left.connect(self._on_words_left)
            QShortcut(QKeySequence("Esc"), page).activated.connect(page.back.click)
            self.addWidget(page)
        return self._words

    def look(self) -> None:
        """Say at once what is wrong with the folder, before a passphrase is typed for nothing."""
        read = partial(KeyFile.read, VaultPaths(self._folder).keys)
        self._jobs.run(self, partial(attempt, read), self._on_looked)

    def _on_looked(self, found: KeyFile | Refused) -> None:
        if isinstance(found, KeyFile):
            self.page.keyring.setVisible(self._offers_keyring and SlotKind.KEYRING in found.slots)
        elif not self.page.busy:
            self.page.say(str(found))

    def ask_keyring(self) -> None:
        """Try this computer's keyring, beside the passphrase field, which can be used meanwhile."""
        if self._keyring is None or self._keyring.over:
            self._keyring = self._jobs.run(
                self,
                partial(key_of_keyring, self._folder),
                self._on_keyring_answer,
                self._on_keyring_silence,
                timeout=KEYRING_SECONDS,
            )

    def offer_keyring(self) -> None:
        """Let the user ask the keyring if it has a way in, as after a lock, when it must not open by itself."""
        self._offers_keyring = True
        self.look()

    def open_with(self, passphrase: str) -> None:
        """Try a passphrase."""
        self._try(by_passphrase(passphrase))

    def _connect(self) -> None:
        self.page.passphrase_given.connect(self.open_with)
        self.page.words_wanted.connect(self._on_words_wanted)
        self.page.keyring_wanted.connect(self.ask_keyring)
        self.page.backup_wanted.connect(self._on_backup_wanted)
        self.page.other_backup_wanted.connect(self._on_other_backup_wanted)
        self.page.other_folder_wanted.connect(self._on_other_folder_wanted)
        self.page.new_vault_wanted.connect(self.new_vault_requested)

    # Opening

    def _try(self, way: Way) -> None:
        self._way = way
        self._set_busy(True)
        self.page.say("")
        call = partial(way.into_vault, self._folder)
        self._attempt = self._jobs.run(self, partial(attempt, call), self._on_key, replacing=self._attempt)

    def _on_key(self, found: VaultKey | Refused) -> None:
        if isinstance(found, Refused):
            self._show_refusal(found)
        else:
            self._go_in(self._folder, found)

    def _go_in(self, folder: Path, key: VaultKey) -> None:
        if self._keyring:
            self._keyring.cancel()
        self._way = by_key(key)
        self._set_busy(True)
        call = partial(self._enter, folder, key)
        self._attempt = self._jobs.run(self, partial(attempt, call), self._on_entered, replacing=self._attempt)

    def _on_entered(self, found: object) -> None:
        if isinstance(found, Refused):
            self._show_refusal(found)
            return
        self.page.field.clear()
        if self._words:
            self._words.begin()
        self.entered.emit(found)

    def _show_refusal(self, refusal: Refused) -> None:
        self._set_busy(False)
        self.refused.emit()
        if isinstance(refusal, WrongPassphrase) and self.currentWidget() is self._words:
            self.words.say_words_are_wrong(str(refusal))
            return
        self.setCurrentWidget(self.page)
        self.page.say(str(refusal))
        self.page.ask_again()
        if isinstance(refusal, VaultDamaged):
            self._look_for_backup()
        elif isinstance(refusal, VaultMissing):
            self.page.another.setFocus()

    def _set_busy(self, busy: bool) -> None:
        self.page.set_busy(busy)
        if self._words:
            self._words.set_busy(busy)

    # The keyring

    def _on_keyring_answer(self, key: VaultKey | None) -> None:
        if key is None:
            self._on_keyring_silence("")
        elif self.currentWidget() is self.page:
            self._go_in(self._folder, key)

    def _on_keyring_silence(self, _sentence: str) -> None:
        self.page.keyring.hide()

    # The words

    @Slot()
    def _on_words_wanted(self) -> None:
        self.words.begin()
        self.setCurrentWidget(self.words)
        self.words.setFocus()

    @Slot()
    def _on_words_left(self) -> None:
        self.words.begin()
        self.setCurrentWidget(self.page)
        self.page.setFocus()

    @Slot(str, str)
    def _on_words_given(self, words: str, passphrase: str) -> None:
        self._try(by_words(words, passphrase))

    # Damage

    def _look_for_backup(self) -> None:
        if self._way is None:
            return
        look = partial(newest_good_backup, self._folder, self._way.into_backup)
        self._jobs.run(self, partial(attempt, look), self._on_backup_found)

    def _on_backup_found(self, found: BackupReport | Refused | None) -> None:
        self.page.other_backup.show()
        if isinstance(found, Refused):
            self.page.sentence.say(tr("The vault is damaged, and this passphrase opens none of its backups."))
        elif found is None:
            self.page.sentence.say(
                tr("The vault is damaged, and no good backup lies with it. Choose one you keep elsewhere.")
            )
        else:
            self._backup = found
            self.page.backup.set_words(tr("Restore the backup of {moment}…", moment=backup_words(found.file)))
            self.page.backup.show()

    @Slot()
    def _on_backup_wanted(self) -> None:
        if self._backup:
            self._restore(self._backup.file)

    @Slot()
    def _on_other_backup_wanted(self) -> None:
        if file := choose_backup(self, self._folder.parent):
            self._restore(file)

    def _restore(self, file: Path) -> None:
        sure = ask(
            self,
            tr("Restore a backup"),
            tr("A new vault is made beside the damaged one, which stays as it is."),
            tr("Restore"),
        )
        if not sure or self._way is None:
            return
        self._set_busy(True)
        self.page.say("")
        call = partial(restore_beside, self._folder, file, self._way.into_backup)
        self._jobs.run(self, partial(attempt, call), self._on_restored)

    def _on_restored(self, found: tuple[Path, VaultKey] | Refused) -> None:
        if isinstance(found, Refused):
            self._set_busy(False)
            self.page.say(str(found))
            self.page.other_backup.show()
        else:
            self._go_in(*found)

    # Elsewhere

    @Slot()
    def _on_other_folder_wanted(self) -> None:
        if folder := choose_folder(self, tr("Choose a vault’s folder"), self._folder.parent):
            self.other_folder_chosen.emit(folder)
