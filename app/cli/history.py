"""What was done, and taking it back."""

from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_table, say
from app.cli.spoken import Count, command, option
from models.errors import Refused
from resources import phrase, tr

if TYPE_CHECKING:
    from models.history import Preview
    from models.vault import Change, TouchedSince, Vault

SHOWN = 100
NAMED = 5


@command("history", help="What was done, the newest first.")
@option("--limit", type=Count(), default=SHOWN, help="At most so many.")
@click.pass_obj
def history(desk: Desk, limit: int) -> None:
    changes = desk.vault.history(limit)
    if desk.asked.json:
        print_json([_as_json(change) | {"undone": change.undone, "undoes": change.undoes} for change in changes])
    else:
        headings = (tr("Id"), tr("When"), tr("What"), tr("About"), "")
        print_table(headings, [_row(change) for change in changes])


@command("undo", help="Take back what was done last.")
@option("--batch", type=Count(), metavar="ID", help="Take back this change of the history, such as an import.")
@option("--untouched", is_flag=True, help="Leave alone what was changed again since.")
@option("--dry-run", is_flag=True, help="Only show what it would touch.")
@click.pass_obj
def undo(desk: Desk, batch: int | None, untouched: bool, dry_run: bool) -> None:
    from models.vault import TouchedSince, Where

    if dry_run:
        _rehearse(desk, batch)
        return
    try:
        undone = desk.vault.undo(batch, only_untouched=untouched, where=Where.ELSEWHERE)
    except TouchedSince as refusal:
        raise Refused(_with_names(desk.vault, refusal)) from None
    _tell(desk, undone, tr("Taken back:"))


@command("redo", help="Do again what was taken back last.")
@click.pass_obj
def redo(desk: Desk) -> None:
    from models.vault import Where

    _tell(desk, desk.vault.redo(where=Where.ELSEWHERE), tr("Done again:"))


def _rehearse(desk: Desk, batch: int | None) -> None:
    """Show what an undo would touch, and which later changes stand in its way."""
    from models.history import Fate, read_preview
    from models.vault import Where

    preview = read_preview(desk.vault, desk.vault.standing(batch, where=Where.ELSEWHERE).id)
    if desk.asked.json:
        print_json(_preview_as_json(preview))
        return
    words = {Fate.GOES: tr("goes"), Fate.RETURNS: tr("comes back"), Fate.CHANGES: tr("changes back")}
    rows = [(words[one.fate], one.kind, one.title, "; ".join(one.lines)) for one in preview.told]
    if preview.more:
        rows.append(("", "", tr("and more"), "; ".join(f"{words[fate]}: {sum_}" for fate, sum_ in preview.sums)))
    print_table(("", tr("Kind"), tr("What"), ""), rows)
    if not preview.is_whole:
        named = [f"{entry.id} {entry.words}" for entry in preview.in_the_way]
        say(" ".join([tr("In the way: {changes}.", changes="; ".join(named)), tr("--untouched takes back the rest.")]))


def _preview_as_json(preview: "Preview") -> dict[str, Any]:
    entry = preview.entry
    return {
        "id": entry.id,
        "at": entry.made_at,
        "label": entry.label,
        "about": entry.about,
        "whole": preview.is_whole,
        "sums": {fate.value: words for fate, words in preview.sums},
        "touched": [
            {"fate": one.fate.value, "kind": one.kind, "title": one.title, "lines": list(one.lines)}
            for one in preview.told
        ],
        "more": preview.more,
        "in_the_way": [{"id": other.id, "label": other.label, "about": other.about} for other in preview.in_the_way],
    }


def _with_names(vault: "Vault", refusal: "TouchedSince") -> str:
    """The refusal, whom it is about, and what can be done."""
    from models.people import People

    ids = sorted(id for table, id in refusal.touched if table == "person")
    names = [row.name for row in People(vault).rows(ids[:NAMED])]
    said = [str(refusal)]
    if names:
        said.append(tr("It is about {names}.", names=", ".join([*names, "…"] if len(ids) > NAMED else names)))
    return " ".join([*said, tr("--untouched takes back the rest.")])


def _tell(desk: Desk, change: "Change", what: str) -> None:
    if desk.asked.json:
        print_json(_as_json(change))
    else:
        say(" ".join(filter(None, [what, phrase(change.label), change.about])))


def _as_json(change: "Change") -> dict[str, Any]:
    return {"id": change.id, "at": change.made_at, "label": change.label, "about": change.about}


def _row(change: "Change") -> tuple[str, ...]:
    state = tr("taken back") if change.undone else tr("took back {id}", id=change.undoes) if change.undoes else ""
    return str(change.id), _local(change.made_at), phrase(change.label), change.about, state


def _local(instant: str) -> str:
    """An ISO instant in UTC, in the user's own time."""
    from datetime import datetime

    return datetime.fromisoformat(instant).astimezone().strftime("%Y-%m-%d %H:%M")
