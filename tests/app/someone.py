"""Someone of whom everything is known, and address books with anyone in them."""

from models.experiences import Experiences, Needs, Offers
from models.favours import Favours
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Photo, Tie
from models.relations import Relations
from models.vault import Vault
from tests.builders import people

CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\nEND:VCARD\r\n"


def cards(*names: str) -> str:
    """An address book of these people."""
    return "".join(CARD.format(uid=f"card-{name}", name=name) for name in names)


def furnished(vault: Vault) -> int:
    """Someone of whom everything is known."""
    (sam,) = people(vault, "Sam Dubois")
    lea = People(vault).add(
        "Léa Martin",
        given="Léa",
        family="Martin",
        role="Designer",
        organisation="Studio",
        town="Rezé",
        note="Likes rain",
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org", label="work")],
        dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12")],
        tags=["agri"],
        worlds=["wine"],
        properties=["X-SHOE-SIZE:38"],
        photo=Photo(media_type="image/png", data=b"123"),
        tie=Tie(how_met="On a train", met_on="2024-21", met_through=sam, circle=1, cadence_days=30, confides=True),
    )
    Relations(vault).relate(lea, sam, "sister")
    Interactions(vault).log(on="2026-03", people=[lea, sam], channel=Channel.COFFEE, text="Talked", tags=["rain"])
    Favours(vault).promise(to=[lea], text="A quote", due="2026-03-20")
    FollowUps(vault).add("Call", [lea], "2026-04-01", why="News")
    Experiences(vault).add(lea, "Closed a shop", "closing", 2019)
    Needs(vault).add(lea, "An accountant", "2026-01-02")
    Offers(vault).add(lea, "A desk", "2026-01-03")
    return lea
