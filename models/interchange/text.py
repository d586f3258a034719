"""Text as an address book may hold it, whoever wrote it."""

import re
from unicodedata import normalize

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def without_controls(text: str) -> str:
    """``text`` with its lines ended by ``\\n``, without other control characters and lone surrogates."""
    if text.isprintable():
        return text
    return _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text))


def clean(text: str) -> str:
    """``text`` without control characters, in NFC."""
    return normalize("NFC", without_controls(text))


def one_line(text: str) -> str:
    """``text`` cleaned, on one line, without white space around it."""
    if text.isprintable():  # nothing to take out, and no line ends: the usual case
        return normalize("NFC", text).strip()
    return clean(text).replace("\n", " ").replace("\t", " ").strip()
