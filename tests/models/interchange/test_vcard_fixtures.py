"""Files that real address books wrote: what one sees in them by eye is what is read."""

from pathlib import Path

import pytest

from models.interchange.card import Card
from models.interchange.reading import Reading
from models.interchange.vcard import read
from models.interchange.vcard_dialects import Version
from models.interchange.vcard_writer import write
from models.people.person import DateKind, Person
from tests.models.interchange.vcards import numbers

FOLDER = Path(__file__).parents[4] / "shared" / "fixtures" / "vcf"

pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real address books is not here")

CARDS = {
    "ez-vcard_John_Doe_ANDROID.vcf": 6,
    "ez-vcard_John_Doe_BLACK_BERRY.vcf": 1,
    "ez-vcard_John_Doe_EVOLUTION.vcf": 1,
    "ez-vcard_John_Doe_GMAIL.vcf": 1,
    "ez-vcard_John_Doe_IPHONE.vcf": 1,
    "ez-vcard_John_Doe_LOTUS_NOTES.vcf": 1,
    "ez-vcard_John_Doe_MAC_ADDRESS_BOOK.vcf": 1,
    "ez-vcard_John_Doe_MS_OUTLOOK.vcf": 1,
    "ez-vcard_fullcontact.vcf": 1,
    "ez-vcard_gmail-list.vcf": 3,
    "ez-vcard_gmail-single.vcf": 1,
    "ez-vcard_gmail-single2.vcf": 1,
    "ez-vcard_issue_issue114.vcf": 1,
    "ez-vcard_outlook-2003.vcf": 1,
    "ez-vcard_outlook-2007.vcf": 1,
    "ez-vcard_rfc2426-example.vcf": 2,
    "ez-vcard_rfc6350-example.vcf": 1,
    "ez-vcard_thunderbird-MoreFunctionsForAddressBook-extension.vcf": 1,
    "kcontacts_autotests_data_vcard10.vcf": 5,
    "kcontacts_autotests_data_vcard13.vcf": 1,
    "kcontacts_autotests_data_vcard2.vcf": 1,
    "kcontacts_autotests_data_vcard5.vcf": 1,
    "kcontacts_autotests_data_vcard8.vcf": 1,
    "kcontacts_autotests_data_vcard_legacy_messaging_fields.vcf": 1,
    "sabre_VObject_issue153.vcf": 1,
    "sabre_VObject_issue64.vcf": 0,
    "vobject_radicale-1587.vcf": 1,
}
NAMELESS = {"sabre_VObject_issue64.vcf"}
# A picture that lost some letters, and a line that was cut within one.
DAMAGED = {"ez-vcard_John_Doe_ANDROID.vcf": ["The picture may be damaged.", "Some characters could not be read."]}


def reading(name: str) -> Reading:
    return read((FOLDER / name).read_bytes())


def first(name: str) -> Card:
    return reading(name).cards[0]


def birthday(found: Card) -> str:
    return next(date.on for date in found.dates if date.kind is DateKind.BIRTHDAY)


def anniversary(found: Card) -> str:
    return next(date.on for date in found.dates if date.kind is DateKind.ANNIVERSARY)


def picture(found: Card) -> tuple[str, bytes, bytes]:
    """The kind of the picture of a card, and its first and last two bytes."""
    assert found.photo
    return found.photo.media_type, found.photo.data[:2], found.photo.data[-2:]


WHOLE_JPEG = ("image/jpeg", b"\xff\xd8", b"\xff\xd9")


def test_every_file_is_counted() -> None:
    assert {file.name for file in FOLDER.iterdir()} == set(CARDS)


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_read(name: str) -> None:
    found = reading(name)
    assert len(found.cards) == CARDS[name]
    assert len(found.rejected) == (name in NAMELESS)
    assert found.encoding == "utf-8"
    remarks = [remark for card in found.cards for remark in card.remarks]
    assert remarks == DAMAGED.get(name, [])


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("name", CARDS)
def test_every_card_comes_back_from_what_we_write(name: str, version: Version) -> None:
    cards = reading(name).cards
    fields = [field for field in Person.__dataclass_fields__ if field in Card.__dataclass_fields__]
    people = [Person(id=1, **{field: getattr(card, field) for field in fields}) for card in cards]
    written = write(zip(people, [card.photo for card in cards], strict=True), version)
    again = read(written).cards if cards else []
    for field in (*fields, "photo"):
        assert [getattr(card, field) for card in again] == [getattr(card, field) for card in cards]


