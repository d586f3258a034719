"""Someone who speaks a mailbox server's protocol and means no good: a raw WebSocket, without the library."""

import json
import os
import socket
import struct
from types import TracebackType
from typing import Any, Self

from sync.transports.link import APPLICATION

_TEXT = 1


class Stranger:
    """One connection to the server at ``port``. Says any JSON, of any size, and hears what the server answers."""

    def __init__(self, port: int, side: str, application: str = APPLICATION) -> None:
        self._socket = socket.create_connection(("127.0.0.1", port), timeout=20)
        self._socket.sendall(
            b"GET /v1 HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            b"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n"
        )
        self._from = self._socket.makefile("rb")
        while self._from.readline() != b"\r\n":
            pass
        self.say(type="bind", appid=application, side=side)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._from.close()
        self._socket.close()

    def say(self, **message: object) -> None:
        """Send one message."""
        payload = json.dumps(message).encode()
        size = len(payload)
        if size < 126:
            head = struct.pack("!BB", 0x80 | _TEXT, 0x80 | size)
        elif size < 1 << 16:
            head = struct.pack("!BBH", 0x80 | _TEXT, 0x80 | 126, size)
        else:
            head = struct.pack("!BBQ", 0x80 | _TEXT, 0x80 | 127, size)
        self._socket.sendall(head + bytes(4) + payload)  # a mask of zeros changes nothing

    def hear(self, kind: str) -> dict[str, Any]:
        """The next message of that type."""
        while True:
            _first, size = self._from.read(2)
            if size == 126:
                (size,) = struct.unpack("!H", self._from.read(2))
            elif size == 127:
                (size,) = struct.unpack("!Q", self._from.read(8))
            message: dict[str, Any] = json.loads(self._from.read(size))
            if message["type"] == kind:
                return message

    def open_mailbox(self, number: str) -> None:
        """Come to where the code's ``number`` leads."""
        self.say(type="claim", nameplate=number)
        self.say(type="open", mailbox=self.hear("claimed")["mailbox"])

    def add(self, phase: str, size: int) -> None:
        """Leave a message of ``size`` random bytes for everyone there."""
        self.say(type="add", phase=phase, body=os.urandom(size).hex())
