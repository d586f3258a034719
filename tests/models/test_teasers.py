"""Words that give someone away are seen however they are written, and other words are left alone."""

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo import read
from models.errors import Refused
from models.introductions.teasers import Leak, drafted_teaser, find_leak, require_anonymous
from models.people import ContactKind, ContactMethod, People, Person
from models.vault import Vault


def somebody(name: str, *, email: str = "", url: str = "", phone: str = "", **fields: str) -> Person:
    contacts = [
        ContactMethod(kind=kind, value=value)
        for kind, value in ((ContactKind.EMAIL, email), (ContactKind.URL, url), (ContactKind.PHONE, phone))
        if value
    ]
    return Person(id=1, uid="", name=name, contacts=tuple(contacts), **fields)  # type: ignore[arg-type]  # texts all


SAM = somebody(
    "Samuel Le Bihan-Kœnig",
    email="sam.lb@menuiserie-du-port.example",
    url="https://www.linkedin.com/in/sam-lebihan-44",
    phone="+33 6 39 98 12 34",
    nickname="Sami",
)


@pytest.mark.parametrize(
    "text",
    [
        "Samuel has a workshop",
        "SAMUEL!",
        "l’atelier de samuel",
        "Sa\u200bmuel has a workshop",
        "Sa\u00admuel",
        "Ｓａｍｕｅｌ",
        "ask Bihan",
        "Koenig, un menuisier",
        "Kœnig",
        "KO\u0308NIG or Ko\u0308nig, no, Kœnig",
        "Sami, for his friends",
        "SamuelLeBihanKoenig",
        "Samuel-Le-Bihan",
        "sam.lb@menuiserie-du-port.example",
        "SAM.LB @ menuiserie-du-port.example",
        "see menuiserie-du-port.example",
        "see www . menuiserie-du-port . example",
        "la Menuiserie du Port",
        "on linkedin: sam-lebihan-44",
        "06 39 98 12 34",
        "+33639981234",
        "06.39.98.12.34",
    ],
)
def test_who_it_is_is_seen_however_it_is_written(text: str) -> None:
    assert find_leak(text, SAM) is not None
    told = find_leak(f"A joiner. {text}. He plays the violin.", SAM)
    assert told is not None
    assert "violin" not in told.sentence or text.count(".") > 1


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Un menuisier qui n’aime pas l’écho de son atelier à moitié vide",
        "le port de Nantes, et la mer",
        "a sample of samosas",
        "example",
        "linkedin",
        "06 39",
        "Le vent",
    ],
)
def test_what_tells_nothing_is_left_alone(text: str) -> None:
    assert find_leak(text, SAM) is None


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("李小龙", "我认识李小龙吗"),
        ("سامية خليل", "وسامية هنا"),
        ("Иван Петров", "знаю Ивана"),
        ("🌿", "ask 🌿"),
        ("Li Wu", "ask Li"),
        ("De La", "ask De"),
        ("J. Martin", "Martin knows"),
    ],
)
def test_names_of_every_kind_are_seen(name: str, text: str) -> None:
    assert find_leak(text, somebody(name)) is not None


def test_a_house_where_everybody_has_an_address_gives_nobody_away() -> None:
    ines = somebody("Inès", email="nemo.4471@gmail.com")
    assert find_leak("She writes from gmail.com, it is free", ines) is None
    assert find_leak("nemo.4471@gmail.com", ines) == Leak("nemo.4471@gmail.com", "nemo.4471@gmail.com")


@pytest.mark.parametrize("text", ["see lou.example", "at LOU . EXAMPLE", "www.lou.example/work"])
def test_a_short_domain_gives_away_by_itself_and_its_word_does_not(text: str) -> None:
    ines = somebody("Inès Caron", email="me@mail.lou.example")
    assert find_leak(text, ines) is not None
    assert find_leak("A loup, and Lou, and an example.", ines) is None


