"""What messages, the levels of keys and the fields of a card are called, and what it means that something came."""

from models.handing.kinds import InboxItem, Letter
from resources import phrase, tr

KIND_WORDS = {
    "identity": "An identity",
    "card": "A card",
    "ask": "A question",
    "answer": "An answer",
    "share": "An introduction, with their card",
    "ack": "A receipt",
    "hello": "A greeting",
    "close": "The end of an introduction",
    "withdraw": "A step back",
    "outcome": "News of what came of it",
    "rotate": "New keys",
    "revoke": "A key taken back",
}

LEVEL_WORDS = {
    "unknown": "nobody you know",
    "introduced": "introduced",
    "paired by code": "paired by code",
    "met": "verified",
}

FIELD_WORDS = {
    "name": "Name",
    "email": "E-mail",
    "phone": "Phone",
    "org": "Organisation",
    "role": "Role",
    "city": "Town",
    "link": "Link",
    "offers": "Offers",
    "needs": "Looks for",
    "photo": "Picture",
}

_MEANINGS = {
    "rotate": "They have new keys, and the old ones vouch for them: it is as sure as before. There is nothing to do.",
    "revoke": "Nothing that is signed with that key is taken from now on, and nothing is sealed for it. "
    "Ask them for new keys in another way than before, and compare the eight words.",
    "close": "This has come to an end. No reason goes with it, whatever it was.",
    "withdraw": "This is taken back: there is nothing to answer any more.",
    "hello": "Both of you were told the same by who introduced you.",
}
"""What it means that something of a kind came, where nothing is to be answered."""


def meaning(item: InboxItem) -> str:
    """What it means that this came; empty where what it says is clear by itself, or where a warning says more."""
    return "" if item.remark else phrase(_MEANINGS[item.kind]) if item.kind in _MEANINGS else ""


def change_lines(letter: Letter) -> list[tuple[str, str]]:
    """What keeping it would change."""
    if not letter.card:
        return []
    who = letter.card.get("name", "")
    is_new = letter.person is None and not letter.item.namesakes
    lead = tr("Somebody new") if is_new else tr("Would be added")
    if is_new:
        return [(who, lead), *((one, "") for one in letter.changes if one != who)]
    return [(one, lead) for one in letter.changes] or [(tr("Nothing: all of it is there already."), "")]
