"""Tables of people, as Google, Outlook, Thunderbird, LinkedIn and Excel write them."""

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.interchange import tables
from models.interchange.card import Card
from models.interchange.encodings import SPOILED
from models.interchange.tables import UNSAID, Meaning, Target, Way
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate

FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "csv"
real_files = pytest.mark.skipif(not FIXTURES.is_dir(), reason="the real address books are not beside the checkout")


def only(text: str | bytes, way: Way = UNSAID) -> Card:
    data = text.encode() if isinstance(text, str) else text
    (card,) = tables.read(data, way).cards
    return card


def reached(card: Card, kind: ContactKind) -> list[tuple[str, str]]:
    return [(one.value, one.label) for one in card.contacts if one.kind is kind]


# Which separator, which letters, where the header is


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
def test_the_separator_is_found_by_the_headers(separator: str) -> None:
    text = separator.join(("Name", "Email", "Notes")) + "\n" + separator.join(("Léa", "lea@example.org", '"a,b;c|d"'))
    card = only(text)
    assert (card.name, card.note) == ("Léa", "a,b;c|d")
    assert reached(card, ContactKind.EMAIL) == [("lea@example.org", "")]


def test_a_separator_that_stands_more_often_in_the_cells_does_not_win() -> None:
    card = only('Nom;Notes\nLéa;"un, deux, trois, quatre, cinq"')
    assert (card.name, card.family, card.note) == ("Léa", "Léa", "un, deux, trois, quatre, cinq")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_letters_are_read_whatever_they_are_written_in(encoding: str) -> None:
    text = "Prénom,Nom,Société\r\nFrançoise,Lefèvre,Hôtel de l’Île\r\n"
    card = only(text.encode(encoding))
    assert (card.name, card.organisation) == ("Françoise Lefèvre", "Hôtel de l’Île")


def spoiled(text: str) -> bytes:
    """``text`` in UTF-8 that a program took for Windows-1252, and wrote as UTF-8 again."""
    return "".join(letter_of(byte) for byte in text.encode()).encode()


def letter_of(byte: int) -> str:
    try:
        return bytes([byte]).decode("cp1252")
    except UnicodeDecodeError:
        return chr(byte)


@given(st.lists(st.text("aéèÀŒœçñ€’ – ÁÍÐÝ日", min_size=1).filter(str.strip), min_size=1, max_size=4))
def test_what_was_spoiled_is_mended(names: list[str]) -> None:
    data = spoiled("Nom complet;Ville\n" + "".join(f"{name};Orléans\n" for name in names))
    reading = tables.read(data, Way(encoding=SPOILED))
    assert [card.name for card in reading.cards] == [tables.cards.one_line(name.strip()) for name in names]
    assert {card.town for card in reading.cards} == {"Orléans"}


def test_what_was_not_spoiled_stays() -> None:
    assert only("Nom complet\nHélène Lefèvre\n", Way(encoding=SPOILED)).name == "Hélène Lefèvre"


def test_sentences_before_the_header_are_passed_over() -> None:
    card = only('Notes:\n"These are your people, all of them."\n\nFirst Name,Last Name,Company\nLéa,Martin,Pivot\n')
    assert (card.given, card.family, card.organisation, card.at) == ("Léa", "Martin", "Pivot", "line 5")


def test_a_cell_of_several_lines_and_the_line_where_the_next_row_begins() -> None:
    reading = tables.read(b'Name,Notes\nL\xc3\xa9a,"one\ntwo"\n,\n,nobody\nSam,\n')
    assert [(card.name, card.note, card.at) for card in reading.cards] == [
        ("Léa", "one\ntwo", "line 2"),
        ("Sam", "", "line 6"),
    ]
    assert [refused.at for refused in reading.rejected] == ["line 5"]


# What columns say


def test_labels_of_google_and_several_values_in_one_cell() -> None:
    card = only(
        "Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Group Membership\n"
        "Léa,* Work,a@example.org ::: b@example.org,Mobile,06 12 ::: 07 34,Clients ::: * myContacts\n"
    )
    assert reached(card, ContactKind.EMAIL) == [("a@example.org", "work"), ("b@example.org", "work")]
    assert reached(card, ContactKind.PHONE) == [("06 12", "mobile"), ("07 34", "mobile")]
    assert card.tags == ("Clients",)


def test_the_second_title_of_outlook_is_the_work() -> None:
    card = only("Title,First Name,Last Name,Company,Title\nDr,Léa,Martin,Pivot,Designer\n")
    assert (card.prefix, card.role) == ("Dr", "Designer")


