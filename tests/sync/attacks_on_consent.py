"""Messages that are rightly signed and sealed, and say what they must not: who writes them, and why each is refused.

Ana introduces Ben and Cleo. In each case both were asked; Eve has keys and a grudge.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from models.introductions import Introductions
from sync import codec, messages
from sync.boxes import Inbox
from sync.card import person_of
from sync.codec import Keys, Message
from sync.exchange.facts import Thread
from sync.identity import OwnIdentity
from sync.messages import AnyBody
from sync.refusals import Reason
from sync.threads import HeardThreads
from sync.writing import Writer
from tests.sync.three import Someone, Three

NOTHING = "0" * 64


R = Reason


@dataclass
class Scene:
    """Both were asked; who writes, and how."""

    three: Three
    asks: dict[str, int]
    eve: Keys

    def keys(self, one: Someone) -> Keys:
        keys = OwnIdentity(one.vault).current()
        assert keys is not None
        return keys

    def thread(self, one: Someone) -> Thread:
        found = HeardThreads(one.vault).get(Inbox(one.vault).get(self.asks[one.name]).thread)
        assert found is not None
        return found

    def sign(self, keys: Keys, to: Someone, body: AnyBody, at: Thread, **more: object) -> Message:
        """A message in a thread, its envelope changed as told."""
        signed = Writer(to.vault, keys).sign(body, self.keys(to).key, at.id, at.round)
        return codec.write(replace_in(signed, **more), keys) if more else signed

    def to(self, one: Someone, message: Message) -> tuple[Someone, bytes]:
        return one, codec.seal(message, self.keys(one).age)

    def consent(self, keys: Keys, at: Thread, said: dict[str, object] | None = None, **more: object) -> str:
        """A consent for Ana, in pieces; ``said`` changes what it says, the rest its envelope."""
        body = messages.Consent(person_of({"name": "Ben"}), ("name",), keys.key, keys.age, at.ask_hash)
        for name, value in (said or {}).items():
            body = messages_with(body, name, value)
        signed = Writer(self.three.ana.vault, keys).sign(body, self.keys(self.three.ana).key, at.id, at.round)
        return codec.write(replace_in(signed, **more), keys).signed if more else signed.signed

    def yes(self, consent: str | None, say: str = "yes", ask_hash: str = "", thread: Thread | None = None) -> AnyBody:
        ask = ask_hash or (thread or self.thread(self.three.ben)).ask_hash
        return messages.Answer(say, ask, consent=consent)

    def both_say_yes(self) -> None:
        for one in (self.three.ben, self.three.cleo):
            self.three.say(one, self.asks[one.name], "yes")


def replace_in(message: Message, **more: object) -> messages.Envelope:
    envelope = {name: getattr(message.envelope, name) for name in message.envelope.__struct_fields__}
    return messages.Envelope(**{**envelope, **more})


def messages_with(body: messages.Consent, name: str, value: object) -> messages.Consent:
    return messages.Consent(**{**{one: getattr(body, one) for one in body.__struct_fields__}, name: value})


Attack = Callable[[Scene], tuple[Someone, bytes]]


def answer(consent: Callable[[Scene, Keys, Thread], str | None], say: str = "yes") -> Attack:
    """Ben answers Ana, with a consent of this make."""

    def attack(scene: Scene) -> tuple[Someone, bytes]:
        ben, thread = scene.keys(scene.three.ben), scene.thread(scene.three.ben)
        return scene.to(
            scene.three.ana, scene.sign(ben, scene.three.ana, scene.yes(consent(scene, ben, thread), say), thread)
        )

    return attack


def good(scene: Scene, keys: Keys, thread: Thread) -> str:
    return scene.consent(keys, thread)


def broken(signed: str) -> str:
    head, payload, signature = signed.split(".")
    return f"{head}.{payload}.{'A' * len(signature)}"


def to_ana(keys: Callable[[Scene], Keys], body: Callable[[Scene], AnyBody], **more: object) -> Attack:
    """Someone writes to Ana in Ben's thread."""
    return lambda scene: scene.to(
        scene.three.ana, scene.sign(keys(scene), scene.three.ana, body(scene), scene.thread(scene.three.ben), **more)
    )


