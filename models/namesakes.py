"""What tells people of one name apart."""

from models.circles import circle_words
from models.people import ContactKind, People
from models.vault.vault import Vault


def told_apart(vault: Vault, id: int) -> str:
    """For whom someone works, or as what, where, and in which circle; else an address, an e-mail before others.

    Raises ``Refused`` when they are gone.
    """
    person = People(vault).get(id)
    row = vault.row("SELECT name FROM circle WHERE id = ?", (person.tie.circle,))
    about = (person.organisation or person.role, person.town, circle_words(row["name"]) if row else "")
    ways = sorted(person.contacts, key=lambda way: way.kind != ContactKind.EMAIL)
    return ", ".join(filter(None, about)) or next((way.value for way in ways), "")
