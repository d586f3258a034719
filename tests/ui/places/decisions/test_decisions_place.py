"""The place of decisions, one thing at a time, by keyboard alone, over a real vault."""

import pytest
from PySide6.QtCore import Qt

from models.capture import Known, read, record
from models.decisions import Decision, Decisions, DecisionState
from models.experiences import Experiences, MayAsk
from models.interactions import Interactions
from models.people import People, Standing
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.decisions.conftest import OpenDecisions
from tests.ui.places.decisions.questions import (
    CTRL,
    LIVED,
    QUESTION,
    SHIFT,
    TODAY,
    Down,
    Enter,
    Escape,
    Space,
    Tab,
    lived,
    who_form,
)
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.forms import ChoiceForm, QuestionForm
from ui.places.decisions.page import VoiceCard
from ui.widgets import EmptyState, PlainLabel


def only(vault: Vault) -> Decision:
    (decision,) = Decisions(vault).all()
    return decision


def titles(room: Room[DecisionsPlace]) -> list[str]:
    rows = room.place.board.list.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def complaint(room: Room[DecisionsPlace]) -> str:
    form = room.place.form
    assert form is not None
    return " ".join(label.text() for label in form.findChildren(PlainLabel) if label.isVisible())


# Who has lived this?


def test_who_does_not_want_to_be_asked_is_shown_and_left_in_peace(vault: Vault, open_room: OpenDecisions) -> None:
    lea = lived(vault, "Léa", MayAsk.NO)
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    (card,) = who_form(room).cards
    assert LIVED in card.accessibleName() and "do not ask" in card.accessibleName()
    room.press(Space)
    assert not card.chosen
    room.press(Enter)
    assert "Léa does not want to be asked" in complaint(room)
    tab_to(who_form(room).others.field)
    room.keys("Léa")
    room.press(Enter)
    room.press(Enter)
    assert [one.value for one in who_form(room).others.chosen] == [lea]
    assert "Léa does not want to be asked" in complaint(room)
    assert only(vault).consultations == ()


@pytest.mark.parametrize(
    ("may_ask", "words"), [(MayAsk.YES, "ten minutes"), (MayAsk.ASK_FIRST, ("a no is", "rather not"))]
)
def test_a_letter_asks_first_where_that_was_agreed(
    vault: Vault, open_room: OpenDecisions, may_ask: MayAsk, words: str | tuple[str, ...]
) -> None:
    ines = lived(vault, "Inès", may_ask)
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), [ines])
    room = open_room()
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None
    asks_first = any(one in letter.draft.body for one in ("a no is", "rather not"))
    assert asks_first is (may_ask is MayAsk.ASK_FIRST)


def test_who_says_no_after_all_is_not_written_to(vault: Vault, open_room: OpenDecisions) -> None:
    ines = lived(vault, "Inès")
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), [ines])
    (one,) = Experiences(vault).of_person(ines)
    Experiences(vault).change(one.id, may_ask=MayAsk.NO)
    room = open_room()
    room.keys("w")
    assert room.place.board.page.letter is None
    assert "Leave them in peace" in room.place.notice.words


def test_the_dormant_tie_says_why_it_was_drawn(vault: Vault, open_room: OpenDecisions) -> None:
    for number in range(4):
        (person,) = people(vault, f"Ancien {number}")
        Interactions(vault).log(on="2020-01-02", people=[person], text="Un café")
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    (card,) = who_form(room).cards
    assert "one of the next nine" in card.accessibleName()
    room.press(Enter)  # nobody marked: the one that has the keyboard
    assert [said.person for said in only(vault).to_ask] == [card.person]
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.draft.body.startswith("Hello Ancien,")


def test_what_somebody_keeps_to_themselves_stands_on_their_card(vault: Vault, open_room: OpenDecisions) -> None:
    Experiences(vault).add(lived(vault, "Inès"), "Rien à voir.", "son divorce", may_ask=MayAsk.NO)
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    (card,) = who_form(room).cards
    assert card.accessibleName().endswith("Not to be asked about: son divorce.")


def test_tab_goes_from_the_answers_to_somebody_else_and_on_to_the_buttons(
    vault: Vault, open_room: OpenDecisions
) -> None:
    lived(vault, "Léa Martin")
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    (card,) = who_form(room).cards
    tab_to(card)
    passed = []
    for _ in range(3):
        room.press(Qt.Key.Key_Tab)
        passed.append(keyboard().accessibleName())
    assert passed == ["Somebody else", "Cancel", "Keep"]


def test_three_at_a_time_are_enough(vault: Vault, open_room: OpenDecisions) -> None:
    for number in range(4):
        lived(vault, f"Voix {number}")
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    for _ in range(4):
        room.press(Space)
        room.press(Down)
    assert sum(card.chosen for card in who_form(room).cards) == 3
    assert "Three at a time" in complaint(room)
    room.press(Enter)
    assert len(only(vault).to_ask) == 3


