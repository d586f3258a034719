"""Fictional people, pictures of the program, its measurements, what this installation found, and its other process."""

import importlib
from pathlib import Path

import click

from app import bootstrap
from app.cli.desk import Desk
from app.cli.output import print_json, print_line, say
from app.cli.spoken import FILE, command
from models.errors import Refused
from resources import tr


@command("demo", help="Make a vault of fictional people at PATH.\nIts passphrase is printed.")
@click.argument("path", type=FILE)
@click.pass_obj
def demo(desk: Desk, path: Path) -> None:
    folder = path.absolute()
    bootstrap.make_demo(folder, desk.clock.today())
    if desk.asked.json:
        print_json({"vault": str(folder), "passphrase": bootstrap.DEMO_PASSPHRASE})
    else:
        print_line(str(folder))
        print_line(bootstrap.DEMO_PASSPHRASE)
        say(tr("These people are invented. The second line is the passphrase."))


@command("tour", help="Paint pictures of every place into the folder DIR.\nThis needs no screen.")
@click.argument("folder", metavar="DIR", type=FILE)
@click.pass_obj
def tour(desk: Desk, folder: Path) -> None:
    from app.tour import run

    painted = run(folder.absolute(), desk.clock, say)
    if desk.asked.json:
        print_json({"folder": str(folder), "pictures": painted})
    else:
        print_line(str(folder))


@command("bench", help="Measure the vault beside plain SQLite.\nThis takes a few minutes.")
@click.pass_obj
def bench(desk: Desk) -> None:
    try:
        measuring = importlib.import_module("tests.bench.__main__")
    except ModuleNotFoundError:
        raise Refused(tr("The measurements come with the source code, which this installation is without.")) from None
    measuring.main(["--json"] if desk.asked.json else [])


@command("self-check", help="Tell what this installation found of what it needs.", hidden=True)
def self_check() -> None:
    from app.self_check import report

    print_json(report())


@command("carry", help="Carry sealed bytes for the program that started this.", hidden=True)
def carry() -> None:
    from sync.transports.child import run

    run()
