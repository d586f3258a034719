"""The eight words, and what a name can pretend."""

import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from sync.card import clean_field, fields_of
from sync.texts import is_email, is_phone, mixes_alphabets, poses_as
from sync.words import word_list, words_of


def test_the_words_are_those_of_bip_39() -> None:
    words = word_list()
    assert len(words) == 2048
    assert (words[0], words[-1]) == ("abandon", "zoo")
    # the digest of english.txt in BIP-39
    assert hashlib.sha256(("\n".join(words) + "\n").encode()).hexdigest() == (
        "2f5eed53a4727b4bf8880d8f3f199efc90e58503646d9ff8eff3a2ed3b24dbda"
    )


@given(st.text(max_size=43), st.text(max_size=62))
def test_eight_words_say_the_first_88_bits_of_both_keys(key: str, age: str) -> None:
    said = words_of(key, age)
    bits = "".join(f"{word_list().index(word):011b}" for word in said)
    digest = hashlib.sha256(b"whispeer words 1\0" + key.encode() + b"\0" + age.encode()).digest()
    assert bits == "".join(f"{byte:08b}" for byte in digest)[:88]


def test_another_key_of_either_kind_has_other_words() -> None:
    assert len({words_of("a", "b"), words_of("b", "a"), words_of("a", "c"), words_of("ab", "")}) == 4


@pytest.mark.parametrize("name", ["Sаm Dubois", "Léа", "Ρaul Martin"])
def test_a_name_in_letters_of_two_alphabets_is_noticed(name: str) -> None:
    assert mixes_alphabets(name)


@pytest.mark.parametrize("name", ["Léa Martin", "Ольга Иванова", "Γιώργος", "山田太郎", "Olga Иванова", "O’Neil 3rd"])
def test_an_honest_name_is_left_alone(name: str) -> None:
    assert not mixes_alphabets(name)
    assert not poses_as(name, ["Léa Martin", "Sam Dubois"])


def test_a_name_that_is_drawn_as_another_one_poses() -> None:
    assert poses_as("Ѕаm Duboіѕ", ["Léa", "Sam Dubois"])
    assert not poses_as("sam dubois", ["Sam Dubois"])


@pytest.mark.parametrize("said", ["lea@example.org", "o'neil+x@sub.example.co.uk"])
def test_an_address_is_one(said: str) -> None:
    assert is_email(said)


@pytest.mark.parametrize("said", ["lea", "lea@", "lea@example", "a@b@example.org", "lea@exa mple.org", "lea@..org"])
def test_what_is_no_address_is_none(said: str) -> None:
    assert not is_email(said)


@pytest.mark.parametrize(("said", "is_one"), [("+33 6 12 34 56 78", True), ("(02) 40-12", True), ("6 a", False)])
def test_a_number_is_made_of_what_numbers_are(said: str, is_one: bool) -> None:
    assert is_phone(said) is is_one


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("shoe", "42"),
        ("email", "lea"),
        ("email", f"{'a' * 64}@{'b' * 186}.org"),
        ("phone", "call me"),
        ("link", "javascript:1"),
        ("name", "a" * 81),
        ("needs", "a" * 601),
        ("role", "two\nlines"),
    ],
)
def test_my_card_takes_what_its_readers_would_take(field: str, value: str) -> None:
    with pytest.raises(Refused):
        clean_field(field, value)


def test_fields_are_chosen_from_what_i_have() -> None:
    mine = {"name": "Léa", "email": "lea@example.org", "phone": ""}
    assert fields_of(["email", "name", "email"], mine) == ("name", "email")
    for chosen in (["phone"], ["city"], []):
        with pytest.raises(Refused):
            fields_of(chosen, mine)
