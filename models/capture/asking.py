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


@dataclass(slots=True)
class Asking:
    """The questions of one reading, and the answers it was given."""

    answers: Mapping[str, str]
    today: date
    questions: list[Question] = field(default_factory=list)

    def ask(self, kind: str, said: str, text: str, span: Span, options: Sequence[Option]) -> str | None:
        """The value that answers the question about the words ``said``; ``None``, and it is asked, without one."""
        key = f"{kind}:{fold(said)}"
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


def option_of(mention: Mention) -> Option:
    """The option of someone."""
    return Option(mention.name, f"{mention.person or mention.name}")
