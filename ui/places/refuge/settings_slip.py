"""What is set in Refuge: when check-ins fade, another passphrase, and taking all of it out."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.refuge import FADES as DAYS
from resources import phrase, tr
from ui.places.new_passphrase import NewPassphrase
from ui.places.refuge.sentences import FADES
from ui.places.settings.rows import Choice
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets import PassphraseField, PlainLabel, link_button


class SettingsSlip(Slip):
    """``kept`` brings after how many days check-ins fade; the other two ask for what their names say."""

    kept = Signal(int)
    passphrase_wanted = Signal()
    taking_out_wanted = Signal()

    def __init__(self, fade_after: int, parent: QWidget | None = None) -> None:
        super().__init__(tr("How Refuge keeps things"), parent)
        self._before = fade_after
        self._days = fade_after
        self.fade = Choice(tr("Check-ins fade after"), [(days, phrase(FADES[days])) for days in DAYS], self)
        self.fade.show_value(fade_after)
        self.fade.chosen.connect(self._on_chosen)
        self.passphrase = link_button(tr("Another passphrase…"))
        self.taking_out = link_button(tr("Take Refuge out…"))
        self.passphrase.clicked.connect(self.passphrase_wanted)
        self.taking_out.clicked.connect(self.taking_out_wanted)
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addWidget(self.caption(tr("Check-ins fade after")))
        row.addWidget(self.fade)
        row.addStretch(1)
        row.addWidget(self.passphrase)
        row.addWidget(self.taking_out)
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        column.addLayout(row)
        column.addWidget(PlainLabel(fading_words(), "small", "soft", wrap=True, parent=self))
        self.lay_out(column, [self.fade])
        self.first = self.fade

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something else was chosen."""
        return self._days != self._before

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self._days)

    @Slot(object)
    def _on_chosen(self, days: int) -> None:
        self._days = days


class PassphraseSlip(Slip):
    """The passphrase of now and another one, twice. ``kept`` brings both."""

    kept = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Another passphrase for Refuge"), parent)
        self.old = PassphraseField(tr("The passphrase of now"), tr("The passphrase of now"), parent=self)
        self.new = NewPassphrase(self)
        self.old.entered.connect(self.new.first.setFocus)
        self.new.entered.connect(self.keep)
        column = QVBoxLayout()
        column.setSpacing(SPACE.hair)
        words = tr(
            "All of it is sealed anew, and earlier steps in Refuge can no longer be undone."
            " Backups of before keep the passphrase they had."
        )
        column.addWidget(PlainLabel(words, "small", "soft", wrap=True, parent=self))
        column.addWidget(self.old)
        column.addWidget(self.new)
        self.lay_out(column, [])
        self.first = self.old

    @property
    def is_worth_keeping(self) -> bool:
        """A passphrase is never kept half written."""
        return False

    @Slot()
    def keep(self) -> None:
        """Tell both, once the new one is long enough and twice the same."""
        if not self.old.text():
            self.complain(tr("Type the passphrase of now first."), self.old)
        elif not self.new.ready:
            self.complain(tr("Type the new one twice the same, eight characters at least."), self.new)
        else:
            self.kept.emit(self.old.text(), self.new.text())


def fading_words() -> str:
    """What fading does, and what it cannot."""
    return tr(
        "What fades is gone for good, in the history too. Old backups and exports keep it, closed:"
        " fading cannot reach into those. Delete them if you want it gone from there."
    )
