"""A rhythm as one types it, in French or in English: "every two weeks", "3 mois", "10"."""

import re
from typing import Final

from models.errors import Refused
from models.text import fold
from models.words import NUMBERS
from resources import tr

_FRENCH_NUMBERS: Final = (
    *("zero", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix"),
    *("onze", "douze", "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf", "vingt"),
)
_COUNTS: Final = {
    **{word: count for words in (NUMBERS, _FRENCH_NUMBERS) for count, word in enumerate(words)},
    **dict.fromkeys(("a", "an", "une", ""), 1),
    **dict.fromkeys(("other", "second"), 2),
}
_UNITS: Final = {
    1: ("day", "jour", "d", "j"),
    7: ("week", "semaine", "w", "s"),
    30: ("month", "mois", "m"),
    90: ("quarter", "trimestre"),
    365: ("year", "an", "annee", "y"),
}
_NONE: Final = ("", "none", "no", "never", "no rhythm", "aucun", "aucune", "jamais", "pas de rythme", "sans rythme")
_WISHED: Final = re.compile(
    r"(?:(?:every|each|once|tous|toutes|chaque|une fois|par|les|the|in|per) +)*([\w-]*?) *([a-z]*)"
)
_EVERY_OTHER: Final = re.compile(r"(?:un|une) (\w+) sur deux")
_LONGEST: Final = 3660


def read_rhythm(text: str) -> int | None:
    """The rhythm typed as ``text``, in days; ``None`` where none is wished.

    Raises ``Refused`` for what is no rhythm, or one of more than ten years.
    """
    folded = fold(text).strip(" .")
    if folded in _NONE:
        return None
    other = _EVERY_OTHER.fullmatch(folded)
    matched = _WISHED.fullmatch(folded)
    days = None
    if other:
        days = _days("two", other[1])
    elif matched:
        days = _days(matched[1], matched[2])
    if days is None or not 0 < days <= _LONGEST:
        raise Refused(tr("“{text}” is no rhythm. Write every two weeks, 3 months, or 10 days.", text=text.strip()[:30]))
    return days


def _days(count: str, unit: str) -> int | None:
    times = int(count[:6]) if count.isascii() and count.isdecimal() else _COUNTS.get(count)
    length = next((days for days, names in _UNITS.items() if unit in names or unit.removesuffix("s") in names), None)
    if unit == "" and count.isdecimal():
        length = 1
    return times * length if times is not None and length is not None else None
