"""Bringing people in, writing them out, and taking back what was done."""

import stat
from pathlib import Path

import pytest

from models.people import People, Person
from models.vault import Vault, VaultKey
from tests.app.running import Here, Terminal
from tests.app.someone import cards, furnished
from tests.builders import people
from tests.disks import unreadable


@pytest.fixture
def address_book(tmp_path: Path) -> Path:
    """Two people and a card that is none."""
    file = tmp_path / "friends.vcf"
    nobody = "BEGIN:VCARD\r\nVERSION:3.0\r\nEND:VCARD\r\n"
    file.write_text(cards("Léa Martin", "Sam Dubois") + nobody, encoding="utf-8", newline="")
    return file


# In and out


def test_an_import_tells_what_it_did_and_can_be_taken_back(here: Here, address_book: Path) -> None:
    rehearsed = here("import", address_book, "--dry-run", "--json").json
    assert here.names() == []
    assert not list((here.vault / "backups").iterdir())
    done = here("import", address_book, "--json").json
    assert rehearsed == done | {"batch": None}
    (rejected,) = done.pop("rejected")
    assert set(rejected) == {"at", "why"} and "line" in rejected["at"] and rejected["why"].endswith(".")
    batch = done.pop("batch")
    assert done == {"new": 2, "updated": 0, "unchanged": 0, "possible_duplicates": 0}
    assert here.names() == ["Léa Martin", "Sam Dubois"]
    assert len(list((here.vault / "backups").iterdir())) == 1

    again = here("import", address_book, "--json").json
    assert (again["new"], again["updated"], again["unchanged"], again["batch"]) == (0, 0, 2, None)
    assert here("undo", "--batch", str(batch), "--json").json["id"] == batch
    assert here.names() == []


def test_an_import_in_lines(here: Here, address_book: Path) -> None:
    ran = here("import", address_book)
    assert ran.code == 0
    assert ran.out.splitlines()[:3] == ["2 new people", "0 people with something new", "0 people unchanged"]
    assert "This stays out" in ran.err


