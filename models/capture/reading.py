"""Reading a sentence: marks first, then clause by clause, then what happened."""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from types import MappingProxyType
from typing import Final

from models.capture.asking import TEXT, Asking
from models.capture.building import Built, Happening, Tagged, build
from models.capture.channels import SaidChannel, channel_at
from models.capture.clauses import ClauseReader, unique
from models.capture.future import due_at
from models.capture.known import Known
from models.capture.names import Named, Names
from models.capture.page import ANY_MARK, MENTION, Mark, Page, Stretch
from models.capture.rules import FAVOURS, Kind
from models.capture.said import Clause, DueSaid, Item
from models.capture.understood import Mention, Understood
from models.capture.when import When, when_of
from models.text import clean
from resources import tr

NO_ANSWERS: Mapping[str, str] = MappingProxyType({})

_VIA: Final = re.compile(rf"\bvia (?P<name>{MENTION})")
_TAG: Final = re.compile(r"(?<![\w#&.-])#(?P<name>[^\W\d_]\w*(?:-\w+)*)")
_DUE: Final = re.compile(r"(?<![-=<>|])>")
_ASKS: Final = re.compile(rf"\?[\s!?.)\"»”{ANY_MARK}]*$")
_QUESTION: Final = re.compile(r" *\?+ *(?=[^\n?]*\w)(?=[^\s?])")
_JOINING: Final = frozenset(("et", "and", "avec", "with", "puis", "then", "mais", "but", "ou", "or", "via", "a"))


def read(
    sentence: str,
    known: Known,
    today: date,
    *,
    day_first: bool = True,
    answers: Mapping[str, str] = NO_ANSWERS,
) -> Understood:
    """What ``sentence`` says, read on ``today``; never fails, whatever the text.

    ``day_first`` says whether ``12/10`` is in October. ``answers`` maps keys of questions to values of their options;
    what is answered is no longer asked, what fits no option is asked again.
    """
    if not sentence.strip():
        return Understood(sentence)
    return _Reading(sentence, known, Asking(sentence, answers, today), day_first).understood()


