"""Taking messages in: what concerns an introduction of mine is done at once, the rest waits in the inbox."""

from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import datetime

from models.handing import InboxState, PeerState
from models.introductions import Answer as SaidTo
from models.introductions import Introductions, PartyState
from models.people import People
from models.vault.vault import Vault
from sync import codec
from sync.boxes import Came, Inbox, Outbox
from sync.codec import Message
from sync.exchange import introducer, party
from sync.exchange.facts import Heard
from sync.identity import OwnIdentity
from sync.messages import Answer, Ask, Card, Hello, Identity, Outcome, Revoke, Rotate, Share
from sync.peers import KnownPeer, Peers
from sync.refusals import SENTENCES, NotTaken, Reason, require
from sync.texts import mixes_alphabets, poses_as
from sync.threads import AskedThreads, HeardThreads, heard, moment

TOLD_OTHERWISE = "You two were told different things. Ask who introduced you about it."
LOOKS_ALIKE = "This name is written in letters that look like others. Make sure who it is."
A_REQUEST = "They would like to take it back. What was sent already cannot be: talk to them."


class Receiving:
    """The way in. A message is taken whole, with all that it does, or refused."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._own = OwnIdentity(vault)
        self._peers = Peers(vault)
        self._inbox = Inbox(vault)
        self._asked = AskedThreads(vault)
        self._heard = HeardThreads(vault)

    def receive(self, data: bytes) -> tuple[Came, bool]:
        """Take a message in; whether it was there already. It says what it says, though it was let go.

        Raises ``NotTaken``.
        """
        message = codec.read(data, self._own.readable(), self._now)
        known = self._inbox.known(message)
        if known is not None:
            return replace(known, signed=message.signed), True
        if self._own.is_mine(message.envelope.iss):
            raise NotTaken(Reason.MINE)
        peer = self._peers.with_key(message.envelope.iss)
        if peer is not None and peer.shown.state == PeerState.REVOKED:
            raise NotTaken(Reason.STRANGER)
        return self._taken(message, peer), False

    @property
    def _now(self) -> datetime:
        return self._vault.clock.now()

    def _taken(self, message: Message, peer: KnownPeer | None) -> Came:
        fact = heard(message, self._now)
        match message.body:
            case Identity():
                return self._identity(message, message.body, peer)
            case Rotate():
                return self._rotate(message, message.body, peer)
            case Revoke():
                return self._revoke(message)
            case Card():
                return self._wait(message, peer)
            case Ask():
                return self._ask(message, fact, peer)
            case Share():
                return self._share(message, message.body, fact, peer)
            case Hello():
                agrees = party.agrees(self._heard.get(fact.thread), fact)
                return self._wait(message, peer, "" if agrees else TOLD_OTHERWISE)
            case Outcome():
                return self._outcome(message, fact, peer)
        mine = self._introduction_of(fact, peer)
        if mine is not None and peer is not None:
            return self._for_introducer(message, fact, peer, mine)
        return self._for_party(message, fact, peer)

    def _introduction_of(self, fact: Heard, peer: KnownPeer | None) -> int | None:
        """The introduction of mine whose thread it is in, if it is of the one of the two who was asked there."""
        whose = self._asked.whose(fact.thread)
        return whose[0] if whose and peer is not None and peer.shown.person == whose[1] else None

    # Who someone is

    def _identity(self, message: Message, body: Identity, peer: KnownPeer | None) -> Came:
        if self._inbox.has_taken_back(message.envelope.iss):
            raise NotTaken(Reason.TAKEN_BACK)
        with self._vault.change("Keep the post"):
            if peer is not None:
                return self._inbox.keep(message, peer.uid, InboxState.WAITING)
            for one in self._peers.called(body.name):
                self._peers.doubt(one.shown.person)
            return self._inbox.keep(message, "", InboxState.WAITING, self._looks_like(body.name))

    def _looks_like(self, name: str) -> str:
        """A remark where a name poses as another one, else an empty text."""
        people = People(self._vault)
        if mixes_alphabets(name) or poses_as(name, (row.name for row in people.rows(people.ids()))):
            return LOOKS_ALIKE
        return ""

    def _rotate(self, message: Message, body: Rotate, peer: KnownPeer | None) -> Came:
        """Follow someone to their new keys, which they have shown to have."""
        if peer is None:
            raise NotTaken(Reason.STRANGER)
        proof = codec.read_signed((body.proof or "").encode("utf-8"), self._now)
        said = proof.body
        if not isinstance(said, Rotate) or message.envelope.aud:
            raise NotTaken(Reason.FORGED)
        fits = (proof.envelope.iss, proof.envelope.aud) == (body.sig, peer.shown.key)
        if not fits or (said.sig, said.age) != (body.sig, body.age):
            raise NotTaken(Reason.FORGED)
        if self._own.is_mine(body.sig) or self._peers.with_key(body.sig) is not None:
            raise NotTaken(Reason.FORGED)
        with self._vault.change("Keep the post"):
            self._peers.rotate(peer.shown.person, body.sig, body.age)
            self._heard.follow(peer.shown.key, body.sig)
            return self._inbox.keep(message, peer.uid, InboxState.WAITING)

    def _revoke(self, message: Message) -> Came:
        with self._vault.change("Keep the post"):
            uid = self._peers.revoke(message.envelope.iss)
            if not uid:
                raise NotTaken(Reason.STRANGER)
            return self._inbox.keep(message, uid, InboxState.WAITING)

    # What waits

    def _wait(self, message: Message, peer: KnownPeer | None, remark: str = "") -> Came:
        doubted = peer is not None and peer.shown.state == PeerState.CHANGED
        with self._vault.change("Keep the post"):
            warned = remark or (SENTENCES[Reason.KEY_CHANGED] if doubted else "")
            return self._inbox.keep(message, peer.uid if peer else "", InboxState.WAITING, warned)

    def _ask(self, message: Message, fact: Heard, peer: KnownPeer | None) -> Came:
        stood = self._heard.get(fact.thread)
        then = party.asked(stood, fact)
        with self._vault.change("Keep the post"):
            if stood is not None:
                for earlier in self._inbox.in_thread(fact.thread, "ask"):
                    self._inbox.set_state(earlier.id, InboxState.LET_GO)
            self._heard.keep(then, consent="", other="")
            return self._wait(message, peer)

    def _share(self, message: Message, body: Share, fact: Heard, peer: KnownPeer | None) -> Came:
        then = party.shared(self._heard.get(fact.thread), fact, message.envelope.aud, moment(self._vault))
        require(fact.consent is not None and not self._own.is_mine(fact.consent.by), Reason.NOT_CONSENTED)
        with self._vault.change("Keep the post"):
            self._heard.keep(then, other=body.consent)
            return self._wait(message, peer)

    def _outcome(self, message: Message, fact: Heard, peer: KnownPeer | None) -> Came:
        thread = self._heard.get(fact.thread)
        from_introducer = thread is not None and thread.introducer == fact.sender
        require(from_introducer or self._introduction_of(fact, peer) is not None, Reason.UNKNOWN_THREAD)
        return self._wait(message, peer)

    # What is done at once

    def _for_introducer(self, message: Message, fact: Heard, peer: KnownPeer, id: int) -> Came:
        person = peer.shown.person
        introductions = Introductions(self._vault)
        whole = introductions.get(id)
        one = whole.party(person)
        side, other = (self._asked.side(whole, each) for each in (one, whole.other(one)))
        if introducer.is_request(side, other, fact):
            return self._wait(message, peer, A_REQUEST)
        then = introducer.taken(side, other, fact, message.envelope.aud, moment(self._vault))
        consent = self._asked.signed_consent(whole, one)
        if isinstance(message.body, Answer):
            consent = message.body.consent or ""
        with self._step_to(then.state, whole.about):
            if isinstance(message.body, Answer) and then.state != side.state:
                introductions.answer(id, person, SaidTo(fact.say), message.body.note)
            elif then.state == PartyState.WITHDRAWN:
                introductions.withdraw(id, person)
            elif then.state == PartyState.DELIVERED and side.state != PartyState.DELIVERED:
                introductions.deliver(id, person)
            self._asked.keep(whole, one, then, consent if then.consent else "")
            return self._inbox.keep(message, peer.uid, InboxState.APPLIED)

    def _step_to(self, state: PartyState, about: str) -> AbstractContextManager[None]:
        """The change in which one of the two comes to this state."""
        if state == PartyState.DELIVERED:
            return self._vault.change("Deliver an introduction", about)
        if state == PartyState.WITHDRAWN:
            return self._vault.change("Withdraw an introduction", about)
        return self._vault.change("Note an answer", about)

    def _for_party(self, message: Message, fact: Heard, peer: KnownPeer | None) -> Came:
        if fact.kind in ("close", "withdraw"):
            then = party.ended(self._heard.get(fact.thread), fact)
            with self._vault.change("Keep the post"):
                self._heard.keep(then)
                for ask in self._inbox.in_thread(fact.thread, "ask"):
                    if ask.state == InboxState.WAITING:
                        self._inbox.set_state(ask.id, InboxState.LET_GO)
                return self._wait(message, peer)
        if fact.kind == "ack" and peer is not None:
            with self._vault.change("Keep the post"):
                if Outbox(self._vault).acked(fact.of, peer.uid):
                    return self._inbox.keep(message, peer.uid, InboxState.APPLIED)
        raise NotTaken(Reason.UNKNOWN_THREAD)
