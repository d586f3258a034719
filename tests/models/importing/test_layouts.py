"""What columns are said to be is remembered by their headers, and read so again."""

import json
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.importing import Table, carry_out, look, rehearse_files
from models.importing.layouts import Layouts
from models.interchange import spreadsheets
from models.interchange.tables import KEPT, SKIPPED, UNSAID, Layout, Meaning, Target, Way
from models.people import People
from models.text import fold
from models.vault import Vault

ODD = b"Wer,Womit,Schuhe\nL\xc3\xa9a Martin,lea@example.org,38\nSam,sam@example.org,44\n"
SAID = Layout((Meaning(Target.NAME), Meaning(Target.EMAIL, "work"), SKIPPED))


def only(tables: tuple[Table | None, ...]) -> Table:
    (table,) = tables
    assert table is not None
    return table


MEANINGS = st.builds(Meaning, st.sampled_from(Target), st.sampled_from(("", "work")), st.sampled_from(("", "a 1")))
COLUMNS = st.lists(st.tuples(st.text(max_size=8), MEANINGS), min_size=1, max_size=8, unique_by=lambda one: fold(one[0]))


@given(COLUMNS.flatmap(lambda columns: st.tuples(st.just(columns), st.permutations(columns))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_columns_in_another_order_mean_what_they_meant(
    vault: Vault, drawn: tuple[list[tuple[str, Meaning]], list[tuple[str, Meaning]]]
) -> None:
    columns, shuffled = drawn
    layouts = Layouts(vault)
    layouts.remember([(tuple(header for header, _ in columns), Layout(tuple(said for _, said in columns)))])
    again = layouts.remembered(tuple(header.upper() for header, _ in shuffled))
    if any(fold(header.upper()) != fold(header) for header, _ in columns):
        return  # a letter that is several in capitals
    assert again == Layout(tuple(said for _, said in shuffled))


def test_two_columns_of_one_name_are_told_apart(vault: Vault) -> None:
    header, said = ("Titre", "Nom", "Titre"), Layout((Meaning(Target.PREFIX), Meaning(Target.NAME), KEPT))
    Layouts(vault).remember([(header, said)])
    assert Layouts(vault).remembered(header) == said


def test_an_import_remembers_and_the_next_one_needs_not_be_told(vault: Vault) -> None:
    with pytest.raises(Refused, match="Say which one is"):
        rehearse_files(vault, [("a.csv", ODD)])
    rehearsal = rehearse_files(vault, [("a.csv", ODD)], ways=[Way(layout=SAID)])
    table = only(look(vault, [("a.csv", ODD)], [UNSAID]))
    assert table.in_doubt, "a rehearsal leaves nothing"
    carry_out(vault, rehearsal)
    vault.undo()
    later = b"Schuhe,WER,Womit\n40,In\xc3\xa8s,ines@example.org\n"
    table = only(look(vault, [("b.csv", later)], [UNSAID]))
    assert (table.in_doubt, table.layout) == (False, Layout((SKIPPED, *SAID.meanings[:2])))
    carry_out(vault, rehearse_files(vault, [("b.csv", later)]))
    (ines,) = People(vault).named("Inès")
    person = People(vault).get(ines.id)
    assert ([one.value for one in person.contacts], person.note) == (["ines@example.org"], "")


def test_no_header_is_kept_for_it_may_be_somebody(vault: Vault) -> None:
    Layouts(vault).remember([(("Léa Martin", "lea@example.org"), Layout((Meaning(Target.NAME), KEPT)))])
    kept = [str(row["value"]) for row in vault.rows("SELECT value FROM ui_state")]
    assert kept and not any("martin" in value.lower() or "lea@" in value for value in kept)
    assert len(json.loads(kept[0])) == 1


def test_of_very_many_tables_the_oldest_are_forgotten(vault: Vault) -> None:
    layouts = Layouts(vault)
    said = Layout((Meaning(Target.NAME),))
    layouts.remember(((f"column {number}",), said) for number in range(101))
    assert layouts.remembered(("column 0",)) is None
    assert layouts.remembered(("column 100",)) == said


# Looking


def test_columns_are_shown_with_two_values_that_differ(vault: Vault) -> None:
    data = "Wer;Ort\nLéa;Nantes\n;\nSam;Nantes\nInès;Brest\n".encode("cp1252")
    table = only(look(vault, [("a.csv", data)], [UNSAID]))
    assert [(one.header, one.samples) for one in table.columns] == [
        ("Wer", ("Léa", "Sam")),
        ("Ort", ("Nantes", "Brest")),
    ]
    assert (table.encoding, table.separator, table.layout) == ("cp1252", ";", Layout((KEPT, KEPT)))


@pytest.mark.parametrize(
    ("header", "in_doubt"),
    [
        ("Name,Email", False),
        ("Name,Email,Shoe size", True),
        ("Email only it is,Shoe size", True),
        ("First Name,Last Name,URL,Email Address,Company,Position,Connected On,Shoe size", False),
        ("Display Name,First Name,Last Name,Primary Email,Custom 1", False),
        ("Phone 1 - Value,Given Name,Family Name,Group Membership,Mileage", False),
    ],
)
def test_what_is_known_is_not_asked(vault: Vault, header: str, in_doubt: bool) -> None:
    table = only(look(vault, [("a.csv", header.encode() + b"\na,b,c\n")], [UNSAID]))
    assert table.in_doubt is in_doubt


def test_what_is_no_table_is_none(vault: Vault) -> None:
    files = [("a.vcf", b"BEGIN:VCARD\r\nFN:A\r\nEND:VCARD\r\n"), ("b.csv", b"Name\nLea\n")]
    card, table = look(vault, files, [UNSAID] * 2)
    assert card is None and table is not None
    assert look(vault, [files[0], ("b.csv", b"")], [UNSAID] * 2) == (None, None), "the rehearsal tells why"
    with pytest.raises(Refused, match="empty"):
        look(vault, [("b.csv", b"")], [UNSAID])


def test_another_separator_and_another_order_of_days(vault: Vault) -> None:
    data = b"Name|Birthday;x\nLea|03/04/1980;1\nSam|25/12/1990;2\n"
    found = only(look(vault, [("a.csv", data)], [UNSAID]))
    assert (found.separator, found.day_first, found.has_days) == ("|", True, False)
    data = data.replace(b";x", b"").replace(b";1", b"").replace(b";2", b"")
    found = only(look(vault, [("a.csv", data)], [Way(day_first=False)]))
    assert (found.day_first, found.has_days) == (True, True), "the 25th tells"
    said = only(look(vault, [("a.csv", data)], [Way(day_first=False, is_day_order_sure=True)]))
    assert not said.day_first
    split = only(look(vault, [("a.csv", data)], [Way(separator=";")]))
    assert split.header == ("Name|Birthday",)


def test_a_layout_of_other_columns_is_passed_over(vault: Vault) -> None:
    table = only(look(vault, [("a.csv", ODD)], [Way(layout=Layout((KEPT,)))]))
    assert table.layout == Layout((KEPT,) * 3) and table.in_doubt


def test_a_spreadsheet_is_explained_the_same_way(vault: Vault) -> None:
    data = spreadsheets.write([("Wer", "Womit", "Schuhe"), ("Léa", "lea@example.org", "38")])
    table = only(look(vault, [("a.xlsx", data)], [UNSAID]))
    assert (table.encoding, table.separator, table.in_doubt) == ("", "", True)
    carry_out(vault, rehearse_files(vault, [("a.xlsx", data)], ways=[Way(layout=SAID)]))
    assert only(look(vault, [("a.csv", ODD)], [UNSAID])).layout == SAID, "by its headers, whatever the file is"
    assert [row.name for row in People(vault).rows(People(vault).ids())] == ["Léa"]


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_table_without_headers_loses_nobody(vault: Vault, separator: str) -> None:
    data = "Léa,lea@example.org\nSam,sam@example.org\n".replace(",", separator).encode()
    table = only(look(vault, [("a.csv", data)], [UNSAID]))
    assert (table.header, table.has_header, table.in_doubt) == (("", ""), False, True)
    assert table.columns[0].samples == ("Léa", "Sam")
    way = Way(layout=Layout(SAID.meanings[:2]))
    assert [(one.name, one.at) for one in rehearse_files(vault, [("a.csv", data)], ways=[way]).planned] == [
        ("Léa", "line 1"),
        ("Sam", "line 2"),
    ]
    with_header = replace(way, has_header=True)
    assert [one.name for one in rehearse_files(vault, [("a.csv", data)], ways=[with_header]).planned] == ["Sam"]


def test_a_first_line_that_is_somebody_can_be_said_to_be(vault: Vault) -> None:
    data = "Léa,Nantes\nSam,Brest\n".encode()
    assert only(look(vault, [("a.csv", data)], [UNSAID])).has_header
    way = Way(layout=Layout((Meaning(Target.NAME), Meaning(Target.TOWN))), has_header=False)
    assert [one.name for one in rehearse_files(vault, [("a.csv", data)], ways=[way]).planned] == ["Léa", "Sam"]


# Worlds and circles


def test_worlds_and_a_circle_come_in(vault: Vault) -> None:
    data = "Nom complet,Monde,Cercle\nLéa,Vin; Agriculture,close ones\nSam,,Voisins\n".encode()
    rehearsal = rehearse_files(vault, [("a.csv", data)])
    assert [planned.remarks for planned in rehearsal.planned] == [(), ("There is no circle “Voisins”.",)]
    carry_out(vault, rehearsal)
    lea, sam = (People(vault).get(People(vault).named(name)[0].id) for name in ("Léa", "Sam"))
    circle = vault.row("SELECT name FROM circle WHERE id = ?", (lea.tie.circle,))
    assert circle is not None and circle["name"] == "Close ones"
    assert set(lea.worlds) == {"Vin", "Agriculture"}
    assert (sam.tie.circle, sam.note) == (None, "Circle: Voisins")
