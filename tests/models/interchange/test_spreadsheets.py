"""Spreadsheets: read as one would read them, and never computed."""

import datetime
import io
import zipfile

import openpyxl
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.errors import Cancelled, Refused
from models.interchange import spreadsheets, tables
from models.interchange.formats import Format, format_of


def book(*rows: list[object], far: bool = False) -> bytes:
    made = openpyxl.Workbook()
    sheet = made.active
    assert sheet is not None
    for row in rows:
        sheet.append(row)
    if far:
        sheet["XFD1048576"] = "far"
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def test_people_days_and_numbers() -> None:
    data = book(
        ["Name", "Birthday", "Phone", "Notes"], ["Léa", datetime.date(1985, 4, 12), 612345678, True], [None, None]
    )
    assert format_of("anything", data) is Format.XLSX
    (card,) = tables.read_people(spreadsheets.read_sheet(data)).cards
    assert (card.name, card.dates[0].on, card.contacts[0].value, card.note) == ("Léa", "1985-04-12", "612345678", "")


def test_a_stray_cell_at_the_very_end_costs_nothing() -> None:
    sheet = spreadsheets.read_sheet(book(["Name", "Email"], ["Léa", "lea@example.org"], far=True))
    assert [cells[:2] for _, cells in sheet.rows] == [("Léa", "lea@example.org")]


def test_an_empty_first_sheet_is_passed_over() -> None:
    made = openpyxl.Workbook()
    made.create_sheet("people").append(["Name"])
    made["people"].append(["Léa"])
    out = io.BytesIO()
    made.save(out)
    assert spreadsheets.read_sheet(out.getvalue()).rows == [(2, ("Léa",))]


def test_more_than_it_unpacks_to_is_refused_before_it_is_unpacked() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("xl/workbook.xml", "<x/>")
        with parts.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(510):
                part.write(b"\0" * 1_000_000)
    with pytest.raises(Refused, match="more than"):
        spreadsheets.read_sheet(out.getvalue())


def test_what_is_damaged_is_one_sentence() -> None:
    whole = book(["Name"], ["Léa"])
    for data in (whole[:-100], b"PK\x03\x04" + whole[500:], b"PK\x03\x04"):
        with pytest.raises(Refused, match="damaged or locked"):
            spreadsheets.read_sheet(data)


def test_it_can_be_stopped_in_the_middle() -> None:
    def stop(_done: int, _total: int) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        spreadsheets.read_sheet(book(*[["Name"]] * 1_500), stop)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=4),
        min_size=1,
        max_size=5,
    )
)
@example([["=1+1", "+1", "-1", "@SUM(A1)"]])
def test_no_cell_that_is_written_is_ever_a_formula(rows: list[list[str]]) -> None:
    sheet = openpyxl.load_workbook(io.BytesIO(spreadsheets.write(rows))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert all(cell.data_type == "s" for cell in cells)
