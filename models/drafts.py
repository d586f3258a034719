"""Words to begin with: a short message that sounds like a person."""

from dataclasses import dataclass

from models.today import Card
from models.vault.vault import Vault

LONGEST_LINK = 1900
"""Mail programs on Windows are handed no more than 2048 characters (ShellExecute, INTERNET_MAX_URL_LENGTH)."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A message. ``to`` is an e-mail address or empty; ``body`` has two to five lines."""

    to: str
    subject: str
    body: str


def draft_for(vault: Vault, card: Card, seed: str = "") -> Draft:
    """Words for the first of the card's people, in the user's language; the day chooses among them without a seed.

    Raises ``Refused`` when there is nobody left to write to.
    """
    return Draft("", "", "")


def mail_link(draft: Draft) -> str:
    """The draft as a ``mailto:`` link (RFC 6068) of at most ``LONGEST_LINK`` characters."""
    return ""
