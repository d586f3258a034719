"""Who I am, whose keys I know and what came, on the command line."""

import sys
from pathlib import Path

import pytest

from app.postbox import is_installed
from models.clock import SystemClock
from models.introductions import Introductions
from models.people import People
from models.vault import Vault
from sync.codec import Keys
from sync.messages import Identity
from sync.writing import Writer
from tests.app.running import Here
from tests.builders import people
from tests.sync.three import Three, three

__all__ = ["three"]


@pytest.fixture
def theirs(vault: Vault, tmp_path: Path) -> Path:
    """The identity of someone called Léa Martin, in a file."""
    file = tmp_path / "lea.identity"
    keys = Keys.fresh()
    vault.clock = SystemClock()  # the command line's
    file.write_text(Writer(vault, keys).sign(Identity("Léa Martin", keys.age)).signed)
    return file


def test_an_identity_is_made_on_first_use_and_stays(here: Here, tmp_path: Path) -> None:
    first = here("identity", "--name", "Ana", "--set", "email=ana@example.org", "role=Gardener", "--json").json
    assert here("identity", "--json").json == first
    shown = here("identity").out
    assert shown == f"Name\tAna\nE-mail\tana@example.org\nRole\tGardener\n{' '.join(first['words'])}\n"
    assert here("identity", "--set", "role=", "--set", "city=Nantes").out.splitlines()[2] == "Town\tNantes"


def test_an_identity_without_a_name_is_not_handed_over(here: Here, tmp_path: Path) -> None:
    assert "no name" in here("identity", "--out", tmp_path / "me").refusal
    assert "e-mail" in here("identity", "--set", "email=ana").refusal
    assert here("identity", "--set", "email").code == 2


def test_someone_is_paired_by_their_file_under_the_name_that_i_have_for_them(
    here: Here, vault: Vault, theirs: Path
) -> None:
    people(vault, "Lélé")
    peer = here("pair", theirs, "--as", "lele", "--json").json
    assert (peer["name"], peer["level"], len(peer["words"])) == ("Lélé", "introduced", 8)
    assert here.names() == ["Lélé"]
    assert here("pair", theirs).out.splitlines()[0] == "Lélé: introduced"


def test_who_is_not_there_yet_is_made(here: Here, theirs: Path) -> None:
    assert here("pair", theirs, "--json").json["name"] == "Léa Martin"
    assert here.names() == ["Léa Martin"]
    assert here("undo").code == 0
    assert here.names() == []


def test_an_identity_that_comes_with_the_post_waits_until_it_is_accepted(here: Here, theirs: Path) -> None:
    (item,) = here("receive", theirs, "--json").json["inbox"]
    assert item == {
        "id": 1,
        "kind": "identity",
        "from": "",
        "level": "unknown",
        "state": "new",
        "about": "Léa Martin",
    }
    assert here.names() == []
    assert here("inbox", "1", "accept", "--json").json == {"person": "Léa Martin"}
    assert here("inbox", "--json").json == []


def test_what_is_no_card_is_told_and_the_rest_is_taken(here: Here, theirs: Path, tmp_path: Path) -> None:
    noise = tmp_path / "noise"
    noise.write_bytes(b"\0" * 99)
    ran = here("receive", noise, theirs, tmp_path / "missing", "--json").json
    assert [one["kind"] for one in ran["inbox"]] == ["identity"]
    assert [one["file"] for one in ran["refused"]] == [str(noise), str(tmp_path / "missing")]
    assert all(one["why"].endswith(".") for one in ran["refused"])


def test_nothing_is_written_over_and_then_nothing_is_done(here: Here, vault: Vault, theirs: Path) -> None:
    here("identity", "--name", "Ana")
    here("pair", theirs)
    (sam,) = people(vault, "Sam")
    lea = People(vault).named("Léa Martin")[0].id
    id = Introductions(vault).propose(lea, sam, "hedges", "bread")
    assert "already" in here("introduction", id, "ask", "Léa Martin", "--out", theirs).refusal
    assert Introductions(vault).get(id).a.state == "new"
    assert "not paired with Sam" in here("introduction", id, "ask", "Sam", "--out", theirs.with_name("new")).refusal


