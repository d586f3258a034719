"""What the place asks of the postbox, each call on the thread that writes."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from models.handing import InboxItem, Letter, MyCard, OpenPostbox, Peer, Postbox
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


def read_post(vault: Vault, _job: object, *, open_postbox: OpenPostbox) -> Post:
    """Everything there is to show."""
    postbox = open_postbox(vault)
    items, agreed = tuple(postbox.inbox()), tuple(postbox.agreed())
    letters = tuple(postbox.letter(item.id) for item in (*items, *agreed))
    return Post(postbox.me(), tuple(postbox.peers()), items, agreed, letters, vault.clock.today())


def ask_postbox(vault: Vault, _job: object, *, open_postbox: OpenPostbox, do: Callable[[Postbox], Any]) -> Any:
    """What ``do`` makes of the postbox. Raises ``Refused``."""
    return do(open_postbox(vault))
