"""The place of decisions, one thing at a time, by keyboard alone, over a real vault."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from models.capture import Known, read, record
from models.decisions import Consultation, Decision, Decisions, DecisionState
from models.experiences import Experiences, MayAsk
from models.interactions import Interactions
from models.people import People, Standing
from models.vault import Vault
from resources import set_language
from tests.builders import everything, people
from tests.ui.answering import Answering, name, press
from tests.ui.places.decisions.conftest import OpenDecisions
from tests.ui.places.keys import keyboard, tab_to
from tests.ui.places.rooms import Room
from ui.places.decisions import DecisionsPlace
from ui.places.decisions.forms import ChoiceForm, LookBackForm, QuestionForm, SaidForm
from ui.places.decisions.page import VoiceCard
from ui.places.decisions.sentences import open_words, session_sheet
from ui.places.decisions.who_form import WhoForm
from ui.widgets import EmptyState, PlainLabel

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Enter, Escape, Tab, Space, Down = (
    Qt.Key.Key_Return,
    Qt.Key.Key_Escape,
    Qt.Key.Key_Tab,
    Qt.Key.Key_Space,
    Qt.Key.Key_Down,
)
QUESTION = "Faire une première embauche ?"
LIVED = "Première embauche, une semaine sans dormir."
TODAY = date(2026, 3, 16)


def only(vault: Vault) -> Decision:
    (decision,) = Decisions(vault).all()
    return decision


def titles(room: Room[DecisionsPlace]) -> list[str]:
    rows = room.place.board.list.rows
    return [str(rows.index(at).data()) for at in range(rows.rowCount())]


def texts(room: Room[DecisionsPlace]) -> list[str]:
    return [label.text() for label in room.place.board.page.findChildren(PlainLabel) if label.isVisible()]


def who_form(room: Room[DecisionsPlace]) -> WhoForm:
    form = room.place.form
    assert isinstance(form, WhoForm)
    return form


def complaint(room: Room[DecisionsPlace]) -> str:
    form = room.place.form
    assert form is not None
    return " ".join(label.text() for label in form.findChildren(PlainLabel) if label.isVisible())


def lived(vault: Vault, name: str, may_ask: MayAsk = MayAsk.ASK_FIRST) -> int:
    (person,) = people(vault, name)
    Experiences(vault).add(person, LIVED, "embauche", may_ask=may_ask)
    return person


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


# What is half written


def half_written(room: Room[DecisionsPlace], again: Callable[[], Room[DecisionsPlace]]) -> DecisionsPlace:
    was = room.place.state()
    other = again()
    other.place.restore(was)
    other.settle()
    return other.place


def test_each_form_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    decisions = Decisions(vault)
    id = decisions.ask(QUESTION)
    decisions.consult(id, lived(vault, "Inès"))
    question = reopened(open_room, "n", "Déménager")
    assert isinstance(question, QuestionForm) and question.question.text() == "Déménager"
    said = reopened(open_room, "l", "Sans dormir")
    assert isinstance(said, SaidForm) and said.lived.toPlainText() == "Sans dormir"
    choice = reopened(open_room, "d", "Oui")
    assert isinstance(choice, ChoiceForm) and choice.choice.text() == "Oui"
    decisions.decide(id, "Oui")
    back = reopened(open_room, "2b", "Bien")
    assert isinstance(back, LookBackForm) and back.happened.toPlainText() == "Bien"


def reopened(open_room: OpenDecisions, keys: str, words: str) -> object:
    """The form that ``keys`` open, after ``words`` were written in it and the vault was locked and opened."""
    room = open_room()
    for key in keys:
        room.keys(key)
    room.keys(words)
    return half_written(room, open_room).form


def test_who_was_marked_and_half_named_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    lived(vault, "Inès")
    lived(vault, "Tom")
    Decisions(vault).ask(QUESTION)
    room = open_room()
    room.keys("q")
    room.press(Space)
    with room.qtbot.waitSignal(room.place.draft_changed, timeout=2000):  # kept where a crash cannot take it
        QTest.keyClick(keyboard(), Down)
        QTest.keyClick(keyboard(), Space)
    marked = [card.person for card in who_form(room).cards if card.chosen]
    tab_to(who_form(room).others.field)
    room.keys("Zo")
    form = half_written(room, open_room).form
    assert isinstance(form, WhoForm)
    assert [card.person for card in form.cards if card.chosen] == marked
    assert form.others.field.text() == "Zo"


def changed_letter(vault: Vault, open_room: OpenDecisions) -> Room[DecisionsPlace]:
    """A letter that is open, with a few words of one's own in it."""
    Decisions(vault).choose(Decisions(vault).ask(QUESTION), people(vault, "Inès"))
    room = open_room()
    room.keys("w")
    room.press(Tab, SHIFT)
    room.keys(" Un mot à moi.")
    return room


def test_a_letter_that_was_changed_comes_back_after_a_lock(vault: Vault, open_room: OpenDecisions) -> None:
    letter = half_written(changed_letter(vault, open_room), open_room).board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")


