"""How long a passphrase would hold, in a word."""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE, tokens
from ui.widgets.labels import PlainLabel

Estimate = Callable[[str], tuple[int, str]]
"""From a passphrase to a level (0 to 4) and the words that say it."""

LEVELS = 4


class StrengthMeter(QWidget):
    """A thin bar in one quiet colour, and the words that count under it.

    ``estimate`` does the judging; it is called at every key, so it must be quick.
    """

    def __init__(self, estimate: Estimate, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._estimate = estimate
        self._bar = _Bar(self)
        self._words = PlainLabel("", "small", "soft", wrap=True, parent=self)
        self._words.setMinimumHeight(self._words.fontMetrics().lineSpacing())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.hair + 2)
        layout.addWidget(self._bar)
        layout.addWidget(self._words)
        self.judge("")

    @property
    def level(self) -> int:
        """The last judgement, 0 to 4."""
        return self._bar.level

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def judge(self, passphrase: str) -> None:
        """Say how ``passphrase`` would hold; connect a field's ``text_changed`` to this."""
        level, words = self._estimate(passphrase) if passphrase else (0, "")
        self._bar.show_level(level)
        self._words.setText(words)
        self.setAccessibleName(tr("Strength: {words}", words=words) if words else "")


class _Bar(QWidget):
    """Four short lines, as many of them drawn in the accent as the level says."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.level = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_level(self, level: int) -> None:
        self.level = max(0, min(LEVELS, level))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(160, 4)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(Qt.PenStyle.NoPen))
        gap = 4.0
        width = (self.width() - gap * (LEVELS - 1)) / LEVELS
        for at in range(LEVELS):
            painter.setBrush(QColor(tokens().accent if at < self.level else tokens().track))
            painter.drawRoundedRect(QRectF(at * (width + gap), 0, width, 4), 2, 2)
