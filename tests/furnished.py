"""A small vault with something in every table, awkward on purpose."""

from functools import cache

from models.circles import Circles
from models.decisions import Decisions
from models.doubles import merge
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.introductions import Introductions
from models.missions import Missions
from models.nudges import FOR_GOOD, Nudges
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Photo, Tie
from models.refuge import Help, Lock, RefugeKey, Weather, begin
from models.relations import Relations
from models.vault import Vault, VaultKey
from models.vault.keys import FLOOR, Slot

REFUGE_PASSPHRASE = "a door for heavy nights"
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:card-1\r\nFN:Imported Ines\r\nX-SPOKEN:Arabic\r\nEND:VCARD\r\n"


def furnish(vault: Vault) -> None:
    """Fill every table of ``vault`` that can be undone."""
    with vault.change("Furnish"):
        lea, sam, omar = _people(vault)
        coffee = _what_happened(vault, lea, sam, omar)
        _what_is_owed(vault, coffee, lea, sam, omar)
        _what_is_asked(vault, lea, sam, omar)
        Nudges(vault).quiet("cadence", People(vault).get(omar).uid, FOR_GOOD)
    carry_out(vault, rehearse_files(vault, [("cards.vcf", CARD)]))


def _people(vault: Vault) -> tuple[int, int, int]:
    people, circle = People(vault), Circles(vault).all()[1]
    own = Circles(vault).add("Ma chorale", 20)
    lea = people.add(
        "Léa Kœnig",
        given="Léa",
        family="Kœnig",
        nickname="Lélé",
        organisation="Atelier du Marché",
        role="Ébéniste",
        town="Nantes",
        note="Aime l’odeur du chêne.\nA deux enfants.\0 Voilà.",
        tie=Tie(how_met="au marché", met_on="2019-21", circle=circle.id, cadence_days=30, confides=True),
        contacts=[
            ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org", label="work"),
            ContactMethod(kind=ContactKind.PHONE, value="+33 6 12 34 56 78", label="mobile"),
            ContactMethod(
                kind=ContactKind.ADDRESS,
                value="3, rue du Puits\nNantes",
                parts=("", "", "3, rue du Puits", "Nantes", "", "44000", "France"),
            ),
        ],
        dates=[
            ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12"),
            ImportantDate(kind=DateKind.OTHER, on="2001-09-01"),
        ],
        tags=["bois", "chorale"],
        worlds=["Nantes", "artisans"],
        properties=["X-PHONETIC:léa", "X-EMPTY:"],
        photo=Photo(media_type="image/png", data=bytes(range(256))),
    )
    sam = people.add("سامية 🌿", archived=True, tie=Tie(met_through=lea, circle=own), tags=["chorale"])
    omar = people.add("Omar 'O''Neil'; DROP", tie=Tie(met_through=sam), worlds=["artisans"])
    people.change(lea, tie=Tie(how_met="au marché", met_on="2019-21", met_through=omar, circle=circle.id))
    Relations(vault).relate(lea, sam, "sister", "jumelles")
    Relations(vault).relate(lea, sam, "colleague")
    merge(vault, omar, people.add("Omar B."))
    return lea, sam, omar


def _what_happened(vault: Vault, lea: int, sam: int, omar: int) -> int:
    interactions = Interactions(vault)
    coffee = interactions.log(
        on="2024-03-05", people=[sam, lea], channel=Channel.COFFEE, text="Son déménagement à Rezé", tags=["bois"]
    )
    interactions.log(on="2024-21", people=[omar], channel=Channel.LETTER, text="", tags=["écrit", "bois"])
    interactions.log(on="2020", people=[omar, lea], channel=Channel.CALL, text="🎻" * 50)
    return coffee


def _what_is_owed(vault: Vault, coffee: int, lea: int, sam: int, omar: int) -> None:
    favours = Favours(vault)
    got = favours.add(
        Direction.TO_ME, "un coup de main au déménagement", [lea, sam], FavourState.RECEIVED, interaction=coffee
    )
    favours.add(
        Direction.FROM_ME, "relire un devis", [omar], FavourState.DOING, due="2026-04-01", paid_forward_from=got
    )
    FollowUps(vault).add("rappeler", [lea, omar], "2026-03-20", why="promis", recurrence="P1M")
    introductions = Introductions(vault)
    introduction = introductions.propose(lea, omar, "le bois", "la vente", note="doucement")
    introductions.ask(introduction, lea)


def _what_is_asked(vault: Vault, lea: int, sam: int, omar: int) -> None:
    Experiences(vault).add(lea, "un redressement fiscal", "impôts", 2018)
    Needs(vault).add(lea, "un atelier plus grand")
    Offers(vault).add(omar, "un camion le week-end")
    missions = Missions(vault)
    missions.hear("Refonte du site", client=lea, chain=[sam, omar], amount_cents=450_000, currency="EUR")
    missions.hear("Affiches", client="La mairie")
    decisions = Decisions(vault)
    decision = decisions.ask("Prendre un bureau ?", "500 € par mois", "2026-05-01", ["oui", "non"])
    decisions.consult(decision, lea, "s’y est ennuyée", "essayer un mois")
    refuge = begin(vault, *refuge_lock())
    refuge.check_ins.add(Weather.HEAVY, "mal dormi", [Help.REST])
    refuge.trust([lea])
    refuge.write_numbers("Une amie au bout du fil : 00 00 00 00 00")


@cache
def refuge_lock() -> tuple[Lock, RefugeKey]:
    """A lock of Refuge that ``REFUGE_PASSPHRASE`` opens; stretching a passphrase is slow on purpose."""
    uid, key = "refuge-of-the-tests", VaultKey.fresh()
    return Lock(uid, Slot.for_passphrase(f"refuge {uid}", key, REFUGE_PASSPHRASE, FLOOR)), RefugeKey(uid, key)
