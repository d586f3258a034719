"""The first page of the door: which vault it is, and a field for its passphrase."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from resources import tr
from ui.places.column import Column, come_last
from ui.places.sentence import Sentence
from ui.theme import SPACE
from ui.widgets import Button, Glyph, PassphraseField, PlainLabel, link_button, primary_button, quiet_button

WIDTH = 380


class PassphrasePage(Column):
    """Says what happens in it, and does nothing by itself.

    ``offered`` is a button under the sentence, for what can be done about it.
    """

    passphrase_given = Signal(str)
    words_wanted = Signal()
    keyring_wanted = Signal()
    backup_wanted = Signal()
    other_backup_wanted = Signal()
    other_folder_wanted = Signal()
    new_vault_wanted = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(WIDTH, centred=True, parent=parent)
        self.field = PassphraseField(tr("Passphrase"), tr("Passphrase"), parent=self)
        self.open = primary_button(tr("Open"))
        self.sentence = Sentence("ink", parent=self)
        self.backup = self._offer("", "history")
        self.other_backup = self._offer(tr("Choose a backup file…"), "folder-open")
        self.keyring = self._offer(tr("Open with this computer’s keyring"), "key-round")
        self.words = link_button(tr("Use the recovery words"))
        self.another = link_button(tr("Another vault…"))
        self._busy = False
        self._lay_out(name)
        self._connect()
        self.setFocusProxy(self.field)

    @property
    def busy(self) -> bool:
        """Whether the vault is being opened."""
        return self._busy

    def set_busy(self, busy: bool) -> None:
        """Show that the vault is being opened, or no longer. The field keeps the keyboard."""
        self._busy = busy
        self.field.edit.setReadOnly(busy)
        self.open.set_words(tr("Opening…") if busy else tr("Open"))
        for button in (self.open, self.words, self.another, self.backup, self.other_backup, self.keyring):
            button.setEnabled(not busy)

    def say(self, words: str) -> None:
        """Say a sentence, and take back what was offered under the last one."""
        self.sentence.say(words)
        for button in (self.backup, self.other_backup):
            button.hide()

    def ask_again(self) -> None:
        """What was typed is not it: it is marked, so that the next key replaces it."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def _offer(self, words: str, icon_name: str) -> Button:
        button = quiet_button(words, icon_name)
        button.hide()
        return button

    def _lay_out(self, name: str) -> None:
        title = PlainLabel(name, "title", parent=self)
        title.setWordWrap(True)
        for centred in (Glyph("lock", "soft", 26, parent=self), title):
            self.body.addWidget(centred, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(SPACE.medium)
        self.body.addWidget(self.field)
        self.body.addWidget(self.open)
        self.body.addSpacing(SPACE.hair)
        self.body.addWidget(self.sentence)
        for offered in (self.backup, self.other_backup, self.keyring):
            self.body.addWidget(offered, 0, Qt.AlignmentFlag.AlignLeft)
        self.body.addSpacing(SPACE.small)
        row = QHBoxLayout()
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(self.another)
        self.body.addLayout(row)
        come_last(self, [self.open, self.backup, self.other_backup, self.keyring, self.words, self.another])

    def _connect(self) -> None:
        self.field.entered.connect(self._on_entered)
        self.open.clicked.connect(self._on_entered)
        self.words.clicked.connect(self.words_wanted)
        self.keyring.clicked.connect(self.keyring_wanted)
        self.backup.clicked.connect(self.backup_wanted)
        self.other_backup.clicked.connect(self.other_backup_wanted)
        self.menu = QMenu(self)
        self.menu.addAction(tr("Open another folder…"), self.other_folder_wanted.emit)
        self.menu.addAction(tr("Make a new vault…"), self.new_vault_wanted.emit)
        self.another.clicked.connect(self._on_another)

    @Slot()
    def _on_another(self) -> None:
        self.menu.popup(self.another.mapToGlobal(self.another.rect().bottomLeft()))

    @Slot()
    def _on_entered(self) -> None:
        if not self._busy and self.field.text():
            self.passphrase_given.emit(self.field.text())