def test_a_letter_that_was_put_away_is_there_still(vault: Vault, open_room: OpenDecisions) -> None:
    room = changed_letter(vault, open_room)
    room.press(Escape)
    assert room.place.board.page.letter is None
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")
    room.keys("c")
    room.keys("s")
    assert room.place.state().count("Un mot") == 0  # what was sent is no draft any more


def test_a_letter_waits_while_one_looks_at_another_question(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask("Une autre ?", on="2020")
    room = changed_letter(vault, open_room)
    tab_to(room.place.board.list)
    room.press(Down)
    assert room.place.board.page.letter is None
    room.press(Qt.Key.Key_Up)
    room.keys("w")
    letter = room.place.board.page.letter
    assert letter is not None and letter.draft.body.endswith("Un mot à moi.")


@pytest.mark.parametrize(
    "written",
    [
        "",
        "[]",
        '{"section": 3, "drafts": {"form": {"form": "who", "id": "x", "marked": [true, -1]}, "letters": [3, {}]}}',
        '{"drafts": {"form": {"form": "said", "said": 9}, "letters": [{"said": 9, "person": 9, "is_open": true}]}}',
        "{" * 2000,
    ],
)
def test_a_state_that_makes_no_sense_is_passed_over(open_room: OpenDecisions, written: str) -> None:
    room = open_room()
    room.place.restore(written)
    room.settle()
    assert room.place.form is None
    assert room.place.board.page.letter is None


# What is said


def decision(opened_on: str, state: DecisionState = DecisionState.OPEN) -> Decision:
    return Decision(1, "u", QUESTION, "", "", opened_on, "", "", "", "", "", state, (), ())


@pytest.mark.parametrize(
    ("opened_on", "said"),
    [
        ("", ""),
        ("2026-03-10", ""),
        ("2026-02-16", "With you for four weeks. It may take its time."),
        ("2025-12-10", "With you for three months. It may take its time."),
        ("2024", "With you for fourteen months. It may take its time."),
        ("2021-05", "With you since 2021. Questions that last are seldom small."),
        ("2030-01-01", ""),
    ],
)
def test_for_how_long_it_has_been_open_is_said_kindly(opened_on: str, said: str) -> None:
    assert open_words(decision(opened_on), TODAY) == said
    assert open_words(decision(opened_on, DecisionState.DECIDED), TODAY) == ""


def test_and_once_only(vault: Vault, open_room: OpenDecisions) -> None:
    Decisions(vault).ask(QUESTION, on="2025-12-10")
    room = open_room()
    assert [text for text in texts(room) if "three months" in text] == [
        "With you for three months. It may take its time."
    ]
    rows = room.place.board.list.rows
    assert "month" not in str(rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_sheet_for_a_group_has_six_steps_and_nothing_others_said() -> None:
    said = Consultation(1, "u", 1, "Inès Caron", "2026-03-01", "sans dormir", "tard", "", "")
    whole = Decision(
        1,
        "u",
        QUESTION,
        "Un salaire",
        "2026-04-20",
        "",
        "",
        "",
        "",
        "",
        "",
        DecisionState.OPEN,
        ("Oui", "Non"),
        (said,),
    )
    sheet = session_sheet(whole, TODAY)
    assert [heading.partition(" ")[2] or heading for heading, _ in sheet] == [
        "question", "Expose", "Clarify", "Contract", "Consult", "Synthesise", "Learn",
    ]  # fmt: skip
    words = str(sheet)
    assert all(text in words for text in (QUESTION, "Un salaire", "20 April", "Oui", "Non"))
    assert not any(text in words for text in ("Inès", "sans dormir", "tard"))


def test_the_sheet_goes_on_paper(
    vault: Vault, open_room: OpenDecisions, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    Decisions(vault).ask(QUESTION)
    room = open_room()
    heard = answers(press("Save as PDF…"), name(tmp_path / "sheet.pdf"))
    room.press(Qt.Key.Key_P, CTRL)
    assert "What others told you is not on it" in heard.shown[0]
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF")


def test_it_speaks_french(vault: Vault, open_room: OpenDecisions) -> None:
    ines = lived(vault, "Inès")
    Decisions(vault).choose(Decisions(vault).ask(QUESTION, on="2025-12-10"), [ines])
    set_language("fr")
    room = open_room()
    assert "Elle t’accompagne depuis trois mois. Elle a le droit de prendre son temps." in texts(room)
    room.keys("w")
    room.keys("c")
    assert "ix minutes" in QApplication.clipboard().text()


def test_what_is_chosen_at_run_time_has_its_french() -> None:
    from tests.test_translations import french
    from ui.places.decisions import sentences

    words = {*sentences.SECTIONS.values(), *sentences.WORDS.values(), *sentences.DONE.values()}
    words |= {*sentences.KINDS.values(), *sentences.STATES.values(), *sentences.ASKING.values()}
    words |= {part for pair in (*sentences.NOTHING.values(), *sentences.SIX_STEPS) for part in pair}
    assert words <= french().keys()
