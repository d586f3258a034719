"""Today in a terminal."""

from dataclasses import replace

import pytest

from app import settings
from models.favours import Favours
from models.interactions import Channel, Interactions
from models.relations import Relations
from models.vault import Vault
from resources import set_language
from tests.app.running import Here
from tests.builders import everything, people
from tests.models.today.house import someone

MONDAY = ("--today", "2026-03-16")


def a_monday(vault: Vault) -> None:
    """A promise, a birthday and a rhythm."""
    sam = someone(vault, "Sam Dubois")
    Interactions(vault).log(on="2026-03-10", people=[sam], channel=Channel.COFFEE, text="He hesitates. Two quotes. Or…")
    Favours(vault).promise(to=[sam], text="a quote", due="2026-03-20")
    Favours(vault).promise(to=[sam], text="a book")
    someone(vault, "Niamh Byrne", born="--03-17")
    someone(vault, "Claire Dubosc", last="2025-10-14", rhythm=60)


def test_it_prints_one_document(here: Here, vault: Vault) -> None:
    a_monday(vault)
    assert here("today", "--json", *MONDAY).json == {
        "budget": 5,
        "cards": [
            {
                "kind": "promise",
                "people": ["Sam Dubois"],
                "why": "Promised for Friday",
                "last_words": "He hesitates. Two quotes.",
                "promised": ["a quote", "a book"],
            },
            {
                "kind": "date",
                "people": ["Niamh Byrne"],
                "why": "Birthday tomorrow",
                "last_words": "",
                "promised": [],
            },
            {
                "kind": "cadence",
                "people": ["Claire Dubosc"],
                "why": "You have not spoken since autumn",
                "last_words": "",
                "promised": [],
            },
        ],
    }


def test_it_reads_like_a_short_letter_and_says_when_it_is_over(here: Here, vault: Vault) -> None:
    a_monday(vault)
    assert here("today", *MONDAY).out.splitlines() == [
        "Sam Dubois · Promised for Friday",
        "  a quote",
        "  “He hesitates. Two quotes.” 10 March",
        "  Promised: a book",
        "",
        "Niamh Byrne · Birthday tomorrow",
        "",
        "Claire Dubosc · You have not spoken since autumn",
        "",
        "That’s all. Have a good week.",
    ]


def test_it_speaks_french(here: Here, vault: Vault) -> None:
    a_monday(vault)
    settings.save(replace(settings.load(), language="fr"))
    try:
        said = here("today", *MONDAY).out
    finally:
        settings.save(replace(settings.load(), language=None))
        set_language(None)
    assert "Sam Dubois · Promis pour vendredi" in said
    assert said.endswith("C’est tout. Bonne semaine.\n")


def test_an_empty_vault_has_a_good_week(here: Here) -> None:
    assert here("today", "--json").json == {"budget": 5, "cards": []}
    assert here("today").out == "That’s all. Have a good week.\n"


@pytest.mark.parametrize("budget", [3, 10])
def test_the_budget_is_a_setting(here: Here, vault: Vault, budget: int) -> None:
    with vault.change("Add a person"):
        for number in range(12):
            Favours(vault).promise(to=people(vault, f"Person {number}"), text="a quote", due="2026-03-16")
    settings.save(replace(settings.load(), today_budget=budget))
    try:
        document = here("today", "--json", *MONDAY).json
    finally:
        settings.save(replace(settings.load(), today_budget=5))
    assert (document["budget"], len(document["cards"])) == (budget, budget)


def test_it_remembers_the_weak_tie_it_showed_and_changes_nothing_else(here: Here, vault: Vault) -> None:
    a, b = people(vault, "Ana", "Ben")
    Relations(vault).relate(a, b)
    before, last = everything(vault), vault.history(1)[0].id
    shown = []
    for day in ("2026-03-16", "2026-03-18", "2026-03-23", "2026-03-30"):
        document = here("today", "--json", "--today", day).json
        shown.append([card["people"][0] for card in document["cards"]])
    assert shown[0] == shown[1]
    assert sorted(shown[1] + shown[2]) == ["Ana", "Ben"]
    assert shown[3] == []
    assert (everything(vault), vault.history(1)[0].id) == (before, last)


def test_the_demo_has_five_kinds_on_any_day(here: Here) -> None:
    for day in ("2026-03-16", "2028-02-29", "2031-12-31"):
        cards = here.bare("today", "--demo", "--json", "--today", day).json["cards"]
        assert [card["kind"] for card in cards] == ["promise", "introduction", "thanks", "decision", "date"]
