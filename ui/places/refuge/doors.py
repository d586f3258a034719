"""Refuge while it is closed: the invitation, the making of its lock, and the door."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.places.column import Column, come_last
from ui.places.new_passphrase import NewPassphrase
from ui.places.refuge.settings_slip import fading_words
from ui.places.sentence import Sentence
from ui.theme import SPACE
from ui.widgets import Button, EmptyState, Glyph, PassphraseField, PlainLabel, link_button, primary_button, quiet_button

_WIDTH = 460
_DOOR_WIDTH = 380


class Invitation(EmptyState):
    """What Refuge is, before there is one. Nothing is kept until one says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            "life-buoy",
            tr("A word a day about how you are, if you like, and the five people you can call on a heavy night."),
            tr("Make a Refuge…"),
            more=tr("It is closed by a passphrase of its own, and nothing of it ever shows anywhere else."),
            parent=parent,
        )


class MakingPage(Column):
    """A passphrase thought up, and told what it means. ``made`` brings it, ``left`` tells of a change of mind."""

    made = Signal(str)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_WIDTH, parent=parent)
        self.new = NewPassphrase(self)
        self.button = primary_button(tr("Make it"))
        self.cancel = quiet_button(tr("Cancel"))
        self.sentence = Sentence("warm", parent=self)
        self.body.addWidget(PlainLabel(tr("A passphrase for Refuge"), "title", parent=self))
        for words in (
            tr("Another one than the vault’s. With that one alone Refuge stays closed, in backups and exports too."),
            tr(
                "Nobody can open it if you forget this passphrase: not you, not we, nor the recovery words."
                " You could only take all of it out and begin anew."
            ),
        ):
            self.body.addWidget(PlainLabel(words, wrap=True, parent=self))
        self.body.addWidget(PlainLabel(fading_words(), "small", "soft", wrap=True, parent=self))
        self.body.addSpacing(SPACE.small)
        self.body.addWidget(self.new)
        self.body.addWidget(self.sentence)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.button)
        self.body.addLayout(row)
        come_last(self, [self.cancel, self.button])
        self.setFocusProxy(self.new)
        self.new.entered.connect(self._on_entered)
        self.button.clicked.connect(self._on_entered)
        self.cancel.clicked.connect(self.left)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Escape is a change of mind."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @property
    def busy(self) -> bool:
        """Whether the lock is being made."""
        return not self.button.isEnabled()

    def set_busy(self, busy: bool) -> None:
        """Show that the lock is being made, or no longer."""
        self.button.setEnabled(not busy)
        self.button.set_words(tr("Making it…") if busy else tr("Make it"))

    def clear(self) -> None:
        """Forget what was typed."""
        self.new.clear()
        self.sentence.say("")
        self.set_busy(False)

    @Slot()
    def _on_entered(self) -> None:
        if self.busy:
            return
        if self.new.ready:
            self.sentence.say("")
            self.made.emit(self.new.text())
        else:
            self.sentence.say(tr("Type it twice the same, eight characters at least."))


class DoorPage(Column):
    """A field for its passphrase. ``given`` brings it, ``forgotten`` tells that it is lost."""

    given = Signal(str)
    forgotten = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_DOOR_WIDTH, centred=True, parent=parent)
        self.field = PassphraseField(tr("Refuge’s passphrase"), tr("Refuge’s passphrase"), parent=self)
        self.open: Button = primary_button(tr("Open"))
        self.lost = link_button(tr("I have forgotten it…"))
        self.sentence = Sentence("ink", parent=self)
        for centred in (
            Glyph("life-buoy", "soft", 26, parent=self),
            PlainLabel(tr("Refuge is closed"), "title", parent=self),
        ):
            self.body.addWidget(centred, 0, Qt.AlignmentFlag.AlignHCenter)
        self.body.addSpacing(SPACE.medium)
        self.body.addWidget(self.field)
        self.body.addWidget(self.open)
        self.body.addWidget(self.sentence)
        self.body.addWidget(self.lost, 0, Qt.AlignmentFlag.AlignLeft)
        come_last(self, [self.open, self.lost])
        self.setFocusProxy(self.field)
        self.field.entered.connect(self._on_entered)
        self.open.clicked.connect(self._on_entered)
        self.lost.clicked.connect(self.forgotten)

    def set_busy(self, busy: bool) -> None:
        """Show that it is being opened, or no longer."""
        self.field.edit.setReadOnly(busy)
        self.open.setEnabled(not busy)
        self.open.set_words(tr("Opening…") if busy else tr("Open"))

    def refuse(self, sentence: str) -> None:
        """Say why it stays closed; what was typed is marked, so that the next key replaces it."""
        self.set_busy(False)
        self.sentence.say(sentence)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.field.edit.selectAll()

    def clear(self) -> None:
        """Forget what was typed."""
        self.field.clear()
        self.sentence.say("")
        self.set_busy(False)

    @Slot()
    def _on_entered(self) -> None:
        if self.open.isEnabled() and self.field.text():
            self.given.emit(self.field.text())
