"""The people whom the sentences of these tests know, and what was understood in a form that a table can hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from models.capture import Known, KnownCircle, KnownPerson, Mention, Understood

TODAY = date(2026, 3, 16)  # a Monday

NAMES = (
    "Léa Martin",
    "Sam Dubois",
    "Paul Durand",
    "Paul Mercier",
    "Inès Caron",
    "Claire Dubosc",
    "Marcus Bell",
    "Priya Raman",
    "Niamh O'Neil",
    "Jean-Baptiste Kœnig",
    "Marie d’Alembert",
    "Ludwig van Beek",
)

KNOWN = Known.made(
    [KnownPerson(id, name) for id, name in enumerate(NAMES, start=1)],
    circles=[KnownCircle(("Core", "Noyau"), (1, 2)), KnownCircle(("Close ones", "Proches"), (5,))],
    tags=["Agri"],
    worlds=["Vin"],
)
"""Ids are places in ``NAMES``, from 1 on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Meant:
    """What a sentence means. Someone new has a ``+`` before their name; parts of a line stand apart by `` | ``.

    ``happened`` is ``coffee 2026-03-16 Sam Dubois, Léa Martin``;
    ``favours`` are ``i_owe promised | text | due | people``;
    ``follow_ups`` are ``text | due | people | recurrence``; ``asks`` are the keys of questions.
    """

    happened: str = ""
    tags: tuple[str, ...] = ()
    favours: tuple[str, ...] = ()
    follow_ups: tuple[str, ...] = ()
    experiences: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    offers: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    worlds: tuple[str, ...] = ()
    via: str = ""
    decision: str = ""
    asks: tuple[str, ...] = ()


def meant(understood: Understood) -> Meant:
    """What was understood, in this form."""
    happened, decision = understood.interaction, understood.decision
    return Meant(
        happened=_line(f"{happened.channel.value} {happened.written_on}", _people(happened.people), by=" ")
        if happened
        else "",
        tags=happened.tags if happened else (),
        favours=tuple(
            _line(f"{said.kind.value} {said.state.value}", said.text, _day(said.due), _people(said.people))
            for said in understood.favours
        ),
        follow_ups=tuple(
            _line(said.text, _day(said.due), _people(said.people), said.recurrence) for said in understood.follow_ups
        ),
        experiences=tuple(_line(_person(said.person), said.text) for said in understood.experiences),
        needs=tuple(_line(_person(said.person), said.text) for said in understood.needs),
        offers=tuple(_line(_person(said.person), said.text) for said in understood.offers),
        relations=tuple(_line(_person(said.from_), said.kind, _person(said.to)) for said in understood.relations),
        worlds=tuple(_line(_person(said.person), said.name) for said in understood.worlds),
        via=_person(understood.met_through) if understood.met_through else "",
        decision=_line(decision.question, _day(decision.deadline)) if decision else "",
        asks=tuple(asked.key for asked in understood.questions),
    )


def _line(*parts: str, by: str = " | ") -> str:
    return by.join(parts).rstrip(" |")


def _day(day: date | None) -> str:
    return day.isoformat() if day else "-"


def _people(people: Iterable[Mention]) -> str:
    return ", ".join(_person(mention) for mention in people)


def _person(mention: Mention) -> str:
    mark = "?" if mention.is_uncertain else "+" if mention.is_new else ""
    return f"{mark}{mention.name}"
