"""Worlds are met again whatever their accents or case, and go when nobody is left in them."""

import pytest

from models.errors import Refused
from models.people import People
from models.vault import Vault
from models.worlds import Worlds
from tests.builders import everything, people


def test_one_world_whatever_its_accents_or_case(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    worlds = Worlds(vault)
    worlds.join(lea, " Théâtre ")
    worlds.join(sam, "theatre")
    worlds.join(sam, "Œnologie")
    worlds.join(sam, "oenologie")
    assert worlds.all() == ["Œnologie", "Théâtre"]
    assert People(vault).ids("theatre") == [lea, sam]
    assert worlds.of(sam) == ("Théâtre", "Œnologie")
    assert People(vault).get(lea).worlds == ("Théâtre",)


def test_a_world_goes_with_its_last_person(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    worlds = Worlds(vault)
    worlds.join(lea, "Théâtre")
    worlds.join(sam, "Théâtre")
    worlds.leave(lea, "theatre")
    assert worlds.all() == ["Théâtre"]
    People(vault).remove(sam)
    assert worlds.all() == []
    vault.undo()
    assert worlds.of(sam) == ("Théâtre",)


def test_people_are_found_by_their_world(vault: Vault) -> None:
    lea, _ = people(vault, "Léa", "Sam")
    Worlds(vault).join(lea, "Théâtre")
    assert People(vault).ids("thea") == [lea]
    Worlds(vault).leave(lea, "Théâtre")
    assert People(vault).ids("thea") == []
    vault.undo()
    assert People(vault).ids("thea") == [lea]


def test_a_world_has_a_name(vault: Vault) -> None:
    with pytest.raises(Refused, match="name"):
        Worlds(vault).join(*people(vault, "Léa"), "  ")


def test_joining_and_leaving_are_undone_alone(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    worlds = Worlds(vault)
    seen = [everything(vault)]
    worlds.join(lea, "Théâtre")
    seen.append(everything(vault))
    worlds.leave(lea, "Théâtre")
    while seen:
        vault.undo()
        assert everything(vault) == seen.pop()
