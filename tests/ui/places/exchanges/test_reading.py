"""Reading one exchange whole, changing it, removing it, and writing a new one: by keys."""

from PySide6.QtCore import Qt

from models.interactions import Channel, Interactions
from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.exchanges.conftest import Open
from tests.ui.places.keys import keyboard, tab_to
from ui.places.exchanges.state import State

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def three(vault: Vault) -> list[int]:
    """Three exchanges, the latest first."""
    lea, sam = people(vault, "Léa", "Sam")
    log = Interactions(vault).log
    return [
        log(on="2026-03-10", people=[lea, sam], channel=Channel.CALL, text="Le devis\nen deux lignes"),
        log(on="2024-21", people=[lea], text="Printemps"),
        log(on="2023", people=[sam], text="Il y a longtemps"),
    ]


def test_one_is_read_whole_and_the_next_with_an_arrow(vault: Vault, open_room: Open) -> None:
    first, second, third = three(vault)
    room = open_room()
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    reader = room.place.reader
    assert reader.isVisible()
    assert reader.exchange is not None and reader.exchange.id == first
    assert keyboard().accessibleName() == "Call with Léa and Sam, 10 March, Le devis\nen deux lignes"
    room.press(Key.Key_Right)
    assert reader.exchange.id == second
    room.press(Key.Key_Right)
    room.press(Key.Key_Right)
    assert reader.exchange.id == third, "there is no other after the last"
    room.press(Key.Key_Left)
    assert reader.exchange.id == second
    room.press(Key.Key_Escape)
    assert keyboard() is room.place.browser.list
    assert room.place.browser.selected == second, "one is where one read"


def test_whoever_was_there_can_be_gone_to(vault: Vault, open_room: Open) -> None:
    three(vault)
    room = open_room()
    gone_to: list[int] = []
    room.place.person_requested.connect(gone_to.append)
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    room.press(Key.Key_Tab)
    while keyboard().accessibleName() != "Sam":
        room.press(Key.Key_Tab)
    room.press(Key.Key_Return)
    assert gone_to == [People(vault).named("Sam")[0].id]


def test_one_is_changed_from_where_it_is_read(vault: Vault, open_room: Open) -> None:
    _, second, _ = three(vault)
    room = open_room()
    before = everything(vault)
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.press(Key.Key_Return)
    room.press(Key.Key_Return)
    form = room.place.sheet.form
    assert form is not None
    assert (form.when.text(), keyboard()) == ("spring 2024", form.text)
    room.keys(", et la suite")
    tab_to(form.when)
    room.press(Key.Key_A, CONTROL)
    room.keys("été 2024")
    room.press(Key.Key_Return, CONTROL)
    changed = Interactions(vault).get(second)
    assert (changed.on, changed.text) == ("2024-22", "Printemps, et la suite")
    assert room.place.reader.isVisible()
    assert keyboard().accessibleName() == "Exchange with Léa, Summer 2024, Printemps, et la suite"
    room.undo()
    assert everything(vault) == before
    assert keyboard().accessibleName() == "Exchange with Léa, Spring 2024, Printemps", "what is read is what there is"


def test_giving_up_changes_nothing(vault: Vault, open_room: Open) -> None:
    three(vault)
    room = open_room()
    before = everything(vault)
    room.press(Key.Key_Down)
    room.keys("e")
    room.keys("xyz")
    room.press(Key.Key_Escape)
    assert everything(vault) == before
    assert keyboard() is room.place.browser.list
    assert room.place.sheet.form is None


def test_one_is_removed_and_brought_back(vault: Vault, open_room: Open) -> None:
    first, second, third = three(vault)
    room = open_room()
    before = everything(vault)
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.press(Key.Key_Delete)
    assert list(room.place.browser.rows.ids) == [first, third]
    assert room.place.browser.selected == third, "one goes on from there"
    assert room.place.notice.words == "The exchange is removed."
    room.place.notice.focus_action()
    room.press(Key.Key_Return)
    assert everything(vault) == before
    room.press(Key.Key_Escape)
    room.place.show_exchange(first)
    room.settle()
    room.press(Key.Key_Delete)
    assert list(room.place.browser.rows.ids) == [second, third]
    assert keyboard() is room.place.browser.list


def test_a_new_one_is_written_with_several(vault: Vault, open_room: Open) -> None:
    three(vault)
    room = open_room()
    before = everything(vault)
    room.press(Key.Key_Down)
    room.keys("l")
    form = room.place.sheet.form
    assert form is not None
    room.keys("Vus ensemble")
    tab_to(form.people.field)
    room.keys("lé")
    room.press(Key.Key_Return)
    room.keys("Nouveau Venu")
    room.press(Key.Key_Return)
    room.press(Key.Key_Return, CONTROL)
    newest = Interactions(vault).rows(Interactions(vault).ids())[0]
    assert ([name for _, name in newest.people], newest.text) == (["Léa", "Nouveau Venu"], "Vus ensemble")
    assert room.place.notice.words == "Nouveau Venu is among your people now."
    assert room.place.browser.selected == newest.id
    assert keyboard() is room.place.browser.list
    room.undo()
    assert everything(vault) == before, "one step, the new person included"


def test_what_is_half_written_is_gone_on_with_another_day(vault: Vault, open_room: Open) -> None:
    _, second, _ = three(vault)
    room = open_room()
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.keys("e")
    room.keys(" à moitié")
    left = room.place.state()
    draft = State.parse(left).draft
    assert draft is not None and (draft.id, draft.text) == (second, "Printemps à moitié")
    room.place.put_down()
    again = open_room(left)
    form = again.place.sheet.form
    assert form is not None and (form.id, form.text.toPlainText()) == (second, "Printemps à moitié")
    again.press(Key.Key_Return, CONTROL)
    assert Interactions(vault).get(second).text == "Printemps à moitié"
    assert State.parse(again.place.state()).draft is None


def test_what_was_half_written_of_one_that_is_gone_becomes_a_new_one(vault: Vault, open_room: Open) -> None:
    _, second, _ = three(vault)
    room = open_room()
    room.press(Key.Key_Down)
    room.press(Key.Key_Down)
    room.keys("e")
    room.keys(" encore")
    left = room.place.state()
    room.place.put_down()
    Interactions(vault).remove(second)
    again = open_room(left)
    form = again.place.sheet.form
    assert form is not None and (form.id, form.text.toPlainText()) == (None, "Printemps encore")


def test_what_is_half_written_comes_first(vault: Vault, open_room: Open) -> None:
    three(vault)
    room = open_room()
    room.press(Key.Key_Down)
    room.keys("l")
    room.keys("Commencé")
    room.place.show_exchange(Interactions(vault).ids()[0])
    room.settle()
    room.place.log()
    room.settle()
    assert room.place.sheet.form is not None
    assert room.place.sheet.form.text.toPlainText() == "Commencé"


def test_tab_goes_through_the_form_from_above(vault: Vault, open_room: Open) -> None:
    three(vault)
    room = open_room()
    room.press(Key.Key_Down)
    room.keys("e")
    form = room.place.sheet.form
    assert form is not None
    tab_to(form.when)
    order = []
    for _ in range(11):
        order.append(keyboard().accessibleName())
        room.press(Key.Key_Tab)
    chips = ["Remove Léa", "Remove Sam"]
    assert order == ["When", "How", *chips, "With whom", "Words", "Tags", "Next", "By when", "Cancel", "Keep"]
