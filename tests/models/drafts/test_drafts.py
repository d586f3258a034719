"""Words that sound like a person, in both languages, and never more than may be said."""

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.decisions import Decisions
from models.drafts import Draft, draft_for
from models.drafts.topics import topic_of
from models.drafts.words import ENDINGS, MEETINGS, MIDDLES, SUBJECTS, Occasion
from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.interactions import Channel, Interactions
from models.introductions import Answer, Introductions
from models.missions import Missions, MissionState
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Standing
from models.today import Card, CardKind
from models.vault import Vault
from resources import resource, set_language
from tests.builders import people
from tests.models.today.house import cards, someone
from tests.models.today.test_acting import SITUATIONS, the_card

SEEDS = [str(number) for number in range(12)]
FORMAL_OR_CRM = re.compile(r"\b(vous|votre|vos|CRM|lead|prospect)\b", re.IGNORECASE)
MET_BY_BOTH = re.compile(r"vous mets en contact", re.IGNORECASE)


@pytest.fixture
def french() -> Iterator[None]:
    """French words, for this test."""
    set_language("fr")
    yield
    set_language(None)


def all_drafts(vault: Vault, card: Card) -> list[Draft]:
    return [draft_for(vault, card, seed) for seed in SEEDS]


@pytest.mark.parametrize("situation", SITUATIONS)
@pytest.mark.parametrize("language", ["en", "fr"])
def test_every_kind_has_its_words(vault: Vault, situation: str, language: str) -> None:
    card = the_card(vault, situation)
    set_language(language)
    try:
        drafts = all_drafts(vault, card)
    finally:
        set_language(None)
    for draft in drafts:
        assert 2 <= len([line for line in draft.body.splitlines() if line]) <= 5
        assert len(draft.body.splitlines()) <= 5
        assert 0 < len(draft.subject) <= 78
        assert "{" not in draft.body + draft.subject
        if language == "fr":
            assert not FORMAL_OR_CRM.search(MET_BY_BOTH.sub("", draft.body))
    assert len({draft.body for draft in drafts}) > 2  # two of them do not read the same


def test_the_same_seed_finds_the_same_words_and_the_day_is_one(vault: Vault) -> None:
    card = the_card(vault, "rhythm")
    assert draft_for(vault, card, "a") == draft_for(vault, card, "a")
    assert draft_for(vault, card) == draft_for(vault, card)


def test_it_goes_to_the_first_address_of_the_first_person(vault: Vault) -> None:
    addresses = ["sam@example.org", "sam@example.com"]
    sam = People(vault).add(
        "Sam Dubois",
        contacts=[
            ContactMethod(kind=ContactKind.PHONE, value="+33 6 39 98 00 00"),
            *(ContactMethod(kind=ContactKind.EMAIL, value=f" {value} ") for value in addresses),
        ],
    )
    Favours(vault).promise(to=[sam, *people(vault, "Léa")], text="a quote", due="2026-03-16")
    draft = draft_for(vault, cards(vault)[0])
    assert (draft.to, draft.body.splitlines()[0]) == ("sam@example.org", "Hi Sam and Léa,")


def test_without_an_address_it_goes_nowhere_yet(vault: Vault) -> None:
    assert draft_for(vault, the_card(vault, "promise")).to == ""


@pytest.mark.parametrize(
    ("name", "fields", "called"),
    [
        ("Bethany Clarke", {"nickname": "Beth", "given": "Bethany"}, "Beth"),
        ("Dr Anne-Marie Le Goff", {"given": "Anne-Marie"}, "Anne-Marie"),
        ("Sam", {}, "Sam"),
        ("سامية خليل", {}, "سامية"),
        ("李小龙", {}, "李小龙"),
        ("🌿 Flora", {}, "🌿"),
    ],
)
def test_people_are_called_as_one_calls_them(vault: Vault, name: str, fields: Any, called: str) -> None:
    person = People(vault).add(name, **fields)
    Favours(vault).promise(to=[person], text="a quote", due="2026-03-16")
    assert draft_for(vault, cards(vault)[0]).body.startswith(f"Hi {called},")


@pytest.mark.parametrize(
    ("situation", "greeting"), [("weak tie", "Bonjour "), ("dormant tie", "Bonjour "), ("promise", "Salut ")]
)
def test_weak_and_dormant_ties_are_greeted_with_more_distance(
    vault: Vault, situation: str, greeting: str, french: None
) -> None:
    assert draft_for(vault, the_card(vault, situation)).body.startswith(greeting)


def test_whoever_died_is_not_written_to(vault: Vault) -> None:
    card = the_card(vault, "promise")
    (sam,) = (person for person, _ in card.people)
    lea = someone(vault, "Léa")
    People(vault).change(sam, standing=Standing.DEAD)
    with pytest.raises(Refused, match="nobody left"):
        draft_for(vault, card)
    both = replace(card, people=(*card.people, (lea, "Léa")))
    assert draft_for(vault, both).body.startswith("Hi Léa,")


# What is told, and what is not


def test_a_promise_is_named_in_the_language_of_the_message(vault: Vault, french: None) -> None:
    Favours(vault).promise(
        to=people(vault, "Sam"), text="Un devis type pour comparer ses deux prestataires", due="2026-03-16"
    )
    bodies = [draft.body for draft in all_drafts(vault, cards(vault)[0])]
    assert all("un devis type" in body for body in bodies)
    assert not any("prestataires" in body for body in bodies)


