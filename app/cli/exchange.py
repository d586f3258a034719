"""Bringing address books in, and everything out."""

import signal
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING, Any

import click

from app.cli.desk import Desk
from app.cli.keys import back_up_first
from app.cli.mapping import ways_of
from app.cli.output import Progress, print_json, print_line, print_table, progress, say
from app.cli.spoken import FILE, Misused, OneOf, command, option
from app.cli.taking import decisions_about
from models.errors import Cancelled, Refused
from resources import tr, tr_n

if TYPE_CHECKING:
    from models.importing import ImportResult, Rehearsal
    from models.interchange.card import Rejected


@command(
    "import",
    help="Bring in address books (.vcf, .csv, .xlsx, .ldif) or an archive (.json).\n"
    "A folder stands for the address books in it. A backup is made first, and “undo” takes all of it back.",
)
@click.argument("files", metavar="FILE…", nargs=-1, required=True, type=FILE)
@option("--dry-run", is_flag=True, help="Only tell what would come in.")
@option(
    "--format",
    type=OneOf(["vcard", "csv", "xlsx", "ldif", "ical", "monica", "archive"]),
    help="What the files are, where they do not show it.",
)
@option("--encoding", metavar="E", help="The files’ encoding, such as cp1252, where guessing goes wrong.")
@option(
    "--map",
    "said",
    metavar="HEADER=FIELD",
    multiple=True,
    help="What a column of a table is, such as Courriel=email; repeat it for others. It is remembered.",
)
@option(
    "--circles",
    "moves",
    is_flag=True,
    help="Put those who are there already into the circles that the files say, as those who are new.",
)
@option(
    "--ask",
    "asks",
    is_flag=True,
    help="Ask card by card, line by line, what to take of those who are there, and who is the same person.",
)
@click.pass_obj
def import_(
    desk: Desk,
    files: Sequence[Path],
    dry_run: bool,
    format: str | None,
    encoding: str | None,
    said: Sequence[str],
    moves: bool,
    asks: bool,
) -> None:
    from models.importing import carry_out, open_files, rehearse_files
    from models.interchange.tables import Way

    if asks and dry_run:
        raise Misused(tr("--dry-run decides nothing, so there is nothing to --ask."))
    opened = open_files(files)
    vault = desk.vault
    way = Way(encoding=encoding, day_first=desk.settings.day_first)
    ways = ways_of(vault, opened.files, way, said, format)
    with stoppable(tr("Reading")) as heard:
        rehearsal = rehearse_files(
            vault, opened.files, unread=opened.unread, format=format, ways=ways, moves=moves, progress=heard
        )
    if rehearsal.in_other_circles and not moves:
        say(
            tr_n(
                "{count} person is in another circle than the files say, and stays there. “--circles” moves them.",
                "{count} people are in another circle than the files say, and stay there. “--circles” moves them.",
                rehearsal.in_other_circles,
            )
        )
    if dry_run:
        _tell_import(desk, rehearsal, rehearsal.lost, tr("Nothing is written yet."), batch=None)
        return
    decisions = decisions_about(vault, rehearsal) if asks else {}
    if decisions or rehearsal.new or rehearsal.updated or rehearsal.records:
        back_up_first(desk)
    with stoppable(tr("Bringing in")) as heard:
        result = carry_out(vault, rehearsal, decisions=decisions, progress=heard)
    _tell_import(desk, result, rehearsal.lost, tr("Done. “undo” takes all of it back."), batch=result.batch)


@contextmanager
def stoppable(sentence: str) -> Iterator[Progress]:
    """A progress that Ctrl+C turns into ``Cancelled`` at the next step, so that the work ends whole or not at all.

    A second Ctrl+C does not wait for the next step.
    """
    stop = threading.Event()
    earlier = signal.getsignal(signal.SIGINT)

    def ask_to_stop(_signal: int, _frame: FrameType | None) -> None:
        stop.set()
        signal.signal(signal.SIGINT, signal.default_int_handler)

    with progress(sentence) as show:

        def heard(done: int, total: int, /) -> None:
            if stop.is_set():
                raise Cancelled
            show(done, total)

        signal.signal(signal.SIGINT, ask_to_stop)
        try:
            yield heard
        finally:
            signal.signal(signal.SIGINT, earlier)


def _tell_import(
    desk: Desk, done: "Rehearsal | ImportResult", lost: "Sequence[Rejected]", sentence: str, batch: int | None
) -> None:
    if desk.asked.json:
        print_json(_as_json(done, lost, batch))
        return
    for line in (
        tr_n("{count} new person", "{count} new people", done.new),
        tr_n("{count} person with something new", "{count} people with something new", done.updated),
        tr_n("{count} person unchanged", "{count} people unchanged", done.unchanged),
    ):
        print_line(line)
    if done.told:
        print_line(tr_n("{count} thing told of people you know", "{count} things told of people you know", done.told))
    if done.changed:
        print_line(tr_n("{count} thing noted before changes", "{count} things noted before change", done.changed))
    if done.possible_duplicates:
        print_line(
            tr_n(
                "{count} new person looks like someone already there",
                "{count} new people look like someone already there",
                done.possible_duplicates,
            )
        )
    for heading, what in ((tr("This stays out:"), done.rejected), (tr("Not all of these could be kept:"), lost)):
        if what:
            say(heading)
            print_table((tr("Where"), tr("Why")), [(each.at, each.why) for each in what])
    say(sentence)


def _as_json(done: "Rehearsal | ImportResult", lost: "Sequence[Rejected]", batch: int | None) -> dict[str, Any]:
    return {
        "new": done.new,
        "updated": done.updated,
        "unchanged": done.unchanged,
        "possible_duplicates": done.possible_duplicates,
        **({"noted": done.told} if done.told else {}),
        **({"changed": done.changed} if done.changed else {}),
        "rejected": [{"at": refusal.at, "why": refusal.why} for refusal in done.rejected],
        **({"lost": [{"at": each.at, "why": each.why} for each in lost]} if lost else {}),
        "batch": batch,
    }


@command(
    "export",
    help="Write everything to FILE.\n"
    "Its ending says how: .json is all there is and comes back identical, .vcf is an address book.",
)
@click.argument("file", type=FILE)
@option(
    "--vcard",
    type=OneOf(["4.0", "3.0"]),
    help="The version of vCard for .vcf: 4.0 unless said otherwise, 3.0 for older phones and Outlook.",
)
@click.pass_obj
def export(desk: Desk, file: Path, vcard: str | None) -> None:
    from models.exporting import export as write
    from models.interchange.vcard_dialects import Version

    if vcard and file.suffix.lower() != ".vcf":
        raise Refused(tr("--vcard is for a file whose name ends in .vcf."))
    target = file.absolute()
    vault = desk.vault
    warn_of_open_file()
    with stoppable(tr("Writing")) as heard:
        people = write(vault, target, heard, version=Version(vcard or Version.V4))
    if desk.asked.json:
        print_json({"file": str(target), "people": people, "ok": True})
    else:
        print_line(str(target))


def warn_of_open_file() -> None:
    """Say what a file in plain text means, before there is one."""
    say(tr("The file is not encrypted: whoever has it can read it. Delete it when you no longer need it."))
