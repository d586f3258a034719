"""What the page of a person says, as sentences. No Qt here: words in, words out.

Nobody's gender is known, so no sentence needs it.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from models.dates import sort_day
from models.experiences import Experience, MayAsk, WishState
from models.favours import Direction, Favour, FavourState
from models.follow_ups import FollowUp
from models.interactions import Channel, Interaction
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate
from models.people.portrait import Portrait, TieFacts
from models.relations import Relation
from models.words import at_words, date_words, due_words, last_words, listed, sentence, span_words
from resources import phrase, tr

CHANNELS: Final = {
    Channel.COFFEE: ("Coffee", "Coffee with {people}", "coffee"),
    Channel.MEAL: ("Meal", "Meal with {people}", "utensils"),
    Channel.DRINK: ("Drink", "Drink with {people}", "wine"),
    Channel.CALL: ("Call", "Call with {people}", "phone"),
    Channel.VIDEO: ("Video call", "Video call with {people}", "video"),
    Channel.EMAIL: ("E-mail", "E-mail with {people}", "mail"),
    Channel.MESSAGE: ("Message", "Message with {people}", "message-circle"),
    Channel.MEETING: ("Meeting", "Meeting with {people}", "handshake"),
    Channel.EVENT: ("Event", "Event with {people}", "users"),
    Channel.LETTER: ("Letter", "Letter with {people}", "send"),
    Channel.OTHER: ("Exchange", "Exchange with {people}", "circle"),
}
"""Each channel's word, its title when others were there too, and its icon."""

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

DATES: Final = {
    DateKind.BIRTHDAY: "Birthday",
    DateKind.ANNIVERSARY: "Anniversary",
    DateKind.OTHER: "Another date",
}

LeadTone = Literal["warm", "gold", "neutral", "outline"]

_FAVOUR_LEADS: Final[dict[FavourState, tuple[str, LeadTone]]] = {
    FavourState.OFFERED: ("I offered", "warm"),
    FavourState.PROMISED: ("I promised", "warm"),
    FavourState.DOING: ("under way", "warm"),
    FavourState.ASKED: ("I asked", "neutral"),
    FavourState.AGREED: ("promised to me", "neutral"),
    FavourState.RECEIVED: ("to thank", "gold"),
}
_PAST_FAVOURS: Final = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a card: a word on a quiet ground, and the text that follows it."""

    lead: str
    tone: LeadTone
    text: str


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


def open_lines(portrait: Portrait) -> list[Line]:
    """What is open between you: promises both ways, thanks, next steps; the first due comes first."""
    favours = [one for one in portrait.favours if one.state in _FAVOUR_LEADS]
    favours.sort(key=_by_urgency)
    lines = [_favour_line(one, portrait.today) for one in favours]
    steps = [one for one in portrait.follow_ups if one.is_open]
    return lines + [_step_line(one, portrait.today) for one in steps]


def past_favours(portrait: Portrait) -> str:
    """The last few favours that are over, either way, in one quiet line."""
    over = [one.text.rstrip(" .") for one in portrait.favours if one.state in (FavourState.CLOSED, FavourState.THANKED)]
    return tr("Before: {favours}", favours=" · ".join(over[:_PAST_FAVOURS])) if over else ""


def _by_urgency(favour: Favour) -> tuple[bool, bool, str, int]:
    return favour.direction == Direction.TO_ME, not favour.due, favour.due, favour.id


def _favour_line(favour: Favour, today: date) -> Line:
    source, tone = _FAVOUR_LEADS[favour.state]
    when = at_words(favour.on, today) if favour.state == FavourState.RECEIVED else due_words(favour.due, today)
    return Line(phrase(source), tone, _with(favour.text, when))


def _step_line(step: FollowUp, today: date) -> Line:
    return Line(tr("next"), "outline", _with(step.text, due_words(step.due, today)))


def lived_lines(portrait: Portrait) -> list[str]:
    """What they have lived, each with its year."""
    return [_experience_line(one) for one in portrait.experiences]


def _experience_line(one: Experience) -> str:
    year = str(one.year) if one.year and str(one.year) not in one.text else ""
    line = f"{one.text} ({year})" if year else one.text
    return tr("{lived} · not to be asked about", lived=line) if one.may_ask == MayAsk.NO else line


def wish_lines(portrait: Portrait) -> list[str]:
    """What they look for, then what they can give, as far as it still holds."""
    needs = [tr("Looks for: {need}", need=one.text) for one in portrait.needs if one.state == WishState.OPEN]
    offers = [tr("Offers: {offer}", offer=one.text) for one in portrait.offers if one.state == WishState.OPEN]
    return needs + offers


def exchange_title(exchange: Interaction, person: int) -> str:
    """ "Coffee with Inès Caron" on somebody else's page; "Coffee" where there were only you two."""
    alone, together, _ = CHANNELS[exchange.channel]
    others = [name for id, name in exchange.people if id != person]
    return phrase(together).format(people=listed(others)) if others else phrase(alone)


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


def _with(text: str, when: str) -> str:
    """``text``, then when; the full stop of a whole sentence stays where it is."""
    if not when:
        return text
    if text.endswith((".", "!", "?", "…")):
        return f"{text} {sentence(when)}."
    return f"{text}, {when}"
