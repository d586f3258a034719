"""What each kind of line of a vCard says about a person."""

from collections.abc import Callable, Iterable, Iterator
from urllib.parse import unquote

from models.interchange import vcard_pictures as pictures
from models.interchange.addresses import COMPONENTS, address_lines
from models.interchange.content_heads import BASE64
from models.interchange.labels import SERVICES
from models.interchange.text import clean, one_line
from models.interchange.values import components
from models.interchange.vcard_dates import read_day
from models.interchange.vcard_draft import ALTERNATIVE, LONGEST_NOTE, LONGEST_TEXT, MOST_TAGS, Draft
from models.interchange.vcard_lines import Line
from models.interchange.vcard_relations import (
    NAMED_RELATIONS,
    agent_within,
    related_by,
    related_by_property,
    related_on_android,
)
from models.people.person import ContactKind, DateKind, ImportantDate, Photo
from resources import tr

TOWN = "X-WHISPEER-TOWN"
"""A line of our own, for a town that no address tells; empty where an address tells one that is not theirs."""

_ANDROID = "vnd.android.cursor.item/"
_ANDROID_DATES = {"1": DateKind.ANNIVERSARY, "3": DateKind.BIRTHDAY}
_DATE_WORDS = {"anniversary": DateKind.ANNIVERSARY, "birthday": DateKind.BIRTHDAY}
# KDE writes the messenger into the property's name, and parts several addresses by a private character.
_KDE_MESSAGING = "X-MESSAGING-"
_KDE_SEPARATOR = "\ue000"


def read_lines(draft: Draft, lines: Iterable[Line]) -> None:
    """Put what ``lines`` say into ``draft``."""
    told = [line for line in lines if (line.value or line.head.name == TOWN) and not line.head.is_framing]
    for line in _without_alternatives(draft, [line for line in told if not draft.gather(line)]):
        _READERS.get(line.head.name, _other)(draft, line)


def _without_alternatives(draft: Draft, lines: list[Line]) -> Iterator[Line]:
    """Of lines that say one thing in several ways (ALTID, RFC 6350, section 5.4) the preferred one; others are kept."""
    chosen: dict[tuple[str, str], Line] = {}
    for line in lines:
        if altid := line.head.parameter("ALTID"):
            best = chosen.setdefault((line.head.name, altid), line)
            if line.head.preference < best.head.preference:
                chosen[line.head.name, altid] = line
    for line in lines:
        altid = line.head.parameter("ALTID")
        if line.head.parameter(ALTERNATIVE) or (altid and chosen[line.head.name, altid] is not line):
            draft.keep_beside(line)
        else:
            yield line


def _other(draft: Draft, line: Line) -> None:
    name = line.head.name
    if name.startswith(_KDE_MESSAGING) and len(name) > len(_KDE_MESSAGING):
        service = name.removeprefix(_KDE_MESSAGING).rpartition("-")[0] or name.removeprefix(_KDE_MESSAGING)
        for address in filter(None, map(str.strip, draft.text(line).split(_KDE_SEPARATOR))):
            draft.add_contact(ContactKind.IM, line, address, service.lower())
    else:
        draft.keep(line)


def _uid(draft: Draft, line: Line) -> None:
    draft.uid = draft.uid or draft.text(line)


def _full_name(draft: Draft, line: Line) -> None:
    name = draft.text(line)
    if not draft.name:
        draft.name = name
    elif name != draft.name:
        draft.keep(line)


def _name(draft: Draft, line: Line) -> None:
    """Beyond the five parts, RFC 9554 repeats a second surname and a generation: those are dropped."""
    parts = draft.parts(line, 5)
    if not any(parts):
        return
    if draft.name_parts is None:
        draft.name_parts = parts
    elif draft.name_parts != parts:
        draft.keep(line)


def _nickname(draft: Draft, line: Line) -> None:
    draft.nicknames += filter(None, map(one_line, components(line.value[:LONGEST_TEXT], ",", MOST_TAGS)))