def test_android() -> None:
    cards = reading("ez-vcard_John_Doe_ANDROID.vcf").cards
    assert [card.name for card in cards] == [
        "john.doe@company.com",
        "jane.doe@company.com",
        "Ñ Ñ Ñ Ñ Ñ",
        "Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ Ñ",
        "Ñ Ñ Ñ Ñ",
        "ÑÑÑÑ",
    ]
    assert numbers(cards[3]) == [("mobile", "123456"), ("home", "234567"), ("mobile", "3456789"), ("home", "45678901")]
    assert (cards[4].family, cards[4].given, cards[4].organisation) == ("Ñ Ñ", "Ñ Ñ Ñ", "Ñ" * 12)
    assert ("work fax", "123456") in numbers(cards[4])
    assert ("", "Ñ" * 14) in numbers(cards[4])
    assert cards[4].photo and cards[4].photo.media_type == "image/jpeg"
    assert cards[5].organisation == "Ñ" * 44
    assert cards[5].tags == ("My Contacts",)


def test_blackberry() -> None:
    found = first("ez-vcard_John_Doe_BLACK_BERRY.vcf")
    assert (found.name, found.organisation, found.note) == ("John Doe", "Acme Solutions", "")
    assert numbers(found) == [("mobile", "+96123456789")]
    assert found.photo and found.photo.media_type == "image/jpeg"


def test_evolution() -> None:
    found = first("ez-vcard_John_Doe_EVOLUTION.vcf")
    assert found.name == "Mr. John Richter, James Doe Sr."
    assert (found.given, found.additional, found.family) == ("John", "Richter, James", "Doe")
    assert (found.prefix, found.suffix, found.nickname) == ("Mr.", "Sr.", "Johny")
    assert (found.organisation, found.role, found.town) == ("IBM", "Money Counter", "Albaney")
    assert numbers(found) == [
        ("aim", "johnny5@aol.com"),
        ("", "http://www.ibm.com"),
        ("mobile", "905-666-1234"),
        ("work", "905-555-1234"),
        ("work", "john.doe@ibm.com"),
        ("home", "ASB-123\n15 Crescent moon drive\n12345 Albaney\nNew York\nUnited States of America"),
    ]
    assert (birthday(found), anniversary(found), found.tags) == ("1980-03-22", "1980-03-22", ("VIP",))
    assert found.note.endswith("EVEN IF ADVISED OF THE POSSIBILITY OF SUCH DAMAGE.")
    assert "PARTICULAR PURPOSE" in found.note
    assert "ORG:IBM;Accounting;Dungeon" in found.properties
    assert "X-EVOLUTION-SPOUSE:Maria" in found.properties


def test_gmail() -> None:
    found = first("ez-vcard_John_Doe_GMAIL.vcf")
    assert numbers(found) == [
        ("home", "john.doe@ibm.com"),
        ("mobile", "905-555-1234"),
        ("home", "905-666-1234"),
        (
            "home",
            "Crescent moon drive\n555-asd\nNice Area, Albaney, New York 12345\nUnited States of America",
        ),
        ("work", "http://www.ibm.com"),
    ]
    assert (birthday(found), anniversary(found)) == ("1980-03-22", "1975-03-01")
    assert found.note.endswith("\nFavotire Color: Blue")
    assert 'CONTRIBUTORS "AS IS" AND' in found.note
    assert {"item2.X-ABRELATEDNAMES:Jenny", "item2.X-ABLabel:_$!<Spouse>!$_"} <= set(found.properties)


def test_iphone() -> None:
    found = first("ez-vcard_John_Doe_IPHONE.vcf")
    assert (found.name, found.town) == ("Mr. John Richter James Doe Sr.", "New York")
    assert set(numbers(found)) >= {
        ("mobile", "905-555-1234"),
        ("work", "905-777-1234"),
        ("home fax", "905-888-1234"),
        ("work fax", "905-999-1234"),
        ("pager", "905-111-1234"),
        ("assistant phone", "905-222-1234"),
        ("homepage", "http://www.ibm.com"),
        ("work", "Street4\nBuilding 6\nFloor 8\n12345 New York\nUSA"),
    }
    assert birthday(found) == "2012-06-06"
    assert picture(found) == WHOLE_JPEG


