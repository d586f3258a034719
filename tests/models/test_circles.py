"""Circles hold people, the smallest first; a vault has four of its own."""

import pytest

from models.circles import Circles
from models.errors import Refused
from models.people import People, Tie
from models.vault import Vault
from tests.builders import everything


def test_a_new_vault_has_four_circles_with_fixed_names_for_archives(vault: Vault) -> None:
    circles = Circles(vault).all()
    assert [(circle.uid, circle.soft_cap) for circle in circles] == [
        ("circle-5", 5),
        ("circle-15", 15),
        ("circle-50", 50),
        ("circle-150", 150),
    ]
    rhythms = [circle.cadence_days for circle in circles]
    assert all(rhythms) and rhythms == sorted(rhythms, key=lambda days: days or 0)
    assert vault.history() == []


def test_a_circle_of_ones_own_takes_its_place(vault: Vault) -> None:
    circles = Circles(vault)
    before = everything(vault)
    id = circles.add(" Chorale ", 30)
    assert [circle.name for circle in circles.all()][2] == "Chorale"
    circles.change(id, name="La chorale", soft_cap=200, cadence_days=30)
    last = circles.all()[-1]
    assert (last.id, last.name, last.soft_cap, last.cadence_days) == (id, "La chorale", 200, 30)
    vault.undo()
    vault.undo()
    assert everything(vault) == before


@pytest.mark.parametrize("name", ["", "  "])
def test_a_circle_has_a_name(vault: Vault, name: str) -> None:
    before = everything(vault)
    with pytest.raises(Refused, match="name"):
        Circles(vault).add(name, 10)
    with pytest.raises(Refused, match="name"):
        Circles(vault).change(1, name=name, soft_cap=5, cadence_days=None)
    assert everything(vault) == before


def test_those_of_a_circle_that_goes_stay_and_come_back_into_it(vault: Vault) -> None:
    circles = Circles(vault)
    core = circles.all()[0].id
    lea = People(vault).add("Léa", tie=Tie(circle=core))
    before = everything(vault)
    circles.remove(core)
    assert People(vault).get(lea).tie.circle is None
    assert len(circles.all()) == 3
    vault.undo()
    assert everything(vault) == before
    assert People(vault).get(lea).tie.circle == core
