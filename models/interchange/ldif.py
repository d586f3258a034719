"""Reading LDIF (RFC 2849), as Thunderbird and directories write address books."""

import base64
import binascii
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import replace

from models.errors import Refused
from models.interchange import vcard_pictures as pictures
from models.interchange.card import Card, Rejected
from models.interchange.content_lines import physical_lines
from models.interchange.encodings import Decoder
from models.interchange.reading import Reading
from models.interchange.tables.cards import card_from
from models.interchange.tables.kept import Said, Told
from models.interchange.tables.sheet import LONGEST_CELL, MOST_ROWS, require_size, too_large
from models.interchange.tables.targets import Meaning, Target
from models.interchange.text import without_controls
from models.people.person import Photo
from resources import tr

_T = Target
_HOME, _WORK = "home address", "work address"
_ATTRIBUTES: dict[str, Meaning] = {
    "cn": Meaning(_T.NAME),
    "givenname": Meaning(_T.GIVEN),
    "sn": Meaning(_T.FAMILY),
    "mozillanickname": Meaning(_T.NICKNAME),
    "xmozillanickname": Meaning(_T.NICKNAME),
    "o": Meaning(_T.ORGANISATION),
    "title": Meaning(_T.ROLE),
    "description": Meaning(_T.NOTE),
    "mail": Meaning(_T.EMAIL),
    "mozillasecondemail": Meaning(_T.EMAIL, "other"),
    "telephonenumber": Meaning(_T.PHONE, "work"),
    "homephone": Meaning(_T.PHONE, "home"),
    "mobile": Meaning(_T.PHONE, "mobile"),
    "fax": Meaning(_T.PHONE, "fax"),
    "facsimiletelephonenumber": Meaning(_T.PHONE, "fax"),
    "pager": Meaning(_T.PHONE, "pager"),
    "nsaimid": Meaning(_T.IM, "aim"),
    "mozillaworkurl": Meaning(_T.URL, "work"),
    "mozillahomeurl": Meaning(_T.URL, "home"),
    "labeleduri": Meaning(_T.URL),
    "birthyear": Meaning(_T.BIRTH_YEAR),
    "birthmonth": Meaning(_T.BIRTH_MONTH),
    "birthday": Meaning(_T.BIRTH_DAY),
    "mozillahomestreet": Meaning(_T.STREET, "home", _HOME),
    "mozillahomestreet2": Meaning(_T.STREET, "home", _HOME),
    "mozillahomelocalityname": Meaning(_T.LOCALITY, "home", _HOME),
    "mozillahomestate": Meaning(_T.REGION, "home", _HOME),
    "mozillahomepostalcode": Meaning(_T.CODE, "home", _HOME),
    "mozillahomecountryname": Meaning(_T.COUNTRY, "home", _HOME),
    "street": Meaning(_T.STREET, "work", _WORK),
    "mozillaworkstreet2": Meaning(_T.STREET, "work", _WORK),
    "l": Meaning(_T.LOCALITY, "work", _WORK),
    "st": Meaning(_T.REGION, "work", _WORK),
    "postalcode": Meaning(_T.CODE, "work", _WORK),
    "c": Meaning(_T.COUNTRY, "work", _WORK),
}
_LISTS = ("groupofnames", "groupofuniquenames")
# What programs write for themselves, and for their directories.
_TECHNICAL = frozenset(
    (
        *("dn", "objectclass", "changetype", "controls", "modifytimestamp", "createtimestamp", "entryuuid"),
        *("mozillausehtmlmail", "xmozillausehtmlmail", "mozilla_aimscreenname", "preferdisplayname"),
        *("userpassword", "usercertificate", "usersmimecertificate"),
    )
)
_PHOTOS = ("jpegphoto", "thumbnailphoto", "photo")
_MOST_ATTRIBUTES = 5_000
_MOST_LINES = 5_000_000
_MOST_LETTERS = LONGEST_CELL - 100
"""Letters of a picture: with more of them its line was cut."""

_WORDS = {"ou": "Department", **{f"mozillacustom{number}": f"Custom {number}" for number in range(1, 5)}}
_KEPT = Meaning(_T.KEPT)

_BEFORE = (b"#", b" ", b"version:")
"""How lines begin that may stand before the first entry."""


def is_ldif(data: bytes) -> bool:
    """Whether ``data`` begins as LDIF does."""
    lines = (line.lower() for line in data.removeprefix(b"\xef\xbb\xbf")[:4096].splitlines() if line.strip())
    return next((line for line in lines if not line.startswith(_BEFORE)), b"").startswith(b"dn:")


