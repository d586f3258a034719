"""People who stand in the vault twice."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.exchange import stoppable
from app.cli.output import print_json, print_table, say
from app.cli.people import the_one_called
from app.cli.spoken import Count, Misused, command, option
from resources import tr

if TYPE_CHECKING:
    from models.doubles import Double


@command("doubles", help="People who may stand here twice, and why one would think so.")
@click.pass_obj
def doubles(desk: Desk) -> None:
    from models.doubles import Doubles, evidence_words

    with stoppable(tr("Comparing")) as heard:
        found = Doubles(desk.vault).find(heard)
    if desk.asked.json:
        print_json([_as_json(each) for each in found])
    else:
        rows = [(each.one.name, each.other.name, ", ".join(evidence_words(each.evidence))) for each in found]
        print_table((tr("Name"), tr("Name"), tr("In common")), rows)


def _as_json(double: "Double") -> dict[str, Any]:
    return {
        "ids": [double.one.id, double.other.id],
        "names": [double.one.name, double.other.name],
        "evidence": list(double.evidence),
        "sure": double.sure,
    }


@command(
    "merge",
    help="Make one person of two: NAME keeps all that OTHER had.\nWhat both have otherwise stays as NAME has it.",
)
@click.argument("names", metavar="NAME OTHER", nargs=-1)
@option("--ids", nargs=2, type=Count(), help="Those with these ids, where both have the same name.")
@click.pass_obj
def merge(desk: Desk, names: Sequence[str], ids: tuple[int, int] | None) -> None:
    from models.doubles import merge as make_one

    if len(names) != (0 if ids else 2):
        raise Misused(tr("Say which two: NAME OTHER, or --ids ID ID."))
    kept, gone = ids or (the_one_called(desk, name) for name in names)
    make_one(desk.vault, kept, gone)
    if desk.asked.json:
        print_json({"person": kept})
    else:
        say(tr("They are one now. “undo” makes two of them again."))
