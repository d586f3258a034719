"""A few words to send, to be changed where they stand, and taken to the mail program or the clipboard."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QGuiApplication, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.drafts import Draft, mail_link
from resources import tr
from ui.places.deeds import Deed, Hint, key_of
from ui.places.hints import Hints
from ui.theme import SPACE, font

_LINES = 7


@dataclass(frozen=True, slots=True)
class Written:
    """What was made of a draft."""

    subject: str
    body: str


def send(draft: Draft, deed: Deed) -> str:
    """Hand the words to the mail program or to the clipboard, where they are in any case; what to say of it."""
    if deed is Deed.MAIL and QDesktopServices.openUrl(QUrl(mail_link(draft))):
        return tr("Your mail program has the words now.")
    QGuiApplication.clipboard().setText(draft.body)
    if deed is Deed.MAIL:
        return tr("No mail program answers. The words are copied: paste them where you write.")
    return tr("Copied. Paste the words where you write.")


class Letter(QWidget):
    """A draft in its card. It begins at its keys, so that Enter sends it off as it is; Tab leads into the words.

    ``asked`` brings ``MAIL``, ``COPY`` or ``BACK``.
    """

    asked = Signal(str)

    def __init__(self, draft: Draft, written: Written | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = draft
        self.subject = QLineEdit(written.subject if written else draft.subject, self)
        self.subject.setAccessibleName(tr("Subject"))
        self.body = QPlainTextEdit(written.body if written else draft.body, self)
        self.body.setAccessibleName(tr("Your words"))
        self.body.setTabChangesFocus(True)
        self.body.setFont(font("text"))
        self.body.setFixedHeight(_LINES * self.body.fontMetrics().lineSpacing() + 20)
        self.body.moveCursor(QTextCursor.MoveOperation.End)
        self.hints = Hints(self)
        self.hints.offer(self._ways())
        self.hints.asked.connect(self.asked)
        for field in (self.subject, self.body):
            field.installEventFilter(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, SPACE.small, 0, 0)
        layout.setSpacing(SPACE.small)
        layout.addWidget(self.subject)
        layout.addWidget(self.body)
        layout.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignLeading)
        self.setAccessibleName(tr("A few words to send"))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard goes on to the keys. They are no focus proxy: Tab would pass over the words before them."""
        self.hints.buttons[0].setFocus(event.reason())

    @property
    def draft(self) -> Draft:
        """As it stands now."""
        return Draft(self._draft.to, self.subject.text(), self.body.toPlainText())

    @property
    def written(self) -> Written | None:
        """What was changed in it, if anything was."""
        now = self.draft
        return Written(now.subject, now.body) if now != self._draft else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys, when no field has them."""
        key = key_of(event)
        deed = Deed.COPY if key == "C" else self.hints.deed_of(key)
        if deed is None:
            super().keyPressEvent(event)
        else:
            self.asked.emit(deed.value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Enter sends it off and Escape leaves, from either field; Enter goes on from the subject."""
        if not (isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress):
            return super().eventFilter(watched, event)
        if event.key() == Qt.Key.Key_Escape:
            self.asked.emit(Deed.BACK.value)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.asked.emit(self.hints.buttons[0].hint.deed.value)
                return True
            if watched is self.subject:
                self.body.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)

    def _ways(self) -> list[Hint]:
        copies = Hint("C", Deed.COPY, tr("copy"))
        back = Hint("Esc", Deed.BACK, tr("back"))
        if self._draft.to:
            return [Hint("Return", Deed.MAIL, tr("open in the mail program")), copies, back]
        return [Hint("Return", Deed.COPY, tr("copy")), back]
