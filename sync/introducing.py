"""What I write to the two whom I introduce: each of them apart, and in the change that makes it true."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from models.errors import Refused
from models.handing import PROPOSED, Sealed
from models.introductions import Introduction, Introductions, IntroductionState, Party, PartyState, may_become
from models.introductions.after import Word, WordKind, settle
from models.introductions.teasers import gain_of, require_anonymous
from models.vault.vault import Vault
from models.words import first_name
from resources import tr
from sync.boxes import Outbox
from sync.card import FIELDS
from sync.codec import Keys, Message
from sync.drawing import Drawn
from sync.exchange import introducer
from sync.exchange.facts import Side, transcript_of
from sync.messages import AnyBody, Ask, Close, Hello, Share, Withdraw
from sync.peers import KnownPeer, Peers
from sync.threads import AskedThreads, moment
from sync.writing import Writer, outcome

_OPEN = frozenset({IntroductionState.DRAFT, IntroductionState.ASKING, IntroductionState.READY})


@dataclass(frozen=True, slots=True)
class _Seat:
    """One of the two of an introduction, as everything here looks at them."""

    whole: Introduction
    party: Party
    peer: KnownPeer
    side: Side
    other: Side


class Introducing:
    """The introducer's side of the introductions of a vault; ``keys`` are mine. Each call raises ``Refused``."""

    def __init__(self, vault: Vault, keys: Keys, drawn: Drawn | None = None) -> None:
        self._vault = vault
        self._keys = keys
        self._write = Writer(vault, keys, drawn)
        self._introductions = Introductions(vault)
        self._threads = AskedThreads(vault)
        self._outbox = Outbox(vault)

    def ask(self, id: int, person: int, fields: Iterable[str] | None) -> Sealed:
        """The ask for one of the two. Who was asked and has not answered gets the same bytes again.

        After ten days of silence they are asked anew, in a further round.
        Raises ``Refused``, with the sentence, where its words give the other one away.
        """
        seat = self._seat(id, person)
        was_silent = seat.party.is_silent(self._vault.clock.today())
        if seat.side.state == PartyState.ASKED and not was_silent and (sent := self._sent("ask", seat)):
            return sent
        other = seat.whole.other(seat.party)
        for words in (seat.party.why, seat.party.teaser):
            require_anonymous(self._vault, words, other.person, person)
        proposed = PROPOSED if fields is None else tuple(field for field in FIELDS if field in set(fields))
        body = Ask(
            you_gain=seat.party.why,
            other_gains=gain_of(self._vault, other, seat.party),
            other_is=seat.party.teaser,
            fields=proposed,
        )
        side = replace(seat.side, thread=seat.side.thread or self._write.drawn.id())
        message, sealed = self._letter(body, replace(seat, side=side), side.round + 1)
        then = introducer.asked(side, seat.other, message.hash)
        with self._vault.change("Ask for an introduction", seat.whole.about):
            if was_silent or may_become(side.state, seat.other.state, then.state):
                self._introductions.ask(id, person)
            self._threads.keep(seat.whole, seat.party, then, consent="")
            self._outbox.keep(message, sealed, seat.peer.uid)
        return sealed

    def share(self, id: int, person: int, next_step: str | None) -> Sealed:
        """What the other one consented to, for one of the two, and what they might do now."""
        seat = self._seat(id, person)
        if not seat.whole.may_share:
            raise Refused(tr("Nothing is shared before both have said yes."))
        if seat.side.share_hash and (sent := self._sent("share", seat)):
            introducer.require_in_time(seat.side, seat.other, moment(self._vault))
            self._step(seat, PartyState.SHARED)
            return sent
        giver = seat.whole.other(seat.party)
        if seat.other.consent is None:
            raise Refused(
                tr("{name} sent no card of theirs to hand on. Ask them for it, or write to both.", name=giver.name)
            )
        introducer.consent_for(seat.side, seat.other, self._keys.key, moment(self._vault))
        self._require_thread(seat)
        consent = self._threads.signed_consent(seat.whole, giver)
        mine = seat.side.consent.hash if seat.side.consent else ""
        if next_step is None:
            next_step = tr("The rest is yours: {name} knows that you may write.", name=first_name(giver.name))
        body = Share(consent=consent, yours=mine, why=seat.party.why, next_step=next_step)
        message, sealed = self._letter(body, seat)
        then = introducer.shared(seat.side, seat.other, message.hash)
        with self._vault.change("Share an introduction", seat.whole.about):
            self._introductions.share(id, person)
            self._threads.keep(seat.whole, seat.party, then, self._threads.signed_consent(seat.whole, seat.party))
            self._outbox.keep(message, sealed, seat.peer.uid)
        return sealed

    def close(self, id: int, person: int) -> Sealed:
        """It has ended; why, it does not say. What was still open is withdrawn with it."""
        seat = self._seat(id, person)
        self._require_thread(seat)
        with self._vault.change("Close an introduction", seat.whole.about):
            if seat.whole.state in _OPEN:
                self._introductions.withdraw(id)
            elif seat.whole.may_share:
                self._introductions.close(id)
            if not self._introductions.get(id).shared_on:
                settle(self._vault, id, Word(WordKind.CLOSING, ((person, seat.party.name),)))
            return self._sent("close", seat) or self._post(Close(), seat)

    def withdraw(self, id: int, person: int) -> Sealed:
        """I take the ask back. Once something was sent to either, it is only a request."""
        seat = self._seat(id, person)
        self._require_thread(seat)
        with self._vault.change("Withdraw an introduction", seat.whole.about):
            self._step(seat, PartyState.WITHDRAWN)
            return self._sent("withdraw", seat) or self._post(Withdraw(), seat)

    def hello(self, id: int, person: int) -> Sealed:
        """The hash of what was shared both ways, for one of the two to hold beside what they were told."""
        seat = self._seat(id, person)
        if not seat.side.share_hash or seat.side.consent is None or seat.other.consent is None:
            raise Refused(tr("Nothing was shared yet. Share the introduction first."))
        return self._post(Hello(transcript_of(seat.side.consent, seat.other.consent)), seat)

    def outcome(self, id: int, person: int, text: str) -> Sealed:
        """What came of it, for one of the two."""
        seat = self._seat(id, person)
        self._require_thread(seat)
        return self._post(outcome(text), seat)

    # Inside

    def _seat(self, id: int, person: int) -> _Seat:
        whole = self._introductions.get(id)
        party = whole.party(person)
        peer = Peers(self._vault).to_write_to(person)
        side, other = (self._threads.side(whole, one) for one in (party, whole.other(party)))
        return _Seat(whole, party, peer, side, other)

    def _require_thread(self, seat: _Seat) -> None:
        if not seat.side.round:
            raise Refused(tr("{name} was not asked by a message. Write to them instead.", name=seat.party.name))

    def _letter(self, body: AnyBody, seat: _Seat, round: int = 0) -> tuple[Message, Sealed]:
        prev = seat.side.consent.hash if seat.side.consent else seat.side.ask_hash
        return self._write.letter(body, seat.peer, seat.side.thread, round or seat.side.round, prev)

    def _step(self, seat: _Seat, then: PartyState) -> None:
        """Note a step in the record where it is open: after an undo too, when the message is sent once more."""
        if may_become(seat.side.state, seat.other.state, then):
            take = {PartyState.SHARED: self._introductions.share, PartyState.WITHDRAWN: self._introductions.withdraw}
            take[then](seat.whole.id, seat.party.person)

    def _post(self, body: AnyBody, seat: _Seat) -> Sealed:
        message, sealed = self._letter(body, seat)
        with self._vault.change("Keep the post"):
            self._outbox.keep(message, sealed, seat.peer.uid)
        return sealed

    def _sent(self, kind: str, seat: _Seat) -> Sealed | None:
        return self._outbox.sent(kind, seat.side.thread, seat.side.round, seat.peer.shown.key)
