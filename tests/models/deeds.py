"""One way to make each change that the history can tell of, over a vault where each can be made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from app.demo import fill
from app.opened import add_first_people
from models import exporting
from models.capture import Known, read, record
from models.circles import Circles
from models.decisions import Decisions
from models.doubles import Doubles, merge, merge_sure
from models.experiences import Experiences, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState, Gesture, GestureKind, Gestures
from models.follow_ups import FollowUps
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.introductions import Answer, Introductions
from models.introductions.after import Word, WordKind
from models.introductions.after import settle as settle_introduction
from models.introductions.sought import ask_to_be_introduced
from models.missions import Missions, MissionState, Owed, OwedKind, settle
from models.nudges import FOR_GOOD, Nudges
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Photo, Tie
from models.proposals import Proposals, WorldProposal
from models.refuge import KEY_BYTES, CheckIns, Help, Refuge, Weather, begin
from models.relations import Relations
from models.today import Card, CardKind, Snooze, Today
from models.triage import Triage
from models.vault import Vault
from models.vault.worker import Job
from models.worlds import Worlds
from sync import codec, messages
from sync.card import person_of
from sync.codec import Keys
from sync.identity import OwnIdentity
from sync.postbox import Postbox
from sync.writing import Writer
from tests.furnished import refuge_lock

WORD = "renard"
TEXT = f"{WORD} O’Neil \"dit\" 'le vrai' ''; avant\0après 🦊👩🏽‍🌾 שלום \u202eעברית\u202c é e\u0301 100 % \\ ? $1"
"""What is hard to keep: a NUL, quotes, emoji, writing from right to left, an accent in two pieces."""

KEY = bytes(range(KEY_BYTES))
FOX = Photo(media_type="image/png", data=b"\0'\"" + bytes(range(256)))
CARDS = "".join(
    f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{name}\r\nFN:{name} {WORD}\r\nEMAIL:{name}@example.org\r\nCATEGORIES:agri\r\n"
    f"NOTE:{WORD} \"x\" 'y' 🦊\r\nEND:VCARD\r\n"
    for name in ("ana", "ben", "léa")
).encode()


@dataclass(frozen=True, slots=True)
class Furniture:
    """The ids of what is in a furnished vault."""

    lea: int
    sam: int
    circle: int
    relation: int
    interaction: int
    promise: int
    received: int
    awaited: int
    follow_up: int
    experience: int
    need: int
    offer: int
    proposed: int
    asked: int
    agreed: int
    shared: int
    mission: int
    won: int
    question: int
    decided: int
    consultation: int
    check_in: int
    away: int


def furnish(vault: Vault) -> Furniture:
    """Put something of every kind into an empty vault."""
    circle = Circles(vault).add(TEXT, 7, 20)
    sam = People(vault).add("Sam Dubois", organisation=TEXT)
    lea = People(vault).add(
        f"Léa {TEXT}",
        given="Léa",
        town="Rezé",
        note=TEXT,
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org", label=TEXT)],
        dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12", label=TEXT)],
        tags=["agri", TEXT],
        worlds=["wine"],
        properties=[f"X-ODD:{TEXT}"],
        photo=FOX,
        tie=Tie(how_met=TEXT, met_on="2024-21", met_through=sam, circle=circle, cadence_days=30, confides=True),
    )
    interaction = Interactions(vault).log(
        on="2026-03", people=[lea, sam], channel=Channel.COFFEE, text=TEXT, tags=["rain"]
    )
    Interactions(vault).log(on="2026-01-02", people=[lea], text=TEXT)
    favours, introductions, missions, decisions = (
        Favours(vault),
        Introductions(vault),
        Missions(vault),
        Decisions(vault),
    )
    received = favours.add(Direction.TO_ME, TEXT, [lea], FavourState.RECEIVED, on="2026-01-05")
    asked, agreed, shared = (introductions.propose(lea, sam, TEXT, TEXT, note=TEXT) for _ in range(3))
    introductions.ask(asked, lea, vault.clock.today() - timedelta(days=60))
    for introduction in (agreed, shared):
        for person in (lea, sam):
            introductions.ask(introduction, person)
            introductions.answer(introduction, person, Answer.YES, TEXT)
    introductions.share(shared)
    with vault.change("Change a person"):
        Nudges(vault).quiet("cadence", People(vault).get(sam).uid, FOR_GOOD)
    begin(vault, *refuge_lock())
    decided = decisions.ask(TEXT, TEXT, "2026-04-01", [TEXT, "no"])
    consultation = decisions.consult(decided, lea, TEXT, TEXT)
    decisions.decide(decided, TEXT, TEXT)
    return Furniture(
        lea,
        sam,
        circle,
        Relations(vault).relate(lea, sam, "sister", TEXT),
        interaction,
        favours.promise(to=[lea, sam], text=TEXT, due="2026-03-20", interaction=interaction),
        received,
        favours.add(Direction.TO_ME, TEXT, [sam], FavourState.AGREED, on="2026-03"),
        FollowUps(vault).add(TEXT, [lea], "2026-04-01", why=TEXT),
        Experiences(vault).add(lea, TEXT, TEXT, 2019),
        Needs(vault).add(lea, TEXT),
        Offers(vault).add(lea, TEXT),
        introductions.propose(lea, sam, TEXT, TEXT),
        asked,
        agreed,
        shared,
        missions.hear(TEXT, client=sam, chain=[(lea, sam)]),
        missions.hear(TEXT, chain=[(lea, sam)], state=MissionState.WON),
        decisions.ask(TEXT, options=[TEXT]),
        decided,
        consultation,
        CheckIns(vault, KEY).add(Weather.HEAVY, TEXT, [Help.REST]),
        People(vault).add("Noor", archived=True),
    )


def card(vault: Vault, kind: CardKind, table: str, id: int, *people: int) -> Card:
    """A card as Today would show it, about a row of ``table``; what it is about may be gone since it was drawn."""
    names = {row.id: row.name for row in People(vault).rows(people)}
    named = tuple((person, names.get(person, "gone")) for person in people)
    return Card(kind=kind, subject=uid_of(vault, table, id), table=table, id=id, people=named, why=TEXT, text=TEXT)


def uid_of(vault: Vault, table: str, id: int) -> str:
    """What a row is known by, and where it is gone something that nothing is known by."""
    row = vault.row(f"SELECT uid FROM {table} WHERE id = ?", (id,))
    return str(row[0]) if row else "gone"


def note_a_sentence(vault: Vault) -> object:
    """All that a sentence can say, in one; Sam is known, and Ana is new."""
    said = (
        f"? {WORD} ou pas >2s\n"
        f"café @Sam Dubois @Ana via @“Omar K” #{WORD} #rain ; promis un devis 🦊 >ven ; relancer >tous les mois\n"
        f"@Sam Dubois connaît @Ana ; @Ana cherche un atelier ; @Ana propose des cours de {WORD}\n"
        f"@Ana ; monde : wine, {WORD}\n@Sam Dubois vécu : {TEXT}"
    )
    return record(vault, read(said, Known.of(vault), vault.clock.today()))


def change_refuge(vault: Vault, check_in: int) -> None:
    """All that can be done in Refuge, which the history tells in one word."""
    with vault.change("Refuge"):
        check_ins = CheckIns(vault, KEY)
        check_ins.remove(check_ins.add(Weather.CALM, TEXT, on="2026-03-02"))
        check_ins.add(Weather.LIGHT, TEXT, list(Help), on="2026-03-01")
        check_ins.change(check_in, line=f"{TEXT}…")
        refuge = Refuge(vault, refuge_lock()[1])
        refuge.choose(fade_after=30)
        refuge.write_numbers(TEXT)


Deed = Callable[[Vault, Furniture], object]


def file_a_card(vault: Vault, at: Furniture) -> None:
    """Léa hands over a card, and it is filed."""
    theirs = Keys.fresh()
    post, me = Postbox(vault), OwnIdentity(vault)
    said = {"name": "Léa", "city": "Nantes", "email": "new@example.org", "offers": WORD}
    mine = post.me()
    write = Writer(vault, theirs)
    post.pair(write.sign(messages.Identity("Léa", theirs.age)).signed.encode(), at.lea)
    card = write.sign(messages.Card(person_of(said), ("name", "email", "city", "offers")), mine.key)
    (keys,) = me.readable()
    post.accept(post.receive(codec.seal(card, keys.age)).item.id)


DEEDS: dict[str, Deed] = {
    "File a card": file_a_card,
    "Add a person": lambda vault, at: People(vault).add(
        TEXT, note=TEXT, tags=[TEXT], worlds=[TEXT], photo=FOX, tie=Tie(met_through=at.lea)
    ),
    "Change a person": lambda vault, at: People(vault).change(
        at.lea, name=f"Lea {WORD}", note=f"{TEXT}, and more", tags=["new"], contacts=[], photo=None, tie=Tie(circle=1)
    ),
    "Put people away": lambda vault, at: People(vault).put_away([at.lea, at.sam]),
    "Take people back": lambda vault, at: People(vault).take_back([at.away]),
    "Know people without a circle": lambda vault, at: Triage(vault).leave_without_circle([at.lea, at.sam]),
    "Give people a rhythm": lambda vault, at: Triage(vault).give_rhythm([at.lea, at.sam], 11),
    "Tag people": lambda vault, at: Triage(vault).tag([at.lea, at.sam], f"{TEXT} 2"),
    "Remove a person": lambda vault, at: People(vault).remove(at.lea),
    "Add the first people": lambda vault, _: add_first_people(("Ana", TEXT), vault, Job(lambda *_: None)),
    "Meet the demo’s people": lambda vault, _: fill(vault, date(2026, 3, 16)),
    "Add a circle": lambda vault, _: Circles(vault).add(f"{TEXT}, wider", 9),
    "Change a circle": lambda vault, at: Circles(vault).change(at.circle, name="Fox", soft_cap=8, cadence_days=None),
    "Remove a circle": lambda vault, at: Circles(vault).remove(at.circle),
    "Move to another circle": lambda vault, at: Circles(vault).move([at.lea, at.sam], 2),
    "Put someone in a world": lambda vault, at: Worlds(vault).join(at.sam, TEXT),
    "Take someone out of a world": lambda vault, at: Worlds(vault).leave(at.lea, "wine"),
    "Put people in a world": lambda vault, at: Proposals(vault).accept(
        WorldProposal(TEXT, ((at.lea, "Léa"), (at.sam, "Sam")), TEXT, (TEXT,))
    ),
    "Leave a proposal": lambda vault, at: Proposals(vault).refuse(
        WorldProposal(TEXT, ((at.lea, "Léa"),), TEXT, (TEXT, "wine"))
    ),
    "Relate two people": lambda vault, at: Relations(vault).relate(at.sam, at.lea, "taught", TEXT),
    "Change a relation": lambda vault, at: Relations(vault).change(at.relation, kind="friend", note=f"{TEXT}!"),
    "Remove a relation": lambda vault, at: Relations(vault).remove(at.relation),
    "Log an interaction": lambda vault, at: Interactions(vault).log(
        on="2026-03-16", people=[at.sam, at.lea], channel=Channel.CALL, text=TEXT, tags=[TEXT]
    ),
    "Change an interaction": lambda vault, at: Interactions(vault).change(
        at.interaction, on="2020", people=[at.sam], text=f"{TEXT} again", tags=["sun"]
    ),
    "Remove an interaction": lambda vault, at: Interactions(vault).remove(at.interaction),
    "Note a sentence": lambda vault, _: note_a_sentence(vault),
    "Promise a favour": lambda vault, at: Favours(vault).promise(to=[at.sam], text=TEXT, due="2026-05-01"),
    "Add a favour": lambda vault, at: Favours(vault).add(
        Direction.FROM_ME, TEXT, [at.sam], FavourState.OFFERED, paid_forward_from=at.received
    ),
    "Change a favour": lambda vault, at: Favours(vault).change(at.promise, text=f"{TEXT}…", people=[at.sam], due=""),
    "Receive a favour": lambda vault, at: Favours(vault).done(at.awaited),
    "Do a part of a favour": lambda vault, at: Favours(vault).part_done(at.promise, TEXT, remains=f"{TEXT}…"),
    "Pay a favour forward": lambda vault, at: Favours(vault).pay_forward(at.received, to=[at.sam], text=TEXT),
    "Make a gesture": lambda vault, at: Gestures(vault).make(
        Gesture(kind=GestureKind.MATCH, subject=TEXT, people=((at.sam, "Sam"),), text=TEXT, why="", about=at.need)
    ),
    "Leave a gesture for later": lambda vault, at: Gestures(vault).leave(Gestures(vault).suggest()[0]),
    "Keep a promise": lambda vault, at: Favours(vault).done(at.promise),
    "Thank for a favour": lambda vault, at: Favours(vault).thank(at.received),
    "Release a favour": lambda vault, at: Favours(vault).release(at.promise),
    "Remove a favour": lambda vault, at: Favours(vault).remove(at.received),
    "Add a follow-up": lambda vault, at: FollowUps(vault).add(TEXT, [at.sam], "2026-05-01", why=TEXT),
    "Change a follow-up": lambda vault, at: FollowUps(vault).change(at.follow_up, text=f"{TEXT}…", people=[at.sam]),
    "Snooze a follow-up": lambda vault, at: FollowUps(vault).snooze(at.follow_up, "2026-06-01"),
    "Do a follow-up": lambda vault, at: FollowUps(vault).done(at.follow_up),
    "Let a follow-up go": lambda vault, at: FollowUps(vault).let_go(at.follow_up),
    "Remove a follow-up": lambda vault, at: FollowUps(vault).remove(at.follow_up),
    "Note an experience": lambda vault, at: Experiences(vault).add(at.sam, TEXT, TEXT, 2001),
    "Change an experience": lambda vault, at: Experiences(vault).change(at.experience, text=f"{TEXT}…", year=None),
    "Remove an experience": lambda vault, at: Experiences(vault).remove(at.experience),
    "Note a need": lambda vault, at: Needs(vault).add(at.sam, TEXT),
    "Change a need": lambda vault, at: Needs(vault).change(at.need, text=f"{TEXT}…", state=WishState.CLOSED),
    "Remove a need": lambda vault, at: Needs(vault).remove(at.need),
    "Note an offer": lambda vault, at: Offers(vault).add(at.sam, TEXT),
    "Change an offer": lambda vault, at: Offers(vault).change(at.offer, text=f"{TEXT}…", state=WishState.CLOSED),
    "Remove an offer": lambda vault, at: Offers(vault).remove(at.offer),
    "Propose an introduction": lambda vault, at: Introductions(vault).propose(at.lea, at.sam, TEXT, TEXT, note=TEXT),
    "Change an introduction": lambda vault, at: Introductions(vault).change(at.proposed, note=f"{TEXT}…"),
    "Ask for an introduction": lambda vault, at: Introductions(vault).ask(at.proposed, at.lea),
    "Note an answer": lambda vault, at: Introductions(vault).answer(at.asked, at.lea, Answer.NO, TEXT),
    "Share an introduction": lambda vault, at: Introductions(vault).share(at.agreed),
    "Deliver an introduction": lambda vault, at: Introductions(vault).deliver(at.shared, at.sam),
    "Withdraw an introduction": lambda vault, at: Introductions(vault).withdraw(at.agreed),
    "Let introductions expire": lambda vault, _: Introductions(vault).expire_silent(),
    "Note that two have met": lambda vault, at: Introductions(vault).met(at.shared),
    "Close an introduction": lambda vault, at: Introductions(vault).close(at.shared, TEXT),
    "Ask to be introduced": lambda vault, at: ask_to_be_introduced(vault, at.lea, at.sam, TEXT),
    "Write after an introduction": lambda vault, at: settle_introduction(
        vault, at.shared, Word(WordKind.THANKS, ((at.lea, ""),))
    ),
    "Remove an introduction": lambda vault, at: Introductions(vault).remove(at.shared),
    "Hear of a mission": lambda vault, at: Missions(vault).hear(TEXT, client=TEXT, chain=[(at.sam, at.lea)]),
    "Change a mission": lambda vault, at: Missions(vault).change(at.mission, state=MissionState.TALKING, chain=[]),
    "Tell how a mission ended": lambda vault, at: Missions(vault).tell(at.won, at.lea),
    "Thank for a mission": lambda vault, at: Missions(vault).thank(at.won, at.lea),
    "Win a mission": lambda vault, at: Missions(vault).win(at.mission, [at.lea]),
    "Lose a mission": lambda vault, at: Missions(vault).lose(at.mission, TEXT),
    "Deliver a mission": lambda vault, at: Missions(vault).deliver(at.won),
    "Write after a mission": lambda vault, at: settle(vault, at.won, Owed(OwedKind.THANKS, at.lea, "")),
    "Remove a mission": lambda vault, at: Missions(vault).remove(at.won),
    "Ask a question": lambda vault, _: Decisions(vault).ask(TEXT, TEXT, "2026-07-01", [TEXT, TEXT]),
    "Choose whom to ask": lambda vault, at: Decisions(vault).choose(at.question, [at.sam, at.lea]),
    "Consult someone": lambda vault, at: Decisions(vault).consult(at.question, at.sam, TEXT, TEXT),
    "Change a consultation": lambda vault, at: Decisions(vault).change_consultation(at.consultation, lived="…"),
    "Remove a consultation": lambda vault, at: Decisions(vault).remove_consultation(at.consultation),
    "Change a decision": lambda vault, at: Decisions(vault).change(at.question, stake=TEXT, options=["a", TEXT]),
    "Decide": lambda vault, at: Decisions(vault).decide(at.question, TEXT),
    "Look back on a decision": lambda vault, at: Decisions(vault).review(at.decided, TEXT),
    "Drop a decision": lambda vault, at: Decisions(vault).drop(at.question),
    "Remove a decision": lambda vault, at: Decisions(vault).remove(at.decided),
    "Refuge": lambda vault, at: change_refuge(vault, at.check_in),
    "Be in touch": lambda vault, at: Today(vault).done(card(vault, CardKind.CADENCE, "person", at.lea, at.lea)),
    "Take the next step of an introduction": lambda vault, at: Today(vault).done(
        card(vault, CardKind.INTRODUCTION, "introduction", at.agreed, at.lea)
    ),
    "Tell what was decided": lambda vault, at: Today(vault).done(
        replace(
            card(vault, CardKind.NEWS, "decision", at.decided, at.lea),
            subject=uid_of(vault, "consultation", at.consultation),
        )
    ),
    "Leave a question for a week": lambda vault, at: Today(vault).done(
        card(vault, CardKind.DECISION, "decision", at.question)
    ),
    "Put a card off": lambda vault, at: Today(vault).snooze(
        card(vault, CardKind.FOLLOW_UP, "follow_up", at.follow_up, at.lea), Snooze.MONTH
    ),
    "Let a card go": lambda vault, at: Today(vault).let_go(card(vault, CardKind.PROMISE, "favour", at.promise, at.lea)),
    "Make one of two people": lambda vault, at: merge(vault, at.sam, at.lea),
    "Make one of all who stand twice": lambda vault, at: merge_sure(vault, [(at.sam, at.lea)]),
    "Keep two people apart": lambda vault, at: Doubles(vault).keep_apart(at.lea, at.sam),
    "Import an address book": lambda vault, _: carry_out(vault, rehearse_files(vault, [("book.vcf", CARDS)])),
}
"""By the label that the history shows."""


def rehearse_an_archive(vault: Vault) -> object:
    """The one change that is never kept: what an archive would do, done and taken back."""
    return rehearse_files(vault, [("all.json", exporting.as_archive(vault).replace(b"Dubois", b"Durand"))])
