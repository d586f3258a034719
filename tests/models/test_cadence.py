"""A rhythm is one's own or one's circle's, and whatever happened with someone begins it anew."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from models.cadence import due_on, lateness
from models.exporting import as_archive
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.people import People
from models.vault import Vault
from tests.builders import people

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))
RHYTHMS = st.integers(1, 4000)


@given(DAYS, RHYTHMS, DAYS)
def test_one_is_late_from_the_day_after_it_was_due(last: date, rhythm: int, today: date) -> None:
    due = due_on(last.isoformat(), rhythm)
    assert due == last + timedelta(days=rhythm)
    late = lateness(last.isoformat(), rhythm, today)
    assert (late > 0) == (today > due)
    assert late == max((today - due).days, 0) / rhythm


def test_without_rhythm_or_anything_noted_nothing_is_due() -> None:
    assert due_on("2026-03-16", None) is None
    assert due_on("", 30) is None
    assert due_on("9999-12-30", 30) is None
    assert lateness("", 30, date(2026, 3, 16)) == lateness("2020-01-01", None, date(2026, 3, 16)) == 0.0


def last_with(vault: Vault, person: int) -> str:
    return People(vault).get(person).last_interaction_on


def test_whatever_happened_begins_it_anew_and_undo_takes_it_back(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    first = interactions.log(on="2026-01", people=[lea])
    assert last_with(vault, lea) == "2026-01-01"
    interactions.log(on="2026-03-14", people=[lea, sam])
    assert {last_with(vault, each) for each in (lea, sam)} == {"2026-03-14"}
    vault.undo()
    assert (last_with(vault, lea), last_with(vault, sam)) == ("2026-01-01", "")
    vault.redo()
    assert last_with(vault, sam) == "2026-03-14"
    interactions.change(first, on="2026-03-15")
    assert last_with(vault, lea) == "2026-03-15"
    interactions.remove(first)
    assert last_with(vault, lea) == "2026-03-14"


def test_an_archive_that_is_brought_in_begins_it_anew_too(vault: Vault) -> None:
    (lea,) = people(vault, "Léa")
    Interactions(vault).log(on="2026-03-14", people=[lea])
    archive = as_archive(vault)
    vault.undo()
    assert last_with(vault, lea) == ""
    carry_out(vault, rehearse_files(vault, [("all.json", archive)]))
    assert last_with(vault, lea) == "2026-03-14"
    vault.undo()
    assert last_with(vault, lea) == ""