def test_lotus() -> None:
    found = first("ez-vcard_John_Doe_LOTUS_NOTES.vcf")
    assert (found.name, found.nickname, found.role) == ("Mr. Doe John I Johny", "Johny,JayJay", "Generic Accountant")
    assert found.uid == "0e7602cc-443e-4b82-b4b1-90f62f99a199"
    assert ("work fax", "00-1-212-555-7777") in numbers(found)
    assert "GEO:geo:-2.600000,3.400000" in found.properties
    assert picture(found) == WHOLE_JPEG


def test_mac() -> None:
    found = first("ez-vcard_John_Doe_MAC_ADDRESS_BOOK.vcf")
    assert (found.additional, found.organisation, found.role) == ("Richter,James", "IBM", "Money Counter")
    assert ("AssistantPhone", "905-222-1234") in numbers(found)
    assert {"item5.X-ABRELATEDNAMES;TYPE=pref:Jenny", "item5.X-ABLabel:Spouse"} <= set(found.properties)
    assert picture(found) == WHOLE_JPEG


def test_outlook() -> None:
    found = first("ez-vcard_John_Doe_MS_OUTLOOK.vcf")
    assert set(numbers(found)) >= {
        ("work", "(905) 555-1234"),
        ("home", "(905) 666-1234"),
        ("work", "Cresent moon drive\nAlbaney, New York  12345"),
        ("home", "Silicon Alley 5,\nNew York, New York  12345"),
        ("", "johny5@aol.com"),
    }
    assert (birthday(found), anniversary(found)) == ("1980-03-22", "2011-01-13")
    assert "X-MS-MANAGER:Big Blue" in found.properties
    assert found.photo and found.photo.media_type == "image/jpeg"


def test_outlook_2003() -> None:
    found = first("ez-vcard_outlook-2003.vcf")
    assert (found.name, found.nickname, found.organisation) == ("John Doe III", "Joey", "Company, The")
    assert found.note == "This is the note field!!\nSecond line\n\nThird line is empty\n"
    assert ("work", "TheOffice\n123 Main St\nAustin, TX 12345\nUnited States of America") in numbers(found)
    assert birthday(found) == "1980-03-21"
    (key,) = (
        line for line in found.properties if line.startswith("KEY;TYPE=X509:data:application/pkix-cert;base64,MII")
    )
    assert key.endswith("4+Q==")


def test_outlook_2007() -> None:
    found = first("ez-vcard_outlook-2007.vcf")
    assert found.name == "Mr. Michael Angstadt Jr."
    assert found.note.splitlines() == [
        "This is the NOTE field\t",
        "I assume it encodes this text inside a NOTE vCard type.",
        "But I'm not sure because there's text formatting going on here.",
        "It does not preserve the formatting",
    ]
    assert ("work", "222 Broadway\nNew York, NY 99999\nUSA") in numbers(found)
    assert (birthday(found), anniversary(found)) == ("1922-03-10", "2012-08-01")
    assert picture(found) == WHOLE_JPEG


def test_fullcontact() -> None:
    found = first("ez-vcard_fullcontact.vcf")
    assert (found.prefix, found.given, found.additional) == ("Prefix", "FirstName", "MiddleName")
    assert ("customtype", "custom@example.com") in numbers(found)
    assert ("skype", "skype:skype") in numbers(found)
    assert (found.organisation, found.role, found.town) == ("Organization1", "Title1", "HomeCity")
    assert birthday(found) == "2016-08-01"
    assert found.photo is None
    assert sum(line.startswith("PHOTO:https://") for line in found.properties) == 3


def test_google() -> None:
    names = [card.name for card in reading("ez-vcard_gmail-list.vcf").cards]
    assert names == ["Arnold Smith", "Chris Beatle", "Doug White"]
    found = first("ez-vcard_gmail-single.vcf")
    assert numbers(found) == [
        ("", "gdartmouth@hotmail.com"),
        ("icq", "123456789"),
        ("mobile", "555 555 1111"),
        ("GRAND_CENTRAL", "555 555 2222"),
        ("home", "123 Home St\nHome City, HM 12345"),
        ("CustomAdrType", "321 Custom St\n98765 Custom City\nTX\nUSA"),
        ("PROFILE", "http://TheProfile.com"),
    ]
    found = first("ez-vcard_gmail-single2.vcf")
    assert [(date.kind.value, date.on, date.label) for date in found.dates] == [
        ("birthday", "1912-06-23", ""),
        ("anniversary", "1930-03-20", ""),
        ("other", "1776-07-04", ""),
        ("other", "2000-09-12", "CustomDateCategory"),
    ]
    assert ("qq", "IM6") in numbers(found)
    assert ("main", "5555551116") in numbers(found)
    assert found.note == "note line 1\nnote line 2\nCustomField: field value"


