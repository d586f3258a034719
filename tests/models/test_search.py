"""Anything that was ever noted is found by a few letters, the most recent first."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.decisions import Decisions
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.introductions import Introductions
from models.missions import Missions
from models.people import People, Tie
from models.search import Search, snippet
from models.text import fold
from models.vault import Vault
from tests.builders import people


@pytest.mark.parametrize(
    "sought",
    ["déménage", "demenage", "DÉMÉ", "l'été", "l’été", "ete", "coeur", "cœur", "demenage coeur", "Rezé cet"],
)
def test_a_note_is_found_whatever_the_accents(vault: Vault, sought: str) -> None:
    [lea] = people(vault, "Léa")
    id = Interactions(vault).log(on="2026-03-01", people=[lea], text="Elle déménage à Rezé cet automne, l’été en cœur")
    Interactions(vault).log(on="2026-03-02", people=[lea], text="Rien de neuf")
    [hit] = Search(vault).notes(sought)
    assert (hit.kind, hit.id, hit.title, hit.on, hit.people) == (
        "interaction",
        id,
        "Léa",
        "2026-03-01",
        ((lea, "Léa"),),
    )


@pytest.mark.parametrize("sought", ["", " ", "-", "menage", "rezé lyon"])
def test_what_does_not_fit_is_not_found(vault: Vault, sought: str) -> None:
    [lea] = people(vault, "Léa")
    Interactions(vault).log(on="2026-03-01", people=[lea], text="Elle déménage à Rezé")
    assert Search(vault).notes(sought) == []


def test_the_most_recent_comes_first_however_vague(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    for on in ("2024-05-12", "2024-21", "2025", "2024-04-30", "2024-02", "2024", "2024-24", "2023-24"):
        Interactions(vault).log(on=on, people=[lea], text="un chêne")
    newest_first = ["2025", "2024-24", "2024-05-12", "2024-04-30", "2024-21", "2024-02", "2024", "2023-24"]
    assert [hit.on for hit in Search(vault).notes("chene")] == newest_first
    assert [hit.on for hit in Search(vault).notes("chene", limit=3)] == newest_first[:3]


def test_every_kind_of_note_is_found(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    People(vault).change(sam, note="au chêne", tie=Tie(how_met="sous un hêtre"))
    made = {
        "interaction": Interactions(vault).log(on="2026-01-01", people=[lea], text="chêne"),
        "person": sam,
        "favour": Favours(vault).add(Direction.TO_ME, "un chêne", [lea], FavourState.ASKED),
        "follow_up": FollowUps(vault).add("planter", [lea], "2026-04-01", why="le chêne"),
        "experience": Experiences(vault).add(lea, "a abattu un chêne", "bois", 2019),
        "need": Needs(vault).add(lea, "du chêne"),
        "offer": Offers(vault).add(lea, "du chêne"),
        "decision": Decisions(vault).ask("Chêne ou hêtre ?"),
        "mission": Missions(vault).hear("Table en chêne", chain=[lea]),
        "introduction": Introductions(vault).propose(lea, sam, note="le chêne"),
    }
    made["consultation"] = Decisions(vault).consult(made["decision"], lea, lived="le chêne a fendu")
    hits = Search(vault).notes("chene")
    assert {hit.kind: hit.id for hit in hits} == made
    by_kind = {hit.kind: hit for hit in hits}
    assert by_kind["experience"].on == "2019"
    assert by_kind["introduction"].people == ((lea, "Léa"), (sam, "Sam"))
    assert by_kind["follow_up"].snippet == "planter le chêne"
    assert {hit.kind for hit in hits[-2:]} == {"person", "favour"}  # of no day
    assert [hit.on for hit in hits[-2:]] == ["", ""]
    assert {hit.kind for hit in Search(vault).notes("hetre")} == {"person", "decision"}


def test_a_note_that_is_gone_is_not_found(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Interactions(vault).log(on="2026-03-01", people=[lea], text="un chêne")
    People(vault).remove(lea)
    assert Search(vault).notes("chene") == []
    vault.undo()
    assert len(Search(vault).notes("chene")) == 1


def test_people_come_by_name_first_and_not_when_put_away(vault: Vault) -> None:
    store = People(vault)
    tagged = store.add("Anne", tags=["Martin"])
    named = store.add("Zoé Martin")
    store.add("Yves Martin", archived=True)
    assert [row.id for row in Search(vault).people("martin")] == [named, tagged]
    assert [row.id for row in Search(vault).people("martin", limit=1)] == [named]


# Snippets


def test_a_short_note_is_shown_whole_on_one_line() -> None:
    assert snippet("Elle\n déménage\t à Rezé ", "rezé") == "Elle déménage à Rezé"


@pytest.mark.parametrize("filler", ["mot ", "cœur… ", "ﷺ ", "e\u0301t\u0301 ", "🌿 ", "½ "])
def test_a_long_note_is_shown_around_what_was_sought(filler: str) -> None:
    said = filler * 300 + "le chêne de Nantes " + filler * 300
    shown = snippet(said, "chene")
    assert "chêne de Nantes" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) <= 124


def test_a_word_is_shown_and_not_the_middle_of_another() -> None:
    said = "une carte postale " + "mot " * 100 + "un art discret"
    assert snippet(said, "art").endswith("un art discret")


def test_where_there_is_no_blank_it_is_cut_all_the_same() -> None:
    shown = snippet("x" * 500 + " chêne", "chene")
    assert shown.endswith("chêne")
    assert "chêne" in snippet("字" * 500 + "-chêne-" + "字" * 500, "chene")


def test_what_was_found_elsewhere_shows_the_beginning() -> None:
    said = "Au début " + "mot " * 100
    assert snippet(said, "absent").startswith("Au début")
    assert snippet(said, "").startswith("Au début")


@given(st.text(max_size=400), st.text(max_size=20))
def test_any_snippet_is_short_and_of_what_was_said(said: str, sought: str) -> None:
    shown = snippet(said, sought)
    assert len(shown) <= 124
    assert shown.removeprefix("… ").removesuffix(" …") in " ".join(said.split())
    fold(shown)
