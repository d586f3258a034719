"""``python -m tests.bench.doubles CARDS DOUBLES``: who of a made-up book stands twice, how well and how fast.

A process of its own, so that the memory is of this alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from models.doubles import Doubles
from models.vault import Vault
from tests.bench import houses
from tests.bench.memory import peak_megabytes
from tests.models.doubles.book import Book, made_up, put_in


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON document."""
    size, doubles = map(int, arguments)
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        folder = Path(name) / "book.whispeer"
        with Vault(folder, houses.made_apart(folder)) as vault:
            print(json.dumps(_measured(vault, made_up(size, doubles))))


def _measured(vault: Vault, book: Book) -> dict[str, float]:
    ids = put_in(vault, book)
    before = peak_megabytes()
    began = time.perf_counter()
    found = {frozenset((double.one.id, double.other.id)) for double in Doubles(vault).find()}
    seconds = time.perf_counter() - began
    right = {frozenset((ids[one], ids[other])) for one, other in book.doubles}
    hit = len(found & right)
    return {
        "precision": round(hit / len(found), 3) if found else 0.0,
        "recall": round(hit / len(right), 3) if right else 0.0,
        "seconds": round(seconds, 2),
        "peak, MB": round(peak_megabytes()),
        "of it before, MB": round(before),
    }


if __name__ == "__main__":
    main(sys.argv[1:])
