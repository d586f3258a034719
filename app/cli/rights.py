"""What someone may ask of whoever keeps notes of them: a copy of all of it, and to be forgotten."""

from pathlib import Path

import click

from app.cli.asking import ask_openly
from app.cli.desk import Desk
from app.cli.exchange import warn_of_open_file
from app.cli.output import print_json, print_line, say
from app.cli.people import the_one_called
from app.cli.spoken import FILE, command, option
from models.errors import Refused
from resources import tr


@command(
    "sheet",
    help="Write all that is kept about NAME to FILE, to hand to them.\n"
    "It ends in .txt for reading, or in .json for a program.",
)
@click.argument("name", metavar="NAME")
@click.argument("file", type=FILE)
@click.pass_obj
def sheet(desk: Desk, name: str, file: Path) -> None:
    from models.access_sheet import write_access_sheet

    target = file.absolute()
    person = the_one_called(desk, name)
    warn_of_open_file()
    write_access_sheet(desk.vault, person, target)
    if desk.asked.json:
        print_json({"file": str(target), "ok": True})
    else:
        print_line(str(target))


@command(
    "forget",
    help="Have nothing about NAME be left in the vault.\nThis is the one change that “undo” cannot take back.",
)
@click.argument("name", metavar="NAME")
@option("--yes", is_flag=True, help="Do it without asking for the name once more.")
@click.pass_obj
def forget(desk: Desk, name: str, yes: bool) -> None:
    from models.forgetting import forget as forget_person
    from models.people import People

    person = the_one_called(desk, name)
    called = People(desk.vault).get(person).name
    if not yes:
        _require_sure(called)
    forgotten = forget_person(desk.vault, person)
    if desk.asked.json:
        print_json({"forgotten": True, "backups": [str(file) for file in forgotten.backups]})
        return
    say(tr("Forgotten. What was noted with others as well stays with them."))
    if forgotten.backups:
        say(tr("These backups still hold everything. Delete them if you want to be sure:"))
        for file in forgotten.backups:
            print_line(str(file))


def _require_sure(called: str) -> None:
    """Ask twice: by asking for the very name, typed."""
    typed = ask_openly(
        tr("This cannot be taken back. Type the name once more to go on: {name}", name=called),
        tr("There is no terminal to ask whether you are sure. Say so with --yes."),
    )
    if typed.strip() != called:
        raise Refused(tr("That is not the name. Nothing was forgotten."))
