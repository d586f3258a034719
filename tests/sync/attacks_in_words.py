"""Attacks by what a message says: text, links, pictures and fields. Name -> what comes, and why it is refused."""

from sync.refusals import Reason
from tests.sync.forging import Forged, ask_body, card_body, jpeg, photo, png

R = Reason


def text(said: str) -> bytes:
    return Forged(ask_body(why=said)).data()


def name(said: str) -> bytes:
    return Forged(card_body(name={"full": said})).data()


def link(uri: str) -> bytes:
    return Forged(card_body(links={"1": {"uri": uri}})).data()


def picture(data: bytes, media_type: str = "image/png") -> bytes:
    return Forged(card_body(media=photo(data, media_type))).data()


TEXT: dict[str, tuple[bytes, Reason]] = {
    "turned by an override": (text("invoice \u202efdp.exe"), R.HIDDEN_TEXT),
    "turned by an isolate": (name("Léa\u2067 Martin"), R.HIDDEN_TEXT),
    "a mark from right to left": (name("Léa\u200f"), R.HIDDEN_TEXT),
    "a zero width space": (name("Lé\u200ba"), R.HIDDEN_TEXT),
    "a zero width joiner between letters": (name("Lé\u200da"), R.HIDDEN_TEXT),
    "a word joiner": (text("a\u2060b"), R.HIDDEN_TEXT),
    "a byte order mark in a name": (name("\ufeffLéa"), R.HIDDEN_TEXT),
    "a soft hyphen": (name("Mar\u00adtin"), R.HIDDEN_TEXT),
    "a flood of combining marks": (name("L" + "\u0301" * 40), R.HIDDEN_TEXT),
    "enclosing marks": (text("a" + "\u20dd" * 4), R.HIDDEN_TEXT),
    "tag characters": (text("hello\U000e0041\U000e0042"), R.HIDDEN_TEXT),
    "an escape sequence": (name("Léa\x1b[31m"), R.HIDDEN_TEXT),
    "a NUL": (name("Léa\0"), R.HIDDEN_TEXT),
    "a bell": (text("ding\a"), R.HIDDEN_TEXT),
    "a carriage return": (text("good\rbad"), R.HIDDEN_TEXT),
    "a line end in a name": (name("Léa\nMartin"), R.HIDDEN_TEXT),
    "a line separator": (text("a\u2028b"), R.HIDDEN_TEXT),
    "a private letter": (name("\ue000"), R.HIDDEN_TEXT),
    "no character at all": (name("\uffff"), R.HIDDEN_TEXT),
    "a name of blanks of another script": (name("\u3164\u3164"), R.HIDDEN_TEXT),
    "a braille blank": (name("\u2800"), R.HIDDEN_TEXT),
    "a name of blanks": (name("   "), R.NOT_A_CARD),
    "an empty name": (name(""), R.NOT_A_CARD),
    "a name of 81 letters": (name("a" * 81), R.NOT_A_CARD),
    "a text of 601 letters": (text("a" * 601), R.NOT_A_CARD),
    "an e-mail with a blank": (Forged(card_body(emails={"1": {"address": "a b@example.org"}})).data(), R.NOT_A_CARD),
    "an e-mail with a header": (
        Forged(card_body(emails={"1": {"address": "a@example.org?bcc=eve@example.org"}})).data(),
        R.NOT_A_CARD,
    ),
    "an e-mail with a name": (Forged(card_body(emails={"1": {"address": "E <a@example.org>"}})).data(), R.NOT_A_CARD),
    "an e-mail of 300 letters": (
        Forged(card_body(emails={"1": {"address": "a" * 300 + "@example.org"}})).data(),
        R.NOT_A_CARD,
    ),
    "a number that dials a code": (Forged(card_body(phones={"1": {"number": "tel:*21*06"}})).data(), R.NOT_A_CARD),
}

LINKS: dict[str, tuple[bytes, Reason]] = {
    f"a link {uri[:40]!r}": (link(uri), R.LINK)
    for uri in (
        "javascript:alert(1)",
        "file:///etc/passwd",
        "http://example.org",
        "HTTPS://example.org",
        "data:text/html,x",
        "ftp://example.org",
        "\\\\server\\share",
        "//server/share",
        "smb://server/share",
        "https://user@example.org",
        "https://example.org@evil.example",
        "https://user:word@example.org/",
        "https://example.org\\@evil.example",
        "https://127.0.0.1/",
        "https://[::1]/",
        "https://localhost/",
        "https://exаmple.org/",
        "https://a..b.org",
        "https://example.org/ x",
        "https:///x",
        "https://",
        "vbscript:x",
        "ms-settings:network",
        "mailto:a@example.org",
    )
} | {
    "six links": (
        Forged(card_body(links={str(at): {"uri": "https://example.org"} for at in range(6)})).data(),
        R.NOT_A_CARD,
    ),
    "a link of 301 letters": (link("https://example.org/" + "a" * 281), R.NOT_A_CARD),
}

