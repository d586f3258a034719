"""An introduction in a bad world: messages come late, twice, out of order or never, clocks are wrong, Eve writes too.

The rules are handed in, so that broken ones can be tried. What may never happen is judged from a diary of what each
person really did, which the rules know nothing of; what must happen, from messages that nobody touched.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from random import Random
from types import ModuleType, SimpleNamespace

from models.introductions import PartyState, may_become
from sync.exchange import introducer as honest_introducer
from sync.exchange import party as honest_party
from sync.exchange.facts import Consented, Heard, Said, Side, Thread, transcript_of
from sync.refusals import NotTaken
from tests.sync import judging
from tests.sync.judging import ANA, DAY, FINAL, SENT, Broken

EVE = "eve"
NAMES = ("ben", "cleo")
HOUR = 3600
STEPS = 100
START = 1_800_000_000
LIFE = 20 * DAY


@dataclass
class Rules:
    """The two sides' rules, as they are or broken."""

    introducer: ModuleType | SimpleNamespace = honest_introducer
    party: ModuleType | SimpleNamespace = honest_party


@dataclass(frozen=True)
class Letter:
    """A message on its way. ``touched`` ones were written by Eve, or by someone who lies."""

    to: str
    heard: Heard
    touched: bool = False


@dataclass
class World:
    """One introduction of Ben and Cleo by Ana."""

    rng: Random
    rules: Rules
    reached: Counter[str]
    now: int = START
    number: int = 0
    sides: dict[str, Side] = field(default_factory=dict)
    threads: dict[str, Thread | None] = field(default_factory=lambda: dict.fromkeys(NAMES))
    skew: dict[str, int] = field(default_factory=dict)
    on_the_way: list[Letter] = field(default_factory=list)
    seen: dict[str, set[str]] = field(default_factory=lambda: {name: set() for name in (ANA, *NAMES)})
    asked: dict[str, Heard] = field(default_factory=dict)
    consents: list[Consented] = field(default_factory=list)
    shares: dict[str, Heard] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.sides = {name: Side(PartyState.NEW, name, f"thread of {name}") for name in NAMES}
        wrong = (0, 0, 0, 20 * HOUR, -20 * HOUR)
        self.skew = {name: self.rng.choice(wrong) for name in (ANA, *NAMES)}

    def clock(self, name: str) -> int:
        return self.now + self.skew[name]

    def fresh(self) -> str:
        self.number += 1
        return f"hash {self.number}"

    def post(self, to: str, heard: Heard) -> None:
        """Put a message on its way; what is lost, or comes twice, is the world's to say."""
        self.on_the_way += [Letter(to, heard)] * self.rng.choice((0, 1, 1, 1, 2))
        if self.rng.random() < (0.7 if heard.kind in ("share", "hello", "ack") else 0.25):
            self.on_the_way.append(Letter(to, self.lie(heard), touched=True))

    def lie(self, heard: Heard) -> Heard:
        """The same with one thing in it changed."""
        consent = heard.consent
        changes: list[Callable[[], Heard]] = [
            lambda: replace(heard, sender=EVE),
            lambda: replace(heard, sender=self.rng.choice(NAMES)),
            lambda: replace(heard, thread=f"thread of {self.rng.choice((*NAMES, EVE))}"),
            lambda: replace(heard, round=heard.round + self.rng.choice((-1, 1))),
            lambda: replace(heard, ask_hash="hash of nothing"),
            lambda: replace(heard, of="hash of nothing"),
            lambda: replace(heard, yours="hash of nothing"),
            lambda: replace(heard, transcript="hash of nothing"),
            lambda: replace(heard, consent=None if consent else self.rng.choice([None, *self.consents])),
        ]
        if consent:
            swapped = (
                {"by": EVE},
                {"by": ANA},
                {"by": self.rng.choice(NAMES)},
                {"aud": EVE},
                {"thread": f"thread of {self.rng.choice((*NAMES, EVE))}"},
                {"round": consent.round + 1},
                {"ask_hash": "hash of nothing"},
                {"until": self.now - 3 * DAY},
            )
            changes += [lambda said=said: replace(heard, consent=replace(consent, **said)) for said in swapped] * 2
            changes.append(lambda: replace(heard, consent=self.rng.choice([*self.consents, consent])))
        return replace(self.rng.choice(changes)(), hash=self.fresh())

    # What people do

    def step(self) -> None:
        name = self.rng.choice(NAMES)
        deeds = (
            [self.deliver] * 14
            + [lambda: self.ask(name), lambda: self.answer(name), lambda: self.share(name)] * 3
            + [lambda: self.phone(name), lambda: self.take_back(name), lambda: self.end(name), self.wait]
            + [lambda: self.acknowledge(name), lambda: self.greet(name)] * 2
            + [lambda: self.expire(name)]
        )
        self.rng.choice(deeds)()
        self.look()

    def wait(self) -> None:
        self.now += self.rng.choice((HOUR, HOUR, DAY, DAY, 7 * DAY))

    def ask(self, name: str) -> None:
        side, other = self.sides[name], self.other_side(name)
        if side.state != PartyState.NEW and self.rng.random() < 0.8:
            return
        heard = Heard("ask", ANA, side.thread, side.round + 1, self.fresh(), self.clock(ANA) + LIFE)
        try:
            self.sides[name] = self.rules.introducer.asked(side, other, heard.hash)
        except NotTaken as refused:
            self.reached[f"ask refused: {refused.reason.value}"] += 1
            return
        if side.state in FINAL | SENT or (side.state == PartyState.YES and side.consent) or other.state in FINAL:
            unsigned = side.state in (PartyState.ASKED, PartyState.YES) and side.consent is None
            if not unsigned:
                raise Broken("asked again where it was over")
        if self.sides[name].consent is not None or self.sides[name].round != heard.round:
            raise Broken("a further round keeps what was said before")
        self.asked[name] = heard
        self.reached["asked"] += 1
        self.reached["asked again"] += side.round > 0
        self.post(name, heard)

    def answer(self, name: str) -> None:
        thread = self.threads[name]
        if thread is None:
            return
        say = Said(self.rng.choice(("yes", "yes", "yes", "yes", "yes", "no", "later", "later")))
        consent = None
        now = self.clock(name)
        if say == Said.YES:
            life = self.rng.choice((LIFE, LIFE, 2 * DAY))
            said = (name, thread.introducer, thread.id, thread.round, thread.ask_hash, now + life)
            consent = Consented(self.fresh(), *said)
        try:
            then = self.rules.party.answered(thread, say, consent, now)
        except NotTaken as refused:
            self.reached[f"answer refused: {refused.reason.value}"] += 1
            open_still = not thread.ended and not thread.share_hash and thread.until > now
            run_out = thread.said == Said.YES and thread.consent is not None and thread.consent.until <= now
            if open_still and (run_out or thread.said in (Said.NOTHING, Said.LATER)):
                raise Broken("an answer in time was refused") from None
            return
        if thread.ended or thread.share_hash or thread.until <= now or thread.said in (Said.NO, Said.WITHDRAWN):
            raise Broken("answered what was over")
        if thread.said == Said.YES and thread.consent is not None and thread.consent.until > now:
            raise Broken("answered twice")
        self.threads[name] = then
        if consent:
            self.consents.append(consent)
        heard = Heard(
            "answer",
            name,
            thread.id,
            thread.round,
            self.fresh(),
            now + LIFE,
            say.value,
            thread.ask_hash,
            consent=consent,
        )
        self.reached[f"said {say.value}"] += 1
        self.post(ANA, heard)

    def phone(self, name: str) -> None:
        """They ring, and Ana notes it."""
        said = PartyState(self.rng.choice(("yes", "yes", "later", "no")))
        side = self.sides[name]
        if self.rng.random() < 0.8:
            return
        if may_become(side.state, self.other_side(name).state, said):
            self.sides[name] = replace(side, state=said, consent=None)
            self.reached["told by phone"] += 1

    def expire(self, name: str) -> None:
        side = self.sides[name]
        if may_become(side.state, self.other_side(name).state, PartyState.SILENT) and self.rng.random() < 0.1:
            self.sides[name] = replace(side, state=PartyState.SILENT)
            self.reached["silent"] += 1

    def share(self, name: str) -> None:
        receiver, giver, now = self.sides[name], self.other_side(name), self.clock(ANA)
        other = self.other(name)
        me = ANA if self.rng.random() < 0.9 else "ana’s new key"
        try:
            consent = self.rules.introducer.consent_for(receiver, giver, me, now)
            if not {receiver.state, giver.state} <= SENT | {PartyState.YES} or me != ANA:
                raise Broken("a consent is handed on that may not be")
            heard = Heard(
                "share",
                ANA,
                receiver.thread,
                receiver.round,
                self.fresh(),
                now + LIFE,
                yours=receiver.consent.hash if receiver.consent else "",
                consent=consent,
            )
            then = self.rules.introducer.shared(receiver, giver, heard.hash)
        except NotTaken as refused:
            self.reached[f"share refused: {refused.reason.value}"] += 1
            if (
                receiver.state == PartyState.YES
                and me == ANA
                and self.sound(giver, other, now)
                and self.sound(receiver, name, now)
            ):
                raise Broken("two good yeses were not shared") from None
            return
        if PartyState.YES not in (receiver.state,) or giver.state not in SENT | {PartyState.YES}:
            raise Broken("shared before two yeses")
        if not self.sound(giver, other, now) or (receiver.consent and receiver.consent.until <= now):
            raise Broken("shared without a consent that holds")
        self.sides[name] = then
        self.shares[name] = heard
        self.reached["shared"] += 1
        self.reached["shared with who rang"] += receiver.consent is None
        self.post(name, heard)

    def sound(self, side: Side, name: str, now: int) -> bool:
        """Whether the diary has this very consent of theirs, to the last ask, and its time is not over."""
        consent, ask = side.consent, self.asked.get(name)
        if consent is None or ask is None or consent not in self.consents:
            return False
        said = (consent.by, consent.aud, consent.thread, consent.round, consent.ask_hash)
        return said == (name, ANA, ask.thread, ask.round, ask.hash) and consent.until > now

    def acknowledge(self, name: str) -> None:
        thread = self.threads[name]
        if thread and thread.share_hash:
            heard = Heard("ack", name, thread.id, thread.round, self.fresh(), self.now + LIFE, of=thread.share_hash)
            self.post(ANA, heard)

    def take_back(self, name: str) -> None:
        thread = self.threads[name]
        if thread is None or self.rng.random() < 0.85:
            return
        try:
            self.threads[name] = self.rules.party.withdrawn(thread)
        except NotTaken:
            return
        self.reached["took it back"] += 1
        kind = self.rng.choice(("withdraw", "withdraw", "close"))
        self.post(ANA, Heard(kind, name, thread.id, thread.round, self.fresh(), self.now + LIFE))

    def end(self, name: str) -> None:
        side = self.sides[name]
        over = FINAL & {one.state for one in self.sides.values()} or side.state in SENT
        if side.round and (over or self.rng.random() < 0.03):
            self.post(name, Heard("close", ANA, side.thread, side.round, self.fresh(), self.now + LIFE))

    def greet(self, name: str) -> None:
        thread = self.threads[name]
        if thread and thread.consent and thread.other:
            to = self.other(name)
            said = transcript_of(thread.consent, thread.other)
            heard = Heard(
                "hello", name, thread.other.thread, thread.other.round, self.fresh(), self.now, transcript=said
            )
            self.post(to, heard)

    # What comes

    def deliver(self) -> None:
        if not self.on_the_way:
            return
        letter = self.on_the_way.pop(self.rng.randrange(len(self.on_the_way)))
        if letter.heard.hash in self.seen[letter.to]:
            self.reached["came twice"] += 1
            return
        if letter.to == ANA:
            self.come_to_ana(letter)
        else:
            self.come_to_party(letter)

    def come_to_ana(self, letter: Letter) -> None:
        heard, now = letter.heard, self.clock(ANA)
        name = self.rng.choice(NAMES) if letter.touched else heard.sender
        side, other, ask = self.sides[name], self.other_side(name), self.asked.get(name)
        if self.rules.introducer.is_request(side, other, heard):
            if heard.kind not in ("withdraw", "close") or not {side.state, other.state} & SENT:
                raise Broken("only asked, where it could be done")
            self.reached["only a request"] += 1
            return
        due = bool(ask) and (heard.thread, heard.round, heard.sender) == (ask.thread, ask.round, name) if ask else False
        try:
            then = self.rules.introducer.taken(side, other, heard, ANA, now)
        except NotTaken as refused:
            self.reached[f"ana refused: {refused.reason.value}"] += 1
            if due and not letter.touched:
                judging.judge_refusal_by_ana(side, other, heard, now)
            return
        self.seen[ANA].add(heard.hash)
        if not due:
            raise Broken(f"took a {heard.kind} of another thread, round or person")
        if then.state == PartyState.YES and heard.kind == "answer":
            if heard.say != "yes" or heard.consent not in self.consents or not self.sound(then, name, now):
                raise Broken("took a consent that does not hold")
            if side.state in FINAL | SENT | {PartyState.SILENT}:
                raise Broken("a yes after the end")
        else:
            judging.judge_all_but_a_yes(side, then, heard, self.shares.get(name))
        self.sides[name] = then
        self.reached["a card after they rang"] += side.state == PartyState.YES and side.consent is None
        self.reached[f"ana took: {heard.kind} {heard.say}".strip()] += 1

    def come_to_party(self, letter: Letter) -> None:
        name, heard = letter.to, letter.heard
        thread, now = self.threads[name], self.clock(name)
        try:
            match heard.kind:
                case "ask":
                    self.threads[name] = self.asked_by(name, thread, heard)
                case "share":
                    then = self.rules.party.shared(thread, heard, name, now)
                    judging.judge_share(name, thread, heard, now)
                    self.threads[name] = then
                case "hello":
                    agrees = self.rules.party.agrees(thread, heard)
                    judging.judge_hello(thread, heard, agrees)
                    self.reached["hello agrees" if agrees else "hello differs"] += 1
                case _:
                    then = self.rules.party.ended(thread, heard)
                    if thread is None or heard.sender != ANA or heard.round != thread.round or not then.ended:
                        raise Broken("ended by someone else")
                    self.threads[name] = then
            self.seen[name].add(heard.hash)
            self.reached[f"party took: {heard.kind}"] += 1
        except NotTaken as refused:
            self.reached[f"party refused: {heard.kind}, {refused.reason.value}"] += 1
            if not letter.touched:
                judging.judge_refusal(thread, heard, now)

    def asked_by(self, name: str, thread: Thread | None, heard: Heard) -> Thread:
        if thread is None and (heard.sender != ANA or heard.thread != f"thread of {name}"):
            return None  # type: ignore[return-value]  # Eve's own question, which waits in a thread of its own
        then: Thread = self.rules.party.asked(thread, heard)
        judging.judge_question(thread, heard, then)
        return then

    # What is always so

    def look(self) -> None:
        ben, cleo = (self.sides[name] for name in NAMES)
        if {ben.state, cleo.state} & SENT and not {ben.state, cleo.state} <= SENT | {PartyState.YES}:
            raise Broken("something was sent, and not both said yes")
        for side in (ben, cleo):
            self.reached[f"side {side.state.value}"] += 1
            if side.consent is not None and side.consent not in self.consents:
                raise Broken("a consent that nobody gave")

    def other(self, name: str) -> str:
        return NAMES[1 - NAMES.index(name)]

    def other_side(self, name: str) -> Side:
        return self.sides[self.other(name)]


def run(seed: int, episodes: int, rules: Rules | None = None) -> Counter[str]:
    """Live through so many introductions; how often each thing was reached. Raises ``Broken``."""
    reached: Counter[str] = Counter()
    rng = Random(seed)
    for _ in range(episodes):
        world = World(rng, rules or Rules(), reached)
        for _ in range(STEPS):
            world.step()
    return reached
