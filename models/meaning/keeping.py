"""Vectors are made as notes come in: a few notes at a time, whenever nothing else is to be done."""

import threading
from collections.abc import Sequence
from functools import partial
from time import monotonic, sleep

from models.errors import Cancelled, Refused
from models.meaning import encoder
from models.meaning.said import Passage, notes
from models.progress import Progress
from models.vault.vault import Vault
from models.vault.worker import Job, VaultWorker

_AT_ONCE = 64
_MOST_SENTENCES = 1000
_PAUSE_SECONDS = 3.0
_IDLE_SECONDS = encoder.IDLE_SECONDS

Taken = dict[int, tuple[Passage, ...]]
"""Notes by their numbers, each with its sentences; none where a note is gone."""


def keep_up(vault: Vault, progress: Progress) -> None:
    """Make every vector that is missing, now. Without the extra there is nothing to do."""
    if not encoder.is_available():
        return
    done, total = 0, _waiting(vault)
    while taken := take(vault):
        put(vault, taken, encoded(taken))
        done += len(taken)
        progress(done, max(done, total))


def take(vault: Vault) -> Taken:
    """A few of the notes that have no vectors, the newest first."""
    rows = vault.rows(f"SELECT id FROM meaning_stale ORDER BY id DESC LIMIT {_AT_ONCE}")
    return _as_they_stand(vault, [row[0] for row in rows])


def encoded(taken: Taken) -> list[bytes]:
    """The vector of each sentence, in their order, as the vault keeps it. This is what takes time."""
    sentences = [passage.meant for passages in taken.values() for passage in passages]
    if not sentences:
        return []  # without numpy: to import it takes turns with the window
    from models.meaning.vectors import packed

    return packed(encoder.encode(sentences))


def put(vault: Vault, taken: Taken, vectors: Sequence[bytes]) -> None:
    """Keep them, but for those of notes that were changed meanwhile: these wait again."""
    places = [(passage.note, passage.place) for passages in taken.values() for passage in passages]
    with vault.deriving():
        now = _as_they_stand(vault, list(taken))
        same = {number for number, passages in taken.items() if now[number] == passages}
        vault.connection.executemany(
            "INSERT INTO meaning_vector (note, place, vector) VALUES (?, ?, ?)",
            [(*at, vector) for at, vector in zip(places, vectors, strict=True) if at[0] in same],
        )
        vault.connection.executemany("DELETE FROM meaning_stale WHERE id = ?", [(number,) for number in same])


def _as_they_stand(vault: Vault, numbers: list[int]) -> Taken:
    standing = {note.number: note.passages[:_MOST_SENTENCES] for note in notes(vault, numbers)}
    return {number: standing.get(number, ()) for number in numbers}


def _waiting(vault: Vault) -> int:
    row = vault.row("SELECT count(*) FROM meaning_stale")
    return int(row[0]) if row else 0


class Keeper:
    """A thread that makes vectors while the window is open, and lets go of the model when nobody needs it.

    It begins when nothing was noted for a moment, asks the vault's own threads like everybody else,
    so that whoever asked before is served before, and after each few notes rests half as long as it worked.
    It ends by itself when the vault is closed.
    """

    def __init__(self, worker: VaultWorker, pause_seconds: float = _PAUSE_SECONDS) -> None:
        self._worker = worker
        self._pause_seconds = pause_seconds
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._work, name="meaning", daemon=True)

    def start(self) -> None:
        """Begin with what has no vectors yet. Without the extra nothing is begun."""
        if encoder.is_available():
            self._woken.set()
            self._thread.start()

    def wake(self) -> None:
        """Say, from any thread, that something was noted."""
        self._woken.set()

    def _work(self) -> None:
        try:
            while True:
                if self._woken.wait(_IDLE_SECONDS):
                    self._pause()
                self._keep_up()
                _let_go()
        except Cancelled:
            return  # the vault is closed

    def _pause(self) -> None:
        """Wait until nothing was noted for a moment: whoever begins or writes has the machine for themselves."""
        while self._woken.is_set():
            self._woken.clear()
            sleep(self._pause_seconds)

    def _keep_up(self) -> None:
        try:
            while self._few():
                pass
        except Refused:
            return  # the vault is busy, or the disk full: what waits is taken up later

    def _few(self) -> bool:
        """Do a few notes; false when there are none."""
        taken = self._worker.read(_take).future.result()
        if not taken:
            return False
        began = monotonic()
        vectors = encoded(taken)
        worked = monotonic() - began
        self._worker.write(partial(_put, taken, vectors)).future.result()
        sleep(worked / 2)
        return True


def _take(vault: Vault, _job: Job[Taken]) -> Taken:
    return take(vault)


def _put(taken: Taken, vectors: Sequence[bytes], vault: Vault, _job: Job[None]) -> None:
    put(vault, taken, vectors)


def _let_go() -> None:
    if encoder.let_go_when_idle():
        from models.meaning.vectors import let_go

        let_go()
