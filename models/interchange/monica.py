"""Reading what Monica 4 exports (its JSON): people, and what was noted of them.

What has no place here is told as such: photos, documents, the journal.
"""

import json
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from typing import Any

from models.errors import Refused
from models.favours import Direction, FavourState
from models.interactions import Channel
from models.interchange.addresses import address_lines, town_of
from models.interchange.archive import require_modest
from models.interchange.card import Card, Rejected, Scope
from models.interchange.reading import Reading
from models.interchange.records import Bond, Happened, NextStep, Owed, Record, Whom
from models.interchange.tables.sheet import require_size
from models.interchange.text import clean, one_line
from models.people.person import ContactKind, ContactMethod, DateKind, ImportantDate, Standing, Tie
from resources import tr

LONGEST_TEXT = 100_000
_LONGEST_LINE = 10_000
_KINDS = {"email": ContactKind.EMAIL, "phone": ContactKind.PHONE}
_PROTOCOLS = {"mailto:": ContactKind.EMAIL, "tel:": ContactKind.PHONE, "sms:": ContactKind.PHONE}
_EVERY = {"week": "P{number}W", "month": "P{number}M", "year": "P{number}Y"}
Values = Mapping[str, Any]


def is_monica(data: bytes) -> bool:
    """Whether ``data`` is an export of Monica: its head says which version wrote it."""
    head = data[:2_000]
    return head.lstrip()[:1] == b"{" and b'"app_version"' in head and b'"version"' in head


def read(data: bytes, tick: Callable[[int, int], None] | None = None) -> Reading:
    """The people in ``data`` and what is told of them.

    Raises ``Refused`` for a file that is empty, too large, damaged, or of another version, and what ``tick`` raises.
    """
    require_size(data)
    require_modest(data)
    account = _account(data)
    reading = Reading([], [], "")
    contacts = _of_type(account, "contact")
    kinds = _kinds_of_fields(account)
    for number, contact in enumerate(contacts, start=1):
        if tick and number % 100 == 0:
            tick(number, len(contacts))
        at = tr("contact {number}", number=number)
        card = _card(contact, at, kinds)
        if card is None:
            reading.rejected.append(Rejected(at, tr("This contact has no name.")))
            continue
        reading.cards.append(card)
        reading.records.extend(_records_of(contact, at))
    reading.records.extend(_activities(account, contacts))
    reading.records.extend(_bonds(account))
    reading.rejected.extend(_left_out(account))
    return reading


def _account(data: bytes) -> Values:
    try:
        account = json.loads(data)["account"]
    except (ValueError, KeyError, TypeError, RecursionError):
        raise _damaged() from None
    if not isinstance(account, dict) or not isinstance(account.get("data"), list):
        raise _damaged()
    return account


def _damaged() -> Refused:
    return Refused(tr("This export of Monica is damaged, or of a version we do not know. Export it again."))


def _of_type(holder: Values, type: str) -> list[Values]:
    """What ``holder`` holds of one type; what is not as it should be is passed over."""
    return [value for value in _listed(holder, type) if isinstance(value, dict)]


def _listed(holder: Values, type: str) -> list[Any]:
    """The same with whatever else stands there, as the identifiers of what stands elsewhere."""
    groups = holder.get("data")
    found: list[Any] = []
    for group in groups if isinstance(groups, list) else []:
        if isinstance(group, dict) and group.get("type") == type and isinstance(group.get("values"), list):
            found += group["values"]
    return found


def _said(value: Values) -> Values:
    properties = value.get("properties")
    return properties if isinstance(properties, dict) else {}


def _line(values: Values, name: str) -> str:
    said = values.get(name)
    return one_line(said[:_LONGEST_LINE]) if isinstance(said, str) else ""


def _text(values: Values, name: str) -> str:
    said = values.get(name)
    return clean(said[:LONGEST_TEXT]).strip() if isinstance(said, str) else ""


def _day(said: object) -> str:
    """The ISO day that an instant or a day begins with, or an empty text."""
    try:
        return date.fromisoformat(said[:10]).isoformat() if isinstance(said, str) else ""
    except ValueError:
        return ""


