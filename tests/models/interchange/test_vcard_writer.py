"""What is written as a vCard is read again as the same, and nothing in it can break out of its card."""

import string
from dataclasses import fields

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.interchange.addresses import address_lines, town_of
from models.interchange.card import Card
from models.interchange.text import clean, one_line
from models.interchange.vcard import read
from models.interchange.vcard_dialects import Version
from models.interchange.vcard_pictures import letters_of
from models.interchange.vcard_writer import WIDEST, fold, write
from models.people.person import ContactKind, ContactMethod, DateKind, ImportantDate, Person, Photo
from tests.models.interchange.vcards import only, vcf

SHARED = sorted({field.name for field in fields(Card)} & {field.name for field in fields(Person)})
NASTY = st.sampled_from(
    [*"\\;,:\"'^=\n\r\t n_", "\\n", "\r\n ", "END:VCARD", "\u2028", "\u037e", "\ufeff", "é", "👩\u200d🚀"]
)
texts = st.lists(st.one_of(NASTY, st.text(max_size=4)), max_size=30).map("".join)
lines = texts.map(one_line)
words = lines.filter(bool)
blocks = texts.map(clean).map(str.strip)
labels = st.one_of(
    st.sampled_from(["", "home", "work", "work fax", "mobile", "fax work", "aim", "Ligne directe", "pref", "x-y"]),
    lines,
)


@st.composite
def addresses(draw: st.DrawFn) -> ContactMethod:
    """An address with parts, with lines, or both."""
    parts = tuple(draw(st.lists(blocks, min_size=7, max_size=7))) if draw(st.booleans()) else ()
    composed = address_lines(parts) if any(parts) else ""
    value = composed if composed and draw(st.booleans()) else draw(blocks.filter(bool))
    label = draw(labels)
    return ContactMethod(kind=ContactKind.ADDRESS, value=value, label=label, parts=parts if any(parts) else ())


def plain(kind: ContactKind) -> st.SearchStrategy[ContactMethod]:
    values = words.filter(lambda value: not value.lower().startswith(("tel:", "mailto:")))
    messengers = st.one_of(values, st.sampled_from(["xmpp:lea@example.com", "sip:a;b=c,d"]))
    return st.builds(
        ContactMethod, kind=st.just(kind), value=messengers if kind is ContactKind.IM else values, label=labels
    )


contacts = st.one_of(addresses(), *(plain(kind) for kind in ContactKind if kind is not ContactKind.ADDRESS))
days = st.dates().filter(lambda day: day.year not in (1604,)).map(str) | st.sampled_from(["--02-29", "--12-31"])
dates = st.builds(ImportantDate, kind=st.sampled_from(DateKind), on=days, label=labels)
properties = st.builds(
    lambda name, parameters, value: f"{name}{''.join(parameters)}:{value}",
    st.sampled_from(["X-FOO", "KEY", "RELATED", "item1.X-ABRELATEDNAMES", "item1.X-ABLabel", "GENDER", "X-Ünï"]),
    st.lists(
        st.builds(
            lambda name, value: f";{name}={value}", st.sampled_from(["TYPE", "X-A", "LANGUAGE"]), words | st.just("pgp")
        )
    ),
    words | st.binary(min_size=1).map(lambda data: "data:application/pgp-keys;base64," + letters_of(data)),
).map(lambda line: "".join(only(vcf("FN:a", line)).properties[:1]))


@st.composite
def people(draw: st.DrawFn) -> Person:
    """Anyone whom the vault could hold, with the nastiest text in every field."""
    return Person(
        id=1,
        uid=draw(words),
        name=draw(words),
        given=draw(lines),
        family=draw(lines),
        additional=draw(lines),
        prefix=draw(lines),
        suffix=draw(lines),
        nickname=draw(lines),
        organisation=draw(lines),
        role=draw(lines),
        note=draw(texts.map(clean).filter(lambda note: not note or bool(note.strip()))),
        town=draw(lines),
        contacts=tuple(draw(st.lists(contacts, max_size=4, unique=True))),
        dates=tuple(draw(st.lists(dates, max_size=3, unique=True))),
        tags=tuple(draw(st.lists(words, max_size=3, unique=True))),
        properties=tuple(filter(None, draw(st.lists(properties, max_size=3)))),
    )


