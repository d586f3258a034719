"""``python -m tests.bench.importing HOW CARDS``: a book of so many vCards, read by vobject or brought into a vault.

``HOW`` is ``vobject``, ``read``, ``rehearse`` or ``import``; each contains what is before it, but for vobject.
A process of its own, so that the memory is of this alone.
"""

import json
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from tests.bench.memory import peak_megabytes
from tests.bench.people import World


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON document."""
    how, cards = arguments[0], int(arguments[1])
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        book = Path(name) / "book.vcf"
        book.write_text("".join(person.card for person in World(cards, 0).people), "utf-8", newline="")
        call = _WAYS[how](Path(name))
        before = peak_megabytes()
        began = time.perf_counter()
        assert call(book) == cards
        seconds = time.perf_counter() - began
    told = {"seconds": round(seconds, 2), "peak, MB": round(peak_megabytes()), "of it before, MB": round(before)}
    print(json.dumps(told))


Way = Callable[[Path], int]
"""Takes a file; how many people it found in it."""


def _by_vobject(_folder: Path) -> Way:
    import vobject

    def read(book: Path) -> int:
        return sum(1 for card in list(vobject.readComponents(book.read_text("utf-8"))) if card.fn.value)

    return read


def _by_reader(_folder: Path) -> Way:
    from models.interchange import vcard

    return lambda book: len(vcard.read(book.read_bytes()).cards)


def _rehearsed(folder: Path) -> Way:
    return _into(folder, carries_out=False)


def _imported(folder: Path) -> Way:
    return _into(folder, carries_out=True)


def _into(folder: Path, *, carries_out: bool) -> Way:
    from models.importing import carry_out, open_files, rehearse_files
    from models.vault import Vault
    from tests.bench import houses

    key = houses.made_apart(folder / "book.whispeer")

    def bring_in(book: Path) -> int:
        with Vault(folder / "book.whispeer", key) as vault:
            rehearsal = rehearse_files(vault, open_files([book]).files)
            return carry_out(vault, rehearsal).new if carries_out else rehearsal.new

    return bring_in


_WAYS: dict[str, Callable[[Path], Way]] = {
    "vobject": _by_vobject,
    "read": _by_reader,
    "rehearse": _rehearsed,
    "import": _imported,
}


if __name__ == "__main__":
    main(sys.argv[1:])
