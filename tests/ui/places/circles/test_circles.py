"""Circles are made, changed and removed where they stand; a whole one is written about and read about."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget
from pytestqt.qtbot import QtBot

from models.circles import Circles
from models.interactions import Interactions, Sought
from models.people import People, Standing
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.places.circles.conftest import Open
from tests.ui.places.circles.test_moving import at, stand
from tests.ui.places.keys import keyboard, tab_to
from ui.jobs import Jobs
from ui.places.circles import CirclesPlace
from ui.widgets import ElidedLabel, KeyButton

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_a_circle_is_changed_where_it_stands(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 3)
    room = open_room()
    before = everything(vault)
    room.keys("e")
    column = room.place.board.columns[2]
    assert column.editor is not None
    assert (column.editor.name.text(), column.editor.rhythm.text()) == ("Allies", "every four months")
    room.keys("La bande")
    tab_to(column.editor.holds)
    room.press(Key.Key_A, CONTROL)
    room.keys("12")
    tab_to(column.editor.rhythm)
    room.press(Key.Key_A, CONTROL)
    room.keys("tous les mois")
    room.press(Key.Key_Return)
    changed = next(circle for circle in Circles(vault).all() if circle.id == 3)
    assert (changed.name, changed.soft_cap, changed.cadence_days) == ("La bande", 12, 30)
    assert at(room) == (1, "Ana"), "it stands by its size, with the keyboard in it"
    room.undo()
    assert everything(vault) == before


def test_a_name_that_is_left_alone_goes_on_being_said_in_any_language(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 3)
    set_language("fr")
    room = open_room()
    room.keys("e")
    editor = room.place.board.columns[2].editor
    assert editor is not None and editor.name.text() == "Alliés"
    tab_to(editor.rhythm)
    room.press(Key.Key_A, CONTROL)
    room.keys("6 mois")
    room.press(Key.Key_Return)
    changed = next(circle for circle in Circles(vault).all() if circle.id == 3)
    assert (changed.name, changed.cadence_days) == ("Allies", 180)


def test_a_rhythm_in_days_is_not_rounded_by_looking_at_it(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).change(1, name="Core", soft_cap=5, cadence_days=61)
    Circles(vault).move([ana], 1)
    room = open_room()
    room.keys("e")
    room.keys("Nous")
    room.press(Key.Key_Return)
    assert Circles(vault).all()[0].cadence_days == 61


def test_what_cannot_be_is_said_and_nothing_is_lost(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    room = open_room()
    before = everything(vault)
    room.keys("n")
    editor = room.place.board.new_editor
    assert editor is not None
    room.press(Key.Key_Return)
    assert keyboard() is editor.name
    room.keys("Chorale")
    tab_to(editor.rhythm)
    room.keys("bientôt")
    room.press(Key.Key_Return)
    assert keyboard() is editor.rhythm
    assert editor._complaint.text().startswith("“bientôt” is no rhythm.")
    assert everything(vault) == before
    room.press(Key.Key_Escape)
    assert room.place.board.new_editor is None
    assert at(room) == (4, "Ana")


def test_a_new_circle_takes_its_place_and_people(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    room = open_room()
    before = everything(vault)
    room.keys("n")
    room.keys("Chorale")
    room.press(Key.Key_Return)
    assert [circle.name for circle in Circles(vault).all()] == [
        "Core",
        "Close ones",
        "Chorale",
        "Allies",
        "Acquaintances",
    ]
    assert at(room)[1] == "Ana"
    room.keys("3")
    assert stand(room)[2] == ["Ana"]
    room.undo()
    room.undo()
    assert everything(vault) == before
    assert len(room.place.board.columns) == 5


def test_a_circle_is_removed_and_its_people_stay(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 2)
    room = open_room()
    before = everything(vault)
    room.keys("e")
    editor = room.place.board.columns[1].editor
    assert editor is not None
    while keyboard().accessibleName() != "Remove this circle":
        room.press(Key.Key_Tab)
    room.press(Key.Key_Return)
    assert stand(room) == [[], [], [], ["Ana"]]
    assert room.place.notice.words == "The circle is removed. Those in it stay, in none."
    assert at(room) == (3, "Ana")
    room.place.notice.focus_action()
    room.press(Key.Key_Return)
    assert everything(vault) == before
    assert stand(room) == [[], ["Ana"], [], [], []]


def test_a_quiet_word_where_a_circle_holds_more_than_it_holds_well(vault: Vault, open_room: Open) -> None:
    six = people(vault, *"ABCDEF")
    Circles(vault).move(six[:5], 1)
    room = open_room()
    core = room.place.board.columns[0]
    assert core.quiet_word == ""
    room.press(Key.Key_Right)
    room.press(Key.Key_Right)
    room.press(Key.Key_Right)
    room.press(Key.Key_Right)
    room.keys("1")
    assert stand(room)[0] == list("ABCDEF"), "nobody is kept out"
    assert core.quiet_word == "Five is what this circle holds well. That’s fine; choose who stays close."
    assert core.quiet_word in core.view.accessibleName()
    room.undo()
    assert core.quiet_word == ""


def test_what_happened_with_a_whole_circle_is_written_once(vault: Vault, open_room: Open) -> None:
    ana, ben, cleo, _ = people(vault, "Ana", "Ben", "Cléo", "Dan")
    Circles(vault).move([ana, ben, cleo], 1)
    People(vault).change(cleo, standing=Standing.DEAD)
    room = open_room()
    before = everything(vault)
    room.keys("l")
    form = room.place.sheet.form
    assert form is not None
    assert [one.words for one in form.people.chosen] == ["Ana", "Ben"]
    assert keyboard() is form.text
    room.keys("Pique-nique")
    room.press(Key.Key_Return, CONTROL)
    (kept,) = Interactions(vault).rows(Interactions(vault).ids(Sought(circle=1)))
    assert (kept.text, [name for _, name in kept.people]) == ("Pique-nique", ["Ana", "Ben"])
    assert room.place.notice.words == "The exchange is noted."
    assert at(room)[0] == 0
    room.undo()
    assert everything(vault) == before


def test_nobody_to_write_about_is_said(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 1)
    room = open_room()
    room.press(Key.Key_Right)
    room.keys("l")
    assert room.place.notice.words == "Nobody is in this circle yet."
    for _ in range(3):
        room.press(Key.Key_Right)
    room.keys("l")
    assert room.place.notice.words.startswith("Go to a circle first")
    assert room.place.sheet.form is None


def test_its_exchanges_are_asked_for(vault: Vault, open_room: Open) -> None:
    (ana,) = people(vault, "Ana")
    Circles(vault).move([ana], 2)
    room = open_room()
    asked: list[int] = []
    room.place.circle_exchanges_requested.connect(asked.append)
    room.keys("r")
    assert asked == [2]
    for _ in range(4):
        room.press(Key.Key_Right)
    room.keys("r")
    assert asked == [2], "those in none are no circle"


def test_what_is_half_written_is_gone_on_with_another_day(vault: Vault, open_room: Open) -> None:
    ana, ben = people(vault, "Ana", "Ben")
    Circles(vault).move([ana, ben], 1)
    room = open_room()
    room.keys("l")
    room.keys("À moitié")
    left = room.place.state()
    room.place.put_down()
    again = open_room(left)
    form = again.place.sheet.form
    assert form is not None
    assert (form.text.toPlainText(), [one.value for one in form.people.chosen]) == ("À moitié", [ana, ben])
    again.press(Key.Key_Return, CONTROL)
    assert len(Interactions(vault).ids()) == 1
    assert "draft" not in again.place.state()
    for broken in ("", "[", "[]", '{"draft": 3}', '{"draft": {"people": 1}}'):
        assert stand(open_room(broken))[0] == ["Ana", "Ben"]


def test_nobody_yet_leads_to_the_people(vault: Vault, open_room: Open) -> None:
    room = open_room()
    asked: list[bool] = []
    room.place.people_requested.connect(lambda: asked.append(True))
    assert room.place._nobody.isVisible()
    room.press(Key.Key_Return)
    assert asked == [True]
    people(vault, "Ana")


def test_the_keys_are_told_when_one_asks(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    room = open_room()
    asks = room.place.findChild(KeyButton)
    assert asks is not None and asks.isVisible(), "how to see them is said"
    room.keys("?")
    assert room.place._keys.is_open and not asks.isVisible()
    room.keys("?")
    assert not room.place._keys.is_open and asks.isVisible()


def test_tab_comes_to_everything(vault: Vault, open_room: Open) -> None:
    ana, ben = people(vault, "Ana", "Ben")
    Interactions(vault).log(on="2026-03-01", people=[ana, ben])
    room = open_room()
    passed = set()
    for _ in range(30):
        passed.add(keyboard().accessibleName())
        room.press(Key.Key_Tab)
    circles = {"Core", "Close ones", "Allies", "Acquaintances", "In no circle"}
    buttons = {"Log for the whole circle (L)", "Read its exchanges (R)", "Change this circle (E)", "New circle"}
    question = room.place.strip.rows[0].accessibleName()
    assert passed >= circles | buttons | {question, "Yes", "No", "Find somebody"}


def test_the_column_that_has_the_keyboard_is_in_sight(vault: Vault, jobs: Jobs, qtbot: QtBot) -> None:
    people(vault, "Ana", "Ben")
    window = QStackedWidget()
    qtbot.addWidget(window)
    window.resize(944, 698)
    window.addWidget(QWidget())
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    place = CirclesPlace(jobs)  # made when one goes there first, as the window does
    window.addWidget(place)
    window.setCurrentWidget(place)
    place.setFocus()
    qtbot.waitUntil(lambda: jobs.pending == 0 and place.board.current is not None)
    column, seen = place.board.current, place.board.viewport()
    assert column is not None
    qtbot.waitUntil(column.view.hasFocus)
    assert column.circle is None, "nobody is in a circle yet"

    def shown() -> bool:
        left = column.mapTo(seen, column.rect().topLeft()).x()
        return left >= 0 and left + column.width() <= seen.width()

    qtbot.waitUntil(shown)


def test_the_rhythm_of_each_circle_is_read_whole(vault: Vault, open_room: Open) -> None:
    people(vault, "Ana")
    set_language("fr")
    room = open_room(size=(780, 560))
    lines = [label for label in room.place.board.findChildren(ElidedLabel) if label.isVisible()]
    assert [label.shown_text for label in lines] == [label.text() for label in lines]
    assert "Toutes les deux semaines" in [label.text() for label in lines]
