"""What is coming, by date: read, and next steps written, changed, put off and done there, by keyboard."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from models.favours import Favours
from models.follow_ups import FollowUps, FollowUpState, RecursFrom
from models.interactions import Channel, Interactions
from models.people import DateKind, ImportantDate, People
from models.vault import Vault
from resources import set_language
from tests.builders import people, questions
from tests.fixtures import TODAY
from tests.ui.places.keys import enter, keyboard, press, type_text
from tests.ui.places.today.conftest import Open, Room
from ui.places.today.ahead import day_words, read_horizon
from ui.places.today.ahead_list import PAGE
from ui.places.today.ahead_row import AheadRow
from ui.places.today.state import State
from ui.places.today.step_form import StepForm
from ui.widgets.flowing import FlowingLabel

CONTROL = Qt.KeyboardModifier.ControlModifier
Person = dict[str, int]


def coming(room: Room) -> Room:
    """The same room, at what is coming."""
    room.keys("v")
    assert room.place.shows_coming
    return room


def rows(room: Room) -> list[str]:
    return [row.accessibleName() for row in room.place.coming_view.list.rows]


def chosen(room: Room) -> AheadRow:
    """The row that has the keyboard."""
    focused = keyboard()
    assert isinstance(focused, AheadRow)
    return focused


def form(room: Room) -> StepForm:
    """The form that is open."""
    shown = room.place.coming_view.form
    assert shown is not None
    return shown


def test_what_is_ahead_stands_under_its_time(monday: Person, vault: Vault, open_room: Open) -> None:
    claire = monday["Claire Dubosc"]
    FollowUps(vault).add("Demander le tarif", [claire], "2026-03-25")
    FollowUps(vault).add("Fêter ça", [claire], "2026-06-01")
    FollowUps(vault).add("Un jour", [claire])
    room = coming(open_room())
    horizon = room.place.coming_view._horizon
    assert horizon is not None
    assert [(heading, [row.text or row.why for row in members]) for heading, members in horizon.groups] == [
        ("This week", ["Birthday", "Un devis type"]),
        ("This month", ["Demander le tarif"]),
        ("Later", ["Fêter ça"]),
        ("Open, without a day to come", ["Un jour", "Envoyer la liste"]),
    ]
    assert rows(room)[0] == "tomorrow. Niamh Byrne. Birthday"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_longest_day_stands_on_one_line(vault: Vault, open_room: Open, language: str) -> None:
    FollowUps(vault).add("Call", people(vault, "Ana"), "2026-09-30")
    set_language(language)
    place = coming(open_room()).place
    (row,) = place.coming_view.list.rows
    longest = day_words("2026-09-30", date(2026, 9, 28))
    when = row.findChild(FlowingLabel)
    assert when is not None and longest in ("Wednesday 30 September", "mercredi 30 septembre")
    assert when.fontMetrics().horizontalAdvance(longest) <= when.width()


def test_v_goes_there_and_back_and_so_does_escape(monday: Person, open_room: Open) -> None:
    room = coming(open_room())
    assert chosen(room).row.why == "Birthday"
    room.keys("v")
    assert room.chosen.headline.name == "Sam Dubois"
    coming(room)
    room.press(Qt.Key.Key_Escape)
    assert room.chosen.headline.name == "Sam Dubois"
    QTest.mouseClick(room.place.day_view.coming, Qt.MouseButton.LeftButton)
    room.settle()
    assert room.place.shows_coming


def test_a_next_step_is_written_by_keyboard(vault: Vault, open_room: Open) -> None:
    (paul,) = people(vault, "Paul Ferrand")
    room = coming(open_room())
    assert room.place.coming_view.nothing.isVisible()
    room.keys("n")
    type_text("paul")
    room.settle()
    press(Qt.Key.Key_Return)
    for text in ("Envoyer la liste", "le contrat est signé"):
        press(Qt.Key.Key_Tab)
        type_text(text)
    press(Qt.Key.Key_Tab)
    enter("dans 2 semaines")
    room.settle()
    (step,) = FollowUps(vault).all()
    assert (step.text, step.why, step.due) == ("Envoyer la liste", "le contrat est signé", "2026-03-30")
    assert [person for person, _ in step.people] == [paul]
    assert step.recurrence == ""
    assert room.place.coming_view.form is None
    assert chosen(room).row.text == "Envoyer la liste", "the keyboard is on what was written"


@pytest.mark.parametrize(
    ("downs", "every", "recurs_from", "recurrence"),
    [(1, 0, RecursFrom.DUE, "P1M"), (1, -3, RecursFrom.DUE, "P1D"), (2, 2, RecursFrom.LAST_INTERACTION, "P1Y")],
)
def test_a_next_step_comes_back(
    vault: Vault, open_room: Open, downs: int, every: int, recurs_from: RecursFrom, recurrence: str
) -> None:
    people(vault, "Paul Ferrand")
    room = coming(open_room())
    room.keys("n")
    type_text("Paul Ferrand")
    room.press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    type_text("Le loyer")
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Tab)
    type_text("31 mars")
    press(Qt.Key.Key_Tab)
    for _ in range(downs):
        press(Qt.Key.Key_Down)
    press(Qt.Key.Key_Tab)
    for _ in range(abs(every)):
        press(Qt.Key.Key_Down if every > 0 else Qt.Key.Key_Up)
    room.press(Qt.Key.Key_Return, CONTROL)
    (step,) = FollowUps(vault).all()
    assert (step.due, step.recurrence, step.recurs_from) == ("2026-03-31", recurrence, recurs_from)


def test_what_is_not_clear_is_asked_about(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Ferrand")
    room = coming(open_room())
    room.keys("n")
    room.press(Qt.Key.Key_Return, CONTROL)
    assert form(room).people.field.hasFocus()
    type_text("Paul Ferrand")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return, CONTROL)
    assert form(room).text.hasFocus()
    type_text("Rappeler")
    form(room).when.setFocus()
    type_text("hier")
    room.press(Qt.Key.Key_Return)
    assert form(room).when.hasFocus()
    assert FollowUps(vault).all() == []
    form(room).when.clear()
    press(Qt.Key.Key_Tab)
    press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return, CONTROL)
    assert form(room).when.hasFocus(), "what comes back on fixed days needs a first one"


def test_somebody_new_comes_along_with_their_next_step_and_goes_with_it(vault: Vault, open_room: Open) -> None:
    room = coming(open_room())
    room.keys("n")
    type_text("Zoé Lambert")
    room.press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    enter("Rappeler")
    room.settle()
    assert [row.name for row in People(vault).named("Zoé Lambert")] == ["Zoé Lambert"]
    room.undo()
    assert (People(vault).count(), FollowUps(vault).all()) == (0, [])


def add_paul(vault: Vault, due: str = "2026-03-18", **fields: object) -> int:
    (paul,) = people(vault, "Paul Ferrand")
    return FollowUps(vault).add("Envoyer la liste", [paul], due, **fields)  # type: ignore[arg-type]


def test_a_next_step_is_changed(vault: Vault, open_room: Open) -> None:
    id = add_paul(vault, recurrence="P1M")
    room = coming(open_room())
    room.keys("e")
    assert form(room).when.text() == "18 March"
    form(room).why.setFocus()
    type_text("promis")
    room.press(Qt.Key.Key_Return)
    step = FollowUps(vault).get(id)
    assert (step.why, step.due, step.recurrence, step.recurs_since) == ("promis", "2026-03-18", "P1M", "2026-03-18")
    assert chosen(room).row.why == "promis · every month"


def test_changing_one_whose_day_is_past_leaves_its_day_alone(vault: Vault, open_room: Open) -> None:
    id = add_paul(vault, "2026-03-02")
    room = coming(open_room())
    room.keys("e")
    assert form(room).when.text() == "2 March 2026"
    form(room).text.setFocus()
    room.press(Qt.Key.Key_Return)
    assert FollowUps(vault).get(id).due == "2026-03-02"


@pytest.mark.parametrize(
    ("keys", "state", "due"),
    [
        ("d", FollowUpState.DONE, "2026-03-18"),
        ("l", FollowUpState.LET_GO, "2026-03-18"),
        ("s1", FollowUpState.SNOOZED, "2026-03-23"),
        ("s2", FollowUpState.SNOOZED, "2026-04-16"),
        ("s3", FollowUpState.SNOOZED, "2026-06-16"),
    ],
)
def test_a_next_step_is_done_let_go_and_put_off(
    vault: Vault, open_room: Open, keys: str, state: FollowUpState, due: str
) -> None:
    id = add_paul(vault)
    room = coming(open_room())
    room.keys(keys)
    step = FollowUps(vault).get(id)
    assert (step.state, step.due) == (state, due)
    vault.undo(room.changes[0])
    assert FollowUps(vault).get(id).state is FollowUpState.OPEN


def test_a_third_time_asks(vault: Vault, open_room: Open) -> None:
    id = add_paul(vault, recurrence="P1W")
    FollowUps(vault).change(id, snooze_count=2)
    room = coming(open_room())
    room.keys("s")
    assert room.place.coming_view.hints.question == "Let it go, or slower?"
    room.keys("p")
    assert FollowUps(vault).get(id).recurrence == "P2W"
    room.keys("e")
    assert form(room).every.currentText() == "Every two weeks"


def test_removing_takes_it_out_and_undo_brings_it_back(vault: Vault, open_room: Open) -> None:
    add_paul(vault)
    room = coming(open_room())
    room.press(Qt.Key.Key_Delete)
    assert (FollowUps(vault).all(), room.said) == ([], ["Removed: Paul Ferrand"])
    room.undo()
    assert len(rows(room)) == 1


def test_enter_goes_to_where_it_came_from(vault: Vault, open_room: Open) -> None:
    (paul,) = people(vault, "Paul Ferrand")
    coffee = Interactions(vault).log(on="2026-03-10", people=[paul], channel=Channel.COFFEE)
    favour = Favours(vault).promise(to=[paul], text="Une relecture")
    FollowUps(vault).add("Premier", [paul], "2026-03-18", interaction=coffee)
    FollowUps(vault).add("Second", [paul], "2026-03-19", favour=favour)
    room = coming(open_room())
    assert rows(room)[0].endswith("from: coffee, Tuesday")
    assert rows(room)[1].endswith("for: Une relecture")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert room.went == [(paul, coffee), (paul,)]


def test_keys_of_a_next_step_do_nothing_to_a_birthday(vault: Vault, open_room: Open) -> None:
    niamh = People(vault).add("Niamh Byrne", dates=[ImportantDate(kind=DateKind.BIRTHDAY, on="1984-03-18")])
    room = coming(open_room())
    assert room.place.coming_view.hints.words == "N add, V today"
    room.keys("dsle")
    room.press(Qt.Key.Key_Delete)
    assert (room.said, room.place.coming_view.form) == ([], None)
    room.press(Qt.Key.Key_Return)
    assert room.went == [(niamh,)]


def test_a_long_road_ahead_is_shown_a_piece_at_a_time(vault: Vault, open_room: Open) -> None:
    (paul,) = people(vault, "Paul Ferrand")
    with vault.change("Add a follow-up"):
        for _ in range(2 * PAGE + 7):
            FollowUps(vault).add("Envoyer la liste", [paul], "2026-03-18")
    room = coming(open_room())
    assert len(rows(room)) == PAGE
    more = room.place.coming_view.list.more
    more.click()
    room.settle()
    assert len(rows(room)) == 2 * PAGE
    assert keyboard() is room.place.coming_view.list.rows[PAGE]
    more.click()
    assert not more.isVisible()


def test_what_is_half_written_is_there_after_a_lock(vault: Vault, open_room: Open) -> None:
    people(vault, "Paul Ferrand")
    room = coming(open_room())
    room.keys("n")
    type_text("Paul Ferrand")
    room.press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    type_text("Envoyer la")
    form(room).when.setFocus()
    type_text("vendredi")
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room.clock.day = TODAY.replace(day=18)
    again = open_room(state=state)
    assert again.place.shows_coming
    assert form(again).when.text() == "20 March", "the Friday that was meant"
    form(again).text.setFocus()
    type_text(" liste")
    again.press(Qt.Key.Key_Return, CONTROL)
    (step,) = FollowUps(vault).all()
    assert (step.text, step.due) == ("Envoyer la liste", "2026-03-20")
    assert State.parse(again.place.state()).step is None


@pytest.mark.parametrize("told", [{"people": 3, "every": "often", "day": "x", "id": -1}, {"every": "", "repeats": 9}])
def test_a_draft_that_cannot_be_read_is_passed_over(told: dict[str, object]) -> None:
    draft = State.parse(json.dumps({"step": told})).step
    assert draft is not None
    draft = draft.on_day(TODAY)
    assert (draft.every, draft.id, draft.people, draft.day) == ("P1M", None, (), TODAY)


def test_escape_gives_up_and_leaves_nothing(vault: Vault, open_room: Open) -> None:
    add_paul(vault)
    room = coming(open_room())
    room.keys("n")
    type_text("Pa")
    room.settle()
    room.press(Qt.Key.Key_Escape)
    assert form(room).isVisible(), "only what was suggested is put away"
    room.press(Qt.Key.Key_Escape)
    assert room.place.coming_view.form is None
    assert chosen(room).row.text == "Envoyer la liste"
    assert len(FollowUps(vault).all()) == 1


def test_what_is_half_written_comes_first(vault: Vault, open_room: Open) -> None:
    add_paul(vault)
    room = coming(open_room())
    room.keys("n")
    type_text("Zo")
    room.place.coming_view.list.focus_chosen()
    room.keys("e")
    assert form(room).id is None
    assert form(room).people.field.text() == "Zo"


def test_many_next_steps_ask_the_vault_no_more_than_one(vault: Vault) -> None:
    def add() -> None:
        (paul,) = people(vault, "Paul Ferrand")
        coffee = Interactions(vault).log(on="2026-03-10", people=[paul])
        FollowUps(vault).add("Rappeler", [paul], "2026-03-18", interaction=coffee)

    add()
    with questions(vault) as few:
        read_horizon(vault, None)
    for _ in range(10):
        add()
    with questions(vault) as many:
        read_horizon(vault, None)
    assert len(many) == len(few)


def test_two_days_of_somebody_on_one_day_are_two_rows(vault: Vault, open_room: Open) -> None:
    People(vault).add(
        "Niamh Byrne",
        dates=[
            ImportantDate(kind=DateKind.BIRTHDAY, on="1984-03-18"),
            ImportantDate(kind=DateKind.ANNIVERSARY, on="2010-03-18"),
        ],
    )
    room = coming(open_room())
    assert len(rows(room)) == 2
