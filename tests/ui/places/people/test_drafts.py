"""What is half written is there again after a lock, a crash or a walk to another page."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People
from models.people.portrait import TIMELINE_PAGE
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.places.people.conftest import Room
from ui.places import draft_watch
from ui.places.people.drafts import Draft, Drafts, FactDraft, NewDraft
from ui.places.people.exchange_form import ExchangeForm
from ui.places.people.fields import NAME, ROLE
from ui.places.people.presenter import State
from ui.widgets.suggestions import Suggestion

Open = Callable[[], Room]
CONTROL = Qt.KeyboardModifier.ControlModifier


def form(room: Room) -> ExchangeForm:
    """The form that is open."""
    shown = room.place.page.timeline.form
    assert shown is not None
    return shown


def left(room: Room) -> str:
    """The state of a place that is left, as a lock leaves it."""
    state = room.place.state()
    room.place.put_down()
    room.place.hide()
    room.settle()
    return state


def again(open_room: Open, state: str) -> Room:
    """The place as one finds it after unlocking."""
    room = open_room()
    room.place.restore(state)
    room.settle()
    return room


# An exchange


def test_an_exchange_is_written_on_after_a_lock(vault: Vault, open_room: Open) -> None:
    claire, ines = people(vault, "Claire", "Inès Caron")
    before = everything(vault)
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    form(room).when.setText("3 juillet 2025")
    form(room).channel.setCurrentIndex(form(room).channel.findData(Channel.CALL))
    form(room).people.add(Suggestion("Inès Caron", ines, "relieuse"))
    form(room).people.add(Suggestion("Nouveau Venu", "Nouveau Venu"))
    form(room).people.field.setText("Sam")
    form(room).tags.add(Suggestion("bois", "bois"))
    form(room).tags.field.setText("pap")
    form(room).next.setText("Rappe")
    form(room).next_when.setText("ven")
    form(room).text.setFocus()
    room.keys("Première ligne")
    room.press(Qt.Key.Key_Return)
    room.keys("et à moi")
    state = left(room)
    assert everything(vault) == before, "a draft is no change"
    room = again(open_room, state)
    back = form(room)
    assert (back.when.text(), back.channel.currentData()) == ("3 juillet 2025", Channel.CALL)
    assert [(one.words, one.value) for one in back.people.chosen] == [
        ("Claire", claire),
        ("Inès Caron", ines),
        ("Nouveau Venu", "Nouveau Venu"),
    ]
    assert (back.people.field.text(), back.tags.field.text()) == ("Sam", "pap")
    assert [one.words for one in back.tags.chosen] == ["bois"]
    assert (back.next.text(), back.next_when.text()) == ("Rappe", "ven")
    assert back.text.hasFocus()
    room.keys("tié.")
    assert back.text.toPlainText() == "Première ligne\net à moitié."
    assert json.loads(room.place.state())["drafts"]["exchanges"], "it is a draft still, to be left a second time"
    back.people.field.clear()
    room.press(Qt.Key.Key_Return, CONTROL)
    (kept,) = room.portrait(claire).timeline
    assert (kept.on, kept.text) == ("2025-07-03", "Première ligne\net à moitié.")
    assert State.parse(room.place.state()).drafts == Drafts()


def test_an_exchange_being_changed_far_down_is_open_again(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = fill(vault, claire, 3 * TIMELINE_PAGE)
    room = open_room()
    room.place.show_exchange(claire, ids[-3])
    room.settle()
    room.press(Qt.Key.Key_Return)
    room.keys("Après : ")
    state = left(room)
    # as if less of the page had been there
    state = json.dumps(json.loads(state) | {"loaded": TIMELINE_PAGE, "scroll": 0})
    room = again(open_room, state)
    assert form(room).id == ids[-3]
    room.press(Qt.Key.Key_Return, CONTROL)
    assert Interactions(vault).get(ids[-3]).text.endswith("Après :")
    assert len(Interactions(vault).of_person(claire, limit=500)) == len(ids)


@pytest.mark.parametrize("locked", [False, True])
def test_a_change_of_an_exchange_that_is_gone_becomes_a_new_one(vault: Vault, open_room: Open, locked: bool) -> None:
    (claire,) = people(vault, "Claire")
    kept = Interactions(vault).log(on="2025-07-03", people=[claire], text="Avant")
    room = open_room()
    room.show(claire)
    room.place.page.timeline.rows[0].edit_requested.emit(kept)
    room.keys(" et après")
    room.jobs.write(room.place, lambda vault, job: Interactions(vault).remove(kept))
    room.settle()
    assert form(room).isVisible()
    if locked:
        room = again(open_room, left(room))
    assert form(room).text.toPlainText() == "Avant et après"
    room.press(Qt.Key.Key_Return, CONTROL)
    assert [(one.on, one.text) for one in room.portrait(claire).timeline] == [("2025-07-03", "Avant et après")]


def test_each_page_has_its_draft(vault: Vault, open_room: Open) -> None:
    claire, sam = people(vault, "Claire", "Sam")
    room = open_room()
    for person, words in ((claire, "De Claire"), (sam, "De Sam")):
        room.show(person)
        room.place.page.timeline.log()
        room.keys(words)
    room.show(claire)
    room.show(sam)  # left and found again, twice
    room.show(claire)
    room = again(open_room, left(room))
    assert form(room).text.toPlainText() == "De Claire"
    room.show(sam)
    assert form(room).text.toPlainText() == "De Sam"


def test_an_empty_form_is_no_draft(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    kept = Interactions(vault).log(on=TODAY, people=[claire], text="Avant", tags=["bois"])
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    assert State.parse(room.place.state()).drafts == Drafts()
    room.press(Qt.Key.Key_Escape)
    room.place.page.timeline.rows[0].edit_requested.emit(kept)
    assert State.parse(room.place.state()).drafts == Drafts()
    room.place.add_person()
    room = again(open_room, left(room))
    assert room.place.page.timeline.form is None
    assert not room.place.form.isVisible()


def test_another_row_does_not_push_out_what_is_half_written(vault: Vault, open_room: Open) -> None:
    (claire,) = people(vault, "Claire")
    ids = fill(vault, claire, 2)
    room = open_room()
    room.show(claire)
    room.place.page.timeline.log()
    room.keys("À moitié")
    room.place.page.timeline.rows[1].setFocus()
    room.press(Qt.Key.Key_Return)
    assert form(room).text.toPlainText() == "À moitié"
    assert form(room).text.hasFocus()
    room.press(Qt.Key.Key_Escape)
    room.place.page.timeline.rows[1].setFocus()
    room.press(Qt.Key.Key_Return)
    assert form(room).id == ids[1]


@pytest.mark.parametrize(
    ("typed", "shown"), [("hier", "15 March"), ("", "yesterday"), ("mars 2024", "March 2024"), ("bientôt", "bientôt")]
)
def test_yesterday_is_the_day_it_was_when_it_was_typed(typed: str, shown: str) -> None:
    draft = Draft(typed, Channel.CALL, (), "", (), day=TODAY)
    assert draft.on_day(TODAY) == draft
    assert draft.on_day(date(2026, 3, 17)) == replace(draft, when=shown, day=date(2026, 3, 17))
    following = replace(draft, next_text="Appeler", next_when="demain")
    assert following.on_day(date(2026, 3, 18)).next_when == "yesterday"


# Somebody new


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


# A fact


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


# In case of a crash


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


# Hostile and old texts


TEXT = st.text(max_size=8)
ID = st.integers(1, 2**63 - 1)
PEOPLE = st.lists(st.builds(Suggestion, TEXT, ID | TEXT), max_size=2).map(tuple)
WORDS = st.lists(st.text(min_size=1, max_size=8), max_size=2).map(tuple)
DRAFT = st.builds(
    Draft, TEXT, st.sampled_from(Channel), PEOPLE, TEXT, WORDS, st.none() | ID, TEXT, TEXT, st.none() | st.dates()
)
NEW = st.builds(NewDraft, st.dictionaries(TEXT, TEXT, max_size=2), WORDS, PEOPLE, TEXT, TEXT)
DRAFTS = st.builds(
    Drafts,
    st.dictionaries(st.integers(1, 10**17), DRAFT, max_size=2),
    st.none() | st.builds(FactDraft, ID, TEXT, TEXT),
    st.lists(NEW, max_size=2).map(tuple),
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(DRAFTS)
def test_drafts_are_told_and_read_back(told: Drafts) -> None:
    state = State(drafts=told)
    assert State.parse(state.written) == state


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "exchanges": st.dictionaries(
                st.text("0123456789²", max_size=30),
                JSON | st.dictionaries(st.sampled_from(["when", "channel", "people", "id", "day", "tags"]), JSON),
            ),
            "fact": JSON | st.dictionaries(st.sampled_from(["person", "key", "text"]), JSON),
            "somebody": JSON | st.lists(st.dictionaries(st.sampled_from(["lines", "worlds", "knows"]), JSON)),
        },
    )
    | JSON
)
def test_what_is_no_draft_never_raises(told: object) -> None:
    state = State.parse(json.dumps({"drafts": told}))
    assert State.parse(state.written) == state


@pytest.mark.parametrize(
    "state",
    [
        "[" * 100_000,
        '{"drafts": {"exchanges": {"%s": {}}}}' % ("9" * 5000),
        '{"person": 1e400, "scroll": 99999999999999999999, "loaded": 99999999999999999999}',
        '{"person": 99999999999999999999, "text": "\\ud800"}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "trust", "text": "x"}}}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "", "text": "x"}}}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "role", "text": "\\ud800\\u0000"}}}',
        '{"person": 1, "drafts": {"exchanges": {"1": {"id": 99, "people": [["x", 99], 3, ["y"], ["z", null]]}}}}',
        '{"person": 1, "adding": true, "drafts": {"somebody": [{"lines": {"name": 3, "nothing": "x"}}]}}',
    ],
)
def test_a_hostile_state_does_no_harm(vault: Vault, open_room: Open, state: str) -> None:
    people(vault, "Claire")
    before = everything(vault)
    room = again(open_room, state)
    room.settle()
    State.parse(room.place.state())
    assert everything(vault) == before


def fill(vault: Vault, person: int, count: int) -> list[int]:
    """So many exchanges with somebody, the latest first."""
    with vault.change("Fill"):
        logged = [
            Interactions(vault).log(
                on=date(2020 + at // 300, 1 + at // 25 % 12, 1 + at % 25), people=[person], text="x "
            )
            for at in range(count)
        ]
    return logged[::-1]
