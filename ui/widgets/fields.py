"""Fields one writes in."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSpinBox, QVBoxLayout, QWidget

from resources import tr
from ui.theme import RADIUS, font, icon, tokens
from ui.theme.icons import IconTone
from ui.widgets.buttons import IconButton
from ui.widgets.labels import PlainLabel


class FramedField(QFrame):
    """A line edit in a frame of its own, with things before and after it.

    ``edit`` is the line edit; ``add_before`` and ``add_after`` put a widget beside it.
    The frame shows when ``edit`` has the focus.
    A ``bold`` frame can be seen without anything in it; a quiet one leans on its icon.
    """

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        bold: bool = True,
        edit: QLineEdit | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bold = bold
        self.edit = edit or QLineEdit(self)
        self.edit.setProperty("bare", "true")
        self.edit.setFont(font("text"))
        self.edit.setAccessibleName(name)
        self.edit.setPlaceholderText(placeholder)
        self.edit.installEventFilter(self)
        self.setFocusProxy(self.edit)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(12, 6, 6, 6)
        self._row.setSpacing(8)
        self._row.addWidget(self.edit, 1)
        self.setFixedHeight(max(38, self.edit.sizeHint().height() + 12))

    def add_before(self, widget: QWidget) -> None:
        """Put ``widget`` before what is written."""
        self._row.insertWidget(self._row.indexOf(self.edit), widget)

    def add_after(self, widget: QWidget) -> None:
        """Put ``widget`` after it, behind those that are there."""
        self._row.addWidget(widget)

    def text(self) -> str:
        """What is written."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Write ``text`` in place of what is there."""
        self.edit.setText(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The frame follows the focus of what is in it."""
        if watched is self.edit and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        return super().eventFilter(watched, event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw ground and frame."""
        colours = tokens()
        focused = self.edit.hasFocus()
        width = colours.chosen_width if focused else colours.line_width
        quiet = colours.edge if self._bold else colours.line
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(colours.accent if focused else quiet), width))
        painter.setBrush(QColor(colours.panel))
        inset = width / 2
        area = self.rect().toRectF().adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(area, RADIUS.button, RADIUS.button)


class SearchField(FramedField):
    """A field to look for something: a glass, the words, and a cross once there are any.

    Escape empties it. Arrow keys that mean the list below are passed on as ``stepped``, -1 up and 1 down.
    """

    text_changed = Signal(str)
    stepped = Signal(int)
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, bold=False, parent=parent)
        self.add_before(Glyph("search", "ink", parent=self))
        self._cross = IconButton("x", tr("Clear the search"), parent=self)
        _make_small(self._cross)
        self._cross.setVisible(False)
        _keep_room(self._cross)
        self._cross.clicked.connect(self.clear)
        self.add_after(self._cross)
        self.edit.textChanged.connect(self._on_text_changed)
        self.edit.returnPressed.connect(self.entered)

    def clear(self) -> None:
        """Empty it, and stay in it."""
        self.edit.clear()
        self.edit.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Catch the keys that mean something else than writing."""
        if watched is self.edit and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape and self.edit.text():
                self.edit.clear()
                return True
            if event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
                self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
                return True
        return super().eventFilter(watched, event)

    def _on_text_changed(self, text: str) -> None:
        self._cross.setVisible(bool(text))
        self.text_changed.emit(text)


class PassphraseField(QWidget):
    """A field for a passphrase: hidden, with an eye to show it, and a word when Caps Lock is on.

    Qt cannot ask for Caps Lock, so it is told from what the keys write.
    The line for that word is always kept free: nothing moves when it appears.
    """

    text_changed = Signal(str)
    entered = Signal()

    def __init__(self, name: str, placeholder: str = "", *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._field = FramedField(name, placeholder, parent=self)
        self._eye = IconButton("eye", tr("Show what is typed"), parent=self)
        self._eye.setCheckable(True)
        _make_small(self._eye)
        self._eye.toggled.connect(self._on_eye_toggled)
        self._field.add_after(self._eye)
        self._caps_word = PlainLabel("", "small", "warm", parent=self)
        self._caps_word.setFixedHeight(self._caps_word.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._field)
        layout.addWidget(self._caps_word)
        self.setFocusProxy(self._field)
        edit = self._field.edit
        edit.setEchoMode(QLineEdit.EchoMode.Password)
        edit.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        edit.installEventFilter(self)
        edit.textChanged.connect(self.text_changed)
        edit.returnPressed.connect(self.entered)

    @property
    def edit(self) -> QLineEdit:
        """The line edit itself."""
        return self._field.edit

    @property
    def caps_lock_seen(self) -> bool:
        """Whether the last key told that Caps Lock is on."""
        return bool(self._caps_word.text())

    def text(self) -> str:
        """What is typed."""
        return self._field.text()

    def take(self) -> str:
        """What is typed; the field is empty and hidden afterwards."""
        typed = self._field.text()
        self.clear()
        return typed

    def clear(self) -> None:
        """Empty it and hide it again."""
        self._field.edit.clear()
        self._eye.setChecked(False)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for signs of Caps Lock."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._look_for_caps_lock(event)
        return super().eventFilter(watched, event)

    def _look_for_caps_lock(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_CapsLock:
            # Which way it went is known only if it was known to be on; else the next letter tells.
            self._tell_caps_lock(False)
            return
        typed = event.text()
        if len(typed) == 1 and typed.isalpha() and typed.lower() != typed.upper():
            shifted = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._tell_caps_lock(typed.isupper() != shifted)

    def _tell_caps_lock(self, on: bool) -> None:
        word = tr("Caps Lock is on.") if on else ""
        if word != self._caps_word.text():
            self._caps_word.setText(word)
            self._field.edit.setAccessibleDescription(word)

    def _on_eye_toggled(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        self._field.edit.setEchoMode(mode)
        self._eye.show_as(
            "eye-off" if shown else "eye", tr("Hide what is typed") if shown else tr("Show what is typed")
        )


class NumberField(QSpinBox):
    """A field for a whole number between ``least`` and ``most``."""

    def __init__(self, name: str, least: int, most: int, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(least, most)
        # Under a style sheet Qt begins the text of a spin box at its very edge.
        self.lineEdit().setTextMargins(10, 0, 0, 0)


class Glyph(QWidget):
    """An icon that only accompanies: not pressed, not read aloud."""

    def __init__(
        self, icon_name: str, tone: IconTone = "soft", size: int = 17, *, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._tone: IconTone = tone
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the colour of the moment."""
        icon(self._icon_name, self._tone).paint(QPainter(self), self.rect())


def _make_small(button: IconButton) -> None:
    button.setIconSize(button.iconSize() * 0.9)
    button.setFixedSize(26, 26)
    button.setStyleSheet("padding: 0")


def _keep_room(widget: QWidget) -> None:
    policy = widget.sizePolicy()
    policy.setRetainSizeWhenHidden(True)
    widget.setSizePolicy(policy)
