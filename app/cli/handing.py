"""Who I am to others, whose keys I know, and a card of mine for one of them."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.carrying import Way, by_code, swapped
from app.cli.desk import Desk
from app.cli.output import print_json, print_line, print_table, say
from app.cli.people import the_one_called
from app.cli.postboxes import fields_in, free, postbox, tell_file, write
from app.cli.spoken import FILE, Misused, OneOf, command, option
from resources import phrase, tr

if TYPE_CHECKING:
    from models.handing import MyCard

ROTATE, REVOKE, NOTICE = "rotate", "revoke", "notice"


@command(
    "identity",
    help="Who you are to others: your key in eight words, and the fields of your card.\n"
    "“identity rotate” takes a new key and “identity revoke” gives it up, each with a notice in FILE for your people;\n"
    "“identity notice” writes the last notice once more.",
)
@click.argument("words", metavar="[rotate|revoke|notice]", nargs=-1)
@option("--name", metavar="MY-NAME", help="What you are called.")
@option(
    "--set",
    "set_",
    metavar="FIELD=VALUE",
    multiple=True,
    help="Fill in a field: name, email, phone, org, role, city, link, offers, needs.",
)
@option("--out", type=FILE, metavar="FILE", help="Write your signed identity, or the notice, to FILE.")
@click.pass_obj
def identity(desk: Desk, words: Sequence[str], name: str | None, set_: Sequence[str], out: Path | None) -> None:
    step = words[0] if words and words[0] in (ROTATE, REVOKE, NOTICE) else ""
    fields = _fields([*set_, *words[bool(step) :]])
    if step and (fields or name or out is None):
        raise Misused(tr("“{step}” takes --out FILE and nothing else.", step=step))
    target, post = free(out), postbox(desk)
    if name is not None:
        fields["name"] = name
    me = post.set_fields(fields) if fields else post.me()
    if step:
        assert target is not None
        write({ROTATE: post.rotate, REVOKE: post.revoke, NOTICE: post.notice}[step](), target)
        me = me if step == REVOKE else post.me()
        say(tr("Hand {file} to those you are paired with.", file=target))
    elif target is not None:
        write(post.identity(), target)
    _tell_me(desk, me)


def _fields(written: Sequence[str]) -> dict[str, str]:
    pairs = [one.partition("=") for one in written]
    if any(not equals for _, equals, _ in pairs):
        raise Misused(tr("Fill in a field as FIELD=VALUE, such as email=me@example.org."))
    return {field.strip(): value for field, _, value in pairs}


def _tell_me(desk: Desk, me: "MyCard") -> None:
    if desk.asked.json:
        print_json({"name": me.name, "key": me.key, "words": list(me.words)})
        return
    from models.handing import PHOTO
    from models.handing.words import FIELD_WORDS

    said = dict(me.fields)
    if me.photo:
        said[PHOTO] = tr("{count} bytes", count=len(me.photo))
    print_table(("", ""), [(phrase(FIELD_WORDS[field]), value) for field, value in said.items()])
    print_line(" ".join(me.words))


@command(
    "pair",
    help="Know someone’s key, from the identity in FILE that they handed you.\n"
    "Without FILE you hand each other yours by a code, being both there now.",
)
@click.argument("file", required=False, type=FILE)
@option("--as", "called", metavar="NAME", help="Who of your people it is.")
@by_code(unless="file")
@click.pass_obj
def pair(desk: Desk, file: Path | None, called: str | None, way: Way | None) -> None:
    from models.handing import Level
    from sync.sealed_file import read_file

    if file is not None and way is not None:
        raise Misused(tr("Give the FILE of an identity, or --code."))
    post = postbox(desk)
    stood = {peer.person: peer.key for peer in post.peers()}
    if way is not None:
        theirs, compared = swapped(desk, way, post.identity().data)
        level = Level.MET if compared else Level.PAIRED
    else:
        assert file is not None
        theirs, level = read_file(file), Level.INTRODUCED
    peer = post.pair(theirs, called or "", level)
    if stood.get(peer.person, peer.key) != peer.key:
        say(tr("{name} had another key before. Read the eight words to each other.", name=peer.name))
    if desk.asked.json:
        print_json({"name": peer.name, "key": peer.key, "level": peer.level.value, "words": list(peer.words)})
        return
    from models.handing.words import LEVEL_WORDS

    print_line(f"{peer.name}: {phrase(LEVEL_WORDS[peer.level.value])}")
    print_line(" ".join(peer.words))


@command("card", help="“card make” seals a card for one person: the fields that you choose, and nothing else.")
@click.argument("what", metavar="make", type=OneOf(["make"]))
@option("--for", "name", metavar="NAME", required=True, help="Whom it is for: only they can open it.")
@option("--fields", metavar="a,b,c", required=True, help="The fields of your card that they get.")
@option("--out", type=FILE, metavar="FILE", required=True, help="Write the sealed card to FILE.")
@click.pass_obj
def card(desk: Desk, what: str, name: str, fields: str, out: Path) -> None:
    target, post = free(out), postbox(desk)
    sealed = post.card_for(the_one_called(desk, name), fields_in(fields) or [])
    assert what and target is not None
    tell_file(desk, sealed, target, fields=list(sealed.fields))
