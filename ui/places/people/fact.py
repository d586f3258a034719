"""One fact that is read where it stands, and written there too."""

from typing import Final

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette, QTextCursor
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE, font, tokens
from ui.theme.fonts import Step
from ui.theme.palette import ROLE_OF_TONE, Tone
from ui.widgets.flowing import LEAST_WIDTH, FlowText

SIDE: Final = 3
"""Free pixels left and right of a fact's words, for the ground it gets under the pointer."""

_LEAST_EDITOR: Final = 180
_OPENING: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2)
_PASSING: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)


class Fact(QAbstractButton):
    """Words one can press: a click, Enter, F2 or Space say ``clicked``. ``name`` says what they tell."""

    side: int = SIDE
    """Free pixels left and right of the words."""

    def __init__(self, name: str, step: Step = "text", tone: Tone = "ink", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._words = ""
        self._role = ROLE_OF_TONE[tone]
        self.setFont(font(step))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleDescription(tr("Press Enter to change it"))

    @property
    def words(self) -> str:
        """What it shows."""
        return self._words

    def show_words(self, words: str, spoken: str = "") -> None:
        """Show ``words``; ``spoken`` is what a screen reader says of them, where that is another text."""
        if words == self._words:
            return
        self._words = words
        # not setText: a button would make a shortcut of an &
        self.setAccessibleName(f"{self._name}: {spoken or words}" if self._name else spoken or words)
        self.updateGeometry()
        self.update()

    def hasHeightForWidth(self) -> bool:
        """The narrower, the higher."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of its lines."""
        room = width - 2 * self.side
        return -int(-self._flow(room).lay_out(room) // 1)

    def sizeHint(self) -> QSize:
        """On one line, or as many as it has of itself."""
        width = int(self._flow().natural_width()) + 2 + 2 * self.side
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few letters."""
        return QSize(min(self.sizeHint().width(), LEAST_WIDTH), self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and F2 press it, as Space does."""
        if event.key() in _OPENING and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the words, on a quiet ground while the pointer is over them."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        room = self.width() - 2 * self.side
        flow = self._flow(room)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens().hover))
            width = min(float(self.width()), flow.natural_width() + 2 * self.side)
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), 6, 6)
        painter.setPen(QColor(self.palette().color(QPalette.ColorGroup.Active, self._role)))
        flow.lay_out(room)
        flow.draw(painter, QPointF(self.side, 0))

    def _flow(self, _room: float = 0.0) -> FlowText:
        """Its words as they are laid out in lines of ``_room``, or on one line without any."""
        return FlowText(self._words, self.font())


