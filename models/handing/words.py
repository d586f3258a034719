"""What the kinds of messages, the levels of keys and the fields of a card are called; shown translated."""

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
    "met": "words compared",
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
