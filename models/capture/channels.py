"""How one met or spoke: the word that begins a clause."""

import re
from dataclasses import dataclass
from typing import Final

from models.capture.days import either
from models.interactions import Channel

# Folded, so without accents; a participle takes its endings.
_WORDS: Final = {
    Channel.COFFEE: ("cafes?", "coffees?"),
    Channel.MEAL: (
        "petit[ -]dej(?:euner)?",
        "dej(?:euner)?s?",
        "diners?",
        "restos?",
        "restaurants?",
        "lunch",
        "dinner",
        "brunch",
        "breakfast",
    ),
    Channel.DRINK: ("verres?", "aperos?", "drinks?", "bieres?", "beers?"),
    Channel.CALL: ("appels?", "appelee?s?", "coups? de (?:fil|tel)", "tel(?:ephone)?", "calls?", "called", "phoned"),
    Channel.VIDEO: ("visio(?:conf(?:erence)?)?s?", "videos?", "zoom"),
    Channel.EMAIL: ("e-?mails?", "mails?", "emailed", "ecrite?s?"),
    Channel.MESSAGE: ("messages?", "sms", "textos?", "whatsapp"),
    Channel.MEETING: (
        "vue?s?",
        "croisee?s?",
        "rencontres?",
        "rencontree?s?",
        "met",
        "reunions?",
        "meetings?",
        "rdv",
        "rendez-vous",
    ),
    Channel.EVENT: ("salons?", "events?", "conferences?", "meetups?"),
    Channel.LETTER: ("courriers?", "letters?", "lettres?"),
}
_CHANNELS: Final = tuple((re.compile(either(*words)), channel) for channel, words in _WORDS.items())
CHANNEL_WORD: Final = either(*(word for words in _WORDS.values() for word in words))

_FIRST_WORD: Final = re.compile(
    rf"(?:[^\w\n]*)(?:(?:(?:un|une|le|la|les|des|du|a|an|the) |l'))?({CHANNEL_WORD})(?![\w'])"
)

# "rencontré" is not among them: folded, it is the noun.
_PAST: Final = re.compile(r"appelee?s?|called|phoned|emailed|ecrite?s?|vue?s?|croisee?s?|met|rencontree")

_NOTHING_SAID: Final = {
    re.compile("appels?"): r" (?:d'? ?offres?|a (?:projets?|candidatures?|contributions?|manifestations?|temoi\w+)"
    r"|de fonds|d'air)\b",
    re.compile(
        "calls?"
    ): r" (?:for (?:[a-z]+ )?(?:papers?|tenders?|proposals?|projects?|help)|to action|cent(?:er|re)s?)\b",
    re.compile("met"): r" (?:(?:en|a|au|aux|fin|le|la|les|un|une|des|du|son|sa|ses|de|tout|dans|sur|beaucoup)\b|l')",
    re.compile("vus?"): r" (?:(?:que|le|la|les|son|sa|ses|leurs?|nos|notre)\b|qu'|l')",
    re.compile("tel"): r" (?:que\b|quel|qu')",
    re.compile("lettres?"): r" de (?:motivation|mission|recommandation)\b",
}
"""What follows a word that then is no channel: "appel d'offres", "met en place", "vu que", "call for papers"."""


@dataclass(frozen=True, slots=True)
class SaidChannel:
    """A channel, and from where to where it is said. ``is_past`` is a verb in the past, as "vu" or "called"."""

    channel: Channel
    start: int
    end: int
    is_past: bool


def channel_at(text: str, start: int, end: int) -> SaidChannel | None:
    """The channel that begins the clause, after an article at most, and after whatever was claimed already."""
    found = _FIRST_WORD.match(text, start, end)
    if found is None:
        return None
    word = found[1]
    for words, follows in _NOTHING_SAID.items():
        if words.fullmatch(word) and re.compile(follows).match(text, found.end(), end):
            return None
    channel = next(channel for pattern, channel in _CHANNELS if pattern.fullmatch(word))
    return SaidChannel(channel, found.start(1), found.end(1), bool(_PAST.fullmatch(word)))
