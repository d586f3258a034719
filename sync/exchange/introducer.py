"""The side that introduces two people: what each may be sent, and what an answer of theirs does."""

from dataclasses import replace

from models.introductions import PartyState, may_become, may_share
from models.introductions.introduction import RECEIVING
from sync.exchange.facts import Consented, Heard, Side
from sync.refusals import NotTaken, Reason, require


def asked(side: Side, other: Side, ask_hash: str) -> Side:
    """They were asked, in these words. A further round makes whatever was said in an earlier one void.

    Who was asked, or said yes, and has signed nothing so far may be asked for that: it is no step back.
    Raises ``NotTaken`` for any other step back.
    """
    unsigned = side.state in (PartyState.ASKED, PartyState.YES) and side.consent is None
    require(unsigned or may_become(side.state, other.state, PartyState.ASKED), Reason.OUT_OF_TURN)
    state = side.state if unsigned else PartyState.ASKED
    return replace(side, state=state, round=side.round + 1, ask_hash=ask_hash)


def taken(side: Side, other: Side, heard: Heard, me: str, now: int) -> Side:
    """Where one of the two is after their message. Raises ``NotTaken``."""
    require(heard.sender == side.key, Reason.UNKNOWN_THREAD)
    require(heard.thread == side.thread, Reason.UNKNOWN_THREAD)
    require(heard.round == side.round, Reason.OUT_OF_TURN)
    match heard.kind:
        case "answer":
            return _answered(side, other, heard, me, now)
        case "ack":
            return _delivered(side, other, heard)
        case "withdraw" | "close":
            return _withdrawn(side, other)
    raise NotTaken(Reason.UNKNOWN_THREAD)


def is_request(side: Side, other: Side, heard: Heard) -> bool:
    """Whether a withdrawal comes after something was sent: then it is only a request, for me to read."""
    return heard.kind in ("withdraw", "close") and bool({side.state, other.state} & RECEIVING)


def consent_for(receiver: Side, giver: Side, me: str, now: int) -> Consented:
    """What of ``giver`` may go to ``receiver`` now. Raises ``NotTaken`` before two yeses, and after their time.

    Who said yes by word of mouth has signed nothing: they may receive, and there is nothing of theirs to give.
    """
    require(may_share(receiver.state, giver.state), Reason.NOT_CONSENTED)
    if giver.consent is None or not fits(giver.consent, giver, me):
        raise NotTaken(Reason.NOT_CONSENTED)
    require_in_time(receiver, giver, now)
    return giver.consent


def require_in_time(receiver: Side, giver: Side, now: int) -> None:
    """Raise ``NotTaken`` once the time of what either of them consented to is over."""
    for consent in filter(None, (giver.consent, receiver.consent)):
        require(consent.until > now, Reason.EXPIRED)


def shared(receiver: Side, giver: Side, share_hash: str) -> Side:
    """They got what the other consented to. Raises ``NotTaken`` before two yeses."""
    require(may_become(receiver.state, giver.state, PartyState.SHARED), Reason.OUT_OF_TURN)
    return replace(receiver, state=PartyState.SHARED, share_hash=share_hash)


def fits(consent: Consented, side: Side, me: str) -> bool:
    """Whether this is their consent to my very words, for me to hand on."""
    return (consent.by, consent.aud, consent.thread, consent.round, consent.ask_hash) == (
        side.key,
        me,
        side.thread,
        side.round,
        side.ask_hash,
    )


def _answered(side: Side, other: Side, heard: Heard, me: str, now: int) -> Side:
    require(heard.ask_hash == side.ask_hash, Reason.NOT_CONSENTED)
    if heard.say != PartyState.YES:
        require(heard.consent is None, Reason.NOT_CONSENTED)
        said = PartyState(heard.say)
        require(may_become(side.state, other.state, said), Reason.OUT_OF_TURN)
        return replace(side, state=said)
    if heard.consent is None or not fits(heard.consent, side, me):
        raise NotTaken(Reason.NOT_CONSENTED)
    require(heard.consent.until > now, Reason.EXPIRED)
    # a yes by phone wants its card; a yes whose time has passed, or to a key of before, may be said again
    stale = side.consent is None or side.consent.until <= now or side.consent.aud != me
    again = side.state == PartyState.YES and stale
    require(again or may_become(side.state, other.state, PartyState.YES), Reason.OUT_OF_TURN)
    return replace(side, state=PartyState.YES, consent=heard.consent)


def _delivered(side: Side, other: Side, heard: Heard) -> Side:
    require(bool(side.share_hash) and heard.of == side.share_hash, Reason.UNKNOWN_THREAD)
    if side.state == PartyState.DELIVERED:
        return side
    require(may_become(side.state, other.state, PartyState.DELIVERED), Reason.OUT_OF_TURN)
    return replace(side, state=PartyState.DELIVERED)


def _withdrawn(side: Side, other: Side) -> Side:
    require(may_become(side.state, other.state, PartyState.WITHDRAWN), Reason.OUT_OF_TURN)
    return replace(side, state=PartyState.WITHDRAWN, consent=None)
