"""The picture on a card: it goes where it was chosen to go and nowhere else, and fits in the deepest letter."""

import struct

import pytest

from models.errors import Refused
from models.handing import OWN_PHOTO_BYTES, PHOTO
from models.interchange.vcard_pictures import data_uri, letters_of
from models.introductions import Introductions
from models.people import People
from tests.sync.three import Three, dump

LONGEST = "\U0001f333" * 80
LONGER = "\U0001f333" * 600
"""Each of its letters is four bytes."""


def part(mark: int, body: bytes) -> bytes:
    return bytes([0xFF, mark]) + struct.pack(">H", len(body) + 2) + body


def jpeg(size: int = 2000, side: int = 256, extra: bytes = b"") -> bytes:
    """The outline of a JPEG of ``size`` bytes: nothing here decodes one."""
    frame = part(0xC0, struct.pack(">BHHB", 8, side, side, 1) + b"\x01\x11\x00")
    head = b"\xff\xd8" + part(0xE0, b"JFIF\0\x01\x01\0\0\x01\0\x01\0\0") + extra + frame + part(0xDA, bytes(6))
    return head + b"\x55" * (size - len(head) - 2) + b"\xff\xd9"


def address(data: bytes, kind: str = "image/jpeg") -> str:
    return data_uri(kind, letters_of(data))


def test_it_goes_where_it_was_chosen_to_go(three: Three) -> None:
    ana, ben = three.ana, three.ben
    me = ana.post.set_fields({PHOTO: address(jpeg())})
    assert me.photo == jpeg()
    assert PHOTO not in me.fields
    without = ana.post.card_for(ana.knows(ben.name), ["name"])
    assert without.photo == b""
    assert ben.post.letter(ben.post.receive(without.data).item.id).photo == b""
    assert b"JFIF" not in dump(ben.vault)
    sealed = ana.post.card_for(ana.knows(ben.name), ["name", PHOTO])
    assert (sealed.fields, sealed.photo) == (("name", PHOTO), jpeg())
    assert ("Picture", "2000 bytes") in sealed.says
    letter = ben.post.letter(ben.post.receive(sealed.data).item.id)
    assert letter.photo == jpeg()
    assert letter.changes == ("a picture",)
    ben.post.accept(letter.item.id)
    photo = People(ben.vault).photo(ben.knows(ana.name))
    assert photo is not None
    assert (photo.media_type, photo.data) == ("image/jpeg", jpeg())


def test_of_an_introduction_it_reaches_the_other_once_both_said_yes(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    ben.post.set_fields({PHOTO: address(jpeg())})
    asked = three.ask(ben)
    answer = ben.post.answer(asked, "yes", ["name", PHOTO])
    assert answer.photo == jpeg()
    ana.post.receive(answer.data)
    three.say(cleo, three.ask(cleo), "yes")
    shared = ana.post.share(three.introduction, ana.knows(cleo.name))
    assert shared.photo == jpeg()
    letter = cleo.post.letter(cleo.post.receive(shared.data).item.id)
    assert letter.photo == jpeg()
    assert "a picture" in letter.changes  # of someone new
    cleo.post.accept(letter.item.id)
    assert People(cleo.vault).photo(cleo.knows(ben.name)) is not None


def test_the_fullest_card_fits_in_the_deepest_letter(three: Three) -> None:
    ana, ben, cleo = three.ana, three.ben, three.cleo
    fields = {
        "name": LONGEST,
        "org": LONGEST,
        "role": LONGEST,
        "city": LONGEST,
        "link": "https://ben.example.org/" + "x" * 250,
        "offers": LONGER,
        "needs": LONGER,
        PHOTO: address(jpeg(OWN_PHOTO_BYTES)),
    }
    ben.post.set_fields(fields)
    Introductions(ana.vault).change_party(three.introduction, ana.knows(cleo.name), why=LONGER)
    ana.post.receive(ben.post.answer(three.ask(ben), "yes", list(fields), LONGER).data)
    three.say(cleo, three.ask(cleo), "yes")
    letter = cleo.post.letter(three.share(cleo))
    assert letter.photo == jpeg(OWN_PHOTO_BYTES)


def test_it_is_taken_off_again(three: Three) -> None:
    three.ana.post.set_fields({PHOTO: address(jpeg())})
    assert three.ana.post.set_fields({PHOTO: ""}).photo == b""
    assert b"JFIF" not in dump(three.ana.vault)
    with pytest.raises(Refused):
        three.ana.post.card_for(three.ana.knows("Ben Okafor"), ["name", PHOTO])


@pytest.mark.parametrize(
    "value",
    [
        "me.jpg",
        "https://example.org/me.jpg",
        "data:image/svg+xml;base64,PHN2Zy8+",
        address(b""),
        address(b"\xff\xd8\xff\xe1"),
        address(jpeg()[:-2]),
        address(jpeg(), "image/png"),
        address(jpeg(side=257)),
        address(jpeg(OWN_PHOTO_BYTES + 1)),
        address(jpeg(extra=part(0xE1, b"Exif\0\0 47.2184N"))),
        address(jpeg(extra=part(0xE2, b"ICC_PROFILE\0"))),
        address(jpeg(extra=part(0xFE, b"Taken by Ana"))),
    ],
    ids=["name", "link", "SVG", "nothing", "head", "unended", "PNG", "wide", "heavy", "EXIF", "profile", "comment"],
)
def test_what_would_tell_more_than_is_seen_is_refused(three: Three, value: str) -> None:
    with pytest.raises(Refused, match="Choose the picture in the window"):
        three.ana.post.set_fields({PHOTO: value})
    assert three.ana.post.me().photo == b""