def test_who_has_no_program_is_introduced_by_word_of_mouth(here: Here, vault: Vault) -> None:
    people(vault, "Léa Martin", "Sam")
    made = here("introduce", "léa martin", "sam", "--why-a", "hedges", "--why-b", "bread", "--json").json
    id = made["introduction"]
    here("introduction", id, "ask", "Sam")
    for name in ("Sam", "Léa Martin"):
        here("introduction", id, "answer", name, "yes", "--note", "by phone")
    assert "\nWrite to Léa and Sam, and put them in touch\n" in here("introduction", id).out
    told = here("introduction", id, "share", "Sam", "--json").json
    assert told == {
        "id": id,
        "a": {"name": "Léa Martin", "state": "yes"},
        "b": {"name": "Sam", "state": "shared"},
        "state": "shared",
    }
    assert here("introductions").out == f"{id}\tLéa Martin\tyes\tSam\tput in touch\tput in touch\n"
    assert here("introduction", id, "outcome", "they plant", "--json").json["state"] == "closed"


def test_ten_days_of_silence_count_as_a_no(here: Here, vault: Vault) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam)
    here("introduction", id, "ask", "léa", "--today", "2026-03-16")
    parties = {"a": {"name": "Léa Martin", "state": "asked"}, "b": {"name": "Sam Dubois", "state": "new"}}
    assert here("introduction", id, "--json", "--today", "2026-03-25").json == {"id": id, **parties, "state": "asking"}
    parties["a"]["state"] = "silent"
    late = {"id": id, **parties, "state": "expired"}
    assert here("introduction", id, "--json", "--today", "2026-03-26").json == late
    assert here("introductions", "--json", "--today", "2026-03-26").json == [late]
    again = here("introduction", id, "ask", "Léa Martin", "--json", "--today", "2026-03-26").json
    assert (again["a"]["state"], again["state"]) == ("asked", "asking")


def test_what_a_letter_means_and_would_change_is_said(three: Three, here: Here) -> None:
    share, _ = three.until_shared()
    hello = three.ben.post.receive(three.ana.post.hello(three.introduction, three.ana.knows("Ben Okafor")).data)
    here.vault = three.ben.vault.paths.folder
    assert "Somebody new\tCleo Varga" in here("inbox", share, "--today", "2026-03-16").out.splitlines()
    assert "told the same" in here("inbox", hello.item.id, "--today", "2026-03-16").err


def test_words_that_would_give_the_other_away_are_refused(here: Here, vault: Vault, theirs: Path) -> None:
    here("identity", "--name", "Ana")
    here("pair", theirs)
    people(vault, "Sam Dubois")
    words = ("--why-a", "Dubois plants too", "--why-b", "bread")
    made = here("introduce", "Léa Martin", "Sam Dubois", *words, "--json").json
    out = theirs.with_name("ask")
    assert (
        "gives Sam Dubois away" in here("introduction", made["introduction"], "ask", "Léa Martin", "--out", out).refusal
    )
    assert not out.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("introduction", "1", "dance", "Sam"),
        ("introduction", "1", "answer", "Sam"),
        ("introduction", "1", "answer", "Sam", "perhaps"),
        ("introduction", "1", "hello", "Sam"),
        ("introduction", "1", "answer", "Sam", "yes", "--out", "never-written"),
        ("introduction", "1", "--out", "never-written"),
        ("inbox", "1", "dance"),
        ("inbox", "1", "yes"),
        ("card", "eat", "--for", "Sam", "--fields", "name", "--out", "x"),
        ("identity", "rotate"),
    ],
)
def test_what_a_step_wants_is_said(here: Here, vault: Vault, words: tuple[str, ...]) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Introductions(vault).propose(lea, sam)
    ran = here(*words)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.strip()


def test_without_the_extra_a_command_says_what_to_install(
    here: Here, vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    people(vault, "Léa", "Sam")
    for library in ("pyrage", "joserfc", "msgspec"):
        monkeypatch.setitem(sys.modules, library, None)
    for loaded in [name for name in sys.modules if name.startswith("sync.")]:
        monkeypatch.delitem(sys.modules, loaded)
    assert not is_installed()
    for words in (("identity",), ("inbox",), ("receive", "x"), ("pair", "x")):
        assert "pip install" in here(*words).refusal
    assert here("introduce", "Léa", "Sam", "--why-a", "a", "--why-b", "b").code == 0
