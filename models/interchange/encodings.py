"""Which letters the bytes of an address book stand for.

A byte order mark decides; else what is valid UTF-8 is UTF-8, and what is not is Windows-1252,
line by line, because files put together from several exports mix the two.
"""

import codecs
from collections.abc import Iterator

from models.errors import Refused
from resources import tr

BLOCK = 256 * 1024
"""Bytes looked at in one go: enough to be fast, little enough to report progress."""

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    ("BEGIN".encode("utf-16-le"), "utf-16-le"),
    ("BEGIN".encode("utf-16-be"), "utf-16-be"),
)

# Only encodings of text, in Python's own names: its registry also holds compressors and the like.
_KNOWN = frozenset(
    (
        *("ascii", "utf-8", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"),
        *(f"iso8859-{part}" for part in range(1, 17)),
        *(f"cp{page}" for page in (437, 850, 874, 932, 949, 950, *range(1250, 1259))),
        *("mac-roman", "koi8-r", "koi8-u", "shift_jis", "euc_jp", "iso2022_jp", "euc_kr"),
        *("gb2312", "gbk", "gb18030", "big5"),
    )
)
# What calls itself Latin-1 is Windows-1252 in practice (WHATWG Encoding Standard, section 4.2),
# and what calls itself ASCII may be anything.
_MEANT = {"iso8859-1": "cp1252", "ascii": ""}

SPOILED = "utf-8-spoiled"
"""No encoding, but an accident: UTF-8 that was taken for Windows-1252 and written as UTF-8 again, "é" as "Ã©"."""

_OPEN = frozenset("\x81\x8d\x8f\x90\x9d")
"""What Windows-1252 says nothing of, and which then stands as the control letter of its number."""


def known_encoding(name: str) -> str | None:
    """Python's name of the encoding that ``name`` means, empty for "guess", ``None`` if it is not of text."""
    name = name.strip()
    if name == SPOILED:
        return name
    if not name.isascii() or len(name) > 40:
        return None
    try:
        found = codecs.lookup(name).name
    except (LookupError, ValueError):
        return None
    return _MEANT.get(found, found) if found in _KNOWN else None


class Decoder:
    """Turns the bytes of one file into text, and remembers what it had to fall back to.

    ``explicit`` is an encoding that the user chose, which wins over any guess.
    Raises ``Refused`` where it is none that we know.
    """

    def __init__(self, data: bytes, explicit: str | None) -> None:
        self.lost_characters = False
        self._fell_back = False
        chosen = known_encoding(explicit) if explicit is not None else ""
        if chosen is None:
            raise Refused(tr("Whispeer cannot read the encoding “{encoding}”. Try utf-8 or cp1252.", encoding=explicit))
        marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
        self._wide = (chosen or marked) if (chosen or marked).startswith(("utf-16", "utf-32")) else ""
        self._chosen = "utf-8" if self._wide else chosen

    @property
    def encoding(self) -> str:
        """The encoding that was chosen or found: ``cp1252`` as soon as one line needed it."""
        return self._wide or self._chosen or ("cp1252" if self._fell_back else "utf-8")

    def blocks(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """``data`` in blocks in which ASCII is ASCII, each with the count of bytes used up to its end."""
        wide = codecs.getincrementaldecoder(_with_order(self._wide, data))("replace") if self._wide else None
        for start in range(0, len(data), BLOCK):
            end = min(start + BLOCK, len(data))
            block = data[start:end]
            if wide:
                block = wide.decode(block, final=end == len(data)).encode("utf-8", "replace")
            yield end, block

    def text(self, raw: bytes, charset: str = "", *, wrapped: bool = False) -> str:
        """What ``raw`` says; ``charset`` is what its own line claims.

        ``wrapped`` says that the bytes came in quoted-printable. Their claim then stands
        before the user's choice, which is about the bytes of the file.
        """
        if raw.isascii() and not charset.startswith("iso2022"):
            return raw.decode("ascii")
        if self._chosen == SPOILED:
            return _mended(raw.decode("utf-8", "replace"))
        claims = [self._chosen] if self._chosen and not wrapped else [charset, self._chosen, "utf-8"]
        for claim in filter(None, claims):
            try:
                return raw.decode(claim)
            except UnicodeError:
                continue
        if not self._chosen and _mostly_letters(text := raw.decode("utf-8", "replace")):
            self.lost_characters = True
            return text
        self._fell_back = self._fell_back or not self._chosen
        text = raw.decode(self._chosen or "cp1252", "replace")
        self.lost_characters = self.lost_characters or "\ufffd" in text
        return text


def _mended(spoiled: str) -> str:
    """What was meant by a line that was ``SPOILED``; one that was not stays as it is."""
    try:
        letters = (letter if letter in _OPEN else letter.encode("cp1252").decode("latin-1") for letter in spoiled)
        return "".join(letters).encode("latin-1").decode("utf-8")
    except UnicodeError:
        return spoiled


def _with_order(wide: str, data: bytes) -> str:
    """A wide encoding that leaves the order of bytes open, with the order that ``data`` is in."""
    if not wide.endswith(("16", "32")):
        return wide
    return f"{wide}-be" if data[:1] in (b"\xfe", b"\0") else f"{wide}-le"


def _mostly_letters(text: str) -> bool:
    """Whether a line is UTF-8 of which only a letter or two was broken, by one who cut it at a length."""
    lost = text.count("\ufffd")
    return sum(letter > "\x7f" for letter in text) > 3 * lost
