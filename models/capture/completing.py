"""What ``@`` and ``#`` can go on with, while a sentence is typed."""

import re
from dataclasses import dataclass
from typing import Final

from models.capture.known import Known
from models.capture.understood import Span
from models.text import fold

_BEGUN: Final = re.compile(r"(?<![\w@#.+-])([@#])[\"“„«]?[  \u202f]?([^\s@#;>\"“”«»][^@#;>\"“”«»\n]*)?$")
_MOST_LETTERS: Final = 60
_PLAIN: Final = re.compile(r"[^\W\d_]+(?:[ '’-][^\W\d_]+)*")
_QUOTES: Final = (('"', '"'), ("“", "”"), ("«", "»"))


@dataclass(frozen=True, slots=True)
class Completions:
    """What may stand in place of ``span``: ``names``, best first, each written as ``insert`` says."""

    span: Span
    names: tuple[str, ...] = ()
    mark: str = "@"

    def insert(self, name: str) -> str:
        """What to put in place of ``span`` for this name, so that it is read back as that name."""
        if self.mark == "#" or _PLAIN.fullmatch(name):
            return f"{self.mark}{name}"
        begin, end = next((pair for pair in _QUOTES if not set(pair) & set(name)), _QUOTES[0])
        return f"{self.mark}{begin}{name}{end}"


def completions(sentence: str, cursor: int, known: Known, limit: int = 6) -> Completions:
    """The names that what stands before ``cursor`` begins; none where no ``@`` or ``#`` is being typed."""
    begun = _BEGUN.search(sentence[max(0, cursor - _MOST_LETTERS) : cursor])
    if begun is None:
        return Completions(Span(cursor, cursor))
    span, mark, typed = Span(cursor - len(begun[0]), cursor), begun[1], begun[2] or ""
    if mark == "@":
        return Completions(span, known.completing(typed, limit), mark)
    tags = [tag for tag in known.tags if fold(tag).startswith(fold(typed))]
    return Completions(span, tuple(tags[:limit]), mark)
