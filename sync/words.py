"""Eight words that two people read to each other: the same on both sides, the same keys."""

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
    number = int.from_bytes(digest, "big")
    places = [number >> (256 - _BITS * (at + 1)) & ((1 << _BITS) - 1) for at in range(WORDS)]
    return tuple(word_list()[place] for place in places)
