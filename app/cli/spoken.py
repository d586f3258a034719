"""click in the user's language, and the options that every command takes.

Help stands in the code as English literals and is translated when it is shown,
for commands are declared before the language is known.
"""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from app.cli.desk import Desk
from resources import phrase, tr

Run = TypeVar("Run", bound=Callable[..., Any])

_MOST_DIGITS = 18  # as many as SQLite's integers always hold


class Day(click.ParamType[Any]):
    """A date written ``YYYY-MM-DD``."""

    name = "YYYY-MM-DD"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """The date; anything else is a usage error."""
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(tr("Write the day as 2026-03-16."), param, ctx)


class Count(click.ParamType[Any]):
    """A whole number from 1 on."""

    name = "N"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        """The number; anything else is a usage error."""
        if isinstance(value, int):
            return value
        if not (value.isascii() and value.isdigit() and len(value) <= _MOST_DIGITS and int(value) > 0):
            self.fail(tr("Give a whole number from 1 on."), param, ctx)
        return int(value)


class OneOf(click.Choice[str]):
    """One word of a few."""

    def get_invalid_choice_message(self, value: Any, ctx: click.Context | None) -> str:
        """What to say to another word."""
        return tr("Choose one of: {choices}.", choices=", ".join(self.choices))

    def get_missing_message(self, param: click.Parameter, ctx: click.Context | None) -> str:
        """What to say to none."""
        return self.get_invalid_choice_message(None, ctx)


class Option(click.Option):
    """An option whose help is in the user's language."""

    def get_help_record(self, ctx: click.Context) -> tuple[str, str] | None:
        """The two columns of its line."""
        record = super().get_help_record(ctx)
        return (record[0], phrase(record[1])) if record else None


def option(*names: str, help: str, **more: Any) -> Callable[[Run], Run]:
    """Declare an option of a command; ``help`` is an English literal."""
    return click.option(*names, cls=Option, help=help, **more)


FILE = click.Path(path_type=Path, readable=False)  # who reads it says in a sentence when it cannot be


def _keep(ctx: click.Context, option: click.Parameter, value: object) -> None:
    """Keep what was said, before or after the command; what was said last holds."""
    if value is not None and option.name:
        setattr(ctx.ensure_object(Desk).asked, option.name, value)


_COMMON = (
    ("--vault", {"type": FILE, "metavar": "PATH", "help": "The vault to work with."}),
    (
        "--passphrase-file",
        {"metavar": "FILE", "help": "Read the passphrase from the first line of FILE, or of stdin for “-”."},
    ),
    ("--json", {"is_flag": True, "default": None, "help": "Print one JSON document and nothing else."}),
    ("--today", {"type": Day(), "help": "The day to take for today."}),
    ("--demo", {"is_flag": True, "default": None, "help": "Use a vault of fictional people, gone afterwards."}),
)


def common_options() -> list[Option]:
    """The options that stand before any command and after it."""
    return [Option([name], callback=_keep, expose_value=False, **more) for name, more in _COMMON]


class _Spoken(click.Command):
    """What a command and the group of them have in common: help in the user's language."""

    def get_short_help_str(self, limit: int = 80) -> str:
        """Its line among the commands."""
        return phrase(self.help or "").split("\n")[0]

    def get_help_option(self, ctx: click.Context) -> click.Option:
        """``--help``."""
        found = super().get_help_option(ctx)
        assert found is not None  # no command goes without
        found.help = tr("Show this and end.")
        return found

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The line that shows the order of words."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, prefix=tr("Usage:") + " ")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """What it does."""
        formatter.write_paragraph()
        with formatter.indentation():
            for line in phrase(self.help or "").split("\n"):
                formatter.write_text(line)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Its own options, then those of every command."""
        common = {name.lstrip("-").replace("-", "_") for name, _ in _COMMON}
        shown = [
            (one.name in common, one.get_help_record(ctx))
            for one in self.get_params(ctx)
            if isinstance(one, click.Option)
        ]
        for title, of_every in ((tr("Options"), False), (tr("Options of every command"), True)):
            records = [record for is_common, record in shown if record and is_common is of_every]
            if records:
                with formatter.section(title):
                    formatter.write_dl(records)


class Command(_Spoken):
    """A command, which takes the common options after its name too."""

    def __init__(self, name: str, params: Sequence[click.Parameter] = (), **more: Any) -> None:
        super().__init__(name, params=[*params, *common_options()], **more)


class Commands(_Spoken, click.Group):
    """All commands; without one of them, the window."""

    command_class = Command

    def __init__(self, name: str, params: Sequence[click.Parameter] = (), **more: Any) -> None:
        super().__init__(name, params=[*common_options(), *params], **more)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A sealed file stands for “open” with it: so a desktop starts the program."""
        if args[0] not in self.commands:
            from models.handing import ENDING  # few starts need to know

            if args[0].endswith(ENDING):
                args = ["open", *args]
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Their names, in the order they were put in, which is the order one meets them."""
        return list(self.commands)

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options, and a line for each command."""
        super().format_options(ctx, formatter)
        lines = [(name, command.get_short_help_str()) for name, command in self.commands.items() if not command.hidden]
        with formatter.section(tr("Commands")):
            formatter.write_dl(lines)


def command(name: str, *, help: str, hidden: bool = False) -> Callable[[Callable[..., Any]], Command]:
    """Declare a command; the first line of ``help`` is its line in the list."""
    return click.command(name, cls=Command, help=help, hidden=hidden)


def usage_sentence(error: click.UsageError) -> str:
    """What was typed wrong, and where to read more, in the user's language."""
    said = _usage_sentence(error)
    path = error.ctx.command_path if error.ctx else "whispeer"
    return f"{said} " + tr("“{command} --help” says more.", command=path)


def _usage_sentence(error: click.UsageError) -> str:
    match error:
        case click.NoSuchOption():
            return tr("There is no option {option} here.", option=error.option_name)
        case click.exceptions.NoSuchCommand():
            return tr("There is no command {command}.", command=error.command_name)
        case click.MissingParameter():
            extra = error.param.type.get_missing_message(error.param, error.ctx) if error.param else None
            return " ".join(filter(None, [tr("{name} is missing.", name=_named(error)), extra]))
        case click.BadParameter():
            return f"{_named(error)}: {error.message}"
        case click.BadOptionUsage():
            return tr("{option} is not used like this.", option=error.option_name)
        case Misused():
            return error.message
    return tr("There is a word too many. Put quotes around a name with spaces.")


class Misused(click.UsageError):
    """A usage error of ours; its message is a sentence in the user's language."""


def _named(error: click.BadParameter) -> str:
    if error.param is None or error.ctx is None:
        return ""
    return error.param.opts[0] if isinstance(error.param, click.Option) else error.param.make_metavar(error.ctx)
