"""No column is dropped: what has no field becomes a relation, a line of the note, or a property."""

import csv
import io
from pathlib import Path

import pytest

from models.importing import carry_out, rehearse_files
from models.interchange import tables
from models.interchange.card import Card
from models.people import ContactKind, People
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything

FIXTURES = Path(__file__).parents[4] / "shared" / "fixtures" / "csv"

GOOGLE = """First Name,Last Name,Photo,Relation 1 - Label,Relation 1 - Value,Relation 2 - Label,Relation 2 - Value,\
Custom Field 1 - Label,Custom Field 1 - Value,IM 1 - Service,IM 1 - Value,Website 1 - Label,Website 1 - Value,\
Event 1 - Label,Event 1 - Value,Event 2 - Label,Event 2 - Value
Léa,Martin,https://lh3.example/lea,Spouse,Sam Dubois,* Sister,Inès ::: Zoé,Shoe size,38,Jabber,lea@im.example,\
Blog,https://lea.example,Anniversary,--06-21,Wedding party,some day in June
"""


def row(header: str, cells: str) -> Card:
    (card,) = tables.read(f"{header}\n{cells}\n".encode()).cards
    return card


def test_relations_custom_fields_days_and_pages_of_google(vault: Vault) -> None:
    sam = People(vault).add("Sam Dubois")
    before = everything(vault)
    files = [("google.csv", GOOGLE.encode())]
    result = carry_out(vault, rehearse_files(vault, files))
    lea = People(vault).named("Léa Martin")[0].id
    person = People(vault).get(lea)
    assert person.note.splitlines() == [
        "Shoe size: 38",
        "Wedding party: some day in June",
        "Sister: Inès",
        "Sister: Zoé",
    ]
    ((relation),) = Relations(vault).of(lea)
    assert (relation.other.id, relation.kind, relation.outward) == (sam, "spouse", False)
    assert [(one.kind, one.label, one.value) for one in person.contacts] == [
        (ContactKind.URL, "blog", "https://lea.example"),
        (ContactKind.IM, "jabber", "lea@im.example"),
    ]
    assert [day.on for day in person.dates] == ["--06-21"]
    assert person.properties == ("PHOTO:https://lh3.example/lea",)
    assert (result.new, result.told) == (1, 3)
    again = carry_out(vault, rehearse_files(vault, files))
    assert (again.new, again.updated, again.told, again.batch) == (0, 0, 0, None)
    vault.undo()
    assert everything(vault) == before


def test_two_of_one_name_keep_each_their_own_relation(vault: Vault) -> None:
    header = "First Name,E-mail 1 - Value,Relation 1 - Label,Relation 1 - Value\n"
    data = f"{header}Paul,one@example.org,Child,Tom\nPaul,two@example.org,Child,Lou\n"
    carry_out(vault, rehearse_files(vault, [("google.csv", data.encode())]))
    notes = {
        People(vault).get(row.id).contacts[0].value: People(vault).get(row.id).note
        for row in People(vault).named("Paul")
    }
    assert notes == {"one@example.org": "Child: Tom", "two@example.org": "Child: Lou"}


def test_second_values_of_what_is_said_once_stay() -> None:
    card = row(
        "Name,Organization 1 - Name,Organization 1 - Title,Organization 2 - Name,Occupation",
        "Léa,La Grange,Designer,Le Moulin,Potter",
    )
    assert (card.organisation, card.role) == ("La Grange", "Designer")
    assert card.note.splitlines() == ["Organization 2 - Name: Le Moulin", "Occupation: Potter"]


def test_what_is_said_already_or_says_nothing_is_not_said_twice() -> None:
    header = "First Name,Last Name,E-mail Address,E-mail Display Name,E-mail Type,Priority,Private,Department"
    card = row(header, "Léa,Martin,lea@example.org,Léa Martin (lea@example.org),SMTP,Normal,False,Studio")
    assert card.note == "Department: Studio"


def test_cells_beyond_the_header_and_a_day_that_is_none_stay() -> None:
    card = row("Name,Birthday,Connected On,Birth Year", "Léa,in spring,long ago,1980,more")
    assert card.note.splitlines() == ["more", "Birthday: in spring", "Birth Year: 1980", "Connected On: long ago"]
    assert card.dates == ()


def test_what_the_user_leaves_out_is_left_out() -> None:
    layout = tables.Layout((tables.Meaning(tables.Target.NAME), tables.Meaning(tables.Target.SKIP)))
    (card,) = tables.read("Name,Shoe size\nLéa,38\n".encode(), tables.Way(layout=layout)).cards
    assert card.note == ""


# Every column of every real file, and where it goes

