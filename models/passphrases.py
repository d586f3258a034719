"""How long a passphrase would hold against a guesser who knows how people choose them.

The rule is our own, and short. A passphrase is read as a row of pieces, each worth the bits it would take
to name it among its kind:

- one of the commonest passwords and words (``resources/passphrases/common.txt``): 9, whatever its case,
  its accents, or figures put for letters;
- the same sign again and again, a row of the keyboard, the alphabet or figures in order: 5, and the length's bits;
- something that stood before: 2;
- a year: 6, a whole date: 14;
- another word: 13 (one of some 8,000), 1.6 a letter past the eighth (Shannon 1951), 2 for figures put for letters;
- anything else: 4.7 a letter, 3.3 a figure, 4 a sign; blanks and dashes between pieces are free.

A guess costs an attacker what an unlock costs us: some tenths of a second and much memory. At ten thousand
guesses a second, 40 bits hold for some two years and 50 for two thousand.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from math import log2

from models.vault.doors import SHORTEST_PASSPHRASE
from resources import resource, tr

LEVEL_BITS = (20, 30, 40, 50)
"""From how many bits a passphrase is of level 1, 2, 3 and 4."""


class Kind(StrEnum):
    """What a guesser would take a piece for."""

    COMMON = "common"
    REPEATED = "repeated"
    IN_ORDER = "in order"
    DATE = "date"
    WORD = "word"
    SIGN = "sign"
    BETWEEN = "between"


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a passphrase: how many signs it has, what it is, and the bits it is worth."""

    length: int
    kind: Kind
    bits: float


@dataclass(frozen=True, slots=True)
class Strength:
    """A judgement: ``level`` 0 to 4, the ``word`` that says it, and a ``hint`` to do better, maybe empty."""

    level: int
    word: str
    hint: str


def judge(passphrase: str) -> Strength:
    """How ``passphrase`` would hold. Quick enough to be asked at every key."""
    found = pieces(passphrase[:_LONGEST])
    bits = sum(piece.bits for piece in found)
    level = sum(bits >= least for least in LEVEL_BITS)
    if len(passphrase) < SHORTEST_PASSPHRASE:
        level = 0
    return Strength(level, _word(level), _hint(level, len(passphrase), {piece.kind for piece in found}))


def pieces(passphrase: str) -> list[Piece]:
    """``passphrase`` as a guesser would take it apart; the lengths add up to its own."""
    text = unicodedata.normalize("NFC", passphrase)
    plain = "".join(map(_plain_sign, text))
    found: list[Piece] = []
    at = 0
    while at < len(text):
        piece = _pattern(plain, at) or _ordinary(text, plain, at)
        found.append(piece)
        at += piece.length
    return found


_LONGEST = 256  # what comes after can only be stronger, and a pasted novel must not stop the window
_SHORTEST_PATTERN = 3
_SHORTEST_IN_A_WORD = 5  # "défaut" begins like the alphabet, and is a word all the same
_COMMON_BITS, _PATTERN_BITS, _AGAIN_BITS, _YEAR_BITS, _DATE_BITS, _WORD_BITS = 9.0, 5.0, 2.0, 6.0, 14.0, 13.0
_LETTER_BITS, _LATER_LETTER_BITS, _FIGURE_BITS, _SIGN_BITS, _SPELLING_BITS = 4.7, 1.6, 3.3, 4.0, 2.0
_FULL_WORD = 8

_ROWS = (
    "abcdefghijklmnopqrstuvwxyz",
    "01234567890",
    "qwertyuiop",
    "azertyuiop",
    "qwertzuiop",
    "asdfghjkl",
    "qsdfghjklm",
    "zxcvbnm",
    "wxcvbn",
    "yxcvbnm",
    "1qaz2wsx3edc4rfv",
)
_ORDERS = tuple(order for row in _ROWS for order in (row, row[::-1]))
_FIGURES_FOR_LETTERS = str.maketrans("013457@$!", "oieastasi")
_BETWEEN = frozenset(" -_.,;:'’")
_DATES = (
    re.compile(r"(0[1-9]|[12]\d|3[01])[/.-]?(0[1-9]|1[0-2])[/.-]?((19|20)\d\d|\d\d)"),
    re.compile(r"(19|20)\d\d[/.-]?(0[1-9]|1[0-2])[/.-]?(0[1-9]|[12]\d|3[01])"),
)
_YEAR = re.compile(r"(19|20)\d\d")
_SAID_ALOUD = re.compile(r"(?!.*[^aeiouy]{5})(?!.*[aeiouy]{5}).*[aeiouy]")


def _pattern(plain: str, at: int) -> Piece | None:
    """The longest of what a guesser would try first, from ``at`` on."""
    fitting = (piece for piece in _patterns(plain, at) if _fits(plain, at, piece.length))
    return max(fitting, key=_by_length, default=None)


def _fits(plain: str, at: int, length: int) -> bool:
    """Whether a pattern stands free, or is long enough to be no accident inside a word."""
    end = at + length
    inside = plain[max(0, at - 1) : at + 1].isalpha() and at > 0
    inside = inside or (end < len(plain) and plain[end - 1 : end + 1].isalpha())
    return not inside or length >= _SHORTEST_IN_A_WORD


