"""Which of the dates of a clause says when it was; what is not certain is asked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Final

from models.capture.asking import LATER, TEXT, Asking
from models.capture.channels import channel_at
from models.capture.page import Mark, Page, Stretch
from models.capture.past import Told, told_in
from models.capture.understood import Option
from models.words import weekday_words
from resources import tr

_SMALL: Final = frozenset(
    (
        *("le", "la", "l", "les", "du", "de", "d", "au", "aux", "a", "en", "et", "avec", "chez", "un", "une"),
        *("the", "an", "on", "at", "in", "and", "with", "of", "to"),
    )
)
_MOST: Final = 20
"""So many dates of a clause are looked at: a page that was pasted in can have thousands."""

_FAR_DAYS: Final = 240
_NEAR_DAYS: Final = 120
_TIME: Final = re.compile(r",? (?:a |at )?(?:\d{1,2}h\d{0,2}|\d{1,2}:\d{2}(?: ?[ap]m)?|\d{1,2} ?[ap]m)(?!\w)")
_PHRASE: Final = re.compile(r"[.,:;!?()\n]")
_AHEAD: Final = re.compile(
    r"\b(?:se (?:re)?(?:voit|voyons|parle|rappelle|retrouve|fait|cale)|verra|verrai|verrons|reverra|va|vais|vont|allons"
    r"|dois|doit|doivent|rdv|rendez-vous|prevue?s?|calee?s?|will|gonna|going to|see you|must|has to|plans?)\b|'ll\b"
)
_SUBJECT: Final = re.compile(r"(?<![\w'])(?:j'|(?:je|tu|il|elle|on|nous|vous|ils|elles|i|he|she|we|they)\b)")
_HAS_BEEN: Final = re.compile(
    r"(?<!\w)(?:ai|as|a|avons|avez|ont|est|es|sommes|etes|sont|suis|avait|avais|avaient|etait|etais|etaient|fut|was|were"
    r"|had|did|has|have|been|went|came|said|told|left|got|saw|met|made|took|gave|\w+ed)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class When:
    """When it was: the day, or its EDTF where that is vague, and where that is said; nothing said is today.

    ``ahead`` is a day that was told to be still to come, with the phrase that says so.
    """

    on: date
    vague: str = ""
    said: Stretch | None = None
    ahead: date | None = None
    phrase: Stretch | None = None


def when_of(page: Page, clause: Stretch, asking: Asking, *, day_first: bool, may_be_later: bool) -> When:
    """When what the clause tells was. ``may_be_later`` offers to make a follow-up of a day that may be to come."""
    told = told_in(page.text, clause.start, clause.end, asking.today, day_first=day_first)
    return _Reading(page, clause, asking, may_be_later).of(list(islice(told, _MOST)))


@dataclass(frozen=True, slots=True)
class _Reading:
    page: Page
    clause: Stretch
    asking: Asking
    may_be_later: bool

    def of(self, told: list[Told]) -> When:
        candidates = [one for one in told if not self._is_no_date(one)]
        if not candidates:
            return When(self.asking.today)
        heads = [one for one in candidates if self._is_in_head(one)]
        chosen = heads[0] if heads else candidates[0]
        if chosen.on is None:
            return self._asked(chosen, chosen.choices)
        if not heads and len({one.on for one in candidates}) > 1:
            return self._asked(chosen, [one.on for one in candidates if one.on])
        if self._is_doubtful(chosen, in_head=bool(heads)):
            return self._asked(chosen, [chosen.on])
        return When(chosen.on, chosen.vague, self._with_time(chosen))

    def _is_no_date(self, told: Told) -> bool:
        if not told.is_weak or self._is_in_head(told):
            return False
        return bool(told.vague) or self._said(told) == "24/7"

    def _is_doubtful(self, told: Told, *, in_head: bool) -> bool:
        """Whether it may be still to come, or no date at all."""
        if told.is_weekday:
            return told.is_weak or self._says_ahead(told, in_head=in_head)
        if in_head or told.on is None:
            return False
        if told.is_weak and not self._said(told).startswith(("le ", "on ", "the ")) and not self._is_last(told):
            return True
        today = self.asking.today
        is_far, is_near = (today - told.on).days > _FAR_DAYS, told.ahead and (told.ahead - today).days <= _NEAR_DAYS
        return bool(is_far and is_near)

    def _is_in_head(self, told: Told) -> bool:
        """Whether nothing stands before it but the channel, names and small words."""
        before = self.page.text[self.clause.start : told.start]
        channel = channel_at(self.page.text, self.clause.start, told.start)
        if channel:
            before = self.page.text[self.clause.start : channel.start] + self.page.text[channel.end : told.start]
        return all(word in _SMALL for word in re.findall(r"\w+", before)) and Mark.QUOTED not in before

    def _is_last(self, told: Told) -> bool:
        return not re.search(r"\w", self.page.text[told.end : self.clause.end])

    def _says_ahead(self, told: Told, *, in_head: bool) -> bool:
        before = self.page.text[self._phrase(told).start : told.start]
        if _AHEAD.search(before):
            return True
        return not in_head and bool(_SUBJECT.search(before)) and not _HAS_BEEN.search(before)

    def _phrase(self, told: Told) -> Stretch:
        text, start = self.page.text, self.clause.start
        for found in _PHRASE.finditer(text, start, told.start):
            start = found.end()
        ends = _PHRASE.search(text, told.end, self.clause.end)
        return Stretch(start, ends.start() if ends else self.clause.end)

    def _said(self, told: Told) -> str:
        return self.page.text[told.start : told.end]

    def _asked(self, told: Told, days: Iterable[date]) -> When:
        today, said = self.asking.today, self.page.folded.said(told.start, told.end)
        options = [self.asking.day(day) for day in dict.fromkeys(days)]
        if told.ahead and self.may_be_later:
            options.append(Option(tr("Still to come: {day}", day=weekday_words(told.ahead, today)), LATER))
        options.append(self.asking.only_words())
        is_real = told.on or told.ahead
        question = (
            tr("When was it: “{text}”?", text=said)
            if is_real
            else tr("There is no “{text}”. Which day was it?", text=said)
        )
        answer = self.asking.ask("when", said, question, self.page.span(told.start, told.end), options)
        if answer == LATER:
            return When(today, ahead=told.ahead, phrase=self._phrase(told))
        if answer in (None, TEXT):
            return When(today)
        return When(date.fromisoformat(str(answer)), said=self._with_time(told))

    def _with_time(self, told: Told) -> Stretch:
        """Where it is said, with the time of day after it, which is read by people only."""
        time = _TIME.match(self.page.text, told.end, self.clause.end)
        return Stretch(told.start, time.end() if time else told.end)
