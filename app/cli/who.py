"""Who has lived this, in a terminal."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import click

from app.cli.asking import STDIN, lines_of_stdin
from app.cli.desk import Desk
from app.cli.output import print_json, print_json_line, print_table, progress
from app.cli.spoken import Count, command, option
from resources import phrase, tr

if TYPE_CHECKING:
    from models.meaning import Answer

NEAREST = 5


@command(
    "who",
    help="Who has lived this? People whose notes answer a question, in French or English."
    "\nWith “-”, each line of stdin is a question.",
)
@click.argument("text", metavar="TEXT", nargs=-1, required=True)
@option("--limit", type=Count(), default=NEAREST, help="At most so many.")
@click.pass_obj
def who(desk: Desk, text: Sequence[str], limit: int) -> None:
    from models.history.fields import STATES
    from models.meaning import who as ask_who
    from models.meaning.keeping import keep_up

    with progress(tr("Reading what was noted…")) as show:
        keep_up(desk.vault, show)
    if list(text) == [STDIN]:
        for line in lines_of_stdin():
            print_json_line([_as_json(answer) for answer in ask_who(desk.vault, line, limit)])
        return
    answers = ask_who(desk.vault, " ".join(text), limit)
    if desk.asked.json:
        print_json([_as_json(answer) for answer in answers])
    else:
        asking = STATES["asking"]
        cells = [(answer.name, answer.because, phrase(asking[answer.ask.value])) for answer in answers]
        print_table((tr("Who"), tr("Because"), tr("May I ask?")), cells)


def _as_json(answer: "Answer") -> dict[str, Any]:
    return {"person": answer.name, "because": answer.because, "ask": answer.ask.value}
