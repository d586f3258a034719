"""Anything that was ever noted is found by a few letters, the most recent first."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.dates import VagueDate
from models.decisions import Decisions
from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.introductions import Introductions
from models.missions import Missions
from models.people import People, Tie
from models.search import Search, snippet
from models.sought import read_sought
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


def test_those_seen_last_come_first_and_of_one_day_what_was_noted_last(vault: Vault) -> None:
    lea, sam, zoe, omar = people(vault, "Léa", "Sam", "Zoé", "Omar")
    store = Interactions(vault)
    store.log(on="2026-03-10", people=[omar])
    store.log(on="2026-03-12", people=[zoe])
    store.log(on="2026-03-12", people=[lea])
    store.log(on="2026-03-01", people=[sam])
    assert [row.id for row in Search(vault).lately()] == [lea, zoe, omar, sam]
    assert [row.id for row in Search(vault).lately(2)] == [lea, zoe]


# Time among the words


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("devis 2025", "devis", "2025"),
        ("2025 devis", "devis", "2025"),
        ("devis de 2025", "devis", "2025"),
        ("devis en mars 2025 signé", "devis signé", "2025-03"),
        ("quote in March", "quote", "2026-03"),
        ("devis avril", "devis", "2025-04"),
        ("AOÛT devis", "devis", "2025-08"),
        ("devis l’an dernier", "devis", "2025"),
        ("devis l'année dernière", "devis", "2025"),
        ("devis last year", "devis", "2025"),
        ("cette année devis", "devis", "2026"),
        ("devis le mois dernier", "devis", "2026-02"),
        ("devis this month", "devis", "2026-03"),
        ("devis 2025-12", "devis", "2025-12"),
        ("devis 2025-12-24", "devis", "2025-12-24"),
        ("2025", "", "2025"),
        ("devis 2025-02-31", "devis 2025-02-31", ""),
        ("devis 1250", "devis 1250", ""),
        ("devis 20255", "devis 20255", ""),
        ("marsouin", "marsouin", ""),
        ("last", "last", ""),
        ("", "", ""),
    ],
)
def test_a_year_or_a_month_among_the_words_is_a_time(vault: Vault, text: str, words: str, when: str) -> None:
    found = Search(vault).read(text)
    assert (found.text, found.words, found.when) == (text, words, when)


@given(st.text(max_size=30), st.dates())
def test_whatever_is_typed_is_read(text: str, today: date) -> None:
    found = read_sought(text, today)
    assert set(found.words.split()) <= set(text.split())
    assert not found.when or VagueDate.parse(found.when).edtf == found.when


def said(vault: Vault, text: str) -> list[str]:
    return [hit.snippet for hit in Search(vault).notes(text)]


def test_a_time_narrows_what_was_said_and_everything_else(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    for on in ("2024-12-31", "2025-01-01", "2025", "2025-21", "2025-12-31", "2026-01-01"):
        Interactions(vault).log(on=on, people=[lea], text=f"devis du {on}")
    Favours(vault).promise(to=[lea], text="devis dû en juin", due="2025-06-30")
    Experiences(vault).add(lea, "un devis perdu", year=2025)
    People(vault).change(lea, note="aime les devis")
    of_the_year = ["devis du 2025-12-31", "devis dû en juin", "devis du 2025-21", "devis du 2025-01-01"]
    assert said(vault, "devis 2025")[:4] == of_the_year
    assert set(said(vault, "devis last year")) == {*of_the_year, "devis du 2025", "un devis perdu"}
    assert said(vault, "devis juin 2025") == ["devis dû en juin"]
    assert said(vault, "2026") == ["devis du 2026-01-01"]


def test_a_year_that_was_written_is_found_whenever_that_was(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Interactions(vault).log(on="2024-11-02", people=[lea], text="son budget 2025")
    Interactions(vault).log(on="2025-02-01", people=[lea], text="son budget")
    assert said(vault, "budget 2025") == ["son budget", "son budget 2025"]


def test_a_time_is_no_part_of_a_name_unless_someone_is_called_so(vault: Vault) -> None:
    lea, may = people(vault, "Léa Martin", "May Whitby")
    assert [row.id for row in Search(vault).people("martin 2025")] == [lea]
    assert [row.id for row in Search(vault).people("may")] == [may]
    assert Search(vault).people("2025") == []


def test_the_latest_is_not_lost_among_many_noted_after_it(vault: Vault) -> None:
    """Brought in from elsewhere, what was noted last is not what happened last."""
    [lea] = people(vault, "Léa")
    with vault.change("Log an interaction"):
        Favours(vault).promise(to=[lea], text="un chêne promis", due="2026-05-01")
        Interactions(vault).log(on="2026-03-10", people=[lea], text="chêne le plus récent")
        Interactions(vault).log(on="2019-06-10", people=[lea], text="chêne de 2019, et un tilleul")
        many = (
            {
                "uid": f"u{number}",
                "happened_on": "2024-05-01",
                "sort_on": "2024-05-01",
                "channel": "call",
                "text": "chêne",
            }
            for number in range(2500)
        )
        vault.db.table("interaction").insert_all(many)
    assert said(vault, "chene")[:3] == ["un chêne promis", "chêne le plus récent", "chêne"]
    assert said(vault, "chene 2019") == ["chêne de 2019, et un tilleul"]
    assert said(vault, "chene tilleul") == ["chêne de 2019, et un tilleul"]
    assert len(Search(vault).notes("chene 2024", limit=3000)) == 2500


def test_all_that_was_noted_is_there_where_a_hit_shows_a_piece(vault: Vault) -> None:
    question = ("Louer ? " + "Un atelier à la campagne. " * 20).strip()
    Decisions(vault).ask(question, "le chêne")
    [hit] = Search(vault).notes("chene")
    assert len(hit.snippet) < 130
    assert Search(vault).said(hit) == (question, "le chêne")
    Decisions(vault).remove(hit.id)
    assert Search(vault).said(hit) == ()


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
