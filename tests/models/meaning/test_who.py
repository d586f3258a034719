"""Who has lived this, from full text alone: whom a question brings up, and why."""

import pytest

from models.experiences import Experiences, MayAsk, Needs, Offers
from models.interactions import Interactions
from models.meaning import Answer, who
from models.meaning.answers import answered
from models.people import People, Standing
from models.vault import Vault
from tests.builders import people


def names(answers: list[Answer]) -> list[str]:
    return [answer.name for answer in answers]


def test_the_sentence_that_made_someone_come_up_is_told(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Interactions(vault).log(
        on="2025-03",
        people=[lea],
        text="Café au marché, il faisait beau. Un client ne payait plus ses factures depuis six mois ! Puis le train.",
    )
    Interactions(vault).log(on="2026-01", people=[sam], text="Son train avait du retard")
    [answer] = who(vault, "Qui a déjà eu une facture impayée par un client ?", limit=1)
    assert (answer.person, answer.name, answer.kind, answer.on) == (lea, "Léa", "interaction", "2025-03")
    assert answer.because == "Un client ne payait plus ses factures depuis six mois !"


def test_each_kind_of_note_answers(vault: Vault) -> None:
    store = People(vault)
    noted = store.add("Ana", note="A fait un burn-out en 2019")
    lived, wanting, offering = people(vault, "Ben", "Chloé", "David")
    Experiences(vault).add(lived, "Un long burn-out", year=2021)
    Needs(vault).add(wanting, "quelqu’un qui a connu le burn-out", "2024-05")
    Offers(vault).add(offering, "une écoute après un burn-out", "2025")
    told = {answer.person: (answer.kind, answer.on) for answer in who(vault, "burn-out")}
    assert told == {
        noted: ("note", ""),
        lived: ("experience", "2021"),
        wanting: ("need", "2024-05"),
        offering: ("offer", "2025"),
    }


def test_one_person_comes_up_once_with_the_best_reason(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Experiences(vault).add(lea, "Un contrôle fiscal")
    Experiences(vault).add(lea, "Un contrôle fiscal avec redressement")
    [answer] = who(vault, "un redressement après un contrôle fiscal")
    assert answer.because == "Un contrôle fiscal avec redressement"


@pytest.mark.parametrize("may_ask", list(MayAsk))
def test_what_was_agreed_is_told(vault: Vault, may_ask: MayAsk) -> None:
    [lea] = people(vault, "Léa")
    Experiences(vault).add(lea, "Un divorce", may_ask=may_ask)
    assert [answer.ask for answer in who(vault, "divorce")] == [may_ask]


def test_the_strictest_of_what_was_agreed_applies(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Experiences(vault).add(lea, "Mon divorce", may_ask=MayAsk.YES)
    Experiences(vault).add(lea, "Le divorce de mes parents", may_ask=MayAsk.NO)
    assert [answer.ask for answer in who(vault, "mon divorce")] == [MayAsk.NO]


@pytest.mark.parametrize(
    ("question", "said", "refused"),
    [
        (
            "Qui a connu un burn-out ?",
            "Elle m’a raconté son burn-out",
            "Clouée au lit des semaines, je pleurais devant l’ordinateur",
        ),
        ("My business went bankrupt", "We spoke of his bankruptcy", "Le tribunal a tout fermé, j’ai rendu les clés"),
    ],
)
def test_a_no_in_quite_other_words_is_a_no_all_the_same(vault: Vault, question: str, said: str, refused: str) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    for person in (lea, sam):
        Interactions(vault).log(on="2026-01-01", people=[person], text=said)
    Experiences(vault).add(lea, refused, may_ask=MayAsk.NO)
    answers = answered(vault, question, 5, by_words=True, by_meaning=False)
    assert [(answer.name, answer.ask) for answer in answers] == [("Sam", MayAsk.ASK_FIRST), ("Léa", MayAsk.NO)]


def test_a_no_about_something_else_is_no_no(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Interactions(vault).log(on="2026-01-01", people=[lea], text="Parlé de son contrôle fiscal")
    Experiences(vault).add(lea, "La mort de mon père", may_ask=MayAsk.NO)
    [answer] = answered(vault, "Un contrôle fiscal", 5, by_words=True, by_meaning=False)
    assert answer.ask == MayAsk.ASK_FIRST


def test_what_is_offered_may_be_asked_for_and_of_what_was_said_one_asks_first(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Offers(vault).add(lea, "relire des contrats")
    Interactions(vault).log(on="2026-01-01", people=[sam], text="Parlé de ses contrats")
    assert {answer.person: answer.ask for answer in who(vault, "contrats")} == {
        lea: MayAsk.YES,
        sam: MayAsk.ASK_FIRST,
    }


def test_who_is_not_to_be_asked_comes_last_however_well_it_fits(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Experiences(vault).add(lea, "Un redressement judiciaire", may_ask=MayAsk.NO)
    Experiences(vault).add(sam, "Un redressement")
    assert names(who(vault, "redressement judiciaire")) == ["Sam", "Léa"]


def test_peace_is_left_to_those_who_want_it_and_the_dead_and_archived_do_not_come_up(vault: Vault) -> None:
    store = People(vault)
    for name, fields in {
        "Quiet": {"standing": Standing.QUIET},
        "Dead": {"standing": Standing.DEAD},
        "Away": {"archived": True},
    }.items():
        Experiences(vault).add(store.add(name, **fields), "Un incendie", may_ask=MayAsk.YES)  # type: ignore[arg-type]
    assert [(answer.name, answer.ask) for answer in who(vault, "incendie")] == [("Quiet", MayAsk.NO)]


def test_of_several_who_were_there_the_one_who_is_named_comes_up(vault: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Roux")
    Interactions(vault).log(
        on="2026-01-01", people=[lea, sam], text="Dîner à trois sur la terrasse. Sam sort d’une faillite."
    )
    assert names(who(vault, "faillite")) == ["Sam Roux"]
    assert set(names(who(vault, "dîner"))) == {"Léa Martin", "Sam Roux"}


def test_no_more_come_up_than_were_asked_for_and_nobody_where_nothing_fits(vault: Vault) -> None:
    for person in people(vault, *"abcdefg"):
        Experiences(vault).add(person, "Un déménagement")
    assert len(who(vault, "déménagement")) == 5
    assert len(who(vault, "déménagement", limit=2)) == 2
    assert who(vault, "zeppelin") == who(vault, "") == who(vault, "who has ever?") == who(vault, '"* NOT ') == []


def test_marks_of_a_captured_sentence_are_not_shown(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Interactions(vault).log(on="2026-01-01", people=[lea], text="café @Léa #agri sa grêle de mai ; promis devis >ven")
    assert who(vault, "grêle")[0].because == "café Léa sa grêle de mai"
