"""Text as an address book may hold it, whoever wrote it."""

import re
from unicodedata import combining, normalize

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")

# What lies below the first combining mark is in NFC in any order.
_NOT_SURELY_NFC = re.compile("[\u0300-\U0010ffff]")
# Marks are no word characters; this finds where many may stand in a row.
_MANY_MARKS = re.compile(r"[^\w\x00-\x7f]{31,}")
_MOST_MARKS = 30


def without_controls(text: str) -> str:
    """``text`` with its lines ended by ``\\n``, without other control characters and lone surrogates."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def nfc(text: str) -> str:
    """``text`` in NFC. Of more than 30 combining marks on one letter the rest is dropped.

    Putting marks in order takes time with the square of their number: that bound is the one
    of the Stream-Safe Text Format (Unicode Standard Annex 15, section 13).
    """
    if text.isascii() or not _NOT_SURELY_NFC.search(text):
        return text
    return normalize("NFC", _MANY_MARKS.sub(_with_fewer_marks, text))


def _with_fewer_marks(run: re.Match[str]) -> str:
    kept = []
    marks = 0
    for letter in run[0]:
        marks = marks + 1 if combining(letter) else 0
        if marks <= _MOST_MARKS:
            kept.append(letter)
    return "".join(kept)


def clean(text: str) -> str:
    """``text`` without control characters, in NFC."""
    return nfc(without_controls(text))


def one_line(text: str) -> str:
    """``text`` cleaned, on one line, without white space around it."""
    if text.isprintable():  # nothing to take out, and no line ends: the usual case
        return nfc(text).strip()
    return clean(text).replace("\n", " ").replace("\t", " ").strip()
