"""The small window's page: the bar, the keys that matter, and a line for what came of it."""

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.vault import Vault
from resources import tr
from ui.capture_bar.bar import CaptureBar, Kept
from ui.jobs import Jobs
from ui.theme import SPACE
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keys import KeyHint
from ui.widgets.notice import Notice

SHOWN_FOR_MS: Final = 2500
"""How long one can read what was kept, and take it back, before the window goes by itself."""


class CapturePage(QWidget):
    """One sentence, then it is ``finished``. Escape finishes too, and leaves a draft in the bar."""

    finished = Signal()

    def __init__(self, jobs: Jobs, day_first: Callable[[], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._kept: Kept | None = None
        self._finishes = False
        self.bar = CaptureBar(jobs, day_first, key="", parent=self)
        self.bar.kept.connect(self._on_kept)
        self.bar.said.connect(self._on_said)
        self.bar.left.connect(self.finish)
        self._undo = QShortcut(QKeySequence("Ctrl+Z"), self)
        self._undo.activated.connect(self._on_undo)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self._on_timeout)
        self._lay_out()
        self.notice = Notice(self)
        self.setFocusProxy(self.bar)

    @Slot()
    def finish(self) -> None:
        """Be ``finished`` as soon as nothing is on its way into the vault."""
        self._finishes = self.bar.is_keeping
        if not self._finishes:
            self.finished.emit()

    def _lay_out(self) -> None:
        hints = QWidget(self)
        row = FlowLayout(hints, gap=SPACE.large)
        for keys, word in (
            ("Return", tr("keep")),
            ("Down", tr("correct")),
            ("Shift+Return", tr("new line")),
            ("Esc", tr("close, and go on later")),
        ):
            row.addWidget(KeyHint(keys, word, parent=hints))
        row.setContentsMargins(SPACE.page, 0, SPACE.page, SPACE.large)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addStretch(1)
        layout.addWidget(hints, 0, Qt.AlignmentFlag.AlignBottom)

    @Slot(object)
    def _on_kept(self, kept: Kept) -> None:
        if self._finishes:
            self.finished.emit()
            return
        self._kept = kept
        self.notice.say(tr("Kept: {what}", what=kept.words), tr("Undo"), self._on_undo, shown_for_ms=0)
        self._timer.start()

    @Slot()
    def _on_timeout(self) -> None:
        if not self.bar.state():  # else another sentence is being written
            self.finished.emit()

    @Slot(str)
    def _on_said(self, sentence: str) -> None:
        self._finishes = False
        self.notice.say(sentence)

    @Slot()
    def _on_undo(self) -> None:
        if self._kept is not None:
            self._timer.stop()
            self._jobs.write(self, partial(_take_back, self._kept.change), self._on_undone)
            self._kept = None

    def _on_undone(self, _change: object) -> None:
        self.notice.say(tr("Taken back. The sentence is here again."))
        self.bar.recall()
        self.bar.begin()


def _take_back(change: int, vault: Vault, _job: object) -> object:
    return vault.undo(change)
