"""What a card says of a person finds its place, and what has no place is kept."""

import base64

import pytest

from models.interchange.vcard import read
from models.interchange.vcard_pictures import LARGEST_PICTURE
from models.people.person import ContactKind, DateKind
from tests.models.interchange.vcards import card, numbers, only, vcf

JPEG = b"\xff\xd8\xff\xe0" + bytes(range(100))


@pytest.mark.parametrize(
    ("lines", "name"),
    [
        (("FN:Léa Martin", "N:Martin;Léa;;;"), "Léa Martin"),
        (("FN: ", "N:Martin;Léa;Rose;Dr;"), "Léa Rose Martin"),
        (("N:Martin",), "Martin"),
        (("N:;;;Dr;",), "Dr"),
        (("N:;;;;", "ORG:;Atelier", "NICKNAME:Lé"), "Atelier"),
        (("NICKNAME:Lé,Lélé", "EMAIL:lea@example.com"), "Lé"),
        (("TEL:12", "EMAIL:lea@example.com"), "lea@example.com"),
        (("TEL:12",), "12"),
    ],
)
def test_everyone_gets_a_name(lines: tuple[str, ...], name: str) -> None:
    assert only(vcf(*lines)).name == name


def test_a_card_without_any_name_is_rejected_and_the_others_stay() -> None:
    reading = read(vcf("FN:Ada") + vcf("NOTE:nobody") + vcf("FN:Bob"))
    assert [found.name for found in reading.cards] == ["Ada", "Bob"]
    assert [(rejected.at, rejected.why) for rejected in reading.rejected] == [
        ("line 5", "This card has no name, organisation, nickname, email or phone number.")
    ]
    assert [found.at for found in reading.cards] == ["line 1", "line 9"]


def test_the_parts_of_a_name() -> None:
    found = card("N:Martin;Léa;Rose,Anne;Dr;Jr", "NICKNAME:Lé", "NICKNAME:Lélé", "UID:urn:uuid:42")
    assert (found.family, found.given, found.additional) == ("Martin", "Léa", "Rose,Anne")
    assert (found.prefix, found.suffix, found.nickname) == ("Dr", "Jr", "Lé, Lélé")
    assert found.uid == "urn:uuid:42"


def test_an_organisation_keeps_its_units_aside() -> None:
    found = card("ORG:Atelier;Études;Paris", "ORG:Autre", "TITLE:Chef", "ROLE:Dev")
    assert (found.organisation, found.role) == ("Atelier", "Chef")
    assert found.properties == ("ORG:Atelier;Études;Paris", "ORG:Autre", "ROLE:Dev")


def test_a_role_alone_is_the_role() -> None:
    found = card("ROLE:Dev")
    assert (found.role, found.properties) == ("Dev", ())


def test_numbers_and_addresses_come_with_their_labels_preferred_ones_first() -> None:
    found = card(
        "TEL;TYPE=WORK,VOICE:1",
        "TEL;TYPE=CELL;TYPE=pref:2",
        "EMAIL;PREF=2:b@example.com",
        "EMAIL;PREF=1;TYPE=home:a@example.com",
        "URL;TYPE=WORK:http\\://example.com",
    )
    assert numbers(found) == [
        ("mobile", "2"),
        ("home", "a@example.com"),
        ("", "b@example.com"),
        ("work", "1"),
        ("work", "http://example.com"),
    ]


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("tel:+33-6-12", "+33-6-12"),
        ("TEL:+33-1;ext=102", "+33-1 ext. 102"),
        ("tel:+33%201", "+33 1"),
        ("+33 6 12 ; nights", "+33 6 12 ; nights"),
    ],
)
def test_phone_numbers(value: str, number: str) -> None:
    assert numbers(card(f"TEL;VALUE=uri:{value}", version="4.0")) == [("", number)]


def test_a_mailto_is_an_address() -> None:
    assert numbers(card("EMAIL:mailto:lea@example.com")) == [("", "lea@example.com")]


def test_empty_and_repeated_numbers_are_left_out() -> None:
    assert numbers(card("TEL:", "TEL: ", "TEL:12", "TEL:12", "TEL;TYPE=home:12")) == [("", "12"), ("home", "12")]