def read(
    data: bytes, encoding: str | None = None, tick: Callable[[int, int], None] | None = None, *, day_first: bool = True
) -> Reading:
    """The people in ``data``, and the entries that could not be read, each with the reason.

    Raises ``Refused`` for a file that is empty, too large, or holds no entry, and what ``tick`` raises.
    """
    require_size(data)
    decoder = Decoder(data, encoding)
    reading = Reading([], [], "")
    is_directory = False
    for number, entry in _entries(data, decoder, tick):
        at = tr("line {number}", number=number)
        is_directory = is_directory or any(name == "dn" for name, _ in entry)
        if len(reading.cards) + len(reading.rejected) >= MOST_ROWS:
            raise too_large()
        if len(entry) > _MOST_ATTRIBUTES:
            reading.rejected.append(Rejected(at, tr("This card has more than {limit} lines.", limit=_MOST_ATTRIBUTES)))
            continue
        if any(value.lower() in _LISTS for name, value in entry if name == "objectclass"):
            reading.rejected.append(Rejected(at, tr("This is a list of people, not a person.")))
            continue
        card = card_from(_said(entry), at, day_first=day_first)
        if card is None:
            why = tr("This entry has no name, organisation, nickname, email or phone number.")
            reading.rejected.append(Rejected(at, why))
        else:
            reading.cards.append(_with_picture(card, entry))
    if not reading.cards and not (reading.rejected and is_directory):
        raise Refused(tr("There is nobody in this file. Choose the file that your address book exported."))
    return Reading(reading.cards, reading.rejected, decoder.encoding)


Entry = list[tuple[str, str]]


def _entries(data: bytes, decoder: Decoder, tick: Callable[[int, int], None] | None) -> Iterator[tuple[int, Entry]]:
    """Each entry, with the number of its first line: what stands between two empty lines."""
    started, entry = 0, list[tuple[str, str]]()
    for number, line in _logical_lines(data, decoder, tick):
        if not line:
            if entry:
                yield started, entry
            entry = []
            continue
        if len(entry) > _MOST_ATTRIBUTES:
            continue
        attribute = _attribute(line, decoder)
        if attribute is None or attribute[0] == "version":
            continue
        started = started if entry else number
        entry.append(attribute)
    if entry:
        yield started, entry


def _logical_lines(
    data: bytes, decoder: Decoder, tick: Callable[[int, int], None] | None
) -> Iterator[tuple[int, bytes]]:
    """The lines unfolded (a blank begins the rest of one), without comments; an empty one parts two entries."""
    number, begun, pending = 0, 0, bytearray()
    for done, lines in physical_lines(decoder, data):
        if number > _MOST_LINES:
            raise too_large()
        for line in lines:
            number += 1
            if line.startswith(b" ") and pending:
                if len(pending) < LONGEST_CELL:
                    pending += line[1:]
                continue
            if pending and not pending.startswith(b"#"):
                yield begun, bytes(pending[:LONGEST_CELL])
            begun, pending = number, bytearray(line)
            if not line.strip():
                pending.clear()
                yield number, b""
        if tick:
            tick(done, len(data))
    if pending and not pending.startswith(b"#"):
        yield begun, bytes(pending[:LONGEST_CELL])


def _attribute(line: bytes, decoder: Decoder) -> tuple[str, str] | None:
    """Name and value of a line; ``None`` for one that is no attribute, or points at a file, which is never fetched.

    The value of a picture is its base64 letters; other bytes that are no text are passed over.
    """
    name, colon, value = line.partition(b":")
    if not colon or value.startswith(b"<"):
        return None
    bare = name.split(b";")[0].strip().lower().decode("ascii", "replace")
    if value.startswith(b":"):
        letters = value[1:].strip()
        try:
            value = base64.b64decode(letters, validate=True)
        except (binascii.Error, ValueError):
            return None
        if bare in _PHOTOS:
            return bare, letters.decode("ascii")
        if b"\0" in value:
            return None
    return bare, without_controls(decoder.text(value)).strip()


def _said(entry: Entry) -> Said:
    said: Said = defaultdict(list)
    for name, value in entry:
        if not value or name in _TECHNICAL or name in _PHOTOS:
            continue
        meaning = _ATTRIBUTES.get(name, _KEPT)
        said[meaning.target].append(Told(meaning, value, _WORDS.get(name, name)))
    return said


def _with_picture(card: Card, entry: Entry) -> Card:
    """The card with the first picture of its entry that can be shown, or the reason why there is none."""
    for letters in (value for name, value in entry if name in _PHOTOS):
        data, _ = pictures.decode(letters)
        if len(letters) > _MOST_LETTERS or len(data) > pictures.LARGEST_PICTURE:
            return replace(card, remarks=(*card.remarks, tr("The picture is larger than 1 MB and was not kept.")))
        if media_type := pictures.media_type_of(data):
            return replace(card, photo=Photo(media_type=media_type, data=data))
    return card
