"""A card on its way from lines to a person."""

from collections.abc import Iterable
from dataclasses import replace

from models.interchange.addresses import town_of
from models.interchange.card import Card
from models.interchange.content_heads import Head
from models.interchange.labels import apple_label
from models.interchange.text import clean, one_line
from models.interchange.values import components, unescape
from models.interchange.vcard_lines import Line, as_property
from models.interchange.vcard_relations import Related
from models.people.person import ContactKind, ContactMethod, ImportantDate, Photo
from resources import tr

ALTERNATIVE = "X-WHISPEER-ALTERNATIVE"
"""A parameter of our own, for another way to say what a card says already."""

LONGEST_TEXT = 10_000
LONGEST_NOTE = 1_000_000
LARGEST_PROPERTY = 256 * 1024
LARGEST_PROPERTIES = 2 * 1024 * 1024
MOST_TAGS = 500
MOST_REMARKS = 20


class Draft:
    """What was understood of a card so far.

    Whatever is not understood is kept as a property or, where that is not possible, told in ``remarks``.
    ``labels`` are the lines that name a group of lines, by group; ``deliveries`` those that give an
    address as it stands on an envelope, by their group or else the address's own label. Both may stand before or after
    what they are about, so ``gather`` them first.
    """

    def __init__(self) -> None:
        self.uid = ""
        self.name = ""
        self.name_parts: tuple[str, ...] | None = None
        self.nicknames: list[str] = []
        self.organisation = ""
        self.titles: list[tuple[str, Line]] = []
        self.roles: list[tuple[str, Line]] = []
        self.notes: list[str] = []
        self.town: str | None = None
        self.contacts: list[tuple[int, ContactMethod]] = []
        self.dates: list[ImportantDate] = []
        self.tags: dict[str, None] = {}
        self.photo: Photo | None = None
        self.related: list[Related] = []
        self.is_group = False
        self.members: list[Line] = []
        self.remarks: list[str] = []
        self._properties: list[tuple[int, str]] = []
        self._properties_size = 0
        self._labels: dict[str, Line] = {}
        self._deliveries: dict[tuple[str, str], Line] = {}
        self._used: set[int] = set()

    def gather(self, line: Line) -> bool:
        """Put a line aside that only says something about another one; false if it is none."""
        if line.head.name == "X-ABLABEL" and line.head.group:
            return self._labels.setdefault(line.head.group.upper(), line) is line
        if line.head.name == "LABEL":
            return self._deliveries.setdefault(_envelope_of(line.head), line) is line
        return False

    def keep(self, line: Line) -> None:
        """Keep ``line`` as a property, to be given back."""
        self._properties_size += len(line.value)
        if len(line.value) > LARGEST_PROPERTY or self._properties_size > LARGEST_PROPERTIES:
            self.remark(tr("“{property}” was too large and was not kept.", property=line.head.name[:40]))
        else:
            self._properties.append((line.number, as_property(line)))

    def keep_beside(self, line: Line) -> None:
        """Keep ``line`` as another way to say what the card says already; when it comes back it is known as such."""
        if not line.head.parameter(ALTERNATIVE):
            line = replace(line, head=replace(line.head, text=f"{line.head.text};{ALTERNATIVE}=1"))
        self.keep(line)

    def remark(self, sentence: str) -> None:
        """Tell what could not be kept; after ``MOST_REMARKS`` sentences enough has been said."""
        if len(self.remarks) < MOST_REMARKS:
            self.remarks.append(sentence)

    def raw_text(self, line: Line, longest: int = LONGEST_TEXT) -> str:
        """The value of ``line`` unescaped, cut if it is longer than anyone would read."""
        value = line.value
        if len(value) > longest:
            value = value[:longest]
            self.remark(tr("“{property}” was too long and was cut.", property=line.head.name[:40]))
        return unescape(value)

    def text(self, line: Line) -> str:
        """The value of ``line`` as text on one line."""
        return one_line(self.raw_text(line))

    def parts(self, line: Line, most: int, *, in_lines: bool = False) -> tuple[str, ...]:
        """The components of the value of ``line``, always ``most`` of them: missing ones are empty.

        Only with ``in_lines`` they may have several lines.
        """
        found = components(line.value, ";", most)
        if len(line.value) > LONGEST_TEXT:
            found = [part[:LONGEST_TEXT] for part in found]
        found = [clean(part).strip() for part in found] if in_lines else [one_line(part) for part in found]
        return (*found, *[""] * (most - len(found)))

    def label(self, head: Head) -> str | None:
        """The label that the owner gave the group of ``head``, or ``None``; it is dealt with then."""
        line = self._label_line(head)
        if line is None:
            return None
        self._used.add(line.number)
        return apple_label(self.text(line))

    def label_kept(self, head: Head) -> str:
        """The same, or an empty string; the label stays a property, beside that of ``head``."""
        line = self._label_line(head)
        return apple_label(self.text(line)) if line else ""

    def _label_line(self, head: Head) -> Line | None:
        return self._labels.get(head.group.upper()) if head.group else None

    def delivery(self, head: Head) -> str:
        """The lines of the address of ``head`` as they stand on an envelope, or an empty string."""
        if text := head.parameter("LABEL"):
            return clean(text[:LONGEST_TEXT]).strip()
        line = self._deliveries.get(_envelope_of(head)) or self._deliveries.get(("", head.label))
        if line is None or line.number in self._used:
            return ""
        self._used.add(line.number)
        return clean(self.raw_text(line)).strip()

    def add_contact(self, kind: ContactKind, line: Line, value: str, label: str | None = None, *parts: str) -> None:
        """Add an address or number. Its owner's own label wins over ``label``, and that over its types."""
        own = self.label(line.head)
        label = own if own is not None else line.head.label if label is None else label
        contact = ContactMethod(kind=kind, value=value, label=label, parts=parts)
        self.contacts.append((line.head.preference, contact))

    def finish(self, at: str, digest: bytes) -> Card | None:
        """The card that was read, or ``None`` if nothing in it could be anyone's name."""
        for line in (*self._labels.values(), *self._deliveries.values()):
            if line.number not in self._used and line.value:
                self.keep(line)
        contacts = _once(contact for _, contact in sorted(self.contacts, key=_preference))
        name = self.name or self._other_name(contacts)
        if not name:
            return None
        role = self._role()
        tags = tuple(self.tags)
        if len(tags) > MOST_TAGS:
            self.remark(tr("Only the first {limit} tags were kept.", limit=MOST_TAGS))
        family, given, additional, prefix, suffix = self.name_parts or ("",) * 5
        return Card(
            name=name,
            at=at,
            digest=digest,
            uid=self.uid,
            given=given,
            family=family,
            additional=additional,
            prefix=prefix,
            suffix=suffix,
            nickname=", ".join(dict.fromkeys(self.nicknames))[:LONGEST_TEXT],
            organisation=self.organisation,
            role=role,
            town=town_of(contacts) if self.town is None else self.town,
            note="\n".join(dict.fromkeys(self.notes))[:LONGEST_NOTE],
            contacts=contacts,
            dates=tuple(dict.fromkeys(self.dates)),
            tags=tags[:MOST_TAGS],
            photo=self.photo,
            properties=tuple(text for _, text in sorted(self._properties, key=_line_number)),
            remarks=tuple(dict.fromkeys(self.remarks)),
        )

    def _role(self) -> str:
        """The job title, or else the role; what is left over of both stays a property."""
        told = [*self.titles, *self.roles]
        for _, line in told[1:]:
            self.keep(line)
        return told[0][0] if told else ""

    def _other_name(self, contacts: Iterable[ContactMethod]) -> str:
        family, given, additional, prefix, suffix = self.name_parts or ("",) * 5
        name = " ".join(filter(None, (given, additional, family))) or " ".join(filter(None, (prefix, suffix)))
        name = name or self.organisation or next(iter(self.nicknames), "")
        for kind in (ContactKind.EMAIL, ContactKind.PHONE):
            name = name or next((contact.value for contact in contacts if contact.kind is kind), "")
        return one_line(name)


def _envelope_of(head: Head) -> tuple[str, str]:
    """By what an address and its lines on an envelope find each other."""
    return (head.group.upper(), "") if head.group else ("", head.label)


def _once(contacts: Iterable[ContactMethod]) -> tuple[ContactMethod, ...]:
    """``contacts`` without repetition."""
    every = tuple(contacts)
    # Hashing whole ones is slow, and hardly ever needed.
    return every if len({contact.value for contact in every}) == len(every) else tuple(dict.fromkeys(every))


def _preference(contact: tuple[int, ContactMethod]) -> int:
    return contact[0]


def _line_number(numbered: tuple[int, str]) -> int:
    return numbered[0]