class _Reading:
    """One reading of one sentence."""

    def __init__(self, sentence: str, known: Known, asking: Asking, day_first: bool) -> None:
        self._page = Page(sentence)
        self._known = known
        self._asking = asking
        self._day_first = day_first

    def understood(self) -> Understood:
        """The whole of it."""
        page = self._page
        page.cover_addresses()
        lived = page.cover_lived()
        named = list(Names(page, self._known, self._asking).read())
        for one in named:
            page.cover(one.start, one.end, Mark.MENTION)
        page.cover_quotes()
        via = self._cover_via(named)
        built = Built(page, self._known, self._asking, named, via, self._cover_tags())
        clauses = [self._clause(stretch, named, via) for stretch in page.clauses()]
        if not named and _ASKS.search(page.text) and re.search(r"\w", page.text):
            built.question = Stretch(0, len(page.text))
            built.dues = [due for clause in clauses for due in clause.dues]
            return build(built)
        built.clauses = [clause for clause in clauses if not self._is_question(clause, built)]
        built.dues = [due for clause in clauses for due in clause.dues]
        self._read_clauses(built, lived)
        return build(built)

    # Marks

    def _cover_via(self, named: Sequence[Named]) -> list[Named]:
        """Those whom someone was met through, who took no part; "via" is covered with them."""
        at = {one.start: one for one in named}
        via = []
        for found in list(_VIA.finditer(self._page.text)):
            one = at[found.start("name")]
            if any(other is not one and self._is_in_one_clause(one, other) for other in named):
                via.append(one)
                self._page.cover(found.start(), found.end(), Mark.VIA)
        return via

    def _is_in_one_clause(self, one: Named, other: Named) -> bool:
        first, second = sorted((one.start, other.start))
        return not re.search(r"[;\n]", self._page.text[first:second])

    def _cover_tags(self) -> list[Tagged]:
        tags = []
        for found in list(_TAG.finditer(self._page.text)):
            name = clean(self._page.folded.said(*found.span("name")))
            tags.append(Tagged(Stretch(*found.span()), self._known.tag(name)))
            self._page.cover(found.start(), found.end(), Mark.TAG)
        return tags

    def _clause(self, stretch: Stretch, named: Sequence[Named], via: Sequence[Named]) -> Clause:
        inside = [one for one in named if stretch.start <= one.start < stretch.end and one not in via]
        return Clause(stretch, inside, self._cover_dues(stretch))

    def _cover_dues(self, stretch: Stretch) -> list[DueSaid]:
        dues = []
        for found in list(_DUE.finditer(self._page.text, stretch.start, stretch.end)):
            due = due_at(self._page.text, found.end(), stretch.end, self._asking.today, day_first=self._day_first)
            if due is None:
                continue
            said = DueSaid(Stretch(found.start(), due.end), due.on, due.every)
            if due.on is None:
                answer = self._asked_which_day(said, due.choices)
                if answer == TEXT:
                    continue
                said = replace(said, on=date.fromisoformat(answer) if answer else None)
            self._page.cover(found.start(), due.end, Mark.DUE)
            dues.append(said)
        return dues

    def _asked_which_day(self, due: DueSaid, choices: Sequence[date]) -> str | None:
        said = self._page.folded.said(due.stretch.start, due.stretch.end).lstrip("> ")
        options = [*map(self._asking.day, dict.fromkeys(choices)), self._asking.only_words()]
        question = tr("Which day is it due: “{text}”?", text=said)
        span = self._page.span(due.stretch.start, due.stretch.end)
        return self._asking.ask("due", said, question, span, options)

    def _is_question(self, clause: Clause, built: Built) -> bool:
        """Whether the clause is a question to decide, the first one; those named in it are only words of it."""
        found = _QUESTION.match(self._page.text, clause.stretch.start, clause.stretch.end)
        if found is None or built.question is not None:
            return False
        built.question = Stretch(found.end(), clause.stretch.end)
        built.named = [one for one in built.named if one not in clause.named]
        return True

    # Clauses

    def _read_clauses(self, built: Built, lived: Sequence[Stretch]) -> None:
        if not built.clauses:
            if built.question is None:  # a drawing, a line of dashes
                built.happening = Happening(When(self._asking.today), None, ())
            return
        first, *later = built.clauses
        reader = ClauseReader(self._page, self._asking, [one for one in built.named if one not in built.via])
        when = self._when(first)
        is_past = when.said is not None or self._is_told_as_past(first)
        reader.read(first, lived, is_first=True, is_past=is_past)
        reader.topic = unique(first.people)
        if when.ahead and when.phrase:
            due = DueSaid(Stretch(when.phrase.end, when.phrase.end), when.ahead)
            first.items.append(Item(Kind.FOLLOW_UP, when.phrase, when.phrase, reader.topic, due))
            first.claimed.append(when.phrase)
        for clause in later:
            reader.read(clause, lived, is_first=False, is_past=False)
            is_bare_name = clause.is_only_words and not self._words_left(clause)
            if clause.people and (is_bare_name or not reader.topic):
                reader.topic = unique(clause.people)
        built.named_again = reader.named_again
        if is_past or self._has_happened(first, when):
            built.happening = self._happening(built, first, when, first.people)
            return
        telling = next((clause for clause in built.clauses if self._is_left_over(clause, built)), None)
        if telling:
            when = self._when(telling) if telling is not first else When(self._asking.today)
            built.happening = self._happening(built, telling, when, reader.topic)

    def _when(self, clause: Clause) -> When:
        when = when_of(
            self._page, clause.stretch, self._asking, day_first=self._day_first, may_be_later=bool(clause.people)
        )
        if when.said:
            self._page.cover(when.said.start, when.said.end, Mark.WHEN)
        return when

    def _has_happened(self, clause: Clause, when: When) -> bool:
        """Whether the first clause tells of an interaction, and is no bare name or fact, nor a thing to do."""
        if not self._page.has_mark(clause.stretch, Mark.MENTION, Mark.VIA, Mark.DUE):
            return True
        if any(item.kind in FAVOURS for item in clause.items):
            return True
        if clause.dues or when.ahead:
            return bool(when.ahead and (self._words_left(clause) or self._channel(clause)))
        if any(item.kind == Kind.FOLLOW_UP and not self._words_before(clause, item) for item in clause.items):
            return False
        is_more = self._page.has_mark(clause.stretch, Mark.TAG, Mark.VERBATIM)
        return bool(is_more or clause.items or self._words_left(clause))

    def _is_left_over(self, clause: Clause, built: Built) -> bool:
        """Whether something of the clause would be lost without a note that keeps the sentence."""
        tags = [
            tag.stretch.start for tag in built.tags if clause.stretch.start <= tag.stretch.start < clause.stretch.end
        ]
        if any(not any(out.start <= at < out.end for out in clause.claimed) for at in tags):
            return True
        return bool(self._words_left(clause))

    def _words_left(self, clause: Clause) -> list[str]:
        """The words that no rule claimed, but for those that only join."""
        letters = list(self._page.text[clause.stretch.start : clause.stretch.end].replace(Mark.QUOTED, "x"))
        for out in clause.claimed:
            begin, end = out.start - clause.stretch.start, out.end - clause.stretch.start
            letters[max(0, begin) : max(0, end)] = " " * (max(0, end) - max(0, begin))
        words = re.findall(r"\w+", "".join(letters))
        drawn = [letter for letter in letters if unicodedata.category(letter) == "So"]
        return [*(word for word in words if word not in _JOINING), *drawn]

    def _words_before(self, clause: Clause, item: Item) -> bool:
        return bool(re.search(r"\w", self._page.text[clause.stretch.start : item.words.start]))

    def _is_told_as_past(self, clause: Clause) -> bool:
        """Whether it begins with a verb in the past, as "vu"; only its accent tells "rencontré" from the noun."""
        channel = self._channel(clause)
        if channel is None:
            return False
        said = clean(self._page.folded.said(channel.start, channel.end)).casefold()
        return channel.is_past or said.startswith("rencontré")

    def _channel(self, clause: Clause) -> SaidChannel | None:
        return channel_at(self._page.text, clause.stretch.start, clause.stretch.end)

    def _happening(self, built: Built, clause: Clause, when: When, people: Sequence[Mention]) -> Happening:
        others = [one for one in built.clauses if one is not built.clauses[0] and one.is_only_words]
        everyone = unique([*people, *(mention for one in others for mention in one.people)])
        channels = (self._channel(one) for one in (clause, *others))
        return Happening(when, next(filter(None, channels), None), everyone)