@pytest.mark.parametrize(
    ("noted", "topic"),
    [
        ("Un devis type pour comparer ses deux prestataires", "un devis type"),
        ("Une heure au téléphone : comment on tient debout", "une heure au téléphone"),
        ("Trois phrases pour ses étiquettes", "trois phrases"),
        ("devis type", "devis type"),
        ("The contact of the landlady", "the contact of the landlady"),
        ("a book (the blue one)", "a book"),
        ("L’adresse du menuisier", "l’adresse du menuisier"),
        ("Les textes de son expo", ""),
        ("Lui montrer l’atelier", ""),
        ("Relire ses papiers", ""),
        ("relire un contrat", ""),
        ("Reading his lesson on handover notes", ""),
        ("Send the quote", ""),
        ("A donné mon nom au magazine", ""),
        ("A relu la proposition", ""),
        ("Gardé mes cartons", ""),
        ("Mes conditions générales", ""),
        ("une chose et une autre et encore une autre et une de plus", ""),
        ("…", ""),
        ("", ""),
    ],
)
def test_of_what_was_noted_only_what_can_be_said_to_them(noted: str, topic: str) -> None:
    assert topic_of(noted) == topic


@given(st.text())
def test_a_topic_is_short_and_on_one_line(text: str) -> None:
    topic = topic_of(text)
    assert len(topic) <= 60
    assert len(topic.splitlines()) <= 1


SECRET = "she is afraid of losing the house"


def test_private_notes_are_not_quoted(vault: Vault) -> None:
    sam = People(vault).add("Sam", note=SECRET, dates=[ImportantDate(kind=DateKind.OTHER, on="--03-16", label=SECRET)])
    Interactions(vault).log(on="2025-10-01", people=[sam], channel=Channel.CALL, text=SECRET)
    question = Decisions(vault).ask(SECRET, deadline="2026-03-16")
    Decisions(vault).consult(question, sam, SECRET, SECRET)
    Favours(vault).add(Direction.TO_ME, SECRET, [sam], FavourState.RECEIVED, on="2026-03-15")
    Missions(vault).hear(SECRET, chain=[sam], state=MissionState.LOST)
    for kind, table in (
        (CardKind.THANKS, "favour"),
        (CardKind.NEWS, "mission"),
        (CardKind.DATE, "person"),
        (CardKind.CADENCE, "person"),
        (CardKind.FOLLOW_UP, "follow_up"),
        (CardKind.DECISION, "decision"),
    ):
        last = cards(vault)[0].last
        people_of = () if kind == CardKind.DECISION else ((sam, "Sam"),)
        card = Card(kind=kind, subject="", table=table, id=1, people=people_of, why="", text=SECRET, last=last)
        for draft in all_drafts(vault, card):
            assert "afraid" not in draft.body + draft.subject


def test_the_last_time_is_only_named(vault: Vault) -> None:
    someone(vault, "Claire", last="2025-10-14", words=SECRET, rhythm=30)
    bodies = [draft.body for draft in all_drafts(vault, cards(vault)[0])]
    assert all("our coffee in October" in body for body in bodies)


def test_before_two_yeses_an_introduction_names_nobody(vault: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam, teaser_a="Someone who keeps a shop", why_a="Sam needs it")
    for draft in all_drafts(vault, cards(vault)[0]):
        assert "Sam" not in draft.body + draft.subject
        assert "Someone who keeps a shop." in draft.body
        assert draft.body.startswith("Hi Léa,")
    for person in (lea, sam):
        introductions.answer(id, person, Answer.YES)
    assert all("Sam" in draft.body for draft in all_drafts(vault, cards(vault)[0]))


ODD_NAMES = st.one_of(
    st.text(min_size=1, max_size=200),
    st.sampled_from(["{name}", "%s", "سامية", "👩🏽‍🌾", "x" * 200, "a\u202eb", "O’Neil \"dit\" 'le vrai'"]),
).filter(lambda name: bool(name.encode("utf-8", "ignore").decode("utf-8").strip()))
PLACES = re.compile(r"\{(name|topic|when|meeting|teaser|other)\}")


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.filter_too_much])
@given(ODD_NAMES, st.text(min_size=1, max_size=80).filter(lambda text: bool(text.strip())), st.sampled_from(SEEDS))
def test_whatever_the_name_nothing_is_left_to_fill_in(vault: Vault, name: str, noted: str, seed: str) -> None:
    with vault.change("Add a person"):
        person = People(vault).add(name)
        other = People(vault).add(f"Other {name}")
        favour = Favours(vault).promise(to=[person, other], text=noted.encode("utf-8", "ignore").decode() or "x")
        introduction = Introductions(vault).propose(person, other, teaser_a=noted)
    for kind, table, id in (
        (CardKind.PROMISE, "favour", favour),
        (CardKind.INTRODUCTION, "introduction", introduction),
        (CardKind.CADENCE, "person", person),
        (CardKind.WEAK_TIE, "person", person),
    ):
        named = ((person, name), (other, f"Other {name}"))
        card = Card(kind=kind, subject="", table=table, id=id, people=named, why="", text=noted)
        draft = draft_for(vault, card, seed)
        if not (PLACES.search(name) or PLACES.search(noted)):
            assert not PLACES.search(draft.body + draft.subject)
        assert len(draft.body.splitlines()) <= 5
    vault.undo()


def test_words_that_are_chosen_at_run_time_have_their_french() -> None:
    known = {
        source
        for room in resource("translations/fr").glob("*.json")
        for source in json.loads(room.read_text(encoding="utf-8"))
    }
    several = [words for table in (MIDDLES, SUBJECTS) for words in table.values()]
    chosen = {*ENDINGS, *MEETINGS.values(), *(source for words in several for source in words)}
    assert chosen <= known
    assert MIDDLES.keys() == SUBJECTS.keys() == set(Occasion)
    assert MEETINGS.keys() == set(Channel)
