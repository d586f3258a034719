"""A real mailbox server on loopback, as a process of its own.

``python -m tests.sync.transports.mailbox SECONDS_OFF FILE`` prints its port, and serves until it is killed.
All that it is told goes into FILE, a line a message: what whoever runs a server can learn.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[3]


class MailboxServer:
    """The server that users are told to run, listening on a port of this computer."""

    def __init__(self, seconds_off: float, record: Path) -> None:
        command = [sys.executable, "-m", "tests.sync.transports.mailbox", str(seconds_off), str(record)]
        self._process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        assert self._process.stdout is not None
        self.port = int(self._process.stdout.readline())
        self.url = f"ws://127.0.0.1:{self.port}/v1"

    def kill(self) -> None:
        """As a power cut would."""
        self._process.kill()
        self._process.wait()
        if self._process.stdout:
            self._process.stdout.close()


@contextmanager
def mailbox_server(seconds_off: float = 0, record: Path = Path(os.devnull)) -> Iterator[MailboxServer]:
    """A server whose clock is ``seconds_off``, and which writes what it is told into ``record``."""
    server = MailboxServer(seconds_off, record)
    try:
        yield server
    finally:
        server.kill()


def serve(seconds_off: float, record: Path) -> None:
    """Serve until killed; the port is printed."""
    from twisted.internet import reactor
    from wormhole_mailbox_server import server_websocket
    from wormhole_mailbox_server.database import create_channel_db
    from wormhole_mailbox_server.server import make_server
    from wormhole_mailbox_server.web import make_web_server

    class Clock:
        """The machine's, some seconds off."""

        @staticmethod
        def time() -> float:
            return time.time() + seconds_off

    class Recording(server_websocket.WebSocketServer):
        """The server's own end of a line."""

        def onMessage(self, payload: bytes, isBinary: bool) -> None:
            with record.open("ab") as file:
                file.write(payload + b"\n")
            super().onMessage(payload, isBinary)

    server_websocket.time = Clock
    server_websocket.WebSocketServerFactory.protocol = Recording
    mailboxes = make_server(create_channel_db(":memory:"), allow_list=False)
    # no limit here: the children must hold their own against a server that has none
    site = make_web_server(mailboxes, log_requests=False)
    print(reactor.listenTCP(0, site, interface="127.0.0.1").getHost().port, flush=True)
    reactor.run()


if __name__ == "__main__":
    serve(float(sys.argv[1]), Path(sys.argv[2]))
