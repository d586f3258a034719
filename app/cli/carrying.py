"""Meeting someone who is there now, by a code: for every command that hands something over or takes it in."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from app.cli import asking
from app.cli.desk import Desk
from app.cli.output import print_json, say
from app.cli.spoken import FILE, Misused, command, option
from resources import tr

if TYPE_CHECKING:
    from models.carrying import Met
    from sync.conversation import Conversation

Run = TypeVar("Run", bound=Callable[..., Any])

NEW_CODE = "new"
"""What ``--code`` stands for without a code: one is made, and told."""


@dataclass(frozen=True, slots=True)
class Way:
    """How two sides come together, as the options say."""

    code: str
    mailbox: str | None
    lan: bool
    compare: bool
    yes: bool


def by_code(*, required: bool = False, unless: str = "") -> Callable[[Run], Run]:
    """The options of a command that meets someone; they come as ``way``, which is None without ``--code``.

    ``unless`` names the argument without which a code is made, even if none is asked for.
    """
    options = (
        option(
            "--code",
            metavar="[CODE]",
            is_flag=False,
            flag_value=NEW_CODE,
            required=required,
            help="Meet someone who is there now, by their code; without CODE a new one is made.",
        ),
        option("--mailbox", metavar="URL", help="The server to meet at, or the address that the other side shows."),
        option("--lan", is_flag=True, help="Meet on this network, without a server."),
        option("--compare", is_flag=True, help="Have both sides compare four words before anything is sent."),
        option("--yes", is_flag=True, help="Say that the words agree, where nobody is there to be asked."),
    )

    def declare(run: Run) -> Run:
        def gathered(
            *given: Any, code: str | None, mailbox: str | None, lan: bool, compare: bool, yes: bool, **named: Any
        ) -> Any:
            if code is None and unless and named[unless] is None:
                code = NEW_CODE
            if code is None and (mailbox or lan or compare or yes):
                raise Misused(tr("--mailbox, --lan, --compare and --yes go with --code."))
            return run(*given, way=Way(code, mailbox, lan, compare, yes) if code is not None else None, **named)

        gathered.__name__ = run.__name__
        for one in reversed(options):
            gathered = one(gathered)
        return gathered  # type: ignore[return-value]  # takes what ``run`` takes, but for ``way``

    return declare


@dataclass(frozen=True, slots=True)
class Meets:
    """An open meeting, the code by which it came about, and whether its words were compared."""

    talk: "Conversation"
    code: str
    compared: bool


@contextmanager
def meeting(desk: Desk, way: Way) -> Iterator[Meets]:
    """Meet the other side. Raises the ``CarryingFailed`` that there is."""
    from app.carrier import program
    from sync.conversation import Conversation
    from sync.transports.codes import new_code, parse_code

    makes = way.code == NEW_CODE
    code = new_code() if makes else parse_code(way.code)
    servers = desk.settings.mailboxes if way.mailbox is None else (_server(way.mailbox),)
    with Conversation(program()) as talk:
        talk.engine.meet(code, servers, compare=way.compare, lan=_part(makes) if way.lan else "")
        if makes:
            say(tr("Code: {code}", code=code))
        if makes and way.lan:
            say(tr("Address: {addresses}", addresses=" ".join(talk.serving())))
        met = talk.met()
        if met.to_compare:
            talk.compared(same=way.yes or _agrees(met))
        yield Meets(talk, code, met.to_compare)


def _part(makes: bool) -> str:
    """Who makes the code is the server of the network."""
    from models.carrying import FIND, HOST

    return HOST if makes else FIND


def _server(url: str) -> str:
    from sync.transports.codes import is_server, near_server

    return url if is_server(url) else near_server(url)


def _agrees(met: "Met") -> bool:
    words = " ".join(met.words)
    said = asking.ask_openly(
        tr("Does the other side see the same four words? {words} (yes or no)", words=words),
        tr("Whether the words agree must be said: compare them, then give --yes."),
    )
    return said.strip().lower() in {"y", "yes", "o", "oui"}


def swapped(desk: Desk, way: Way, mine: bytes) -> tuple[bytes, bool]:
    """What the other side sends, while it gets ``mine``; and whether the words were compared."""
    with meeting(desk, way) as meets:
        meets.talk.send(mine)
        theirs = meets.talk.receive()
        meets.talk.leave()
    return theirs, meets.compared


def brought(desk: Desk, way: Way) -> list[bytes]:
    """What the other side sends until it takes its leave."""
    with meeting(desk, way) as meets:
        return list(meets.talk.everything())


@command("send", help="Hand a sealed file to someone who is there now.")
@click.argument("file", type=FILE)
@by_code(required=True)
@click.pass_obj
def send(desk: Desk, file: Path, way: Way) -> None:
    from sync.codec import require_closed
    from sync.sealed_file import read_file

    body = read_file(file)
    require_closed(body, desk.clock.now())
    with meeting(desk, way) as meets:
        meets.talk.send(body)
        meets.talk.leave()
    if desk.asked.json:
        print_json({"code": meets.code, "bytes": len(body), "delivered": True})
    else:
        say(tr("It has arrived."))
