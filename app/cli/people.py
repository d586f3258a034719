"""Who is there, one person whole, and searching."""

from collections.abc import Sequence
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_table
from app.cli.spoken import Count, Misused, command, option
from models.errors import Refused
from resources import phrase, tr

if TYPE_CHECKING:
    from models.people import People, PersonRow
    from models.search import Hit

NEAREST = 3
SHOWN = 20

KINDS = {
    "interaction": "Exchange",
    "person": "Person",
    "favour": "Favour",
    "follow_up": "Follow-up",
    "experience": "Experience",
    "need": "Need",
    "offer": "Offer",
    "decision": "Decision",
    "consultation": "Consultation",
    "mission": "Mission",
    "introduction": "Introduction",
}
"""What search calls what it finds."""


@command("people", help="Everyone, in alphabetical order.")
@option("--limit", type=Count(), help="At most so many.")
@click.pass_obj
def people(desk: Desk, limit: int | None) -> None:
    from models.people import People

    store = People(desk.vault)
    rows = store.rows(store.ids()[:limit])
    if desk.asked.json:
        print_json([_row_as_json(row) for row in rows])
    else:
        headings = (tr("Name"), tr("Role"), tr("Organisation"), tr("Town"), tr("Last exchange"))
        print_table(headings, [_cells(row) for row in rows])


@command("person", help="Everything about one person.\nAccents and capitals are forgiven.")
@click.argument("name", metavar="NAME", nargs=-1)
@option("--id", type=Count(), help="The one with this id, where several have the same name.")
@click.pass_obj
def person(desk: Desk, name: Sequence[str], id: int | None) -> None:
    from app.cli.record import lines_of, record_of

    found = the_one_meant(desk, name, id)
    record = record_of(desk.vault, found)
    if desk.asked.json:
        print_json(record)
    else:
        print_table(("", ""), list(lines_of(record)))


@command("search", help="Search people, and everything that was noted.\nThe beginning of a word is enough.")
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@option("--limit", type=Count(), default=SHOWN, help="At most so many.")
@click.pass_obj
def search(desk: Desk, text: Sequence[str], limit: int) -> None:
    from models.search import Search

    found, sought = Search(desk.vault), " ".join(text)
    rows = found.people(sought, limit)
    known = {row.id for row in rows}
    notes = [hit for hit in found.notes(sought, limit) if hit.kind != "person" or hit.id not in known]
    hits = [*(_person_as_hit(row) for row in rows), *(_hit_as_json(hit) for hit in notes)][:limit]
    if desk.asked.json:
        print_json(hits)
    else:
        cells = [(phrase(KINDS[hit["kind"]]), hit["on"], hit["title"], hit["snippet"]) for hit in hits]
        print_table((tr("Kind"), tr("When"), tr("Who"), tr("What")), cells)


def the_one_meant(desk: Desk, name: Sequence[str], id: int | None) -> int:
    """The id of the person who is named, or has ``id``. Raises ``Misused`` for both and neither, ``Refused``."""
    if bool(name) == (id is not None):
        raise Misused(tr("Say whom: NAME, or --id ID."))
    return _the_one_with(desk, id) if id is not None else the_one_called(desk, " ".join(name))


def _the_one_with(desk: Desk, id: int) -> int:
    from models.people import People

    if not People(desk.vault).rows([id]):
        raise Refused(tr("Nobody has the id {id}. “people --json” tells everyone’s.", id=id))
    return id


def the_one_called(desk: Desk, name: str) -> int:
    """The id of the one person of this name. Raises ``Refused`` for none, and for several."""
    from models.namesakes import told_apart
    from models.people import People

    store = People(desk.vault)
    found = store.named(name)
    if len(found) == 1:
        return found[0].id
    if found:
        each = "; ".join(
            f"--id {row.id} ({told_apart(desk.vault, row.id) or tr('nothing else is known')})" for row in found
        )
        raise Refused(tr("Several people are called {name}. Say which: {each}.", name=found[0].name, each=each))
    nearest = _nearest(store, name)
    if nearest:
        raise Refused(tr("Nobody is called “{name}”. Do you mean {names}?", name=name, names=", ".join(nearest)))
    raise Refused(tr("Nobody is called “{name}”. “people” lists everyone.", name=name))


def _nearest(store: "People", name: str) -> list[str]:
    """The names with a word that begins like ``name``; else those that are spelt almost like it."""
    from models.text import fold

    sought = fold(name)
    names = {fold(row.name): row.name for row in store.rows(store.ids())}
    beginning = [names[folded] for folded in names if f" {sought}" in f" {folded}"]
    return beginning[:NEAREST] or [names[close] for close in get_close_matches(sought, names, NEAREST)]


def _cells(row: "PersonRow") -> tuple[str, ...]:
    return row.name, row.role, row.organisation, row.town, row.last_interaction_on


def _row_as_json(row: "PersonRow") -> dict[str, Any]:
    return {
        "id": row.id,
        "name": row.name,
        "role": row.role,
        "organisation": row.organisation,
        "town": row.town,
        "last_interaction_on": row.last_interaction_on,
    }


def _person_as_hit(row: "PersonRow") -> dict[str, Any]:
    about = ", ".join(filter(None, [row.role, row.organisation, row.town]))
    return {
        "kind": "person",
        "title": row.name,
        "snippet": about,
        "on": row.last_interaction_on,
        "people": [row.name],
    }


def _hit_as_json(hit: "Hit") -> dict[str, Any]:
    return {
        "kind": hit.kind,
        "title": hit.title,
        "snippet": hit.snippet,
        "on": hit.on,
        "people": [name for _, name in hit.people],
    }
