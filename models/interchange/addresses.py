"""A postal address between its seven components and the lines one reads."""

from collections.abc import Iterable

from models.people.person import ContactKind, ContactMethod

LOCALITY = 3
COMPONENTS = 7


def address_lines(parts: tuple[str, ...]) -> str:
    """The lines of an address from its components: the postal code stands before the town."""
    box, extended, street, locality, region, code, country = parts
    town = f"{code} {locality}".strip()
    return "\n".join(filter(None, (box, extended, street, town, region, country)))


def town_of(contacts: Iterable[ContactMethod]) -> str:
    """The town of the first home address, or else of the first address, that names one."""
    addresses = [
        contact
        for contact in contacts
        if contact.kind is ContactKind.ADDRESS and len(contact.parts) == COMPONENTS and contact.parts[LOCALITY]
    ]
    addresses.sort(key=lambda address: address.label != "home")
    return addresses[0].parts[LOCALITY] if addresses else ""
