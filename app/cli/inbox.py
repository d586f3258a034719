"""What others handed over: taking it in, reading it, answering it."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.carrying import Way, brought, by_code
from app.cli.desk import Desk
from app.cli.introducing import ANSWERS
from app.cli.output import print_json, print_line, print_table, say
from app.cli.postboxes import fields_in, free, postbox, require_no_file, tell_file, write
from app.cli.spoken import FILE, Count, Misused, command, option
from models.errors import Refused
from resources import phrase, tr

if TYPE_CHECKING:
    from models.handing import InboxItem, Letter, Postbox

STEPS = (*ANSWERS, "accept", "withdraw", "hello", "outcome", "drop")


@command(
    "receive",
    help="Take in sealed files. What answers an introduction of yours is noted at once, the rest waits in the inbox.\n"
    "With --code, take them from someone who is there now.",
)
@click.argument("files", metavar="FILE…", nargs=-1, type=FILE)
@by_code()
@click.pass_obj
def receive(desk: Desk, files: Sequence[Path], way: Way | None) -> None:
    if bool(files) is (way is not None):
        raise Misused(tr("Give the FILEs to take in, or --code."))
    post = postbox(desk)
    came, refused = [], []
    for name, load in _sources(desk, files, way):
        try:
            came.append(_taken(post, load))
        except _Refusal as refusal:
            refused.append({"file": name, "why": str(refusal)})
    if desk.asked.json:
        print_json({"inbox": came, "refused": refused})
        return
    print_table(_headings(), [_cells(one) for one in came])
    for one in refused:
        say(f"{one['file']}: {one['why']}")


class _Refusal(Exception):
    """A file that was not taken, and why."""


def _sources(desk: Desk, files: Sequence[Path], way: Way | None) -> list[tuple[str, Callable[[], bytes]]]:
    """Where each message comes from, and what gives its bytes."""
    from sync.sealed_file import read_file

    if way is not None:
        return [("--code", partial(bytes, body)) for body in brought(desk, way)]
    return [(str(file), partial(read_file, file)) for file in files]


def _taken(post: "Postbox", load: Callable[[], bytes]) -> dict[str, Any]:
    from sync.refusals import NotTaken

    try:
        data = load()
    except Refused as refusal:
        raise _Refusal(str(refusal)) from None
    try:
        received = post.receive(data)
    except NotTaken as refusal:
        raise _Refusal(str(refusal)) from None
    if received.item.remark:
        say(received.item.remark)
    return {**_as_json(received.item), "state": "duplicate" if received.duplicate else "new"}


@command(
    "inbox",
    help="What waits, or exactly what one of it says. An ask is answered with yes, no or later; "
    "accept files a card into the record.\nFurther steps: withdraw takes a yes back, hello greets whom you were "
    "introduced to, outcome tells what came of it (--note), drop lets it go.",
)
@click.argument("id", type=Count(), required=False)
@click.argument("step", metavar="[yes|no|later|accept|…]", required=False)
@option("--fields", metavar="a,b,c", help="What of your card goes with a yes: what was asked for, unless said.")
@option("--note", metavar="TEXT", default="", help="A word with it.")
@option("--out", type=FILE, metavar="FILE", help="Write the sealed answer to FILE.")
@click.pass_obj
def inbox(desk: Desk, id: int | None, step: str | None, fields: str | None, note: str, out: Path | None) -> None:
    if step in (None, "drop"):
        require_no_file(out)
    target, post = free(out), postbox(desk)
    if id is None:
        _tell_all(desk, post.inbox())
    elif step is None:
        _tell(desk, post.letter(id))
    elif step not in STEPS:
        raise Misused(tr("There is no step “{step}”. There are: {steps}.", step=step, steps=", ".join(STEPS)))
    elif step == "accept":
        _accept(desk, post, id, target)
    elif step == "drop":
        post.let_go(id)
    elif target is None:
        raise Misused(tr("Say where to write it: --out FILE."))
    elif step in ANSWERS:
        sealed = post.answer(id, step, fields_in(fields), note)
        tell_file(desk, sealed, target, fields=list(sealed.fields))
    elif step == "outcome":
        tell_file(desk, post.tell_outcome(id, note), target)
    else:
        tell_file(desk, post.greet(id) if step == "hello" else post.take_back(id), target)


def _accept(desk: Desk, post: "Postbox", id: int, target: Path | None) -> None:
    sealed = post.ack(id) if target is not None else None
    filed = post.accept(id)
    if sealed is not None and target is not None:
        write(sealed, target)
    if desk.asked.json:
        print_json({"person": filed.name})
    else:
        print_line(filed.name)


def _tell_all(desk: Desk, items: Sequence["InboxItem"]) -> None:
    if desk.asked.json:
        print_json([{**_as_json(one), "remark": one.remark, "received_on": one.received_on} for one in items])
    else:
        print_table(_headings(), [_cells(_as_json(one)) for one in items])


def _tell(desk: Desk, letter: "Letter") -> None:
    from models.handing.words import change_lines, meaning

    item = letter.item
    if desk.asked.json:
        print_json(
            {
                **_as_json(item),
                "remark": item.remark,
                "received_on": item.received_on,
                "says": [{"what": what, "text": text} for what, text in letter.says],
                "card": dict(letter.card),
                "fields": list(letter.proposed),
                "changes": list(letter.changes),
            }
        )
        return
    print_table(_headings(), [_cells(_as_json(item))])
    print_table(("", ""), [*letter.says, *((lead, words) for words, lead in change_lines(letter))])
    for line in filter(None, (item.remark, meaning(item))):
        say(line)


def _as_json(item: "InboxItem") -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "from": item.sender,
        "level": item.level.value,
        "state": item.state.value,
        "about": item.about,
    }


def _headings() -> tuple[str, ...]:
    return "", tr("Kind"), tr("From"), tr("How sure it is"), tr("What")


def _cells(one: dict[str, Any]) -> tuple[str, ...]:
    from models.handing.words import KIND_WORDS, LEVEL_WORDS

    return str(one["id"]), phrase(KIND_WORDS[one["kind"]]), one["from"], phrase(LEVEL_WORDS[one["level"]]), one["about"]
