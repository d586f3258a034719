"""The demo: four years in the life of one freelancer between Nantes and London, who never existed.

The files in ``resources/demo`` tell it, a theme each. People go by short keys.
Days are told from the day the demo is made, so that it never ages:
``34 days ago`` and ``in 5 days`` are exact; ``3 months ago``, ``2 seasons ago`` and ``4 years ago``
stay as vague as one remembers them. A birthday is its own date, or ``in 5 days`` for one that is near.
"""

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from models.circles import Circles
from models.dates import Season, VagueDate, sort_day
from models.decisions import Decisions
from models.experiences import Experiences, MayAsk, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState, RecursFrom
from models.interactions import Channel, Interactions
from models.introductions import Introductions
from models.missions import Missions, MissionState
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Tie
from models.relations import Relations
from models.vault import Vault
from resources import resource

Told = dict[str, Any]

_DAY = re.compile(r"in (?P<ahead>\d+) days?|(?P<count>\d+) (?P<unit>day|month|season|year)s? ago", re.ASCII)
_CONTACTS = {
    "email": (ContactKind.EMAIL, ""),
    "mobile": (ContactKind.PHONE, "mobile"),
    "phone": (ContactKind.PHONE, "work"),
    "site": (ContactKind.URL, ""),
    "address": (ContactKind.ADDRESS, "work"),
}


def fill(vault: Vault, today: date) -> None:
    """Add the demo's people and all that happened with them to ``vault``, as seen on ``today``, in one change."""
    with vault.change("Meet the demo’s people"):
        _Telling(vault, today).tell()


def read(theme: str) -> list[Told]:
    """What the file of one theme tells, as it stands there."""
    told: list[Told] = json.loads(resource(f"demo/{theme}.json").read_text(encoding="utf-8"))
    return told


def day_of(words: str, today: date) -> str:
    """The vague date that the demo's ``words`` mean on ``today``; empty stays empty."""
    if not words:
        return ""
    matched = _DAY.fullmatch(words)
    if matched is None:
        raise ValueError("the demo tells a day in words that are not known")
    if matched["ahead"]:
        return (today + timedelta(days=int(matched["ahead"]))).isoformat()
    return _before(today, int(matched["count"]), matched["unit"]).edtf