def _patterns(plain: str, at: int) -> Iterator[Piece]:
    """Everything that is guessed before words are."""
    rest = plain[at:]
    if length := _common_length(rest):
        yield Piece(length, Kind.COMMON, _COMMON_BITS)
    same = len(rest) - len(rest.lstrip(rest[0]))
    if same >= _SHORTEST_PATTERN:
        yield Piece(same, Kind.REPEATED, _PATTERN_BITS + log2(same))
    in_order = max(_shared(rest, order[order.find(rest[0]) :]) for order in _ORDERS if rest[0] in order + rest[0])
    if in_order >= _SHORTEST_PATTERN:
        yield Piece(in_order, Kind.IN_ORDER, _PATTERN_BITS + log2(in_order))
    again = next((end for end in range(len(rest), _SHORTEST_PATTERN - 1, -1) if rest[:end] in plain[:at]), 0)
    if again and rest[:again].strip():
        yield Piece(again, Kind.REPEATED, _AGAIN_BITS)
    for date in _DATES:
        if told := date.match(rest):
            yield Piece(told.end(), Kind.DATE, _DATE_BITS)
    if told := _YEAR.match(rest):
        yield Piece(told.end(), Kind.DATE, _YEAR_BITS)


def _ordinary(text: str, plain: str, at: int) -> Piece:
    """A word, or a single sign, from ``at`` on."""
    sign = plain[at]
    if sign in _BETWEEN:
        return Piece(1, Kind.BETWEEN, 0.0)
    if sign.isalpha():
        return _letters(text, plain, at)
    return Piece(1, Kind.SIGN, _FIGURE_BITS if sign.isdecimal() else _SIGN_BITS)


def _letters(text: str, plain: str, at: int) -> Piece:
    """A word from ``at`` on, with the figures in it that stand for letters."""
    end = at + 1
    while end < len(plain) and _goes_on(plain, end) and not _pattern(plain, end):
        end += 1
    length = end - at
    bits = _LETTER_BITS * length
    spelt = plain[at:end].translate(_FIGURES_FOR_LETTERS)
    if _SAID_ALOUD.match(spelt) and not _is_mixed(text[at:end]):
        bits = min(bits, _WORD_BITS + _LATER_LETTER_BITS * max(0, length - _FULL_WORD))
    return Piece(length, Kind.WORD, bits + (_SPELLING_BITS if spelt != plain[at:end] else 0))


def _goes_on(plain: str, at: int) -> bool:
    """Whether a word that began before ``at`` has one more letter there, or a figure that stands for one."""
    if plain[at].isalpha():
        return True
    return plain[at].translate(_FIGURES_FOR_LETTERS).isalpha() and plain[at - 1 : at + 2 : 2].isalpha()


def _is_mixed(word: str) -> bool:
    """Whether capitals stand where nobody writes them."""
    return not (word.islower() or word.isupper() or word.istitle())


def _common_length(rest: str) -> int:
    """How many signs of ``rest`` make a common word, figures for letters forgiven where a letter is among them."""
    spelt = rest.translate(_FIGURES_FOR_LETTERS)
    common, longest = _common()
    for length in range(min(longest, len(rest)), _SHORTEST_PATTERN - 1, -1):
        as_typed = rest[:length]
        if as_typed in common or (spelt[:length] in common and any(map(str.isalpha, as_typed))):
            return length
    return 0


def _shared(first: str, second: str) -> int:
    """How many signs both begin with."""
    for at, (one, other) in enumerate(zip(first, second, strict=False)):
        if one != other:
            return at
    return min(len(first), len(second))


def _plain_sign(sign: str) -> str:
    """One sign without case and accents, and still one sign."""
    lower = unicodedata.normalize("NFKD", sign.lower())[:1]
    return lower or sign


def _by_length(piece: Piece) -> int:
    return piece.length


@cache
def _common() -> tuple[frozenset[str], int]:
    words = frozenset(resource("passphrases/common.txt").read_text(encoding="utf-8").split())
    return words, max(map(len, words))


def _word(level: int) -> str:
    words = (tr("Very weak"), tr("Weak"), tr("Fair"), tr("Good"), tr("Strong"))
    return words[level]


def _hint(level: int, length: int, kinds: set[Kind]) -> str:
    if length < SHORTEST_PASSPHRASE:
        return tr("At least {count} characters; four words are best.", count=SHORTEST_PASSPHRASE)
    if level == len(LEVEL_BITS):
        return ""
    hints = {
        Kind.COMMON: tr("It leans on words that are guessed first. Add rarer ones."),
        Kind.IN_ORDER: tr("Keys in a row are guessed first. Words of your own are better."),
        Kind.REPEATED: tr("What is repeated adds next to nothing."),
        Kind.DATE: tr("A date is quickly guessed. Another word is better."),
    }
    return next((hints[kind] for kind in hints if kind in kinds), tr("One more word would make it last."))
