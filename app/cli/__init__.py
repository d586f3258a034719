"""The command line: the same program, without a window.

Exit codes: 0 done, 1 refused with a sentence, 2 not how a command is used, 130 stopped by Ctrl+C,
141 nobody reads what is printed, 70 a mistake of ours (EX_SOFTWARE of sysexits.h).
"""

import contextlib
import io
import os
import sys
from collections.abc import Callable, Sequence

import click

from app import __version__, bootstrap
from app.cli import (
    away,
    capture,
    carrying,
    doubles,
    exchange,
    faults,
    handing,
    history,
    inbox,
    introducing,
    keeping,
    keys,
    opening,
    path,
    people,
    promises,
    rights,
    showing,
    today,
    who,
)
from app.cli.desk import Desk
from app.cli.output import print_line, say
from app.cli.spoken import Commands, Misused, Option, usage_sentence
from models.errors import Cancelled, Refused
from resources import tr

DONE, REFUSED, MISUSED, OUR_MISTAKE, STOPPED, UNREAD = 0, 1, 2, 70, 130, 141
NO_COMMAND = object()

OpenWindow = Callable[[Desk], int]


def run(arguments: Sequence[str], open_window: OpenWindow, open_capture: OpenWindow) -> int:
    """Do what ``arguments`` say; the exit code.

    Without a command, ``open_window`` is called; where a sentence is to be written down and none is given,
    ``open_capture``.

    Whatever happens is told in a sentence on stderr, never as a traceback.
    """
    _have_streams()
    try:
        with contextlib.closing(Desk()) as desk:
            bootstrap.speak(desk.settings)
            code = _carry_out(arguments, desk, open_window, open_capture)
        sys.stdout.flush()
        return code
    except click.UsageError as error:
        say(usage_sentence(error))
        return MISUSED
    except (Cancelled, KeyboardInterrupt):
        if sys.stderr.isatty():
            say("")  # the terminal has shown ^C
        say(tr("Stopped. What was not finished is not there."))
        return STOPPED
    except BrokenPipeError:
        _print_no_more()
        return UNREAD
    except Refused as refusal:
        say(str(refusal))
        _name_a_backup(refusal, desk)
        return REFUSED
    except OSError as error:
        return _refused_by_the_system(error)
    except Exception as error:
        return _our_mistake(error)


def _carry_out(arguments: Sequence[str], desk: Desk, open_window: OpenWindow, open_capture: OpenWindow) -> int:
    # not by click's own main(), which ends the process itself when a pipe breaks
    try:
        with whispeer.make_context(bootstrap.NAME, list(arguments), obj=desk) as ctx:
            outcome = whispeer.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    if outcome in (NO_COMMAND, opening.IN_WINDOW):
        return open_window(desk)
    if outcome is capture.NO_SENTENCE:
        return open_capture(desk)
    return outcome if isinstance(outcome, int) else DONE


def _tell_version(ctx: click.Context, _option: click.Parameter, asked: bool) -> None:
    if asked and not ctx.resilient_parsing:
        print_line(f"{bootstrap.NAME} {__version__}")
        ctx.exit()


@click.group(
    cls=Commands,
    invoke_without_command=True,
    params=[
        Option(
            ["--version"],
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=_tell_version,
            help="Show the version and end.",
        ),
    ],
    help="A quiet, encrypted notebook for the relationships that count.\nWithout a command, its window opens.",
)
@click.pass_context
def whispeer(ctx: click.Context) -> object:
    bootstrap.harden()
    if ctx.invoked_subcommand is None and ctx.obj.asked.json:
        raise Misused(tr("--json goes with a command."), ctx)
    return NO_COMMAND


for _command in (
    keys.new,
    showing.demo,
    capture.capture,
    today.today,
    promises.promises,
    people.people,
    people.person,
    people.search,
    away.archive,
    away.unarchive,
    who.who,
    path.path,
    introducing.introduce,
    introducing.introductions,
    introducing.introduction,
    handing.identity,
    handing.pair,
    handing.card,
    inbox.receive,
    inbox.inbox,
    exchange.import_,
    exchange.export,
    doubles.doubles,
    doubles.merge,
    carrying.send,
    opening.open_,
    rights.sheet,
    rights.forget,
    history.undo,
    history.redo,
    history.history,
    keeping.backup,
    keeping.verify,
    keeping.restore,
    keys.passphrase,
    keys.recover,
    keys.keyring,
    opening.desktop,
    showing.tour,
    showing.bench,
    showing.self_check,
    showing.carry,
):
    whispeer.add_command(_command)


def _have_streams() -> None:
    """Write into the void where a stream is closed, and a question mark for what a terminal cannot show."""
    if sys.stdin is None:
        sys.stdin = io.TextIOWrapper(io.BytesIO())
    if sys.stdout is None:
        sys.stdout = io.TextIOWrapper(io.BytesIO())
    if sys.stderr is None:
        sys.stderr = io.TextIOWrapper(io.BytesIO())
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _name_a_backup(refusal: Refused, desk: Desk) -> None:
    """Where a vault is damaged, say what it can be restored from."""
    from models.vault.backup import newest_backup
    from models.vault.errors import BackupDamaged, VaultDamaged

    if not isinstance(refusal, VaultDamaged) or isinstance(refusal, BackupDamaged):
        return
    if file := newest_backup(desk.folder):
        say(tr("Its newest backup is {file}", file=file))


def _refused_by_the_system(error: OSError) -> int:
    """A refusal of the disk that no one below made into a sentence; noted too, for one should have."""
    from models.vault.files import disk_trouble

    faults.note(error)
    _print_no_more()
    say(str(disk_trouble(error)))
    return REFUSED


def _our_mistake(error: Exception) -> int:
    file = faults.note(error)
    said = [tr("Something went wrong: it was our mistake, not yours. What you had saved is safe.")]
    if file:
        said.append(tr("What happened is noted, without any name, in {file}", file=file))
    say(" ".join(said))
    return OUR_MISTAKE


def _print_no_more() -> None:
    """Point stdout at nothing, for Python flushes it at the end and would fail there again."""
    with contextlib.suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)
