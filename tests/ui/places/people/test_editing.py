"""Every fact is changed where it stands, and taken back."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QLineEdit, QMenu

from models.circles import Circles
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Tie
from models.people.portrait import Portrait
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.conftest import Room
from ui.places.people.adding import KEYS
from ui.places.people.fact import EditableFact
from ui.places.people.name_facts import NamesFact, PersonFact
from ui.places.people.page_menu import DetailMenu
from ui.places.people.presenter import missing_facts
from ui.widgets.flowing import FlowingLabel

Open = Callable[[], Room]
Get = Callable[[Portrait], object]

TEXTS: list[tuple[str, str, Get, object, str]] = [
    ("name", "Claire D.", lambda p: p.person.name, "Claire D.", "Claire D."),
    ("role", "Relieuse", lambda p: p.person.role, "Relieuse", "Relieuse"),
    ("organisation", "Pivot", lambda p: p.person.organisation, "Pivot", "Pivot"),
    ("town", "Nantes", lambda p: p.person.town, "Nantes", "Nantes"),
    ("how_met", "au salon", lambda p: p.person.tie.how_met, "au salon", "au salon"),
    ("met_on", "printemps 2020", lambda p: p.person.tie.met_on, "2020-21", "in spring 2020"),
]


@pytest.mark.parametrize(("key", "typed", "get", "kept", "shown"), TEXTS, ids=[text[0] for text in TEXTS])
def test_a_fact_of_the_head(
    vault: Vault, open_room: Open, key: str, typed: str, get: Get, kept: object, shown: str
) -> None:
    (claire,) = people(vault, "Claire")
    before = everything(vault)
    room = open_room()
    had = get(room.show(claire))
    fact = room.place.page.head.fact(key)
    fact.edit()
    room.keys(typed)
    room.press(Qt.Key.Key_Return)
    assert get(room.portrait(claire)) == kept
    assert fact.fact.words == shown
    assert fact.fact.hasFocus(), "the keyboard stays where it was"
    room.undo()
    assert everything(vault) == before
    assert get(room.portrait(claire)) == had
    assert fact.fact.words == ("Claire" if key == "name" else "")


def test_escape_gives_up_and_tab_keeps_and_moves_on(vault: Vault, open_room: Open) -> None:
    claire = People(vault).add("Claire", role="Relieuse", town="Nantes")
    room = open_room()
    room.show(claire)
    head = room.place.page.head
    head.fact("role").fact.setFocus()
    room.press(Qt.Key.Key_F2)
    room.keys("Autre")
    room.press(Qt.Key.Key_Escape)
    assert room.portrait(claire).person.role == "Relieuse"
    assert head.fact("role").fact.hasFocus()
    room.press(Qt.Key.Key_Return)
    room.keys("Imprimeuse")
    room.press(Qt.Key.Key_Tab)
    assert room.portrait(claire).person.role == "Imprimeuse"
    assert head.fact("town").fact.hasFocus()


def test_a_name_cannot_be_emptied_and_the_old_one_is_shown_again(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    fact = room.place.page.head.fact("name")
    fact.edit()
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Return)
    assert fact.fact.words == "Claire"
    assert room.place.notice.words == "Give this person a name."


def test_what_is_no_date_is_said_and_not_kept(vault: Vault, open_room: Open) -> None:
    claire = People(vault).add("Claire", tie=Tie(met_on="2020"))
    room = open_room()
    room.show(claire)
    fact = room.place.page.head.fact("met_on")
    fact.edit()
    room.keys("bientôt")
    room.press(Qt.Key.Key_Return)
    assert "is no date" in room.place.notice.words
    assert fact.fact.words == "in 2020"


def test_met_through_somebody_known_new_and_nobody(vault: Vault, open_room: Open) -> None:
    claire, samira = people(vault, "Claire", "Samira Haddad")
    room = open_room()
    room.show(claire)
    fact = room.place.page.head.fact("met_through")
    assert isinstance(fact, PersonFact)
    fact.edit()
    room.keys("sam")
    room.settle()
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.tie.met_through == samira
    assert fact.fact.words == "through Samira Haddad"
    fact.edit()
    room.keys("Yves")
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).met_through is not None
    assert room.portrait(claire).met_through.name == "Yves"
    assert room.place.notice.words == "Yves is among your people now."
    fact.edit()
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.tie.met_through is None
    room.undo()
    room.undo()
    assert room.portrait(claire).person.tie.met_through == samira
    assert People(vault).named("Yves") == [], "who was added by the change goes with it"


def test_the_note_keeps_its_lines(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    note = room.place.page.details.note
    note.edit()
    room.keys("une")
    room.press(Qt.Key.Key_Return)
    room.keys("deux")
    room.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert room.portrait(claire).person.note == "une\ndeux"


def test_circle_rhythm_and_trust(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    close = Circles(vault).all()[1]
    room = open_room()
    room.show(claire)
    tie = room.place.page.details.tie
    actions = {action.text(): action for action in tie.circle.menu().actions()}
    actions["Close ones"].trigger()
    room.settle()
    assert room.portrait(claire).circle == close
    assert (tie.circle.words, tie.rhythm.words) == ("Close ones", "every 45 days")
    tie.rhythm.picked.emit(30)
    room.settle()
    assert tie.rhythm.words == "every month"
    tie.rhythm.picked.emit("another")
    room.keys("10")
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.tie.cadence_days == 10
    assert tie.rhythm.words == "every ten days"
    room.place.page.details.open("trust")
    room.settle()
    assert room.place.page.sentence.text() == "They confide in you."
    for _ in range(4):
        room.undo()
    assert room.portrait(claire).person.tie == Tie()


def test_contacts_are_added_changed_copied_and_emptied_away(vault: Vault, open_room: Open) -> None:
    phone = ContactMethod(kind=ContactKind.PHONE, value="+33 6 39 98 47 80", label="mobile")
    claire = People(vault).add("Claire", contacts=[phone])
    room = open_room()
    room.show(claire)
    contacts = room.place.page.details.contacts
    contacts.add(ContactKind.EMAIL)
    room.keys("claire@example.org")
    room.press(Qt.Key.Key_Return)
    mail = ContactMethod(kind=ContactKind.EMAIL, value="claire@example.org")
    assert room.portrait(claire).person.contacts == (phone, mail)
    fact = facts(contacts)[0]
    fact.edit()
    room.keys("0240")
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.contacts[0].value == "0240"
    assert room.portrait(claire).person.contacts[0].label == "mobile"
    assert facts(contacts)[0].fact.hasFocus(), "the focus comes back to the row that was made anew"
    contacts._on_copy(mail)
    assert QGuiApplication.clipboard().text() == "claire@example.org"
    fact = facts(contacts)[0]
    fact.edit()
    room.press(Qt.Key.Key_Backspace)
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.contacts == (mail,)
    for _ in range(3):
        room.undo()
    assert room.portrait(claire).person.contacts == (phone,)


def test_a_new_row_that_is_given_up_leaves_nothing(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    contacts = room.place.page.details.contacts
    contacts.add(ContactKind.EMAIL)
    room.keys("x")
    room.press(Qt.Key.Key_Escape)
    assert facts(contacts) == []
    assert room.portrait(claire).person.contacts == ()


def test_dates_with_and_without_a_year(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    dates = room.place.page.details.dates
    dates.add(DateKind.BIRTHDAY)
    room.keys("12 mai")
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.dates == (ImportantDate(kind=DateKind.BIRTHDAY, on="--05-12"),)
    assert facts(dates)[0].fact.words == "12 May"
    facts(dates)[0].edit()
    room.keys("16/07/1979")
    room.press(Qt.Key.Key_Return)
    assert facts(dates)[0].fact.words == "16 July 1979"
    facts(dates)[0].edit()
    room.keys("never")
    room.press(Qt.Key.Key_Return)
    assert facts(dates)[0].fact.words == "16 July 1979"
    assert "no day of the year" in room.place.notice.words


@pytest.mark.parametrize(("key", "known"), [("worlds", "Agriculture"), ("tags", "agrumes")])
def test_worlds_and_tags_are_chips_while_one_types(vault: Vault, open_room: Open, key: str, known: str) -> None:
    (claire, sam) = people(vault, "Claire", "Sam")
    People(vault).change(sam, worlds=["Agriculture"], tags=["agrumes"])
    room = open_room()
    room.show(claire)
    fact: NamesFact = getattr(room.place.page.details, key)
    fact.edit()
    room.keys("vin")
    room.press(Qt.Key.Key_Return)
    room.keys("agr")
    room.settle()
    room.press(Qt.Key.Key_Down)
    room.press(Qt.Key.Key_Return)
    assert getattr(room.portrait(claire).person, key) == ("vin", known)
    room.press(Qt.Key.Key_Backspace)
    assert getattr(room.portrait(claire).person, key) == ("vin",)
    room.press(Qt.Key.Key_Escape)
    assert fact.fact.words == "vin"
    assert fact.fact.hasFocus()
    for _ in range(3):
        room.undo()
    assert getattr(room.portrait(claire).person, key) == ()
    assert fact.isHidden()


def test_whom_they_know_by_typing_a_name(vault: Vault, open_room: Open) -> None:
    claire, samira = people(vault, "Claire", "Samira Haddad")
    room = open_room()
    room.show(claire)
    knows = room.place.page.knows
    knows.add()
    room.keys("samira")
    room.press(Qt.Key.Key_Return)
    assert [relation.other.id for relation in room.portrait(claire).relations] == [samira]
    knows.add()
    room.keys("Yves")
    room.press(Qt.Key.Key_Return)
    assert [relation.other.name for relation in room.portrait(claire).relations] == ["Samira Haddad", "Yves"]
    assert room.place.notice.words == "Yves is among your people now."
    room.undo()
    room.undo()
    assert room.portrait(claire).relations == ()
    assert knows.isHidden()


def test_how_two_know_each_other_and_that_they_do_not(vault: Vault, open_room: Open) -> None:
    claire, samira = people(vault, "Claire", "Samira Haddad")
    Relations(vault).relate(claire, samira)
    room = open_room()
    (relation,) = room.show(claire).relations
    knows = room.place.page.knows
    knows._on_kind_picked(relation, "friend")
    room.settle()
    assert "friend" in labels(knows)
    (relation,) = room.portrait(claire).relations
    knows._on_note_asked(relation)
    room.keys("flatmates")
    room.press(Qt.Key.Key_Return)
    assert [(one.kind, one.note) for one in room.portrait(claire).relations] == [("friend", "flatmates")]
    knows._on_remove(relation)
    room.settle()
    assert room.portrait(claire).relations == ()


def test_an_edit_in_progress_outlives_a_change_from_elsewhere(vault: Vault, open_room: Open) -> None:
    claire = People(vault).add("Claire", contacts=[ContactMethod(kind=ContactKind.EMAIL, value="a@example.org")])
    room = open_room()
    room.show(claire)
    contacts = room.place.page.details.contacts
    facts(contacts)[0].edit()
    room.keys("b@")
    phone = ContactMethod(kind=ContactKind.PHONE, value="1")
    elsewhere = [ContactMethod(kind=ContactKind.EMAIL, value="a@example.org"), phone]
    room.jobs.write(room.place, lambda vault, job: People(vault).change(claire, town="Nantes", contacts=elsewhere))
    room.settle()
    assert room.place.page.head.fact("town").fact.words == "Nantes", "the rest of the page follows"
    assert isinstance(room.focused, QLineEdit)
    assert room.focused.text() == "b@"
    room.press(Qt.Key.Key_Escape)
    assert [fact.value for fact in facts(contacts)] == ["a@example.org", "1"]


def test_going_to_somebody_else_keeps_what_was_being_written(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    room = open_room()
    room.show(claire)
    room.place.page.head.fact("role").edit()
    room.keys("Relieuse")
    room.show(sam)
    assert room.portrait(claire).person.role == "Relieuse"
    assert room.portrait(sam).person.role == ""


def test_what_is_missing_can_be_added_from_a_menu(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    portrait = room.show(claire)
    keys = [key for key, _ in missing_facts(portrait) if key]
    room.place.page.head.fact("name").setFocus()
    room.keys("+")
    menu = room.place.page.findChild(DetailMenu)
    assert menu.isVisible()
    listed = [*menu.actions(), *(action for below in menu.findChildren(QMenu) for action in below.actions())]
    actions = {action.text().partition("\t")[0]: action for action in listed if action.text() and not action.menu()}
    assert len(actions) == len(keys) + len(KEYS)
    menu.close()
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)
    actions["Role"].trigger()
    room.keys("Relieuse")
    room.press(Qt.Key.Key_Return)
    assert room.portrait(claire).person.role == "Relieuse"
    assert "role" not in [key for key, _ in missing_facts(room.portrait(claire))]
    for key in (*keys, *KEYS):
        room.place.page._open(key)
        room.settle()
        room.press(Qt.Key.Key_Escape)


def test_no_text_of_a_person_is_ever_rendered(vault: Vault, open_room: Open) -> None:
    evil = "<b>x</b><img src='file:///etc/passwd'>"
    claire = People(vault).add(
        evil,
        role=evil,
        town=evil,
        note=evil,
        tags=[evil],
        tie=Tie(how_met=evil),
        contacts=[ContactMethod(kind=ContactKind.URL, value=evil)],
    )
    room = open_room()
    room.show(claire)
    assert room.place.page.head.fact("name").fact.words == evil
    assert {label.textFormat() for label in room.place.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
    assert room.place.page.details.note.fact.words == evil


def facts(section: object) -> list[EditableFact]:
    """The facts that a section shows."""
    return [fact for fact in section.findChildren(EditableFact) if not fact.isHidden() and fact.isVisible()]  # type: ignore[attr-defined]


def labels(section: object) -> list[str]:
    """The words that a section shows."""
    return [label.text() for label in section.findChildren(FlowingLabel) if label.isVisible()]  # type: ignore[attr-defined]
