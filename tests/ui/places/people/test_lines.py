"""What is open between two, and what was lived: changed, done, thanked, put off, let go and added by keys."""

import pytest
from PySide6.QtCore import Qt

from models.experiences import Experiences
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState, RecursFrom
from models.interactions import Interactions
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.lines import Open, S, go_to, lines, typed


@pytest.mark.parametrize(
    ("direction", "state", "key", "then", "hints", "told"),
    [
        (Direction.FROM_ME, S.PROMISED, "d", S.GIVEN, ["D done", "L let it go", "Return change"], "Done."),
        (Direction.FROM_ME, S.DOING, "L", S.RELEASED, ["D done", "L let it go", "Return change"], "Let go."),
        (Direction.TO_ME, S.AGREED, "d", S.RECEIVED, ["D received", "L let it go", "Return change"], "Done."),
        (Direction.TO_ME, S.RECEIVED, "t", S.THANKED, ["T thanked", "Return change"], "Thanked."),
    ],
)
def test_a_favour_is_acted_on_by_one_key(
    vault: Vault,
    open_room: Open,
    direction: Direction,
    state: FavourState,
    key: str,
    then: FavourState,
    hints: list[str],
    told: str,
) -> None:
    (claire,) = people(vault, "Claire")
    id = Favours(vault).add(direction, "Le contact", [claire], state)
    before = everything(vault)
    room = open_room()
    room.show(claire)
    line = go_to(room, room.place.page.cards.between)
    assert line.hints == hints
    room.keys(key)
    room.settle()
    assert Favours(vault).get(id).state == then
    assert room.place.notice.words == told
    room.place.notice._on_action_clicked()
    room.settle()
    assert everything(vault) == before, "the line at the bottom takes it back"


