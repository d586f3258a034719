"""Cards and introductions of one vault: all that a screen or a command asks for. See ``models.handing.Postbox``."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from models.errors import Refused
from models.handing import Filed, InboxItem, Letter, Level, MyCard, Peer, Received, Sealed, Whose
from models.introductions import Answer
from models.vault.vault import Vault
from resources import tr
from sync import codec
from sync.answering import Answering
from sync.boxes import Inbox, Outbox
from sync.card import fields_of, person_of
from sync.codec import Keys
from sync.drawing import Drawn
from sync.exchange.facts import Said
from sync.filing import Filing
from sync.identity import REVOKED, ROTATED, OwnIdentity
from sync.introducing import Introducing
from sync.limits import LONGEST_LIFE
from sync.messages import Card, Identity, Revoke, Rotate
from sync.peers import Peers
from sync.receiving import Receiving
from sync.refusals import NotTaken, Reason
from sync.telling import says_of
from sync.writing import Writer


class _Seen(Exception):
    """Carries what was written out of a change that is not kept."""

    def __init__(self, sealed: Sealed) -> None:
        super().__init__()
        self.sealed = sealed


class Postbox:
    """One open vault's. Every call belongs on the thread that writes."""

    def __init__(self, vault: Vault, drawn: Drawn | None = None) -> None:
        self._vault = vault
        self._drawn = drawn
        self._own = OwnIdentity(vault)
        self._peers = Peers(vault)
        self._filing = Filing(vault)

    # Who I am

    def me(self) -> MyCard:
        """Who I am to others; my keys are made at the first call."""
        return self._own.as_shown(self._keys())

    def set_fields(self, fields: Mapping[str, str]) -> MyCard:
        """Give fields of my card new values. Raises ``Refused`` for one that no reader would take."""
        with self._vault.change("Keep the post"):
            self._own.set_fields(fields)
        return self.me()

    def identity(self) -> Sealed:
        """Who I am, signed. Raises ``Refused`` as long as my card has no name."""
        keys, name = self._keys(), self._own.fields().get("name", "")
        if not name:
            raise Refused(tr("Say first what you are called: your card has no name yet."))
        return self._for_anyone(Identity(name, keys.age), keys)

    def rotate(self) -> Sealed:
        """New keys from now on, and the notice of it that the old ones signed and the new ones proved."""
        self._give_up(ROTATED)
        return self.notice()

    def revoke(self) -> Sealed:
        """The notice that my key is to be believed no more, and no more use of it here."""
        self._give_up(REVOKED)
        return self.notice()

    def notice(self) -> Sealed:
        """What became of the keys that I gave up last, signed with them. Raises ``Refused`` for who never did."""
        retired = self._own.retired()
        if retired is None:
            raise Refused(tr("You have the keys that you began with. There is nothing to tell."))
        old, how = retired
        said: Rotate | Revoke = Revoke()
        if how == ROTATED:
            new = self._keys()
            proof = Writer(self._vault, new).sign(Rotate(new.key, new.age), old.key, life=LONGEST_LIFE)
            said = Rotate(new.key, new.age, proof.signed)
        return self._for_anyone(said, old)

    # Whose keys I know

    def peers(self) -> list[Peer]:
        """Whose keys I know, by name."""
        return [peer.shown for peer in self._peers.all()]

    def pair(self, data: bytes, whose: Whose = "", level: Level = Level.INTRODUCED) -> Peer:
        """Know the keys in an identity. Raises ``NotTaken`` for another message, ``Refused`` for a name of several."""
        message = codec.read(data, self._own.readable(), self._vault.clock.now())
        if not isinstance(message.body, Identity):
            raise NotTaken(Reason.NOT_A_CARD)
        if self._own.is_mine(message.envelope.iss):
            raise NotTaken(Reason.MINE)
        return self._filing.pair(message, message.body, whose, level).shown

    def compared(self, person: int) -> Peer:
        """The words agree. Raises ``Refused`` for who is not paired."""
        with self._vault.change("Keep the post"):
            return self._peers.compared(person).shown

    # What I hand over

    def preview(self, write: Callable[["Postbox"], Sealed]) -> Sealed:
        """What ``write`` would have leave; nothing of it is kept. Raises ``Refused`` as it does. In no change."""
        self._keys()  # these are made for good
        drawn = Drawn(self._vault.clock.now())
        try:
            with self._vault.change("Keep the post"):
                raise _Seen(write(Postbox(self._vault, drawn)))
        except _Seen as seen:
            return replace(seen.sealed, drawn=drawn)

    def keep(self, write: Callable[["Postbox"], Sealed], shown: Sealed) -> Sealed:
        """Have ``write`` do what it showed. Raises ``Refused`` where it would be something else by now."""
        if not isinstance(shown.drawn, Drawn):
            raise TypeError("shown by preview()")
        kept = write(Postbox(self._vault, shown.drawn.again()))
        if kept.data != shown.data:  # meanwhile it was sent from elsewhere, and that is given again
            raise NotTaken(Reason.OTHERWISE)
        return kept

    def card_for(self, person: int, fields: Iterable[str]) -> Sealed:
        """A card of mine. Raises ``Refused`` for who is not paired, and for a field that I have not."""
        peer = self._peers.to_write_to(person)
        mine = self._own.fields()
        chosen = fields_of(fields, mine)
        body = Card(person_of({field: mine[field] for field in chosen}), chosen)
        message, sealed = Writer(self._vault, self._keys(), self._drawn).letter(body, peer, fields=chosen)
        with self._vault.change("Keep the post"):
            Outbox(self._vault).keep(message, sealed, peer.uid)
        return sealed

    def ask(self, introduction: int, person: int, fields: Iterable[str] | None = None) -> Sealed:
        """The ask for one of the two. Raises ``Refused``."""
        return self._introducing.ask(introduction, person, fields)

    def share(self, introduction: int, person: int, next_step: str | None = None) -> Sealed:
        """What the other one consented to. Raises ``Refused`` before both have said yes."""
        return self._introducing.share(introduction, person, next_step)

    def close(self, introduction: int, person: int) -> Sealed:
        """It has ended. Raises ``Refused`` for who was not asked by a message."""
        return self._introducing.close(introduction, person)

    def withdraw(self, introduction: int, person: int) -> Sealed:
        """I take the ask back. Raises ``Refused`` for who was not asked by a message."""
        return self._introducing.withdraw(introduction, person)

    def hello(self, introduction: int, person: int) -> Sealed:
        """The hash of what was shared both ways. Raises ``Refused`` before it was."""
        return self._introducing.hello(introduction, person)

    def outcome(self, introduction: int, person: int, text: str) -> Sealed:
        """What came of it, told to one of the two. Raises ``Refused``."""
        return self._introducing.outcome(introduction, person, text)

    # What comes in

    def receive(self, data: bytes) -> Received:
        """Take a message in. Raises ``NotTaken``."""
        came, duplicate = Receiving(self._vault).receive(data)
        return Received(self._filing.item(came), duplicate)

    def inbox(self) -> list[InboxItem]:
        """What waits, the oldest first."""
        return [self._filing.item(came) for came in Inbox(self._vault).waiting()]

    def agreed(self) -> list[InboxItem]:
        """Asks that I said yes to and that go on, and what came of such ones and was kept, the newest first."""
        return [self._filing.item(came) for came in Inbox(self._vault).agreed()]

    def letter(self, id: int) -> Letter:
        """Exactly what it says. Raises ``Refused`` when there is none, or it was let go."""
        return self._filing.letter(id)

    def answer(self, id: int, say: str, fields: Iterable[str] | None = None, note: str = "") -> Sealed:
        """My answer to an ask. Raises ``Refused``; ``ValueError`` for another word than yes, no or later."""
        return self._answering.answer(id, Said(Answer(say)), fields, note)

    def accept(self, id: int, whose: Whose = "") -> Filed:
        """File it into the record. Raises ``Refused``, for a name of several too."""
        return self._filing.accept(id, whose)

    def ack(self, id: int) -> Sealed:
        """I have it. Raises ``Refused``."""
        return self._answering.ack(id)

    def take_back(self, id: int) -> Sealed:
        """I take my part back. Raises ``Refused``."""
        return self._answering.take_back(id)

    def greet(self, id: int) -> Sealed:
        """What I was told, for whom I was introduced to. Raises ``Refused``."""
        return self._answering.greet(id)

    def tell_outcome(self, id: int, text: str) -> Sealed:
        """What came of it, for who introduced us. Raises ``Refused``."""
        return self._answering.tell_outcome(id, text)

    def let_go(self, id: int) -> None:
        """Let it wait no longer. Raises ``Refused`` when there is none."""
        Inbox(self._vault).get(id)
        with self._vault.change("Keep the post"):
            Inbox(self._vault).let_go(id)

    # Inside

    def _for_anyone(self, body: Identity | Rotate | Revoke, keys: Keys) -> Sealed:
        message = Writer(self._vault, keys).sign(body, life=LONGEST_LIFE)
        return Sealed(message.signed.encode("ascii"), "", body.kind, says=says_of(body))

    def _give_up(self, how: str) -> None:
        self._keys()
        with self._vault.change("Keep the post"):
            self._own.retire(how)

    def _keys(self) -> Keys:
        keys = self._own.current()
        if keys is not None:
            return keys
        with self._vault.change("Keep the post"):
            return self._own.have()

    @property
    def _introducing(self) -> Introducing:
        return Introducing(self._vault, self._keys(), self._drawn)

    @property
    def _answering(self) -> Answering:
        return Answering(self._vault, self._keys(), self._drawn)