def bens(scene: Scene) -> Keys:
    return scene.keys(scene.three.ben)


def cleos(scene: Scene) -> Keys:
    return scene.keys(scene.three.cleo)


def anas(scene: Scene) -> Keys:
    return scene.keys(scene.three.ana)


def eves(scene: Scene) -> Keys:
    return scene.eve


def with_good(scene: Scene) -> AnyBody:
    return scene.yes(good(scene, bens(scene), scene.thread(scene.three.ben)))


def another_under_the_same_number(scene: Scene) -> tuple[Someone, bytes]:
    sent = [
        scene.sign(
            bens(scene),
            scene.three.ana,
            messages.Card(person_of({"name": name}), ("name",)),
            scene.thread(scene.three.ben),
            id="ab" * 16,
        )
        for name in ("Ben", "Benny")
    ]
    scene.three.ana.post.receive(scene.to(scene.three.ana, sent[0])[1])
    return scene.to(scene.three.ana, sent[1])


def after_a_no(scene: Scene) -> tuple[Someone, bytes]:
    yes = to_ana(bens, with_good)(scene)
    three = scene.three
    Introductions(three.ana.vault).answer(three.introduction, three.ana.knows("Ben Okafor"), "no")
    return yes


def rotate(
    new: Callable[[Scene], Keys],
    proved_by: Callable[[Scene], Keys] | None,
    signer: Callable[[Scene], Keys] = bens,
    for_key: Callable[[Scene], Keys] = bens,
) -> Attack:
    """A notice of new keys for Ana."""

    def attack(scene: Scene) -> tuple[Someone, bytes]:
        vault, keys = scene.three.ben.vault, new(scene)
        said = messages.Rotate(keys.key, keys.age)
        proof = Writer(vault, proved_by(scene)).sign(said, for_key(scene).key).signed if proved_by else None
        notice = Writer(vault, signer(scene)).sign(messages.Rotate(keys.key, keys.age, proof))
        return scene.three.ana, notice.signed.encode()

    return attack


def revoked_before(scene: Scene) -> tuple[Someone, bytes]:
    card = scene.three.ben.post.card_for(scene.three.ben.knows("Ana Prado"), ["name"]).data
    scene.three.ana.post.receive(scene.three.ben.post.revoke().data)
    return scene.three.ana, card