def test_a_key_that_does_not_belong_to_a_line_looks_for_somebody(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Favours(vault).promise(to=[claire], text="Le contact")
    room = open_room()
    room.show(claire)
    go_to(room, room.place.page.cards.between)
    room.keys("t")
    assert room.place.finder.text == "t"


def test_the_keyboard_goes_on_to_the_next_line_and_then_to_adding(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    for text in ("Un", "Deux", "Trois"):
        Favours(vault).promise(to=[claire], text=text)
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    go_to(room, between, 1)
    room.press(Qt.Key.Key_D)
    assert lines(between) == ["Un", "Trois"]
    assert between.lines.lines[1].fact.hasFocus()
    assert between.lines.lines[1].hints, "its keys are shown, to go on"
    room.press(Qt.Key.Key_D)
    assert between.lines.lines[0].fact.hasFocus()
    room.press(Qt.Key.Key_D)
    assert between.isHidden()
    assert room.focused is room.place.page._add
    assert [favour.state for favour in room.portrait(claire).favours] == [S.GIVEN] * 3


def test_the_hints_go_with_the_keyboard_and_come_not_with_a_click(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Favours(vault).promise(to=[claire], text="Le contact")
    room = open_room()
    room.show(claire)
    (line,) = room.place.page.cards.between.lines.lines
    assert line.hints == []
    go_to(room, room.place.page.cards.between)
    assert line.hints
    room.place.page.head.fact("name").setFocus()
    assert line.hints == []
    room.qtbot.mouseClick(line.fact, Qt.MouseButton.LeftButton)
    assert line.is_editing, "a click edits, as everywhere on the page"


def test_a_promise_is_changed_where_it_stands(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    id = Favours(vault).promise(to=[claire], text="Le contact", due="2025-11-02")
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    go_to(room, between)
    room.press(Qt.Key.Key_Return)
    typed(room, "Le contact du bailleur")
    room.press(Qt.Key.Key_Return)
    assert (Favours(vault).get(id).text, Favours(vault).get(id).due) == ("Le contact du bailleur", "2025-11-02")
    assert between.lines.lines[0].fact.hasFocus(), "a date that was not touched stays, though its year is not said"
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Tab)
    typed(room, "vendredi")
    room.press(Qt.Key.Key_Return)
    assert Favours(vault).get(id).due == "2026-03-20"
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Tab)
    room.focused.selectAll()
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Tab)  # leaving keeps too
    assert Favours(vault).get(id).due == ""


def test_what_is_no_date_is_said_where_it_is_typed_and_nothing_is_lost(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    id = Favours(vault).promise(to=[claire], text="Le contact", due="2026-03-20")
    room = open_room()
    room.show(claire)
    line = go_to(room, room.place.page.cards.between)
    room.press(Qt.Key.Key_Return)
    typed(room, "Le nouveau contact")
    room.press(Qt.Key.Key_Tab)
    typed(room, "bientôt")
    room.press(Qt.Key.Key_Return)
    assert line.is_editing
    assert room.focused.text() == "bientôt"
    assert "is no day to come" in line.editor._complaint.text()
    room.press(Qt.Key.Key_Escape)
    assert (Favours(vault).get(id).text, lines(room.place.page.cards.between)) == (
        "Le contact",
        ["Le contact, for Friday"],
    )


def test_what_cannot_be_kept_waits_for_one_to_come_back(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    Favours(vault).promise(to=[claire], text="Le contact")
    room = open_room()
    room.show(claire)
    go_to(room, room.place.page.cards.between)
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Tab)
    typed(room, "bientôt")
    room.show(sam)
    assert room.place.page.cards.between.isHidden(), "it is no longer open on another page"
    assert room.portrait(claire).favours[0].due == ""
    room.show(claire)
    (line,) = room.place.page.cards.between.lines.lines
    assert line.is_editing
    assert line.written == "Le contact\nbientôt"


def test_emptied_or_deleted_a_line_is_removed_with_an_undo(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Favours(vault).promise(to=[claire], text="Le contact")
    Experiences(vault).add(claire, "Un burn-out")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    go_to(room, room.place.page.cards.between)
    room.press(Qt.Key.Key_Return)
    room.focused.selectAll()
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).favours == ()
    go_to(room, room.place.page.cards.lived)
    room.press(Qt.Key.Key_Delete)
    assert room.portrait(claire).experiences == ()
    assert room.place.notice.words == "Removed."
    room.undo()
    room.undo()
    assert everything(vault) == before


# Next steps


@pytest.mark.parametrize(("key", "until"), [("1", "2026-03-23"), ("2", "2026-04-16"), ("é", "2026-04-16")])
def test_a_next_step_is_put_off_by_two_keys(vault: Vault, open_room: Open, key: str, until: str) -> None:
    (claire,) = people(vault, "Claire")
    id = FollowUps(vault).add("Rappeler", [claire], "2026-03-16")
    room = open_room()
    room.show(claire)
    line = go_to(room, room.place.page.cards.between)
    assert line.hints == ["D done", "S later", "L let it go", "Return change"]
    room.keys("s")
    assert line.hints == ["1 a week", "2 a month", "3 a season"]
    room.keys(key)
    room.settle()
    assert (FollowUps(vault).get(id).due, FollowUps(vault).get(id).state) == (until, FollowUpState.SNOOZED)
    room.undo()
    assert FollowUps(vault).get(id).due == "2026-03-16"


def test_a_third_snooze_asks_whether_to_let_go_or_to_go_slower(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    id = FollowUps(vault).add(
        "Rappeler", [claire], "2026-03-16", recurrence="P1M", recurs_from=RecursFrom.LAST_INTERACTION, snooze_count=2
    )
    room = open_room()
    room.show(claire)
    line = go_to(room, room.place.page.cards.between)
    room.keys("s1")
    question = ["You have put this off twice. Let it go, or make it slower?", "L let it go", "S slower"]
    assert line.hints == question
    assert FollowUps(vault).get(id).due == "2026-03-16"
    room.press(Qt.Key.Key_Escape)
    assert line.hints[0] == "D done"
    room.keys("s3s")
    room.settle()
    step = FollowUps(vault).get(id)
    assert (step.due, step.recurrence, step.snooze_count) == ("2026-06-16", "P2M", 0)
    room.undo()
    go_to(room, room.place.page.cards.between)
    room.keys("s1l")
    room.settle()
    assert FollowUps(vault).get(id).state == FollowUpState.LET_GO


def test_a_recurring_step_comes_again_when_it_is_done(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    FollowUps(vault).add("Rappeler", [claire], "2026-03-16", recurrence="P1M")
    room = open_room()
    room.show(claire)
    go_to(room, room.place.page.cards.between)
    room.press(Qt.Key.Key_D)
    assert lines(room.place.page.cards.between) == ["Rappeler, before 16 April"]


def test_tab_goes_down_the_page_as_it_lies(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Favours(vault).add(Direction.FROM_ME, "Le contact", [claire], S.PROMISED)
    Experiences(vault).add(claire, "Un burn-out")
    Interactions(vault).log(on="2026-03-10", people=[claire], text="Elle déménage")
    room = open_room()
    room.show(claire)
    page = room.place.page
    page.head.fact("name").setFocus()
    told = []
    while page.page.isAncestorOf(room.focused):
        told.append(room.focused.accessibleName())
        room.press(Qt.Key.Key_Tab)
    lies = ("Name:", "Add between", "I promised:", "Add to what", "Un burn-out", "Circle:", "Add a detail", "Exchange,")
    at = [next(at for at, name in enumerate(told) if name.startswith(words)) for words in lies]
    assert at == sorted(at), told
