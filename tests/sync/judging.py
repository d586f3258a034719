"""What may never happen in a bad world, and what must: each is judged where a message came."""

from models.introductions import PartyState
from sync.exchange.facts import Heard, Said, Side, Thread, transcript_of

ANA = "ana"
DAY = 86_400
FINAL = frozenset({PartyState.NO, PartyState.WITHDRAWN})
SENT = frozenset({PartyState.SHARED, PartyState.DELIVERED})


class Broken(AssertionError):
    """Something happened that never may, or did not that must."""


def judge_all_but_a_yes(side: Side, then: Side, heard: Heard, share: Heard | None) -> None:
    """What Ana took that is no yes: another answer, a receipt, or a step back."""
    if heard.kind == "answer":
        if then.consent is not None or heard.consent is not None or heard.ask_hash != side.ask_hash:
            raise Broken("a no with a card")
        if side.state in FINAL | SENT | {PartyState.YES, PartyState.SILENT}:
            raise Broken("an answer after the end")
    elif heard.kind == "ack":
        if share is None or heard.of != share.hash or then.state != PartyState.DELIVERED:
            raise Broken("a receipt for nothing")
    elif then.state != PartyState.WITHDRAWN or then.consent is not None or side.state in FINAL:
        raise Broken("taken back, and kept")


def judge_refusal_by_ana(side: Side, other: Side, heard: Heard, now: int) -> None:
    """Of what nobody touched, an answer to the last ask is taken in time; so is a receipt."""
    if heard.kind == "answer" and heard.ask_hash == side.ask_hash:
        in_time = heard.consent is None or heard.consent.until > now
        if side.state in (PartyState.ASKED, PartyState.LATER) and in_time:
            raise Broken("a good answer was refused")
        if heard.consent and side.state == PartyState.YES and side.consent is None and in_time:
            raise Broken("a card after a yes by phone was refused")
    if heard.kind == "ack" and side.state in SENT and heard.of == side.share_hash:
        raise Broken("a receipt was refused")
    if heard.kind in ("withdraw", "close") and side.state == PartyState.YES and other.state not in SENT:
        raise Broken("a step back in time was refused")


def judge_refusal(thread: Thread | None, heard: Heard, now: int) -> None:
    """Of what nobody touched, a share that was agreed to is taken in time."""
    if thread is None:
        return
    consent, other = thread.consent, heard.consent
    fitting = thread.said == Said.YES and consent and not thread.ended and heard.round == thread.round
    in_time = consent and other and min(consent.until, other.until) > now
    first = heard.kind == "share" and not thread.share_hash
    if first and fitting and in_time and heard.yours in ("", consent.hash):
        raise Broken("a good share was refused") from None


def judge_question(thread: Thread | None, heard: Heard, then: Thread) -> None:
    over = thread is not None and (thread.ended or bool(thread.share_hash))
    if thread is not None and (over or heard.sender != thread.introducer or heard.round <= thread.round):
        raise Broken("another question in the same thread")
    if then.said != Said.NOTHING or then.consent is not None or then.ask_hash != heard.hash:
        raise Broken("a new question has an old answer")


def judge_share(name: str, thread: Thread | None, heard: Heard, now: int) -> None:
    if thread is None or thread.said != Said.YES or thread.consent is None or thread.ended:
        raise Broken("took a share that was not consented to")
    consent = heard.consent
    if heard.sender != ANA or heard.round != thread.round or heard.yours not in ("", thread.consent.hash):
        raise Broken("took a share of another round, or from someone else")
    if consent is None or consent.aud != ANA or consent.by in (name, ANA) or consent.thread == thread.id:
        raise Broken("took a consent that was not given to who handed it on")
    if thread.share_hash not in ("", heard.hash):
        raise Broken("took two shares in one thread")
    if min(consent.until, thread.consent.until) < now - 2 * DAY:
        raise Broken("took a consent whose time is over")


def judge_hello(thread: Thread | None, heard: Heard, agrees: bool) -> None:
    if thread is None or thread.consent is None or thread.other is None:
        raise Broken("a hello before anything was shared")
    same = heard.transcript == transcript_of(thread.consent, thread.other)
    if agrees != (same and heard.sender in (ANA, thread.other.by)):
        raise Broken("a hello was misjudged")
