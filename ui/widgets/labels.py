"""Text that shows data. Never rich: Qt would render its HTML and fetch its images."""

from html import escape

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLabel, QSizePolicy, QWidget

from ui.theme.fonts import Step, font
from ui.theme.palette import ROLE_OF_TONE, Tone


class PlainLabel(QLabel):
    """A label that shows its text letter by letter, whatever stands in it.

    ``wrap`` lets it run over several lines; ``selectable`` lets the user mark it and copy it.
    """

    def __init__(
        self,
        text: str = "",
        step: Step = "text",
        tone: Tone = "ink",
        *,
        wrap: bool = False,
        selectable: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        super().setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(font(step))
        self.set_tone(tone)
        self.setWordWrap(wrap)
        if selectable:
            self.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            self.setCursor(Qt.CursorShape.IBeamCursor)
        if wrap:
            policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
            policy.setHeightForWidth(True)
            self.setSizePolicy(policy)
        self.setText(text)

    def set_tone(self, tone: Tone) -> None:
        """Write in another ink."""
        self.setForegroundRole(ROLE_OF_TONE[tone])

    def setTextFormat(self, _format: Qt.TextFormat) -> None:
        """Plain it is, and plain it stays."""
        raise TypeError("a PlainLabel is always plain text")


class ElidedLabel(PlainLabel):
    """One line that ends in … where room ends; the whole of it is then in its tooltip."""

    def __init__(
        self, text: str = "", step: Step = "text", tone: Tone = "ink", *, parent: QWidget | None = None
    ) -> None:
        super().__init__(text, step, tone, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    @property
    def shown_text(self) -> str:
        """What there is room for."""
        one_line = " ".join(self.text().split())
        return self.fontMetrics().elidedText(one_line, Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def setText(self, text: str) -> None:
        """Show ``text``; line ends in it become spaces."""
        super().setText(text)
        self._tell_the_rest()

    def minimumSizeHint(self) -> QSize:
        """It may shrink to three letters or so."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self.fontMetrics().horizontalAdvance("mmm")), hint.height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the part there is room for."""
        painter = QPainter(self)
        role = self.foregroundRole()
        self.style().drawItemText(
            painter,
            self.contentsRect(),
            int(self.alignment() | Qt.TextFlag.TextSingleLine),
            self.palette(),
            self.isEnabled(),
            self.shown_text,
            role if role != QPalette.ColorRole.NoRole else QPalette.ColorRole.WindowText,
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip comes and goes with the room."""
        super().resizeEvent(event)
        self._tell_the_rest()

    def changeEvent(self, event: QEvent) -> None:
        """Another font needs another room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._tell_the_rest()

    def _tell_the_rest(self) -> None:
        set_plain_tooltip(self, self.text() if self.shown_text.endswith("…") else "")


def set_plain_tooltip(widget: QWidget, text: str) -> None:
    """Give ``widget`` a tooltip that shows ``text`` letter by letter."""
    widget.setToolTip(plain_tooltip(text))


def plain_tooltip(text: str) -> str:
    """``text`` as tooltip (an item model's ``ToolTipRole`` takes it too).

    Qt guesses whether a tooltip is rich; so it always is, with everything in it escaped.
    """
    return f'<span style="white-space: pre-wrap">{escape(text)}</span>' if text else ""


def rule(parent: QWidget | None = None, *, upright: bool = False) -> QFrame:
    """A line of one pixel between two things."""
    line = QFrame(parent)
    line.setProperty("rule", "upright" if upright else "true")
    return line
