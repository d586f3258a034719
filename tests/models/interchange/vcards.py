"""Short ways to write a vCard and to read it."""

from models.interchange.card import Card
from models.interchange.vcard import read


def vcf(*lines: str, version: str = "3.0", end: str = "\r\n") -> bytes:
    """The bytes of one card of these lines."""
    return "".join(line + end for line in ("BEGIN:VCARD", f"VERSION:{version}", *lines, "END:VCARD")).encode()


def card(*lines: str, version: str = "3.0") -> Card:
    """What is read of one card of these lines, which has the name Léa unless they say otherwise."""
    named = any(line.startswith(("FN", "N:", "N;")) for line in lines)
    return only(vcf(*lines, *(() if named else ("FN:Léa",)), version=version))


def only(data: bytes, encoding: str | None = None) -> Card:
    """The only card in ``data``."""
    reading = read(data, encoding)
    assert [rejected.why for rejected in reading.rejected] == []
    (found,) = reading.cards
    return found


def numbers(found: Card) -> list[tuple[str, str]]:
    """The contact methods of a card as pairs of label and value."""
    return [(contact.label, contact.value) for contact in found.contacts]