def _organisation(draft: Draft, line: Line) -> None:
    """The first name is the organisation; its units, and other organisations, stay in a property."""
    names = [name for name in draft.parts(line, 20) if name]
    if names:
        draft.organisation = draft.organisation or names[0]
        if names != [draft.organisation]:
            draft.keep(line)


def _title(draft: Draft, line: Line) -> None:
    if text := draft.text(line):
        (draft.titles if line.head.name == "TITLE" else draft.roles).append((text, line))


def _note(draft: Draft, line: Line) -> None:
    text = clean(draft.raw_text(line, LONGEST_NOTE))
    if text.strip():
        draft.notes.append(text)


def _town(draft: Draft, line: Line) -> None:
    draft.town = draft.text(line)


def _email(draft: Draft, line: Line) -> None:
    address = draft.text(line)
    if address[:7].lower() == "mailto:":
        address = address[7:]
    if address:
        draft.add_contact(ContactKind.EMAIL, line, address)


def _phone(draft: Draft, line: Line) -> None:
    number = draft.text(line)
    if number[:4].lower() == "tel:":  # RFC 3966
        number, *parameters = unquote(number[4:]).split(";")
        extension = next((text[4:] for text in parameters if text[:4].lower() == "ext="), "")
        number = one_line(f"{number} ext. {extension}" if extension else number)
    if number:
        draft.add_contact(ContactKind.PHONE, line, number)


def _address(draft: Draft, line: Line) -> None:
    parts = draft.parts(line, COMPONENTS, in_lines=True)
    known = any(parts)
    text = draft.delivery(line.head) or (address_lines(parts) if known else "")
    if text:
        draft.add_contact(ContactKind.ADDRESS, line, text, None, *(parts if known else ()))


def _url(draft: Draft, line: Line) -> None:
    if url := draft.text(line):
        draft.add_contact(ContactKind.URL, line, url)


def _profile(draft: Draft, line: Line) -> None:
    """A page on a social network is a page; what only that network understands stays a property."""
    if pictures.is_link(line.value):
        service = line.head.parameter("SERVICE-TYPE").lower()
        draft.add_contact(ContactKind.URL, line, draft.text(line), one_line(service) or None)
    else:
        draft.keep(line)


def _messenger(draft: Draft, line: Line) -> None:
    if address := draft.text(line):
        service = line.head.parameter("X-SERVICE-TYPE") or line.head.parameter("SERVICE-TYPE")
        draft.add_contact(ContactKind.IM, line, address, one_line(service.lower()) or None)


def _one_messenger(draft: Draft, line: Line) -> None:
    if address := draft.text(line):
        draft.add_contact(ContactKind.IM, line, address, SERVICES[line.head.name])


def _date(kind: DateKind) -> Callable[[Draft, Line], None]:
    def read(draft: Draft, line: Line) -> None:
        _add_date(draft, line, kind)

    return read


def _labelled_date(draft: Draft, line: Line) -> None:
    """Apple's date of any kind: its label says which."""
    label = draft.label(line.head) or line.head.label
    kind = _DATE_WORDS.get(label, DateKind.OTHER)
    _add_date(draft, line, kind, label if kind is DateKind.OTHER else "")


def _add_date(draft: Draft, line: Line, kind: DateKind, label: str | None = None) -> None:
    day = read_day(line.value[:100], line.head.parameter("X-APPLE-OMIT-YEAR"))
    if day:
        label = draft.label(line.head) or "" if label is None else label
        draft.dates.append(ImportantDate(kind=kind, on=day, label=label))
    elif line.value.strip():
        draft.remark(tr("“{value}” is no day that Whispeer can remember.", value=draft.text(line)[:40]))
        draft.keep(line)


