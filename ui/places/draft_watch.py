"""Hearing when typing pauses, so that what is half written is kept where a crash cannot take it."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ui.running import application

PAUSE_MS = 3000
"""How long nothing is typed before a draft is worth a write."""

_SOON_MS: Final = 100
"""After something was kept, its draft should be gone before a crash could bring it back."""


class DraftWatch(QObject):
    """Says ``changed`` a while after typing stopped, if what ``read`` gives is not what it was.

    It listens to whatever field of ``place`` has the keyboard, so that no field has to tell.
    """

    changed = Signal()

    def __init__(self, place: QWidget, read: Callable[[], object]) -> None:
        super().__init__(place)
        self._place = place
        self._read = read
        self._known = read()
        self._field: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_paused)
        application().focusChanged.connect(self._on_focus_changed)

    def know(self, drafts: object) -> None:
        """Take ``drafts`` for kept."""
        self._known = drafts

    @Slot()
    def look_soon(self) -> None:
        """Look without waiting for a pause."""
        self._timer.start(_SOON_MS)

    def stop(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        application().focusChanged.disconnect(self._on_focus_changed)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(left, (QLineEdit, QPlainTextEdit)) and left is self._field:
            left.textChanged.disconnect(self._on_typed)
        self._field = None
        if isinstance(entered, (QLineEdit, QPlainTextEdit)) and self._place.isAncestorOf(entered):
            self._field = entered
            entered.textChanged.connect(self._on_typed)
        self._on_typed()  # leaving a field may end a draft, or choose something

    def _on_typed(self, *_text: str) -> None:
        self._timer.start(PAUSE_MS)

    @Slot()
    def _on_paused(self) -> None:
        now = self._read()
        if now != self._known:
            self._known = now
            self.changed.emit()