NOTE = "note"
LABEL = "label"
_THUNDERBIRD = """
given: First Name
family: Last Name
name: Display Name
nickname: Nickname
email: Primary Email
email other: Secondary Email
phone work: Work Phone
phone home: Home Phone
phone fax: Fax Number
phone pager: Pager Number
phone mobile: Mobile Number
url work: Web Page 1
url home: Web Page 2
im aim: Screen Name
address home: Home Address | Home Address 2 | Home City | Home State | Home ZipCode | Home Country
address work: Work Address | Work Address 2 | Work City | Work State | Work ZipCode | Work Country
role: Job Title
organisation: Organization
note: Notes | Department | Custom 1 | Custom 2 | Custom 3 | Custom 4 | (none)
birthday: Birth Year | Birth Month | Birth Day
"""
GOES = {
    "excel_fr_semicolon_cp1252.csv": """
given: Prénom
family: Nom
organisation: Société
phone: Téléphone
email: Courriel
birthday: Né(e) le
note: Notes
""",
    "google_contacts_new.csv": """
given: First Name
additional: Middle Name
family: Last Name
prefix: Name Prefix
suffix: Name Suffix
nickname: Nickname
name: File As
organisation: Organization Name
role: Organization Title
birthday: Birthday
note: Notes | Phonetic First Name | Phonetic Middle Name | Phonetic Last Name | Organization Department
picture elsewhere: Photo
tag: Labels
email: E-mail 1 - Value | E-mail 2 - Value
label: E-mail 1 - Label | E-mail 2 - Label | Phone 1 - Label | Address 1 - Label | Website 1 - Label
label: Event 1 - Label
phone: Phone 1 - Value
address: Address 1 - Formatted | Address 1 - Street | Address 1 - City | Address 1 - PO Box
address: Address 1 - Region | Address 1 - Postal Code | Address 1 - Country | Address 1 - Extended Address
url: Website 1 - Value
date: Event 1 - Value
""",
    "google_contacts_old.csv": """
name: Name
given: Given Name
additional: Additional Name
family: Family Name
prefix: Name Prefix
suffix: Name Suffix
nickname: Nickname
birthday: Birthday
note: Yomi Name | Given Name Yomi | Additional Name Yomi | Family Name Yomi | Initials | Short Name
note: Maiden Name | Gender | Location | Mileage | Billing Information | Directory Server | Hobby | Sensitivity
note: Priority | Subject | Notes | Language | Organization 1 - Yomi Name
role: Occupation | Organization 1 - Title
picture elsewhere: Photo
tag: Group Membership
label: E-mail 1 - Type | Phone 1 - Type | Organization 1 - Type
email: E-mail 1 - Value
phone: Phone 1 - Value
organisation: Organization 1 - Name
""",
    "import_test_unit_resources_basic_addressbook.csv": _THUNDERBIRD,
    "import_test_unit_resources_basic_csv_addressbook.csv": _THUNDERBIRD,
    "import_test_unit_resources_csv_semicolon.csv": _THUNDERBIRD,
    "import_test_unit_resources_utf16_addressbook.csv": _THUNDERBIRD,
    "linkedin_connections_en.csv": """
given: First Name
family: Last Name
url: URL
email: Email Address
organisation: Company
role: Position
met on: Connected On
""",
    "outlook_fr_cp1252.csv": """
prefix: Titre
given: Prénom
additional: Deuxième prénom
family: Nom
suffix: Suffixe
organisation: Société
note: Service | Nom complet de l'adresse de messagerie | Notes
address work: Rue (bureau) | Ville (bureau) | Code postal (bureau) | Pays/Région (bureau)
birthday: Anniversaire
phone work: Téléphone (bureau)
phone mobile: Tél. mobile
email: Adresse de messagerie
tag: Catégories
""",
}
"""By file: where each column goes, then the headers of those that go there."""

WRITTEN = {"birthday": "1985-04-12", "date": "1990-06-21", "met on": "2024-03-05", "picture elsewhere": "https://a.b/c"}
PARTS = {"Birth Year": "1985", "Birth Month": "4", "Birth Day": "12"}


def destinations(file: str) -> dict[str, str]:
    """By header, where a column goes."""
    lines = (line.split(": ", 1) for line in GOES[file].strip().splitlines())
    return {header.replace("(none)", ""): place for place, headers in lines for header in headers.split(" | ")}


def where(card: Card, value: str) -> set[str]:
    """The places of a card in which a value stands."""
    places = {name for name in Card.__dataclass_fields__ if getattr(card, name) == value}
    places |= {f"{one.kind} {one.label}".strip() for one in card.contacts if value in one.value.split("\n")}
    places |= {f"{one.kind} {one.label}".strip() for one in card.contacts if value in one.parts}
    places |= {"birthday" if day.kind.value == "birthday" else "date" for day in card.dates if day.on == value}
    places |= {"tag"} if value in card.tags else set()
    places |= {NOTE} if any(line.endswith(value) for line in card.note.splitlines()) else set()
    places |= {"met on"} if card.tie.met_on == value else set()
    return places | ({"picture elsewhere"} if f"PHOTO:{value}" in card.properties else set())


@pytest.mark.skipif(not FIXTURES.is_dir(), reason="the real address books are not beside the checkout")
@pytest.mark.parametrize("file", GOES)
def test_every_column_of_a_real_file_goes_somewhere(file: str) -> None:
    """A word in each column alone, beside a name: it is found again where the table above says."""
    header = tables.read_sheet((FIXTURES / file).read_bytes(), tables.known_headers).header
    goes = destinations(file)
    for place, column in enumerate(header):
        told = goes[column]
        if column == "Titre" and column in header[:place]:
            told = "role"  # Outlook says the work in a second column of that name
        value = WRITTEN.get(told, "Zwölf")
        cells = ["Ada" if name in ("Prénom", "First Name", "Given Name") else PARTS.get(name, "") for name in header]
        cells[place] = PARTS.get(column, value)
        if "- Value" in column:
            value = value if told == "date" else "Zwölf"
        if told == LABEL:  # a word about another column
            beside = column.replace("Label", "Value").replace("Type", "Value")
            beside = next(name for name in (beside, "Address 1 - City", "Organization 1 - Name") if name in header)
            cells[header.index(beside)] = "1990-06-21" if "Event" in beside else "Eins"
            value, told = ("Eins", goes[beside]) if "Event" not in beside else ("1990-06-21", "date")
            told = told if told == "organisation" or told == "date" else f"{told} zwölf"
        out = io.StringIO()
        csv.writer(out).writerows([header, cells])
        (card,) = tables.read(out.getvalue().encode()).cards
        assert told in where(card, value), column
