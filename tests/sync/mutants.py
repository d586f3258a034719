"""Rules with one thing wrong in each: what stands in the source, and what stands there instead."""

from types import ModuleType

from sync.exchange import introducer, party

INTRODUCER: dict[str, tuple[str, str]] = {
    "anyone may answer for them": ("require(heard.sender == side.key, Reason.UNKNOWN_THREAD)", "pass"),
    "any thread will do": ("require(heard.thread == side.thread, Reason.UNKNOWN_THREAD)", "pass"),
    "answers of an old round count": ("require(heard.round == side.round, Reason.OUT_OF_TURN)", "pass"),
    "an answer to other words counts": ("require(heard.ask_hash == side.ask_hash, Reason.NOT_CONSENTED)", "pass"),
    "a yes needs no consent that fits": (
        "if heard.consent is None or not fits(heard.consent, side, me):",
        "if heard.consent is None:",
    ),
    "a yes after its time counts": ("require(heard.consent.until > now, Reason.EXPIRED)\n    # a yes", "# a yes"),
    "a no becomes a yes": (
        "require(again or may_become(side.state, other.state, PartyState.YES), Reason.OUT_OF_TURN)",
        "pass",
    ),
    "a yes by phone wants no card": (
        "stale = side.consent is None or side.consent.until",
        "stale = side.consent.until",
    ),
    "a no after a yes counts": ("require(may_become(side.state, other.state, said), Reason.OUT_OF_TURN)", "pass"),
    "a no may bring a card": ("require(heard.consent is None, Reason.NOT_CONSENTED)", "pass"),
    "a further round has the same number": ("round=side.round + 1,", "round=max(side.round, 1),"),
    "asked again after a no": (
        "require(unsigned or may_become(side.state, other.state, PartyState.ASKED), Reason.OUT_OF_TURN)",
        "pass",
    ),
    "one yes is enough": ("require(may_share(receiver.state, giver.state), Reason.NOT_CONSENTED)", "pass"),
    "a consent of another kind is handed on": (
        "if giver.consent is None or not fits(giver.consent, giver, me):",
        "if giver.consent is None:",
    ),
    "a consent whose time is over is handed on": (
        "for consent in filter(None, (giver.consent, receiver.consent)):",
        "for consent in filter(None, (receiver.consent,)):",
    ),
    "who receives need not agree any more": (
        "for consent in filter(None, (giver.consent, receiver.consent)):",
        "for consent in filter(None, (giver.consent,)):",
    ),
    "who signed does not matter": ("return (consent.by, consent.aud,", "return (side.key, consent.aud,"),
    "for whom it was signed does not matter": ("return (consent.by, consent.aud,", "return (consent.by, me,"),
    "the thread of a consent does not matter": (
        "consent.aud, consent.thread, consent.round,",
        "consent.aud, side.thread, consent.round,",
    ),
    "the round of a consent does not matter": (
        "consent.thread, consent.round, consent.ask_hash)",
        "consent.thread, side.round, consent.ask_hash)",
    ),
    "the words of a consent do not matter": (
        "consent.round, consent.ask_hash) == (",
        "consent.round, side.ask_hash) == (",
    ),
    "a receipt for nothing counts": (
        "require(bool(side.share_hash) and heard.of == side.share_hash, Reason.UNKNOWN_THREAD)",
        "pass",
    ),
    "a receipt is not taken": ("return replace(side, state=PartyState.DELIVERED)", "return side"),
    "taken back after it was sent": (
        "require(may_become(side.state, other.state, PartyState.WITHDRAWN), Reason.OUT_OF_TURN)",
        "pass",
    ),
    "a step back keeps the consent": (
        "return replace(side, state=PartyState.WITHDRAWN, consent=None)",
        "return replace(side, state=PartyState.WITHDRAWN)",
    ),
    "every step back is only a request": ("bool({side.state, other.state} & RECEIVING)", "True"),
}
PARTY: dict[str, tuple[str, str]] = {
    "anyone may ask in a thread": (
        "require(heard.sender == thread.introducer, Reason.UNKNOWN_THREAD)\n    require(heard.round > ",
        "require(heard.round > ",
    ),
    "an old question comes again": ("require(heard.round > thread.round, Reason.OUT_OF_TURN)", "pass"),
    "asked again after the card came": (
        "require(not thread.share_hash and not thread.ended, Reason.OUT_OF_TURN)\n    return fresh",
        "return fresh",
    ),
    "answered after the end": ("require(not thread.ended and not thread.share_hash, Reason.OUT_OF_TURN)", "pass"),
    "answered after its time": ("require(thread.until > now, Reason.EXPIRED)", "pass"),
    "answered twice": (
        "require(is_stale(thread, now) or thread.said in (Said.NOTHING, Said.LATER), Reason.OUT_OF_TURN)",
        "pass",
    ),
    "a yes to the key of before stands": (
        "thread.consent.until <= now or thread.consent.aud != thread.introducer",
        "False",
    ),
    "not now is the last word": ("thread.said in (Said.NOTHING, Said.LATER)", "thread.said in (Said.NOTHING,)"),
    "a share without a question is taken": (
        "if thread is None:\n        raise NotTaken(Reason.NOT_CONSENTED)",
        "if thread is None:\n        return Thread(heard.thread, heard.sender, heard.round, heard.hash, heard.until)",
    ),
    "anyone may share": ("require(heard.sender == thread.introducer, Reason.NOT_CONSENTED)", "pass"),
    "a share of an old round is taken": (
        "require(heard.round == thread.round, Reason.OUT_OF_TURN)\n    if thread.said",
        "if thread.said",
    ),
    "a share without my yes is taken": (
        "if thread.said != Said.YES or thread.consent is None or heard.consent is None:",
        "if heard.consent is None:",
    ),
    "a share for another yes is taken": (
        'require(heard.yours in ("", thread.consent.hash), Reason.NOT_CONSENTED)',
        "pass",
    ),
    "a consent for someone else is taken": (
        "require(heard.consent.aud == thread.introducer, Reason.NOT_CONSENTED)",
        "pass",
    ),
    "my own card comes back": (
        "require(heard.consent.by not in (me, thread.introducer), Reason.NOT_CONSENTED)",
        "pass",
    ),
    "a card out of my own thread is taken": (
        "require(heard.consent.thread != thread.id, Reason.NOT_CONSENTED)",
        "pass",
    ),
    "a card whose time is over is taken": (
        "require(min(heard.consent.until, thread.consent.until) > now - CLOCK_SKEW.total_seconds(), Reason.EXPIRED)",
        "pass",
    ),
    "a card after the end is taken": (
        "require(not thread.ended, Reason.OUT_OF_TURN)\n    require(thread.share_hash",
        "require(thread.share_hash",
    ),
    "a second card is taken": ('require(thread.share_hash in ("", heard.hash), Reason.OUT_OF_TURN)', "pass"),
    "anyone may end it": ("if thread is None or heard.sender != thread.introducer:", "if thread is None:"),
    "an end of an old round counts": (
        "require(heard.round == thread.round, Reason.OUT_OF_TURN)\n    return replace(thread, ended=True)",
        "return replace(thread, ended=True)",
    ),
    "any hello agrees": (
        "return known and heard.transcript == transcript_of(thread.consent, thread.other)",
        "return known",
    ),
    "anyone may greet": ("return known and heard.transcript", "return heard.transcript"),
}


def with_fault(module: ModuleType, stands: str, instead: str) -> ModuleType:
    """``module`` with one thing in its source replaced. The source must hold it once."""
    assert module.__file__
    with open(module.__file__, encoding="utf-8") as file:  # noqa: PTH123  the path is the module's own
        source = file.read()
    assert source.count(stands) == 1, f"{source.count(stands)} times: {stands}"
    broken = ModuleType(f"{module.__name__}_with_fault")
    exec(compile(source.replace(stands, instead), module.__file__, "exec"), broken.__dict__)
    return broken


MUTANTS = {name: (introducer, *change) for name, change in INTRODUCER.items()} | {
    name: (party, *change) for name, change in PARTY.items()
}
