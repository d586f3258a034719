"""LDIF, as Thunderbird and directories write it."""

import base64
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.interchange import ldif
from models.people import ContactKind

FIXTURE = Path(__file__).parents[4] / "shared/fixtures/csv/import_test_unit_resources_basic_ldif_addressbook.ldif"

TWO = b"""version: 1
# a comment
 that goes on
dn: cn=L\xc3\xa9a Martin
objectclass: person
cn: L\xc3\xa9a Mar
 tin
mail: lea@example.org
jpegPhoto:< file:///etc/passwd

dn: cn=Friends
objectclass: groupOfNames
cn: Friends

dn:: Y249U2Ft
cn:: """ + base64.b64encode("Sam Dubœuf".encode())


def test_folded_lines_base64_comments_and_lists() -> None:
    reading = ldif.read(TWO)
    assert [(card.name, card.at) for card in reading.cards] == [("Léa Martin", "line 4"), ("Sam Dubœuf", "line 15")]
    assert reading.cards[0].contacts[0].value == "lea@example.org"
    assert [refused.at for refused in reading.rejected] == ["line 11"]


def test_a_file_that_is_pointed_at_is_never_read() -> None:
    assert "root" not in repr(ldif.read(TWO))


def test_a_picture_is_kept_and_other_bytes_are_passed_over() -> None:
    png = base64.b64encode(b"\x89PNG\r\n\x1a\n").decode()
    blob = base64.b64encode(b"\0\1").decode()
    data = f"dn: cn=a\ncn: Ada\njpegPhoto:: {png}\nx-blob:: {blob}\nmanager: cn=Sam\n".encode()
    (card,) = ldif.read(data).cards
    assert card.photo and card.photo.media_type == "image/png"
    assert (card.note, card.remarks) == ("manager: cn=Sam", ())
    large = base64.b64encode(b"\x89PNG\r\n\x1a\n" + bytes(1_100_000)).decode()
    (card,) = ldif.read(f"dn: cn=a\ncn: Ada\njpegPhoto:: {large}\n".encode()).cards
    assert (card.photo, card.remarks) == (None, ("The picture is larger than 1 MB and was not kept.",))


def test_it_is_known_by_how_it_begins() -> None:
    assert ldif.is_ldif(TWO)
    assert not ldif.is_ldif(b"Name,Email\n")
    assert not ldif.is_ldif(b"BEGIN:VCARD\n")


@pytest.mark.parametrize("data", [b"", b"\n\n", b"version: 1\n# nobody\n"])
def test_nobody_is_said(data: bytes) -> None:
    with pytest.raises(Refused):
        ldif.read(data)


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        reading = ldif.read(b"dn: cn=x\n" + data)
    except Refused as refusal:
        assert str(refusal)
    else:
        assert all(card.name for card in reading.cards)


@pytest.mark.skipif(not FIXTURE.is_file(), reason="the real address books are not beside the checkout")
def test_every_field_of_thunderbird() -> None:
    (card,) = ldif.read(FIXTURE.read_bytes()).cards
    assert (card.name, card.given, card.family, card.nickname) == ("Display Name", "First", "Last", "Nickname")
    assert (card.organisation, card.role, card.town) == ("Organization Name", "Job Title", "Home City")
    assert card.note.splitlines() == [
        *("Notes line 1", "Notes line 2", "Notes line 3", "Notes line 4"),
        "Department: Department",
        *("Custom 1: Custom Field 1", "Custom 2: Custom Field 2", "Custom 3: Custom Field 3"),
        "Custom 4: Custom Field 4",
    ]
    assert [day.on for day in card.dates] == ["1900-01-02"]
    said = [(one.kind, one.value, one.label) for one in card.contacts]
    assert said == [
        (ContactKind.EMAIL, "primaryemail@host.invalid", ""),
        (ContactKind.EMAIL, "secondemail@host.invalid", "other"),
        (ContactKind.PHONE, "123-456-7890", "work"),
        (ContactKind.PHONE, "234-567-8901", "home"),
        (ContactKind.PHONE, "345-678-9012", "fax"),
        (ContactKind.PHONE, "456-789-0123", "pager"),
        (ContactKind.PHONE, "567-890-1234", "mobile"),
        (ContactKind.URL, "http://127.0.0.1", "work"),
        (ContactKind.URL, "http://localhost", "home"),
        (ContactKind.IM, "screenname", "aim"),
        (
            ContactKind.ADDRESS,
            "Home Address Line 1\nHome Address Line 2\nHome Zip Home City\nHome State\nHome Country",
            "home",
        ),
        (
            ContactKind.ADDRESS,
            "Work Address Line 1\nWork Address Line 2\nWork Zip Work City\nWork State\nWork Country",
            "work",
        ),
    ]
