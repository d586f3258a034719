"""Doubles, merging and forgetting on the command line."""

from models.interactions import Interactions
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from tests.app.running import Here
from tests.builders import people


def test_doubles_are_told_with_their_reasons_and_made_one(here: Here, vault: Vault) -> None:
    email = [ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org")]
    one = People(vault).add("Léa Martin", contacts=email)
    other = People(vault).add("LEA MARTIN", contacts=email, town="Brest")
    assert here("doubles", "--json").json == [
        {"ids": [one, other], "names": ["Léa Martin", "LEA MARTIN"], "evidence": ["email", "name"], "sure": True}
    ]
    assert here("doubles").out == "Léa Martin\tLEA MARTIN\tthe same email, the same name\n"
    assert here("merge", "--ids", one, other, "--json").json == {"person": one}
    assert here("doubles", "--json").json == []
    assert here.names() == ["Léa Martin"]
    assert here("undo").code == 0
    assert len(here.names()) == 2


def test_two_names_are_made_one(here: Here, vault: Vault) -> None:
    people(vault, "Léa Martin", "Lélé")
    assert here("merge", "léa martin", "lele").code == 0
    assert here.names() == ["Léa Martin"]


def test_what_merging_wants_is_said(here: Here, vault: Vault) -> None:
    people(vault, "Léa Martin", "Sam")
    assert here("merge", "Léa Martin").code == 2
    assert here("merge", "Léa Martin", "Sam", "--ids", "1", "2").code == 2
    assert here("merge", "Sam", "sam").refusal.startswith("That is the same person")


def test_forgetting_asks_and_names_backups_that_still_hold_everything(here: Here, vault: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam")
    Interactions(vault).log(on="2026-03-01", people=[lea, sam], text="all three of us")
    backup = here("backup", "--json").json["file"]
    assert "--yes" in here("forget", "Léa Martin").refusal
    assert here.names() == ["Léa Martin", "Sam"]
    assert here("forget", "lea martin", "--yes", "--json").json == {"forgotten": True, "backups": [backup]}
    assert here.names() == ["Sam"]
    assert [one["text"] for one in here("person", "Sam", "--json").json["interactions"]] == ["all three of us"]
    assert "Léa" not in here("history", "--json").out