TO_ANA: dict[str, tuple[Attack, Reason]] = {
    "a yes without a consent": (answer(lambda scene, keys, thread: None), R.NOT_CONSENTED),
    "a no with a consent": (answer(good, "no"), R.NOT_CONSENTED),
    "a consent that Eve signed": (
        answer(lambda scene, keys, thread: scene.consent(scene.eve, thread)),
        R.NOT_CONSENTED,
    ),
    "a consent that Cleo signed": (
        answer(lambda scene, keys, thread: scene.consent(cleos(scene), thread)),
        R.NOT_CONSENTED,
    ),
    "a consent with a broken signature": (answer(lambda *at: broken(good(*at))), R.FORGED),
    "a consent for Cleo's eyes": (
        answer(lambda scene, keys, thread: scene.consent(keys, thread, aud=cleos(scene).key)),
        R.NOT_CONSENTED,
    ),
    "a consent for nobody": (answer(lambda scene, keys, thread: "e30.e30." + "A" * 86), R.NOT_A_CARD),
    "a consent in letters of another script": (answer(lambda scene, keys, thread: "е30.e30." + "A" * 86), R.NOT_A_CARD),
    "a consent out of Cleo's thread": (
        answer(lambda scene, keys, thread: scene.consent(keys, thread, thread=scene.thread(scene.three.cleo).id)),
        R.NOT_CONSENTED,
    ),
    "a consent of the next round": (
        answer(lambda scene, keys, thread: scene.consent(keys, thread, round=2)),
        R.NOT_CONSENTED,
    ),
    "a consent to other words": (
        answer(lambda scene, keys, thread: scene.consent(keys, thread, {"ask_hash": NOTHING})),
        R.NOT_CONSENTED,
    ),
    "a consent to what Cleo was asked": (
        answer(
            lambda scene, keys, thread: scene.consent(
                keys, thread, {"ask_hash": scene.thread(scene.three.cleo).ask_hash}
            )
        ),
        R.NOT_CONSENTED,
    ),
    "a consent whose time is over since yesterday": (
        answer(
            lambda scene, keys, thread: scene.consent(
                keys,
                thread,
                exp=int((scene.three.ana.vault.clock.now() - timedelta(days=1)).timestamp()),
                iat=int((scene.three.ana.vault.clock.now() - timedelta(days=9)).timestamp()),
            )
        ),
        R.EXPIRED,
    ),
    "a receipt in place of a consent": (
        answer(lambda scene, keys, thread: scene.sign(keys, scene.three.ana, messages.Ack(NOTHING), thread).signed),
        R.NOT_CONSENTED,
    ),
    "an answer by Cleo for Ben": (to_ana(cleos, with_good), R.UNKNOWN_THREAD),
    "an answer by Eve for Ben": (to_ana(eves, with_good), R.UNKNOWN_THREAD),
    "an answer to other words": (to_ana(bens, lambda scene: scene.yes(None, "no", NOTHING)), R.NOT_CONSENTED),
    "an answer in a thread that there is not": (to_ana(bens, with_good, thread="ef" * 16), R.UNKNOWN_THREAD),
    "an answer of the next round": (to_ana(bens, with_good, round=2), R.OUT_OF_TURN),
    "a yes after a no": (after_a_no, R.OUT_OF_TURN),
    "a receipt before anything was sent": (to_ana(bens, lambda scene: messages.Ack(NOTHING)), R.UNKNOWN_THREAD),
    "a step back by Cleo for Ben": (to_ana(cleos, lambda scene: messages.Withdraw()), R.UNKNOWN_THREAD),
    "a step back by Eve": (to_ana(eves, lambda scene: messages.Close()), R.UNKNOWN_THREAD),
    "news of Ben's introduction by Cleo": (to_ana(cleos, lambda scene: messages.Outcome("Well.")), R.UNKNOWN_THREAD),
    "a share to who introduces": (
        to_ana(bens, lambda scene: messages.Share(good(scene, bens(scene), scene.thread(scene.three.ben)))),
        R.NOT_CONSENTED,
    ),
    "a greeting to who introduces": (to_ana(bens, lambda scene: messages.Hello(NOTHING)), R.UNKNOWN_THREAD),
    "another text under a number that came": (another_under_the_same_number, R.REPLAYED),
    "what I wrote myself": (to_ana(anas, lambda scene: messages.Close()), R.MINE),
    "what was signed by a key taken back": (revoked_before, R.STRANGER),
    "new keys without a proof": (rotate(eves, None), R.NOT_A_CARD),
    "new keys that someone else proved": (rotate(eves, cleos), R.FORGED),
    "new keys that were proved for another's": (rotate(eves, eves, for_key=cleos), R.FORGED),
    "new keys of a stranger": (rotate(eves, eves, signer=eves, for_key=eves), R.STRANGER),
    "new keys that are Cleo's": (rotate(cleos, cleos), R.FORGED),
    "new keys that are mine": (rotate(anas, anas), R.FORGED),
    "a stranger's key taken back": (
        lambda scene: (
            scene.three.ana,
            Writer(scene.three.ana.vault, scene.eve).sign(messages.Revoke()).signed.encode(),
        ),
        R.STRANGER,
    ),
}


def share(
    signer: Callable[[Scene], Keys] = anas,
    consent: Callable[[Scene], str] | None = None,
    said_yes: bool = True,
    yours: str = "",
    **more: object,
) -> Attack:
    """Someone hands Ben what he did not agree to get."""

    def attack(scene: Scene) -> tuple[Someone, bytes]:
        ben = scene.three.ben
        if said_yes:
            scene.both_say_yes()
        made = consent(scene) if consent else scene.consent(cleos(scene), scene.thread(scene.three.cleo))
        return scene.to(ben, scene.sign(signer(scene), ben, messages.Share(made, yours), scene.thread(ben), **more))

    return attack


