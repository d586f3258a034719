"""Making a vault, and changing what opens it."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
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
    from models.vault import VaultKey

WORDS_IN_A_LINE = 5


@command("new", help="Make a new, empty vault.\nNothing is written over.")
@option("--recovery-file", type=FILE, metavar="FILE", help="Write the recovery words to FILE.")
@click.pass_obj
def new(desk: Desk, recovery_file: Path | None) -> None:
    from models.vault import create_vault, recovery
    from models.vault.doors import require_passphrase
    from models.vault.errors import VaultExists

    if recovery_file is None and (desk.asked.json or not sys.stdout.isatty()):
        raise Refused(tr("The recovery words must be kept. Say where with --recovery-file FILE."))
    folder = desk.folder
    if folder.exists():  # before a passphrase is thought up for nothing
        raise VaultExists(tr("There is something here already. Choose another place: nothing is written over."))
    passphrase = desk.new_passphrase(desk.asked.passphrase_file, "--passphrase-file")
    require_passphrase(passphrase)
    secret = recovery.fresh_secret()
    words = recovery.to_words(secret)
    with _kept_in(recovery_file, words):
        create_vault(folder, passphrase, secret=secret)
    if desk.asked.json:
        print_json({"vault": str(folder)})
        return
    print_line(str(folder))
    if recovery_file is None:
        _show_once(words)
    say(tr("Without the passphrase and without the words, nobody opens it again: there is no third way in."))


@contextmanager
def _kept_in(file: Path | None, words: str) -> Iterator[None]:
    """Have ``words`` in a new ``file`` of their owner's alone, if one is given; not if what follows fails.

    They are on disk before there is a vault, so that no vault is ever without them.
    """
    from models.vault.errors import VaultExists
    from models.vault.files import PRIVATE_FILE, disk_trouble

    if file is None:
        yield
        return
    try:
        handle = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, PRIVATE_FILE)
    except FileExistsError:
        raise VaultExists(tr("There is a file here already. Choose another name: nothing is written over.")) from None
    except OSError as error:
        raise disk_trouble(error) from None
    try:
        with os.fdopen(handle, "w", encoding="ascii") as sheet:
            print(words, file=sheet, flush=True)
            os.fsync(sheet.fileno())
        yield
    except OSError as error:
        file.unlink(missing_ok=True)
        raise disk_trouble(error) from None
    except BaseException:
        file.unlink(missing_ok=True)
        raise


def _show_once(words: str) -> None:
    say(tr("These words open the vault if you forget the passphrase. Write them on paper: they are shown once."))
    numbered = list(enumerate(words.split(), 1))
    for start in range(0, len(numbered), WORDS_IN_A_LINE):
        line = "  ".join(f"{number:2} {word:<9}" for number, word in numbered[start : start + WORDS_IN_A_LINE])
        print_line(line.rstrip())


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
    from models.vault.paths import VaultPaths

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