@pytest.mark.parametrize(
    ("apple", "label"),
    [
        ("_$!<Mobile>!$_", "mobile"),
        ("_$!<HomeFAX>!$_", "home fax"),
        ("_$!<HomePage>!$_", "homepage"),
        ("Ligne directe", "Ligne directe"),
        ("Léa\\, le soir", "Léa, le soir"),
    ],
)
def test_labels_of_groups_win(apple: str, label: str) -> None:
    found = card(f"item1.X-ABLabel:{apple}", "ITEM1.TEL;TYPE=HOME:12", "item2.TEL:13")
    assert numbers(found) == [(label, "12"), ("", "13")]
    assert found.properties == ()


def test_an_address_has_its_parts_its_lines_and_its_town() -> None:
    found = card("ADR;TYPE=WORK:;;1 rue;Paris;;75011;France", "ADR;TYPE=HOME:BP 3;Bât. B;2 rue\\n3e;Lyon; ;69001;")
    work, home = found.contacts
    assert work.kind is ContactKind.ADDRESS
    assert (work.label, work.value) == ("work", "1 rue\n75011 Paris\nFrance")
    assert work.parts == ("", "", "1 rue", "Paris", "", "75011", "France")
    assert home.value == "BP 3\nBât. B\n2 rue\n3e\n69001 Lyon"
    assert found.town == "Lyon"


def test_an_address_is_shown_as_its_label_says() -> None:
    found = card(
        "LABEL;WORK;ENCODING=QUOTED-PRINTABLE:1 rue=0D=0A75011 PARIS",
        "ADR;WORK:;;1 rue;Paris;;75011;France",
        "LABEL;HOME:nobody lives here",
        version="2.1",
    )
    assert numbers(found) == [("work", "1 rue\n75011 PARIS")]
    assert found.properties == ("LABEL;TYPE=HOME:nobody lives here",)


def test_an_address_without_parts_may_have_lines() -> None:
    (address,) = card('ADR;LABEL="1 rue\\, Paris":;;;;;;', "TEL:", version="4.0").contacts
    assert (address.value, address.parts) == ("1 rue\\, Paris", ())
    assert card("ADR:;;;;;;").contacts == ()


@pytest.mark.parametrize(
    ("line", "label", "value"),
    [
        ("X-AIM;type=HOME:lea", "aim", "lea"),
        ("X-SKYPE-USERNAME:lea", "skype", "lea"),
        ("IMPP;X-SERVICE-TYPE=Jabber;type=pref:xmpp:lea@example.com", "jabber", "xmpp:lea@example.com"),
        ("IMPP;TYPE=work:sip:lea@example.com", "work", "sip:lea@example.com"),
        ("X-MS-IMADDRESS:lea", "", "lea"),
        ("X-messaging/irc-All:lea", "irc", "lea"),
    ],
)
def test_messengers(line: str, label: str, value: str) -> None:
    (contact,) = card(line).contacts
    assert (contact.kind, contact.label, contact.value) == (ContactKind.IM, label, value)


def test_a_page_on_a_social_network_is_a_page() -> None:
    found = card("X-SOCIALPROFILE;type=linkedin:https://linkedin.example/in/lea", "X-SOCIALPROFILE:x-apple:lea")
    assert [(contact.kind, contact.label) for contact in found.contacts] == [(ContactKind.URL, "linkedin")]
    assert found.properties == ("X-SOCIALPROFILE:x-apple:lea",)


@pytest.mark.parametrize(
    ("line", "on"),
    [
        ("BDAY:1984-05-12", "1984-05-12"),
        ("BDAY:19840512", "1984-05-12"),
        ("BDAY;VALUE=date:1984-5-2", "1984-05-02"),
        ("BDAY:1984-05-12T00:00:00Z", "1984-05-12"),
        ("BDAY:19840512T101500+0200", "1984-05-12"),
        ("BDAY:--0512", "--05-12"),
        ("BDAY:--05-12", "--05-12"),
        ("BDAY:--0229", "--02-29"),
        ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12", "--05-12"),
        ("BDAY;X-APPLE-OMIT-YEAR=1900:1900-05-12", "--05-12"),
        ("BDAY:1604-02-29", "--02-29"),
        ("BDAY;VALUE=text:1984-05-12", "1984-05-12"),
    ],
)
def test_birthdays(line: str, on: str) -> None:
    (date,) = card(line).dates
    assert (date.kind, date.on, date.label) == (DateKind.BIRTHDAY, on, "")


@pytest.mark.parametrize("value", ["circa 1800", "1984", "---12", "1984-02-30", "12/05/1984", "٢٠٢٤-٠١-٠١"])
def test_a_day_that_cannot_be_known_is_told_and_given_back(value: str) -> None:
    found = card(f"BDAY;VALUE=text:{value}")
    assert found.dates == ()
    assert found.remarks == (f"“{value}” is no day that Whispeer can remember.",)
    assert found.properties == (f"BDAY;VALUE=text:{value}",)


