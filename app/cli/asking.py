"""Secrets, from a file, from stdin or typed at a terminal, and lines of stdin.

Nothing is asked where nobody can answer.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from models.errors import Refused
from resources import tr

STDIN = "-"
_LONGEST_LINE = 4096


def first_line(file: str) -> str:
    """The first line of ``file``, without its end; the next line of stdin for ``-``.

    Raises ``Refused`` when it cannot be read, is empty, or is no UTF-8.
    """
    try:
        if file == STDIN:
            raw = sys.stdin.buffer.readline(_LONGEST_LINE)
        else:
            with Path(file).open("rb") as opened:
                raw = opened.readline(_LONGEST_LINE)
        line = raw.removeprefix(b"\xef\xbb\xbf").decode("utf-8").rstrip("\r\n")
    except (OSError, ValueError):
        raise Refused(tr("“{file}” cannot be read. Give the name of a text file in UTF-8.", file=file)) from None
    if not line:
        raise Refused(tr("The first line of “{file}” is empty. Write the secret there.", file=file))
    return line


def lines_of_stdin() -> Iterator[str]:
    """Each line of stdin, without its end. Raises ``Refused`` at one that is no UTF-8."""
    try:
        for line in sys.stdin.buffer:
            yield line.decode("utf-8").removeprefix("\ufeff").rstrip("\r\n")
    except ValueError:
        raise Refused(tr("A line is no UTF-8. What came before it was kept.")) from None


def can_ask() -> bool:
    """Whether someone sits at a terminal."""
    return sys.stdin.isatty()


def ask(question: str, otherwise: str) -> str:
    """A secret typed unseen. Raises ``Refused`` without a terminal; ``otherwise`` says what to do there."""
    _require_terminal(otherwise)
    from getpass import getpass

    try:
        return getpass(question + " ")
    except EOFError:
        raise Refused(otherwise) from None


def ask_twice(question: str, otherwise: str) -> str:
    """A new secret, typed unseen twice alike. Raises ``Refused`` as ``ask``, and when they differ."""
    first = ask(question, otherwise)
    if ask(tr("Once more:"), otherwise) != first:
        raise Refused(tr("You typed two different passphrases. Nothing was changed: try again."))
    return first


def ask_openly(question: str, otherwise: str) -> str:
    """A line typed in sight, for what must be checked by eye. Raises ``Refused`` as ``ask``."""
    _require_terminal(otherwise)
    print(question, file=sys.stderr, flush=True)
    return sys.stdin.readline()


def _require_terminal(otherwise: str) -> None:
    if not can_ask():
        raise Refused(otherwise)