def test_a_title_beside_a_company_is_the_work() -> None:
    assert only("Name,Company,Title\nLéa,Pivot,Designer\n").role == "Designer"
    assert only("Title,Name\nDr,Léa\n").prefix == "Dr"


def test_an_address_in_columns_becomes_one_address_and_the_town() -> None:
    card = only(
        "Nom,Rue (bureau),Rue 2 (bureau),Ville (bureau),Code postal (bureau),Pays/Région (bureau)\n"
        "Léa,1 rue de l’Église,Bâtiment B,Brest,29200,France\n"
    )
    (address,) = (one for one in card.contacts if one.kind is ContactKind.ADDRESS)
    assert address == ContactMethod(
        kind=ContactKind.ADDRESS,
        value="1 rue de l’Église\nBâtiment B\n29200 Brest\nFrance",
        label="work",
        parts=("", "", "1 rue de l’Église\nBâtiment B", "Brest", "", "29200", "France"),
    )
    assert card.town == "Brest"


@pytest.mark.parametrize(
    ("written", "day_first", "on"),
    [
        ("12/04/1985", True, "1985-04-12"),
        ("12/04/1985", False, "1985-12-04"),
        ("25/04/1985", False, "1985-04-25"),
        ("04/25/1985", True, "1985-04-25"),
        ("1985-04-12", False, "1985-04-12"),
        ("--06-21", True, "--06-21"),
        ("12.04.85", True, "1985-04-12"),
        ("12.04.68", True, "2068-04-12"),
        ("05 Mar 2024", True, "2024-03-05"),
        ("29/02/2023", True, ""),
        ("0/0/00", True, ""),
    ],
)
def test_a_birthday_as_it_is_written(written: str, day_first: bool, on: str) -> None:
    card = only(f"Name,Birthday\nLéa,{written}\n", Way(day_first=day_first))
    assert [day.on for day in card.dates] == ([on] if on else [])


def test_one_day_that_is_sure_tells_of_the_whole_column() -> None:
    reading = tables.read(b"Name,Birthday\nA,03/04/1980\nB,25/12/1990\n", Way(day_first=False))
    assert [card.dates[0].on for card in reading.cards] == ["1980-04-03", "1990-12-25"]


def test_a_day_that_is_none_is_told() -> None:
    (remark,) = only("Name,Birthday\nLéa,in spring\n").remarks
    assert "in spring" in remark


def test_the_user_says_what_columns_are() -> None:
    data = b"Wer,Womit\nL\xc3\xa9a,lea@example.org\n"
    with pytest.raises(Refused, match="Say which one is"):
        tables.read(data)
    layout = tables.Layout((Meaning(Target.NAME), Meaning(Target.EMAIL, "work")))
    card = only(data, Way(layout=layout))
    assert (card.name, reached(card, ContactKind.EMAIL)) == ("Léa", [("lea@example.org", "work")])


def test_the_same_row_in_other_columns_is_the_same_card() -> None:
    one = only("Name,Shoe size,Email,Phone\nLéa,38,lea@example.org,06\n")
    other = only("Phone,Shoe size,Name,Email\n06,38,Léa,lea@example.org\n")
    assert one.digest == other.digest
    assert only("Name,Shoe size,Email,Phone\nLéa,39,lea@example.org,06\n").digest != one.digest


# What is hostile


@pytest.mark.parametrize("data", [b"", b"\0\0\0", b"\n\n  \n", b"\xef\xbb\xbf"])
def test_nothing_is_said_to_be_nothing(data: bytes) -> None:
    with pytest.raises(Refused, match="empty"):
        tables.read(data)


def test_a_quote_that_never_closes_costs_its_own_line_alone() -> None:
    rows = "\n".join(f"P{number}," for number in range(2_000))
    reading = tables.read(f'Name,Notes\nLéa,"open\n{rows}\n'.encode())
    assert [refused.at for refused in reading.rejected] == ["line 2"]
    assert len(reading.cards) == 2_000


def test_quotes_that_never_match_are_refused_and_not_read_for_ever() -> None:
    rows = "\n".join('P,"open' for _ in range(1_001))
    with pytest.raises(Refused, match="quotes"):
        tables.read(f"Name,Notes\n{rows}\n".encode())


def test_too_many_columns_cost_their_line() -> None:
    reading = tables.read(("Name,Email\nLéa,a@b.fr\nSam" + "," * 5_000 + "\nInès,i@b.fr\n").encode())
    assert [card.name for card in reading.cards] == ["Léa", "Inès"]
    assert [refused.at for refused in reading.rejected] == ["line 3"]


def test_a_cell_of_ten_thousand_letters_is_cut_and_a_formula_stays_text() -> None:
    card = only(f"Name,Email,Notes\n=1+1,{'a' * 20_000}@b.fr,ok\n")
    assert card.name == "=1+1"
    assert len(reached(card, ContactKind.EMAIL)[0][0]) == 10_000


