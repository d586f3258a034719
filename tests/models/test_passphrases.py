"""What a passphrase is told to be worth: what people choose is seen through, what holds is let be."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.passphrases import Kind, judge, pieces

EASY = [
    "password",
    "P@ssw0rd",
    "azerty123",
    "AZERTYUIOP",
    "motdepasse2024",
    "Marseille13!",
    "12345678",
    "87654321",
    "aaaaaaaaaaaa",
    "abcdefghij",
    "12/03/1985",
    "Éléphant1",
    "doudoudoudou",
]
HOLDING = [
    "correct horse battery staple",
    "Girafe, tracteur, velours, hibou",
    "le chat de ma voisine ronfle fort",
    "xK9#pQ2vLm8!",
    "poivre défaut studio trésor",
]


@pytest.mark.parametrize("passphrase", EASY)
def test_what_a_guesser_tries_first_is_very_weak(passphrase: str) -> None:
    judged = judge(passphrase)
    assert (judged.level, judged.word) == (0, "Very weak")
    assert judged.hint


@pytest.mark.parametrize("passphrase", HOLDING)
def test_four_words_of_ones_own_hold_and_need_no_advice(passphrase: str) -> None:
    judged = judge(passphrase)
    assert (judged.level, judged.word, judged.hint) == (4, "Strong", "")


def test_each_word_more_is_worth_more() -> None:
    words = ["girafe", "tracteur", "velours", "hibou"]
    levels = [judge(" ".join(words[:count])).level for count in range(1, 5)]
    assert levels == [0, 1, 2, 4]


@pytest.mark.parametrize(
    ("passphrase", "kinds"),
    [
        ("sunshine", [Kind.COMMON]),
        ("5unsh1ne", [Kind.COMMON]),
        ("zzzzzz", [Kind.REPEATED]),
        ("lkjhgf", [Kind.IN_ORDER]),
        ("hibou hibou", [Kind.WORD, Kind.BETWEEN, Kind.REPEATED]),
        ("hibou 1987", [Kind.WORD, Kind.BETWEEN, Kind.DATE]),
        ("20240131", [Kind.DATE]),
        ("h1bou", [Kind.WORD]),
        # Inside a word, neither three letters of the alphabet nor a common word are a pattern.
        ("définir", [Kind.WORD]),
        ("velours", [Kind.WORD]),
        ("créée", [Kind.WORD]),
    ],
)
def test_a_passphrase_is_taken_apart_as_a_guesser_would(passphrase: str, kinds: list[Kind]) -> None:
    assert [piece.kind for piece in pieces(passphrase)] == kinds


@pytest.mark.parametrize(
    ("passphrase", "hint"),
    [
        ("hibou", "At least 8 characters; four words are best."),
        ("sunshine hibou", "It leans on words that are guessed first. Add rarer ones."),
        ("hibou qsdfghj", "Keys in a row are guessed first. Words of your own are better."),
        ("hibouhibou", "What is repeated adds next to nothing."),
        ("hibou 1987", "A date is quickly guessed. Another word is better."),
        ("hibou girafe", "One more word would make it last."),
    ],
)
def test_the_hint_says_what_to_do_next(passphrase: str, hint: str) -> None:
    assert judge(passphrase).hint == hint


def test_too_short_is_very_weak_whatever_it_is_made_of() -> None:
    assert judge("é#9Ω~K2").level == 0


@given(st.text())
def test_any_text_is_taken_apart_whole(passphrase: str) -> None:
    assert sum(piece.length for piece in pieces(passphrase)) == len(unicodedata.normalize("NFC", passphrase))
    assert 0 <= judge(passphrase).level <= 4


def test_a_pasted_novel_is_judged_at_once() -> None:
    assert judge("girafe tracteur " * 10_000).level >= 1
