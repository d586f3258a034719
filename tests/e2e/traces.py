"""Looking for words in files, however they were written there."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path

_ENCODINGS = ("utf-8", "utf-16-le", "utf-16-be")
_SHORTEST = 12


def spellings(word: str) -> frozenset[bytes]:
    """``word`` in UTF-8 and both UTF-16, plain, as hexadecimal in either case, and as base64 at any offset."""
    found = set()
    for encoding in _ENCODINGS:
        plain = word.encode(encoding)
        found |= {plain, plain.hex().encode(), plain.hex().upper().encode(), *_in_base64(plain)}
    assert all(len(spelling) >= _SHORTEST for spelling in found)
    return frozenset(found)


def _in_base64(plain: bytes) -> Iterator[bytes]:
    """The part of its base64 that does not depend on what stands before and after it."""
    for offset in range(3):
        encoded = base64.b64encode(bytes(offset) + plain)
        yield encoded[(0, 2, 3)[offset] : len(encoded) // 4 * 4 - 4]


def traces(words: Iterable[str], folders: Iterable[Path]) -> list[str]:
    """Each file in ``folders`` that holds, or is named after, one of ``words``, and which."""
    wanted = {spelling: word for word in words for spelling in spellings(word)}
    found = set()
    for file in (file for folder in folders for file in folder.rglob("*") if file.is_file()):
        content = file.read_bytes() + b"\n" + str(file).encode("utf-8", "surrogateescape")
        found |= {f"{word} in {file}" for spelling, word in wanted.items() if spelling in content}
    return sorted(found)
