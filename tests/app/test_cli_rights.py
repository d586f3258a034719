"""A copy of everything about someone, on the command line."""

from pathlib import Path

from models.people import People
from models.vault import Vault
from tests.app.running import Here
from tests.builders import people


def test_all_that_is_kept_is_written_after_a_warning(here: Here, vault: Vault, tmp_path: Path) -> None:
    People(vault).add("Léa Martin", note="moves to Nantes")
    file = tmp_path / "lea.txt"
    ran = here("sheet", "lea martin", file)
    assert (ran.code, ran.out) == (0, f"{file}\n")
    assert "not encrypted" in ran.err
    assert "moves to Nantes" in file.read_text("utf-8")
    assert here("sheet", "Léa Martin", tmp_path / "lea.json", "--json").json == {
        "file": str(tmp_path / "lea.json"),
        "ok": True,
    }


def test_nobody_and_another_ending_are_refused(here: Here, vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa Martin")
    assert "Nobody is called" in here("sheet", "Sam", tmp_path / "sam.txt").refusal
    assert ".txt, .json" in here("sheet", "Léa Martin", tmp_path / "lea.exe").refusal
    assert list(tmp_path.glob("*.exe")) == []