@pytest.mark.parametrize(
    ("lines", "kind", "label"),
    [
        (("ANNIVERSARY:20100612",), DateKind.ANNIVERSARY, ""),
        (("X-MS-ANNIVERSARY:20100612",), DateKind.ANNIVERSARY, ""),
        (("item1.X-ABDATE:2010-06-12", "item1.X-ABLabel:_$!<Anniversary>!$_"), DateKind.ANNIVERSARY, ""),
        (("item1.X-ABDATE:2010-06-12", "item1.X-ABLabel:Premier café"), DateKind.OTHER, "Premier café"),
        (("X-ABDATE:2010-06-12",), DateKind.OTHER, ""),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-12;1;;;;",), DateKind.ANNIVERSARY, ""),
        (("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;2010-06-12;0;PACS;;",), DateKind.OTHER, "PACS"),
    ],
)
def test_other_dates(lines: tuple[str, ...], kind: DateKind, label: str) -> None:
    (date,) = card(*lines).dates
    assert (date.kind, date.on, date.label) == (kind, "2010-06-12", label)


def test_android_hides_a_nickname() -> None:
    found = card("X-ANDROID-CUSTOM:vnd.android.cursor.item/nickname;Lé;1;;;;", "X-ANDROID-CUSTOM:other;1")
    assert (found.nickname, found.properties) == ("Lé", ("X-ANDROID-CUSTOM:other;1",))


def test_tags_and_notes() -> None:
    found = card("CATEGORIES:amis, travail,amis", r"CATEGORIES:a\, b", "NOTE:un", "NOTE:deux", "NOTE:un")
    assert (found.tags, found.note) == (("amis", "travail", "a, b"), "un\ndeux")


def test_members_of_a_group_carry_it_as_a_tag() -> None:
    people = vcf("FN:Ada", "UID:A1", "CATEGORIES:old") + vcf("FN:Bob", "UID:B2")
    group = vcf("FN:Choir", "X-ADDRESSBOOKSERVER-KIND:group", "X-ADDRESSBOOKSERVER-MEMBER:urn:uuid:a1")
    reading = read(group + people)
    assert [(found.name, found.tags) for found in reading.cards] == [("Ada", ("old", "Choir")), ("Bob", ())]
    assert [rejected.why for rejected in reading.rejected] == [
        "“Choir” is a group, not a person: its members carry it as a tag."
    ]
    alone = read(people).cards
    assert reading.cards[0].digest != alone[0].digest
    assert reading.cards[1].digest == alone[1].digest


def test_what_is_not_modelled_is_given_back_as_it_came() -> None:
    lines = (
        "RELATED;TYPE=friend:urn:uuid:1",
        "item6.X-ABRELATEDNAMES:Sam",
        "item6.X-ABLabel:_$!<Spouse>!$_",
        'X-FOO;X-A="b;c":d\\,e',
        "LANG;PREF=1:fr",
        "X-PID;PID=1.1,2.1:x",
        "KIND:org",
    )
    assert card(*lines, "REV:2024", "PRODID:x", "KIND:individual").properties == lines


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("X-MS-MANAGER;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:Zo=C3=A9=0D=0AL", "X-MS-MANAGER:Zoé\\nL"),
        ("X-MS-TEL;VOICE;CALLBACK:12", "X-MS-TEL;TYPE=VOICE,CALLBACK:12"),
        ("GEO:37.38;-122.08", "GEO:geo:37.38,-122.08"),
        ("LOGO;PNG;BASE64:AAAA", "LOGO;TYPE=PNG:data:image/png;base64,AAAA"),
        ("KEY;X509;ENCODING=BASE64:AAAA", "KEY;TYPE=X509:data:application/pkix-cert;base64,AAAA"),
    ],
)
def test_what_vcard_4_does_not_know_is_kept_in_its_words(line: str, kept: str) -> None:
    assert card(line, version="2.1").properties == (kept,)


@pytest.mark.parametrize(
    "data",
    [JPEG, b"GIF89a....", b"\x89PNG\r\n\x1a\n...", b"RIFF\x00\x00\x00\x00WEBPVP8 "],
    ids=lambda data: repr(data[:4]),
)
def test_pictures_that_we_can_show(data: bytes) -> None:
    found = card("PHOTO;ENCODING=b:" + base64.b64encode(data).decode())
    assert found.photo and found.photo.data == data


