"""What a command prints: one JSON document, or lines for people. Messages go to stderr.

Names come from anywhere, so nothing that a terminal obeys leaves here.
"""

import json
import re
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Protocol

_OBEYED = "\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_UNSAFE = re.compile(f"[\0-\x1f{_OBEYED}]")
_UNSAFE_IN_JSON = re.compile(f"[{_OBEYED}]")


class Progress(Protocol):
    """Told how far the work has come."""

    def __call__(self, done: int, total: int, /) -> None:
        """``done`` of ``total``."""


def safe(text: str) -> str:
    """``text`` on one line, without the characters that a terminal obeys or that turn the reading direction.

    >>> safe("L\\x1b[31méa\\nMartin")
    'L\ufffd[31méa Martin'
    """
    return _UNSAFE.sub("\N{REPLACEMENT CHARACTER}", re.sub(r"[\t\r\n\u2028\u2029]+", " ", text))


def say(sentence: str) -> None:
    """Tell the person something, on stderr, whatever is printed on stdout."""
    print(safe(sentence), file=sys.stderr, flush=True)


def print_line(line: str = "") -> None:
    """One line of the answer."""
    print(safe(line))


def print_json(document: Any) -> None:
    """The answer as one JSON document in UTF-8, whatever the terminal's own encoding."""
    _print_json(document, indent=2)


def print_json_line(document: Any) -> None:
    """One of several answers, each a JSON document on a line of its own."""
    _print_json(document, indent=None)


def _print_json(document: Any, indent: int | None) -> None:
    text = json.dumps(document, ensure_ascii=False, indent=indent)
    # valid in a JSON string either way, and a terminal shows the document too
    text = _UNSAFE_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
    try:
        encoded = text.encode("utf-8")
    except UnicodeEncodeError:  # a path that is no UTF-8
        encoded = json.dumps(document, indent=indent).encode("ascii")
    sys.stdout.flush()
    sys.stdout.buffer.write(encoded + b"\n")
    sys.stdout.buffer.flush()


def print_table(headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table where a person looks, and lines with tabs where a program reads."""
    if not rows:
        return
    if not sys.stdout.isatty():
        for row in rows:
            print("\t".join(safe(cell) for cell in row).rstrip("\t"))
        return
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for heading in headings:
        table.add_column(heading)
    for row in rows:
        table.add_row(*(Text(safe(cell)) for cell in row))
    Console().print(table)


@contextmanager
def progress(sentence: str) -> Iterator[Progress]:
    """Show on a terminal's stderr how far the work has come."""
    if not sys.stderr.isatty():
        yield _unseen
        return
    from rich.console import Console
    from rich.progress import BarColumn, TaskProgressColumn, TextColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TaskProgressColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(sentence, total=None)

        def show(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total)

        yield show


def _unseen(_done: int, _total: int) -> None:
    return
