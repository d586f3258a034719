"""A favour is noted, changed, done in part and passed on, by keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton

from models.favours import Favours, FavourState
from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.favours.acts import CTRL, FROM_ME, TO_ME, form_of, said, the_one, undo_by_notice
from tests.ui.places.favours.conftest import Open, Room
from tests.ui.places.keys import tab_to
from ui.places.favours.form import FavourForm
from ui.places.favours.part_form import PartForm

# A new one


def test_a_promise_is_noted_by_keys_alone(vault: Vault, open_room: Open) -> None:
    lea, _ = people(vault, "Léa Martin", "Sam Dubois")
    room = open_room()
    room.keys("nléa")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Tab)
    room.keys("un devis type")
    room.press(Qt.Key.Key_Tab)
    room.keys("vendredi")
    room.press(Qt.Key.Key_Return)
    favour = the_one(vault, "un devis type")
    assert (favour.direction, favour.state, favour.due, favour.on) == (FROM_ME, "promised", "2026-03-20", "2026-03-16")
    assert favour.people == ((lea, "Léa Martin"),)
    assert vault.history(1)[0].label == "Promise a favour"
    assert (room.place.form, said(room), room.chosen) == (None, "Noted.", "un devis type")
    assert room.place.board.view.hasFocus()
    undo_by_notice(room)
    assert Favours(vault).all() == []


@pytest.mark.parametrize(
    ("section", "kind", "state"),
    [("2", "It is promised to me", "agreed"), ("3", "I received it", "received"), ("4", "I did it", "given")],
)
def test_a_new_one_is_what_the_list_is_about(
    vault: Vault, open_room: Open, section: str, kind: str, state: str
) -> None:
    room = open_room()
    room.keys(f"{section}nZoé")
    form = room.place.form
    assert isinstance(form, FavourForm)
    assert form.kind.currentText() == kind
    room.press(Qt.Key.Key_Return)  # somebody new, and shown as such
    room.press(Qt.Key.Key_Tab)
    room.keys("une idée")
    room.press(Qt.Key.Key_Return)
    favour = the_one(vault, "une idée")
    assert (favour.state, [name for _, name in favour.people]) == (state, ["Zoé"])
    assert room.chosen == "une idée"
    vault.undo()
    assert People(vault).count() == 0, "one step takes all of it back"


def test_kind_effort_and_day_are_chosen_by_keys(vault: Vault, open_room: Open) -> None:
    people(vault, "Sam")
    room = open_room()
    room.keys("n")
    room.press(Qt.Key.Key_Backtab)
    assert QApplication.focusWidget() is form_of(room).effort
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Backtab)
    room.press(Qt.Key.Key_End)
    tab_to(form_of(room).people.field)
    room.keys("sam")
    room.press(Qt.Key.Key_Return)
    tab_to(form_of(room).text)
    room.keys("un vélo")
    tab_to(form_of(room).on)
    room.keys("hier")
    room.press(Qt.Key.Key_Return)
    favour = the_one(vault, "un vélo")
    assert (favour.direction, favour.state, favour.effort) == (TO_ME, "received", "five minutes")
    assert (favour.on, favour.due) == ("2026-03-15", "")
    assert room.place.board.section == "to_thank"


def complaint(room: Room) -> str:
    assert room.place.form is not None
    return room.place.form._complaint.text()


def test_what_is_not_clear_is_asked_about_where_it_stands(vault: Vault, open_room: Open) -> None:
    people(vault, "Sam")
    room = open_room()
    room.keys("n")
    room.press(Qt.Key.Key_Return)
    assert (complaint(room), QApplication.focusWidget()) == ("Say whom it is about.", form_of(room).people.field)
    room.keys("sam")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert (complaint(room), QApplication.focusWidget()) == ("Write a few words first.", form_of(room).text)
    room.keys("un devis")
    tab_to(form_of(room).due)
    room.keys("29/2/2026")
    room.press(Qt.Key.Key_Return)
    assert "29/2/2026" in complaint(room)
    assert QApplication.focusWidget() is form_of(room).due
    assert Favours(vault).all() == []
    room.press(Qt.Key.Key_Escape)
    assert room.place.form is None
    assert vault.history()[0].label == "Add a person", "nothing was kept"


def test_letters_in_a_form_are_no_commands(vault: Vault, open_room: Open) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    before = everything(vault)
    room = open_room()
    room.keys("n")
    buttons = [button for button in form_of(room).findChildren(QPushButton) if button.text() == "Keep"]
    tab_to(buttons[0])
    room.keys("dlt1g")
    assert everything(vault) == before
    assert room.place.board.section == "promised"


# Changing one


def test_e_opens_what_is_there_and_enter_keeps_what_is_new(vault: Vault, open_room: Open) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    favour = Favours(vault).promise(to=[sam], text="un devis", due="2026-03-10", effort="deux messages")
    room = open_room()
    room.keys("e")
    form = form_of(room)
    shown = (form.kind.currentText(), form.text.text(), form.due.text(), form.effort.currentText(), form.on.text())
    assert shown == ("I promised it", "un devis", "10 March", "deux messages", "today")
    room.keys(" type")
    tab_to(form.people.field)
    room.keys("lé")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    changed = Favours(vault).get(favour)
    assert (changed.text, changed.people) == ("un devis type", ((sam, "Sam"), (lea, "Léa")))
    assert (changed.due, changed.effort, changed.on) == ("2026-03-10", "deux messages", "2026-03-16"), "as they were"
    undo_by_notice(room)
    assert Favours(vault).get(favour).text == "un devis"


def test_what_is_kept_unchanged_is_no_change(vault: Vault, open_room: Open) -> None:
    Favours(vault).promise(to=people(vault, "Sam"), text="un devis")
    last = vault.history(1)[0].id
    room = open_room()
    room.keys("e")
    room.press(Qt.Key.Key_Return)
    assert (room.place.form, said(room)) == (None, "")
    assert vault.history(1)[0].id == last


def test_a_favour_can_be_turned_round_or_closed(vault: Vault, open_room: Open) -> None:
    sam = people(vault, "Sam")
    favours = Favours(vault)
    promise = favours.promise(to=sam, text="un devis")
    given = favours.add(FROM_ME, "un canapé", sam, FavourState.GIVEN, on="2025")
    room = open_room()
    room.keys("e")
    choose(room, form_of(room).kind, "It is promised to me")
    assert favours.get(promise).state == "agreed"
    assert room.place.board.section == "awaited"
    room.keys("4e")
    assert kinds(form_of(room)) == [
        "I did it",
        "I did it, and it is closed",
        "It is promised to me",
        "I asked for it",
        "I received it",
    ]
    choose(room, form_of(room).kind, "I did it, and it is closed")
    assert (favours.get(given).state, favours.get(given).on) == ("closed", "2025")


def kinds(form: FavourForm) -> list[str]:
    return [form.kind.itemText(at) for at in range(form.kind.count())]


def choose(room: Room, box: QComboBox, words: str) -> None:
    """Go to a box, choose what says ``words``, and keep the form."""
    tab_to(box)
    room.press(Qt.Key.Key_Home)
    while box.currentText() != words:
        room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)


# In part, and forward


def test_p_asks_which_part_and_what_remains(vault: Vault, open_room: Open) -> None:
    favour = Favours(vault).promise(to=people(vault, "Sam"), text="trois textes", due="2026-04-01")
    before = everything(vault)
    room = open_room()
    room.keys("p")
    form = room.place.form
    assert isinstance(form, PartForm)
    room.press(Qt.Key.Key_Return)
    assert complaint(room) == "Write a few words first."
    room.keys("le premier")
    room.press(Qt.Key.Key_Tab)
    assert isinstance(QApplication.focusWidget(), QLineEdit)
    room.press(Qt.Key.Key_A, CTRL)
    room.keys("deux textes")
    room.press(Qt.Key.Key_Return)
    assert (room.chosen, Favours(vault).get(favour).state) == ("deux textes", "doing")
    assert the_one(vault, "le premier").part_of == favour
    assert room.place.board.foot.words == "Done already: “le premier”"
    room.keys("4")
    assert room.spoken == ["Sam, given, le premier, today, a part"]
    assert room.place.board.foot.words == "A part of “deux textes” (Sam)"
    room.undo()
    assert everything(vault) == before


def test_f_passes_on_what_was_received_to_somebody_else(vault: Vault, open_room: Open) -> None:
    sam, _ = people(vault, "Sam", "Léa")
    favours = Favours(vault)
    received = favours.add(TO_ME, "un canapé", [sam], FavourState.RECEIVED)
    before = everything(vault)
    room = open_room()
    room.keys("3f")
    assert form_of(room).accessibleName() == "Pays forward “un canapé”, from Sam"
    assert kinds(form_of(room)) == ["I promised it", "I offered it", "I did it"]
    room.keys("sam")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Tab)
    room.keys("un lit")
    room.press(Qt.Key.Key_Return)
    assert complaint(room) == "Paying forward goes to somebody else. Choose another person."
    tab_to(form_of(room).people.field)
    room.keys("lé")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert the_one(vault, "un lit").paid_forward_from == received
    assert (room.place.board.section, room.chosen) == ("promised", "un lit")
    assert vault.history(1)[0].label == "Pay a favour forward"
    undo_by_notice(room)
    assert everything(vault) == before
