"""Text as people compare it: without accents, case or ligatures."""

import re
import unicodedata

from models.errors import Refused
from resources import tr

# Letters that Unicode does not take apart, and that people leave out when they type.
_JOINED = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
# What a sentence is marked with when it is captured: names, tags, and a date to come up to the end of its clause.
_NAME_MARK = re.compile(r"(?<!\S)@(?=[^\W\d_]|[\"“«])")
_TAG = re.compile(r"(?<!\S)#[^\W\d]\S*")
_DATE_TO_COME = re.compile(r"(?<!\S)>(?=\S)[^;\n]*")
_EMPTY_CLAUSE = re.compile(r"\s*;(?=\s*(?:;|$))")
_APOSTROPHES = str.maketrans({"’": "'", "ʼ": "'"})


def written_out(text: str) -> str:
    """``text`` with ligatures as the letters they join; accents and case stay."""
    return clean(text).translate(_JOINED)


def fold(text: str) -> str:
    """``text`` without accents, case and ligatures, runs of blanks made one: equal folds, same name.

    >>> fold("  Jean-Baptiste  KŒNIG ")
    'jean-baptiste koenig'
    """
    decomposed = unicodedata.normalize("NFKD", written_out(text).translate(_APOSTROPHES))
    bare = "".join(char for char in decomposed if not unicodedata.combining(char))
    return " ".join(bare.casefold().split())


def clean(text: str) -> str:
    """``text`` as the vault keeps it: NFC, and without the halves of surrogate pairs, which no file can hold."""
    return unicodedata.normalize("NFC", text.encode("utf-8", "ignore").decode("utf-8"))


def without_marks(text: str) -> str:
    """A captured sentence as one would say it, without its signs, on one line.

    >>> without_marks("café @Sam Dubois #agri ; promis un devis >ven")
    'café Sam Dubois ; promis un devis'
    """
    bare = _DATE_TO_COME.sub("", _TAG.sub("", _NAME_MARK.sub("", text)))
    line = " ".join(bare.split())
    return _EMPTY_CLAUSE.sub("", line).strip() or " ".join(text.split())


def tidy(text: str) -> str:
    """``text`` as the vault keeps it, without blanks around."""
    return clean(text).strip()


def named(text: str) -> str:
    """The same for a name. Raises ``Refused`` when it is empty."""
    name = tidy(text)
    if not name:
        raise Refused(tr("Give it a name."))
    return name


def worded(text: str) -> str:
    """The same for something said. Raises ``Refused`` when it is."""
    words = tidy(text)
    if not words:
        raise Refused(tr("Write a few words first."))
    return words
