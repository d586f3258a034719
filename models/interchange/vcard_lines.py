"""One line of a vCard, understood as far as its own text goes."""

import re
from binascii import a2b_qp
from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from models.interchange import vcard_pictures as pictures
from models.interchange.content_heads import BASE64, QUOTED_PRINTABLE, Head, parse_head, split_line
from models.interchange.encodings import Decoder
from models.interchange.text import clean, nfc, without_controls

_LONE_BACKSLASH = re.compile(r"\\(?![;,])")
_OLD_PLACE = re.compile(r"(-?[0-9]{1,3}(?:\.[0-9]{1,20})?);(-?[0-9]{1,3}(?:\.[0-9]{1,20})?)")


@dataclass(slots=True)
class Line:
    """A line whose value has been decoded but is still escaped: it holds no line end.

    The value of a BASE64 line is its letters, without blanks.
    """

    head: Head
    value: str
    number: int


def parse_line(raw: bytes, number: int, decoder: Decoder) -> Line:
    """The line that the unfolded bytes ``raw`` make."""
    before, after = split_line(raw)
    head = parse_head(before)
    if head.encoding == BASE64:
        return Line(head, b"".join(after.split()).decode("ascii", "replace"), number)
    if head.encoding == QUOTED_PRINTABLE:
        text = without_controls(decoder.text(a2b_qp(after), head.charset, wrapped=True))
        # Line ends and backslashes came bare; from here on they are escaped, as everywhere else.
        return Line(head, _LONE_BACKSLASH.sub(r"\\\\", text).replace("\n", "\\n"), number)
    value = after.decode("ascii") if after.isascii() and not head.charset else decoder.text(after, head.charset)
    return Line(head, value if value.isprintable() else without_controls(value).replace("\n", "\\n"), number)


def as_property(line: Line) -> str:
    """The line as vCard 4.0 would have it, to be given back: without encodings, blobs as ``data:`` URIs."""
    value = line.value
    if line.head.encoding == BASE64:
        value = pictures.data_uri(pictures.media_type_named(line.head.types), pictures.as_base64(value))
    elif line.head.name == "GEO" and (place := _OLD_PLACE.fullmatch(value.strip())):
        value = f"geo:{place[1]},{place[2]}"
    return clean(f"{line.head.text}:{value}").replace("\n", "\\n")


def digest(lines: Iterable[Line]) -> bytes:
    """SHA-256 over what ``lines`` say: their order, folding, encoding and the names of groups do not count."""
    loose: list[str] = []
    grouped: dict[str, list[str]] = {}
    for line in lines:
        if line.head.is_framing:
            continue
        text = f"{line.head.canonical}:{line.value}"
        if line.head.group:
            grouped.setdefault(line.head.group.upper(), []).append(text)
        else:
            loose.append(text)
    loose.extend("\0".join(sorted(group)) for group in grouped.values())
    whole = "\n".join(sorted(loose))
    return sha256(nfc(whole).encode("utf-8", "replace")).digest()