photos = st.binary().map(lambda data: Photo(media_type="image/png", data=b"\x89PNG\r\n\x1a\n" + data))


@given(people(), st.none() | photos, st.sampled_from(Version))
def test_what_is_written_is_read_again(person: Person, photo: Photo | None, version: Version) -> None:
    (found,) = read(write([(person, photo)], version)).cards
    for name in SHARED:
        assert getattr(found, name) == getattr(person, name), name
    assert (found.photo, found.remarks) == (photo, ())


@given(people(), st.sampled_from(Version))
def test_what_is_written_keeps_the_form_of_its_version(person: Person, version: Version) -> None:
    written = write([(person, None)], version)
    assert written.startswith(f"BEGIN:VCARD\r\nVERSION:{version}\r\n".encode())
    assert written.endswith(b"\r\nEND:VCARD\r\n")
    for line in written.removesuffix(b"\r\n").split(b"\r\n"):
        assert 0 < len(line) <= WIDEST
        assert not set(line) & {*range(9), *range(10, 32), 127}
        line.decode()  # no letter was parted
    for unfolded in written.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]:
        name = unfolded.partition(":")[0].partition(";")[0]
        assert set(name) <= set(string.ascii_letters + string.digits + "-.")


@given(st.lists(texts, max_size=5), texts, st.sampled_from(Version))
def test_no_property_breaks_out_of_its_card(hostile: list[str], note: str, version: Version) -> None:
    person = Person(id=1, uid="1", name="Léa", note=note, properties=tuple(hostile))
    assert [found.name for found in read(write([(person, None), (person, None)], version)).cards] == ["Léa", "Léa"]


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize(
    "line",
    [
        "X-A:1\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:Mallory",
        "X-A:1\nEND:VCARD",
        "X-A\u2028END:VCARD",
        "X-A;TYPE=\u2028END:VCARD",
        "X-A;B=\x85END:VCARD",
        "BEGIN:VCARD",
        "END:VCARD",
        "item1.END:VCARD",
        "END;X=1:VCARD",
        "KIND:group",
        "X-A;ENCODING=QUOTED-PRINTABLE:=0AEND:VCARD",
        "no colon at all",
        "",
        ":",
    ],
)
def test_a_hostile_property_stays_in_its_line(line: str, version: Version) -> None:
    person = Person(id=1, uid="1", name="Léa", properties=(line, "X-LAST:here"))
    written = write([(person, None)], version)
    assert written.count(b"\r\nBEGIN:VCARD") == 0
    assert written.count(b"\r\nEND:VCARD") == 1
    found = only(written)
    assert (found.name, found.properties[-1]) == ("Léa", "X-LAST:here")


LEA = Person(
    id=1,
    uid="0123456789abcdef",
    name="Léa Martin",
    given="Léa",
    family="Martin",
    nickname="Lé",
    organisation="Atelier, Fils",
    role="Cheffe",
    town="Lyon",
    note="un\ndeux; trois",
    contacts=(
        ContactMethod(kind=ContactKind.PHONE, value="+33 6 12", label="work mobile"),
        ContactMethod(kind=ContactKind.EMAIL, value="lea@example.com", label="Le soir"),
        ContactMethod(kind=ContactKind.URL, value="https://example.com/a;b,c"),
        ContactMethod(kind=ContactKind.IM, value="lea", label="skype"),
        ContactMethod(kind=ContactKind.IM, value="xmpp:lea@example.com", label="jabber"),
        ContactMethod(
            kind=ContactKind.ADDRESS,
            value="1 rue\n69001 Lyon",
            label="home",
            parts=("", "", "1 rue", "Lyon", "", "69001", ""),
        ),
        ContactMethod(kind=ContactKind.ADDRESS, value="au bout\ndu chemin"),
    ),
    dates=(
        ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12"),
        ImportantDate(kind=DateKind.OTHER, on="2010-06-12", label="Premier café"),
    ),
    tags=("amis", "a,b"),
    properties=("item1.X-FOO:1", "ORG:Atelier\\, Fils;Études"),
)
PICTURE = Photo(media_type="image/png", data=b"\x89PNG\r\n\x1a\n")


