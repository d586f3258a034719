"""Questions and messages, in plain text and in our own words on the buttons."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets.buttons import plain_button, primary_button
from ui.widgets.labels import PlainLabel

_TEXT_WIDTH = 400


class Message(QDialog):
    """A title, a sentence or two, and a few buttons. Escape is the ``no``, or the only one.

    ``also`` is another way to say yes, between the two: ``said_also`` tells that it was pressed.
    """

    def __init__(
        self,
        parent: QWidget | None,
        title: str,
        sentence: str,
        yes: str,
        no: str = "",
        *,
        also: str = "",
        hint: str = "",
    ) -> None:
        super().__init__(parent)
        self.said_also = False
        self.setWindowTitle(title)
        self.setAccessibleDescription(sentence)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
        layout.setSpacing(SPACE.small)
        layout.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        heading = PlainLabel(title, "heading", wrap=True, parent=self)
        words = [heading, PlainLabel(sentence, "text", wrap=True, parent=self)]
        if hint:
            words.append(PlainLabel(hint, "small", "soft", wrap=True, selectable=True, parent=self))
        for label in words:
            layout.addWidget(label)
        layout.addSpacing(SPACE.medium)
        row = self._buttons(yes, no, also)
        layout.addLayout(row)
        for label in words:  # as wide as the buttons, else the layout reckons with fewer lines than there are
            label.setFixedWidth(max(_TEXT_WIDTH, row.sizeHint().width()))
        # Enter presses what has the focus: the harmless one when there is a choice.
        self._harmless.setFocus(Qt.FocusReason.OtherFocusReason)

    def _buttons(self, yes: str, no: str, also: str) -> QHBoxLayout:
        refuse, otherwise, agree = plain_button(no), plain_button(also), primary_button(yes)
        refuse.clicked.connect(self.reject)
        otherwise.clicked.connect(self._on_also)
        agree.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(SPACE.medium)
        row.addStretch(1)
        for button in [*([refuse] if no else []), *([otherwise] if also else []), agree]:
            button.setAutoDefault(True)
            row.addWidget(button)
        self._harmless = refuse if no else agree
        return row

    @Slot()
    def _on_also(self) -> None:
        self.said_also = True
        self.accept()


def ask(parent: QWidget | None, title: str, sentence: str, yes: str, no: str = "", *, hint: str = "") -> bool:
    """Ask before something is done; ``yes`` names what will be done. False for no and for Escape."""
    asked = Message(parent, title, sentence, yes, no or tr("Cancel"), hint=hint)
    try:
        return asked.exec() == QDialog.DialogCode.Accepted
    finally:
        asked.deleteLater()


def tell(parent: QWidget | None, title: str, sentence: str, *, hint: str = "") -> None:
    """Say something that must be read before going on. What need not is a ``Notice``."""
    told = Message(parent, title, sentence, tr("Understood"), hint=hint)
    try:
        told.exec()
    finally:
        told.deleteLater()


def dialog_column(dialog: QDialog, title: str) -> QVBoxLayout:
    """The column of a dialog that is as large as what is in it, with its title."""
    column = QVBoxLayout(dialog)
    column.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
    column.setSpacing(SPACE.small)
    column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
    column.addWidget(PlainLabel(title, "heading", parent=dialog))
    return column


def button_row(*buttons: QWidget) -> QHBoxLayout:
    """The buttons at the end of a dialog, at its right."""
    row = QHBoxLayout()
    row.setContentsMargins(0, SPACE.medium, 0, 0)
    row.setSpacing(SPACE.medium)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row
