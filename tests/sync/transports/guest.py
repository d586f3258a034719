"""A side that knows the code, and speaks by the library alone: what an old, a new or a wicked program may send.

``python -m tests.sync.transports.guest URL``; on stdin the code, then each frame as ``BYTES COUNT`` and a letter.
"""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def start_guest(url: str, code: str, *frames: tuple[bytes, int, int]) -> "subprocess.Popen[bytes]":
    """A guest that sends frames, each a letter with ``size`` bytes behind it, ``count`` times over."""
    guest = subprocess.Popen(
        [sys.executable, "-m", "tests.sync.transports.guest", url],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    assert guest.stdin is not None
    lines = [code.encode(), *(b"%b %d %d" % frame for frame in frames)]
    guest.stdin.write(b"\n".join(lines) + b"\n")
    guest.stdin.close()
    return guest


def be_guest(url: str, code: str, frames: list[tuple[bytes, int, int]]) -> None:
    """Meet by ``code``, send ``frames``, and stay until killed."""
    import wormhole
    from twisted.internet import reactor

    from sync.transports.link import APPLICATION

    line = wormhole.create(APPLICATION, url, reactor)
    line.set_code(code)

    def met(_verifier: bytes) -> None:
        for letter, size, count in frames:
            for _ in range(count):
                line.send_message(letter + bytes(size))

    line.get_verifier().addCallback(met)
    reactor.run()


if __name__ == "__main__":
    spoken, *asked = sys.stdin.read().split("\n")[:-1]
    wanted = [line.split(" ") for line in asked]
    be_guest(sys.argv[1], spoken, [(letter.encode(), int(size), int(count)) for letter, size, count in wanted])
