"""Who leads to somebody, in a terminal."""

from collections.abc import Sequence

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_table
from app.cli.spoken import command
from resources import tr

ME = "me"


@command(
    "path",
    help="Who leads to NAME: a person, a company, a trade or a world?"
    "\nThe ways over people you know, the warmest first.",
)
@click.argument("name", metavar="NAME", nargs=-1, required=True)
@click.pass_obj
def path(desk: Desk, name: Sequence[str]) -> None:
    from models.network import who_leads_to

    ways = who_leads_to(desk.vault, " ".join(name))
    if desk.asked.json:
        print_json([{"people": [ME, *(who for _, who in way.people)], "because": way.words} for way in ways])
        return
    cells = [(" → ".join([tr("me"), *(who for _, who in way.people)]), way.about, way.words) for way in ways]
    print_table((tr("Way"), tr("Who that is"), tr("Because")), cells)
