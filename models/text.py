"""Text as people compare it: without accents, case or ligatures."""

import unicodedata

from models.errors import Refused
from resources import tr

# Letters that Unicode does not take apart, and that people leave out when they type.
_JOINED = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "ss", "ẞ": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
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
