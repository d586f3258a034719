"""One window for one vault: a second start brings the first one to the front."""

import hashlib
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote_from_bytes, unquote_to_bytes

from PySide6.QtCore import QLockFile, QObject, Qt, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket
from PySide6.QtWidgets import QWidget

_RAISE = b"raise "
_CAPTURE = b"capture "
_OPEN = b"open "
_YES, _NO = b"yes\n", b"no\n"
_PATIENCE_MS = 1500
_LONGEST_TOKEN = 256
_LONGEST_LINE = 16 * 1024
"""As long as a path can be whose every byte is written as three."""

_TOKEN = "XDG_ACTIVATION_TOKEN"


class SingleInstance(QObject):
    """This program's claim on a vault. Keep it as long as the window is open."""

    raise_requested = Signal(str)
    """Another start asked for the window; with the activation token it was given, often empty."""

    capture_requested = Signal(str)
    """Another start asked for the small window for a sentence, with its token; only while ``shows_capture``."""

    open_requested = Signal(object)
    """Another start was given a file to open; with its path. It is ours to open from now on."""

    def __init__(self, server: QLocalServer) -> None:
        super().__init__()
        self.shows_capture = False
        self._server = server
        server.setParent(self)
        server.newConnection.connect(self._on_new_connection)

    def release(self) -> None:
        """Give the claim up, so that a fresh process can take it before this one has ended.

        What was said and not read yet is not taken: whoever was to hand a file over keeps it.
        """
        self._server.close()
        for socket in self.findChildren(QLocalSocket):
            socket.abort()

    @Slot()
    def _on_new_connection(self) -> None:
        while socket := self._server.nextPendingConnection():
            socket.setParent(self)
            socket.readyRead.connect(self._on_ready_read)
            socket.disconnected.connect(socket.deleteLater)
            self._read(socket)

    @Slot()
    def _on_ready_read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket):
            self._read(socket)

    def _read(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _LONGEST_LINE:
                socket.abort()
            return
        line = bytes(socket.readLine(_LONGEST_LINE).data())
        shows_capture = self.shows_capture and line.startswith(_CAPTURE)
        file = _file_in(line) if line.startswith(_OPEN) else None
        if line.startswith((_CAPTURE, _OPEN)):
            socket.write(_YES if shows_capture or file else _NO)
        socket.disconnectFromServer()
        if line.startswith(_RAISE):
            self.raise_requested.emit(_token_in(line))
        elif shows_capture:
            self.capture_requested.emit(_token_in(line))
        elif file:
            self.open_requested.emit(file)


def claim(vault_path: Path, part: str = "", files: Sequence[Path] = ()) -> SingleInstance | None:
    """Claim ``vault_path`` for this process; a ``part`` of the program beside the main window has a claim of its own.

    ``None`` when another process has it: that one was asked to show its window and to open ``files``,
    and this one should end. One that gives its claim up before it took them all leaves it to this one.
    What a crashed program left behind is cleared away.
    """
    name = _server_name(vault_path, part)
    # Two starts at the same moment would each clear away the other's socket.
    door = QLockFile(f"{name}.lock")
    door.setStaleLockTime(10_000)
    entered = door.tryLock(_PATIENCE_MS)
    try:
        if _asked_to_raise(name) and all(_is_taken(name, file) for file in files):
            return None
        return SingleInstance(_listen(name))
    finally:
        if entered:
            door.unlock()


def asked_to_capture(vault_path: Path) -> bool:
    """Ask whoever has ``vault_path`` open for the small window; whether it shows one.

    Nobody may have it, or somebody who stands at its door and has no key either.
    """
    return _answer(_server_name(vault_path), _with_token(_CAPTURE)) == _YES


def raise_window(window: QWidget, token: str = "") -> None:
    """Bring ``window`` to the front; on Wayland only with the ``token`` the user's click gave."""
    if token:
        # Qt's Wayland plugin takes it from here, once.
        os.environ[_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _asked_to_raise(name: str) -> bool:
    """Ask, and wait for no answer; whether anybody listens."""
    socket = _knock(name, _with_token(_RAISE))
    if socket is None:
        return False
    socket.disconnectFromServer()
    return True


def _is_taken(name: str, file: Path) -> bool:
    """Hand ``file`` over; whether it is in good hands. Who is slow to answer has it too, and reads it later."""
    return _answer(name, _OPEN + quote_from_bytes(os.fsencode(file)).encode("ascii")) in (_YES, b"")


def _answer(name: str, words: bytes) -> bytes | None:
    """What is said to ``words``: nothing yet by who is slow; none where nobody listens, or went without a word."""
    socket = _knock(name, words)
    if socket is None:
        return None
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_PATIENCE_MS):
            return b"" if socket.state() == QLocalSocket.LocalSocketState.ConnectedState else None
    return bytes(socket.readLine(_LONGEST_LINE).data())


def _with_token(word: bytes) -> bytes:
    """``word`` with the token that lets a window come forward."""
    return word + os.environ.get(_TOKEN, "").encode("ascii", "ignore")[:_LONGEST_TOKEN]


def _knock(name: str, words: bytes) -> QLocalSocket | None:
    """Say ``words`` to whoever listens at ``name``, if that is this user: in a shared folder anyone may."""
    if not _is_own(name):
        return None
    socket = QLocalSocket()
    socket.connectToServer(name)
    if not socket.waitForConnected(_PATIENCE_MS):
        return None
    socket.write(words + b"\n")
    socket.waitForBytesWritten(_PATIENCE_MS)
    return socket


def _is_own(name: str) -> bool:
    """Whether nobody else put that there. On Windows the pipe says so itself."""
    if os.name == "nt":
        return True
    try:
        return Path(name).lstat().st_uid == os.getuid()
    except OSError:
        return False


def _file_in(line: bytes) -> Path | None:
    """The file in a line; none where no program of ours wrote it."""
    path = unquote_to_bytes(line[len(_OPEN) :].strip())
    file = Path(os.fsdecode(path))
    return file if file.is_absolute() and b"\0" not in path else None


def _token_in(line: bytes) -> str:
    return line.partition(b" ")[2].decode("ascii", "ignore").strip()


def _listen(name: str) -> QLocalServer:
    server = QLocalServer()
    server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
    if not server.listen(name):
        QLocalServer.removeServer(name)
        if not server.listen(name):
            # Nobody answers and nothing can be claimed: better two windows than none.
            return server
    return server


def _server_name(vault_path: Path, part: str = "") -> str:
    """A path (a pipe's name on Windows) that tells nothing of the vault's."""
    digest = hashlib.blake2b(os.fsencode(vault_path.resolve()), digest_size=12).hexdigest() + part
    if os.name == "nt":
        return f"{tempfile.gettempdir()}\\whispeer-{digest}"
    folder = Path(os.environ.get("XDG_RUNTIME_DIR") or tempfile.gettempdir())
    # Another user may have taken the name in a shared folder.
    return str(folder / f"whispeer-{os.getuid()}-{digest}")