def after(deed: Callable[[Scene], object], attack: Attack) -> Attack:
    def later(scene: Scene) -> tuple[Someone, bytes]:
        to, data = attack(scene)
        deed(scene)
        return to, data

    return later


def close(scene: Scene) -> None:
    ben = scene.three.ben
    ben.post.receive(scene.to(ben, scene.sign(anas(scene), ben, messages.Close(), scene.thread(ben)))[1])


def to_ben(keys: Callable[[Scene], Keys], body: AnyBody, **more: object) -> Attack:
    return lambda scene: scene.to(
        scene.three.ben, scene.sign(keys(scene), scene.three.ben, body, scene.thread(scene.three.ben), **more)
    )


TO_BEN: dict[str, tuple[Attack, Reason]] = {
    "a share before my yes": (share(said_yes=False), R.NOT_CONSENTED),
    "a share by Eve": (share(eves), R.NOT_CONSENTED),
    "a share by Cleo herself": (share(cleos), R.NOT_CONSENTED),
    "a share in a thread that I was not asked in": (share(thread="ef" * 16), R.NOT_CONSENTED),
    "a share of another round": (share(round=2), R.OUT_OF_TURN),
    "a share for another yes than mine": (share(yours=NOTHING), R.NOT_CONSENTED),
    "a share of my own card": (
        share(consent=lambda scene: scene.consent(bens(scene), scene.thread(scene.three.cleo))),
        R.NOT_CONSENTED,
    ),
    "a share of who introduces": (
        share(consent=lambda scene: scene.consent(anas(scene), scene.thread(scene.three.cleo))),
        R.NOT_CONSENTED,
    ),
    "a share out of my own thread": (
        share(consent=lambda scene: scene.consent(cleos(scene), scene.thread(scene.three.ben))),
        R.NOT_CONSENTED,
    ),
    "a consent that was given to Eve": (
        share(consent=lambda scene: scene.consent(cleos(scene), scene.thread(scene.three.cleo), aud=scene.eve.key)),
        R.NOT_CONSENTED,
    ),
    "a consent that nobody signed": (
        share(consent=lambda scene: broken(scene.consent(cleos(scene), scene.thread(scene.three.cleo)))),
        R.FORGED,
    ),
    "an identity in place of a consent": (
        share(consent=lambda scene: scene.three.cleo.post.identity().data.decode()),
        R.NOT_CONSENTED,
    ),
    "a share after the end": (after(close, share()), R.OUT_OF_TURN),
    "a share after I took it back": (
        after(lambda scene: scene.three.ben.post.take_back(scene.asks["Ben Okafor"]), share()),
        R.NOT_CONSENTED,
    ),
    "a second share": (after(lambda scene: scene.three.share(scene.three.ben), share()), R.OUT_OF_TURN),
    "another question in my thread, by Eve": (to_ben(eves, messages.Ask("Come."), round=2), R.UNKNOWN_THREAD),
    "the same round with other words": (to_ben(anas, messages.Ask("Come.")), R.OUT_OF_TURN),
    "the end, by Eve": (to_ben(eves, messages.Close()), R.UNKNOWN_THREAD),
    "the end of another round": (to_ben(anas, messages.Close(), round=2), R.OUT_OF_TURN),
    "an answer to who was asked": (to_ben(anas, messages.Answer("no", NOTHING)), R.UNKNOWN_THREAD),
    "a receipt for what I never sent": (to_ben(anas, messages.Ack(NOTHING), thread="ef" * 16), R.UNKNOWN_THREAD),
    "a greeting before anything was shared": (to_ben(cleos, messages.Hello(NOTHING)), R.UNKNOWN_THREAD),
    "news by Eve": (to_ben(eves, messages.Outcome("Well.")), R.UNKNOWN_THREAD),
}


ATTACKS = {**TO_ANA, **TO_BEN}
