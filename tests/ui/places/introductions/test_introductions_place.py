"""The place of introductions, by keyboard alone, over a real vault."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from models.favours import Direction, Favours
from models.introductions import Introductions, IntroductionState, PartyState
from models.vault import Vault
from tests.builders import everything
from tests.ui.places.introductions.steps import LONG_AGO, Open, asked_on, copied, only, strike
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.places.introductions import IntroductionsPlace
from ui.places.introductions.forms import OutcomeForm, ProposeForm
from ui.widgets import PlainLabel


def said(room: Room[IntroductionsPlace]) -> str:
    return room.place.notice.words


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
