"""``python -m tests.bench.carrying ROUNDS``: from a code to the bytes at the other side, both processes being up.

In the same run and on the same server: a pair of ``wormhole send --text`` and ``wormhole receive``, as one types them.
"""

import json
import os
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Sequence

from app.carrier import program
from sync.conversation import Conversation
from sync.transports.codes import new_code
from tests.sync.transports.mailbox import mailbox_server

KILOBYTE = 1024
SECONDS = 60


def ours(server: str) -> float:
    """Seconds from two processes that are up and a code, to the sealed bytes at the other side."""
    code, body = new_code(), os.urandom(KILOBYTE)
    with Conversation(program()) as here, Conversation(program()) as there:
        here.ready()
        there.ready()
        started = time.perf_counter()
        sending = threading.Thread(target=lambda: (here.meet(code, [server]), here.send(body)))
        sending.start()
        there.meet(code, [server])
        assert there.receive() == body
        taken = time.perf_counter() - started
        sending.join(SECONDS)
    return taken


def theirs(server: str) -> float:
    """Seconds that a pair of commands takes for as many bytes of text."""
    code, text = new_code(), os.urandom(KILOBYTE // 2).hex()
    wormhole = [sys.executable, "-m", "wormhole", "--relay-url", server]
    started = time.perf_counter()
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
    with subprocess.Popen([*wormhole, "send", "--text", text, "--code", code], **quiet):
        receive = [*wormhole, "receive", "--only-text", code]
        got = subprocess.run(receive, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, timeout=SECONDS, check=True)
    assert got.stdout.decode().strip() == text
    return time.perf_counter() - started


def told(name: str, times: Sequence[float]) -> dict[str, float]:
    """The middle and the slow end, in milliseconds."""
    slow = sorted(times)[min(len(times) - 1, int(0.95 * len(times)))]
    return {f"{name} p50, ms": round(1000 * statistics.median(times), 1), f"{name} p95, ms": round(1000 * slow, 1)}


def main(rounds: int) -> None:
    """Both in turns, so that a busy moment is busy for both."""
    mine, beside = [], []
    with mailbox_server() as server:
        for _ in range(rounds):
            mine.append(ours(server.url))
            beside.append(theirs(server.url))
    ratio = statistics.median(mine) / statistics.median(beside)
    print(json.dumps({**told("exchange", mine), **told("wormhole", beside), "of it": round(ratio, 3)}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
