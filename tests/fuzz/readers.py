"""The readers that take what a stranger wrote, with small files to begin with, and what each must keep to."""

import io
import json
import zipfile
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from functools import cache
from xml.sax.saxutils import escape

from models.capture.known import Known, KnownPerson
from models.capture.reading import read as read_sentence
from models.interchange import archive, ical, ldif, monica, spreadsheets, tables, vcard
from models.interchange.reading import Reading
from sync import codec, telling
from tests.models.interchange.monica_exports import export, group, thing
from tests.sync.forging import LEA, NOW, SAM, Forged, ask_body, card_body, photo, png

Read = Callable[[bytes], bool]
"""Reads bytes; whether they gave anything. Raises ``Refused`` for what cannot be read, and nothing else."""


@dataclass(frozen=True, slots=True)
class Reader:
    """One reader. ``seeds`` are files to begin with; ``words`` are what its format is made of.

    Of documents in JSON the fuzzer edits the seeds: bytes that are changed blindly are hardly ever JSON.
    """

    read: Read
    seeds: Sequence[bytes]
    words: Sequence[bytes] = ()
    is_json: bool = False


def _gave(reading: Reading) -> bool:
    """Whether there is anything in it; all of it must be text that a vault can keep."""
    for one in (*reading.cards, *reading.rejected, *reading.records):
        _require_clean(one)
    return bool(reading.cards or reading.records)


def _require_clean(value: object) -> None:
    if isinstance(value, str):
        value.encode()  # half a surrogate pair cannot be kept
        assert "\0" not in value, "a NUL came through"
    elif is_dataclass(value):
        for field in fields(value):
            _require_clean(getattr(value, field.name))
    elif isinstance(value, (tuple, list)):
        for one in value:
            _require_clean(one)


def _vcard(data: bytes) -> bool:
    return _gave(vcard.read(data))


def _table(data: bytes) -> bool:
    return _gave(tables.read(data))


def _spreadsheet(data: bytes) -> bool:
    """A whole file, the XML of rows in one that is sound, or the text of their cells, in lines and tabs.

    A ZIP that is changed blindly is hardly ever one, and XML not often.
    """
    file = data if data.startswith(b"PK") else _with_cells(data if data.startswith(b"<") else _as_rows(data))
    return _gave(tables.read_people(spreadsheets.read_sheet(file)))


def _ldif(data: bytes) -> bool:
    return _gave(ldif.read(data))


def _ical(data: bytes) -> bool:
    return _gave(ical.read(data))


def _monica(data: bytes) -> bool:
    return _gave(monica.read(data))


def _archive(data: bytes) -> bool:
    told = archive.from_bytes(data)
    assert archive.from_bytes(archive.to_bytes(told)) == told, "an archive does not come back as it was"
    return any(told.values())


def _sentence(data: bytes) -> bool:
    understood = read_sentence(data.decode("utf-8", "replace"), _KNOWN, _DAY)
    return bool(understood.says_something)


def _sealed(data: bytes) -> bool:
    """A file as it comes: sealed, or only signed."""
    message = codec.read(data, [SAM], NOW)
    assert codec.read_kept(message.signed).envelope == message.envelope, "a message is not kept as it came"
    return True


def _message(data: bytes) -> bool:
    """What is inside one, rightly signed and sealed, whatever it says."""
    message = codec.read(Forged(payload=data).data(), [SAM], NOW)
    _require_clean(telling.line_of(message.body, ""))
    _require_clean(tuple(said for pair in telling.says_of(message.body) for said in pair))
    return True


_DAY = date(2026, 3, 16)
_KNOWN = Known.made([KnownPerson(1, "Léa Martin"), KnownPerson(2, "Sam Dubois")])

_SHEET = "xl/worksheets/sheet1.xml"


@cache
def _sound() -> bytes:
    return spreadsheets.write([["Name", "Email"], ["Léa", "lea@example.org"]])


