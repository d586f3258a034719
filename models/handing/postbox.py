"""What a screen can ask of ``sync``, which it does not know: the front door hands it one."""

from collections.abc import Callable, Iterable, Mapping
from typing import Protocol, TypeAlias

from models.handing.kinds import Filed, InboxItem, Letter, Level, MyCard, Peer, Received, Sealed, Whose
from models.vault.vault import Vault


class Postbox(Protocol):
    """Cards and introductions of one open vault. Every call belongs on the vault's writing thread.

    Each raises ``Refused`` with a sentence. What is asked for twice is given as the same bytes again.
    """

    def me(self) -> MyCard:
        """Who I am to others; my keys are made at the first call."""
        ...

    def set_fields(self, fields: Mapping[str, str]) -> MyCard:
        """Give fields of my card new values; an empty one goes.

        The picture's is the ``data:`` address of a small JPEG that holds nothing but its pixels.
        """
        ...

    def identity(self) -> Sealed:
        """Who I am, signed, to hand to anyone."""
        ...

    def rotate(self) -> Sealed:
        """Take new keys, and say so signed with the old one, to hand to all whom I am paired with."""
        ...

    def revoke(self) -> Sealed:
        """Believe my key no more, and say so; new keys are made when they are next needed."""
        ...

    def notice(self) -> Sealed:
        """What ``rotate`` or ``revoke`` said last, once more, for who has not heard of it."""
        ...

    def peers(self) -> list[Peer]:
        """Whose keys I know, by name."""
        ...

    def pair(self, data: bytes, whose: Whose = "", level: Level = Level.INTRODUCED) -> Peer:
        """Know the keys in an identity as those of ``whose``: of an id, or of who is called so.

        Else of whose they are known to be, else of who has the name in it, else of someone new.
        """
        ...

    def compared(self, person: int) -> Peer:
        """The eight words were read to each other, and agree."""
        ...

    def preview(self, write: Callable[["Postbox"], Sealed]) -> Sealed:
        """What ``write`` would have leave, to the byte; nothing of it is kept."""
        ...

    def keep(self, write: Callable[["Postbox"], Sealed], shown: Sealed) -> Sealed:
        """Have ``write`` do what it showed: its message, those very bytes, and what it changes are kept as one."""
        ...

    def card_for(self, person: int, fields: Iterable[str]) -> Sealed:
        """The chosen fields of my card, sealed for them alone."""
        ...

    def ask(self, introduction: int, person: int, fields: Iterable[str] | None = None) -> Sealed:
        """Ask one of two; ``fields`` are those of theirs that I propose to hand on."""
        ...

    def share(self, introduction: int, person: int, next_step: str | None = None) -> Sealed:
        """What the other one consented to, for them; and a word on what to do now, of mine if none is given."""
        ...

    def close(self, introduction: int, person: int) -> Sealed:
        """It has ended, without a reason."""
        ...

    def withdraw(self, introduction: int, person: int) -> Sealed:
        """I take the ask back; once something was sent, it is only a request."""
        ...

    def hello(self, introduction: int, person: int) -> Sealed:
        """The hash of what was shared both ways."""
        ...

    def outcome(self, introduction: int, person: int, text: str) -> Sealed:
        """What came of it, told to one of the two."""
        ...

    def receive(self, data: bytes) -> Received:
        """Take a message in; ``NotTaken`` (a ``Refused``) says why one is not."""
        ...

    def inbox(self) -> list[InboxItem]:
        """What waits, the oldest first."""
        ...

    def agreed(self) -> list[InboxItem]:
        """What I said yes to and can still take back, and what came of such asks and was kept, the newest first."""
        ...

    def letter(self, id: int) -> Letter:
        """Exactly what it says."""
        ...

    def answer(self, id: int, say: str, fields: Iterable[str] | None = None, note: str = "") -> Sealed:
        """My ``yes``, ``no`` or ``later`` to an ask.

        ``fields`` of mine go with a yes: if not told, those proposed that I have.
        """
        ...

    def accept(self, id: int, whose: Whose = "") -> Filed:
        """File what it says into the record, as one change; an identity is paired. ``whose`` as in ``pair``."""
        ...

    def ack(self, id: int) -> Sealed:
        """I have it: for who sent it."""
        ...

    def take_back(self, id: int) -> Sealed:
        """Withdraw my yes to the ask ``id``, or to the one that the share ``id`` came of."""
        ...

    def greet(self, id: int) -> Sealed:
        """The hash of what was shared both ways, for who was introduced to me by the share ``id``."""
        ...

    def tell_outcome(self, id: int, text: str) -> Sealed:
        """What came of the share ``id``, for who introduced us."""
        ...

    def let_go(self, id: int) -> None:
        """Let it wait no longer; what it said is forgotten, that it came is not."""
        ...


OpenPostbox: TypeAlias = Callable[[Vault], Postbox]
