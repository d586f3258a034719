"""The side that is asked: what I may answer, and what may come to me in a thread."""

from dataclasses import replace

from sync.exchange.facts import Consented, Heard, Said, Thread, transcript_of
from sync.limits import CLOCK_SKEW
from sync.refusals import NotTaken, Reason, require


def asked(thread: Thread | None, heard: Heard) -> Thread:
    """The thread after an ask in it. A further round makes what I said in an earlier one void. Raises ``NotTaken``."""
    fresh = Thread(heard.thread, heard.sender, heard.round, heard.hash, heard.until)
    if thread is None:
        return fresh
    require(heard.sender == thread.introducer, Reason.UNKNOWN_THREAD)
    require(heard.round > thread.round, Reason.OUT_OF_TURN)
    require(not thread.share_hash and not thread.ended, Reason.OUT_OF_TURN)
    return fresh


def may_answer(thread: Thread, now: int) -> None:
    """Raise ``NotTaken`` unless something can be said to it now."""
    require(not thread.ended and not thread.share_hash, Reason.OUT_OF_TURN)
    require(thread.until > now, Reason.EXPIRED)
    require(is_stale(thread, now) or thread.said in (Said.NOTHING, Said.LATER), Reason.OUT_OF_TURN)


def is_stale(thread: Thread, now: int) -> bool:
    """Whether a yes of mine must be said again: its time is over, or who asked has another key since."""
    if thread.said != Said.YES or thread.consent is None:
        return False
    return thread.consent.until <= now or thread.consent.aud != thread.introducer


def answered(thread: Thread, say: Said, consent: Consented | None, now: int) -> Thread:
    """The thread after my answer; with a yes goes my consent. Raises ``NotTaken``."""
    may_answer(thread, now)
    require((consent is not None) == (say == Said.YES), Reason.NOT_CONSENTED)
    return replace(thread, said=say, consent=consent)


def withdrawn(thread: Thread) -> Thread:
    """The thread after I took my part back; what was sent by then has been sent. Raises ``NotTaken``."""
    require(not thread.ended and thread.said != Said.WITHDRAWN, Reason.OUT_OF_TURN)
    return replace(thread, said=Said.WITHDRAWN)


def shared(thread: Thread | None, heard: Heard, me: str, now: int) -> Thread:
    """The thread after the other's card came in it. Raises ``NotTaken`` for one that I did not consent to."""
    if thread is None:
        raise NotTaken(Reason.NOT_CONSENTED)
    require(heard.sender == thread.introducer, Reason.NOT_CONSENTED)
    require(heard.round == thread.round, Reason.OUT_OF_TURN)
    if thread.said != Said.YES or thread.consent is None or heard.consent is None:
        raise NotTaken(Reason.NOT_CONSENTED)
    # empty where the introducer has my yes by word of mouth
    require(heard.yours in ("", thread.consent.hash), Reason.NOT_CONSENTED)
    require(heard.consent.aud == thread.introducer, Reason.NOT_CONSENTED)
    require(heard.consent.by not in (me, thread.introducer), Reason.NOT_CONSENTED)
    require(heard.consent.thread != thread.id, Reason.NOT_CONSENTED)
    require(min(heard.consent.until, thread.consent.until) > now - CLOCK_SKEW.total_seconds(), Reason.EXPIRED)
    require(not thread.ended, Reason.OUT_OF_TURN)
    require(thread.share_hash in ("", heard.hash), Reason.OUT_OF_TURN)
    return replace(thread, share_hash=heard.hash, other=heard.consent)


def ended(thread: Thread | None, heard: Heard) -> Thread:
    """The thread after its introducer has closed or withdrawn it. Raises ``NotTaken``."""
    if thread is None or heard.sender != thread.introducer:
        raise NotTaken(Reason.UNKNOWN_THREAD)
    require(heard.round == thread.round, Reason.OUT_OF_TURN)
    return replace(thread, ended=True)


def agrees(thread: Thread | None, heard: Heard) -> bool:
    """Whether a hello tells the same as I was told. Raises ``NotTaken`` where nothing was shared.

    It may come from who introduced us or from the other one; from anybody else who knows of the thread it never does.
    """
    if thread is None or thread.consent is None or thread.other is None:
        raise NotTaken(Reason.UNKNOWN_THREAD)
    known = heard.sender in (thread.introducer, thread.other.by)
    return known and heard.transcript == transcript_of(thread.consent, thread.other)
