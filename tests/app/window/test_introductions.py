"""Introductions in the whole window: from a person's page, from Today, from what is found, and from a command."""

import shutil
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from app.notebook import Notebook
from app.ways import HANDING, INTRODUCTIONS, PEOPLE, TODAY
from models.clock import FixedClock
from models.introductions import Answer, Introductions, IntroductionState, PartyState
from models.vault import NewVault, Vault
from sync.postbox import Postbox
from tests.app.window.driving import CTRL, Open, settled, strokes
from tests.builders import people
from tests.fixtures import TODAY as DAY
from tests.ui.places.keys import tab_to
from ui.places.handing import HandingPlace
from ui.places.handing.forms import Preview
from ui.places.introductions.forms import ProposeForm
from ui.widgets import PlainLabel
from ui.widgets.flowing import FlowingLabel

SEARCH = (Qt.Key.Key_K, CTRL)
ENTER, TAB, DOWN = Qt.Key.Key_Return, Qt.Key.Key_Tab, Qt.Key.Key_Down


def form(notebook: Notebook) -> ProposeForm:
    assert notebook.window.current == INTRODUCTIONS
    opened = notebook.places.introductions.form
    assert isinstance(opened, ProposeForm)
    return opened


def test_i_on_a_page_introduces_that_person_and_the_way_to_two_asks_is_short(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    tab_to(notebook.places.people.page.head.fact("name"))
    strokes(notebook, qtbot, "i")
    assert [one.value for one in form(notebook).one.chosen] == [lea]
    assert form(notebook).other.field.hasFocus()
    strokes(notebook, qtbot, "Sam", ENTER, "cherche un atelier", TAB, "cherche un site", ENTER)
    (drafted,) = Introductions(vault).all()
    assert {drafted.a.person, drafted.b.person} == {lea, sam}
    assert (drafted.a.teaser, drafted.b.teaser) == ("Cherche un site", "Cherche un atelier")


def test_a_page_lists_its_introductions_and_opens_them(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam)
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    introduced = notebook.places.people.page.introduced
    assert introduced.isVisible()
    (button,) = introduced.findChildren(QAbstractButton)
    tab_to(button)
    strokes(notebook, qtbot, Qt.Key.Key_Space)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id


def two_yeses(vault: Vault) -> int:
    """An introduction to which Léa and Sam have said yes."""
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam)
    for person in (lea, sam):
        introductions.answer(id, person, Answer.YES)
    return id


def read_in(widget: QWidget) -> str:
    """What can be read there."""
    labels = [one for kind in (PlainLabel, FlowingLabel) for one in widget.findChildren(kind)]
    return "\n".join(label.text() for label in labels)


def test_what_is_to_be_said_next_stands_in_the_same_words_wherever_it_is_read(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    id = two_yeses(vault)
    notebook = open_notebook()
    settled(notebook, qtbot)
    words = "Write to Léa and Sam, and put them in touch"
    assert words in read_in(notebook.window.page(TODAY))
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    assert words in read_in(notebook.places.people.page.introduced)
    notebook.places.show_introduction(id)
    settled(notebook, qtbot)
    assert words in read_in(notebook.places.introductions.board.page)


def test_a_page_tells_what_is_still_to_be_said_to_that_person_until_it_is(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam)
    Introductions(vault).answer(id, lea, Answer.YES)
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "Léa", ENTER)
    introduced = notebook.places.people.page.introduced
    assert "Ask Sam" not in read_in(introduced)
    Introductions(vault).answer(id, sam, Answer.NO)
    qtbot.waitUntil(lambda: "Tell Léa that it is not the moment" in read_in(introduced), timeout=20_000)
    notebook.places.show_introduction(id)
    settled(notebook, qtbot)
    strokes(notebook, qtbot, "d")
    qtbot.waitUntil(lambda: "Tell Léa" not in read_in(introduced))


def test_enter_on_a_card_of_today_opens_it_and_d_takes_the_step(
    vault: Vault, open_notebook: Open, qtbot: QtBot
) -> None:
    id = two_yeses(vault)
    notebook = open_notebook()
    settled(notebook, qtbot)
    assert notebook.window.current == TODAY
    strokes(notebook, qtbot, ENTER)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id
    strokes(notebook, qtbot, "d")
    assert Introductions(vault).get(id).state == IntroductionState.SHARED
    strokes(notebook, qtbot, (Qt.Key.Key_Z, CTRL))
    assert Introductions(vault).get(id).state == IntroductionState.READY


def test_an_ask_can_travel_sealed_after_a_look_at_exactly_what_it_says(
    vault: Vault,
    new_vault: NewVault,
    open_notebook: Open,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    introductions = Introductions(vault)
    id = introductions.propose(lea, sam, "cherche un atelier", teaser_a="Un menuisier")
    with Vault(
        Path(shutil.copytree(new_vault.folder, tmp_path / "lea.whispeer")), new_vault.key, FixedClock(DAY)
    ) as hers:
        Postbox(hers).set_fields({"name": "Léa Martin"})
        Postbox(vault).pair(Postbox(hers).identity().data, lea)
    notebook = open_notebook()
    notebook.places.show_introduction(id)
    settled(notebook, qtbot)
    strokes(notebook, qtbot, "p", "1", ENTER)
    assert notebook.window.current == HANDING
    place = notebook.window.page(HANDING)
    assert isinstance(place, HandingPlace)
    preview = place.form
    assert isinstance(preview, Preview)
    told = read_in(preview)
    assert "Un menuisier" in told and "cherche un atelier" in told and "Sam" not in told
    assert f"{len(preview.sealed.data)} bytes" in told
    assert introductions.get(id).a.state == PartyState.NEW  # it was only looked at
    file = tmp_path / "ask.introcard.age"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(file), ""))
    strokes(notebook, qtbot, ENTER)
    qtbot.waitUntil(file.exists)
    assert file.read_bytes() == preview.sealed.data
    assert introductions.get(id).a.state == PartyState.ASKED


def test_who_has_no_keys_of_mine_is_named_in_a_sentence(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam)
    notebook = open_notebook()
    notebook.places.show_introduction(id)
    settled(notebook, qtbot)
    strokes(notebook, qtbot, "p", "2", ENTER)
    place = notebook.window.page(HANDING)
    assert isinstance(place, HandingPlace)
    assert "You are not paired with Sam Dubois" in place.notice.words
    assert Introductions(vault).get(id).state == IntroductionState.DRAFT


def test_one_is_found_by_its_words_and_begun_by_a_command(vault: Vault, open_notebook: Open, qtbot: QtBot) -> None:
    lea, sam = people(vault, "Léa Martin", "Sam Dubois")
    id = Introductions(vault).propose(lea, sam, note="le verger partagé")
    notebook = open_notebook()
    strokes(notebook, qtbot, SEARCH, "verger", ENTER)
    assert notebook.window.current == INTRODUCTIONS
    assert notebook.places.introductions.board.list.chosen_id == id
    notebook.window.go(PEOPLE)
    strokes(notebook, qtbot, SEARCH, "Introduce two people", ENTER)
    assert form(notebook).one.field.hasFocus()