CELLS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\x85\u2028\u2029"), max_size=30)


@given(st.lists(st.tuples(CELLS.filter(str.strip), CELLS, CELLS), min_size=1, max_size=5), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back(rows: list[tuple[str, str, str]], separator: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=separator)
    writer.writerow(("Full name", "Company", "Notes"))
    writer.writerows(rows)
    reading = tables.read(b"\xef\xbb\xbf" + out.getvalue().encode())
    normal = [tuple(tables.cards.one_line(cell.strip()) for cell in row) for row in rows]
    wanted = [(name or firm, firm) for name, firm, _ in normal if name or firm]
    assert [(card.name, card.organisation) for card in reading.cards] == wanted


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_with_a_sentence(data: bytes) -> None:
    try:
        reading = tables.read(b"Name,Email\n" + data)
    except Refused as refusal:
        assert str(refusal)
    else:
        assert all(card.name for card in reading.cards)


# Real files


@real_files
@pytest.mark.parametrize(
    ("file", "names", "refused"),
    [
        ("excel_fr_semicolon_cp1252.csv", ["Élodie Bœuf", "François Lefèvre"], []),
        ("google_contacts_new.csv", ["Élodie Bœuf", "Studio Sans Nom"], []),
        ("google_contacts_old.csv", ["Élodie Bœuf"], []),
        ("import_test_unit_resources_basic_addressbook.csv", ["John Doe"], []),
        ("import_test_unit_resources_basic_csv_addressbook.csv", ["John Doe", "Jane Doe"], []),
        ("import_test_unit_resources_csv_semicolon.csv", ["John Doe", "Jane Doe"], []),
        ("import_test_unit_resources_utf16_addressbook.csv", ["John Doe"], []),
        ("linkedin_connections_en.csv", ["Élodie Bœuf", "Max Durand, PhD"], ["line 7"]),
        ("outlook_fr_cp1252.csv", ["Élodie Bœuf"], []),
    ],
)
def test_everyone_in_real_files(file: str, names: list[str], refused: list[str]) -> None:
    reading = tables.read((FIXTURES / file).read_bytes())
    assert [card.name for card in reading.cards] == names
    assert [one.at for one in reading.rejected] == refused


@real_files
def test_every_field_of_google() -> None:
    card = tables.read((FIXTURES / "google_contacts_new.csv").read_bytes()).cards[0]
    assert (card.given, card.family, card.nickname) == ("Élodie", "Bœuf", "Lolo")
    assert (card.organisation, card.role, card.town) == ("Crêperie de l'Ouest", "Gérante", "Brest")
    assert card.note == "Rencontrée à Noël\naime le thé"
    assert card.tags == ("Clients",)
    assert card.dates == (
        ImportantDate(kind=DateKind.BIRTHDAY, on="1985-04-12"),
        ImportantDate(kind=DateKind.ANNIVERSARY, on="--06-21"),
    )
    assert reached(card, ContactKind.EMAIL) == [
        ("elodie@example.org", "work"),
        ("elo@example.com", ""),
        ("e2@example.com", ""),
    ]
    assert reached(card, ContactKind.PHONE) == [("+33 6 12 34 56 78", "mobile"), ("06 98 76 54 32", "mobile")]
    assert reached(card, ContactKind.URL) == [("https://example.org", "profile")]
    assert reached(card, ContactKind.ADDRESS) == [("1 rue de l'Église\n29200 Brest\nFrance", "work")]


@real_files
def test_every_field_of_outlook_and_of_linkedin() -> None:
    outlook = tables.read((FIXTURES / "outlook_fr_cp1252.csv").read_bytes()).cards[0]
    assert (outlook.prefix, outlook.given, outlook.family) == ("Mme", "Élodie", "Bœuf")
    assert (outlook.organisation, outlook.role, outlook.town) == ("Crêperie", "Gérante", "Brest")
    assert (outlook.note, outlook.tags, outlook.dates) == ("aime le thé — 15 €", ("Clients", "Amis"), ())
    assert reached(outlook, ContactKind.PHONE) == [("02 98 00 00 00", "work"), ("06 12 34 56 78", "mobile")]
    linkedin = tables.read((FIXTURES / "linkedin_connections_en.csv").read_bytes()).cards[0]
    assert (linkedin.organisation, linkedin.role) == ("Müller, Schmidt & Co", "Directrice artistique")
    assert linkedin.tie.met_on == "2024-03-05"
    assert reached(linkedin, ContactKind.URL) == [("https://www.linkedin.com/in/elodie-boeuf", "")]
