"""Names are met again whatever their accents, and any text can be searched for."""

import unicodedata

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.people import People
from models.search import Search
from models.search_terms import as_match
from models.text import clean, fold, tidy, without_marks, worded, written_out
from models.vault import Vault

ANY = st.text(st.characters(), max_size=60)  # halves of surrogate pairs among them


@pytest.mark.parametrize(
    "written",
    ["Jean-Baptiste Kœnig", "JEAN-BAPTISTE KŒNIG", "  jean-baptiste\tkoenig ", "Jeân-Baptïste Koenig"],
)
def test_one_name_however_it_is_written(written: str) -> None:
    assert fold(written) == "jean-baptiste koenig"


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("L’Été", "l'ete"),
        ("Strauß", "strauss"),
        ("Bjørn Łukasiewicz", "bjorn lukasiewicz"),
        ("Æsa", "aesa"),
        ("Ａｎｎ", "ann"),
        ("\u0301", ""),
        ("", ""),
        ("李 雷", "李 雷"),
        ("🌿", "🌿"),
    ],
)
def test_what_is_forgiven(written: str, folded: str) -> None:
    assert fold(written) == folded


@given(ANY)
def test_folding_is_done_once_and_for_all(text: str) -> None:
    folded = fold(text)
    assert fold(unicodedata.normalize("NFD", clean(text))) == folded
    assert fold(f"  {text}\n") == folded
    assert folded == folded.strip()
    folded.encode()


@given(ANY)
def test_what_is_kept_can_be_kept(text: str) -> None:
    kept = clean(text)
    kept.encode("utf-8")
    assert clean(kept) == kept
    assert tidy(text) == kept.strip()
    assert tidy(tidy(text)) == tidy(text)


def test_cleaning_takes_nothing_else_away() -> None:
    awkward = "\0 \u202e🌿‍♀️ e\u0301 \r\n\t'\"<b>"
    assert clean(awkward) == unicodedata.normalize("NFC", awkward)
    assert clean("a\ud83dz") == "az"
    assert written_out("Kœnig É") == "Koenig É"


@pytest.mark.parametrize("empty", ["", " ", "\n\t", "\ud800 "])
def test_no_words_are_refused(empty: str) -> None:
    with pytest.raises(Refused, match="Write a few words"):
        worded(empty)


# Searching


@settings(max_examples=300, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ANY)
@example('"')
@example("NEAR(a b)")
@example("a* OR name:b")
@example("a AND")
@example("^a - {b c} : (d")
@example("\0a\0")
@example("½ ² ª")
@example("\ud800")
@example("'; DROP TABLE person; --")
@example("a " * 30)
def test_no_text_is_an_error_in_a_search(vault: Vault, text: str) -> None:
    vault.rows("SELECT rowid FROM notes_index WHERE notes_index MATCH ?", (as_match(text) or '""',))
    assert People(vault).ids(text) == []
    assert People(vault).named(text) == []
    assert Search(vault).notes(text) == []
    as_match(text, column="name")


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(categories=["Lu", "Ll", "Lt", "Lo", "Nd"], max_codepoint=0x2FFF), min_size=1, max_size=12))
@example("Weiß")
@example("Γιώργος")
@example("ﬁn")
@example("Ａｎｎ")
@example("Kœnig")
@example("Đorđe")
def test_whoever_is_in_the_vault_is_found_by_the_name_as_it_was_typed(vault: Vault, name: str) -> None:
    people = People(vault)
    person = people.add(name)
    assert person in people.ids(name)
    assert person in [row.id for row in people.named(name)]
    vault.undo()


@pytest.mark.parametrize("text", ["", " ", "-", "…", "'", '""', "* ( )"])
def test_what_has_no_word_searches_nothing(text: str) -> None:
    assert as_match(text) == as_match(text, column="name") == ""


@pytest.mark.parametrize(
    ("captured", "said"),
    [
        ("café @Sam Dubois @Léa #agri ; promis devis type >ven", "café Sam Dubois Léa ; promis devis type"),
        ('appel @"Jean-Baptiste Kœnig" ; >dans 10 jours', 'appel "Jean-Baptiste Kœnig"'),
        (
            "écris à lea@example.org, #1 des ventes, > 3 mois, C#",
            "écris à lea@example.org, #1 des ventes, > 3 mois, C#",
        ),
        ("a\nb;\n", "a b"),
        ("#agri", "#agri"),  # nothing else is said
        ("", ""),
    ],
)
def test_a_captured_sentence_is_said_without_its_signs(captured: str, said: str) -> None:
    assert without_marks(captured) == said
