"""Backups, and whether what is kept is whole."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli.desk import Desk
from app.cli.keys import recovery_words
from app.cli.output import print_json, print_line, say
from app.cli.spoken import FILE, command, option
from resources import tr

if TYPE_CHECKING:
    from models.vault import VaultKey
    from models.vault.key_file import KeyFile

WORDS_FILE = option(
    "--words-file", metavar="FILE", help="Open it with the recovery words in FILE instead of the passphrase."
)


@command("backup", help="Put the vault into one encrypted file.\nWithout FILE it goes among the vault’s own backups.")
@click.argument("file", required=False, type=FILE)
@click.pass_obj
def backup(desk: Desk, file: Path | None) -> None:
    from models.vault.backup import back_up

    made = back_up(desk.vault, file.absolute() if file else None)
    _report(desk, made.file, made.people, tr("The backup is made, and was read back."))


@command("verify", help="Look the vault over, or the backup in FILE.")
@click.argument("file", required=False, type=FILE)
@WORDS_FILE
@click.pass_obj
def verify(desk: Desk, file: Path | None, words_file: str | None) -> None:
    from models.vault.backup import verify_backup
    from models.vault.integrity import check

    if file is None or file.is_dir():
        desk.asked.vault = file or desk.asked.vault
        found = check(desk.vault)
        _report(desk, desk.folder, found.people, tr("The vault is whole."))
    else:
        looked_over = verify_backup(file, _way_in(desk, words_file))
        _report(desk, looked_over.file, looked_over.people, tr("The backup is whole."))


@command("restore", help="Make a vault at TO out of the backup in FILE.")
@click.argument("file", type=FILE)
@click.argument("to", type=FILE)
@WORDS_FILE
@click.pass_obj
def restore(desk: Desk, file: Path, to: Path, words_file: str | None) -> None:
    from models.vault.backup import restore as restore_backup

    restored = restore_backup(file, to.absolute(), _way_in(desk, words_file))
    _report(desk, to.absolute(), restored.people, tr("The vault is restored."))


def _way_in(desk: Desk, words_file: str | None) -> "Callable[[KeyFile], VaultKey]":
    """How to open a key file: as ever, or by the words for those who forgot the passphrase."""
    if words_file is None:
        return desk.unlock

    def by_words(key_file: "KeyFile") -> "VaultKey":
        from models.vault import recovery
        from models.vault.keys import SlotKind

        return key_file.open_with_secret(SlotKind.RECOVERY, recovery.from_words(recovery_words(words_file)))

    return by_words


def _report(desk: Desk, file: Path, people: int, sentence: str) -> None:
    if desk.asked.json:
        print_json({"file": str(file), "people": people, "ok": True})
    else:
        say(sentence)
        print_line(str(file))
