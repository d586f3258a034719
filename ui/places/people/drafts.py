"""What was begun and not kept yet."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date

from models.errors import Refused
from models.forgetting import tells_of
from models.interactions import Channel, Interaction
from models.involved import Named
from models.people import Person
from models.words import date_words
from ui.places.told import telling
from ui.places.typed_dates import read_date, read_due
from ui.widgets.suggestions import Suggestion


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form of an exchange, as it was typed. ``id`` is the interaction that is changed, if one is.

    ``half_name`` and ``half_tag`` are no chips yet. ``day`` is the day it was typed, which "yesterday" rests on.
    ``next_text`` and ``next_when`` are what to do next, and by when.
    """

    when: str = ""
    channel: Channel = Channel.OTHER
    people: tuple[Suggestion, ...] = ()
    text: str = ""
    tags: tuple[str, ...] = ()
    id: int | None = None
    half_name: str = ""
    half_tag: str = ""
    day: date | None = None
    next_text: str = ""
    next_when: str = ""

    @classmethod
    def begun_with(cls, people: Iterable[Named]) -> "Draft":
        """The form as it opens for a new exchange with these people."""
        return cls("", Channel.COFFEE, tuple(Suggestion(name, id) for id, name in people), "", ())

    @classmethod
    def of(cls, exchange: Interaction, today: date) -> "Draft":
        """The form as it opens to change this one."""
        people = tuple(Suggestion(name, id) for id, name in exchange.people)
        when = date_words(exchange.on, today)
        return cls(when, exchange.channel, people, exchange.text, exchange.tags, exchange.id)

    def on_day(self, today: date) -> "Draft":
        """The same as it is to be shown ``today``: what was "yesterday" on another day is said as a date."""
        if self.day is None or self.day == today:
            return replace(self, day=today)
        when, due = self.when, self.next_when
        with suppress(Refused):
            when = date_words(read_date(self.when, self.day) or self.day.isoformat(), today)
        with suppress(Refused):
            due = date_words(read_due(self.next_when, self.day), today)
        return replace(self, when=when, next_when=due, day=today)


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact of somebody that is being edited: ``key`` says which, as ``InPlace.key``."""

    person: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What stands in the form for somebody new. ``lines`` are texts by the key of their field."""

    lines: Mapping[str, str] = field(default_factory=dict)
    worlds: tuple[str, ...] = ()
    knows: tuple[Suggestion, ...] = ()
    half_world: str = ""
    half_name: str = ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that is half written in the place: exchanges by the person whose page they are on, a fact, new people."""

    exchanges: Mapping[int, Draft] = field(default_factory=dict)
    fact: FactDraft | None = None
    somebody: tuple[NewDraft, ...] = ()

    def without(self, someone: Person) -> "Drafts":
        """The same but for what is written on somebody's page, or may be about them."""
        fact = self.fact
        about = fact is not None and (fact.person == someone.id or tells_of(fact.text, someone))
        return Drafts(
            {
                person: draft
                for person, draft in self.exchanges.items()
                if person != someone.id and not tells_of(telling(draft), someone)
            },
            None if about else fact,
            tuple(one for one in self.somebody if not tells_of(telling(one), someone)),
        )