def test_colons_in_an_unquoted_parameter_do_not_lose_the_address() -> None:
    address = first("ez-vcard_issue_issue114.vcf").contacts[-1]
    assert address.parts[2:] == ("Dummy-Dummy-Strasse 1", "Bad Homburg", "", "61352", "Germany")


def test_examples_of_the_standards() -> None:
    frank, tim = reading("ez-vcard_rfc2426-example.vcf").cards
    assert (frank.name, frank.organisation) == ("Frank Dawson", "Lotus Development Corporation")
    assert numbers(frank)[0] == ("", "Frank_Dawson@Lotus.com")
    assert ("work fax", "+1-919-676-9564") in numbers(frank)
    assert ("work", "501 E. Middlefield Rd.\n94043 Mountain View\nCA\nU.S.A.") in numbers(tim)
    simon = first("ez-vcard_rfc6350-example.vcf")
    assert (simon.name, simon.suffix) == ("Simon Perreault", "ing. jr,M.Sc.")
    assert numbers(simon)[0] == ("work", "+1-418-656-9254 ext. 102")
    assert ("work mobile", "+1-418-262-6501") in numbers(simon)
    assert (birthday(simon), anniversary(simon)) == ("--02-03", "2009-08-08")
    assert {"GENDER:M", "LANG;PREF=1:fr", "TZ:-0500"} <= set(simon.properties)


def test_thunderbird() -> None:
    found = first("ez-vcard_thunderbird-MoreFunctionsForAddressBook-extension.vcf")
    assert ("fax", "555-555-3333") in numbers(found)
    assert (birthday(found), anniversary(found), found.town) == ("1970-09-21", "1990-04-30", "Austin")
    assert found.tags == ("category1, category2, category3",)
    assert found.note.splitlines()[1:4] == ["Second Line", "", "Fourth Line"]
    assert picture(found) == WHOLE_JPEG


def test_kde() -> None:
    shop, broken, _, doctor, dentist = reading("kcontacts_autotests_data_vcard10.vcf").cards
    assert (shop.name, numbers(shop)) == ("Bike Shop", [("work", "DDDDDDDDDDDDDDD-Staße 2\n00000 DDDDDDDDDD")])
    assert ("", "http://some-webseite.com") in numbers(broken)
    assert (broken.town, doctor.role) == ("Urt", "Facharzt für Allgemeinmedizin")
    assert doctor.note.splitlines()[1] == "Mo   8–12, 15–18"
    assert (dentist.name, dentist.organisation, dentist.role) == ("Second Doctor", "", "Dentist")

    heiko = first("kcontacts_autotests_data_vcard5.vcf")
    assert (heiko.name, heiko.nickname, heiko.role) == ("Mustermann, Heiko", "clown", "Developer")
    assert (birthday(heiko), anniversary(heiko), heiko.tags) == ("1955-07-19", "1982-07-07", ("Friend",))
    assert picture(heiko)[:2] == ("image/png", b"\x89P")
    assert any(line.startswith("LOGO;TYPE=image/png:data:image/png;base64,iVBOR") for line in heiko.properties)

    assert first("kcontacts_autotests_data_vcard8.vcf").note == "line one\nline two\nline three\n"
    assert numbers(first("kcontacts_autotests_data_vcard_legacy_messaging_fields.vcf")) == [
        ("twitter", "kdecommunity"),
        ("irc", "konqui"),
        ("xmpp", "one@test.org"),
        ("xmpp", "two@test.org"),
    ]


def test_sabre_and_radicale() -> None:
    found = first("sabre_VObject_issue153.vcf")
    assert (found.name, picture(found)) == ("Test Benutzer", WHOLE_JPEG)
    found = first("vobject_radicale-1587.vcf")
    assert (found.family, found.prefix, found.properties) == ("Family", "Prefix", ("GEO:geo:37.386013,-122.082932",))
