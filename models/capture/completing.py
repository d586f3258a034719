"""What ``@`` and ``#`` can go on with, while a sentence is typed."""

import re
from dataclasses import dataclass

from models.capture.known import Known
from models.capture.understood import Span
from models.text import fold

_BEGUN = re.compile(r"(?<![\w@#.])([@#])([^\s@#;>][^@#;>\n]*)?$")


@dataclass(frozen=True, slots=True)
class Completions:
    """What may stand in place of ``span``: ``names``, best first, each written as ``insert`` says."""

    span: Span
    names: tuple[str, ...] = ()
    mark: str = "@"

    def insert(self, name: str) -> str:
        """What to put in place of ``span`` for this name, so that it is read back as that name."""
        return f'@"{name}"' if self.mark == "@" and " " in name else f"{self.mark}{name}"


def completions(sentence: str, cursor: int, known: Known, limit: int = 6) -> Completions:
    """The names that what stands before ``cursor`` begins; none where no ``@`` or ``#`` is being typed."""
    begun = _BEGUN.search(sentence[:cursor])
    if begun is None:
        return Completions(Span(cursor, cursor))
    span, mark, typed = Span(begun.start(), cursor), begun[1], begun[2] or ""
    if mark == "@":
        return Completions(span, known.completing(typed, limit), mark)
    tags = [tag for tag in known.tags if fold(tag).startswith(fold(typed))]
    return Completions(span, tuple(tags[:limit]), mark)
