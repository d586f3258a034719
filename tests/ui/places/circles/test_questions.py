"""A few questions, answered by Y and N, and not asked again."""

from PySide6.QtCore import Qt

from models.interactions import Interactions
from models.people import People
from models.relations import Relations
from models.vault import Vault
from models.worlds import Worlds
from tests.builders import everything, people
from tests.ui.places.circles.conftest import Open
from tests.ui.places.circles.test_moving import at
from tests.ui.places.keys import keyboard

Key = Qt.Key


def test_yes_and_no_are_a_key_each(vault: Vault, open_room: Open) -> None:
    ana, ben, cleo, dan = people(vault, "Ana", "Ben", "Cléo", "Dan")
    for other in (ben, cleo, dan):
        Interactions(vault).log(on="2026-03-01", people=[ana, other])
    room = open_room()
    asked = [row.proposal.sentence for row in room.place.strip.rows]
    assert len(asked) == 3
    room.keys("p")
    assert keyboard() is room.place.strip.rows[0]
    assert keyboard().accessibleName() == "You spoke with Ana and Dan at once on 1 March: do they know each other?"
    room.keys("y")
    assert [relation.other.id for relation in Relations(vault).of(dan) if relation.id] == [ana]
    assert len(room.place.strip.rows) == 2
    assert keyboard() is room.place.strip.rows[0], "the next question is under the keyboard"
    room.press(Key.Key_Down)
    room.keys("n")
    assert len(room.place.strip.rows) == 1
    room.keys("o")
    assert room.place.strip.rows == []
    assert not room.place.strip.isVisible()
    assert at(room) == (4, "Ana"), "when nothing is asked any more, one is among people again"
    room.undo()
    assert [row.proposal.sentence for row in room.place.strip.rows] == asked[1:2], "the last answer is taken back"


def test_answers_can_be_taken_back(vault: Vault, open_room: Open) -> None:
    ana, ben = people(vault, "Ana", "Ben")
    Interactions(vault).log(on="2026-03-01", people=[ana, ben])
    room = open_room()
    before = everything(vault)
    for answer in "yn":
        room.keys("p")
        room.keys(answer)
        assert room.place.strip.rows == []
        room.undo()
        assert everything(vault) == before
        assert len(room.place.strip.rows) == 1
        room.press(Key.Key_Escape)


def test_a_world_is_noted_for_all_at_once(vault: Vault, open_room: Open) -> None:
    ids = [People(vault).add(name, town="Rezé") for name in ("Ana", "Ben", "Cléo")]
    room = open_room()
    room.keys("p")
    room.keys("y")
    assert [Worlds(vault).of(id) for id in ids] == [("Rezé",)] * 3


def test_in_a_low_window_one_question_is_enough(vault: Vault, open_room: Open) -> None:
    ana, *others = people(vault, "Ana", "Ben", "Cléo", "Dan")
    for other in others:
        Interactions(vault).log(on="2026-03-01", people=[ana, other])
    room = open_room(size=(836, 516))
    assert len(room.place.strip.rows) == 1
    room.keys("p")
    room.keys("n")
    assert len(room.place.strip.rows) == 1, "the next one comes"


def test_markup_in_a_name_is_asked_letter_by_letter(vault: Vault, open_room: Open) -> None:
    ana, ben = people(vault, "<b>Ana</b>", "B" * 300)
    Interactions(vault).log(on="2026-03-01", people=[ana, ben])
    room = open_room()
    (row,) = room.place.strip.rows
    assert "<b>Ana</b>" in row.accessibleName()
    room.place.grab()
