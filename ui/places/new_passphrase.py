"""Thinking up a passphrase: twice the same, and told how it would hold."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.passphrases import judge
from models.vault.doors import SHORTEST_PASSPHRASE
from resources import tr
from ui.theme import SPACE
from ui.widgets import PassphraseField, PlainLabel, StrengthMeter


class NewPassphrase(QWidget):
    """Two fields and a judgement. Enter goes from the first to the second, and from there ``entered``."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.first = PassphraseField(tr("New passphrase"), tr("Four words you will remember"), parent=self)
        self.again = PassphraseField(tr("The same again"), tr("The same again"), parent=self)
        self.meter = StrengthMeter(_in_words, parent=self)
        self._differ = PlainLabel("", "small", "soft", parent=self)
        self._differ.setMinimumHeight(self._differ.fontMetrics().height())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.hair)
        layout.addWidget(self.first)
        layout.addWidget(self.meter)
        layout.addSpacing(SPACE.medium)
        layout.addWidget(self.again)
        layout.addWidget(self._differ)
        self.setFocusProxy(self.first)
        self.first.text_changed.connect(self.meter.judge)
        for field in (self.first, self.again):
            field.text_changed.connect(self._on_changed)
        self.first.entered.connect(self.again.setFocus)
        self.again.entered.connect(self.entered)

    @property
    def ready(self) -> bool:
        """Whether it is long enough and twice the same."""
        typed = self.first.text()
        return len(typed) >= SHORTEST_PASSPHRASE and typed == self.again.text()

    def text(self) -> str:
        """What was typed first."""
        return self.first.text()

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    @Slot()
    def _on_changed(self) -> None:
        again = self.again.text()
        differ = not self.first.text().startswith(again)
        self._differ.setText(tr("The two are not the same.") if differ else "")
        self.changed.emit()


def _in_words(passphrase: str) -> tuple[int, str]:
    judged = judge(passphrase)
    return judged.level, f"{judged.word}. {judged.hint}".strip()
