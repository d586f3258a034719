"""What is open between two, and what was lived: changed, done, thanked, put off, let go and added by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QApplication, QComboBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.experiences import Experiences, MayAsk, Needs, Offers, WishState
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps, FollowUpState, RecursFrom
from models.interactions import Channel, Interactions
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.places.people.conftest import Room
from ui.places.people.adding import BETWEEN, LIVED, AddMenu
from ui.places.people.line import LineInPlace, LineRow
from ui.places.people.line_card import LineCard
from ui.widgets import IconButton

Open = Callable[[], Room]
S = FavourState


def lines(card: LineCard) -> list[str]:
    """What the lines of a card say."""
    return [line.line.text for line in card.lines.lines]


def go_to(room: Room, card: LineCard, at: int = 0) -> LineInPlace:
    """Bring the keyboard to a line, as Tab does."""
    line = card.lines.lines[at]
    line.fact.setFocus(Qt.FocusReason.TabFocusReason)
    return line


def typed(room: Room, text: str) -> None:
    """Type a text in the place of what stands in the field."""
    room.focused.selectAll()
    room.keys(text)


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


# Adding


def open_menu(room: Room) -> AddMenu:
    """Press plus somewhere on the page."""
    room.place.page.head.fact("name").setFocus()
    room.keys("+")
    menu: AddMenu = room.place.page._add_menu
    assert menu.isVisible()
    return menu


def choose(room: Room, digit: int) -> None:
    """Press plus and a digit, as the menu has the keyboard then."""
    menu = open_menu(room)
    room.qtbot.keyClick(menu, Qt.Key(Qt.Key.Key_0 + digit))
    assert not menu.isVisible()
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)


@pytest.mark.parametrize(
    ("digit", "direction", "state", "due", "on"),
    [
        (1, Direction.FROM_ME, S.PROMISED, "2026-03-20", "2026-03-16"),
        (2, Direction.TO_ME, S.AGREED, "2026-03-20", "2026-03-16"),
        (3, Direction.TO_ME, S.RECEIVED, "", "2026-03-13"),
        (4, Direction.FROM_ME, S.GIVEN, "", "2026-03-13"),
    ],
)
def test_each_kind_of_favour_is_noted_by_keys(
    vault: Vault, open_room: Open, digit: int, direction: Direction, state: FavourState, due: str, on: str
) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    choose(room, digit)
    room.keys("Un devis")
    room.press(Qt.Key.Key_Tab)
    room.keys("vendredi")
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).favours
    assert (kept.direction, kept.state, kept.text, kept.due, kept.on) == (direction, state, "Un devis", due, on)
    room.undo()
    assert everything(vault) == before


def test_a_next_step_is_noted_with_why_date_and_how_often(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Interactions(vault).log(on="2026-03-01", people=[claire], channel=Channel.CALL)
    room = open_room()
    room.show(claire)
    choose(room, 5)
    room.keys("Prendre des nouvelles")
    room.press(Qt.Key.Key_Tab)
    room.keys("elle reprend")
    form = room.place.page.cards.between.findChildren(LineInPlace)[-1].editor
    assert form.input("recurs_from").isHidden(), "it makes no sense for what comes once"
    how_often = form.input("recurrence")
    assert isinstance(how_often, QComboBox)
    how_often.setCurrentIndex(how_often.findData("P3M"))
    assert not form.input("recurs_from").isHidden()
    room.press(Qt.Key.Key_Return)
    (step,) = room.portrait(claire).follow_ups
    assert (step.text, step.why) == ("Prendre des nouvelles", "elle reprend")
    assert (step.recurrence, step.recurs_from) == ("P3M", RecursFrom.LAST_INTERACTION)
    assert step.due == "2026-06-01", "three months after the last exchange"
    assert lines(room.place.page.cards.between) == ["Prendre des nouvelles · elle reprend, before 1 June"]


def test_a_fixed_recurrence_wants_its_first_day(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    room.place.page.cards.open("follow_up")
    room.keys("Payer")
    form = room.place.page.cards.between.findChildren(LineInPlace)[-1].editor
    form.fill({"recurrence": "P1M", "recurs_from": "due"})
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).follow_ups == ()
    assert room.focused is form.input("date")
    room.keys("31 mars")
    room.press(Qt.Key.Key_Return)
    (step,) = room.portrait(claire).follow_ups
    assert (step.due, step.recurs_from, step.recurs_since) == ("2026-03-31", RecursFrom.DUE, "2026-03-31")


def test_what_they_lived_is_noted_and_changed(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    lived = room.place.page.cards.lived
    choose(room, 6)
    room.keys("A fermé l’agence")
    room.press(Qt.Key.Key_Tab)
    room.keys("fermeture")
    room.press(Qt.Key.Key_Tab)
    room.keys("2O23")
    room.press(Qt.Key.Key_Return)
    assert "four digits" in lived.findChildren(LineInPlace)[-1].editor._complaint.text()
    room.focused.clear()
    room.keys("2023")
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).experiences
    assert (kept.text, kept.theme, kept.year, kept.may_ask) == (
        "A fermé l’agence",
        "fermeture",
        2023,
        MayAsk.ASK_FIRST,
    )
    line = go_to(room, lived)
    room.press(Qt.Key.Key_Return)
    assert line.written == "A fermé l’agence\nfermeture\n2023\nask first"
    line.editor.fill({"may_ask": "no", "year": ""})
    room.press(Qt.Key.Key_Return)
    (kept,) = room.portrait(claire).experiences
    assert (kept.year, kept.may_ask) == (None, MayAsk.NO)
    assert lines(lived) == ["A fermé l’agence · not to be asked about"]


def test_needs_and_offers_are_noted_changed_and_closed(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    lived = room.place.page.cards.lived
    choose(room, 7)
    room.keys("Un bureau")
    room.press(Qt.Key.Key_Return)
    choose(room, 8)
    room.keys("Un regard")
    room.press(Qt.Key.Key_Return)
    assert lines(lived) == ["Looks for: Un bureau", "Offers: Un regard"]
    line = go_to(room, lived)
    assert line.hints == ["D found", "Return change"]
    room.press(Qt.Key.Key_Return)
    typed(room, "Un atelier")
    room.press(Qt.Key.Key_Return)
    assert lines(lived)[0] == "Looks for: Un atelier"
    room.press(Qt.Key.Key_D)
    assert lines(lived) == ["Offers: Un regard"]
    assert lived.lines.lines[0].hints == ["D no longer", "Return change"]
    room.press(Qt.Key.Key_D)
    assert ([one.state for one in Needs(vault).all()], [one.state for one in Offers(vault).all()]) == (
        [WishState.CLOSED],
        [WishState.CLOSED],
    )


def test_whom_they_know_is_two_keys_and_a_name_away(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    room = open_room()
    room.show(claire)
    choose(room, 9)
    room.keys("ine")
    room.settle()
    room.press(Qt.Key.Key_Return)
    assert [one.other.id for one in room.portrait(claire).relations] == [ines]
    knows = room.place.page.knows
    knows.plus.setFocus(Qt.FocusReason.TabFocusReason)
    room.press(Qt.Key.Key_Return)
    room.keys("Yves")
    room.press(Qt.Key.Key_Return)
    assert [one.other.name for one in room.portrait(claire).relations] == ["Inès Caron", "Yves"]


def test_a_card_offers_what_can_be_added_to_it(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    Needs(vault).add(claire, "Un bureau")
    room = open_room()
    room.show(claire)
    card = room.place.page.cards.lived
    card._on_plus()
    (menu,) = [menu for menu in card.findChildren(AddMenu) if menu.isVisible()]
    assert [action.data() for action in menu.actions()] == list(LIVED)
    room.qtbot.keyClick(menu, Qt.Key.Key_3)
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)
    room.keys("Un regard")
    room.press(Qt.Key.Key_Return)
    assert lines(card) == ["Looks for: Un bureau", "Offers: Un regard"]


@pytest.mark.parametrize("key", [*BETWEEN, *LIVED])
def test_an_addition_that_is_given_up_leaves_nothing(vault: Vault, open_room: Open, key: str) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.cards.open(key)
    room.keys("À moitié")
    room.press(Qt.Key.Key_Escape)
    assert everything(vault) == before
    assert room.place.page.cards.isHidden()


@pytest.mark.parametrize("key", [*BETWEEN, *LIVED])
def test_an_addition_is_written_on_after_a_lock(vault: Vault, open_room: Open, key: str) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.cards.open(key)
    room.keys("À moi")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room.settle()
    assert everything(vault) == before, "a draft is no change"
    room = open_room()
    room.place.restore(state)
    room.settle()
    assert isinstance(room.focused, QPlainTextEdit)
    room.keys("tié")
    room.press(Qt.Key.Key_Return)
    kept = room.portrait(claire)
    noted = [*kept.favours, *kept.follow_ups, *kept.experiences, *kept.needs, *kept.offers]
    assert [one.text for one in noted] == ["À moitié"]


def test_a_change_far_down_a_card_is_written_on_after_a_lock(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = [Favours(vault).promise(to=[claire], text=f"Promesse {number}") for number in range(30)]
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    between.lines.show_all()
    go_to(room, between, 29)
    room.press(Qt.Key.Key_Return)
    typed(room, "Autre")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room = open_room()
    room.place.restore(state)
    room.settle()
    room.press(Qt.Key.Key_Return)
    assert Favours(vault).get(ids[29]).text == "Autre"


# How it looks


def test_thirty_promises_leave_room_for_those_of_theirs_and_for_what_is_next(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    for number in range(30):
        Favours(vault).promise(to=[claire], text=f"Promesse {number} {'longue ' * 30}", due="2026-04-01")
    Favours(vault).add(Direction.TO_ME, "Son avis", [claire], S.AGREED)
    FollowUps(vault).add("Rappeler", [claire], "2026-05-01")
    room = open_room()
    room.show(claire)
    between = room.place.page.cards.between
    leads = [line.line.lead for line in between.lines.lines]
    assert leads == ["I promised", "I promised", "I promised", "promised to me", "next"]
    assert between.lines.lines[0].fact._flow(300).lay_out(300) < 60, "two lines of it"
    assert between.mapTo(room.place.page.viewport(), between.rect().bottomLeft()).y() < 716
    between.lines.show_all()
    assert len(between.lines.lines) == 32


def test_what_one_needs_before_a_call_is_in_sight(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    Interactions(vault).log(
        on="2025-10-14", people=[claire, ines], channel=Channel.CALL, text="Reprend à mi-temps. " * 9
    )
    Favours(vault).promise(to=[claire], text="Le contact du bailleur", due="2026-03-20")
    Favours(vault).add(Direction.TO_ME, "Son avis sur le devis", [claire], S.AGREED)
    Experiences(vault).add(claire, "A fermé l’agence six mois", year=2023)
    Needs(vault).add(claire, "Un bureau à Nantes")
    Offers(vault).add(claire, "Un regard sur les portfolios")
    set_language("fr")
    room = open_room()
    room.show(claire)
    page = room.place.page
    bottoms = {}
    for size, seen in (
        ((1072, 716), (page.sentence, page.last_words, page.cards.between, page.cards.lived, page.knows)),
        ((836, 516), (page.sentence, page.last_words, page.cards.between)),
    ):
        room.place.resize(*size)
        room.settle()
        bottoms = {part: part.mapTo(page.viewport(), part.rect().bottomLeft()).y() for part in seen}
        assert all(part.isVisible() for part in seen)
        assert max(bottoms.values()) < page.viewport().height()
    assert page.last_words.words.startswith("«\u00a0Reprend à mi-temps.")
    assert page.last_words._flow(400).lay_out(400) < 60
    assert page.last_words._flow(400)._layout.text().endswith("…\u00a0» — appel, 14 octobre")


def test_the_last_words_lead_to_where_they_were_said(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    said = Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL, text="Reprend\nà mi-temps")
    Interactions(vault).log(on="2025-11-01", people=[claire], channel=Channel.COFFEE)
    room = open_room()
    room.show(claire)
    words = room.place.page.last_words
    assert words.words == "“Reprend à mi-temps” — call, 14 October", "the last of which any words were kept"
    words.setFocus()
    room.press(Qt.Key.Key_Return)
    marked = room.place.page.timeline.marked
    assert marked is not None
    assert marked.exchange.id == said


def test_the_pointer_finds_a_button_for_each_act(vault: Vault, open_room: Open, qtbot: QtBot) -> None:
    (claire,) = people(vault, "Claire")
    id = FollowUps(vault).add("Rappeler", [claire], "2026-03-16", snooze_count=2)
    room = open_room()
    room.show(claire)
    row = room.place.page.cards.between.findChild(LineRow)
    assert row is not None
    at = QPointF(5, 5)
    QApplication.sendEvent(row, QEnterEvent(at, at, at))
    buttons = row.findChildren(IconButton)
    assert [button.accessibleName() for button in buttons] == [
        "done: Rappeler, for today",
        "later: Rappeler, for today",
        "let it go: Rappeler, for today",
    ]
    later = buttons[1].menu()
    assert [action.text() for action in later.actions()] == [
        "You have put this off twice. Let it go, or make it slower?",
        "Let it go",
        "Slower, and in a week",
        "Slower, and in a month",
        "Slower, and in a season",
    ]
    later.actions()[2].trigger()
    room.settle()
    assert (FollowUps(vault).get(id).due, FollowUps(vault).get(id).snooze_count) == ("2026-03-23", 0)
