"""What the page of a person says, as sentences. No Qt here: words in, words out.

Nobody's gender is known, so no sentence needs it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.dates import sort_day
from models.exchange_words import CHANNELS
from models.interactions import Channel
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, Standing
from models.people.portrait import Portrait, TieFacts
from models.relations import Relation
from models.text import without_marks
from models.words import apart, date_words, last_words, listed, recent_words, sentence, span_words
from resources import phrase, tr

CHANNEL_ICONS: Final = {
    Channel.COFFEE: "coffee",
    Channel.MEAL: "utensils",
    Channel.DRINK: "wine",
    Channel.CALL: "phone",
    Channel.VIDEO: "video",
    Channel.EMAIL: "mail",
    Channel.MESSAGE: "message-circle",
    Channel.MEETING: "handshake",
    Channel.EVENT: "users",
    Channel.LETTER: "send",
    Channel.OTHER: "circle",
}
"""Each channel's icon."""

MET_AT: Final = {
    Channel.COFFEE: "at a coffee, {when}",
    Channel.MEAL: "at a meal, {when}",
    Channel.DRINK: "at a drink, {when}",
    Channel.CALL: "on a call, {when}",
    Channel.VIDEO: "on a video call, {when}",
    Channel.EMAIL: "by e-mail, {when}",
    Channel.MESSAGE: "by message, {when}",
    Channel.MEETING: "at a meeting, {when}",
    Channel.EVENT: "at an event, {when}",
    Channel.LETTER: "by letter, {when}",
    Channel.OTHER: "{when}",
}
"""Where two who merely met did so."""

RELATIONS: Final = {
    "friend": "friend",
    "family": "family",
    "partner": "couple",
    "colleague": "colleague",
    "former colleague": "former colleague",
    "client": "client",
    "neighbour": "neighbour",
    "mentor": "mentoring",
}
"""How two are bound, in words that fit either of them. Another kind is shown as it was written."""

LABELS: Final = {
    "work": "work",
    "home": "home",
    "mobile": "mobile",
    "cell": "mobile",
}
"""What an address book calls an address or a number, and what we call it."""

CONTACTS: Final = {
    ContactKind.EMAIL: ("E-mail", "mail"),
    ContactKind.PHONE: ("Phone", "phone"),
    ContactKind.ADDRESS: ("Address", "map-pin"),
    ContactKind.URL: ("Website", "globe"),
    ContactKind.IM: ("Messaging", "message-circle"),
}
"""Each kind of contact method: its word and its icon."""

STANDINGS: Final = {
    Standing.QUIET: "to be left in peace",
    Standing.DEAD: "has died",
}
"""How somebody stands, said beside their name where there is something to say."""

DATES: Final = {
    DateKind.BIRTHDAY: "Birthday",
    DateKind.ANNIVERSARY: "Anniversary",
    DateKind.OTHER: "Another date",
}


def tie_sentence(facts: TieFacts, today: date) -> str:
    """How it stands between you: "You have known each other for six years, spoke in October. They confide in you."."""
    clauses = _clauses(facts, today)
    said = []
    if clauses:
        said.append(sentence(listed([clauses[0][0], *(later for _, later in clauses[1:])])) + ".")
    if facts.confides:
        said.append(tr("They confide in you."))
    return " ".join(said) or tr("Nothing is noted between you yet.")


def _clauses(facts: TieFacts, today: date) -> list[tuple[str, str]]:
    """What can be said, each as it opens the sentence and as it goes on."""
    clauses: list[tuple[str, str]] = []
    if span := span_words(facts.met_on, today):
        known = tr("you have known each other {span}", span=span)
        clauses.append((known, known))
    if spoke := last_words(facts.spoke_on, today):
        clauses.append((tr("you spoke {when}", when=spoke), tr("spoke {when}", when=spoke)))
    if facts.i_helped and facts.they_helped:
        clauses.append((tr("you have helped each other"), tr("have helped each other")))
    elif facts.i_helped or facts.they_helped:
        helped = tr("you have helped them") if facts.i_helped else tr("they have helped you")
        clauses.append((helped, helped))
    return clauses


@dataclass(frozen=True, slots=True)
class Said:
    """What was said last: by which ``channel``, and ``when``, in words."""

    words: str
    channel: str
    when: str
    interaction: int

    def line(self, words: str = "") -> str:
        """All of it in one line, with ``words`` in the place of the whole if they are given."""
        said = apart(words or self.words)
        return tr("“{words}” — {channel}, {when}", words=said, channel=self.channel, when=self.when)


def last_said(portrait: Portrait) -> Said | None:
    """The newest exchange of which any words were kept, among those that were read."""
    spoken = next((one for one in portrait.timeline if one.text.strip()), None)
    if spoken is None:
        return None
    channel = phrase(CHANNELS[spoken.channel][0])
    when = recent_words(spoken.on, portrait.today)
    return Said(without_marks(spoken.text), f"{channel[:1].lower()}{channel[1:]}", when, spoken.id)


def exchange_group(on: str, today: date) -> str:
    """The heading under which a date stands in a timeline: this month, this year, or its year."""
    day = sort_day(on)  # by which the timeline is ordered, so that no heading comes twice
    if day[:7] == today.isoformat()[:7]:
        return tr("This month")
    return tr("Earlier this year") if day[:4] == str(today.year) else day[:4]


def exchange_date(on: str, today: date) -> str:
    """A date in a timeline; the heading above says the year, so it is said where there is nothing else."""
    words = date_words(on, today)
    year = f" {on[:4]}"
    return words.removesuffix(year) if len(on) > 4 else words


def relation_kind(relation: Relation) -> str:
    """How two are bound; empty for two who know each other, as that is said already."""
    if relation.kind == "knows":
        return ""
    return phrase(RELATIONS[relation.kind]) if relation.kind in RELATIONS else relation.kind


def met_words(on: str, channel: Channel, today: date) -> str:
    """Where two met: "at a coffee, July 2024"."""
    return phrase(MET_AT[channel]).format(when=date_words(on, today))


def label_words(contact: ContactMethod) -> str:
    """What an address or a number is to its owner."""
    return phrase(LABELS[contact.label.lower()]) if contact.label.lower() in LABELS else contact.label


def date_label(date: ImportantDate) -> str:
    """What day it is: their own word, or its kind."""
    return date.label or phrase(DATES[date.kind])
