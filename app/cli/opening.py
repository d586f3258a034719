"""Sealed files for the window, and the desktop that opens them with a double click."""

from collections.abc import Sequence
from pathlib import Path

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_line, say
from app.cli.spoken import FILE, Misused, command, option
from resources import tr

IN_WINDOW = object()
"""What the command comes to: the window is wanted, and the command line knows none."""


@command(
    "open",
    help="Open sealed files in the window, whether it is open already or not.\n"
    "“open” may be left out before a name that ends in .introcard.age.",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=FILE)
@click.pass_obj
def open_(desk: Desk, files: Sequence[Path]) -> object:
    if desk.asked.json:
        raise Misused(tr("--json goes with a command."))
    desk.to_open = tuple(file.absolute() for file in files)
    return IN_WINDOW


@command(
    "desktop",
    help="Put Whispeer into this desktop’s menu, and have it open sealed files with a double click (Linux).\n"
    "With --remove both are taken away again.",
)
@option("--remove", is_flag=True, help="Take it out of the menu again.")
@click.pass_obj
def desktop(desk: Desk, remove: bool) -> None:
    from app.desktop_entry import put_in, take_out

    files = take_out() if remove else put_in()
    if desk.asked.json:
        print_json({"files": [str(file) for file in files]})
        return
    for file in files:
        print_line(str(file))
    if not remove:
        say(tr("A double click on a sealed file opens it here now. “desktop --remove” takes that back."))
