"""Text of strangers: what it may hold, and what only looks like something else.

Refused is what is not seen or leads astray: characters without a shape, those that turn the reading direction
(Unicode TR 36 and 39), floods of marks, links that open anything but a web page.
"""

import re
import unicodedata
from collections.abc import Iterable

from sync.limits import COMBINING_MARKS, LINK_LENGTH
from sync.refusals import NotTaken, Reason

_NO_SHAPE = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by their class, blanks to the eye
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_ALLOWED = frozenset(map(chr, range(0x1F000, 0x1FB00)))  # pictures that are younger than this Python's tables
_JOINER, _AS_PICTURE = "\u200d", "\ufe0f"
_LINK = re.compile(r"https://([A-Za-z0-9.-]+)(:[0-9]{1,5})?(/[!-~]*)?")
_HOST = re.compile(r"(?!.*\.\.)[a-z0-9][a-z0-9.-]*\.[a-z][a-z0-9-]*[a-z0-9]", re.IGNORECASE)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?P<host>[A-Za-z0-9.-]{3,189})")
_PHONE = re.compile(r"[+(0-9][0-9 ()./x#*-]{2,39}")

# What other alphabets write as Latin letters are drawn, enough to tell a name that poses as another one.
_LIKE_LATIN = str.maketrans(
    "АВЕЅІЈКМНОРСТУХаеѕіјорсухԁһԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧοα", "ABESIJKMHOPCTYXaesijopcyxdhqwABEZHIKMNOPTYXoa"
)
_ALPHABETS = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE")


def require_plain(text: str, *, lines: bool = False) -> None:
    """Raise ``NotTaken`` for text with something in it that is not seen; ``lines`` allows ends of lines."""
    marks = 0
    for before, char, after in zip(f" {text}", text, f"{text[1:]} ", strict=False):
        kind = unicodedata.category(char)
        marks = marks + 1 if kind in ("Mn", "Me") else 0
        joins = char == _JOINER and _is_picture(before) and _is_picture(after)
        if char in _NO_SHAPE or marks > COMBINING_MARKS or (char == "\n" and not lines):
            raise NotTaken(Reason.HIDDEN_TEXT)
        if kind in _HIDDEN and char not in _ALLOWED and char != "\n" and not joins:
            raise NotTaken(Reason.HIDDEN_TEXT)


def _is_picture(char: str) -> bool:
    return char == _AS_PICTURE or unicodedata.category(char) in ("So", "Sk")


def require_link(link: str) -> None:
    """Raise ``NotTaken`` for anything but a plain ``https`` link to a named host."""
    found = _LINK.fullmatch(link)
    if not found or len(link) > LINK_LENGTH or not _HOST.fullmatch(found[1]):
        raise NotTaken(Reason.LINK)


def is_email(text: str) -> bool:
    """Whether it is an address that any mail program would take as it stands."""
    found = _EMAIL.fullmatch(text)
    return bool(found and _HOST.fullmatch(found["host"]))


def is_phone(text: str) -> bool:
    """Whether it is made of what numbers are written with."""
    return bool(_PHONE.fullmatch(text))


def mixes_alphabets(name: str) -> bool:
    """Whether one word of ``name`` is written in letters of several alphabets, as those are that pose as others."""
    return any(len(_alphabets(word)) > 1 for word in name.split())


def poses_as(name: str, known: Iterable[str]) -> bool:
    """Whether ``name`` is drawn as one of ``known`` is, and spelt in other letters."""
    drawn = _drawn(name)
    return any(drawn == _drawn(other) and other.casefold() != name.casefold() for other in known)


def _drawn(name: str) -> str:
    return " ".join(unicodedata.normalize("NFC", name).translate(_LIKE_LATIN).casefold().split())


def _alphabets(word: str) -> set[str]:
    names = (unicodedata.name(char, "") for char in word if char.isalpha())
    return {alphabet for name in names for alphabet in _ALPHABETS if name.startswith(alphabet)}