def test_where_nobody_comes_up_one_names_somebody_new_or_known(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask("Zzyx ?")
    room = open_room()
    room.keys("q")
    assert "Who comes to your mind?" in complaint(room)
    room.press(Enter)
    assert "Choose somebody first" in complaint(room)
    room.keys("Zoé Lambert")
    room.press(Enter, CTRL)
    assert [said.name for said in only(vault).to_ask] == ["Zoé Lambert"]
    room.undo()
    assert People(vault).ids() == []
    assert only(vault).consultations == ()


def test_who_wants_peace_is_refused_where_one_is(vault: Vault, open_room: OpenDecisions) -> None:
    (lea,) = people(vault, "Léa")
    People(vault).change(lea, standing=Standing.QUIET)
    Decisions(vault).ask("Zzyx ?")
    room = open_room()
    room.keys("q")
    room.keys("Léa")
    room.press(Enter, CTRL)
    assert "left in peace" in complaint(room)


# What can be done with one


@pytest.mark.parametrize("key", ["x", "s"])
def test_each_deed_is_taken_back_from_the_line_at_the_bottom(vault: Vault, open_room: OpenDecisions, key: str) -> None:
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), people(vault, "Inès"))
    room = open_room()
    before = everything(vault)
    room.keys(key)
    assert everything(vault) != before
    room.place.notice.focus_action()
    room.press(Enter)
    assert everything(vault) == before


def test_what_was_let_go_comes_back(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("x")
    assert only(vault).state == DecisionState.DROPPED
    assert titles(room) == [QUESTION]  # the list follows to where it stands now
    room.keys("o")
    assert only(vault).state == DecisionState.OPEN


def test_delete_takes_out_the_voice_that_has_the_keyboard_else_the_question(
    vault: Vault, open_room: OpenDecisions
) -> None:
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), people(vault, "Inès", "Tom"))
    room = open_room()
    room.press(Enter)
    room.press(Down)
    card = keyboard()
    assert isinstance(card, VoiceCard) and card.said.name == "Tom"
    room.press(Qt.Key.Key_Delete)
    assert [said.name for said in only(vault).consultations] == ["Inès"]
    room.place.setFocus()
    room.press(Qt.Key.Key_Delete)
    assert Decisions(vault).all() == []
    assert isinstance(keyboard(), EmptyState)
    room.undo()
    assert titles(room) == [QUESTION]


def test_the_keys_act_on_whom_the_keyboard_is_on(vault: Vault, open_room: OpenDecisions) -> None:
    _, tom = people(vault, "Inès", "Tom")
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), People(vault).ids())
    room = open_room()
    asked: list[int] = []
    room.place.person_requested.connect(asked.append)
    room.press(Enter)
    room.press(Down)
    room.keys("p")
    assert asked == [tom]
    room.keys("s")
    assert [said.name for said in only(vault).to_ask] == ["Inès"]
    card = keyboard()
    assert isinstance(card, VoiceCard) and card.said.name == "Tom"  # it stays where one was
    room.press(Escape)
    assert keyboard() is room.place.board.list


def test_a_date_that_is_none_is_asked_about(vault: Vault, open_room: OpenDecisions) -> None:
    room = open_room()
    room.keys("n")
    room.keys(QUESTION)
    form = room.place.form
    assert isinstance(form, QuestionForm)
    tab_to(form.deadline)
    room.keys("jamais")
    room.press(Enter)
    assert Decisions(vault).all() == []
    assert form.deadline.hasFocus() and "no day to come" in complaint(room)


def test_edit_opens_what_was_said_last(vault: Vault, open_room: OpenDecisions) -> None:
    decisions = Decisions(vault)
    id = decisions.ask(QUESTION, deadline="2026-05-04", options=["Oui"])
    room = open_room()
    room.keys("e")
    form = room.place.form
    assert isinstance(form, QuestionForm)
    tab_to(form.stake)
    room.keys("Un salaire")
    room.press(Enter)
    assert (only(vault).stake, only(vault).deadline) == ("Un salaire", "2026-05-04")
    decisions.decide(id, "Oui")
    again = open_room()
    again.keys("2")
    again.keys("e")
    choice = again.place.form
    assert isinstance(choice, ChoiceForm)
    again.press(Tab)
    again.keys("Des dimanches")
    again.press(Enter)
    assert (only(vault).choice, only(vault).expected, only(vault).look_back_on) == (
        "Oui",
        "Des dimanches",
        "2026-06-14",
    )


def test_shift_enter_begins_a_line(vault: Vault, open_room: OpenDecisions) -> None:
    id = Decisions(vault).ask(QUESTION)
    Decisions(vault).consult(id, people(vault, "Inès")[0])
    room = open_room()
    room.keys("l")
    room.keys("Un")
    room.press(Enter, SHIFT)
    room.keys("Deux")
    room.press(Enter)
    assert only(vault).consultations[0].lived == "Un\nDeux"


def test_a_sentence_that_asks_shows_here(vault: Vault, open_room: OpenDecisions) -> None:
    room = open_room()
    assert isinstance(keyboard(), EmptyState)
    room.jobs.write(room.place, _say, None)
    room.settle()
    assert titles(room) == ["Déménager à Nantes ?"] or titles(room) == ["Déménager à Nantes"]
    assert only(vault).deadline == "2026-03-20"


def _say(vault: Vault, _job: object) -> None:
    record(vault, read("? Déménager à Nantes >ven", Known.of(vault), TODAY))
