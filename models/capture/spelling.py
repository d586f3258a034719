"""Where a name after ``@`` ends."""

import re
from dataclasses import dataclass
from typing import Final

from models.capture.channels import CHANNEL_WORD
from models.capture.days import COUNT, MONTH, SEASON, WHOLE_WEEKDAY
from models.capture.known import Ids, Known, KnownCircle
from models.capture.page import ANY_MARK, Page

_QUOTED: Final = re.compile(r"\"\s*([^\"\n]+?)\s*\"|[“„]\s*([^“”„\n]+?)\s*[“”]|«\s*([^«»\n]+?)\s*»|'([^'\n]+)'(?!\w)")
_OPENING: Final = re.compile(r"[\"“„«] ?")
_TOKEN: Final = re.compile(r"'?[^\W\d_]\w*(?:['.-]\w+)*'?")
_WORD: Final = re.compile(r"(?:[^\W_]|')+")
_GAP: Final = re.compile(r"\.? {1,3}|[-_]| & ")
_GOES_ON: Final = re.compile(r"\w|[-._']\w")
_BLANKS: Final = re.compile(" +")
_INNER: Final = re.compile(r"['-](?=\w)")
_PARTICLES: Final = frozenset(
    (
        *("de", "du", "des"),
        *("van", "von", "der", "den", "ten", "ter", "zu", "zum", "zur"),
        *("della", "del", "dei", "di", "da", "das", "do", "dos", "el"),
        *("al", "ben", "bin", "ibn", "ould", "abu"),
    )
)
"""Small words that a name may go on with."""
_MORE_PARTICLES: Final = _PARTICLES | {"la", "le", "les", "los", "las", "het", "y"}
"""Those that may follow one of them, as in "de la"."""
_TITLES: Final = frozenset({"dr", "mr", "mrs", "ms", "mme", "mlle", "me", "pr", "prof", "st", "ste", "sr", "jr"})

_ENDS: Final = re.compile(
    r"(?:hier|yesterday|avant-hier|demain|tomorrow|aujourd'?hui|today|tonight|ce (?:matin|midi|soir)"
    rf"|(?:le )?(?:{WHOLE_WEEKDAY})|(?:last|next|this) (?:week|month|year|night|{WHOLE_WEEKDAY})"
    rf"|(?:{MONTH})\.? \d+|(?:{SEASON}) \d+|la semaine|le mois|l'an|il y a"
    rf"|(?:{COUNT}) (?:days?|weeks?|months?|years?) ago|{CHANNEL_WORD}"
    r"|via|promis|promised|vecu|lived|cherche|propose|offers?|looking|connait|connaissent|knows?"
    r"|relancer?|rappeler?|follow|monde|world|owes?|helped"
    r"|je|j'\w+|tu|il|elle|on|nous|vous|ils|elles|i|i'\w+|you|he|she|we|they|it|c'est|ca"
    r"|et|ou|mais|puis|and|or|but|then|avec|with|pour|for|chez|at|a|au|aux|en|in|to|sur|from|par|by|the|this"
    r"|un|une|ce|cet|cette|son|sa|ses|mon|ma|mes|my|his|her|their|est|is|was|has|had|dit|said|qui|who)"
    r"(?![\w'-])"
)
"""What ends a name even where it begins with a capital."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A name between quotes, which go up to ``end``."""

    start: int
    end: int
    name_start: int
    name_end: int


@dataclass(frozen=True, slots=True)
class Run:
    """The words that can be a name: up to ``end``.

    ``first_end`` is where the first of them ends. ``doubtful_end`` is where the name may end as well: before a small
    particle, for "Léa du marché" may be Léa, or after the first word of a sentence all in capitals.
    """

    start: int
    end: int
    first_end: int
    doubtful_end: int

    @property
    def is_one_word(self) -> bool:
        """Whether there is nothing after the first."""
        return self.end == self.first_end