@pytest.mark.parametrize(
    ("value", "remark"),
    [
        ("AAAA", "The picture is damaged or of an unknown kind and was not kept."),
        ("!!!", "The picture is damaged or of an unknown kind and was not kept."),
        (
            base64.b64encode(JPEG.ljust(LARGEST_PICTURE + 3, b"x")).decode(),
            "The picture is larger than 1 MB and was not kept.",
        ),
    ],
    ids=["unknown", "broken", "large"],
)
def test_pictures_that_we_cannot(value: str, remark: str) -> None:
    found = card(f"PHOTO;ENCODING=b:{value}")
    assert (found.photo, found.remarks) == (None, (remark,))


def test_a_picture_as_large_as_allowed_is_kept() -> None:
    data = JPEG.ljust(LARGEST_PICTURE, b"x")
    found = card("PHOTO;ENCODING=b:" + base64.b64encode(data).decode())
    assert found.photo and found.photo.data == data


def test_a_picture_with_a_broken_letter_is_kept_with_a_remark() -> None:
    letters = base64.b64encode(JPEG).decode()
    found = card(f"PHOTO;ENCODING=b:{letters[:40]}*{letters[40:]}", f"PHOTO;ENCODING=b:{letters[:40]}")
    assert found.photo and found.photo.data == JPEG
    assert found.remarks == ("The picture may be damaged.", "Only the first picture was kept.")


def test_a_picture_that_lies_elsewhere_is_never_fetched() -> None:
    found = card("PHOTO;VALUE=uri:https://example.com/lea.jpg")
    assert (found.photo, found.properties) == (None, ("PHOTO;VALUE=uri:https://example.com/lea.jpg",))


def test_the_card_of_an_agent_stays_in_its_place() -> None:
    found = only(
        vcf("FN:Ada", "AGENT:", "BEGIN:VCARD", "FN:Sam; S", "AGENT:", "BEGIN:VCARD", "END:VCARD", "END:VCARD", "TEL:12")
    )
    assert (found.name, numbers(found)) == ("Ada", [("", "12")])
    assert found.properties == ("AGENT:BEGIN:VCARD\\nFN:Sam\\; S\\nAGENT:\\nBEGIN:VCARD\\nEND:VCARD\\nEND:VCARD",)


def test_the_card_of_an_agent_on_one_line() -> None:
    agent = "AGENT:BEGIN:VCARD\\nFN:Sam\\nEND:VCARD\\n"
    assert card(agent).properties == (agent,)


def test_missing_version_and_missing_end() -> None:
    reading = read(b"BEGIN:VCARD\nFN:Ada\nBEGIN:VCARD\nFN:Bob\nTEL:12")
    assert [found.name for found in reading.cards] == ["Ada", "Bob"]
    assert numbers(reading.cards[1]) == [("", "12")]
    for found in reading.cards:
        assert found.remarks == ("The end of this card is missing: something may be lost.",)


SAID = ("FN:Léa", "TEL;TYPE=WORK,VOICE:12", "item1.EMAIL:a@example.com", "item1.X-ABLabel:x", "NOTE:un deux trois")


@pytest.mark.parametrize(
    "lines",
    [
        tuple(reversed(SAID)),
        (*SAID, "REV:20240101", "PRODID:other"),
        (
            "FN:Léa",
            "TEL;TYPE=voice;TYPE=work:12",
            "i9.X-ABLabel:x",
            "i9.EMAIL:a@example.com",
            "NOTE:un de",
            " ux trois",
        ),
        ("FN:Le\u0301a", *SAID[1:]),
    ],
)
def test_the_same_said_otherwise_has_the_same_digest(lines: tuple[str, ...]) -> None:
    assert only(vcf(*lines)).digest == only(vcf(*SAID)).digest


@pytest.mark.parametrize(
    "lines",
    [
        (*SAID[1:], "FN:Lea"),
        (*SAID, "X-FOO:1"),
        (*SAID, "UID:1"),
        ("FN:Léa", "TEL;TYPE=HOME,VOICE:12", *SAID[2:]),
        (*SAID[:3], "item1.X-ABLabel:y", SAID[4]),
        (*SAID[:3], "item2.X-ABLabel:x", SAID[4]),
    ],
)
def test_something_else_said_has_another_digest(lines: tuple[str, ...]) -> None:
    assert only(vcf(*lines)).digest != only(vcf(*SAID)).digest
