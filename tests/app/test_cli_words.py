"""How the command line is used, and that it speaks the user's language."""

import io
import json
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

import click
import pytest

from app.cli import whispeer
from app.cli.output import print_json, print_line, print_table, safe
from app.cli.people import KINDS
from app.cli.record import KINDS_OF_CONTACT, KINDS_OF_DATE
from app.settings import Settings, save, settings_file
from models.people import ContactKind, DateKind, People
from models.vault import Vault
from models.vault.migrations.m0001_the_house import NOTES
from resources import set_language, tr
from tests.app.running import Here
from tests.builders import people

ROOMS = sorted(Path("resources/translations/fr").glob("*.json"))
FRENCH = {source for room in ROOMS for source in json.loads(room.read_text(encoding="utf-8"))}
COMMANDS = {"": whispeer, **whispeer.commands}


@pytest.fixture
def in_french() -> Iterator[None]:
    """The user chose French."""
    save(Settings(language="fr"))
    yield
    settings_file().unlink()
    set_language(None)


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["peopl"], "There is no command peopl. “whispeer --help” says more."),
        (["people", "--jsn"], "There is no option --jsn here. “whispeer people --help” says more."),
        (["people", "Léa"], "There is a word too many."),
        (["people", "--limit"], "--limit is not used like this."),
        (["people", "--limit", "0"], "--limit: Give a whole number from 1 on."),
        (["people", "--limit", "9" * 30], "--limit: Give a whole number from 1 on."),
        (["people", "--today", "12/10"], "--today: Write the day as 2026-03-16."),
        (["import"], "FILE… is missing. “whispeer import --help” says more."),
        (
            ["import", "x", "--format", "pdf"],
            "--format: Choose one of: vcard, csv, xlsx, ldif, ical, monica, archive.",
        ),
        (["keyring"], "on|off is missing. Choose one of: on, off."),
        (["keyring", "maybe"], "on|off: Choose one of: on, off."),
        (["restore", "file"], "TO is missing."),
        (["person"], "Say whom: NAME, or --id ID."),
        (["person", "Léa", "--id", "1"], "Say whom: NAME, or --id ID."),
        (["--json"], "--json goes with a command."),
    ],
)
def test_a_command_that_is_used_wrong_is_told_how(here: Here, arguments: list[str], told: str) -> None:
    ran = here.bare(*arguments)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1


def test_options_of_every_command_stand_before_it_or_after(here: Here, vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa")
    all_of_them = ["--vault", here.vault, "--passphrase-file", here.passphrase_file, "--json"]
    expected = here.bare("people", *all_of_them).json
    assert [person["name"] for person in expected] == ["Léa"]
    assert here.bare(*all_of_them, "people").json == expected
    assert here.bare(*all_of_them[:3], here.passphrase_file, "people", "--json").json == expected
    # what is said last holds
    assert here.bare("--vault", tmp_path / "none", "people", *all_of_them).json == expected


def test_the_vault_may_be_named_by_the_environment(here: Here, vault: Vault, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHISPEER_VAULT", str(here.vault))
    people(vault, "Léa")
    assert here.bare("people", "--passphrase-file", here.passphrase_file).out == "Léa\n"


def test_the_day_is_the_one_that_is_said(here: Here, vault: Vault) -> None:
    people(vault, "Léa")
    assert here("--today", "2031-02-03", "undo").code == 0
    assert here("history", "--json", "--limit", "1").json[0]["at"].startswith("2031-02-03")


def test_the_version_and_the_help_go_to_stdout(here: Here) -> None:
    assert here.bare("--version").out == "whispeer 0.1.0\n"
    for name, command in COMMANDS.items():
        ran = here.bare(*filter(None, [name]), "--help")
        assert (ran.code, ran.err) == (0, "")
        assert command.help and command.help.split("\n")[0] in " ".join(ran.out.split())
        assert "--passphrase-file FILE" in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_and_option_is_explained_in_both_languages(name: str) -> None:
    command = COMMANDS[name]
    texts = [command.help, *(one.help for one in command.params if isinstance(one, click.Option))]
    assert all(texts)
    assert [text for text in texts if text not in FRENCH] == []


def test_every_word_of_a_table_has_its_french() -> None:
    assert set(KINDS) == set(NOTES)
    assert set(KINDS_OF_CONTACT) == set(ContactKind)
    assert set(KINDS_OF_DATE) == set(DateKind)
    words = [*KINDS.values(), *KINDS_OF_CONTACT.values(), *KINDS_OF_DATE.values()]
    assert [word for word in words if word not in FRENCH] == []


def test_it_speaks_the_language_of_the_settings(here: Here, vault: Vault, in_french: None) -> None:
    people(vault, "Léa")
    assert "Tout le monde, par ordre alphabétique." in here.bare("--help").out
    assert "Personne ne s’appelle" in here("person", "Zoé").refusal
    assert here.bare("peopl").err.startswith("Il n’y a pas de commande peopl.")
    assert here("history", "--json").json[0]["label"] == "Add a person"  # a document is the same in all


# What a terminal obeys


@pytest.mark.parametrize(
    "name", ["\x1b]0;owned\x07Léa", "Léa\x9b31m", "Léa\u202enitraM", "Léa\r\nMartin", "Léa\x00", "\u2066Léa", "Léa\x7f"]
)
def test_a_name_gives_no_orders_to_the_terminal(here: Here, vault: Vault, name: str) -> None:
    id = People(vault).add(name)
    for arguments in (["people"], ["person", "--id", str(id)], ["history"], ["search", "Léa"], ["person", "x" + name]):
        ran = here(*arguments)
        assert not set(ran.out + ran.err) & set("\x1b\x07\x9b\u202e\x00\u2066\r\x7f")
    document = here("people", "--json")
    assert document.json[0]["name"] == People(vault).get(id).name
    assert not set(document.out) & set("\x1b\x07\x9b\u202e\x00\u2066\r\x7f")


def test_ordinary_letters_of_any_language_stay() -> None:
    for name in ("Léa Martin", "岡田 健", "שרה", "👩‍🌾 Fatou", "Ñandú", "ﷺ"):
        assert safe(name) == name


def test_one_record_is_one_line() -> None:
    written = io.TextIOWrapper(io.BytesIO(), "utf-8")
    with redirect_stdout(written):
        print_table(("a", "b"), [("one\ttwo", "three\nfour"), ("", "x")])
        print_line("five\u2028six")
    written.seek(0)
    assert written.read() == "one two\tthree four\n\tx\nfive six\n"


def test_a_document_survives_a_path_that_is_no_text() -> None:
    written = io.BytesIO()
    with redirect_stdout(io.TextIOWrapper(written, "ascii")):
        print_json({"é": "\udcff"})
        assert json.loads(written.getvalue()) == {"é": "\udcff"}


def test_tables_are_in_the_language_too(here: Here, in_french: None) -> None:
    set_language("fr")
    assert tr("Town") == "Ville"
