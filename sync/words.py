"""Words that two people read to each other: the same on both sides, the same bits."""

import hashlib
from functools import cache

from resources import resource

WORDS = 8
_BITS = 11
_LIST = "words/bip39.txt"
_DOMAIN = b"whispeer words 1\0"


@cache
def word_list() -> tuple[str, ...]:
    """The 2,048 English words of BIP-39, in order; four letters tell each from the others."""
    return tuple(resource(_LIST).read_text("ascii").split())


def words_of(key: str, age: str) -> tuple[str, ...]:
    """The eight words of both keys of someone: 88 bits of a SHA-256 over them."""
    digest = hashlib.sha256(_DOMAIN + key.encode() + b"\0" + age.encode()).digest()
    return words_in(digest, WORDS)


def words_in(data: bytes, count: int) -> tuple[str, ...]:
    """The first ``count`` words that the bits of ``data`` spell; it has at least as many."""
    number = int.from_bytes(data, "big") >> len(data) * 8 - count * _BITS
    return tuple(word_list()[number >> _BITS * place & (1 << _BITS) - 1] for place in reversed(range(count)))
