"""What of the vault stands in a calendar: next steps, days of every year, and what happened."""

from collections.abc import Iterator
from datetime import date

from models.dates import VagueDate
from models.exchange_words import exchange_title
from models.follow_ups import FollowUps, RecursFrom
from models.important_dates import next_occurrence
from models.interactions import Interactions
from models.interchange.ical import Entry
from models.people import DateKind, People, Standing
from models.progress import Progress
from models.recurrence import Duration
from models.vault.vault import Vault
from models.words import listed
from resources import tr

_YEARLY = Duration(years=1)
_PAGE = 500


def calendar_entries(vault: Vault, progress: Progress) -> Iterator[Entry]:
    """Everything that has a day: open follow-ups as tasks, days to remember, and every interaction.

    A vague date takes the whole of its span. A follow-up that counts from the last interaction is told once,
    for no rule of a calendar knows when that will be. Raises whatever ``progress`` raises.
    """
    yield from _follow_ups(vault)
    yield from _dates(vault)
    yield from _interactions(vault, progress)


def _follow_ups(vault: Vault) -> Iterator[Entry]:
    for step in FollowUps(vault).open():
        if not step.due:
            continue
        due = date.fromisoformat(step.due)
        fixed = step.recurrence and step.recurs_from is RecursFrom.DUE
        people = listed([name for _, name in step.people])
        yield Entry(
            uid=step.uid,
            title=tr("{step} ({people})", step=step.text, people=people),
            text=step.why,
            first=due,
            last=due,
            every=Duration.parse(step.recurrence) if fixed else None,
            task=True,
            reminds=True,
        )


def _dates(vault: Vault) -> Iterator[Entry]:
    people = People(vault)
    today = vault.clock.today()
    for row in vault.rows("SELECT DISTINCT person_id FROM important_date ORDER BY person_id"):
        person = people.get(row[0])
        if person.standing is Standing.DEAD:
            continue
        for number, day in enumerate(person.dates):
            first = date.fromisoformat(day.on) if not day.on.startswith("--") else next_occurrence(day.on, today)
            if first is None:
                continue
            titles = {
                DateKind.BIRTHDAY: tr("Birthday of {name}", name=person.name),
                DateKind.ANNIVERSARY: tr("Anniversary of {name}", name=person.name),
            }
            yield Entry(
                uid=f"{person.uid}-{number}",
                title=titles.get(day.kind, f"{day.label or tr('A day to remember')} ({person.name})"),
                first=first,
                last=first,
                every=_YEARLY,
                reminds=True,
            )


def _interactions(vault: Vault, progress: Progress) -> Iterator[Entry]:
    ids = [row[0] for row in vault.rows("SELECT id FROM interaction ORDER BY sort_on, id")]
    store = Interactions(vault)
    for start in range(0, len(ids), _PAGE):
        progress(start, len(ids))
        for one in store.rows(ids[start : start + _PAGE]):
            when = VagueDate.parse(one.on)
            yield Entry(
                uid=one.uid,
                title=exchange_title(one),
                text=one.text,
                first=when.earliest,
                last=when.latest,
                tags=one.tags,
            )
