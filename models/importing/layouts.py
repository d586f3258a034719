"""What the columns of tables were said to be, remembered by their headers: such a table is read so again."""

import json
from collections import Counter
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

from models.interchange.tables import Layout, Meaning, Target, proposed
from models.text import fold
from models.vault.vault import Vault

_NAME = "columns of tables"
_MOST = 100
"""Tables that are remembered; of more, the oldest are forgotten."""


class Layouts:
    """What was said of tables in this vault: where the user was, so no undo step, and not in the archive.

    Headers are kept as a digest alone, for in a table without any its first line is somebody.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def remembered(self, header: tuple[str, ...]) -> Layout | None:
        """What was said of a table with these headers, in whatever order; ``None`` for nothing."""
        told = self._read().get(_digest(header))
        if told is None:
            return None
        by_column = dict(zip(sorted(_columns(header)), map(_meaning, told), strict=True))
        return Layout(tuple(by_column[column] for column in _columns(header)))

    def proposed(self, header: tuple[str, ...]) -> Layout:
        """The same, or what the headers tell."""
        return self.remembered(header) or proposed(header)

    def remember(self, said: Iterable[tuple[tuple[str, ...], Layout]]) -> None:
        """Remember what was said of tables with these headers."""
        kept = self._read()
        for header, layout in said:
            by_column = dict(zip(_columns(header), layout.meanings, strict=True))
            kept.pop(_digest(header), None)
            kept[_digest(header)] = [
                [meaning.target.value, meaning.label, meaning.group] for _, meaning in sorted(by_column.items())
            ]
        newest = list(kept.items())[-_MOST:]
        if newest != list(self._read().items()):
            self._vault.keep_ui_state(_NAME, json.dumps(dict(newest)))

    def _read(self) -> dict[str, list[Any]]:
        kept: dict[str, list[Any]] = json.loads(self._vault.ui_state(_NAME) or "{}")
        return kept


def _meaning(told: list[str]) -> Meaning:
    target, label, group = told
    return Meaning(Target(target), label, group)


def _columns(header: tuple[str, ...]) -> list[tuple[str, int]]:
    """Each header and how many of its name came before it, which tells apart those that are there twice."""
    seen: Counter[str] = Counter()
    columns = []
    for word in map(fold, header):
        columns.append((word, seen[word]))
        seen[word] += 1
    return columns


def _digest(header: tuple[str, ...]) -> str:
    return sha256(json.dumps(sorted(map(fold, header))).encode()).hexdigest()
