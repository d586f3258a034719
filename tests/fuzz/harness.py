"""One harness, in a process of its own: ``python -m tests.fuzz.harness READER SECONDS FOLDER``.

libFuzzer never comes back from its run, so what was counted lies in a file of the folder, written as it goes.
"""

import json
import resource
import sys
from contextlib import suppress
from copy import deepcopy
from pathlib import Path
from typing import Any, Final

import atheris

with atheris.instrument_imports(include=["models.interchange", "models.capture", "sync"]):
    from tests.fuzz.readers import READERS, Reader

from models.errors import Refused

COUNTS: Final = "counts.json"
_WRITTEN_EVERY: Final = 64
_LONGEST: Final = 4096
_SLOWEST_SECONDS: Final = 10
_MOST_MEGABYTES: Final = 1024
_STRANGE: Final = (
    None,
    True,
    -1,
    0,
    10**30,
    1.5,
    "",
    "0000-00-00",
    "2020-02-30",
    "9999-12-31",
    "\ud800",
    "\0",
    [],
    {},
    [[]],
)


class Harness:
    """Runs one reader on what the fuzzer makes, and counts."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self._reader = reader
        self._folder = folder
        self._documents = [json.loads(seed) for seed in reader.seeds] if reader.is_json else []
        self._run = self._accepted = 0

    def one(self, data: bytes) -> None:
        """One execution. Whatever is raised but ``Refused`` ends the run as a failure, its input kept."""
        self._run += 1
        made = self._edited(data) if self._reader.is_json else data
        with suppress(Refused):
            self._accepted += self._reader.read(made)
        if self._run % _WRITTEN_EVERY == 0:
            counts = {"executions": self._run, "accepted": self._accepted}
            (self._folder / COUNTS).write_text(json.dumps(counts), "ascii")

    def _edited(self, data: bytes) -> bytes:
        """A seed with a few of its values changed, taken out, doubled or moved, as ``data`` says."""
        lots = atheris.FuzzedDataProvider(data)
        document = deepcopy(lots.PickValueInList(self._documents))
        for _ in range(lots.ConsumeIntInRange(0, 6)):
            _edit(document, lots)
        return json.dumps(document, ensure_ascii=False).encode("utf-8", "surrogatepass")


def _edit(document: Any, lots: Any) -> None:
    """Change one value somewhere in it. What stands there twice is two: else each edit could double all before it."""
    at = document
    while isinstance(at, (dict, list)) and at:
        keys = list(at) if isinstance(at, dict) else list(range(len(at)))
        key = lots.PickValueInList(keys)
        if isinstance(at[key], (dict, list)) and at[key] and lots.ConsumeIntInRange(0, 4):
            at = at[key]
            continue
        match lots.ConsumeIntInRange(0, 4):
            case 0:
                del at[key]
            case 1:
                at[key] = lots.ConsumeUnicode(40)
            case 2 if isinstance(at, list):
                at.append(deepcopy(at[key]))
            case 3:
                at[key] = deepcopy(document[lots.PickValueInList(list(document))])
            case _:
                at[key] = deepcopy(lots.PickValueInList(list(_STRANGE)))
        return


def main() -> None:
    """Fuzz one reader for so many seconds, its corpus and what it finds in a folder."""
    name, seconds, folder = sys.argv[1], int(sys.argv[2]), Path(sys.argv[3])
    reader = READERS[name]
    corpus = folder / "corpus"
    corpus.mkdir(exist_ok=True)
    for at, seed in enumerate(() if reader.is_json else reader.seeds):
        (corpus / f"seed-{at}").write_bytes(seed)
    # the peak that is watched begins with that of whoever started this process
    inherited = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    options = [
        f"-max_total_time={seconds}",
        f"-max_len={_LONGEST}",
        f"-timeout={_SLOWEST_SECONDS}",
        f"-rss_limit_mb={inherited + _MOST_MEGABYTES}",
        f"-artifact_prefix={folder}/found-",
        "-print_final_stats=1",
    ]
    if reader.words:
        words = folder / "words"
        words.write_text("".join(f'"{_escaped(word)}"\n' for word in reader.words), "ascii")
        options.append(f"-dict={words}")
    atheris.Setup([sys.argv[0], *options, str(corpus)], Harness(reader, folder).one)
    atheris.Fuzz()


def _escaped(word: bytes) -> str:
    return "".join(f"\\x{byte:02x}" for byte in word)


if __name__ == "__main__":
    main()
