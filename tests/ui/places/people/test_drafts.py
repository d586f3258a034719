"""Somebody new and a fact that are half written are there again after a lock, a crash or a walk to another page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.interactions import Channel
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.places.people.leaving import CONTROL, Open, again, form, left
from ui.places import draft_watch
from ui.places.people.drafts import Draft, Drafts, FactDraft, NewDraft
from ui.places.people.fields import NAME, ROLE
from ui.places.people.presenter import State
from ui.widgets.suggestions import Suggestion


def test_somebody_new_is_written_on(vault: Vault, open_room: Open) -> None:
    (samira,) = people(vault, "Samira")
    room = open_room()
    room.place.add_person()
    room.keys("Léa")
    room.place.form.line(ROLE).setText("Designer")
    room.place.form.worlds.take_written()
    room.place.form.worlds.add(Suggestion("Design", "Design"))
    room.place.form.knows.add(Suggestion("Samira", samira))
    room.place.form.knows.field.setText("In")
    room = again(open_room, left(room))
    shown = room.place.form
    assert shown.isVisible()
    assert shown.line(NAME).hasFocus()
    assert (shown.knows.field.text(), shown.line(ROLE).text()) == ("In", "Designer")
    shown.knows.field.clear()
    room.keys(" Martin")
    room.press(Qt.Key.Key_Return)
    portrait = room.portrait(People(vault).named("Léa Martin")[0].id)
    assert (portrait.person.role, portrait.person.worlds) == ("Designer", ("Design",))
    assert [relation.other.id for relation in portrait.relations] == [samira]
    assert State.parse(room.place.state()).drafts == Drafts()
    room.place.add_person()
    assert shown.line(NAME).text() == "", "what was kept does not come again"


def test_looking_at_somebody_else_does_not_empty_the_form(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.place.add_person()
    room.keys("Léa")
    room.show(claire)
    room = again(open_room, left(room))
    assert room.place.page.isVisible(), "one comes back to the page one looked at"
    room.place.add_person("Zoé")
    assert room.place.form.line(NAME).text() == "Zoé"
    room.press(Qt.Key.Key_Return)
    room.place.add_person()
    assert room.place.form.line(NAME).text() == "Léa"
    room.press(Qt.Key.Key_Escape)
    room.place.add_person()
    assert room.place.form.line(NAME).text() == "", "given up is given up"


@pytest.mark.parametrize(
    "key",
    [
        *("name", "role", "organisation", "how_met", "met_on", "met_through", "note", "days", "worlds", "tags"),
        *("email", "email claire@example.org", "birthday", "other 2020-05-01", "label 2020-05-01", "knows"),
        "relation 1",
    ],
)
def test_a_fact_is_written_on(vault: Vault, open_room: Open, key: str) -> None:
    claire = People(vault).add(
        "Claire",
        role="Relieuse",
        contacts=[ContactMethod(kind=ContactKind.EMAIL, value="claire@example.org")],
        dates=[ImportantDate(kind=DateKind.OTHER, on="2020-05-01", label="Atelier")],
    )
    (sam,) = people(vault, "Sam")
    assert Relations(vault).relate(claire, sam) == 1
    before = everything(vault)
    room = open_room()
    room.show(claire)
    page = room.place.page
    if key in ("email", "birthday", "knows"):
        page._open(key)
    else:
        fact = page._half_written._fact(key)
        assert fact is not None
        fact.edit()
    room.keys("À moi")
    room = again(open_room, left(room))
    assert everything(vault) == before, "what is half written is not kept as if it were done"
    fact = room.place.page._half_written._fact(key)
    assert fact is not None and fact.is_editing
    assert isinstance(room.focused, (QLineEdit, QPlainTextEdit))
    room.keys("tié")
    assert fact.written == "À moitié"
    assert State.parse(room.place.state()).drafts.fact == FactDraft(claire, key, "À moitié")
    room.press(Qt.Key.Key_Escape)
    assert State.parse(room.place.state()).drafts == Drafts()
    assert everything(vault) == before


def test_a_contact_that_is_gone_is_begun_anew(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    state = State(person=claire, drafts=Drafts(fact=FactDraft(claire, "phone 0102", "0102030405")))
    room = again(open_room, state.written)
    room.press(Qt.Key.Key_Return)
    assert [one.value for one in room.portrait(claire).person.contacts] == ["0102030405"]


def test_a_fact_only_opened_is_no_draft(vault: Vault, open_room: Open) -> None:
    claire = People(vault).add("Claire", role="Relieuse")
    room = open_room()
    room.show(claire)
    room.place.page.head.fact("role").edit()
    room = again(open_room, left(room))
    assert not room.place.page.head.fact("role").is_editing


def test_a_draft_that_has_not_been_opened_yet_is_not_lost(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    was = State(
        person=claire,
        scroll=30,
        adding=True,
        drafts=Drafts(
            {claire: Draft("", Channel.CALL, (), "À moitié", (), day=TODAY)},
            FactDraft(claire, "role", "Rel"),
            (NewDraft({"name": "Léa"}), NewDraft({"name": "Zoé"})),
        ),
    )
    room = open_room()
    room.place.restore(was.written)
    assert State.parse(room.place.state()) == was, "left before the vault has answered"
    room.settle()
    assert State.parse(room.place.state()).drafts == was.drafts


def test_a_draft_is_told_when_typing_pauses(
    vault: Vault, open_room: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_watch, "PAUSE_MS", 60)
    (claire,) = people(vault, "Claire")
    room = open_room()
    room.show(claire)
    told: list[str] = []
    room.place.draft_changed.connect(lambda: told.append(room.place.state()))
    room.place.page.timeline.log()
    room.keys("À moitié")
    assert told == []
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "moiti" in told[0]
    with qtbot.assertNotEmitted(room.place.draft_changed, wait=150):  # nothing changed, nothing to write
        form(room).when.setFocus()
        form(room).text.setFocus()
    monkeypatch.setattr(draft_watch, "PAUSE_MS", 60_000)
    room.press(Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: len(told) == 2)  # at once: after a crash it would come twice
    assert "moiti" not in told[1], "what was kept is no draft any more"


def test_what_was_brought_back_is_not_written_again(
    vault: Vault, open_room: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft_watch, "PAUSE_MS", 20)
    (claire,) = people(vault, "Claire")
    draft = Draft("", Channel.CALL, (Suggestion("Claire", claire),), "À moitié", (), day=TODAY)
    room = open_room()
    with qtbot.assertNotEmitted(room.place.draft_changed, wait=100):
        room.place.restore(State(person=claire, drafts=Drafts({claire: draft})).written)
        room.settle()
