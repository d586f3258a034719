"""Reading vCard 2.1, 3.0 and 4.0 as the world writes them (RFC 6350, RFC 2426, versit 1996).

Any bytes are taken: what can be understood is, and the rest is kept or told about.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from hashlib import sha256

from models.errors import Refused
from models.interchange.card import Card, Rejected
from models.interchange.content_lines import MEGABYTE, CardSplitter, RawCard, physical_lines
from models.interchange.encodings import Decoder
from models.interchange.reading import Reading
from models.interchange.records import Bond
from models.interchange.vcard_draft import Draft
from models.interchange.vcard_fields import read_lines
from models.interchange.vcard_lines import digest, parse_line
from models.interchange.vcard_relations import bare, meaning_cards
from models.interchange.vcard_relations import bonds as relations_of
from resources import tr

LARGEST_FILE = 200 * MEGABYTE
MOST_CARDS = 100_000

_SOMETHING = re.compile(rb"[^\s\0]")


@dataclass(slots=True)
class _Shelf:
    cards: list[Card] = field(default_factory=list)
    rejected: list[Rejected] = field(default_factory=list)
    groups: dict[str, list[str]] = field(default_factory=dict)
    bonds: list[Bond] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.cards) + len(self.rejected)


def read(data: bytes, encoding: str | None = None, tick: Callable[[int, int], None] | None = None) -> Reading:
    """The cards in ``data``, and those that could not be read, each with the reason.

    ``encoding`` is what the user says the file is in; without it we find out.
    ``tick`` is called now and then with the bytes read and their total; what it raises ends the reading.
    Raises ``Refused`` for a file that is empty, too large, or holds no vCard.
    """
    if len(data) > LARGEST_FILE:
        limit = LARGEST_FILE // MEGABYTE
        raise Refused(
            tr("This file is larger than {limit} MB. Export your contacts in several smaller files.", limit=limit)
        )
    if not _SOMETHING.search(data):
        raise Refused(tr("This file is empty. Choose the file that your address book exported."))
    decoder = Decoder(data, encoding)
    splitter = CardSplitter()
    shelf = _Shelf()
    for done, lines in physical_lines(decoder, data):
        for raw in splitter.feed(lines):
            _put(shelf, raw, decoder)
        if tick:
            tick(done, len(data))
    if last := splitter.finish():
        _put(shelf, last, decoder)
    if not len(shelf):
        raise Refused(
            tr(
                "There is no vCard in this file. "
                "In your address book, export your contacts as vCard (.vcf), then choose that file."
            )
        )
    bonds = meaning_cards(shelf.bonds, shelf.cards)
    return Reading(_with_groups(shelf), shelf.rejected, decoder.encoding, list(bonds))


def _put(shelf: _Shelf, raw: RawCard, decoder: Decoder) -> None:
    """Put a card, or the reason why it is none, on the shelf."""
    if len(shelf) >= MOST_CARDS:
        raise Refused(
            tr(
                "This file holds more than {limit} cards. Export your contacts in several smaller files.",
                limit=MOST_CARDS,
            )
        )
    at = tr("line {number}", number=raw.number)
    if raw.why:
        shelf.rejected.append(Rejected(at, raw.why))
        return
    decoder.lost_characters = False
    lines = [parse_line(text, number, decoder) for number, text in raw.lines]
    draft = Draft()
    for number in raw.unreadable:
        draft.remark(tr("Line {number} could not be read.", number=number))
    if not raw.ended:
        draft.remark(tr("The end of this card is missing: something may be lost."))
    if decoder.lost_characters:
        draft.remark(tr("Some characters could not be read."))
    read_lines(draft, lines)
    if not draft.is_group:
        for line in draft.members:
            draft.keep(line)
    card = draft.finish(at, digest(lines))
    if card is None:
        shelf.rejected.append(Rejected(at, tr("This card has no name, organisation, nickname, email or phone number.")))
    elif draft.is_group:
        shelf.rejected.append(
            Rejected(at, tr("“{name}” is a group, not a person: its members carry it as a tag.", name=card.name))
        )
        for line in draft.members:
            shelf.groups.setdefault(bare(draft.text(line)), []).append(card.name)
    else:
        if draft.related and not card.uid:
            # who is related to somebody must be found again, whoever else has their name
            card = replace(card, uid=card.digest.hex())
        shelf.cards.append(card)
        shelf.bonds.extend(relations_of(draft.related, card))


def _with_groups(shelf: _Shelf) -> list[Card]:
    """The cards, each with the groups that name it as a member among its tags."""
    if not shelf.groups:
        return shelf.cards
    return [_in_groups(card, shelf.groups.get(bare(card.uid), [])) for card in shelf.cards]


def _in_groups(card: Card, groups: list[str]) -> Card:
    if not card.uid or not groups:
        return card
    said = "\n".join(sorted(groups)).encode()
    tags = tuple(dict.fromkeys((*card.tags, *groups)))
    return replace(card, tags=tags, digest=sha256(card.digest + said).digest())
