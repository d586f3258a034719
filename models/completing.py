"""What a card knows of someone that the vault does not."""

from collections.abc import Iterator
from typing import Any, cast

from models.interchange.card import Card
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, Person
from models.people.store import NamedPersonFields
from models.phone_numbers import e164, home_region
from models.text import fold
from resources import tr

_FILLED = ("given", "family", "additional", "prefix", "suffix", "nickname", "organisation", "role", "town")
_PARTS = ("contacts", "dates", "tags", "worlds", "properties")


def what_is_missing(stands: Person | Card, said: Card, *, has_photo: bool) -> NamedPersonFields:
    """What ``said`` tells and ``stands`` lacks, as new values; what stands is kept."""
    missing: dict[str, Any] = {}
    for name in _FILLED:
        if not getattr(stands, name) and getattr(said, name):
            missing[name] = getattr(said, name)
    if said.note and said.note not in stands.note:
        missing["note"] = f"{stands.note}\n{said.note}".strip()
    for name in _PARTS:
        has, told = getattr(stands, name), getattr(said, name)
        known = {identity_of(one) for one in has}
        added = [part for part in told if identity_of(part) not in known]
        if added:
            missing[name] = (*has, *added)
    if said.photo and not has_photo:
        missing["photo"] = said.photo
    return cast(NamedPersonFields, missing)


def in_words(stands: Person | Card, missing: NamedPersonFields) -> tuple[str, ...]:
    """What would be added, for the user: values that speak for themselves, words for the others."""
    return tuple(dict.fromkeys(_in_words(stands, dict(missing))))


def _in_words(stands: Person | Card, missing: dict[str, Any]) -> Iterator[str]:
    for name in _FILLED:
        if name in missing:
            yield missing[name]
    for contact in missing.get("contacts", ())[len(stands.contacts) :]:
        yield " ".join(contact.value.split())
    for date in missing.get("dates", ())[len(stands.dates) :]:
        yield _date_in_words(date)
    for tag in missing.get("tags", ())[len(stands.tags) :]:
        yield f"#{tag}"
    yield from missing.get("worlds", ())[len(stands.worlds) :]
    if "note" in missing:
        yield tr("a note")
    if "photo" in missing:
        yield tr("a picture")
    if "properties" in missing:
        yield tr("details that are kept as they are")


def _date_in_words(date: ImportantDate) -> str:
    if date.label:
        return date.label
    return {DateKind.BIRTHDAY: tr("a birthday"), DateKind.ANNIVERSARY: tr("an anniversary")}.get(
        date.kind, tr("a date")
    )


def identity_of(part: object) -> object:
    """What makes an address or a tag the same one: a label told otherwise is no second number."""
    if isinstance(part, ContactMethod):
        number = e164(part.value, home_region()) if part.kind is ContactKind.PHONE else ""
        return part.kind, number or fold(part.value)
    return fold(part) if isinstance(part, str) else part