def _card(contact: Values, at: str, kinds: Mapping[str, tuple[ContactKind, str]]) -> Card | None:
    said = _said(contact)
    names = [_line(said, name) for name in ("first_name", "middle_name", "last_name")]
    name = " ".join(filter(None, names)) or _line(said, "nickname") or _line(said, "company")
    if not name:
        return None
    contacts = tuple(dict.fromkeys((*_contact_fields(contact, kinds), *_addresses(contact))))
    tags = said.get("tags")
    return Card(
        name=name,
        at=at,
        uid=_line(contact, "uuid"),
        digest=sha256(json.dumps(contact, sort_keys=True, default=str).encode("utf-8", "replace")).digest(),
        given=names[0],
        additional=names[1],
        family=names[2],
        nickname=_line(said, "nickname"),
        organisation=_line(said, "company"),
        role=_line(said, "job"),
        town=town_of(contacts),
        note="\n".join(dict.fromkeys(_notes(contact, said))),
        contacts=contacts,
        dates=tuple(_dates(said)),
        tags=tuple(one_line(tag)[:200] for tag in tags if isinstance(tag, str)) if isinstance(tags, list) else (),
        tie=_tie(said),
        standing=Standing.DEAD if said.get("is_dead") is True or said.get("deceased_date") else Standing.ACTIVE,
        archived=said.get("is_active") is False,
    )


def _tie(said: Values) -> Tie:
    often = said.get("stay_in_touch_frequency")
    met = said.get("first_met_date")
    cadence = often if isinstance(often, int) and not isinstance(often, bool) and 0 < often < 4_000 else None
    return Tie(met_on=_day(_said(met).get("date")) if isinstance(met, dict) else "", cadence_days=cadence)


def _dates(said: Values) -> Iterator[ImportantDate]:
    born = said.get("birthdate")
    if not isinstance(born, dict):
        return
    told = _said(born)
    day = _day(told.get("date"))
    if not day or told.get("is_age_based") is True:
        return  # a day that was made up from an age
    yield ImportantDate(kind=DateKind.BIRTHDAY, on=f"-{day[4:]}" if told.get("is_year_unknown") is True else day)


def _notes(contact: Values, said: Values) -> Iterator[str]:
    """What is noted of someone, gifts and pets and turns of their life among it."""
    yield from filter(None, (_text(said, "description"), _text(said, "food_preferences")))
    for note in _of_type(contact, "note"):
        if body := _text(_said(note), "body"):
            yield body
    for gift in _of_type(contact, "gift"):
        if name := _line(_said(gift), "name"):
            comment = _line(_said(gift), "comment")
            yield tr("Gift: {what}", what=f"{name} ({comment})" if comment else name)
    for pet in _of_type(contact, "pet"):
        if name := _line(_said(pet), "name"):
            yield tr("Pet: {name}", name=name)
    for event in _of_type(contact, "life_event"):
        told = _said(event)
        if what := _line(told, "name") or _line(told, "note"):
            yield " ".join(filter(None, (_day(told.get("happened_at"))[:4], what)))


def _kinds_of_fields(account: Values) -> dict[str, tuple[ContactKind, str]]:
    """By the identifier of a type of contact field: what it is, and its name."""
    instance = account.get("instance")
    types = instance.get("contact_field_types") if isinstance(instance, dict) else None
    found: dict[str, tuple[ContactKind, str]] = {}
    for each in types if isinstance(types, list) else []:
        if not isinstance(each, dict):
            continue
        said = _said(each)
        type, protocol = said.get("type"), said.get("protocol")
        kind = _KINDS.get(str(type)) or _PROTOCOLS.get(str(protocol)) or ContactKind.IM
        found[str(each.get("uuid"))] = kind, "" if kind in _KINDS.values() else _line(said, "name").lower()
    return found


def _contact_fields(contact: Values, kinds: Mapping[str, tuple[ContactKind, str]]) -> Iterator[ContactMethod]:
    for field in _of_type(contact, "contact_field"):
        said = _said(field)
        if value := _line(said, "data"):
            guessed = ContactKind.EMAIL if "@" in value else ContactKind.PHONE
            kind, label = kinds.get(str(said.get("type")), (guessed, ""))
            is_page = kind is ContactKind.IM and value.startswith(("http://", "https://"))
            yield ContactMethod(kind=ContactKind.URL if is_page else kind, value=value, label=label)


def _addresses(contact: Values) -> Iterator[ContactMethod]:
    for address in _of_type(contact, "address"):
        said = _said(address)
        names = ("street", "city", "province", "postal_code", "country")
        parts = ("", "", *(_line(said, name) for name in names))
        if any(parts):
            lines = address_lines(parts)
            label = _line(said, "name").lower()
            yield ContactMethod(kind=ContactKind.ADDRESS, value=lines, label=label, parts=parts)


