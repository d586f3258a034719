"""What Refuge says: the five words, what would help, and whole sentences."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from models.refuge import CheckIn, Ear, Entering, Help, Weather
from models.words import date_words, first_name, sentence, weekday_words
from resources import phrase, tr

WORDS: Final = {
    Weather.LIGHT: "light",
    Weather.CALM: "calm",
    Weather.MIXED: "mixed",
    Weather.TIRED: "tired",
    Weather.HEAVY: "heavy",
}
HELPS: Final = {
    Help.COMPANY: "company",
    Help.ADVICE: "advice",
    Help.REST: "rest",
    Help.CELEBRATE: "celebrating",
}
FADES: Final = {30: "a month", 90: "three months", 365: "a year", 0: "never"}
"""After how long check-ins fade."""


def word_of(weather: Weather) -> str:
    """One of the five words."""
    return phrase(WORDS[weather])


def day_title(day: date, today: date) -> str:
    """A day as one says it: "Today", "Yesterday", "Monday 9 March"."""
    close = (today - day).days < 2
    return sentence(date_words(day.isoformat(), today) if close else weekday_words(day, today))


def helps_words(helps: Sequence[Help]) -> str:
    """What would help: "Would help: company, rest"; empty for nothing."""
    return tr("Would help: {what}", what=", ".join(phrase(HELPS[one]) for one in helps)) if helps else ""


def spoken(check_in: CheckIn, today: date) -> str:
    """A check-in in words, for who does not see it."""
    day = day_title(date.fromisoformat(check_in.on), today)
    told = tr("{day}: {word}", day=day, word=word_of(check_in.word))
    return ". ".join(filter(None, (told, check_in.line, helps_words(check_in.helps))))


def kind_line(ears: Sequence[Ear]) -> str:
    """What is said once after a month of silence."""
    names = [first_name(ear.name) for ear in ears]
    if len(names) == 1:
        return tr(
            "A month has gone by without a word with {name}. Two lines would do, just to say hello.", name=names[0]
        )
    return tr(
        "A month has gone by without a word with {names}. Two lines would do, just to say hello.", names=_any(names)
    )


def _any(names: Sequence[str]) -> str:
    return tr("{several} or {last}", several=", ".join(names[:-1]), last=names[-1])


def entering_words(entering: Entering, fade_after: int) -> str:
    """What happened on the way in; empty when nothing did."""
    said = []
    if entering.faded:
        said.append(tr("What was older than {time} has faded.", time=phrase(FADES[fade_after])))
    if entering.someone_left:
        said.append(tr("One of your five names is no longer in the notebook."))
    return " ".join(said)
