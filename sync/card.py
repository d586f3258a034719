"""My card, field by field, and the person block that a message carries."""

from collections.abc import Iterable, Mapping

from models.errors import Refused
from models.handing import OWN_PHOTO_BYTES, PHOTO
from models.text import tidy
from resources import tr
from sync import messages
from sync.limits import NAME_LENGTH, TEXT_LENGTH
from sync.messages import Person
from sync.pictures import require_bare, require_picture
from sync.refusals import NotTaken, Reason
from sync.texts import is_email, is_phone, require_link, require_plain

FIELDS = ("name", "email", "phone", "org", "role", "city", "link", "offers", "needs", PHOTO)
"""What a card can say, in the order in which one reads it."""

_LONG = frozenset({"offers", "needs"})
_ONE = "1"
_SOUND_EMAIL, _SOUND_PHONE = "name@example.org", "112"


def clean_field(field: str, value: str) -> str:
    """``value`` as ``field`` of my own card; empty takes it out. Raises ``Refused`` for what no reader would take."""
    if field not in FIELDS:
        raise Refused(tr("A card has no “{field}”. It has: {fields}.", field=field, fields=", ".join(FIELDS)))
    said = tidy(value)
    if not said:
        return ""
    if field == PHOTO:
        return _own_photo(said)
    if field not in ("email", "link"):
        require_short(said, TEXT_LENGTH if field in _LONG else NAME_LENGTH)
    require_plain(said, lines=field in _LONG)
    if field == "email" and not is_email(said):
        raise Refused(tr("“{address}” is no e-mail address. Write it as name@example.org.", address=said))
    if field == "phone" and not is_phone(said):
        raise Refused(tr("“{number}” is no phone number. Write it as +33 6 12 34 56 78.", number=said))
    if field == "link":
        require_link(said)
    return said


def require_short(text: str, longest: int) -> None:
    """Raise ``Refused`` for more letters than any reader would take."""
    if len(text) > longest:
        raise Refused(tr("That is too long to be handed over. Write at most {count} letters.", count=longest))


def _own_photo(uri: str) -> str:
    try:
        kind, data = require_picture(uri)
        if kind == "image/jpeg":
            require_bare(data)
    except NotTaken:
        kind, data = "", b""
    if kind != "image/jpeg" or len(data) > OWN_PHOTO_BYTES:
        raise Refused(tr("Choose the picture in the window: there it is made small, and rid of all that is not seen."))
    return uri


def fields_of(chosen: Iterable[str], mine: Mapping[str, str]) -> tuple[str, ...]:
    """The chosen fields in their order, each once. Raises ``Refused`` for one that I have not, and for none."""
    wanted = set(chosen)
    for field in wanted:
        if not mine.get(field):
            raise Refused(tr("Your card says nothing of “{field}”. Choose another field, or fill it in.", field=field))
    if not wanted:
        raise Refused(tr("Choose at least one field."))
    return tuple(field for field in FIELDS if field in wanted)


def person_of(values: Mapping[str, str]) -> Person:
    """The person block that says these fields and nothing else."""
    info = {
        place: messages.PersonalInfo(kind, values[field])
        for place, kind, field in (("o", "expertise", "offers"), ("n", "interest", "needs"))
        if field in values
    }
    said = dict(values)
    return Person(
        name=messages.Name(said["name"]) if "name" in said else None,
        emails={_ONE: messages.EmailAddress(said["email"])} if "email" in said else {},
        phones={_ONE: messages.Phone(said["phone"])} if "phone" in said else {},
        organizations={_ONE: messages.Organization(said["org"])} if "org" in said else {},
        titles={_ONE: messages.Title(said["role"])} if "role" in said else {},
        addresses={_ONE: messages.Address((messages.Component("locality", said["city"]),))} if "city" in said else {},
        links={_ONE: messages.Link(said["link"])} if "link" in said else {},
        personal_info=info,
        media={_ONE: messages.Media(PHOTO, said[PHOTO])} if PHOTO in said else {},
    )


def values_of(person: Person) -> dict[str, str]:
    """What a person block says, by field; several links come a line each. A picture is not text."""
    by_kind = {info.kind: info.value for info in person.personal_info.values()}
    said = {
        "name": person.name.full if person.name else "",
        "email": next((one.address for one in person.emails.values()), ""),
        "phone": next((one.number for one in person.phones.values()), ""),
        "org": next((one.name for one in person.organizations.values()), ""),
        "role": next((one.name for one in person.titles.values()), ""),
        "city": next((one.components[0].value for one in person.addresses.values()), ""),
        "link": "\n".join(one.uri for one in person.links.values()),
        "offers": by_kind.get("expertise", ""),
        "needs": by_kind.get("interest", ""),
    }
    return {field: value for field, value in said.items() if value}


def picture_of(person: Person) -> tuple[str, bytes] | None:
    """The media type and bytes of the picture, if there is one. Raises ``NotTaken``."""
    return next((require_picture(one.uri) for one in person.media.values()), None)


def require_sound(person: Person, fields: Iterable[str]) -> None:
    """Raise ``NotTaken`` unless the person block says exactly these fields, each as it should be."""
    said = values_of(person)
    shown = {*said, *([PHOTO] if picture_of(person) else [])}
    told = tuple(fields)
    if len(told) != len(shown) or set(told) != shown or len(person.personal_info) != len(_LONG & shown):
        raise NotTaken(Reason.NOT_CONSENTED)
    if not (is_email(said.get("email", _SOUND_EMAIL)) and is_phone(said.get("phone", _SOUND_PHONE))):
        raise NotTaken(Reason.NOT_A_CARD)
    for link in person.links.values():
        require_link(link.uri)
    if any(not value.strip() for value in said.values()):
        raise NotTaken(Reason.NOT_A_CARD)
