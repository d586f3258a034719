"""From a card to a message."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from models.drafts.introducing import occasion_of
from models.drafts.topics import has_article, topic_of
from models.drafts.words import ENDINGS, MEETINGS, MIDDLES, SUBJECTS, TO_BOTH, Occasion
from models.errors import Refused
from models.introductions import Introductions, IntroductionState
from models.introductions.after import WordKind
from models.missions import Missions, MissionState
from models.people import ContactKind, DateKind, People, Person, Standing
from models.today import Card, CardKind
from models.vault.vault import Vault
from models.words import first_name, last_words, listed
from resources import current_language, phrase, tr

_FORMAL: Final = frozenset({Occasion.WEAK_TIE, Occasion.DORMANT, Occasion.TEN_MINUTES_AFTER_YEARS})
_Said = tuple[Occasion, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class Draft:
    """A message. ``to`` are e-mail addresses with a comma between, or empty where somebody has none.

    ``body`` has three to five lines, one of them may be blank.
    """

    to: str
    subject: str
    body: str


def draft_for(vault: Vault, card: Card, seed: str = "") -> Draft:
    """Words for the first of the card's people, in the user's language; another ``seed`` finds other words.

    Without one the day chooses, and the card, so that two messages of a day do not read the same.
    What was noted is not quoted: of a favour only what it is in a few words, of an exchange only when it was.
    Raises ``Refused`` when those it is about have died, or are gone.
    """
    people = _alive(vault, [person for person, _ in card.people])
    occasion, values = _occasion(vault, card, people)
    lots = f"{seed or vault.clock.today().isoformat()} {card.key}"
    # two who are introduced are written to apart, but for the letter that brings them together
    apart = card.kind == CardKind.INTRODUCTION and occasion not in TO_BOTH
    addressed = people[:1] if apart else people
    return _drafted(addressed, occasion, values, lots)


def draft_to(vault: Vault, people: Sequence[int], occasion: Occasion, seed: str = "", **values: str) -> Draft:
    """Words for these people on an ``occasion``, whose sentences want ``values``; as ``draft_for`` otherwise."""
    lots = f"{seed or vault.clock.today().isoformat()} {occasion.value} {' '.join(map(str, people))}"
    return _drafted(_alive(vault, people), occasion, values, lots)


def _alive(vault: Vault, people: Sequence[int]) -> list[Person]:
    found = [one for person in people if (one := People(vault).get(person)).standing != Standing.DEAD]
    if people and not found:
        raise Refused(tr("There is nobody left to write to."))
    return found


def _drafted(addressed: Sequence[Person], occasion: Occasion, values: Mapping[str, str], lots: str) -> Draft:
    if occasion == Occasion.NOT_THE_MOMENT:
        lots = occasion.value  # the same on any day and to anybody, so that it tells nothing
    middle = phrase(_drawn(MIDDLES[occasion], lots, "middle")).format(**values)
    lines = [_greeting(addressed, is_formal=occasion in _FORMAL), "", *middle.splitlines()]
    lines.append(phrase(_drawn(ENDINGS, lots, "ending")))
    return Draft(
        to=_addresses(addressed, is_to_all=occasion in TO_BOTH),
        subject=phrase(_drawn(SUBJECTS[occasion], lots, "subject")),
        body="\n".join(lines),
    )


def _occasion(vault: Vault, card: Card, people: Sequence[Person]) -> _Said:
    match card.kind:
        case CardKind.PROMISE:
            return _about_topic(card.text, Occasion.PROMISE, Occasion.PROMISE_OF, Occasion.PROMISE_NAMED)
        case _ if card.table == "introduction":
            return _introduction(vault, card)
        case CardKind.THANKS if card.table == "favour":
            return _about_topic(card.text, Occasion.THANKS, Occasion.THANKS_OF, Occasion.THANKS)
        case CardKind.THANKS | CardKind.NEWS if card.table == "mission":
            return _mission(card.kind, Missions(vault).get(card.id).state), {}
        case CardKind.NEWS:
            return Occasion.NEWS_DECIDED, {}
        case CardKind.DATE:
            return (Occasion.BIRTHDAY if _is_birthday(card, people) else Occasion.OTHER_DAY), {}
        case CardKind.CADENCE if card.last:
            when = last_words(card.last.on, vault.clock.today())
            return Occasion.CADENCE_SINCE, {"meeting": phrase(MEETINGS[card.last.channel]), "when": when}
    return Occasion(card.kind.value), {}


def _about_topic(text: str, in_general: Occasion, with_article: Occasion, without: Occasion) -> _Said:
    topic = topic_of(text)
    if not topic:
        return in_general, {}
    return (with_article if has_article(topic, current_language()) else without), {"topic": topic}


def _introduction(vault: Vault, card: Card) -> _Said:
    introduction = Introductions(vault).get(card.id)
    if card.kind == CardKind.THANKS:
        kind = WordKind.THANKS
    elif card.kind == CardKind.NEWS:
        kind = WordKind.CLOSING
    elif introduction.state == IntroductionState.READY:
        kind = WordKind.BRIDGE
    else:
        kind = WordKind.AND_THEN if introduction.may_share else WordKind.ASK
    return occasion_of(vault, introduction, kind, card.people[0][0])


def _mission(kind: CardKind, state: MissionState) -> Occasion:
    if state == MissionState.WON:
        return Occasion.THANKS_FOR_WORK if kind == CardKind.THANKS else Occasion.NEWS_WON
    return Occasion.NEWS_LOST if state == MissionState.LOST else Occasion.THANKS_FOR_LEAD


def _is_birthday(card: Card, people: Sequence[Person]) -> bool:
    on = card.subject.partition(" ")[2]
    return any(day.kind == DateKind.BIRTHDAY and day.on == on for person in people for day in person.dates)


def _greeting(people: Sequence[Person], *, is_formal: bool) -> str:
    names = listed([_called(person) for person in people])
    if not names:
        return tr("Hello,")
    return tr("Hello {name},", name=names) if is_formal else tr("Hi {name},", name=names)


def _called(person: Person) -> str:
    """What one calls them: by nickname, else by the given name, else by the first word of the name."""
    given = person.nickname.strip() or person.given.strip() or first_name(person.name)
    return " ".join(given.split())


def _addresses(people: Sequence[Person], *, is_to_all: bool) -> str:
    """The address of the first, or of all who are written to together if each has one."""
    found = [_address(person) for person in (people if is_to_all else people[:1])]
    return ",".join(found) if all(found) else ""


def _address(person: Person) -> str:
    return next((contact.value.strip() for contact in person.contacts if contact.kind == ContactKind.EMAIL), "")


def _drawn(options: Sequence[str], lots: str, what: str) -> str:
    """The one of ``options`` that ``lots`` draws."""
    lot = blake2b(f"{lots} {what}".encode(), digest_size=8).digest()
    return options[int.from_bytes(lot) % len(options)]
