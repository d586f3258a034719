"""What happens when the program itself is wrong: a line in a log, and one calm sentence.

The log names places in the code and kinds of errors, nothing else.
Texts of exceptions and local variables may hold a person's name, so neither is ever written.
"""

import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any

from PySide6.QtCore import QMessageLogContext, QObject, Qt, QtMsgType, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication

from resources import tr

_ROOT = Path(__file__).resolve().parent.parent
_LARGEST_BYTES = 256 * 1024
_KEPT_FILES = 2
_QT_FUNCTION = re.compile(r"^[A-Za-z_][\w:]*(?=[:(])")


class FaultLog(QObject):
    """Catches what nobody caught, in every thread and in Qt.

    ``show`` says the sentence to the user, with the hint where the log is; it returns when it was read.
    It is called on the GUI thread, and never a second time before it has returned.
    """

    _caught = Signal()

    def __init__(self, file: Path, show: Callable[[str, str, str], object]) -> None:
        super().__init__()
        self.file = file
        self._show = show
        self._showing = False
        self._busy = threading.local()
        self._log = _open_log(file)
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """From now on, catch everything."""
        sys.excepthook = self.catch
        threading.excepthook = self._catch_in_thread
        sys.unraisablehook = self._catch_unraisable
        qInstallMessageHandler(self._catch_qt_message)

    def uninstall(self) -> None:
        """Give everything back to Python and Qt, and close the file."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__
        qInstallMessageHandler(None)
        for handler in list(self._log.handlers):
            self._log.removeHandler(handler)
            handler.close()

    def catch(self, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
        """Log an exception and say so; a ``sys.excepthook``."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if self._write("\n".join(describe(kind, error, trace))):
            self._tell()

    def _catch_in_thread(self, caught: Any) -> None:
        if not issubclass(caught.exc_type, SystemExit):
            self.catch(caught.exc_type, caught.exc_value, caught.exc_traceback)

    def _catch_unraisable(self, caught: Any) -> None:
        # Raised while something was being let go of: worth a line, not worth a word.
        self._write("\n".join(["unraisable", *describe(caught.exc_type, caught.exc_value, caught.exc_traceback)]))

    def _catch_qt_message(self, kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
        if kind not in (QtMsgType.QtDebugMsg, QtMsgType.QtInfoMsg):
            function = _QT_FUNCTION.match(message or "")
            said_by = function.group() if function else "-"
            self._write(f"Qt {kind.name} {context.category or '-'} {said_by}")

    def _write(self, text: str) -> bool:
        """Whether it was written; never raises, and never runs inside itself."""
        if getattr(self._busy, "writing", False):
            return False
        self._busy.writing = True
        try:
            self._log.error(text)
        except Exception:
            return False
        finally:
            self._busy.writing = False
        return True

    def _tell(self) -> None:
        try:
            self._caught.emit()
        except RuntimeError:
            return  # the application has ended

    @Slot()
    def _on_caught(self) -> None:
        if self._showing:
            return
        self._showing = True
        try:
            self._show(
                tr("Something went wrong in Whispeer"),
                tr("It was our mistake, not yours. What you had saved is safe, and you can go on."),
                tr("What happened is noted, without any name, in {file}", file=self.file),
            )
        finally:
            self._showing = False


def describe(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> Iterator[str]:
    """An exception without its text: its kind, then a line a frame; then the one it came from."""
    seen: set[int] = set()
    while True:
        yield f"{kind.__module__}.{kind.__qualname__}"
        while trace is not None:
            code = trace.tb_frame.f_code
            yield f"  {_short(code.co_filename)}:{trace.tb_lineno} {code.co_name}"
            trace = trace.tb_next
        if error is None:
            return
        seen.add(id(error))
        earlier = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
        if earlier is None or id(earlier) in seen:
            return
        yield "from"
        kind, error, trace = type(earlier), earlier, earlier.__traceback__


def _short(file: str) -> str:
    """A file without the folders above it, which may carry the user's name."""
    path = Path(file)
    if path.is_relative_to(_ROOT):
        return path.relative_to(_ROOT).as_posix()
    return "/".join(path.parts[-2:])


def _open_log(file: Path) -> logging.Logger:
    log = logging.Logger("whispeer.faults")
    try:
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handler = _PrivateFileHandler(
            file, maxBytes=_LARGEST_BYTES, backupCount=_KEPT_FILES, encoding="utf-8", delay=True
        )
    except OSError:
        return log  # a full or read-only disk must not keep the program from starting
    handler.setFormatter(logging.Formatter("%(asctime)s %(message)s"))
    log.addHandler(handler)
    return log


class _PrivateFileHandler(RotatingFileHandler):
    """A rotating log that only its user can read, and that keeps its own troubles to itself."""

    def _open(self) -> Any:
        Path(self.baseFilename).touch(mode=0o600)
        Path(self.baseFilename).chmod(0o600)
        return super()._open()

    def handleError(self, _record: logging.LogRecord) -> None:
        """Logging's own way prints the record and the traceback, names and all."""
