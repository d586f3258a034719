"""What an address or number is to its owner: between vCard types and the words of a label."""

import re

# The order in which the words of a label stand.
_WORDS = {
    "home": "home",
    "work": "work",
    "school": "school",
    "other": "other",
    "main": "main",
    "mobile": "cell",
    "fax": "fax",
    "pager": "pager",
    "car": "car",
    "textphone": "textphone",
}
SERVICES = {
    f"X-{name}": word
    for name, word in {
        "AIM": "aim",
        "DISCORD": "discord",
        "GADUGADU": "gadu-gadu",
        "GOOGLE-TALK": "gtalk",
        "GROUPWISE": "groupwise",
        "GTALK": "gtalk",
        "ICQ": "icq",
        "JABBER": "jabber",
        "MATRIX": "matrix",
        "MSN": "msn",
        "QQ": "qq",
        "SIGNAL": "signal",
        "SKYPE": "skype",
        "SKYPE-USERNAME": "skype",
        "TELEGRAM": "telegram",
        "TWITTER": "twitter",
        "WHATSAPP": "whatsapp",
        "YAHOO": "yahoo",
    }.items()
}
"""Properties that were made up for one messenger each, and its word."""

_RANKS = {word: rank for rank, word in enumerate(_WORDS)}
_WORDS_OF_TYPES = {type: word for word, type in _WORDS.items()} | {"mobile": "mobile", "business": "work"}
# Types that say how the thing works, not which one it is.
_SILENT = frozenset(
    (
        *("pref", "internet", "voice", "msg", "text", "video", "x400", "tlx", "modem", "isdn", "bbs", "pcs"),
        *("postal", "parcel", "dom", "intl", "email", "uri"),
    )
)
_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def label_of(types: tuple[str, ...]) -> str:
    """The label that ``types`` (in small letters) make: ``work fax``; words of the writer's own come last."""
    words = {_WORDS_OF_TYPES.get(type, type.removeprefix("x-")) for type in types if type not in _SILENT}
    return " ".join(sorted(filter(None, words), key=lambda word: (_RANKS.get(word, len(_RANKS)), word)))


def types_of(label: str) -> tuple[str, ...] | None:
    """The types that make ``label``, or ``None`` if it is a word of the owner's own."""
    types = tuple(_WORDS.get(word, "") for word in label.split(" ")) if label else ()
    return types if all(types) and label_of(types) == label else None


def apple_label(text: str) -> str:
    """A label as Apple writes it: ``_$!<HomeFAX>!$_`` is its own word for ``home fax``."""
    wrapped = _APPLE.fullmatch(text)
    if not wrapped:
        return text
    word = wrapped[1]
    return "homepage" if word == "HomePage" else _HUMP.sub(" ", word).lower()
