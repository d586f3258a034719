"""Who leads to somebody, asked in a terminal."""

from models.interactions import Interactions
from models.people import People
from models.relations import Relations
from models.vault import Vault
from tests.app.running import Here
from tests.builders import people


def known(vault: Vault) -> None:
    """Samira, with whom I spoke, knows Xavier, and Xavier knows Odile."""
    samira, odile = people(vault, "Samira", "Odile")
    xavier = People(vault).add("Xavier", role="Notaire", town="Redon")
    Interactions(vault).log(on="2026-02-01", people=[samira], text="Her sister is at the Land Bank")
    for one, two in ((samira, xavier), (xavier, odile)):
        Relations(vault).relate(one, two)


def test_ways_begin_with_me_and_say_why(here: Here, vault: Vault) -> None:
    known(vault)
    (way,) = here("--today", "2026-03-16", "path", "Xavier", "--json").json
    assert way == {
        "people": ["me", "Samira", "Xavier"],
        "because": "You spoke in February with Samira. Samira knows Xavier.",
    }
    assert here("--today", "2026-03-16", "path", "notaire").out == (
        "me → Samira → Xavier\tNotaire, Redon\tYou spoke in February with Samira. Samira knows Xavier.\n"
    )
    assert [way["people"] for way in here("path", "odile", "--json").json] == [["me", "Samira", "Xavier", "Odile"]]


def test_what_was_noted_stands_in_for_a_name_nobody_has(here: Here, vault: Vault) -> None:
    known(vault)
    (way,) = here("path", "land", "bank", "--json").json
    assert way["people"] == ["me", "Samira"]
    assert "Her sister is at the Land Bank" in way["because"]


def test_nobody_leads_to_nobody(here: Here, vault: Vault) -> None:
    known(vault)
    assert here("path", "Somebody", "--json").json == []
    assert here("path").code == 2
