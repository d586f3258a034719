"""An exchange that is half written is there again after a lock or a walk to another page."""

import json
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from models.interactions import Channel, Interactions
from models.people.portrait import TIMELINE_PAGE
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.ui.places.people.leaving import CONTROL, Open, again, fill, form, left
from ui.places.people.drafts import Draft, Drafts
from ui.places.people.presenter import State
from ui.widgets.suggestions import Suggestion


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