@dataclass(frozen=True, slots=True)
class Whole:
    """Someone's whole name, or a circle's, up to ``end``."""

    end: int
    words: int
    ids: Ids
    circle: KnownCircle | None


def quoted_at(text: str, start: int) -> Quoted | None:
    """The name between quotes that begin at ``start``."""
    found = _QUOTED.match(text, start)
    if found is None or re.search(f"[{ANY_MARK}]", found[0]):
        return None
    name_start, name_end = next(found.span(index) for index in range(1, 5) if found[index])
    return Quoted(start, found.end(), name_start, name_end) if _WORD.search(text, name_start, name_end) else None


def run_at(page: Page, start: int) -> Run | None:
    """The word at ``start``, whatever its case, then capitalised ones, and the small ones between them."""
    text = page.text
    opening = _OPENING.match(text, start)  # of quotes that are not closed, or not yet
    start = opening.end() if opening else start
    found = _TOKEN.match(text, start)
    if found is None:
        return None
    is_shouted = page.folded.source.isupper()
    end, goes_on = _end_of(page, found)
    first_end, doubtful_end = end, end if is_shouted else 0
    while goes_on and (following := _next_token(page, end)):
        token, has_particle = following
        if has_particle and not doubtful_end:
            doubtful_end = end
        end, goes_on = _end_of(page, token)
    return Run(start, end, first_end, doubtful_end)


def _end_of(page: Page, token: re.Match[str]) -> tuple[int, bool]:
    """Where the name in a token ends, and whether a name can go on after it."""
    text, start, end = page.text, token.start(), token.end()
    for dot in re.finditer(r"\.", token[0]):
        if page.folded.is_capital(start + dot.end()):  # "Léa.Elle va bien"
            return start + dot.start(), False
    if text.endswith("'s", start, end) and end - start > 2:
        return end - 2, False
    if text.endswith("'", start, end):
        return end - 1, False
    word = text[start:end]
    if text.startswith(".", end) and (word in _TITLES or len(word) == 1):
        return end + 1, True
    return end, True


def _next_token(page: Page, end: int) -> tuple[re.Match[str], bool] | None:
    """The next token of a name that has come to ``end``, and whether small particles stand before it."""
    text, has_particle = page.text, False
    while blanks := _BLANKS.match(text, end):
        token = _TOKEN.match(text, blanks.end())
        if token is None:
            return None
        if _is_capitalised(page, token):
            return None if _ENDS.match(text, token.start()) else (token, has_particle)
        if token[0] not in (_MORE_PARTICLES if has_particle else _PARTICLES):
            return None
        has_particle, end = True, token.end()
    return None


def _is_capitalised(page: Page, token: re.Match[str]) -> bool:
    starts = [0, *(inner.end() for inner in _INNER.finditer(token[0]))]
    return any(page.folded.is_capital(token.start() + start) for start in starts)


def whole_at(text: str, start: int, known: Known) -> Whole | None:
    """The longest whole name of a person or a circle that stands at ``start``, hyphens and apostrophes forgiven."""
    found: Whole | None = None
    key, words, at = "", 0, start
    while words < known.most_words and (word := _WORD.match(text, at)):
        for end in _ends_in(word):
            spelled = f"{key} {_bare(text[at:end])}".strip()
            ids, circle = known.whole.get(spelled, ()), known.circle_called.get(spelled)
            if (ids or circle) and (end < word.end() or not _GOES_ON.match(text, end)):
                found = Whole(end, words + 1, ids, circle)
        key, words = f"{key} {_bare(word[0])}".strip(), words + 1
        gap = _GAP.match(text, word.end())
        if gap is None:
            break
        at = gap.end()
    return found


def _ends_in(word: re.Match[str]) -> tuple[int, ...]:
    """Where a name may end in a word: before a possessive, or with it."""
    for possessive in ("'s", "'"):
        if word[0].endswith(possessive):
            return word.end() - len(possessive), word.end()
    return (word.end(),)


def _bare(word: str) -> str:
    return word.replace("'", "")