def _records_of(contact: Values, at: str) -> Iterator[Record]:
    whom = (Whom(uid=_line(contact, "uuid")),)
    for call in _of_type(contact, "call"):
        said = _said(call)
        if day := _day(said.get("called_at")):
            yield Happened(at=at, people=whom, on=day, channel=Channel.CALL, text=_text(said, "content"))
    for talk in _of_type(contact, "conversation"):
        said = _said(talk)
        if day := _day(said.get("happened_at")):
            yield Happened(at=at, people=whom, on=day, channel=Channel.MESSAGE, text=_messages(said))
    for debt in _of_type(contact, "debt"):
        yield _owed(_said(debt), whom, at, _day(debt.get("created_at")))
    for reminder in _of_type(contact, "reminder"):
        said = _said(reminder)
        if (title := _line(said, "title")) and said.get("inactive") is not True:
            recurrence = _recurrence(said)
            yield NextStep(at=at, people=whom, text=title, due=_day(said.get("initial_date")), recurrence=recurrence)
    for task in _of_type(contact, "task"):
        said = _said(task)
        if (title := _line(said, "title")) and said.get("completed") is not True:
            yield NextStep(at=at, people=whom, text=title)


def _messages(said: Values) -> str:
    messages = said.get("messages")
    told = [one for one in messages if isinstance(one, dict)] if isinstance(messages, list) else []
    return "\n".join(filter(None, (_text(_said(one), "content") for one in told)))


def _owed(said: Values, whom: tuple[Whom, ...], at: str, on: str) -> Owed:
    """A debt as a favour, which has no price: what it was about, in the words that Monica has for it."""
    amount = " ".join(filter(None, (str(said.get("amount") or ""), _line(said, "currency"))))
    text = _line(said, "reason") or tr("Something lent")
    mine, over = said.get("in_debt") is True, said.get("status") == "complete"
    return Owed(
        at=at,
        people=whom,
        direction=Direction.FROM_ME if mine else Direction.TO_ME,
        state=(FavourState.GIVEN if over else FavourState.PROMISED)
        if mine
        else (FavourState.RECEIVED if over else FavourState.AGREED),
        text=one_line(f"{text} ({amount})" if amount else text)[:_LONGEST_LINE],
        on=on,
    )


def _recurrence(said: Values) -> str:
    pattern, number = _EVERY.get(str(said.get("frequency_type"))), said.get("frequency_number")
    if pattern is None or not isinstance(number, int) or isinstance(number, bool) or not 0 < number < 1_000:
        return ""
    return pattern.format(number=number)


def _activities(account: Values, contacts: list[Values]) -> Iterator[Record]:
    """What was done together; who was there stands with each of them."""
    there: dict[str, list[Whom]] = {}
    for contact in contacts:
        for uuid in _listed(contact, "activity"):
            there.setdefault(str(uuid), []).append(Whom(uid=_line(contact, "uuid")))
    for number, activity in enumerate(_of_type(account, "activity"), start=1):
        said = _said(activity)
        people = there.get(_line(activity, "uuid"), [])
        if people and (day := _day(said.get("happened_at"))):
            text = "\n".join(filter(None, (_line(said, "summary"), _text(said, "description"))))
            at = tr("activity {number}", number=number)
            yield Happened(at=at, people=tuple(people), on=day, channel=Channel.MEETING, text=text)


def _bonds(account: Values) -> Iterator[Record]:
    """Relations, each told from both sides there: they are one here, whoever it is told from."""
    told: set[frozenset[str]] = set()
    for number, relation in enumerate(_of_type(account, "relationship"), start=1):
        said = _said(relation)
        one, other, kind = _line(said, "contact_is"), _line(said, "of_contact"), _line(said, "type")
        pair = frozenset((one, other))
        if one and other and len(pair) == 2 and kind and pair not in told:
            told.add(pair)
            at = tr("relation {number}", number=number)
            yield Bond(at=at, people=(Whom(uid=one), Whom(uid=other)), kind=kind.replace("_", " "))


def _left_out(account: Values) -> Iterator[Rejected]:
    properties = account.get("properties")
    journal = properties.get("journal_entries") if isinstance(properties, dict) else None
    why = tr("Whispeer has no place for these: they stay in Monica.")
    for words, values in (
        (tr("photos"), _of_type(account, "photo")),
        (tr("documents"), _of_type(account, "document")),
        (tr("journal"), journal),
    ):
        if values:
            yield Rejected(words, why, Scope.SOME)
