"""Whom a vCard names beside the one whom it is about: each a relation, and a property that is given back."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from models.interchange.card import Card
from models.interchange.records import Bond, Whom
from models.interchange.text import one_line
from models.interchange.vcard_lines import Line
from models.interchange.vcard_pictures import is_link

UNSAID = "knows"
"""The kind of a relation that says none."""

_KINDS_OF_PROPERTIES = {
    f"X-{maker}{word}": kind
    for kind, words in {
        "spouse": ("SPOUSE", "SPOUSESNAME"),
        "manager": ("MANAGER", "MANAGERSNAME"),
        "assistant": ("ASSISTANT", "ASSISTANTSNAME"),
    }.items()
    for word in words
    for maker in ("", "MS-", "EVOLUTION-", "KADDRESSBOOK-X-")
}
NAMED_RELATIONS = tuple(_KINDS_OF_PROPERTIES)
"""Properties that were made up for one relation each; their value is a name."""

# ContactsContract.CommonDataKinds.Relation, by number.
_ANDROID_KINDS = (
    *("", "assistant", "brother", "child", "domestic partner", "father", "friend", "manager", "mother", "parent"),
    *("partner", "referred by", "relative", "sister", "spouse"),
)
_NAME_WITHIN = re.compile(r"^FN[^:\n]*:(.+)$", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Related:
    """Somebody else on a card: what they are to its owner, who they are, and the same as words, if it can be."""

    kind: str
    whom: Whom
    words: str


def related_by(kind: str, value: str) -> Related:
    """Whoever ``value`` means: an identifier, an address, a link or a name."""
    kind = one_line(kind)[:200] or UNSAID
    word = kind[:1].upper() + kind[1:]
    if value[:4].lower() == "urn:":
        return Related(kind, Whom(uid=value), "")
    if value[:7].lower() == "mailto:":
        return Related(kind, Whom(email=value[7:].casefold()), f"{word}: {one_line(value[7:])}")
    line = one_line(value)
    return Related(kind, Whom() if is_link(value) else Whom(name=line), f"{word}: {line}")


def related_by_property(line: Line, value: str) -> Related:
    """Whoever a property of ``NAMED_RELATIONS`` means."""
    return related_by(_KINDS_OF_PROPERTIES[line.head.name], value)


def related_on_android(value: str, type_: str, label: str) -> Related:
    """Whoever a row of Android's means, which says its kind by a number, or in a word of the owner's."""
    number = int(type_) if type_.isascii() and type_.isdecimal() and len(type_) < 3 else 0
    return related_by(label or (_ANDROID_KINDS[number] if number < len(_ANDROID_KINDS) else ""), value)


def agent_within(card: str) -> Related | None:
    """The agent whose card lies in this one (RFC 2426, section 3.5.4), if it has a name."""
    found = _NAME_WITHIN.search(card)
    return related_by("agent", one_line(found[1])) if found else None


def bonds(related: list[Related], card: Card) -> Iterator[Bond]:
    """The relations of ``card``, each of the other to the one whom it is about."""
    for each in dict.fromkeys(related):
        yield Bond(at=card.at, people=(each.whom, Whom(uid=card.uid)), kind=each.kind.lower(), otherwise=each.words)


def meaning_cards(found: list[Bond], cards: list[Card]) -> list[Bond]:
    """The same relations, where an identifier is written otherwise than on the card it means."""
    uids = {bare(card.uid): card.uid for card in cards if card.uid}
    return [replace(bond, people=(_meant(bond.people[0], uids), *bond.people[1:])) for bond in found]


def bare(uid: str) -> str:
    """An identifier without the word before it that some write and some do not."""
    return uid.lower().removeprefix("urn:uuid:")


def _meant(whom: Whom, uids: dict[str, str]) -> Whom:
    return replace(whom, uid=uids.get(bare(whom.uid), whom.uid)) if whom.uid else whom