PICTURES: dict[str, tuple[bytes, Reason]] = {
    "a PNG of 30,000 by 30,000": (picture(png(30_000, 30_000)), R.PICTURE),
    "a PNG of 257 by 10": (picture(png(257, 10)), R.PICTURE),
    "a PNG without height": (picture(png(10, 0)), R.PICTURE),
    "a PNG that is cut": (picture(png(16, 16)[:-20]), R.PICTURE),
    "a PNG without an end": (picture(png(16, 16)[:-12]), R.PICTURE),
    "a PNG with a script after it": (picture(png(16, 16, tail=b"<script>")), R.PICTURE),
    "a PNG with packed text": (picture(png(16, 16, (b"zTXt", b"k\0\0xx"))), R.PICTURE),
    "a PNG with a packed profile": (picture(png(16, 16, (b"iCCP", b"k\0\0xx"))), R.PICTURE),
    "a PNG that moves": (picture(png(16, 16, (b"acTL", b"\0" * 8))), R.PICTURE),
    "a PNG whose sum is wrong": (picture(png(16, 16).replace(b"\x10\x08", b"\x10\x04", 1)), R.PICTURE),
    "a PNG whose piece is longer than the file": (
        picture(b"\x89PNG\r\n\x1a\n" + b"\xff\xff\xff\xffIHDR" + b"\0" * 30),
        R.PICTURE,
    ),
    "a picture of 17 KB": (picture(png(16, 16, (b"PLTE", b"\0" * 17_000))), R.PICTURE),
    "a JPEG of 30,000 by 30,000": (picture(jpeg(30_000, 30_000), "image/jpeg"), R.PICTURE),
    "a JPEG without an end": (picture(jpeg(16, 16, end=b""), "image/jpeg"), R.PICTURE),
    "a JPEG of two frames": (picture(jpeg(16, 16, frames=2), "image/jpeg"), R.PICTURE),
    "a JPEG of no frame": (picture(jpeg(16, 16, frames=0), "image/jpeg"), R.PICTURE),
    "a JPEG of three bytes": (picture(b"\xff\xd8\xff", "image/jpeg"), R.PICTURE),
    "an SVG": (picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>", "image/svg+xml"), R.PICTURE),
    "an SVG that says it is a PNG": (picture(b"<svg xmlns='http://www.w3.org/2000/svg'/>"), R.PICTURE),
    "a GIF": (picture(b"GIF89a\1\0\1\0\0\0\0;", "image/gif"), R.PICTURE),
    "a picture to be fetched": (
        Forged(card_body(media={"1": {"kind": "photo", "uri": "https://eve.example/p.png"}})).data(),
        R.PICTURE,
    ),
    "a picture on my disk": (
        Forged(card_body(media={"1": {"kind": "photo", "uri": "file:///home/me/p.png"}})).data(),
        R.PICTURE,
    ),
    "a sound": (
        Forged(card_body(media={"1": {"kind": "sound", "uri": "data:,"}})).data(),
        R.NOT_A_CARD,
    ),
}

FIELDS: dict[str, tuple[bytes, Reason]] = {
    "a field that is not told": (
        Forged({**card_body(titles={"1": {"name": "x"}}), "fields": ["name"]}).data(),
        R.NOT_CONSENTED,
    ),
    "a field that is told and not there": (
        Forged({**card_body(), "fields": ["name", "email"]}).data(),
        R.NOT_CONSENTED,
    ),
    "a field told twice": (Forged({**card_body(), "fields": ["name", "name"]}).data(), R.NOT_CONSENTED),
    "no field": (Forged({**card_body(), "fields": []}).data(), R.NOT_CONSENTED),
    "a picture that is not told": (
        Forged({**card_body(media=photo(png(16, 16))), "fields": ["name"]}).data(),
        R.NOT_CONSENTED,
    ),
    "a path for a field": (Forged({**card_body(), "fields": ["../name"]}).data(), R.NOT_A_CARD),
    "two offers, one of them not told": (
        Forged(
            {
                "kind": "card",
                "card": {"personalInfo": {at: {"kind": "expertise", "value": at} for at in "ab"}},
                "fields": ["offers"],
            }
        ).data(),
        R.NOT_CONSENTED,
    ),
    "an address in full": (
        Forged(card_body(addresses={"1": {"components": [{"kind": "name", "value": "3 rue du Puits"}]}})).data(),
        R.NOT_A_CARD,
    ),
}
