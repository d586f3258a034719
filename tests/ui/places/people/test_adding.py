"""Adding somebody: N, a name, Enter."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLineEdit, QListView, QWidget

from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.conftest import Room
from ui.places.people.fields import NAME, ROLE

Open = Callable[[], Room]


def test_n_adds_somebody_with_all_that_is_known(vault: Vault, open_room: Open) -> None:
    (samira,) = people(vault, "Samira Haddad")
    before = everything(vault)
    room = open_room()
    room.press(Qt.Key.Key_Down)
    room.keys("n")
    room.settle()
    room.keys("Léa Martin")
    room.press(Qt.Key.Key_Tab)
    while room.focused is not room.place.form.line(ROLE):
        room.press(Qt.Key.Key_Tab)
    room.keys("Designer")
    room.place.form.worlds.field.setFocus()
    room.keys("Design")
    room.press(Qt.Key.Key_Return)
    room.place.form.knows.field.setFocus()
    room.keys("sam")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    lea = People(vault).named("Léa Martin")[0].id
    portrait = room.portrait(lea)
    assert (portrait.person.role, portrait.person.worlds) == ("Designer", ("Design",))
    assert [relation.other.id for relation in portrait.relations] == [samira]
    assert room.place.page.person == lea
    assert room.place.finder.selected == lea
    room.undo()
    assert everything(vault) == before, "one step takes all of it back"


def test_n_is_a_letter_like_another_in_a_field(open_room: Open) -> None:
    room = open_room()
    room.keys("nan")
    room.settle()
    assert room.place.finder.text == "nan"


def test_a_namesake_is_said_quietly_and_not_in_the_way(vault: Vault, open_room: Open) -> None:
    lea = People(vault).add("Léa Martin", role="Designer")
    room = open_room()
    room.place.add_person("lea martin")
    room.settle()
    assert room.place.form.namesake is not None
    assert "Léa Martin, Designer" in room.place.form._there_already.words
    room.press(Qt.Key.Key_Return)
    assert len(People(vault).named("Léa Martin")) == 2
    room.place.add_person("Léa Martin")
    room.settle()
    room.place.form._there_already.click()
    room.settle()
    assert room.place.page.person == lea


def test_a_nameless_one_is_asked_for_a_name(vault: Vault, open_room: Open) -> None:
    people(vault, "Sam")
    room = open_room()
    room.place.add_person()
    room.press(Qt.Key.Key_Return)
    assert room.place.form.line(NAME).hasFocus()
    assert "Give this person a name." in room.place.form._complaint.text()
    assert People(vault).count() == 1


def test_escape_gives_up_and_the_next_form_is_empty(vault: Vault, open_room: Open) -> None:
    people(vault, "Sam")
    room = open_room()
    room.place.add_person("Léa")
    room.settle()
    room.press(Qt.Key.Key_Escape)
    assert People(vault).count() == 1
    assert room.place.finder.search.edit.hasFocus()
    room.place.add_person()
    assert room.place.form.line(NAME).text() == ""


def test_everything_that_takes_the_keyboard_has_a_name(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.settle()
    nameless = [widget for widget in room.place.findChildren(QWidget) if takes_keyboard(widget) and not spoken(widget)]
    assert nameless == []


def takes_keyboard(widget: QWidget) -> bool:
    """Whether Tab stops there."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isVisible()


def spoken(widget: QWidget) -> str:
    """What a screen reader says of a widget."""
    if isinstance(widget, (QLineEdit, QListView)) or not isinstance(widget, QAbstractButton):
        return widget.accessibleName()
    return widget.accessibleName() or widget.text()
