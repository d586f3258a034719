"""What the place asks of the postbox, each call on the thread that writes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.handing import IDENTITY, InboxItem, Letter, Level, MyCard, OpenPostbox, Peer, Postbox, Received, Whose
from models.vault import Vault


@dataclass(frozen=True, slots=True)
class Post:
    """My card, whose keys I have by name, what waits, the oldest first, and what I agreed to, on a day."""

    me: MyCard = field(default_factory=lambda: MyCard("", (), {}))
    peers: tuple[Peer, ...] = ()
    items: tuple[InboxItem, ...] = ()
    agreed: tuple[InboxItem, ...] = ()
    letters: tuple[Letter, ...] = ()
    today: date = date.min

    def letter(self, id: int | None) -> Letter | None:
        """What waits, or was agreed to, under this id, whole."""
        return next((one for one in self.letters if one.item.id == id), None)

    def peer(self, person: int | None) -> Peer | None:
        """The one of these people."""
        return next((one for one in self.peers if one.person == person), None)


@dataclass(frozen=True, slots=True)
class Brought:
    """What the other side of a meeting sent, and how sure keys are that came in that one."""

    data: bytes
    level: Level


@dataclass(frozen=True, slots=True)
class Taken:
    """What came in a meeting; with keys that are known now, whose, and whether others were known before."""

    received: Received
    peer: Peer | None = None
    had_other_key: bool = False


def read_post(vault: Vault, _job: object, *, open_postbox: OpenPostbox) -> Post:
    """Everything there is to show."""
    postbox = open_postbox(vault)
    items, agreed = tuple(postbox.inbox()), tuple(postbox.agreed())
    letters = tuple(postbox.letter(item.id) for item in (*items, *agreed))
    return Post(postbox.me(), tuple(postbox.peers()), items, agreed, letters, vault.clock.today())


def ask_postbox(vault: Vault, _job: object, *, open_postbox: OpenPostbox, do: Callable[[Postbox], Any]) -> Any:
    """What ``do`` makes of the postbox. Raises ``Refused``."""
    return do(open_postbox(vault))


def take_in(postbox: Postbox, *, brought: Brought, whose: Whose | None) -> Taken:
    """Have what came wait in the inbox; keys are known at once where it is said ``whose``. Raises ``Refused``."""
    stood = {peer.person: peer.key for peer in postbox.peers()}
    received = postbox.receive(brought.data)
    if whose is None or received.item.kind != IDENTITY:
        return Taken(received)
    peer = postbox.pair(brought.data, whose, brought.level)
    return Taken(received, peer, stood.get(peer.person, peer.key) != peer.key)
