"""What stands where nobody is: in a new vault, in a search that finds none, on the right before one has chosen."""

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets import Glyph, PlainLabel, link_button, plain_button, primary_button

_WIDEST_NAME: Final = 116
"""Pixels of a name on a button under the search, where the whole of it stands."""


class NobodyFound(QWidget):
    """Says that a search found nobody, and offers to add them."""

    add_requested = Signal()
    away_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self._add = link_button("", "user-plus")
        self._away = link_button(tr("Somebody who was put away fits"), "archive")
        self._add.clicked.connect(self.add_requested)
        self._away.clicked.connect(self.away_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.medium, SPACE.small, SPACE.medium, 0)
        layout.setSpacing(SPACE.small)
        layout.addWidget(self._words)
        layout.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._away, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addStretch(1)

    def say(self, text: str, *, away: int, archived: bool) -> None:
        """Say it of ``text``; ``away`` of the others fit, and ``archived`` tells which ones are shown."""
        if archived:
            self._words.setText(tr("Nobody was put away by that name.") if text else tr("Nobody is put away."))
        else:
            self._words.setText(tr("Nobody by that name.") if text else tr("Everyone is put away."))
        name = self._add.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, _WIDEST_NAME)
        self._add.set_words(tr("Add “{name}”?", name=name))
        self._add.setAccessibleName(tr("Add “{name}”?", name=text))
        self._add.setVisible(bool(text) and not archived)
        self._away.setVisible(bool(away) and not archived)

    def focus_action(self) -> None:
        """Bring the keyboard to what can be done."""
        if not self._add.isHidden():
            self._add.setFocus(Qt.FocusReason.OtherFocusReason)


class NobodyYet(QWidget):
    """The whole place while the vault has nobody in it."""

    add_requested = Signal()
    import_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        add = primary_button(tr("Add somebody"), "user-plus")
        bring = plain_button(tr("Import an address book"), "upload")
        add.clicked.connect(self.add_requested)
        bring.clicked.connect(self.import_requested)
        middle = Qt.AlignmentFlag.AlignHCenter
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.page, SPACE.wide, SPACE.page)
        layout.setSpacing(SPACE.medium)
        layout.addStretch(2)
        layout.addWidget(Glyph("users", "soft", 30, parent=self), 0, middle)
        layout.addWidget(_centred(tr("Who helped you this year? Begin with them."), "ink", self), 0, middle)
        layout.addWidget(_centred(tr("Five names are a good start."), "soft", self), 0, middle)
        layout.addSpacing(SPACE.small)
        layout.addWidget(add, 0, middle)
        layout.addWidget(bring, 0, middle)
        layout.addStretch(3)
        self.setFocusProxy(add)


class NobodyChosen(QWidget):
    """The right side before anybody was chosen, or when the one who was is gone. ``say`` changes the sentence."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = _centred("", "soft", self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.wide)
        layout.addStretch(2)
        layout.addWidget(self._words, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)
        self.say(tr("Choose somebody to read their page."))

    def say(self, words: str) -> None:
        """Show a sentence."""
        self._words.setText(words)
        self._words.setMinimumWidth(min(360, self._words.fontMetrics().horizontalAdvance(words) + 4))


def _centred(words: str, tone: str, parent: QWidget) -> PlainLabel:
    label = PlainLabel(words, "text", "ink" if tone == "ink" else "soft", wrap=True, parent=parent)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
    label.setMinimumWidth(min(360, label.fontMetrics().horizontalAdvance(words) + 4))
    label.setMaximumWidth(360)
    return label
