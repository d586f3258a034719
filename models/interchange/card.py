"""A person as some other program described them, before anything is decided about them."""

from dataclasses import dataclass, field
from enum import StrEnum

from models.people.person import ContactMethod, ImportantDate, Photo, Standing, Tie


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One card of an address book, cleaned: NFC text, no NUL, no lone surrogate.

    ``name`` is never empty. ``uid`` is the exporter's own identifier or empty.
    ``properties`` are the content lines that we do not model, unfolded, to be given back as they came.
    ``circle`` is the name of one. ``tie``, ``standing`` and ``archived`` are for those who come in new;
    they change nobody who is there, and a circle only who shall move.
    ``digest`` is a SHA-256 over what the card says, the same for the same card in another order
    or another folding; ``at`` is where it began, such as ``line 12``.
    ``remarks`` are sentences about what could not be kept.
    """

    name: str
    at: str
    digest: bytes
    uid: str = ""
    given: str = ""
    family: str = ""
    additional: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    organisation: str = ""
    role: str = ""
    town: str = ""
    note: str = ""
    contacts: tuple[ContactMethod, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    tags: tuple[str, ...] = ()
    worlds: tuple[str, ...] = ()
    circle: str = ""
    tie: Tie = field(default_factory=Tie)
    standing: Standing = Standing.ACTIVE
    archived: bool = False
    photo: Photo | None = None
    properties: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Scope(StrEnum):
    """How much it is that does not come in."""

    CARD = "card"
    FILE = "file"
    SOME = "some"


@dataclass(frozen=True, slots=True)
class Rejected:
    """What does not come in: where it began, and a sentence why, in the user's language.

    It is a card or another single thing that could not be read, or a whole file, which ``at`` names;
    or some things of one kind that have no place here, told together, and ``at`` says how many.
    """

    at: str
    why: str
    scope: Scope = Scope.CARD
