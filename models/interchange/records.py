"""What other programs tell of beside people: what happened, what is to come, what is owed, who is bound to whom."""

from dataclasses import dataclass
from hashlib import sha256

from models.favours import Direction, FavourState
from models.interactions import Channel


@dataclass(frozen=True, slots=True)
class Whom:
    """How a file names somebody: by its own identifier, an email, a name; what it does not say is empty."""

    uid: str = ""
    email: str = ""
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One thing that a file tells of ``people``. ``at`` is where it stands; ``uid`` its own identifier, or empty."""

    at: str
    people: tuple[Whom, ...]
    uid: str = ""

    @property
    def digest(self) -> bytes:
        """The same for the same words, wherever they stand."""
        said = {name: getattr(self, name) for name in self.__dataclass_fields__ if name != "at"}
        return sha256(repr((type(self).__name__, said)).encode("utf-8", "replace")).digest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Happened(Record):
    """Something that happened. ``on`` is an ISO day."""

    on: str
    channel: Channel
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep(Record):
    """Something to do. ``due`` is an ISO day or empty, ``recurrence`` an ISO 8601 duration or empty."""

    text: str
    due: str = ""
    recurrence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed(Record):
    """A favour, or what another program calls a debt. ``on`` is an ISO day or empty."""

    direction: Direction
    state: FavourState
    text: str
    on: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bond(Record):
    """A relation of the first of ``people`` to the second.

    ``otherwise`` is a line for the note of the second, where the first is not known; empty where there is none.
    """

    kind: str
    otherwise: str = ""