def test_what_of_a_card_could_not_be_kept_is_told(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "lea.vcf"
    picture = f"PHOTO;ENCODING=b;TYPE=JPEG:{'/9j/' * 400_000}"
    file.write_text(f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Léa\r\n{picture}\r\nEND:VCARD\r\n", "utf-8", newline="")
    why = "The picture is larger than 1 MB and was not kept."
    assert here("import", file, "--dry-run", "--json").json["lost"] == [{"at": "line 1", "why": why}]
    ran = here("import", file)
    assert "Not all of these could be kept" in ran.err and why in ran.out
    assert here.names() == ["Léa"]


def test_circles_of_those_who_are_there_are_taken_when_asked(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text("Nom complet,Courriel,Cercle\nLéa Martin,lea@example.org,Core\n", "utf-8")
    here("import", file)
    file.write_text("Nom complet,Courriel,Cercle\nLéa Martin,lea@example.org,Allies\n", "utf-8")
    assert "“--circles” moves them" in here("import", file).err
    assert here("import", file, "--circles", "--dry-run", "--json").json["updated"] == 1
    done = here("import", file, "--circles", "--json").json
    assert (done["updated"], here("person", "Léa Martin", "--json").json["tie"]["circle"]) == (1, "Allies")
    here("undo")
    assert here("person", "Léa Martin", "--json").json["tie"]["circle"] == "Core"


def test_a_folder_stands_for_its_address_books(here: Here, tmp_path: Path) -> None:
    folder = tmp_path / "books"
    folder.mkdir()
    assert "no address book" in here("import", folder).refusal
    for name in ("Anna.vcf", "Ben.VCF", "notes.txt"):
        (folder / name).write_text(cards(name.split(".")[0]), newline="")
    (folder / "folder.vcf").mkdir()
    assert here("import", folder, "--json").json["new"] == 2
    assert here.names() == ["Anna", "Ben"]


def test_a_file_that_cannot_be_read_keeps_no_other_out(here: Here, address_book: Path) -> None:
    picture = address_book.parent / "picture.vcf"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n")
    done = here("import", address_book, unreadable(address_book.parent), picture, "--json").json
    assert done["new"] == 2
    locked, unread, card = sorted(done["rejected"], key=lambda one: len(one["at"]))
    assert locked["at"] == "locked.vcf" and "cannot be read" in locked["why"]
    assert unread["at"] == "picture.vcf" and unread["why"].endswith(".")
    assert card["at"].startswith("friends.vcf, line")
    assert here.names() == ["Léa Martin", "Sam Dubois"]


def test_a_file_that_is_not_there_stops_an_import_before_it_begins(here: Here, address_book: Path) -> None:
    assert "gone.vcf” cannot be read" in here("import", address_book, "gone.vcf").refusal
    assert here.names() == []


def test_where_no_file_can_be_read_nothing_begins(here: Here, tmp_path: Path) -> None:
    (tmp_path / "picture.vcf").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "empty.vcf").touch()
    assert "locked.vcf” cannot be read" in here("import", unreadable(tmp_path)).refusal
    assert here("import", tmp_path / "picture.vcf").refusal
    assert "None of these files" in here("import", tmp_path / "empty.vcf", tmp_path / "picture.vcf").refusal
    assert here.names() == []


def test_the_encoding_can_be_said(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "old.vcf"
    file.write_bytes(cards("Zdeněk").encode("iso-8859-2"))
    assert here("import", file, "--encoding", "iso-8859-2", "--json").json["new"] == 1
    assert here.names() == ["Zdeněk"]
    assert "klingon" in here("import", file, "--encoding", "klingon").refusal


def test_columns_can_be_said_and_are_remembered(here: Here, vault: Vault, tmp_path: Path) -> None:
    file, later = tmp_path / "odd.csv", tmp_path / "later.csv"
    file.write_text("Wer;Womit;Schuhe\nLéa Martin;lea@example.org;38\n", encoding="utf-8")
    later.write_text("Schuhe;Wer;Womit\n44;Sam;sam@example.org\n", encoding="utf-8")
    assert "Say which one is" in here("import", file).refusal
    assert "“Was”" in here("import", file, "--map", "Was=name").refusal
    assert "email" in here("import", file, "--map", "Wer=mail").refusal
    mapped = ("--map", "wer=name", "--map", "Womit=email", "--map", "Schuhe=skip")
    assert here("import", file, *mapped, "--json").json["new"] == 1
    assert here("import", later, "--json").json["new"] == 1
    (sam,) = People(vault).named("Sam")
    person = People(vault).get(sam.id)
    assert ([one.value for one in person.contacts], person.note) == (["sam@example.org"], "")


def test_columns_without_headers_go_by_their_numbers(here: Here, tmp_path: Path) -> None:
    file = tmp_path / "bare.csv"
    file.write_text("Léa,lea@example.org\nSam,sam@example.org\n", encoding="utf-8")
    assert "“1” and “2”" in here("import", file, "--map", "Name=name").refusal
    assert here("import", file, "--map", "1=name", "--map", "2=email", "--json").json["new"] == 2
    assert here.names() == ["Léa", "Sam"]


def test_everything_goes_out_and_comes_back(here: Here, vault: Vault, tmp_path: Path) -> None:
    furnished(vault)
    archive, book = tmp_path / "all.json", tmp_path / "all.vcf"
    assert here("export", archive, "--json").json == {"file": str(archive), "people": 2, "ok": True}
    assert here("export", book).out == f"{book}\n"
    assert stat.S_IMODE(archive.stat().st_mode) == 0o600
    assert here("import", archive, "--json").json["unchanged"] == 2
    assert "already" in here("export", archive).refusal
    assert ".json" in here("export", tmp_path / "all.doc").refusal


def test_the_version_of_an_address_book_can_be_said(here: Here, vault: Vault, tmp_path: Path) -> None:
    people(vault, "Léa Martin")
    here("export", tmp_path / "new.vcf")
    here("export", tmp_path / "old.vcf", "--vcard", "3.0")
    versions = [(tmp_path / name).read_bytes().split(b"\r\n")[1] for name in ("new.vcf", "old.vcf")]
    assert versions == [b"VERSION:4.0", b"VERSION:3.0"]
    assert ".vcf" in here("export", tmp_path / "all.csv", "--vcard", "3.0").refusal
    assert not (tmp_path / "all.csv").exists()


def test_a_whole_notebook_comes_back_identical(here: Here, tmp_path: Path) -> None:
    out, back = tmp_path / "out.json", tmp_path / "back.json"
    assert here("export", out, "--demo").code == 0
    assert here("import", out, "--json").json["new"] > 50
    assert here("export", back).code == 0
    assert back.read_bytes() == out.read_bytes()


# Taking back


def test_history_undo_and_redo(here: Here, vault: Vault) -> None:
    people(vault, "Léa", "Sam")
    newest, oldest = here("history", "--json").json
    assert newest == {
        "id": newest["id"],
        "at": "2026-03-16T12:00:00+00:00",
        "label": "Add a person",
        "about": "Sam",
        "undone": False,
        "undoes": None,
    }
    assert oldest["about"] == "Léa"
    undone = {name: newest[name] for name in ("id", "at", "label", "about")}
    assert here("undo", "--json").json == undone
    assert here.names() == ["Léa"]
    reversal, *_ = here("history", "--json", "--limit", "1").json
    assert reversal["undoes"] == newest["id"]
    assert here("redo", "--json").json["id"] == reversal["id"]
    assert here.names() == ["Léa", "Sam"]
    assert here("redo").refusal == "There is nothing to redo."
    assert here("undo").err == "Taken back: Add a person Sam\n"
    assert "taken back" in here("history").out


def test_a_batch_that_was_changed_since_offers_the_rest(here: Here, vault: Vault, address_book: Path) -> None:
    batch = str(here("import", address_book, "--json").json["batch"])
    People(vault).change(People(vault).named("Léa Martin")[0].id, town="Nantes")
    refusal = here("undo", "--batch", batch).refusal
    assert "It is about Léa Martin." in refusal and "--untouched" in refusal
    assert here.names() == ["Léa Martin", "Sam Dubois"]
    assert here("undo", "--batch", batch, "--untouched").code == 0
    assert here.names() == ["Léa Martin"]


def test_what_an_undo_would_touch_is_shown_first(here: Here, vault: Vault) -> None:
    sam = People(vault).add("Sam", role="Designer")
    People(vault).change(sam, role="Baker")
    added, changed = (change["id"] for change in reversed(here("history", "--json").json))
    assert here("undo", "--dry-run").out == "changes back\tPerson\tSam\tRole: Baker → Designer\n"
    shown = here("undo", "--batch", added, "--dry-run", "--json").json
    assert shown == {
        "id": added,
        "at": shown["at"],
        "label": "Add a person",
        "about": "Sam",
        "whole": False,
        "sums": {},
        "touched": [],
        "more": 0,
        "in_the_way": [{"id": changed, "label": "Change a person", "about": "Sam"}],
    }
    told = here("undo", "--batch", added, "--dry-run")
    assert told.err == f"In the way: {changed} Change a person · Sam. --untouched takes back the rest.\n"
    assert [change["undone"] for change in here("history", "--json").json] == [False, False]
    assert here("undo", "--batch", "99", "--dry-run").refusal


def test_what_was_never_done_cannot_be_undone(here: Here) -> None:
    assert here("undo").refusal == "There is nothing to undo."
    assert here("undo", "--batch", "99").refusal
    assert here("undo", "--batch", "9" * 40).code == 2


# Asked at a terminal


LEA = ("TITLE:Designer", "EMAIL:lea@example.org")
LATER = ("TITLE:Boss", "ORG:La Grange", "EMAIL:lea@example.org", "EMAIL:lea@grange.example")


def card_of_lea(file: Path, *lines: str) -> Path:
    text = "\r\n".join(("BEGIN:VCARD", "VERSION:3.0", "FN:Léa Martin", *lines, "END:VCARD", ""))
    file.write_text(text, "utf-8", newline="")
    return file


def at_terminal(here: Here, *arguments: str | Path) -> Terminal:
    return Terminal("--vault", here.vault, "--passphrase-file", here.passphrase_file, *arguments)


def the_only(vault_folder: Path, key: VaultKey) -> Person:
    with Vault(vault_folder, key) as vault:
        (id,) = People(vault).ids()
        return People(vault).get(id)


def test_line_by_line_what_is_taken_is_asked(here: Here, tmp_path: Path, vault_key: VaultKey) -> None:
    here("import", card_of_lea(tmp_path / "a.vcf", *LEA))
    asking = at_terminal(here, "import", card_of_lea(tmp_path / "b.vcf", *LATER), "--ask")
    question = "Enter for 1 3; “q” to be asked no more."
    asking.answer(question, "9")
    asking.answer(question, "2, 3")
    assert asking.end() == 0
    assert "Léa Martin (line 1), beside Léa Martin, who is here:" in asking.text
    assert "2  Role: Designer → Boss" in asking.text and "1  Organisation: – → La Grange" in asking.text
    assert "That is none of these." in asking.text
    lea = the_only(here.vault, vault_key)
    assert (lea.role, lea.organisation) == ("Boss", "")
    assert [one.value for one in lea.contacts] == ["lea@example.org", "lea@grange.example"]
    here("undo")
    assert the_only(here.vault, vault_key).role == "Designer"


@pytest.mark.parametrize(("said", "role", "organisation"), [("all", "Boss", "La Grange"), ("none", "Designer", "")])
def test_all_or_none_of_a_card_is_taken(
    here: Here, tmp_path: Path, vault_key: VaultKey, said: str, role: str, organisation: str
) -> None:
    here("import", card_of_lea(tmp_path / "a.vcf", *LEA))
    asking = at_terminal(here, "import", card_of_lea(tmp_path / "b.vcf", *LATER), "--ask")
    asking.answer("be asked no more.", said)
    assert asking.end() == 0
    lea = the_only(here.vault, vault_key)
    assert (lea.role, lea.organisation) == (role, organisation)


def test_who_may_be_somebody_is_asked_about_and_q_asks_no_more(here: Here, tmp_path: Path, vault_key: VaultKey) -> None:
    here("import", card_of_lea(tmp_path / "a.vcf", "TITLE:Designer"))
    later = card_of_lea(tmp_path / "b.vcf", "TITLE:Boss", "ADR:;;;Nantes;;;")
    asking = at_terminal(here, "import", later, "--ask")
    asking.answer("be asked no more.", "1")
    asking.answer("be asked no more.", "q")
    assert asking.end() == 0
    assert "Léa Martin (line 1) looks like:" in asking.text and "No more is asked." in asking.text
    assert here.names() == ["Léa Martin", "Léa Martin"], "what was not finished is not decided"
    here("undo")
    asking = at_terminal(here, "import", later, "--ask")
    asking.answer("be asked no more.", "1")
    asking.answer("be asked no more.", "")
    assert asking.end() == 0
    assert the_only(here.vault, vault_key).town == "Nantes"


def test_where_nobody_can_be_asked_nothing_comes_in(here: Here, tmp_path: Path) -> None:
    file = card_of_lea(tmp_path / "a.vcf", *LEA)
    assert "no terminal to ask at" in here("import", file, "--ask").refusal
    assert here.names() == []
    assert here("import", file, "--ask", "--dry-run").code == 2
