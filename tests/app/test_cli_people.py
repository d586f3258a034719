"""Reading people on the command line: lists, one person whole, search."""

import pytest

from models.favours import Favours
from models.interactions import Interactions
from models.people import People
from models.vault import Vault
from tests.app.running import Here
from tests.app.someone import furnished
from tests.builders import people


def test_people_come_in_alphabetical_order(here: Here, vault: Vault) -> None:
    people(vault, "Zoé", "Émile", "andré")
    People(vault).add("Eric", role="Baker", organisation="Fournil", town="Nantes")
    assert here("people", "--json", "--limit", "3").json == [
        {"id": 3, "name": "andré", "role": "", "organisation": "", "town": "", "last_interaction_on": ""},
        {"id": 2, "name": "Émile", "role": "", "organisation": "", "town": "", "last_interaction_on": ""},
        {"id": 4, "name": "Eric", "role": "Baker", "organisation": "Fournil", "town": "Nantes"}
        | {"last_interaction_on": ""},
    ]
    assert here("people").out == "andré\nÉmile\nEric\tBaker\tFournil\tNantes\nZoé\n"


def test_an_empty_vault_has_an_empty_list(here: Here) -> None:
    for command in (["people"], ["search", "anyone"], ["history"]):
        assert here(*command, "--json").json == []
        assert here(*command).out == ""


def test_a_person_is_told_whole(here: Here, vault: Vault) -> None:
    lea = furnished(vault)
    record = here("person", "lea", "MARTIN", "--json").json
    assert record.pop("uid")
    assert record == {
        "id": lea,
        "name": "Léa Martin",
        "given": "Léa",
        "family": "Martin",
        "additional": "",
        "prefix": "",
        "suffix": "",
        "nickname": "",
        "organisation": "Studio",
        "role": "Designer",
        "town": "Rezé",
        "note": "Likes rain",
        "archived": False,
        "standing": "",
        "last_interaction_on": "2026-03-01",
        "contacts": [{"kind": "email", "value": "lea@example.org", "label": "work", "parts": []}],
        "dates": [{"kind": "birthday", "on": "--05-12", "label": ""}],
        "tags": ["agri"],
        "worlds": ["wine"],
        "photo": {"media_type": "image/png", "bytes": 3},
        "properties": ["X-SHOE-SIZE:38"],
        "tie": {
            "how_met": "On a train",
            "met_on": "2024-21",
            "met_through": "Sam Dubois",
            "circle": "Core",
            "cadence_days": 30,
            "confides": True,
        },
        "relations": [{"person": "Sam Dubois", "kind": "sister", "note": "", "outward": True, "met_together": True}],
        "interactions": [
            {
                "on": "2026-03",
                "channel": "coffee",
                "text": "Talked",
                "people": ["Léa Martin", "Sam Dubois"],
                "tags": ["rain"],
            }
        ],
        "favours": [
            {
                "kind": "i_owe",
                "direction": "from_me",
                "state": "promised",
                "text": "A quote",
                "effort": "",
                "due": "2026-03-20",
                "on": "2026-03-16",
                "people": ["Léa Martin"],
            }
        ],
        "follow_ups": [
            {
                "text": "Call",
                "why": "News",
                "due": "2026-04-01",
                "state": "open",
                "recurrence": "",
                "people": ["Léa Martin"],
            }
        ],
        "experiences": [{"text": "Closed a shop", "theme": "closing", "year": 2019, "may_ask": "ask first"}],
        "needs": [{"text": "An accountant", "noted_on": "2026-01-02", "state": "open"}],
        "offers": [{"text": "A desk", "noted_on": "2026-01-03", "state": "open"}],
    }


def test_a_person_is_told_in_lines_too(here: Here, vault: Vault) -> None:
    furnished(vault)
    lines = here("person", "Léa Martin").out.splitlines()
    assert lines[:2] == ["Name\tLéa Martin", "Work\tDesigner, Studio"]
    assert "Met through\tSam Dubois" in lines
    assert lines[-1] == "2026-03\tTalked"


def test_a_long_timeline_is_whole(here: Here, vault: Vault) -> None:
    (lea,) = people(vault, "Léa")
    with vault.change("Log many"):
        for day in range(1, 601):
            Interactions(vault).log(on=str(1000 + day), people=[lea], text=str(day))
    told = here("person", "Léa", "--json").json["interactions"]
    assert [int(interaction["text"]) for interaction in told] == list(range(600, 0, -1))


def test_an_unknown_name_brings_the_nearest(here: Here, vault: Vault) -> None:
    people(vault, "Léa Martin", "Léa Dupont", "Sam Dubois")
    assert here("person", "lea").refusal == "Nobody is called “lea”. Do you mean Léa Dupont, Léa Martin?"
    assert here("person", "Lea Martine").refusal.endswith("Do you mean Léa Martin?")
    assert "“people” lists everyone" in here("person", "qqq").refusal
    assert "Nobody has the id 9." in here("person", "--id", "9").refusal


def test_namesakes_are_told_apart(here: Here, vault: Vault) -> None:
    store = People(vault)
    baker, other = store.add("Paul Roy", role="Baker", town="Lyon"), store.add("PAUL ROY")
    refusal = here("person", "Paul Roy").refusal
    assert f"--id {baker} (Baker, Lyon)" in refusal
    assert f"--id {other} (nothing else is known)" in refusal
    assert here("person", "--id", str(other), "--json").json["name"] == "PAUL ROY"


def test_a_name_may_begin_with_a_dash(here: Here, vault: Vault) -> None:
    people(vault, "--limit", "-")
    assert here("person", "--json", "--", "--limit").json["name"] == "--limit"
    assert here("person", "-", "--json").json["name"] == "-"


def test_search_finds_people_first_then_what_was_noted(here: Here, vault: Vault) -> None:
    store = People(vault)
    rain = store.add("Rainer", role="Baker", note="rain or shine")
    Interactions(vault).log(on="2026-03-01", people=[rain], text="Talked of rain")
    Favours(vault).promise(to=[rain], text="A raincoat", due="2026-04-01")
    assert here("search", "rai", "--json").json == [
        {"kind": "person", "title": "Rainer", "snippet": "Baker", "on": "2026-03-01", "people": ["Rainer"]},
        {"kind": "favour", "title": "Rainer", "snippet": "A raincoat", "on": "2026-04-01", "people": ["Rainer"]},
        {
            "kind": "interaction",
            "title": "Rainer",
            "snippet": "Talked of rain",
            "on": "2026-03-01",
            "people": ["Rainer"],
        },
    ]
    assert len(here("search", "rai", "--limit", "2", "--json").json) == 2
    assert here("search", "talked", "rain").out == "Exchange\t2026-03-01\tRainer\tTalked of rain\n"


@pytest.mark.parametrize("text", ['"', "a AND", "*", "^x", "NEAR(", "\0", "é" * 10_000, "x:y", "-"])
def test_any_text_can_be_searched(here: Here, text: str) -> None:
    assert here("search", "--json", "--", text).json == []


def test_who_is_archived_is_hidden_and_comes_back_whole(here: Here, vault: Vault) -> None:
    lea, _ = people(vault, "Léa Martin", "Sam")
    assert here("archive", "lea martin", "--json").json == {"person": lea, "archived": True}
    assert here.names() == ["Sam"]
    assert here("search", "Léa", "--json").json == []
    assert here("person", "Léa Martin", "--json").json["archived"] is True
    assert here("unarchive", "--id", lea).code == 0
    assert here.names() == ["Léa Martin", "Sam"]
    assert here("archive").code == 2
    assert "Nobody is called" in here("archive", "Zoé").refusal
