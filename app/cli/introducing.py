"""Introducing two people: each asked apart, and nothing shared before two yeses."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.output import print_json, print_line, print_table
from app.cli.people import the_one_called
from app.cli.postboxes import fields_in, free, postbox, require_no_file, write
from app.cli.spoken import FILE, Count, Misused, command, option
from models.errors import Refused
from resources import phrase, tr

if TYPE_CHECKING:
    from models.handing import Postbox, Sealed
    from models.introductions import Introduction, Introductions, Party

STEPS = ("ask", "answer", "share", "close", "withdraw", "hello", "outcome")
ANSWERS = ("yes", "no", "later")


@command("introduce", help="Draft an introduction of A and B. Nobody is asked yet.")
@click.argument("a", metavar="A")
@click.argument("b", metavar="B")
@option(
    "--why-a",
    metavar="TEXT",
    required=True,
    help="What A would gain. A reads it, and B too where it does not tell who A is.",
)
@option(
    "--why-b",
    metavar="TEXT",
    required=True,
    help="What B would gain. B reads it, and A too where it does not tell who B is.",
)
@option("--teaser-a", metavar="TEXT", help="What A is told of B, without saying who it is.")
@option("--teaser-b", metavar="TEXT", help="What B is told of A, without saying who it is.")
@click.pass_obj
def introduce(desk: Desk, a: str, b: str, why_a: str, why_b: str, teaser_a: str | None, teaser_b: str | None) -> None:
    from models.introductions import Introductions
    from models.introductions.teasers import drafted_teaser
    from models.people import People

    one, other = (the_one_called(desk, name) for name in (a, b))
    people = People(desk.vault)
    told_a = drafted_teaser(people.get(other), "", people.get(one).name) if teaser_a is None else teaser_a
    told_b = drafted_teaser(people.get(one), "", people.get(other).name) if teaser_b is None else teaser_b
    id = Introductions(desk.vault).propose(one, other, why_a, why_b, teaser_a=told_a, teaser_b=told_b)
    if desk.asked.json:
        print_json({"introduction": id})
        return
    for name, teaser, more in ((a, told_a, "--teaser-a"), (b, told_b, "--teaser-b")):
        words = teaser or tr("nothing of the other, unless {option} says something", option=more)
        print_line(tr("{name} will be told: {words}", name=name, words=words))
    print_line(str(id))


@command("introductions", help="Your introductions, the last proposed first.")
@click.pass_obj
def introductions(desk: Desk) -> None:
    from models.introductions import Introductions

    today = desk.clock.today()
    found = [one.as_of(today) for one in Introductions(desk.vault).all()]
    if desk.asked.json:
        print_json([_as_json(one) for one in found])
    else:
        _print(found)


@command(
    "introduction",
    help="One introduction, and its steps: ask A, answer A yes|no|later, share A, close A, withdraw A, hello A, "
    "outcome TEXT.\nWith --out FILE a step is sealed for A, or B, to open; without, it is only noted.",
)
@click.argument("id", type=Count())
@click.argument("words", metavar="[STEP WHO …]", nargs=-1)
@option("--out", type=FILE, metavar="FILE", help="Write the sealed file there.")
@option("--note", metavar="TEXT", default="", help="What they said beside their answer: it stays with you.")
@option("--fields", metavar="a,b,c", help="What of them you propose to hand on: name and email unless said otherwise.")
@option("--next-step", metavar="TEXT", help="With share: what they might do now.")
@option("--for", "reader", metavar="WHO", help="Whom the outcome is sealed for.")
@click.pass_obj
def introduction(
    desk: Desk,
    id: int,
    words: Sequence[str],
    out: Path | None,
    note: str,
    fields: str | None,
    next_step: str | None,
    reader: str | None,
) -> None:
    from models.introductions import Introductions
    from models.introductions.after import still_to_say, to_say

    store = Introductions(desk.vault)
    whole = store.get(id)
    step, *rest = words or ("",)
    if step and step not in STEPS:
        raise Misused(tr("There is no step “{step}”. There are: {steps}.", step=step, steps=", ".join(STEPS)))
    if step in ("", "answer"):
        require_no_file(out)
    target, sealed = free(out), None
    if target is not None:
        sealed = _sealed(postbox(desk), whole, step, rest, fields, next_step, reader)
    if step and (sealed is None or step == "outcome"):
        _note(store, whole, step, rest, note)
    whole = store.get(id).as_of(desk.clock.today())
    written = write(sealed, target) if sealed is not None and target is not None else {}
    if desk.asked.json:
        print_json(_as_json(whole) | written)
        return
    _print([whole])
    for word in still_to_say(desk.vault, [store.get(id)])[id]:
        print_line(to_say(word))
    if target is not None:
        print_line(str(target))


def _sealed(
    post: "Postbox",
    whole: "Introduction",
    step: str,
    rest: list[str],
    fields: str | None,
    next_step: str | None,
    reader: str | None,
) -> "Sealed":
    """The message by which a step is taken."""
    (said,) = _only(rest, 1)
    person = _party(whole, (reader or "") if step == "outcome" else said).person
    match step:
        case "ask":
            return post.ask(whole.id, person, fields_in(fields))
        case "share":
            return post.share(whole.id, person, next_step)
        case "close":
            return post.close(whole.id, person)
        case "withdraw":
            return post.withdraw(whole.id, person)
        case "hello":
            return post.hello(whole.id, person)
    return post.outcome(whole.id, person, said)


def _note(store: "Introductions", whole: "Introduction", step: str, rest: list[str], note: str) -> None:
    """Keep that a step was taken in another way: by phone, or in a mail."""
    who, *said = _only(rest, 2 if step == "answer" else 1)
    match step:
        case "outcome":
            store.close(whole.id, who)
        case "answer":
            if said[0] not in ANSWERS:
                raise Misused(tr("Choose one of: {choices}.", choices=", ".join(ANSWERS)))
            store.answer(whole.id, _party(whole, who).person, said[0], note)
        case "ask":
            store.ask(whole.id, _party(whole, who).person)
        case "share":
            store.share(whole.id, _party(whole, who).person)
        case "withdraw":
            store.withdraw(whole.id, _party(whole, who).person)
        case _:
            raise Misused(tr("Say where to write it: --out FILE."))


def _only(words: list[str], count: int) -> list[str]:
    if len(words) != count:
        raise Misused(tr("That step wants other words after it. “introduction --help” shows them."))
    return words


def _party(whole: "Introduction", name: str) -> "Party":
    from models.text import fold
    from models.words import first_name

    found = [party for party in (whole.a, whole.b) if fold(name) in (fold(party.name), fold(first_name(party.name)))]
    if len(found) == 1:
        return found[0]
    raise Refused(tr("This introduction is of {names}. Say which of the two.", names=whole.about))


def _as_json(whole: "Introduction") -> dict[str, Any]:
    a, b = ({"name": party.name, "state": party.state.value} for party in (whole.a, whole.b))
    return {"id": whole.id, "a": a, "b": b, "state": whole.state.value}


def _print(found: Sequence["Introduction"]) -> None:
    from models.history.fields import STATES

    party, whole = STATES["party state"], STATES["introduction state"]
    rows = [
        (
            str(one.id),
            *(words for side in (one.a, one.b) for words in (side.name, phrase(party[side.state.value]))),
            phrase(whole[one.state.value]),
        )
        for one in found
    ]
    print_table(("", tr("One"), "", tr("The other"), "", tr("How far")), rows)