def _android(draft: Draft, line: Line) -> None:
    """Android's own rows: a kind, then up to 15 columns, of which the first are value, type and label."""
    kind, value, type_, label = draft.parts(line, 4)
    if kind == f"{_ANDROID}nickname" and value:
        draft.nicknames.append(value)
    elif kind == f"{_ANDROID}contact_event" and (day := read_day(value)):
        date_kind = _ANDROID_DATES.get(type_, DateKind.OTHER)
        draft.dates.append(ImportantDate(kind=date_kind, on=day, label=label if date_kind is DateKind.OTHER else ""))
    else:
        if kind == f"{_ANDROID}relation" and value:
            draft.related.append(related_on_android(value, type_, label))
        draft.keep(line)


def _related(draft: Draft, line: Line) -> None:
    kind = draft.label_kept(line.head) or line.head.label
    if text := draft.text(line):
        draft.related.append(related_by(kind, text))
    draft.keep(line)


def _one_relation(draft: Draft, line: Line) -> None:
    if text := draft.text(line):
        draft.related.append(related_by_property(line, text))
    draft.keep(line)


def _agent(draft: Draft, line: Line) -> None:
    if related := agent_within(draft.raw_text(line)):
        draft.related.append(related)
    draft.keep(line)


def _tags(draft: Draft, line: Line) -> None:
    if len(draft.tags) <= MOST_TAGS:
        tags = (one_line(part[:LONGEST_TEXT]) for part in components(line.value, ",", MOST_TAGS + 1))
        draft.tags.update(dict.fromkeys(filter(None, tags)))


def _photo(draft: Draft, line: Line) -> None:
    if line.head.encoding != BASE64 and pictures.is_link(line.value):
        draft.keep(line)  # never fetched
        return
    letters = pictures.as_base64(line.value)
    # Four letters make three bytes.
    if len(letters) > pictures.LARGEST_PICTURE * 4 // 3 + 4:
        draft.remark(tr("The picture is larger than 1 MB and was not kept."))
        return
    data, whole = pictures.decode(letters)
    media_type = pictures.media_type_of(data)
    photo = Photo(media_type=media_type, data=data)
    if not media_type:
        draft.remark(tr("The picture is damaged or of an unknown kind and was not kept."))
    elif draft.photo is None:
        draft.photo = photo
        if not whole:
            draft.remark(tr("The picture may be damaged."))
    elif draft.photo != photo:
        draft.remark(tr("Only the first picture was kept."))


def _kind(draft: Draft, line: Line) -> None:
    kind = line.value.strip().lower()
    if kind == "group":
        draft.is_group = True
    elif kind != "individual":
        draft.keep(line)


def _member(draft: Draft, line: Line) -> None:
    draft.members.append(line)


_Reader = Callable[[Draft, Line], None]
_READERS: dict[str, _Reader] = {
    "UID": _uid,
    "FN": _full_name,
    "N": _name,
    "NICKNAME": _nickname,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _title,
    "NOTE": _note,
    TOWN: _town,
    "EMAIL": _email,
    "TEL": _phone,
    "ADR": _address,
    "URL": _url,
    "SOCIALPROFILE": _profile,
    "X-SOCIALPROFILE": _profile,
    "IMPP": _messenger,
    "X-IM": _messenger,
    "X-MS-IMADDRESS": _messenger,
    "X-KADDRESSBOOK-X-IMADDRESS": _messenger,
    **dict.fromkeys(SERVICES, _one_messenger),
    "BDAY": _date(DateKind.BIRTHDAY),
    "X-BDAY": _date(DateKind.BIRTHDAY),
    "ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-MS-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-EVOLUTION-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-KADDRESSBOOK-X-ANNIVERSARY": _date(DateKind.ANNIVERSARY),
    "X-ABDATE": _labelled_date,
    "X-ANDROID-CUSTOM": _android,
    "CATEGORIES": _tags,
    "PHOTO": _photo,
    "RELATED": _related,
    "X-ABRELATEDNAMES": _related,
    **dict.fromkeys(NAMED_RELATIONS, _one_relation),
    "AGENT": _agent,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "MEMBER": _member,
    "X-ADDRESSBOOKSERVER-MEMBER": _member,
}
