"""What the calendar brings: questions to decide, days to remember, next steps, and rhythms come round."""

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from models.cadence import due_on, lateness
from models.decisions import Decision, DecisionState
from models.follow_ups import FollowUps
from models.important_dates import next_occurrence
from models.involved import Named
from models.last_spoken import last_day, written_as
from models.people import DateKind
from models.today import reasons
from models.today.card import Card, CardKind
from models.today.situation import Situation
from models.vault.vault import Vault

_SUGGESTED = "person.archived = 0 AND person.standing = ''"


def decisions(at: Situation) -> Iterator[Card]:
    """Questions whose deadline is this week or past, and decisions to look back on; the first day first."""
    waiting = [(one.waits_for, one) for one in at.decisions if one.waits_for]
    for day, decision in sorted(waiting, key=lambda one: (one[0], one[1].id)):
        until = at.today if decision.state == DecisionState.DECIDED else at.horizon
        subject = f"{decision.uid} {day}"
        if day <= until.isoformat() and not at.is_quiet(CardKind.DECISION, subject):
            yield Card(
                kind=CardKind.DECISION,
                subject=subject,
                table="decision",
                id=decision.id,
                people=(),
                why=_why_decide(decision, at.today),
                text=decision.question,
                due=day,
            )


def _why_decide(decision: Decision, today: date) -> str:
    if decision.state == DecisionState.DECIDED:
        return reasons.to_look_back(decision.decided_on, today)
    return reasons.to_decide(date.fromisoformat(decision.deadline), today)


class Day(NamedTuple):
    """An important date of someone, and the day it comes next."""

    comes: date
    person: Named
    uid: str
    kind: DateKind
    on: str
    label: str


def days_ahead(vault: Vault, today: date, until: date) -> list[Day]:
    """The important dates from ``today`` to ``until``, of those who may be suggested; the first comes first."""
    found = []
    for row in vault.rows(
        f"""SELECT person.id, name, uid, kind, day, label FROM important_date
        JOIN person ON person.id = person_id
        WHERE substr(day, -5) IN (SELECT value FROM json_each(?)) AND {_SUGGESTED} ORDER BY important_date.id""",
        (json.dumps(sorted(_days_of_year(today, until))),),
    ):
        comes = next_occurrence(row["day"], today)
        if comes and comes <= until:
            day = Day(comes, (row["id"], row["name"]), row["uid"], DateKind(row["kind"]), row["day"], row["label"])
            found.append(day)
    return sorted(found, key=lambda day: day.comes)


def _days_of_year(first: date, last: date) -> set[str]:
    """The months and days that lie between, as ``03-16``; with the 28 February of a common year its 29th."""
    days = range(min((last - first).days, 366) + 1)
    found = {(first + timedelta(days=ahead)).isoformat()[5:] for ahead in days}
    return found | {"02-29"} if "02-28" in found else found


def dates(at: Situation) -> Iterator[Card]:
    """Birthdays and other days of this week: from six days before to the day itself."""
    for day in days_ahead(at.vault, at.today, at.horizon):
        subject = f"{day.uid} {day.on}"
        if not at.is_quiet(CardKind.DATE, subject):
            yield Card(
                kind=CardKind.DATE,
                subject=subject,
                table="person",
                id=day.person[0],
                people=(day.person,),
                why=reasons.day_to_remember(day.kind, day.label, day.comes, at.today),
                due=day.comes.isoformat(),
            )


def follow_ups(at: Situation) -> Iterator[Card]:
    """Next steps that are due, by date; those that were put off come back on their day."""
    for follow_up in FollowUps(at.vault).due_by(at.today):
        if people := at.welcome(follow_up.people):
            yield Card(
                kind=CardKind.FOLLOW_UP,
                subject=follow_up.uid,
                table="follow_up",
                id=follow_up.id,
                people=people,
                why=follow_up.why or reasons.next_step(date.fromisoformat(follow_up.due), at.today),
                text=follow_up.text,
                due=follow_up.due,
                asks=follow_up.snoozed_often,
            )


class Late(NamedTuple):
    """Someone whose rhythm has come round on ``due``, and ``by`` how many rhythms that is past.

    ``last`` is a vague date: when one spoke last, or met, as ``has_spoken`` says.
    """

    by: float
    person: Named
    uid: str
    last: str
    has_spoken: bool
    due: date


def late(at: Situation) -> list[Late]:
    """Those whose rhythm has come round, the latest in rhythms first.

    Someone with whom nothing was ever noted counts from when one met; where that is not known either,
    there is nothing to be late for: an address book that is put into circles makes no reproaches.
    A vague last time counts from the last day that it can mean, so the vault is asked for a few too many.
    """
    rows = at.vault.rows(
        f"""SELECT person.id, person.uid, person.name, last_interaction_on AS last, met_on,
            coalesce(person.cadence_days, circle.cadence_days) AS cadence
        FROM person LEFT JOIN circle ON circle.id = circle_id
        WHERE {_SUGGESTED} AND (last <> '' AND julianday(?1) - julianday(last) >= cadence
            OR last = '' AND met_on <> '' AND cadence IS NOT NULL)""",
        (at.today.isoformat(),),
    )
    spoken = written_as(at.vault, ((row["id"], row["last"]) for row in rows))
    found = []
    for row in rows:
        last = spoken[row["id"]] or row["met_on"]
        since = last_day(last, at.today).isoformat()
        due = due_on(since, row["cadence"])
        if due and due <= at.today:
            by = lateness(since, row["cadence"], at.today)
            found.append(Late(by, (row["id"], row["name"]), row["uid"], last, bool(row["last"]), due))
    return sorted(found, key=lambda one: (-one.by, one.person[0]))


def cadences(at: Situation, late: Iterable[Late]) -> Iterator[Card]:
    """A card of each, made when it is asked for: there may be thousands."""
    for one in late:
        if at.is_quiet(CardKind.CADENCE, one.uid):
            continue
        why = reasons.silent if one.has_spoken else reasons.not_spoken_since_met
        yield Card(
            kind=CardKind.CADENCE,
            subject=one.uid,
            table="person",
            id=one.person[0],
            people=(one.person,),
            why=why(one.last, at.today),
            due=one.due.isoformat(),
        )
