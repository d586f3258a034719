"""Who has lived this, asked in a terminal."""

import json

from models.experiences import Experiences, MayAsk
from models.interactions import Interactions
from models.vault import Vault
from tests.app.running import Here
from tests.builders import people


def lived(vault: Vault) -> None:
    """Two people who lived something, and one who did not."""
    lea, sam, _ = people(vault, "Léa", "Sam", "Omar")
    Experiences(vault).add(lea, "Un contrôle fiscal", may_ask=MayAsk.YES)
    Interactions(vault).log(on="2026-01-05", people=[sam], text="Her landlord sold the studio")


def test_people_come_with_the_reason_and_whether_one_may_ask(here: Here, vault: Vault) -> None:
    lived(vault)
    assert here("who", "un", "contrôle", "fiscal", "--limit", "1", "--json").json == [
        {"person": "Léa", "because": "Un contrôle fiscal", "ask": "yes"}
    ]
    assert here("who", "landlord", "--limit", "1").out == "Sam\tHer landlord sold the studio\task first\n"


def test_each_line_of_stdin_is_a_question(here: Here, vault: Vault) -> None:
    lived(vault)
    ran = here("who", "-", "--limit", "1", stdin="contrôle fiscal\n\nlandlord\n")
    assert ran.code == 0
    answers = [json.loads(line) for line in ran.out.splitlines()]
    assert [[answer["person"] for answer in each] for each in answers] == [["Léa"], [], ["Sam"]]


def test_without_a_question_it_says_how_it_is_used(here: Here) -> None:
    assert here("who").code == 2
    assert here("who", "x", "--limit", "0").code == 2
