"""What is ahead, as rows of a page: next steps, days to remember, promises; and what is written of a next step."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from models.exchange_words import CHANNELS
from models.favours import Favours
from models.follow_ups import (
    FollowUp,
    FollowUps,
    RecursFrom,
    WholeFollowUpFields,
    snoozed_until,
)
from models.interactions import Interaction, Interactions
from models.involved import Named
from models.today import CardKind, Coming, Today
from models.vault import Vault
from models.words import apart, date_words, listed, recent_words, recurrence_words, weekday_words
from resources import phrase, tr
from ui.places.deeds import SLOWER_FOR, SNOOZES, Deed
from ui.places.today.sentences import in_short
from ui.places.who import Who, id_of

DAYS_AHEAD: Final = 366
"""How far one sees; a next step is shown however far away it is."""


@dataclass(frozen=True, slots=True)
class Ahead:
    """One row. ``due`` is an ISO day or empty; ``step`` the follow-up, if it is one; ``origin`` what it came from."""

    key: str
    due: str
    people: tuple[Named, ...]
    text: str
    why: str
    step: FollowUp | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class Horizon:
    """Everything that is ahead, in groups: a heading and its rows."""

    today: date
    groups: tuple[tuple[str, tuple[Ahead, ...]], ...]

    @property
    def rows(self) -> tuple[Ahead, ...]:
        """All rows, in their order."""
        return tuple(row for _, rows in self.groups for row in rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A next step as the form gives it. ``due`` is an ISO day or empty, ``recurrence`` a duration or empty."""

    people: tuple[Who, ...]
    text: str
    why: str
    due: str
    recurrence: str
    recurs_from: RecursFrom


def read_horizon(vault: Vault, _job: object) -> Horizon:
    """What is ahead, the nearest first; next steps whose day has come, or that have none, stand at the end."""
    today = vault.clock.today()
    steps = FollowUps(vault).open()
    others = [one for one in Today(vault).coming(DAYS_AHEAD) if one.kind is not CardKind.FOLLOW_UP]
    rows = [Ahead(f"{one.table} {one.id} {one.due} {one.why}", *_told(one)) for one in others]
    origins = _origins(vault, steps, today)
    rows += [Ahead(step_key(one.id), one.due, one.people, one.text, _why(one), one, origins[one.id]) for one in steps]
    rows.sort(key=lambda row: row.due)
    return Horizon(today, _grouped(list(dict.fromkeys(rows)), today))


def _told(one: Coming) -> tuple[str, tuple[Named, ...], str, str]:
    return one.due, one.people, one.text, one.why


def _why(step: FollowUp) -> str:
    return " · ".join(filter(None, (step.why, repeat_words(step))))


def step_key(id: int) -> str:
    """The key of the row of a follow-up."""
    return f"follow_up {id}"


def _grouped(rows: Sequence[Ahead], today: date) -> tuple[tuple[str, tuple[Ahead, ...]], ...]:
    sunday = today + timedelta(days=6 - today.weekday())
    last = (today.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)
    groups: list[tuple[str, Callable[[str], bool]]] = [
        (tr("This week"), lambda due: today.isoformat() < due <= sunday.isoformat()),
        (tr("This month"), lambda due: sunday.isoformat() < due <= last.isoformat()),
        (tr("Later"), lambda due: due > max(sunday, last).isoformat()),
        (tr("Open, without a day to come"), lambda due: due <= today.isoformat()),
    ]
    found = ((heading, tuple(row for row in rows if fits(row.due))) for heading, fits in groups)
    return tuple((heading, members) for heading, members in found if members)


def day_words(due: str, today: date) -> str:
    """When a row is due: its weekday within the week, with the date."""
    if not due:
        return ""
    day = date.fromisoformat(due)
    if 0 <= (day - today).days < 7:
        return date_words(due, today) if (day - today).days < 2 else weekday_words(day, today)
    return date_words(due, today)


def repeat_words(step: FollowUp) -> str:
    """How often a next step comes back: "every month", "every month after you last spoke"; empty for once."""
    if not step.recurrence:
        return ""
    every = recurrence_words(step.recurrence)
    if step.recurs_from is RecursFrom.LAST_INTERACTION:
        return tr("{rhythm} after you last spoke", rhythm=every)
    return every


def _origins(vault: Vault, steps: Sequence[FollowUp], today: date) -> dict[int, str]:
    """What each of these came from, with as many questions for many as for one."""
    spoken = Interactions(vault).rows([step.interaction for step in steps if step.interaction is not None])
    owed = Favours(vault).rows([step.favour for step in steps if step.favour is not None])
    exchanges = {one.id: _exchange_words(one, today) for one in spoken}
    favours = {one.id: tr("for: {favour}", favour=apart(in_short(one.text))) for one in owed}
    return {
        step.id: exchanges.get(step.interaction or 0)
        or favours.get(step.favour or 0)
        or (tr("from an introduction") if step.introduction is not None else "")
        for step in steps
    }


def _exchange_words(came: Interaction, today: date) -> str:
    channel, when = phrase(CHANNELS[came.channel][0]).lower(), recent_words(came.on, today)
    return tr("from: {channel}, {when}", channel=channel, when=when)


def names(row: Ahead) -> str:
    """Whom a row is about."""
    return listed([apart(name) for _, name in row.people])


def spoken(row: Ahead, today: date) -> str:
    """The whole row, as it is read aloud."""
    return ". ".join(
        part for part in (day_words(row.due, today), names(row), apart(row.text), row.why, row.origin) if part
    )


def keep_step(vault: Vault, _job: object, *, step: Step, id: int | None) -> int:
    """Keep a next step: a new one, or in the place of the one with this ``id``; its id. Raises ``Refused``."""
    follow_ups = FollowUps(vault)
    with vault.change("Add a follow-up" if id is None else "Change a follow-up", step.text):
        people = [id_of(vault, who) for who in step.people]
        if id is None:
            return follow_ups.add(
                step.text,
                people,
                step.due,
                why=step.why,
                recurrence=step.recurrence,
                recurs_from=step.recurs_from,
            )
        fields: WholeFollowUpFields = {"text": step.text, "people": people, "why": step.why}
        was = follow_ups.get(id)
        if (step.due, step.recurrence, step.recurs_from) != (was.due, was.recurrence, was.recurs_from):
            # only then does what recurs begin anew
            fields |= {"due": step.due, "recurrence": step.recurrence, "recurs_from": step.recurs_from}
        follow_ups.change(id, **fields)
        return id


def deal_with_step(vault: Vault, _job: object, *, step: int, deed: Deed) -> int:
    """Do what a key asks for; the id of the change. Raises ``Refused`` as ``FollowUps``."""
    follow_ups = FollowUps(vault)
    if deed is Deed.DONE:
        follow_ups.done(step)
    elif deed is Deed.LET_GO:
        follow_ups.let_go(step)
    elif deed is Deed.REMOVE:
        follow_ups.remove(step)
    else:
        how_long = SNOOZES.get(deed, SLOWER_FOR)
        until = snoozed_until(vault.clock.today(), how_long)
        follow_ups.snooze(step, until, make_slower=deed is Deed.SLOWER)
    return vault.history(1)[0].id
