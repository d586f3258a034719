"""A sentence being read: what was claimed of it so far is covered by marks, so that no rule reads it twice."""

import re
from dataclasses import dataclass
from enum import StrEnum

from models.capture.folded import FIRST_MARK, LAST_MARK, Folded
from models.capture.understood import Span


class Mark(StrEnum):
    """What stands, letter for letter, in place of a stretch that was claimed."""

    MENTION = "\ue000"
    VIA = "\ue001"
    TAG = "\ue002"
    DUE = "\ue003"
    WHEN = "\ue004"
    QUOTED = "\ue005"
    VERBATIM = "\ue006"


ANY_MARK = f"{FIRST_MARK}-{LAST_MARK}"
MENTION = f"{Mark.MENTION}+"

# Each begins where a run of letters does, or a long word would be tried from each of its letters.
_ADDRESS = re.compile(
    r"(?<![a-z0-9+.-])[a-z][a-z0-9+.-]*://\S+|\b(?:www\.|mailto:)\S+|(?<![\w.+-])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
)
_QUOTE = re.compile(r'"[^"\n]*"|“[^“”\n]*”|„[^„“”\n]*[“”]|«[^«»\n]*»')
_LIVED = re.compile(r"\b(?:vecu|lived) ?:[^\n]*")
_SMILEY = re.compile(r";-?(?:[)(]|[pd](?!\w))")


@dataclass(frozen=True, slots=True, order=True)
class Stretch:
    """From ``start`` to before ``end`` of the folded sentence."""

    start: int
    end: int


class Page:
    """``text`` is the folded sentence under its marks; positions are those of the folded sentence throughout."""

    def __init__(self, sentence: str) -> None:
        self.folded = Folded(sentence)
        self._letters = list(self.folded.text)
        self._text: str | None = None

    @property
    def text(self) -> str:
        """The folded sentence, what was claimed covered."""
        if self._text is None:
            self._text = "".join(self._letters)
        return self._text

    def cover(self, start: int, end: int, mark: Mark) -> None:
        """Claim a stretch."""
        self._letters[start:end] = mark * (end - start)
        self._text = None

    def span(self, start: int, end: int) -> Span:
        """Where the stretch stands in the sentence as it was given."""
        return self.folded.span(start, end)

    def cover_addresses(self) -> None:
        """What stands in a web or mail address is no mark."""
        for found in _ADDRESS.finditer(self.text):
            self.cover(found.start(), found.end(), Mark.QUOTED)

    def cover_quotes(self) -> None:
        """Nor is what stands between quotes; a name there is."""
        for found in _QUOTE.finditer(self.text):
            for part in re.finditer(f"[^{ANY_MARK}]+", found[0]):
                self.cover(found.start() + part.start(), found.start() + part.end(), Mark.QUOTED)

    def cover_lived(self) -> list[Stretch]:
        """What someone lived is taken word for word, to the end of its line; where each begins and ends."""
        lived = [Stretch(found.start(), found.end()) for found in _LIVED.finditer(self.text)]
        for stretch in lived:
            self.cover(stretch.start, stretch.end, Mark.VERBATIM)
        return lived

    def has_mark(self, stretch: Stretch, *marks: Mark) -> bool:
        """Whether something there was claimed as one of these."""
        return any(mark in self.text[stretch.start : stretch.end] for mark in marks)

    def clauses(self) -> list[Stretch]:
        """The clauses, split at ``;`` and at the ends of lines; those without a word are left out."""
        smileys = {found.start() for found in _SMILEY.finditer(self.text)}
        ends = [at for at, char in enumerate(self.text) if char == "\n" or (char == ";" and at not in smileys)]
        starts = [0, *(end + 1 for end in ends)]
        stretches = [Stretch(start, end) for start, end in zip(starts, [*ends, len(self.text)], strict=True)]
        return [one for one in stretches if re.search(rf"[\w{ANY_MARK}?>#]", self.text[one.start : one.end])]
