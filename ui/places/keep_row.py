"""The end of a form: the key that keeps it, and two buttons."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets import KeyCap, key_words, primary_button, quiet_button


class KeepRow(QHBoxLayout):
    """``keep`` and ``cancel`` are the buttons; ``sequence``, shown beside the first, is the key that does the same.

    ``words`` are those on the first, where it does something else than keep.
    """

    def __init__(self, sequence: str, parent: QWidget, words: str = "") -> None:
        super().__init__()
        self.keep, self.cancel = primary_button(words or tr("Keep")), quiet_button(tr("Cancel"))
        self.setSpacing(SPACE.small)
        self.keep.setAccessibleDescription(key_words(sequence))
        self.addStretch(1)
        self.addWidget(self.cancel)
        self.addWidget(KeyCap(sequence, parent=parent))
        self.addWidget(self.keep)