class _Line(QLineEdit):
    """A line as wide as what is in it, that can do with less."""

    def __init__(self, value: str, hint: str, parent: QWidget) -> None:
        super().__init__(value, parent)
        self.setPlaceholderText(hint)

    def sizeHint(self) -> QSize:
        widest = max(self.fontMetrics().horizontalAdvance(text) for text in (self.text(), self.placeholderText()))
        return QSize(max(_LEAST_EDITOR, widest + 48), super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_EDITOR // 2, super().minimumSizeHint().height())


class _Area(QPlainTextEdit):
    """Several lines, as many as are written and one to go on."""

    def __init__(self, value: str, hint: str, parent: QWidget) -> None:
        super().__init__(value, parent)
        self.setPlaceholderText(hint)
        self.setTabChangesFocus(True)
        self.setFont(font("text"))

    def sizeHint(self) -> QSize:
        lines = min(12, max(3, self.document().lineCount() + 1))
        return QSize(2 * _LEAST_EDITOR, lines * self.fontMetrics().lineSpacing() + 20)

    def minimumSizeHint(self) -> QSize:
        return QSize(_LEAST_EDITOR // 2, self.sizeHint().height())


class InPlace(QWidget):
    """A fact that turns into an editor where it stands, and back.

    ``is_editing`` tells whether somebody writes in it now; new values then wait.
    ``key`` is how a draft finds it again; it leaves none without one.
    A subclass makes the editor, and calls ``close_editor`` when it is done with.
    """

    opened = Signal()
    closed = Signal()

    def __init__(self, name: str, step: Step = "text", tone: Tone = "ink", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.key = ""
        self._begun = ""
        self._editor: QWidget | None = None
        self.fact = self._make_fact(name, step, tone)
        self.fact.clicked.connect(self.edit)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.fact)
        self.setFocusProxy(self.fact)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    @property
    def is_editing(self) -> bool:
        """Whether somebody writes in it."""
        return self._editor is not None

    @property
    def editor(self) -> QWidget | None:
        """What is written in now."""
        return self._editor

    @property
    def written(self) -> str:
        """What is typed now."""
        field = self._field()
        if isinstance(field, QPlainTextEdit):
            return field.toPlainText()
        return field.text() if isinstance(field, QLineEdit) else ""

    @property
    def is_half_written(self) -> bool:
        """Whether something else is typed than what was there."""
        return self.is_editing and self.written.strip() != self._begun.strip()

    def write(self, text: str) -> None:
        """Open the editor with ``text`` in it, to go on at its end."""
        self.edit()
        field = self._field()
        if isinstance(field, QPlainTextEdit):
            field.setPlainText(text)
            field.moveCursor(QTextCursor.MoveOperation.End)
        elif isinstance(field, QLineEdit):
            field.setText(text)

    def show_words(self, words: str, spoken: str = "") -> None:
        """Show ``words``; without any it hides, as there is nothing to read."""
        self.fact.show_words(words, spoken)
        self._hide_if_empty()

    @Slot()
    def edit(self) -> None:
        """Open the editor."""
        if self._editor is not None:
            return
        editor = self._editor = self._make_editor()
        self._begun = self.written
        layout = self.layout()
        if layout is not None:
            layout.addWidget(editor)
            layout.setContentsMargins(0, 2, SPACE.small, 2)
        self.setTabOrder(self.fact, editor)
        self.setVisible(True)
        editor.show()
        editor.setFocus(Qt.FocusReason.OtherFocusReason)
        self.fact.hide()
        self.opened.emit()

    def close_editor(self, *, stay: bool) -> None:
        """Show the fact again; ``stay`` leaves the focus on it."""
        editor, self._editor = self._editor, None
        if editor is None:
            return
        self.fact.show()
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
        if stay:
            self.fact.setFocus(Qt.FocusReason.OtherFocusReason)
        editor.hide()
        editor.deleteLater()
        self._hide_if_empty()
        self.closed.emit()

    def keep(self, *, stay: bool = False) -> None:
        """Close the editor; what tells what is new in it keeps that first. ``stay`` leaves the focus on the fact."""
        self.close_editor(stay=stay)

    def _make_fact(self, name: str, step: Step, tone: Tone) -> Fact:
        """What is read."""
        return Fact(name, step, tone, parent=self)

    def _make_editor(self) -> QWidget:
        raise NotImplementedError

    def _field(self) -> QWidget | None:
        """What is typed into, in the editor."""
        return self._editor

    def _hide_if_empty(self) -> None:
        if not (self.is_editing or self.fact.words):
            self.hide()
        elif self.parentWidget() is not None:  # alone it would become a window
            self.show()


class EditableFact(InPlace):
    """A fact in words. Enter and leaving the field keep, Escape gives up; ``kept`` brings what is new."""

    kept = Signal(str)

    def __init__(
        self,
        name: str,
        step: Step = "text",
        tone: Tone = "ink",
        *,
        hint: str = "",
        multiline: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, step, tone, parent=parent)
        self._hint = hint
        self._value = ""
        self._multiline = multiline

    @property
    def value(self) -> str:
        """What is edited: not always what is shown."""
        return self._value

    def show_value(self, value: str, words: str = "") -> None:
        """Show ``words`` for ``value``; the value itself if there are none."""
        self._value = value
        self.show_words(words or value)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hear Enter, Escape, and the focus leaving."""
        if watched is not self._editor:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.close_editor(stay=True)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._keeps(event):
                self.keep(stay=True)
                return True
        if is_leaving(event):
            self.keep(stay=False)
        return super().eventFilter(watched, event)

    def keep(self, *, stay: bool = False) -> None:
        """Close the editor; ``kept`` tells what is new in it."""
        if self._editor is None:
            return
        written = self.written.strip()
        is_new = written != self._value
        if is_new:
            self.fact.show_words(written)  # until the vault has it, and the page is read again
        self.close_editor(stay=stay)
        if is_new:
            self.kept.emit(written)

    def _keeps(self, event: QKeyEvent) -> bool:
        """In several lines Enter breaks the line, and Ctrl+Enter keeps."""
        return not self._multiline or bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)

    def _make_editor(self) -> QWidget:
        made = _Area if self._multiline else _Line
        editor = made(self._value, self._hint, self)
        if isinstance(editor, _Line):
            editor.setFont(self.fact.font())
        editor.setAccessibleName(self.name)
        editor.selectAll()
        editor.installEventFilter(self)
        return editor


def is_leaving(event: QEvent) -> bool:
    """Whether the focus goes for good, and not to a menu or another window for a while."""
    return isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING
