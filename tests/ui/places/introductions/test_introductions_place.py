"""The place of introductions, by keyboard alone, over a real vault."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.leaving import without
from app.view import View
from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.introductions import Answer, Introduction, Introductions, IntroductionState, PartyState
from models.introductions.sought import ask_to_be_introduced
from models.missions import Missions
from models.people import ContactKind, ContactMethod, People
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.jobs import Jobs
from ui.places.introductions import IntroductionsPlace
from ui.places.introductions.forms import ChangeForm, OutcomeForm, ProposeForm, WishForm
from ui.widgets import EmptyState, PlainLabel
from ui.widgets.flowing import FlowingLabel

Open = Callable[[], Room[IntroductionsPlace]]
LONG_AGO = TODAY - timedelta(days=10)


@pytest.fixture
def open_room(vault: Vault, jobs: Jobs, qtbot: QtBot) -> Open:
    """Opens the place, once the vault is as a test wants it."""

    def opened() -> Room[IntroductionsPlace]:
        place = IntroductionsPlace(jobs)
        QAbstractItemModelTester(place.board.list.rows, QAbstractItemModelTester.FailureReportingMode.Fatal, place)
        return Room(place, jobs, vault, qtbot, (1000, 700))

    return opened


@pytest.fixture
def two(vault: Vault) -> tuple[int, int]:
    """Léa and Sam, both with an address."""
    ids = [
        People(vault).add(
            name, role=role, contacts=[ContactMethod(kind=ContactKind.EMAIL, value=f"{given}@{given}-atelier.example")]
        )
        for name, role, given in (("Léa Martin", "Designer", "lea"), ("Sam Dubois", "Joiner", "sam"))
    ]
    return ids[0], ids[1]


def only(vault: Vault) -> Introduction:
    (introduction,) = Introductions(vault).all()
    return introduction


def asked_on(vault: Vault, two: tuple[int, int], *answers: str, day: str = "") -> int:
    """An introduction where both were asked, and gave these answers; an empty one is none yet."""
    introductions = Introductions(vault)
    id = introductions.propose(*two, teaser_a="A joiner", teaser_b="A designer")
    for person in two:
        introductions.ask(id, person, day)
    for person, answer in zip(two, answers, strict=False):
        if answer:
            introductions.answer(id, person, answer)
    return id


def put_in_touch(vault: Vault, two: tuple[int, int], day: str = "") -> int:
    id = asked_on(vault, two, "yes", "yes")
    Introductions(vault).share(id, on=day)
    return id


def said(room: Room[IntroductionsPlace]) -> str:
    return room.place.notice.words


def texts(room: Room[IntroductionsPlace]) -> str:
    page = room.place.board.page
    labels = [one for kind in (PlainLabel, FlowingLabel) for one in page.findChildren(kind) if one.isVisible()]
    return "\n".join(label.text() for label in labels)


def strike(room: Room[IntroductionsPlace], keys: str) -> None:
    """Press these keys, and wait for what comes of each."""
    for key in keys:
        if key == "\n":
            room.press(Qt.Key.Key_Return)
        else:
            room.keys(key)


def copied() -> str:
    return str(QApplication.clipboard().text())


# The whole way


def test_from_the_idea_to_the_thanks_by_keyboard(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")  # as I on her page does
    room.pressed = 1
    form = room.place.form
    assert isinstance(form, ProposeForm)
    words = ("Sam", "looks for a workshop", "needs a site")
    room.keys(words[0])
    room.press(Qt.Key.Key_Return)
    room.keys(words[1])
    room.press(Qt.Key.Key_Tab)
    room.keys(words[2])
    assert (form.teaser_one.text(), form.teaser_other.text()) == (
        "Joiner, needs a site",
        "Designer, looks for a workshop",
    )
    room.press(Qt.Key.Key_Return)
    drafted = only(vault)
    assert (drafted.a.person, drafted.b.person, drafted.a.why) == (*two, "looks for a workshop")
    assert drafted.state == IntroductionState.DRAFT
    beyond_the_words = room.pressed - sum(map(len, words))
    assert beyond_the_words <= 4

    # two asks, each apart
    room.keys("w")
    assert room.place.board.question.question == "Write to whom?"
    room.keys("1")
    letter = room.place.board.page.letter
    assert letter is not None and letter.isAncestorOf(keyboard())
    assert letter.draft.to == "lea@lea-atelier.example"
    assert "Joiner, needs a site" in letter.draft.body
    assert not any(word in letter.draft.body + letter.draft.subject for word in ("Sam", "Dubois", "sam-atelier"))
    room.keys("c")
    assert only(vault).a.state == PartyState.NEW  # writing is not saying
    assert room.place.board.question.question == "Copied. Paste the words where you write. Sent?"
    room.press(Qt.Key.Key_Return)
    assert (only(vault).a.state, only(vault).a.asked_on) == (PartyState.ASKED, "2026-03-16")
    strike(room, "wc")
    room.press(Qt.Key.Key_Return)
    assert only(vault).b.state == PartyState.ASKED
    assert room.pressed - sum(map(len, words)) <= 12

    # answers as they come; nothing opens before the second yes
    strike(room, "y1")
    assert said(room) == "Léa said yes."
    room.keys("w")
    assert room.place.board.page.letter is None
    room.keys("y")
    assert only(vault).state == IntroductionState.READY
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None
    assert letter.draft.to == "lea@lea-atelier.example,sam@sam-atelier.example"
    assert "Léa" in letter.draft.body and "Sam" in letter.draft.body
    room.keys("c")
    room.press(Qt.Key.Key_Return)
    assert only(vault).state == IntroductionState.SHARED
    assert room.place.board.list.chosen_id == only(vault).id  # the list follows to where it stands now

    room.keys("m")
    assert only(vault).met_on == "2026-03-16"
    room.keys("o")
    assert isinstance(room.place.form, OutcomeForm)
    room.keys("a site and a workshop")
    room.press(Qt.Key.Key_Return)
    assert (only(vault).state, only(vault).outcome) == (IntroductionState.CLOSED, "a site and a workshop")
    strike(room, "w2c")
    assert copied().startswith("Hi Sam,")
    room.press(Qt.Key.Key_Return)
    assert [word.people[0][1] for word in room.place.board.book.words[only(vault).id]] == ["Léa Martin"]
    room.keys("f")
    (favour,) = Favours(vault).all()
    assert (favour.direction, [person for person, _ in favour.people]) == (Direction.FROM_ME, list(two))
    before = everything(vault)
    room.keys("f")
    assert everything(vault) == before  # once is enough


def test_who_asked_for_it_has_said_yes_already(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    form = room.place.form
    assert isinstance(form, ProposeForm)
    tab_to(form.wished)
    room.press(Qt.Key.Key_Space)
    room.press(Qt.Key.Key_Return)
    assert (only(vault).a.state, only(vault).b.state) == (PartyState.YES, PartyState.NEW)
    room.undo()
    assert Introductions(vault).all() == []


def test_an_answer_may_come_by_phone_before_any_letter(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two)
    room = open_room()
    room.keys("y")
    assert room.place.board.question.question == "Who said yes?"
    room.press(Qt.Key.Key_Escape)
    assert only(vault).state == IntroductionState.DRAFT
    strike(room, "y2")
    assert only(vault).b.state == PartyState.YES
    room.keys("l")  # the other one is the only one left
    assert only(vault).a.state == PartyState.LATER


# What the other hears


def test_a_no_stays_with_me_and_the_other_hears_the_same_as_ever(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    id = asked_on(vault, two, "yes")
    room = open_room()
    room.keys("x")
    assert only(vault).state == IntroductionState.DECLINED
    assert "It stays with you" in said(room)
    strike(room, "wc")
    declined = copied()
    assert not any(word in declined for word in ("Sam", "Dubois", "said no", "answer", "declin"))
    room.press(Qt.Key.Key_Return)
    assert room.place.board.book.words[id] == ()

    for end in (_fall_silent, _withdraw):
        Introductions(vault).remove(only(vault).id)
        end(vault, two)
        again = open_room()
        again.keys("3")
        strike(again, "w1c" if end is _withdraw else "wc")
        assert copied() == declined
        again.press(Qt.Key.Key_Escape)


def _fall_silent(vault: Vault, two: tuple[int, int]) -> None:
    id = asked_on(vault, two, "yes", day=LONG_AGO.isoformat())
    Introductions(vault).rest(id, two[1])


def _withdraw(vault: Vault, two: tuple[int, int]) -> None:
    Introductions(vault).withdraw(asked_on(vault, two, "yes", "yes"))


def test_a_word_by_hand_that_tells_too_much_does_not_leave(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two, teaser_a="A joiner")
    room = open_room()
    QApplication.clipboard().setText("before")
    strike(room, "w1")
    letter = room.place.board.page.letter
    assert letter is not None
    room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # into the words
    room.keys(". It is Dubois, of course!")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "before"
    assert "“It is Dubois, of course!” gives Sam Dubois away" in said(room)
    assert room.place.board.page.letter is letter
    assert only(vault).a.state == PartyState.NEW


def test_a_line_that_gives_somebody_away_is_not_kept(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    form = room.place.form
    assert isinstance(form, ProposeForm)
    tab_to(form.teaser_one)
    room.keys(" of sam-atelier.example")
    before = everything(vault)
    room.press(Qt.Key.Key_Return)
    assert room.place.form is form
    assert any("gives Sam Dubois away" in label.text() for label in form.findChildren(PlainLabel))
    assert everything(vault) == before


# Silence, and asking again


def test_ten_days_of_silence_are_asked_about_or_let_rest(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    asked_on(vault, two, "yes", day=LONG_AGO.isoformat())
    room = open_room()
    assert "and no answer since" in texts(room)
    room.keys("a")
    assert (only(vault).b.state, only(vault).b.asked_on) == (PartyState.ASKED, "2026-03-16")
    room.undo()
    room.keys("s")
    assert only(vault).state == IntroductionState.EXPIRED
    room.keys("a")  # one may still ask again
    assert only(vault).state == IntroductionState.ASKING


def test_nobody_is_silent_before_ten_days(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    asked_on(vault, two, day=(LONG_AGO + timedelta(days=1)).isoformat())
    room = open_room()
    before = everything(vault)
    strike(room, "swa")
    assert everything(vault) == before
    assert room.place.board.page.letter is None


def test_and_then_is_asked_after_two_weeks(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two, (TODAY - timedelta(days=13)).isoformat())
    room = open_room()
    strike(room, "2w")
    assert room.place.board.page.letter is None
    Introductions(vault).change(only(vault).id, shared_on=TODAY - timedelta(days=14))
    room = open_room()
    strike(room, "2w1c")
    assert "Sam" in copied() and copied().startswith("Hi Léa,")
    room.press(Qt.Key.Key_Return)
    assert room.place.board.book.words[only(vault).id] == ()  # and rests for two weeks again


# Taking back


@pytest.mark.parametrize("keys", ["a1", "y1", "x2", "l1", "r", "w1c\n", "d1"])
def test_each_step_on_the_way_is_taken_back(vault: Vault, two: tuple[int, int], open_room: Open, keys: str) -> None:
    Introductions(vault).propose(*two)
    if keys.startswith("d"):
        Introductions(vault).withdraw(only(vault).id)
        Introductions(vault).remove(only(vault).id)
        asked_on(vault, two)
        Introductions(vault).withdraw(only(vault).id)
    before = everything(vault)
    room = open_room()
    if keys.startswith("d"):
        room.keys("3")
    strike(room, keys)
    assert everything(vault) != before
    room.undo()
    assert everything(vault) == before


@pytest.mark.parametrize("keys", ["m", "oFine\n", "f", "d1"])
def test_each_step_after_it_is_taken_back(vault: Vault, two: tuple[int, int], open_room: Open, keys: str) -> None:
    put_in_touch(vault, two, "2026-01-05")
    before = everything(vault)
    room = open_room()
    room.keys("2")
    strike(room, keys)
    assert everything(vault) != before
    room.undo()
    assert everything(vault) == before


def test_once_it_was_shared_there_is_no_withdrawing(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two)
    room = open_room()
    before = everything(vault)
    strike(room, "2r")
    assert everything(vault) == before


def test_one_is_removed_and_brought_back(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two)
    room = open_room()
    room.press(Qt.Key.Key_Delete)
    assert Introductions(vault).all() == []
    room.undo()
    assert only(vault).state == IntroductionState.DRAFT


# Changing, and what is half written


def test_what_was_said_is_noted_for_me_alone_and_the_words_asked_stay(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    id = asked_on(vault, two, "yes")
    room = open_room()
    room.keys("e")
    assert isinstance(room.place.form, ChangeForm)
    room.keys("not before May")
    room.press(Qt.Key.Key_Return)
    assert (only(vault).a.note, only(vault).a.teaser) == ("not before May", "A joiner")
    assert "not before May" in texts(room)
    assert Introductions(vault).get(id).state == IntroductionState.ASKING


def test_what_is_half_written_comes_back_after_a_lock(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    room.keys("a workshop")
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    form = again.place.form
    assert isinstance(form, ProposeForm)
    assert ([one.value for one in form.other.chosen], form.why_one.text()) == ([two[1]], "a workshop")
    assert form.teaser_other.text() == "Designer, a workshop"


def test_a_letter_that_was_changed_comes_back_after_a_lock(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two, teaser_a="A joiner")
    room = open_room()
    strike(room, "w1")
    letter = room.place.board.page.letter
    assert letter is not None
    room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # into the words
    room.keys(" Think about it.")
    body, was = letter.draft.body, room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    letter = again.place.board.page.letter
    assert letter is not None
    assert letter.draft.body == body
    assert body.endswith("Think about it.")


@pytest.mark.parametrize("keys", ["w2", "e", "o"])
def test_what_is_half_written_goes_with_either_of_the_two(
    vault: Vault, two: tuple[int, int], open_room: Open, keys: str
) -> None:
    if keys == "o":
        put_in_touch(vault, two)
    else:
        Introductions(vault).propose(*two, teaser_b="A designer")
    room = open_room()
    strike(room, "2" if keys == "o" else "")
    strike(room, keys)
    if keys == "w2":
        room.press(Qt.Key.Key_Tab, Qt.KeyboardModifier.ShiftModifier)  # into the words
    room.keys("who paints")
    was = View("", b"", {"introductions": room.place.state()})
    assert "who paints" in was.pages["introductions"]
    for person in two:
        assert without(was, People(vault).get(person)).pages["introductions"] == ""


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"section": 3, "draft": {"form": "outcome", "id": "x"}}',
        '{"letter": {"id": 1, "word": {"kind": "ask", "people": [[1]]}, "written": []}}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: Open, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None


# The other way round


def test_i_ask_to_be_introduced_with_a_letter_to_pass_on_and_one_reminder(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    room = open_room()
    before = everything(vault)
    room.keys("k")
    assert isinstance(room.place.form, WishForm)
    room.keys("Léa")
    room.press(Qt.Key.Key_Return)
    room.keys("Sam")
    room.press(Qt.Key.Key_Return)
    room.keys("a workshop to share")
    room.press(Qt.Key.Key_Return)
    assert everything(vault) == before  # a letter is no question yet
    room.keys("c")
    assert copied().startswith("Hi Léa,")
    assert "Sam Dubois" in copied() and "a workshop to share" in copied() and "pass this message on" in copied()
    room.press(Qt.Key.Key_Return)
    (favour,) = Favours(vault).all()
    assert (favour.direction, favour.state, favour.text) == (
        Direction.TO_ME,
        FavourState.ASKED,
        "Introduce me to Sam Dubois: a workshop to share",
    )
    (reminder,) = FollowUps(vault).of_person(two[0])
    assert (reminder.due, reminder.recurrence, reminder.favour) == ("2026-03-26", "", favour.id)
    room.undo()
    assert everything(vault) == before


def test_a_wish_that_is_not_sent_is_noted_nowhere(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    before = everything(vault)
    room.keys("k")
    room.keys("Léa")
    room.press(Qt.Key.Key_Return)
    was = room.place.state()
    again = open_room()
    again.place.restore(was)
    again.settle()
    form = again.place.form
    assert isinstance(form, WishForm)
    assert [one.value for one in form.asked.chosen] == [two[0]]
    form.sought.field.setFocus()
    again.keys("Sam")
    again.press(Qt.Key.Key_Return)
    again.press(Qt.Key.Key_Return)
    again.press(Qt.Key.Key_Escape)
    assert again.place.form is None
    assert everything(vault) == before


def test_nobody_is_asked_to_introduce_me_to_themselves(vault: Vault, two: tuple[int, int]) -> None:
    with pytest.raises(Refused, match="same person"):
        ask_to_be_introduced(vault, two[0], two[0])


# Reading


def test_each_list_tells_how_far_each_of_the_two_is_in_words(
    vault: Vault, two: tuple[int, int], open_room: Open
) -> None:
    asked_on(vault, two, "yes")
    room = open_room()
    rows = room.place.board.list.rows
    spoken = rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Léa Martin and Sam Dubois, each is being asked, Léa: yes, Sam: asked"
    set_language("fr")
    again = open_room()
    spoken = again.place.board.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Léa Martin et Sam Dubois, ")


def test_work_that_came_of_it_is_told(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    put_in_touch(vault, two)
    Missions(vault).hear("Shop front", client=two[0], chain=[two[1]])
    room = open_room()
    room.keys("2")
    assert "Shop front" in texts(room)


def test_enter_asks_whose_page(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    Introductions(vault).propose(*two)
    room = open_room()
    went: list[int] = []
    room.place.person_requested.connect(went.append)
    room.press(Qt.Key.Key_Return)
    room.keys("2")
    assert went == [two[1]]


def test_an_empty_list_has_the_keyboard_and_takes_a_new_one(vault: Vault, open_room: Open) -> None:
    people(vault, "Léa")
    room = open_room()
    assert isinstance(keyboard(), EmptyState)
    room.keys("n")
    form = room.place.form
    assert isinstance(form, ProposeForm)
    room.press(Qt.Key.Key_Return)
    assert room.place.form is form  # two people are needed
    assert form.one.field.hasFocus()
    room.press(Qt.Key.Key_Escape)
    assert room.place.form is None
    assert isinstance(keyboard(), EmptyState)


def test_somebody_new_can_be_introduced(vault: Vault, two: tuple[int, int], open_room: Open) -> None:
    room = open_room()
    room.place.introduce(two[0], "Léa Martin")
    room.keys("Zoé Lambert")
    room.press(Qt.Key.Key_Return)
    room.press(Qt.Key.Key_Return)
    assert only(vault).b.name == "Zoé Lambert"
    assert Answer.YES.value not in only(vault).b.state
    room.undo()
    assert People(vault).named("Zoé Lambert") == []
