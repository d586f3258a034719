"""The running application, as the front door needs it: nothing of Qt shows through."""

import signal
from collections.abc import Callable
from functools import partial
from types import FrameType

from PySide6.QtCore import QTimer, QTranslator
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from resources import set_language
from ui.application import Appearance, make_application, speak
from ui.clipboard import OwnClipboard
from ui.jobs import let_threads_end
from ui.theme import theme


class Desktop:
    """The one application of this process. It ends when it is told to, and not with its last window."""

    def __init__(self, argv: list[str], settings: Appearance) -> None:
        self._application = make_application(argv, settings)
        self._application.setQuitOnLastWindowClosed(False)
        self._clipboard = OwnClipboard(self._application.clipboard(), self._application)

    def run(self) -> int:
        """Let the windows live until ``end``, or a signal that asks to end; the exit code.

        Python hears a signal when it is next on the GUI thread, which the garbage keeper's clock is every second.
        """
        before = {asked: signal.signal(asked, self._on_signal) for asked in (signal.SIGTERM, signal.SIGINT)}
        try:
            return self._application.exec()
        finally:
            # Python and Qt destroy what is left in an order of their own: nobody may hear of the focus then
            self._application.blockSignals(True)
            let_threads_end()
            for asked, handler in before.items():
                signal.signal(asked, handler)

    def end(self, code: int = 0) -> None:
        """Come back from ``run`` with ``code``, whatever dialog is open; at once, if it has not begun yet."""
        # Qt forgets what it is told before its loop runs, but not a timer
        QTimer.singleShot(0, partial(self._application.exit, code))

    def _on_signal(self, asked: int, _frame: FrameType | None) -> None:
        self.end(128 + asked)

    def forget_clipboard(self) -> None:
        """Empty the clipboard, if what is in it came from here."""
        self._clipboard.forget()

    def speak(self, language: str | None) -> None:
        """Speak another language from now on; windows made before keep theirs."""
        for words in self._application.findChildren(QTranslator):
            self._application.removeTranslator(words)
            words.deleteLater()
        set_language(language)
        speak(self._application)

    def wear(self, chosen: str) -> None:
        """Show another theme."""
        theme().choose(chosen)


def take_key(window: QWidget, sequence: str, called: Callable[[], object]) -> None:
    """Let ``sequence`` call something anywhere in ``window``."""
    QShortcut(QKeySequence(sequence), window).activated.connect(called)
