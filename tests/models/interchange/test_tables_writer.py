"""People go out as a table and come back; no spreadsheet computes what is in it."""

import csv
import io

from hypothesis import example, given
from hypothesis import strategies as st

from models.interchange import spreadsheets, tables
from models.interchange.card import Card
from models.interchange.tables.writer import defused, fused, rows_of, write_csv
from models.people.person import ContactKind, ContactMethod, DateKind, ImportantDate, Person

WORDS = st.text(
    st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp", "Zs", "Cf", "Co", "Cn", "Mn"]), min_size=1, max_size=12
)
CLEAN = WORDS.map(lambda text: tables.cards.one_line(text)).filter(lambda text: text and not text.startswith("'"))
DAYS = st.dates().map(lambda day: day.isoformat()).filter(lambda on: not on.startswith(("0", "1604")))


def contacts(kind: ContactKind) -> st.SearchStrategy[ContactMethod]:
    labels = st.sampled_from(["", "work", "home", "mobile", "other"])
    return st.builds(ContactMethod, kind=st.just(kind), value=CLEAN, label=labels)


PEOPLE = st.builds(
    Person,
    id=st.just(1),
    uid=st.just("u"),
    name=CLEAN,
    given=CLEAN,
    family=CLEAN,
    nickname=CLEAN,
    organisation=CLEAN,
    role=CLEAN,
    town=CLEAN,
    note=CLEAN,
    tags=st.lists(st.from_regex(r"\A[a-z]{1,8}\Z"), max_size=3, unique=True).map(tuple),
    contacts=st.lists(
        st.one_of(*map(contacts, (ContactKind.EMAIL, ContactKind.PHONE, ContactKind.URL, ContactKind.IM))), max_size=5
    ).map(lambda found: tuple(sorted(dict.fromkeys(found), key=_kind_order))),
    dates=st.lists(st.builds(ImportantDate, kind=st.just(DateKind.BIRTHDAY), on=DAYS), max_size=1).map(tuple),
)


def _kind_order(contact: ContactMethod) -> int:
    return [ContactKind.EMAIL, ContactKind.PHONE, ContactKind.URL, ContactKind.IM].index(contact.kind)


def told(someone: Person | Card) -> tuple[object, ...]:
    fields = (
        "name",
        "given",
        "family",
        "nickname",
        "organisation",
        "role",
        "town",
        "note",
        "tags",
        "contacts",
        "dates",
    )
    return tuple(getattr(someone, field) for field in fields)


@given(st.lists(PEOPLE, min_size=1, max_size=4))
def test_a_table_comes_back(people: list[Person]) -> None:
    rows = rows_of(people)
    assert {len(row) for row in rows} == {len(rows[0])}
    as_csv = tables.read(write_csv(rows))
    as_sheet = tables.read_people(spreadsheets.read_sheet(spreadsheets.write(rows)))
    for reading in (as_csv, as_sheet):
        assert [told(card) for card in reading.cards] == [told(person) for person in people]
        assert reading.rejected == []


def test_an_address_and_an_anniversary_come_back() -> None:
    address = ContactMethod(
        kind=ContactKind.ADDRESS,
        value="1 rue de l’Église\n29200 Brest",
        label="home",
        parts=("", "", "1 rue de l’Église", "Brest", "", "29200", ""),
    )
    day = ImportantDate(kind=DateKind.ANNIVERSARY, on="--06-21")
    other = ImportantDate(kind=DateKind.OTHER, on="2019-06-21", label="first job")
    person = Person(id=1, uid="u", name="Léa", contacts=(address,), dates=(day, other))
    (card,) = tables.read(write_csv(rows_of([person]))).cards
    assert (card.contacts, card.dates) == ((address,), (day, other))


@given(st.text())
@example("=1+1")
@example("+33 6 12 34 56 78")
@example("@SUM(1+1)*cmd|' /C calc'!A0")
@example("-2+3+cmd|' /C calc'!A0")
def test_no_cell_of_csv_is_computed(text: str) -> None:
    written = defused(text)
    assert not written.startswith(("=", "@", "\t", "\r"))
    assert not written.startswith(("+", "-")) or not any(char.isalpha() or char in "|!=" for char in written)
    assert fused(written) == text or text.startswith("'")


def test_the_csv_is_as_excel_wants_it() -> None:
    data = write_csv([["Name", "Notes"], ["Léa", 'a "b",\nc']])
    assert data.startswith(b"\xef\xbb\xbf")
    assert list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))) == [
        ["Name", "Notes"],
        ["Léa", 'a "b",\nc'],
    ]
