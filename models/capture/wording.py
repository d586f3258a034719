"""The words of a favour or a follow-up: what was typed, without the marks and whom it is for."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from models.capture.names import Named
from models.capture.page import Mark, Page, Stretch
from models.capture.rules import WISHES, Kind, is_introducing
from models.capture.said import Item
from models.text import clean

_FOR: Final = re.compile(r"(?<![\w'])(?:a|to|pour|for|avec|with|chez|de|from|w/) ?$")
_TO: Final = re.compile(r"(?<![\w'])(?:a|to|pour|for) ?$")
_WHEN_FIRST: Final = re.compile(rf"[ ,]*(?P<when>{Mark.WHEN}+)")
_WHEN_LAST: Final = re.compile(
    rf"(?<!\bde )(?<!\bdu )(?<!\bd')(?<!\bof )(?<!\bfor )(?<!\bpour )(?P<when>{Mark.WHEN}+)[^\w]*$"
)
_BETWEEN: Final = re.compile(r"(?: |,|&|\+|/|\bet\b|\band\b)*")
_OUTSIDE: Final = " \t\n\u00a0\u202f,;:.!+&-–—/"
_JOINING_FIRST: Final = re.compile(r"(?:et|and|puis|then|mais|but)\s+", re.IGNORECASE)
_JOINING_LAST: Final = re.compile(r"\s+(?:et|and|puis|then|mais|but|à|a|to|pour|for|avec|with)$", re.IGNORECASE)
_LEADING: Final = {
    Kind.I_OWE: re.compile(
        r"(?:de\s+|d['’]|que\s+|qu['’]|to\s+|that\s+|them\s+|you\s+|him\s+|her\s+(?=(?:an?|the|some|my|to|that|\d+)\b))",
        re.IGNORECASE,
    ),
    Kind.OWED_TO_ME: re.compile(r"(?:de\s+|d['’]|que\s+|qu['’]|to\s+|that\s+)", re.IGNORECASE),
    Kind.RECEIVED: re.compile(
        r"(?:a\u0300?\s+|à\s+|pour\s+|avec\s+|sur\s+|dans\s+|with\s+|on\s+|for\s+|to\s+|in\s+)", re.IGNORECASE
    ),
}
_LEADING[Kind.GIVEN] = re.compile(
    rf"(?:them|him|her)\s+(?=(?:with|on|for|to|in)\b)|{_LEADING[Kind.RECEIVED].pattern}", re.IGNORECASE
)


class Wording:
    """Puts stretches of a page into words."""

    def __init__(self, page: Page, named: Sequence[Named], *, tags_stay: bool) -> None:
        self._page = page
        self._named = named
        self._tags_stay = tags_stay

    def of(self, item: Item) -> str:
        """What it says: whom it is for is left out, and when; who else is named stays."""
        start, end = item.words.start, item.words.end
        inside = self._inside(start, end)
        addressed = item.kind in (Kind.I_OWE, Kind.GIVEN, Kind.FOLLOW_UP)
        gone = self._addressed(start, end, inside) if addressed else []
        gone += self._dues(start, end) if item.kind in WISHES else [item.due.stretch] if item.due else []
        said = self._without(start, end, inside, gone)
        if leading := _LEADING.get(item.kind):
            while found := leading.match(said):
                said = said[found.end() :].lstrip(_OUTSIDE)
        return said

    def bare(self, start: int, end: int) -> str:
        """What is said from ``start`` to before ``end``, names and all, without any date after ``>``."""
        return self._without(start, end, self._inside(start, end), self._dues(start, end))

    def _dues(self, start: int, end: int) -> list[Stretch]:
        return [Stretch(*due.span()) for due in re.compile(f"{Mark.DUE}+").finditer(self._page.text, start, end)]

    def _inside(self, start: int, end: int) -> list[Named]:
        return [one for one in self._named if start <= one.start and one.end <= end]

    def _addressed(self, start: int, end: int, inside: list[Named]) -> list[Stretch]:
        """Where those are named for whom it is: at the very beginning or end, or after "à"."""
        text = self._page.text
        if not inside:
            return []
        first, last = inside[0].start, inside[-1].end
        if text.startswith("'s", last):  # it is for someone of theirs
            return []
        together = all(_BETWEEN.fullmatch(text, one.end, other.start) for one, other in pairwise(inside))
        if together and not re.search(r"\w", text[last:end]) and not is_introducing(text, start, first):
            return [self._with(_FOR, start, first, last)]
        if together and _FOR.sub("", text[start:first]).strip(_OUTSIDE) == "":
            return [self._with(_FOR, start, first, last)]
        if together and _TO.search(text, start, first):
            return [self._with(_TO, start, first, last)]
        return []

    def _dates_outside(self, start: int, end: int) -> list[Stretch]:
        """When it was, where that stands first or last: it is kept with the interaction."""
        found = (_WHEN_FIRST.match(self._page.text, start, end), _WHEN_LAST.search(self._page.text, start, end))
        return [Stretch(*one.span("when")) for one in found if one]

    def _with(self, before: re.Pattern[str], start: int, first: int, last: int) -> Stretch:
        found = before.search(self._page.text, start, first)
        return Stretch(found.start() if found else first, last)

    def _without(self, start: int, end: int, inside: list[Named], left_out: list[Stretch]) -> str:
        page = self._page
        gone = [*left_out, *self._dates_outside(start, end)]
        for mark in (Mark.VERBATIM, Mark.VIA, *(() if self._tags_stay else (Mark.TAG,))):
            gone += [Stretch(*found.span()) for found in re.compile(f"{mark}+").finditer(page.text, start, end)]
        gone = [out for out in gone if start <= out.start < end]
        pieces, at = [], start
        replaced = [(one.start, one.end, one.typed) for one in inside]
        replaced = [one for one in replaced if not any(out.start <= one[0] < out.end for out in gone)]
        for begin, stop, instead in sorted([*((out.start, out.end, "") for out in gone), *replaced]):
            pieces += [page.folded.said(at, begin), instead]
            at = max(at, stop)
        pieces.append(page.folded.said(at, end))
        return _tidied("".join(pieces))


def _tidied(said: str) -> str:
    """``said`` on one line, without what joined it to its neighbours."""
    said = re.sub(r"\s+([,.])", r"\1", re.sub(r"[ \t\n]+", " ", clean(said))).strip(_OUTSIDE)
    while (
        bare := _JOINING_LAST.sub(
            "", _JOINING_FIRST.sub("", said, count=1) if _JOINING_FIRST.match(said) else said
        ).strip(_OUTSIDE)
    ) != said:
        said = bare
    return said
