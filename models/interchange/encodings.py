"""Which letters the bytes of an address book stand for.

A byte order mark decides; else what is valid UTF-8 is UTF-8, and what is not is Windows-1252,
line by line, because files put together from several exports mix the two.
"""

import codecs
import re
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

# Only encodings of text, in Python's own names: the registry also holds compressors and the like.
_KNOWN = frozenset(
    """ascii utf-8 utf-16 utf-16-le utf-16-be utf-32 utf-32-le utf-32-be
    iso8859-1 iso8859-2 iso8859-3 iso8859-4 iso8859-5 iso8859-6 iso8859-7 iso8859-8 iso8859-9 iso8859-10
    iso8859-11 iso8859-13 iso8859-14 iso8859-15 iso8859-16
    cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp874 cp932 cp949 cp950
    mac-roman koi8-r koi8-u shift_jis euc_jp iso2022_jp gb2312 gbk gb18030 big5 euc_kr""".split()
)
# What calls itself Latin-1 or ASCII is Windows-1252 in practice (WHATWG Encoding Standard, section 4.2).
_MEANT = {"iso8859-1": "cp1252", "ascii": ""}
_LINE_END = re.compile(rb"[\r\n]")


def known_encoding(name: str) -> str:
    """Python's name of the encoding ``name``, or an empty string for one that is not of text."""
    try:
        found = codecs.lookup(name.strip()).name if name.isascii() and len(name) < 40 else ""
    except (LookupError, ValueError):
        return ""
    return found if found in _KNOWN else ""


class Decoder:
    """Bytes of one file to text; remembers what it had to fall back to.

    ``explicit`` is an encoding that the user chose, which wins over any guess.
    Raises ``Refused`` where it is not one that we know.
    """

    def __init__(self, data: bytes, explicit: str | None) -> None:
        self.fell_back = False
        self.lost_characters = False
        self._explicit = ""
        marked = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), "")
        if explicit is not None:
            self._explicit = known_encoding(explicit)
            if not self._explicit:
                raise Refused(
                    tr("Whispeer cannot read the encoding “{encoding}”. Try utf-8 or cp1252.", encoding=explicit)
                )
        self._wide = ""
        if (self._explicit or marked).startswith(("utf-16", "utf-32")):
            self._wide, self._explicit = self._explicit or marked, "utf-8"

    @property
    def encoding(self) -> str:
        """The encoding that was chosen or found: ``cp1252`` as soon as one line needed it."""
        return self._wide or self._explicit or ("cp1252" if self.fell_back else "utf-8")

    def narrow(self, data: bytes) -> Iterator[tuple[int, bytes]]:
        """``data`` in blocks of about ``BLOCK`` bytes where ASCII is ASCII, with the bytes used so far."""
        if not self._wide:
            yield len(data), data
            return
        decoder = codecs.getincrementaldecoder(self._wide)(errors="replace")
        for start in range(0, len(data), BLOCK):
            end = min(start + BLOCK, len(data))
            text = decoder.decode(data[start:end], final=end == len(data))
            yield end, text.encode("utf-8", "replace")

    def text(self, raw: bytes, charset: str = "", *, encoded: bool = False) -> str:
        """What ``raw`` says. ``charset`` is what its line claims.

        The claim stands where the line was encoded in ASCII (``encoded``), or the user chose nothing:
        a choice is about the bytes of the file itself.
        """
        if raw.isascii() and not charset.startswith("iso2022"):
            return raw.decode("ascii")
        claims = (charset, self._explicit) if encoded else (self._explicit or charset,)
        for claim in (*claims, "utf-8"):
            try:
                return raw.decode(claim or "utf-8")
            except UnicodeDecodeError:
                if claim == self._explicit and claim and not encoded:
                    self.lost_characters = True
                    return raw.decode(claim, "replace")
        self.fell_back = True
        text = raw.decode("cp1252", "replace")
        self.lost_characters |= "\ufffd" in text
        return text