def _as_rows(text: bytes) -> bytes:
    """Rows of XML whose cells hold what stands between the tabs of each line."""
    lines = text.decode("utf-8", "replace").split("\n")
    return "".join(f"<row>{''.join(map(_as_cell, line.split(chr(9))))}</row>" for line in lines).encode()


def _as_cell(value: str) -> str:
    if value.isascii() and value.isdecimal():
        return f"<c><v>{value}</v></c>"
    return f'<c t="inlineStr"><is><t>{escape("".join(filter(str.isprintable, value)))}</t></is></c>'


def _with_cells(cells: bytes) -> bytes:
    """A spreadsheet whose sheet holds these rows of XML."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(_sound())) as sound, zipfile.ZipFile(made, "w") as changed:
        for name in sound.namelist():
            content = sound.read(name)
            if name == _SHEET:
                head, _, tail = content.partition(b"<sheetData>")
                content = head + b"<sheetData>" + cells + b"</sheetData>" + tail.partition(b"</sheetData>")[2]
            changed.writestr(name, content)
    return made.getvalue()


_VCARDS = (
    b"BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Martin;L=C3=A9a\r\n"
    b"TEL;HOME;VOICE:+33 6 12 34 56 78\r\nADR;WORK;QUOTED-PRINTABLE:;;3 rue=0D=0Adu Puits;Nantes;;44000;France\r\n"
    b"PHOTO;ENCODING=BASE64;TYPE=JPEG:\r\n /9j/4AAQ\r\n\r\nEND:VCARD\r\n",
    b"BEGIN:VCARD\r\nVERSION:3.0\r\nUID:u1\r\nFN:Sam\r\nitem1.EMAIL;TYPE=INTERNET,pref:sam@example.org\r\n"
    b"item1.X-ABLabel:_$!<Work>!$_\r\nBDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12\r\nNOTE:a\\, b\\nc\r\nEND:VCARD\r\n",
    b"BEGIN:VCARD\nVERSION:4.0\nFN:Zo\xc3\xa9\nBDAY:--0512\nRELATED;TYPE=friend;VALUE=text:L\xc3\xa9a\n"
    b"TEL;VALUE=uri;PREF=1:tel:+33-6-12\nPHOTO:data:image/png;base64,iVBORw0KGgo=\nEND:VCARD\n",
)
_TABLES = (
    b"Name,Given Name,E-mail 1 - Value,Phone 1 - Value,Birthday\nL\xc3\xa9a,L\xc3\xa9a,a@b.c ::: d@e.f,0612,--05-12\n",
    b"\xef\xbb\xbfPr\xc3\xa9nom;Nom;Adresse de messagerie;T\xc3\xa9l. mobile\r\nSam;Dubois;sam@example.org;06\r\n",
    b'Notes:\n"a, b"\n\nFirst Name,Last Name,Email Address,Company,Connected On\nSam,D,,X,14 Mar 2024\n',
    "Nom\tSociété\nLefèvre\tŒuvre\n".encode("cp1252"),
)
_LDIF = (
    b"version: 1\ndn: cn=Sam,mail=s@e.org\ncn: Sam\ngivenName:: TMOpYQ==\nmail: s@e.org\nmobile: 06\n"
    b"description: long\n er\nmozillaNickname: S\n\n",
)
_CALENDARS = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:e1\r\nDTSTART;TZID=Europe/Paris:20250304T100000\r\n"
    b"RRULE:FREQ=WEEKLY;COUNT=3\r\nSUMMARY:Caf\xc3\xa9\r\nATTENDEE;CN=Sam;PARTSTAT=ACCEPTED:mailto:s@e.org\r\n"
    b"ORGANIZER:mailto:l@e.org\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
)
_CELLS = b"Name\tBirthday\tNotes\nSam\t45000\tx\n\tL\xc3\xa9a\n"
_ROWS = (
    b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c><c r="B1" t="str"><v>Birthday</v></c></row>'
    b'<row r="2"><c r="A2" t="inlineStr"><is><t>Sam</t></is></c><c r="B2"><v>45000</v></c></row>',
)


_CONTACT = {
    **thing("lea", first_name="Léa", tags=["client"], birthdate=thing("b", date="1984-05-12")),
    "data": [
        group("note", thing("n", body="two\nlines")),
        group("call", thing("c", called_at="2026-01-02T10:00:00Z", content="about the site")),
        group("reminder", thing("r", initial_date="2026-05-01", frequency_type="year", title="call")),
        group("debt", thing("d", in_debt=True, amount=12, status="inprogress", reason="lunch")),
        group("activity", "walk"),
    ],
}
_MONICA = export(
    group("contact", _CONTACT, thing("sam", first_name="Sam")),
    group("activity", thing("walk", summary="a walk", happened_at="2026-02-03")),
    group("relationship", thing("k", type="friend", contact_is="lea", of_contact="sam")),
)
_ARCHIVE = {
    "format": archive.FORMAT,
    "version": archive.VERSION,
    "tables": {
        "person": [{"uid": "p", "name": "Léa", "archived": 0, "circle": None}],
        "photo": [{"person": "p", "media_type": "image/png", "data": {"base64": "AAEC"}}],
    },
}

_CONSENT = {**card_body(), "kind": "consent", "sig": LEA.key, "age": LEA.age, "ask_hash": "0" * 64}
_BODIES = (
    card_body(
        emails={"1": {"address": "lea@example.org"}},
        links={"1": {"uri": "https://example.org/lea"}},
        media=photo(png(8, 8)),
    ),
    ask_body(fields=["name", "email"]),
    {"kind": "answer", "say": "yes", "ask_hash": "0" * 64, "consent": Forged(_CONSENT).compact()},
    {"kind": "share", "consent": Forged(_CONSENT).compact(), "why": "hedges"},
    {"kind": "outcome", "text": "They plant together."},
)
_ANYONE = {"kind": "identity", "name": "Léa", "age": LEA.age}

READERS: Mapping[str, Reader] = {
    "vcard": Reader(
        _vcard,
        _VCARDS,
        (
            b"BEGIN:VCARD",
            b"END:VCARD",
            b"ENCODING=QUOTED-PRINTABLE",
            b"CHARSET=",
            b";TYPE=",
            b"AGENT:",
            b"=\n",
            b"\r\n ",
        ),
    ),
    "csv": Reader(_table, _TABLES, (b'","', b";", b"\t", b" ::: ", b"Birthday", b"E-mail 1 - Value", b"\xff\xfe")),
    "xlsx": Reader(
        _spreadsheet,
        (*_ROWS, _CELLS, _sound()),
        (b"<row ", b'<c r="', b't="s"', b"<v>", b"<f>", b"</c>"),
    ),
    "ldif": Reader(_ldif, _LDIF, (b"dn: ", b"dn:: ", b"changetype: add", b"jpegPhoto:: ", b"\n ", b"-\n")),
    "ical": Reader(_ical, _CALENDARS, (b"BEGIN:VEVENT", b"END:VEVENT", b"FREQ=SECONDLY", b"DTSTART:", b"EXDATE:")),
    "monica": Reader(_monica, (_MONICA,), is_json=True),
    "archive": Reader(_archive, (json.dumps(_ARCHIVE).encode(),), is_json=True),
    "sealed": Reader(
        _sealed,
        (
            *(Forged(body).data() for body in _BODIES),
            Forged(_ANYONE, {"aud": ""}, sealed=False).data(),
        ),
        (b"age-encryption.org/v1\n", b"-> X25519 ", b"-> scrypt ", b"\n--- ", b"-grease ", b"eyJ"),
    ),
    "message": Reader(_message, tuple(Forged(body).said() for body in _BODIES), is_json=True),
    "sentence": Reader(
        _sentence,
        ("café @Sam Dubois @Léa #agri ; promis devis type >ven".encode(), b"called @Sam 12/10; follow up >2w"),
        (b" @", b" #", b" >", b"; ", b"hier", b"promis", b"vu ", b"monde : ", b"via @", b"? "),
    ),
}