def _before(today: date, count: int, unit: str) -> VagueDate:
    if unit == "year":
        return VagueDate(today.year - count)
    months = 12 * today.year + today.month - 1
    if unit == "month":
        year, month = divmod(months - count, 12)
        return VagueDate(year, month + 1)
    if unit == "season":
        # the year of seasons begins with March, so its winter lies over two calendar years
        year, season = divmod((months - 2) // 3 - count, 4)
        return VagueDate(year, season=Season(Season.SPRING + season))
    return VagueDate.of(today - timedelta(days=count))


class _Telling:
    """One telling into one vault. It remembers which id each key became."""

    def __init__(self, vault: Vault, today: date) -> None:
        self._vault = vault
        self._today = today
        self._told = {person["key"]: person for person in read("people")}
        self._circles = {circle.soft_cap: circle.id for circle in Circles(vault).all()}
        self._people: dict[str, int] = {}
        self._interactions: dict[str, int] = {}
        self._favours: dict[str, int] = {}

    def tell(self) -> None:
        """All of it; what others refer to comes first."""
        for key in self._told:
            self._person(key)
        self._tell_relations()
        self._tell_interactions()
        self._tell_favours()
        self._tell_follow_ups()
        self._tell_what_they_lived()
        self._tell_introductions()
        self._tell_missions()
        self._tell_decisions()

    # People and what binds them

    def _person(self, key: str) -> int:
        """Someone's id; they are added when they are first spoken of, after whoever introduced them."""
        if key not in self._people:
            told = self._told[key]
            # French and English names alike, and "Le Bihan", part at the first space
            given, _, family = told["name"].partition(" ")
            self._people[key] = People(self._vault).add(
                told["name"],
                given=given,
                family=family,
                **{name: told.get(name, "") for name in ("nickname", "organisation", "role", "town", "note")},
                tie=self._tie(told),
                contacts=_contacts(told),
                dates=self._dates(told),
                tags=told["tags"],
                worlds=told["worlds"],
            )
        return self._people[key]

    def _tie(self, told: Told) -> Tie:
        through = told.get("met_through")
        return Tie(
            how_met=told["how_met"],
            met_on=self._day(told, "met_on"),
            met_through=self._person(through) if through else None,
            circle=self._circles[told["circle"]] if "circle" in told else None,
            cadence_days=told.get("cadence"),
            confides=told.get("confides", False),
        )

    def _dates(self, told: Told) -> list[ImportantDate]:
        dates = [
            ImportantDate(kind=DateKind(day["kind"]), on=day["on"], label=day["label"]) for day in told.get("dates", ())
        ]
        if "birthday" in told:
            dates.insert(0, ImportantDate(kind=DateKind.BIRTHDAY, on=self._birthday(told["birthday"])))
        return dates

    def _birthday(self, words: str) -> str:
        if not words.startswith("in "):
            return words
        return f"-{day_of(words, self._today)[4:]}"

    def _tell_relations(self) -> None:
        relations = Relations(self._vault)
        for told in read("relations"):
            a, b = self._ids(told["of"])
            relations.relate(a, b, told["kind"], told.get("note", ""))

    # What happened, and what is open

    def _tell_interactions(self) -> None:
        interactions = Interactions(self._vault)
        for told in self._in_order(read("interactions"), "on"):
            id = interactions.log(
                on=self._day(told, "on"),
                people=self._ids(told["with"]),
                channel=Channel(told["channel"]),
                text=told["text"],
                tags=told.get("tags", ()),
            )
            if "key" in told:
                self._interactions[told["key"]] = id

    def _tell_favours(self) -> None:
        favours = Favours(self._vault)
        for told in self._in_order(read("favours"), "on"):
            id = favours.add(
                Direction(told["direction"]),
                told["text"],
                self._ids(told["with"]),
                FavourState(told["state"]),
                due=self._day(told, "due"),
                effort=told.get("effort", ""),
                on=self._day(told, "on"),
                paid_forward_from=self._favours[told["pays_forward"]] if "pays_forward" in told else None,
                interaction=self._interactions[told["at"]] if "at" in told else None,
            )
            if "key" in told:
                self._favours[told["key"]] = id

    def _tell_follow_ups(self) -> None:
        follow_ups = FollowUps(self._vault)
        for told in read("follow_ups"):
            follow_ups.add(
                told["text"],
                self._ids(told["with"]),
                self._day(told, "due"),
                why=told["why"],
                state=FollowUpState(told["state"]),
                snooze_count=told.get("snoozes", 0),
                recurrence=told.get("recurrence", ""),
                recurs_from=RecursFrom(told.get("recurs_from", "due")),
            )

    def _tell_what_they_lived(self) -> None:
        experiences = Experiences(self._vault)
        for told in read("experiences"):
            year = self._today.year - told["years_ago"]
            experiences.add(self._person(told["who"]), told["text"], told["theme"], year, MayAsk(told["may_ask"]))
        for wishes, theme in ((Needs(self._vault), "needs"), (Offers(self._vault), "offers")):
            for told in self._in_order(read(theme), "on"):
                id = wishes.add(self._person(told["who"]), told["text"], self._day(told, "on"))
                if "state" in told:
                    wishes.change(id, state=WishState(told["state"]))

    # Who was introduced to whom

    def _tell_introductions(self) -> None:
        introductions = Introductions(self._vault)
        for told in self._in_order(read("introductions"), "proposed"):
            a, b = told["a"], told["b"]
            id = introductions.propose(
                self._person(a["who"]),
                self._person(b["who"]),
                a["why"],
                b["why"],
                teaser_a=a.get("teaser", ""),
                teaser_b=b.get("teaser", ""),
                note=told.get("note", ""),
                on=self._day(told, "proposed"),
            )
            self._ask(introductions, id, a, b)
            self._share(introductions, id, told)
            if told.get("withdrawn"):
                introductions.withdraw(id)
        introductions.expire_silent()

    def _ask(self, introductions: Introductions, id: int, *parties: Told) -> None:
        for party in parties:
            if "asked" in party:
                introductions.ask(id, self._person(party["who"]), self._day(party, "asked"))
        # only now: once one has said no, the other is asked no more
        for party in parties:
            if "says" in party:
                person, answered = self._person(party["who"]), self._day(party, "answered")
                introductions.answer(id, person, party["says"], party.get("note", ""), answered)

    def _share(self, introductions: Introductions, id: int, told: Told) -> None:
        if "shared" not in told:
            return
        introductions.share(id, on=self._day(told, "shared"))
        for party in (told["a"], told["b"]):
            if party.get("received"):
                introductions.deliver(id, self._person(party["who"]))
        if "met" in told:
            introductions.met(id, self._day(told, "met"))
        if "outcome" in told:
            introductions.close(id, told["outcome"])

    # Work, and what to do about it

    def _tell_missions(self) -> None:
        missions = Missions(self._vault)
        for told in self._in_order(read("missions"), "heard"):
            id = missions.hear(
                told["title"],
                client=self._person(told["client"]) if "client" in told else told["client_name"],
                chain=self._ids(link["who"] for link in told["through"]),
                state=MissionState(told["state"]),
                note=told.get("note", ""),
                heard_on=self._day(told, "heard"),
                decided_on=self._day(told, "decided"),
                delivered_on=self._day(told, "delivered"),
                lost_because=told.get("lost_because", ""),
                amount_cents=100 * told["amount"] if "amount" in told else None,
                currency=told.get("currency", "EUR"),
            )
            for link in told["through"]:
                missions.change_referral(
                    id,
                    self._person(link["who"]),
                    told_on=self._day(link, "told"),
                    thanked_on=self._day(link, "thanked"),
                )

    def _tell_decisions(self) -> None:
        decisions = Decisions(self._vault)
        for told in self._in_order(read("decisions"), "opened"):
            id = decisions.ask(
                told["question"],
                told["stake"],
                self._day(told, "deadline"),
                told["options"],
                on=self._day(told, "opened"),
            )
            for said in told["consultations"]:
                self._consult(decisions, id, said)
            if "choice" in told:
                decisions.decide(id, told["choice"], told["expected"], on=self._day(told, "decided"))
            if "happened" in told:
                decisions.review(id, told["happened"])
            if told.get("dropped"):
                decisions.drop(id)

    def _consult(self, decisions: Decisions, decision: int, said: Told) -> None:
        id = decisions.consult(
            decision, self._person(said["who"]), said["lived"], said["advised"], on=self._day(said, "asked")
        )
        decisions.change_consultation(id, told_on=self._day(said, "told"), thanked_on=self._day(said, "thanked"))

    # Inside

    def _ids(self, keys: Iterable[str]) -> list[int]:
        return [self._person(key) for key in keys]

    def _day(self, told: Told, name: str) -> str:
        return day_of(told.get(name, ""), self._today)

    def _in_order(self, told: list[Told], name: str) -> list[Told]:
        """As it happened: stores show what was noted last first."""
        return sorted(told, key=lambda one: sort_day(self._day(one, name)))


def _contacts(told: Told) -> list[ContactMethod]:
    return [
        ContactMethod(kind=kind, label=label, value=told[name])
        for name, (kind, label) in _CONTACTS.items()
        if name in told
    ]
