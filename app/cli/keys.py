"""Making a vault, and changing what opens it."""

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from app.cli import asking
from app.cli.desk import Desk
from app.cli.output import print_json, print_line, say
from app.cli.spoken import FILE, OneOf, command, option
from models.errors import Refused
from resources import tr

if TYPE_CHECKING:
    from models.vault import NewVault, VaultKey

WORDS_IN_A_LINE = 5


@command("new", help="Make a new, empty vault.\nNothing is written over.")
@option("--recovery-file", type=FILE, metavar="FILE", help="Write the recovery words to FILE.")
@click.pass_obj
def new(desk: Desk, recovery_file: Path | None) -> None:
    from models.vault.errors import VaultExists

    if recovery_file is None and (desk.asked.json or not sys.stdout.isatty()):
        raise Refused(tr("The recovery words must be kept. Say where with --recovery-file FILE."))
    folder = desk.folder
    if folder.exists():  # before a passphrase is thought up for nothing
        raise VaultExists(tr("There is something here already. Choose another place: nothing is written over."))
    passphrase = desk.new_passphrase(desk.asked.passphrase_file, "--passphrase-file")
    words = _make(folder, passphrase, recovery_file).recovery_words.split()
    if desk.asked.json:
        print_json({"vault": str(folder)})
        return
    print_line(str(folder))
    if recovery_file is None:
        say(tr("These words open the vault if you forget the passphrase. Write them on paper: they are shown once."))
        for start in range(0, len(words), WORDS_IN_A_LINE):
            numbered = enumerate(words[start : start + WORDS_IN_A_LINE], start + 1)
            print_line("  ".join(f"{number:2} {word:<9}" for number, word in numbered).rstrip())
    say(tr("Without the passphrase and without the words, nobody opens it again: there is no third way in."))


def _make(folder: Path, passphrase: str, recovery_file: Path | None) -> "NewVault":
    """Make the vault and write its words: both, or neither."""
    from models.vault import create_vault
    from models.vault.errors import VaultExists
    from models.vault.files import PRIVATE_FILE, disk_trouble, sync_folder

    if recovery_file is None:
        return create_vault(folder, passphrase)
    try:
        handle = os.open(recovery_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    except FileExistsError:
        raise VaultExists(tr("There is a file here already. Choose another name: nothing is written over.")) from None
    except OSError as error:
        raise disk_trouble(error) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as sheet:
            made = create_vault(folder, passphrase)
            try:
                print(made.recovery_words, file=sheet, flush=True)
                os.fsync(sheet.fileno())
                sync_folder(recovery_file.absolute().parent)
            except BaseException:
                shutil.rmtree(made.folder)
                raise
    except OSError as error:
        recovery_file.unlink(missing_ok=True)
        raise disk_trouble(error) from None
    except BaseException:
        recovery_file.unlink(missing_ok=True)
        raise
    return made


@command("passphrase", help="Give the vault a new passphrase.\nA backup is made first.")
@option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from FILE, or from stdin for “-”.")
@click.pass_obj
def passphrase(desk: Desk, new_passphrase_file: str | None) -> None:
    _change_passphrase(desk, desk.key, new_passphrase_file)


@command("recover", help="Set a new passphrase with the recovery words.\nA backup is made first.")
@option("--words-file", metavar="FILE", help="Read the recovery words from FILE, or from stdin for “-”.")
@option("--new-passphrase-file", metavar="FILE", help="Read the new passphrase from FILE, or from stdin for “-”.")
@click.pass_obj
def recover(desk: Desk, words_file: str | None, new_passphrase_file: str | None) -> None:
    from models.vault.doors import unlock_with_words
    from models.vault.key_file import KeyFile
    from models.vault.vault import VaultPaths

    KeyFile.read(VaultPaths(desk.folder).keys)  # before anyone types twenty words for nothing
    key = unlock_with_words(desk.folder, recovery_words(words_file))
    _change_passphrase(desk, key, new_passphrase_file)


def recovery_words(file: str | None) -> str:
    """The words, from ``file`` if given, else asked for."""
    if file is not None:
        return asking.first_line(file)
    return asking.ask_openly(
        tr("The 20 recovery words, with spaces between them:"),
        tr("There is no terminal to ask for the words. Give them with --words-file FILE, or “-” for stdin."),
    )


def _change_passphrase(desk: Desk, key: "VaultKey", file: str | None) -> None:
    from models.vault.doors import change_passphrase, require_passphrase

    desk.key = key
    fresh = desk.new_passphrase(file, "--new-passphrase-file")
    require_passphrase(fresh)
    back_up_first(desk)
    change_passphrase(desk.folder, key, fresh)
    if desk.asked.json:
        print_json({"vault": str(desk.folder)})
    else:
        say(tr("The new passphrase opens the vault from now on. Backups made before keep the old one."))


@command("keyring", help="Let this computer’s keyring open the vault, or no longer.")
@click.argument("way", metavar="on|off", type=OneOf(["on", "off"]))
@click.pass_obj
def keyring(desk: Desk, way: str) -> None:
    from models.vault.doors import keep_in_keyring, leave_keyring

    key = desk.key
    back_up_first(desk)
    if way == "on":
        keep_in_keyring(desk.folder, key)
    else:
        leave_keyring(desk.folder, key)
    if desk.asked.json:
        print_json({"vault": str(desk.folder), "keyring": way == "on"})
    elif way == "on":
        say(tr("This computer opens the vault by itself from now on. Keep the passphrase all the same."))
    else:
        say(tr("The passphrase is asked for again from now on."))


def back_up_first(desk: Desk) -> None:
    """Make a backup among the vault's own, before something that is hard to take back."""
    from models.vault.backup import back_up

    back_up(desk.vault)