_IN_EVERY_VERSION = (
    "FN:Léa Martin",
    "N:Martin;Léa;;;",
    "NICKNAME:Lé",
    "TITLE:Cheffe",
    "TEL;TYPE=work,cell:+33 6 12",
    "item2.EMAIL:lea@example.com",
    "item2.X-ABLabel:Le soir",
    "URL:https://example.com/a;b,c",
    "X-SKYPE:lea",
    "IMPP;X-SERVICE-TYPE=jabber:xmpp:lea@example.com",
    "ADR;TYPE=home:;;1 rue;Lyon;;69001;",
)


def test_a_card_as_others_read_it() -> None:
    assert write([(LEA, PICTURE)]).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:4.0",
        "UID;VALUE=text:0123456789abcdef",
        *_IN_EVERY_VERSION,
        "ADR;LABEL=au bout^ndu chemin:;;;;;;",
        "BDAY:--0512",
        "item3.X-ABDATE:20100612",
        "item3.X-ABLabel:Premier café",
        "CATEGORIES:amis,a\\,b",
        "NOTE:un\\ndeux\\; trois",
        "PHOTO:data:image/png;base64,iVBORw0KGgo=",
        "item1.X-FOO:1",
        "ORG:Atelier\\, Fils;Études",
        "END:VCARD",
        "",
    ]


def test_the_same_card_in_vcard_3() -> None:
    assert write([(LEA, PICTURE)], Version.V3).decode().split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "UID:0123456789abcdef",
        *_IN_EVERY_VERSION,
        "item3.ADR:;;;;;;",
        "item3.LABEL:au bout\\ndu chemin",
        "BDAY;X-APPLE-OMIT-YEAR=1604:1604-05-12",
        "item4.X-ABDATE:2010-06-12",
        "item4.X-ABLabel:Premier café",
        "CATEGORIES:amis,a\\,b",
        "NOTE:un\\ndeux\\; trois",
        "PHOTO;ENCODING=b;TYPE=PNG:iVBORw0KGgo=",
        "item1.X-FOO:1",
        "ORG:Atelier\\, Fils;Études",
        "END:VCARD",
        "",
    ]


def test_what_vcard_3_said_otherwise_is_said_its_way_again() -> None:
    lines = ("GEO:48.85;2.35", "LOGO;TYPE=PNG;ENCODING=b:iVBORw0KGgo=", "KEY;TYPE=PGP;ENCODING=b:AAAA")
    held = only(vcf("FN:Léa", *lines)).properties
    person = Person(id=1, uid="1", name="Léa", properties=held)
    written = write([(person, None)], Version.V3)
    assert all(line in written.decode() for line in ("GEO:48.85;2.35\r\n", "LOGO;TYPE=PNG;ENCODING=b:iVBORw0KGgo=\r\n"))
    assert only(written).properties == held


def test_an_anniversary_is_told_to_apple_as_apple_does() -> None:
    day = ImportantDate(kind=DateKind.ANNIVERSARY, on="--06-21")
    person = Person(id=1, uid="1", name="Léa", dates=(day,))
    written = write([(person, None)], Version.V3)
    assert b"item1.X-ABDATE;X-APPLE-OMIT-YEAR=1604:1604-06-21\r\nitem1.X-ABLabel:_$!<Anniversary>!$_\r\n" in written
    assert only(written).dates == (day,)


def test_a_town_that_no_address_tells_is_kept() -> None:
    home = ContactMethod(
        kind=ContactKind.ADDRESS, value="69001 Lyon", label="home", parts=("", "", "", "Lyon", "", "69001", "")
    )
    for town, homes in (("Nice", ()), ("Nice", (home,)), ("", (home,)), ("Lyon", (home,))):
        person = Person(id=1, uid="1", name="Léa", town=town, contacts=homes)
        assert only(write([(person, None)])).town == town
    assert town_of((home,)) == "Lyon"


def test_what_was_taken_away_takes_its_remains_along() -> None:
    person = Person(id=1, uid="1", name="Léa", properties=("ORG:Old;Unit", "ROLE:Old", "X-A:1"))
    found = only(write([(person, None)]))
    assert (found.organisation, found.role, found.properties) == ("", "", ("X-A:1",))


def test_nobody_is_an_empty_file() -> None:
    assert write([]) == b""


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\r\n")))
def test_folding_keeps_every_letter(line: str) -> None:
    folded = fold(line)
    assert folded.replace(b"\r\n ", b"").decode() == line + "\r\n"
    assert all(len(piece) <= WIDEST for piece in folded.split(b"\r\n"))
