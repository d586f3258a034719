"""What I write when I was asked: my answer, that I have it, that I take it back, what came of it."""

from collections.abc import Iterable

from models.errors import Refused
from models.handing import InboxState, Sealed
from models.vault.vault import Vault
from resources import tr
from sync import codec
from sync.boxes import Came, Inbox, Outbox
from sync.card import FIELDS, fields_of, person_of
from sync.codec import Keys
from sync.drawing import Drawn
from sync.exchange import party
from sync.exchange.facts import Said, Thread, transcript_of
from sync.identity import OwnIdentity
from sync.messages import Ack, Answer, AnyBody, Ask, Consent, Hello, Withdraw
from sync.peers import KnownPeer, Peers
from sync.refusals import NotTaken, Reason
from sync.telling import says_of
from sync.threads import HeardThreads, consented, moment
from sync.writing import Writer, outcome

PUT_OFF = "You said not now. It waits here until you say yes or no."


class Answering:
    """The side of who is asked; ``keys`` are mine. Each call raises ``Refused``."""

    def __init__(self, vault: Vault, keys: Keys, drawn: Drawn | None = None) -> None:
        self._vault = vault
        self._keys = keys
        self._write = Writer(vault, keys, drawn)
        self._inbox = Inbox(vault)
        self._outbox = Outbox(vault)
        self._threads = HeardThreads(vault)

    def answer(self, id: int, say: Said, fields: Iterable[str] | None, note: str) -> Sealed:
        """My answer to an ask. The same answer once more is the same bytes."""
        came = self._came(id, "ask")
        thread = self._thread(came)
        ask = codec.read_kept(came.signed).body
        if thread.ask_hash != came.hash or not isinstance(ask, Ask):
            raise NotTaken(Reason.OUT_OF_TURN)
        peer = self._sender(came)
        again = thread.said == say and not party.is_stale(thread, moment(self._vault))
        sent = self._sent("answer", thread, peer) if again else None
        if sent and (fields is None or {"name", *fields} == set(sent.fields)):
            return sent
        party.may_answer(thread, moment(self._vault))
        signed, consent = "", None
        chosen: tuple[str, ...] = ()
        if say == Said.YES:
            chosen = self._chosen(ask, fields)
            mine = OwnIdentity(self._vault).fields()
            body = Consent(
                card=person_of({field: mine[field] for field in chosen}),
                fields=chosen,
                sig=self._keys.key,
                age=self._keys.age,
                ask_hash=came.hash,
            )
            written = self._write.sign(body, thread.introducer, thread.id, thread.round, came.hash)
            signed, consent = written.signed, consented(written)
        then = party.answered(thread, say, consent, moment(self._vault))
        said = Answer(say=say.value, ask_hash=came.hash, note=note, consent=signed or None)
        message, sealed = self._write.letter(said, peer, thread.id, thread.round, came.hash, chosen)
        with self._vault.change("Keep the post"):
            self._threads.keep(then, consent=signed)
            if say != Said.LATER:
                self._inbox.set_state(came.id, InboxState.ANSWERED)
            self._inbox.remark(came.id, PUT_OFF if say == Said.LATER else "")
            self._outbox.keep(message, sealed, peer.uid)
        return sealed

    def ack(self, id: int) -> Sealed:
        """I have it: for who sent a card, or what someone consented to."""
        came = self._came(id, "card", "share")
        peer = self._sender(came)
        said = codec.read_kept(came.signed).envelope
        if sent := self._outbox.sent("ack", came.thread, said.round, peer.shown.key):
            return sent
        return self._post(Ack(came.hash), peer, came.thread, said.round, came.hash)

    def take_back(self, id: int) -> Sealed:
        """I take my part back: of the ask, or of the one that a share came of."""
        came = self._came(id, "ask", "share")
        thread, peer = self._thread(came), self._sender(came)
        if thread.said == Said.WITHDRAWN and (sent := self._sent("withdraw", thread, peer)):
            return sent
        then = party.withdrawn(thread)
        message, sealed = self._write.letter(Withdraw(), peer, thread.id, thread.round, thread.ask_hash)
        with self._vault.change("Keep the post"):
            self._threads.keep(then)
            self._outbox.keep(message, sealed, peer.uid)
        return sealed

    def greet(self, id: int) -> Sealed:
        """The hash of what was shared both ways, for whom I was introduced to. It is signed with the key they know."""
        thread = self._thread(self._came(id, "share"))
        if thread.consent is None or thread.other is None:
            raise NotTaken(Reason.UNKNOWN_THREAD)
        theirs = codec.read_consent(self._threads.signed_other(thread.id))
        peers = Peers(self._vault)
        known = peers.with_key(thread.other.by)
        if known is not None:
            peers.to_write_to(known.shown.person)
        name = known.shown.name if known else theirs.card.name.full if theirs.card.name else ""
        hello = Hello(transcript_of(thread.consent, thread.other))
        message = self._write.sign(hello, thread.other.by, thread.other.thread, thread.other.round, thread.other.hash)
        sealed = Sealed(self._write.drawn.seal(message, theirs.age), name, hello.kind, says=says_of(hello))
        with self._vault.change("Keep the post"):
            self._outbox.keep(message, sealed, known.uid if known else "")
        return sealed

    def tell_outcome(self, id: int, text: str) -> Sealed:
        """What came of it, for who introduced us."""
        came = self._came(id, "share")
        thread = self._thread(came)
        return self._post(outcome(text), self._sender(came), thread.id, thread.round, came.hash)

    # Inside

    def _came(self, id: int, *kinds: str) -> Came:
        came = self._inbox.get(id)
        if came.kind not in kinds or not came.signed:
            raise Refused(tr("That cannot be done with what this message is."))
        return came

    def _thread(self, came: Came) -> Thread:
        thread = self._threads.get(came.thread)
        if thread is None:
            raise NotTaken(Reason.UNKNOWN_THREAD)
        return thread

    def _sender(self, came: Came) -> KnownPeer:
        peers = Peers(self._vault)
        known = peers.who_signed(came.sender, came.person_uid)
        if known is None:
            raise NotTaken(Reason.STRANGER)
        return peers.to_write_to(known.shown.person)

    def _chosen(self, ask: Ask, fields: Iterable[str] | None) -> tuple[str, ...]:
        """The fields that go with a yes: those told, else those proposed that I have. My name goes in any case."""
        mine = OwnIdentity(self._vault).fields()
        wanted = fields if fields is not None else [field for field in FIELDS if field in ask.fields and field in mine]
        return fields_of(["name", *wanted], mine)

    def _post(self, body: AnyBody, peer: KnownPeer, thread: str, round: int, prev: str) -> Sealed:
        message, sealed = self._write.letter(body, peer, thread, round, prev)
        with self._vault.change("Keep the post"):
            self._outbox.keep(message, sealed, peer.uid)
        return sealed

    def _sent(self, kind: str, thread: Thread, peer: KnownPeer) -> Sealed | None:
        return self._outbox.sent(kind, thread.id, thread.round, peer.shown.key)
