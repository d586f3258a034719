"""How far a long piece of work has come, and the way to stop it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from resources import tr
from ui.theme import SPACE
from ui.widgets.buttons import quiet_button
from ui.widgets.labels import ElidedLabel


class ProgressStrip(QWidget):
    """A line of words, a thin bar and a button. It keeps its room when it is idle, so nothing jumps."""

    stop_requested = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel("", "small", "soft", parent=self)
        self._bar = QProgressBar(self)
        self._bar.setTextVisible(False)
        self._stop = quiet_button(tr("Stop"))
        self._stop.clicked.connect(self._on_stop)
        left = QVBoxLayout()
        left.setSpacing(SPACE.hair + 2)
        left.addWidget(self._words)
        left.addWidget(self._bar)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE.medium)
        layout.addLayout(left, 1)
        layout.addWidget(self._stop, 0, Qt.AlignmentFlag.AlignVCenter)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.setSizePolicy(policy)
        self.hide()

    def begin(self, words: str) -> None:
        """Show ``words``, with a bar that says only that something is going on."""
        self._words.setText(words)
        self._bar.setAccessibleName(words)
        self._bar.setRange(0, 0)
        self._stop.setEnabled(True)
        self.show()

    def advance(self, done: int, total: int) -> None:
        """``done`` of ``total``; a job's ``on_progress``."""
        self._bar.setRange(0, max(total, 0))
        self._bar.setValue(min(done, total))

    def end(self) -> None:
        """It is over, one way or the other."""
        self.hide()

    def _on_stop(self) -> None:
        self._stop.setEnabled(False)
        self._words.setText(tr("Stopping…"))
        self.stop_requested.emit()
