"""Who I am to others, whose keys I know, what came and what goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, TypeAlias

ENDING: Final = ".introcard.age"
"""How the name of a message's file ends."""

IDENTITY: Final = "identity"
"""The kind of message that says who someone is, with their keys: two of them are exchanged."""


Whose: TypeAlias = int | str
"""Whose keys or card it is: an id, ``NEW``, or what they are called; empty where nothing is said."""

NEW: Final = 0
"""In the place of an id: somebody who is not in the record yet."""

PHOTO: Final = "photo"
"""The field of a card that is no text: its picture."""

PROPOSED: Final = ("name", "email")
"""The fields of someone's card that are proposed to be handed on, unless said otherwise."""

OWN_PHOTO_BYTES: Final = 9 * 1024
"""So large my own picture may be: with all other fields it still fits where a signed card goes inside a letter."""

PHOTO_SIDE: Final = 256
"""Pixels, of each side of a card's picture, at most."""


class Level(StrEnum):
    """How sure it is that a key is someone's: a file says little; words compared, or a square, say all."""

    UNKNOWN = "unknown"
    INTRODUCED = "introduced"
    PAIRED = "paired by code"
    MET = "met"


class PeerState(StrEnum):
    """Whether something may be sealed for someone."""

    TRUSTED = "trusted"
    CHANGED = "changed"
    REVOKED = "revoked"


class InboxState(StrEnum):
    """What became of something that came."""

    WAITING = "waiting"
    APPLIED = "applied"
    ANSWERED = "answered"
    ACCEPTED = "accepted"
    LET_GO = "let go"


@dataclass(frozen=True, slots=True)
class MyCard:
    """Who I am to others: ``key`` and the eight ``words`` of my keys, and the fields of my card that are filled.

    ``photo`` are the bytes of its picture, if it has one.
    ``has_notice`` tells that I had other keys before, and can still say so to those who know them.
    """

    key: str
    words: tuple[str, ...]
    fields: Mapping[str, str]
    photo: bytes = b""
    has_notice: bool = False

    @property
    def name(self) -> str:
        """The name on it, which may be empty."""
        return self.fields.get("name", "")


@dataclass(frozen=True, slots=True)
class Peer:
    """Someone whose keys I know. ``name`` is what the vault calls them, ``person`` their id there.

    Keys that are in doubt, or taken back, are as sure as an introduction at most.
    """

    person: int
    name: str
    key: str
    words: tuple[str, ...]
    level: Level
    state: PeerState


@dataclass(frozen=True, slots=True)
class Sealed:
    """A message that is ready to travel: its bytes, for whom (empty for anyone), and the fields of a card in it.

    ``says`` is each thing that it says, as in ``Letter``; empty for one that was written another time,
    whose words are in the hands of its reader alone. ``photo`` are the bytes of a picture in it.
    ``drawn`` is for ``Postbox.keep``, of what was only shown so far.
    """

    data: bytes
    reader: str
    kind: str
    fields: tuple[str, ...] = ()
    says: tuple[tuple[str, str], ...] = field(default=(), compare=False)
    photo: bytes = field(default=b"", compare=False)
    drawn: object = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Namesake:
    """Someone of the record whom a name may mean: ``about`` tells them apart from others of that name.

    ``has_other_keys`` tells that keys of theirs are known, and would be replaced.
    """

    person: int
    name: str
    about: str
    has_other_keys: bool


@dataclass(frozen=True, slots=True)
class InboxItem:
    """Something that came. ``kind`` is the word of the wire; ``sender`` what the vault calls who signed it, or empty.

    ``about`` is a line of what it says; ``remark`` a sentence that warns, or empty.
    ``namesakes`` are those who may be meant by keys, or by a card, where that is to be said before they are kept.
    """

    id: int
    kind: str
    sender: str
    level: Level
    state: InboxState
    about: str
    remark: str
    received_on: str
    namesakes: tuple[Namesake, ...] = ()


@dataclass(frozen=True, slots=True)
class Letter:
    """Something that came, whole: ``says`` is each thing that it says with what that is, in the user's language.

    ``card`` are the fields of a card in it, ``proposed`` those of mine that an ask would like.
    ``changes`` is what accepting it would add to ``person``, who is None where someone new would be added.
    ``photo`` are the bytes of a picture in it: small, and of a kind that is no program.
    """

    item: InboxItem
    says: tuple[tuple[str, str], ...]
    card: Mapping[str, str]
    proposed: tuple[str, ...]
    person: int | None
    changes: tuple[str, ...]
    photo: bytes = b""


@dataclass(frozen=True, slots=True)
class Received:
    """What came of reading a message. ``duplicate`` tells that it was there already, so nothing was done."""

    item: InboxItem
    duplicate: bool


@dataclass(frozen=True, slots=True)
class Filed:
    """Whom it was filed with, or who signed it where there was nothing to file; empty for a stranger."""

    name: str
