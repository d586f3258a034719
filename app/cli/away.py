"""Putting people away, and taking them back."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from app.cli.desk import Desk
from app.cli.output import print_json, say
from app.cli.people import the_one_meant
from app.cli.spoken import Count, command, option
from resources import tr

if TYPE_CHECKING:
    from models.people import People


@command("archive", help="Put someone away: shown nowhere, with all that is noted kept.\n“unarchive” takes them back.")
@click.argument("name", metavar="NAME", nargs=-1)
@option("--id", type=Count(), help="The one with this id, where several have the same name.")
@click.pass_obj
def archive(desk: Desk, name: Sequence[str], id: int | None) -> None:
    found = the_one_meant(desk, name, id)
    _people(desk).put_away([found])
    _tell(desk, found, tr("Put away, with all that is noted. “unarchive” takes them back."), archived=True)


@command("unarchive", help="Take someone back who was put away.")
@click.argument("name", metavar="NAME", nargs=-1)
@option("--id", type=Count(), help="The one with this id, where several have the same name.")
@click.pass_obj
def unarchive(desk: Desk, name: Sequence[str], id: int | None) -> None:
    found = the_one_meant(desk, name, id)
    _people(desk).take_back([found])
    _tell(desk, found, tr("They are back among your people."), archived=False)


def _people(desk: Desk) -> "People":
    from models.people import People

    return People(desk.vault)


def _tell(desk: Desk, person: int, sentence: str, *, archived: bool) -> None:
    if desk.asked.json:
        print_json({"person": person, "archived": archived})
    else:
        say(sentence)
