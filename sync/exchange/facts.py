"""What the rules look at: messages and threads, without the text and the keys' arithmetic around them."""

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from models.introductions import PartyState

_TRANSCRIPT = b"whispeer transcript 1\0"


class Said(StrEnum):
    """What I said when I was asked."""

    NOTHING = ""
    YES = "yes"
    NO = "no"
    LATER = "later"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Consented:
    """A consent whose signature fits: ``by`` signed it for ``aud``, in a thread and round, to the ask of that hash.

    ``until`` are seconds since 1970, as everywhere here.
    """

    hash: str
    by: str
    aud: str
    thread: str
    round: int
    ask_hash: str
    until: int


@dataclass(frozen=True, slots=True)
class Heard:
    """A message that was read: who signed it, where it belongs, and what of it the rules look at."""

    kind: str
    sender: str
    thread: str
    round: int
    hash: str
    until: int
    say: str = ""
    ask_hash: str = ""
    of: str = ""
    yours: str = ""
    transcript: str = ""
    consent: Consented | None = None


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two whom I introduce. ``key`` is empty for who is not paired, ``round`` 0 before the first ask."""

    state: PartyState
    key: str
    thread: str
    round: int = 0
    ask_hash: str = ""
    consent: Consented | None = None
    share_hash: str = ""


@dataclass(frozen=True, slots=True)
class Thread:
    """What I was asked, and how far it has come. ``other`` is the key of whom I was introduced to."""

    id: str
    introducer: str
    round: int
    ask_hash: str
    until: int
    said: Said = Said.NOTHING
    consent: Consented | None = None
    share_hash: str = ""
    other: Consented | None = None
    ended: bool = False


def transcript_of(one: Consented, other: Consented) -> str:
    """The hash of what was shared both ways; the same for both of them, and for who introduced them."""
    said = "\0".join(sorted((one.hash, other.hash))).encode("ascii")
    return hashlib.sha256(_TRANSCRIPT + said).hexdigest()
