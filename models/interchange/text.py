"""Text as we keep it, whoever wrote it."""

import re
from unicodedata import normalize

_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff]")


def clean(text: str) -> str:
    """``text`` in NFC, its lines ended by ``\\n``, without control characters and lone surrogates."""
    if text.isascii() and text.isprintable():
        return text
    return normalize("NFC", _NOT_TEXT.sub("", _LINE_ENDS.sub("\n", text)))


def one_line(text: str) -> str:
    """``text`` cleaned, on one line, without white space around it."""
    return clean(text).replace("\n", " ").replace("\t", " ").strip()
