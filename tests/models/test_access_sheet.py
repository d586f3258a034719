"""Everything about one person, to hand to them: whole, and without what is only others' to know."""

import json
import os
from pathlib import Path

import pytest

from models.access_sheet import as_json, as_text, read_access_sheet, write_access_sheet
from models.decisions import Decisions
from models.errors import Refused
from models.introductions import Answer, Introductions
from models.people import People
from models.vault import Vault
from models.vault.errors import VaultExists
from resources import set_language
from tests.builders import people
from tests.furnished import furnish

OF_A_PERSON = {
    "person": "met through them",
    "contact_method": "under who they are",
    "important_date": "under who they are",
    "photo": "the picture",
    "card_property": "under who they are",
    "person_tag": "under who they are",
    "person_world": "under who they are",
    "relation": "a section",
    "participation": "the exchanges",
    "favour_person": "the favours",
    "follow_up_person": "the follow-ups",
    "introduction_party": "the introductions",
    "experience": "a section",
    "need": "a section",
    "offer": "a section",
    "mission": "a section",
    "referral": "the missions",
    "consultation": "the decisions",
    "import_ledger": "where this comes from",
    "merged_person": "what was handed over: their keys and messages, under whichever name",
}
"""Each table that refers to people, and where the sheet tells of it."""

SAID = (
    *("Léa Kœnig", "Lélé", "Atelier du Marché", "Ébéniste", "Nantes", "A deux enfants.", "au marché", "spring 2019"),
    *("Close ones", "bois", "chorale", "artisans", "lea@example.org", "+33 6 12 34 56 78", "3, rue du Puits"),
    *("12 May", "1 September 2001", "X-PHONETIC:léa", "sister", "jumelles", "colleague"),
    *("5 March 2024", "Son déménagement à Rezé", "🎻" * 50, "un coup de main au déménagement", "rappeler", "promis"),
    *("un redressement fiscal", "impôts", "2018", "un atelier plus grand", "Refonte du site", "4500.00"),
    *("Prendre un bureau ?", "s’y est ennuyée", "essayer un mois"),
)


def text_of(vault: Vault, person: int) -> str:
    return as_text(read_access_sheet(vault, person)).decode()


def named(vault: Vault, name: str) -> int:
    return People(vault).named(name)[0].id


def test_all_that_is_kept_is_told(vault: Vault) -> None:
    furnish(vault)
    said = text_of(vault, named(vault, "Léa Kœnig"))
    assert [words for words in SAID if words not in said] == []
    assert "Imported from: vcard" in text_of(vault, named(vault, "Imported Ines"))
    assert "for good" in text_of(vault, named(vault, "Omar 'O''Neil'; DROP"))


def test_each_table_that_refers_to_people_has_its_place(vault: Vault) -> None:
    tables = [row[0] for row in vault.rows("SELECT name FROM sqlite_master WHERE type = 'table'")]
    referring = {
        table
        for table in tables
        if any(key["table"] == "person" for key in vault.rows(f"PRAGMA foreign_key_list({table})"))
    }
    assert referring == OF_A_PERSON.keys()


def test_of_those_who_are_alone_nothing_of_others_is_told(vault: Vault) -> None:
    furnish(vault)
    said = text_of(vault, named(vault, "Imported Ines"))
    assert not [name for name in ("Léa", "Omar", "سامية", "Rezé", "Nantes") if name in said]


def test_an_introduction_names_the_other_only_once_both_know(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    introductions = Introductions(vault)
    introduction = introductions.propose(lea, sam, "meets Sam, a carpenter", "meets Léa", note="Sam is shy")
    introductions.ask(introduction, lea)
    assert "Sam" not in text_of(vault, lea)
    for person in (lea, sam):
        introductions.answer(introduction, person, Answer.YES)
    assert "Sam" not in text_of(vault, lea)
    introductions.share(introduction)
    assert "With: Sam" in text_of(vault, lea)


def test_the_picture_comes_along_for_a_program(vault: Vault) -> None:
    furnish(vault)
    document = json.loads(as_json(read_access_sheet(vault, named(vault, "Léa Kœnig"))))
    assert document["picture"]["media_type"] == "image/png"
    assert document["picture"]["data"].startswith("AAEC")
    assert {"what": "Nickname", "said": "Lélé"} in document["sections"][0]["entries"][0]


def test_it_is_written_in_the_language_of_the_notebook(vault: Vault) -> None:
    (lea,) = people(vault, "Léa")
    set_language("fr")
    try:
        assert text_of(vault, lea).startswith("Ce qui est noté sur Léa, le ")
    finally:
        set_language("en")


def test_who_was_chosen_and_not_asked_yet_hears_nothing_of_the_question(vault: Vault) -> None:
    (lea,) = people(vault, "Léa")
    decisions = Decisions(vault)
    question = decisions.ask("Embaucher Emma ?")
    decisions.choose(question, [lea])
    before = read_access_sheet(vault, lea)
    assert [section.heading for section in before.sections if () in section.entries] == []
    assert "Emma" not in text_of(vault, lea)
    decisions.consult(question, lea)
    assert "Embaucher Emma ?" in text_of(vault, lea)


@pytest.mark.parametrize("name", ["lea.txt", "lea.JSON"])
def test_the_file_is_its_owners_alone_and_written_over_nothing(vault: Vault, tmp_path: Path, name: str) -> None:
    (lea,) = people(vault, "Léa")
    write_access_sheet(vault, lea, tmp_path / name)
    assert os.name == "nt" or (tmp_path / name).stat().st_mode & 0o777 == 0o600
    before = (tmp_path / name).read_bytes()
    with pytest.raises(VaultExists):
        write_access_sheet(vault, lea, tmp_path / name)
    assert (tmp_path / name).read_bytes() == before


def test_another_ending_and_nobody_are_refused(vault: Vault, tmp_path: Path) -> None:
    (lea,) = people(vault, "Léa")
    with pytest.raises(Refused, match=r"\.txt, \.json"):
        write_access_sheet(vault, lea, tmp_path / "lea.docx")
    with pytest.raises(Refused):
        write_access_sheet(vault, lea + 1, tmp_path / "lea.txt")
    assert list(tmp_path.glob("lea*")) == []


def test_no_control_character_is_written(vault: Vault) -> None:
    person = People(vault).add("Léa", note="before\0after")
    assert b"before after" in as_text(read_access_sheet(vault, person))
