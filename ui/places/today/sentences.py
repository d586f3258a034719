"""What the place says, as sentences: words in, words out."""

from datetime import date
from typing import Final

from models.exchange_words import CHANNELS
from models.today import Card, LastWords
from models.words import apart, listed, number_word, recent_words, sentence, weekday_words
from resources import phrase, tr
from ui.places.deeds import Deed
from ui.widgets.flowing import shortened

LONGEST: Final = 240
"""Signs of a text that a card shows; the person's page has the whole of it."""

_DEEDS: Final = {
    Deed.DONE: "Done: {who}",
    Deed.LET_GO: "Let go: {who}",
    Deed.REMOVE: "Removed: {who}",
    Deed.WEEK: "Back in a week: {who}",
    Deed.MONTH: "Back in a month: {who}",
    Deed.SEASON: "Back in a season: {who}",
    Deed.SLOWER: "Slower from now on: {who}",
}
_NAMES: Final = 4


def title(day: date) -> str:
    """ "Monday 16 March"."""
    return sentence(weekday_words(day, day))


def budget_sentence(cards: int, day: date) -> str:
    """How many gestures there are, and that there will be no more of them."""
    monday = day.weekday() == 0
    if cards == 1:
        return tr("One gesture this week, then that is all.") if monday else tr("One gesture today, then that is all.")
    number = sentence(number_word(cards))
    if monday:
        return tr("{number} gestures this week, then that is all.", number=number)
    return tr("{number} gestures today, then that is all.", number=number)


def names(card: Card) -> str:
    """Whom a card is about; what, where it is about nobody."""
    told = [apart(name) for _, name in card.people]
    if len(told) > _NAMES:
        others = len(told) - _NAMES + 1
        told = [*told[: _NAMES - 1], tr("{number} others", number=number_word(others))]
    return listed(told) or apart(in_short(card.text))


def about(card: Card) -> str:
    """What it is about, where the head does not say so already."""
    return apart(in_short(card.text)) if card.people else ""


def last_words(last: LastWords | None, today: date) -> str:
    """The last that was noted, how and when: "“Moves to Nantes.” — coffee, Tuesday"."""
    if last is None:
        return ""
    channel, when = phrase(CHANNELS[last.channel][0]).lower(), recent_words(last.on, today)
    words = in_short(last.text)
    if not words:
        return tr("{channel}, {when}", channel=sentence(channel), when=when)
    return tr("“{words}” — {channel}, {when}", words=apart(words), channel=channel, when=when)


def promised(card: Card) -> str:
    """What else is promised to them."""
    if not card.promised:
        return ""
    return tr("Also promised: {what}", what=" · ".join(apart(in_short(one.rstrip(" ."))) for one in card.promised))


def spoken(card: Card, today: date) -> str:
    """The whole card, as it is read aloud."""
    parts = (f"{names(card)}: {card.why}", about(card), promised(card), last_words(card.last, today))
    return ". ".join(part.rstrip(".") for part in parts if part)


def deed_words(deed: Deed, who: str) -> str:
    """What the window says when it was done, put off, or let go."""
    return phrase(_DEEDS[deed]).format(who=who)


def in_short(text: str) -> str:
    """``text`` on one line, and not too much of it."""
    return shortened(" ".join(text.split()), _is_short)


def _is_short(text: str) -> bool:
    return len(text) <= LONGEST
