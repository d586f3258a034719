"""Writing down what happened, in one sentence."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

import click

from app.cli.asking import STDIN, lines_of_stdin
from app.cli.desk import Desk
from app.cli.output import print_json, print_json_line, print_table, say
from app.cli.spoken import Misused, command, option
from resources import phrase, tr

if TYPE_CHECKING:
    from models.capture import Happened, Known, Mention, Question, Understood

DONE, ASKS = 0, 1
NO_SENTENCE = object()
"""What the command comes to without a sentence: a window is wanted, and the command line knows none."""

FAVOURS: Mapping[str, str] = MappingProxyType(
    {
        "i_owe": "You promise",
        "given": "You helped",
        "owed_to_me": "Promised to you",
        "received": "Helped you",
    }
)
"""What is said of a favour, by the word it has in JSON."""


@command(
    "capture",
    help="Write down what happened, in one sentence.\nWith “-”, each line of stdin is a sentence."
    "\nWithout TEXT, a small window opens for it.",
)
@click.argument("text", metavar="TEXT", nargs=-1)
@option("--dry-run", is_flag=True, help="Only tell what is understood.")
@click.pass_obj
def capture(desk: Desk, text: Sequence[str], dry_run: bool) -> object:
    if not text:
        if desk.asked.json or dry_run:
            raise Misused(tr("Say what happened: TEXT, or “-” to read one sentence a line from stdin."))
        return NO_SENTENCE
    if list(text) == [STDIN]:
        _capture_lines(desk, dry_run=dry_run)
        return DONE
    return _capture(desk, " ".join(text), dry_run=dry_run)


def _capture(desk: Desk, text: str, *, dry_run: bool) -> int:
    from models.capture import Known, as_json, record

    understood = _read(desk, text, Known.of(desk.vault))
    if desk.asked.json:
        print_json(as_json(understood))
    else:
        print_table(("", ""), list(_lines(understood, desk.clock.today())))
    if understood.questions:
        for question in understood.questions:
            say(_asked(question))
        say(tr("Nothing was kept. Say it so that there is no doubt: a whole name, the very day."))
        return ASKS
    if dry_run:
        say(tr("Nothing was kept: this was only to see."))
    else:
        record(desk.vault, understood)
    return DONE


def _capture_lines(desk: Desk, *, dry_run: bool) -> None:
    """A JSON document for each line; one with questions is kept nowhere."""
    from models.capture import Known, as_json, record

    known = Known.of(desk.vault)
    for line in lines_of_stdin():
        understood = _read(desk, line, known)
        if understood.is_to_keep and not dry_run:
            recorded = record(desk.vault, understood)
            # whom this line brought in, the next one knows
            known = Known.of(desk.vault) if recorded.people else known
        print_json_line(as_json(understood))


def _read(desk: Desk, text: str, known: "Known") -> "Understood":
    from models.capture import read

    return read(text, known, desk.clock.today(), day_first=desk.settings.day_first)


def _asked(question: "Question") -> str:
    """A question in one line, with what can be meant."""
    labels = "; ".join(option.label for option in question.options)
    return tr("{question} ({options})", question=question.text, options=labels) if labels else question.text


def _lines(understood: "Understood", today: date) -> Iterator[tuple[str, str]]:
    """What was understood as pairs for a table, as ``person`` tells what is known."""
    from models.words import date_words

    def due(day: date | None) -> str:
        return date_words(day.isoformat(), today) if day else ""

    if understood.interaction:
        yield _happened_line(understood.interaction, today)
    for favour in understood.favours:
        yield phrase(FAVOURS[favour.kind.value]), _joined(_names(favour.people), favour.text, due(favour.due))
    for step in understood.follow_ups:
        yield tr("Follow-up"), _joined(_names(step.people), step.text, due(step.due))
    for what, each in (
        (tr("Lived"), understood.experiences),
        (tr("Looks for"), understood.needs),
        (tr("Offers"), understood.offers),
    ):
        for said in each:
            yield what, _joined(_names([said.person]), said.text)
    for relation in understood.relations:
        yield tr("Knows"), _joined(_names([relation.from_]), _names([relation.to]))
    for world in understood.worlds:
        yield tr("Worlds"), _joined(_names([world.person]), world.name)
    if understood.met_through:
        yield tr("Met through"), _names([understood.met_through])
    if understood.decision:
        yield tr("Decision"), _joined(understood.decision.question, due(understood.decision.deadline))


def _happened_line(happened: "Happened", today: date) -> tuple[str, str]:
    from models.exchange_words import CHANNELS
    from models.words import date_words

    when, tags = date_words(happened.written_on, today), " ".join(f"#{tag}" for tag in happened.tags)
    return phrase(CHANNELS[happened.channel][0]), _joined(when, _names(happened.people), tags, happened.text)


def _names(people: Sequence["Mention"]) -> str:
    from models.words import listed

    return listed([tr("{name} (new)", name=one.name) if one.is_new else one.name for one in people])


def _joined(*parts: Any) -> str:
    return " · ".join(filter(None, parts))
