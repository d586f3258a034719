"""Who may know whom is asked quietly at the end of a page, and answered by one key."""

from collections.abc import Callable

from PySide6.QtCore import Qt

from models.interactions import Channel, Interactions
from models.people import People, Standing
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.conftest import Room
from ui.widgets import Button

Open = Callable[[], Room]


def met(vault: Vault, *there: int) -> None:
    Interactions(vault).log(on="2024-07", people=there, channel=Channel.COFFEE)


def question(room: Room) -> str:
    """What is asked on the page."""
    return next((row.proposal.sentence for row in room.place.page.proposal.rows), "")


def test_two_who_were_together_may_know_each_other(vault: Vault, open_room: Open) -> None:
    claire, samira, ines = people(vault, "Claire", "Samira", "Inès")
    met(vault, claire, samira)
    met(vault, ines, claire)
    before = everything(vault)
    room = open_room()
    room.show(claire)
    line = room.place.page.proposal
    asked = question(room)
    assert "do they know each other?" in asked
    line.focus_first()
    room.keys("n")
    room.settle()
    assert question(room) not in (asked, ""), "the next one is asked, and this one no more"
    assert not room.place.form.isVisible(), "N answers here, and adds nobody"
    assert line.rows[0].has_keyboard, "to go on"
    room.keys("o")
    room.settle()
    assert len([one for one in Relations(vault).of(claire) if one.id is not None]) == 1
    assert line.isHidden()
    assert room.focused is room.place.page._add
    room.undo()
    room.undo()
    assert everything(vault) == before


def test_a_world_is_proposed_and_noted_by_a_press(vault: Vault, open_room: Open) -> None:
    claire, *_ = (People(vault).add(name, town="Nantes") for name in ("Claire", "Sam", "Inès"))
    room = open_room()
    room.show(claire)
    line = room.place.page.proposal
    assert "is it a world?" in question(room)
    next(button for button in line.findChildren(Button) if button.text() == "Yes").setFocus()
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.worlds == ("Nantes",)
    assert room.place.page.details.worlds.fact.words == "Nantes"


def test_nothing_is_asked_about_whoever_is_to_be_left_in_peace(vault: Vault, open_room: Open) -> None:
    claire, samira = people(vault, "Claire", "Samira")
    met(vault, claire, samira)
    room = open_room()
    room.show(claire)
    assert room.place.page.proposal.isVisible()
    room.place.page.menu.standing_chosen.emit(Standing.QUIET)
    room.settle()
    assert room.place.page.proposal.isHidden()
    room.show(samira)
    assert room.place.page.proposal.isHidden()
