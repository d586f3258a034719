"""Questions: what is not certain is asked, and what was answered is not asked again."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from models.capture.understood import Mention, Option, Question, Span
from models.text import fold
from models.words import weekday_words
from resources import tr

NEW: Final = "new"
TEXT: Final = "text"
ALL: Final = "all"
LATER: Final = "later"
ME: Final = "me"

_SAME_WHEREVER: Final = frozenset({"person", "circle", "when", "due"})
"""Where the same words mean the same wherever they stand, and so are asked about once."""


@dataclass(slots=True)
class Asking:
    """The questions of one reading of ``sentence``, and the answers it was given."""

    sentence: str
    answers: Mapping[str, str]
    today: date
    questions: list[Question] = field(default_factory=list)
    _places: dict[str, list[Span]] = field(default_factory=dict)

    def ask(self, kind: str, said: str, text: str, span: Span, options: Sequence[Option]) -> str | None:
        """The value that answers the question about the words ``said``; ``None``, and it is asked, without one."""
        key = f"{kind}:{fold(said)}"
        if kind not in _SAME_WHEREVER:
            places = self._places.setdefault(key, [])
            if span not in places:
                places.append(span)
            nth = places.index(span)
            key = f"{key} {nth + 1}" if nth else key
        answer = self.answers.get(key)
        if any(option.value == answer for option in options):
            return answer
        if all(asked.key != key for asked in self.questions):
            self.questions.append(Question(key, text, span, tuple(options)))
        return None

    def day(self, day: date) -> Option:
        """The option of one day."""
        return Option(weekday_words(day, self.today), day.isoformat())

    def only_words(self) -> Option:
        """The option that nothing is meant by it."""
        return Option(tr("Nothing, it is only said"), TEXT)

    def person(self, mention: Mention) -> Option:
        """The option of someone who is named. Its value is how they are named, which no other answer changes."""
        typed = fold(self.sentence[mention.span.start : mention.span.end])
        return Option(mention.name, f"{typed} {mention.name}" if mention.circle else typed)