def test_what_the_reader_is_called_too_gives_nobody_away() -> None:
    other = somebody("Claire Roux")
    assert find_leak("Hi Claire,", other, "Claire Dubosc") is None
    assert find_leak("Hi Claire,\nIt is Roux.", other, "Claire Dubosc") == Leak("It is Roux.", "Roux")


LETTERS = st.text(string.ascii_lowercase + "éèçôï", min_size=6, max_size=12)
"""Longer than any little word of a name, as of and von, which tells nobody."""
HARMLESS = st.lists(st.sampled_from(["un", "atelier", "qui", "cherche", "du", "bois", "sec"]), max_size=6)
FORMS = st.sampled_from(
    [str, str.upper, str.title, lambda word: f"l’{word}", lambda word: f"({word})", lambda word: f"{word},"]
)


@given(LETTERS, LETTERS, HARMLESS, HARMLESS, FORMS, st.booleans())
def test_any_name_anywhere_in_a_sentence_is_found_in_that_sentence(given_, family, before, after, form, first) -> None:  # type: ignore[no-untyped-def]
    about = somebody(f"{given_} {family}")
    said = form(given_ if first else family)
    sentence = " ".join([*before, said, *after])
    leak = find_leak(f"Rien ici.\n{sentence}\nNi là.", about)
    assert leak is not None
    assert leak.sentence == sentence.strip()


@given(HARMLESS, st.text(string.digits + "XYZ", min_size=4, max_size=9))
def test_no_sentence_without_the_name_is_held_against_it(words: list[str], code: str) -> None:
    about = somebody(f"Wxq{code} Zzk{code}", email=f"wxq{code}@zzk{code}.example")
    assert find_leak(" ".join(words), about) is None


# The line that is drafted


def test_a_line_is_drafted_from_what_is_known_and_says_no_name() -> None:
    lea = somebody("Léa Martin", role="Designer", town="Nantes", organisation="Atelier Martin")
    assert drafted_teaser(lea, "looks for a workshop", "Sam") == "Designer, looks for a workshop"
    assert drafted_teaser(lea, "Léa looks for a workshop", "Sam") == "Designer"
    assert drafted_teaser(somebody("Léa", role="head of Léa & Co", town="Nantes"), "", "Sam") == "Nantes"
    assert drafted_teaser(somebody("Léa"), "", "Sam") == ""


@given(st.text(max_size=60), st.text(max_size=60), st.text(min_size=1, max_size=30).filter(str.strip))
def test_a_drafted_line_never_gives_them_away(role: str, why: str, name: str) -> None:
    about = somebody(name, role=role)
    teaser = drafted_teaser(about, why, "Sam")
    assert find_leak(teaser, about, "Sam") is None
    assert len(teaser.splitlines()) <= 1


def test_the_refusal_names_the_sentence_and_changes_nothing(vault: Vault) -> None:
    lea, sam = (People(vault).add(name) for name in ("Léa Martin", "Sam Dubois"))
    require_anonymous(vault, "Hi Léa, a joiner.", about=sam, reader=lea)
    with pytest.raises(Refused, match="“It is Dubois!” gives Sam Dubois away by “Dubois”"):
        require_anonymous(vault, "A joiner. It is Dubois! Yes.", about=sam, reader=lea)


def test_the_lines_of_the_demo_tell_nobody(vault: Vault) -> None:
    names = {told["key"]: told["name"] for told in read("people")}
    said = [(one[side], names[one[other]["who"]]) for one in read("introductions") for side, other in ("ab", "ba")]
    assert [party["teaser"] for party, name in said if find_leak(party.get("teaser", ""), somebody(name))] == []


def test_a_name_of_signs_alone_is_given_away_by_nothing_but_itself() -> None:
    odd = somebody("::\x08")
    assert find_leak("", odd) is None
    assert find_leak("paints", odd) is None
    assert find_leak("they sign with ::\x08", odd) is not None
