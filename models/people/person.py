"""A person one knows, and the tie to them."""

from dataclasses import dataclass, field
from enum import StrEnum


class ContactKind(StrEnum):
    """What sort of address or number a contact method is."""

    EMAIL = "email"
    PHONE = "phone"
    ADDRESS = "address"
    URL = "url"
    IM = "im"


class DateKind(StrEnum):
    """What an important date is about."""

    BIRTHDAY = "birthday"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class Standing(StrEnum):
    """Whether someone may be suggested: not when they want peace, nor once they have died."""

    ACTIVE = ""
    QUIET = "quiet"
    DEAD = "dead"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactMethod:
    """One address or number.

    ``value`` is the text as it came, for an address its lines.
    ``label`` is what kind it is to its owner: ``work``, ``mobile``, or any word of theirs.
    ``parts`` are an address's seven components of RFC 6350, section 6.3.1, in that order:
    post office box, extended address, street, locality, region, postal code, country.
    """

    kind: ContactKind
    value: str
    label: str = ""
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportantDate:
    """A day to remember each year: ``on`` is ``1984-05-12``, or ``--05-12`` where the year is unknown."""

    kind: DateKind
    on: str
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Photo:
    """A picture as it came: ``media_type`` such as ``image/jpeg``, and its bytes."""

    media_type: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """You and a person: how you met, when, through whom, and how close you wish to stay.

    ``met_on`` is a vague date (``models.dates``) or empty.
    ``met_through`` is a person's id, ``circle`` a circle's, ``cadence_days`` the person's own rhythm,
    which wins over the circle's. ``confides`` says whether they tell you what weighs on them.
    """

    how_met: str = ""
    met_on: str = ""
    met_through: int | None = None
    circle: int | None = None
    cadence_days: int | None = None
    confides: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Someone you know, whole: what the page of a person needs.

    ``name`` is how you call them; the other name parts are as an address book gave them.
    ``last_interaction_on`` is an ISO date or empty. ``properties`` are vCard content lines
    that are not modelled, kept to be given back.
    """

    id: int
    uid: str
    name: str
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
    archived: bool = False
    standing: Standing = Standing.ACTIVE
    last_interaction_on: str = ""
    tie: Tie = field(default_factory=Tie)
    contacts: tuple[ContactMethod, ...] = ()
    dates: tuple[ImportantDate, ...] = ()
    tags: tuple[str, ...] = ()
    worlds: tuple[str, ...] = ()
    properties: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PersonRow:
    """What a row of a list shows of a person."""

    id: int
    name: str
    role: str
    organisation: str
    town: str
    last_interaction_on: str
