"""A new vault from the first word to the first names, by keyboard."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.vault import Vault, VaultKey, unlock
from models.vault.doors import is_kept_by_keyring, unlock_with_words
from models.vault.files import disk_trouble
from tests.fakes import KeyringInMemory, LockedKeyring, using
from tests.ui.places.keys import enter, keyboard, press, tab_to, type_text
from ui.doors import Doors
from ui.jobs import Jobs
from ui.places import choosing
from ui.places.first_run import FirstRun, NewNotebook

PASSPHRASE = "girafe tracteur velours hibou"
ASKED = [3, 11, 17]

Begin = Callable[..., FirstRun]


def go_in(folder: Path, key: VaultKey) -> Path:
    """Open the new vault for a moment, as the program would for good."""
    with Vault(folder, key):
        return folder


@pytest.fixture
def begin(qtbot: QtBot) -> Iterator[Begin]:
    """Shows the first step for a folder."""
    shown: list[Doors] = []

    def show(folder: Path, enter: Callable[[Path, VaultKey], Path] = go_in) -> FirstRun:
        doors = Doors()
        qtbot.addWidget(doors)
        shown.append(doors)
        journey = FirstRun(Jobs(), folder, enter, date(2026, 3, 16), draw_numbers=lambda _count: ASKED)
        doors.hold(journey)
        doors.show()
        doors.activateWindow()
        qtbot.waitUntil(lambda: journey.welcome.on.hasFocus())
        return journey

    yield show
    shown.clear()


def to_passphrase(journey: FirstRun, qtbot: QtBot) -> None:
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: keyboard() is journey.passphrase.passphrase.first.edit)


def to_words(journey: FirstRun, qtbot: QtBot) -> list[str]:
    """As far as the words; what they are."""
    to_passphrase(journey, qtbot)
    enter(PASSPHRASE)
    enter(PASSPHRASE)
    assert journey.currentWidget() is journey.words
    return journey.asked_back._words  # type: ignore[return-value]  # as they are shown


def answer(words: list[str]) -> None:
    press(Qt.Key.Key_Space)
    for number in ASKED:
        type_text(words[number - 1][:4])
        press(Qt.Key.Key_Return)


def test_the_whole_journey_by_keyboard(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    folder = tmp_path / "kept here" / "notebook.whispeer"
    journey = begin(folder)
    words = to_words(journey, qtbot)
    assert len(words) == 20
    assert not folder.parent.exists(), "nothing is on the disk before the words were asked back"
    answer(words)
    qtbot.waitUntil(lambda: journey.currentWidget() is journey.names, timeout=30_000)
    enter("Léa Martin")
    enter("  Sam   Dubois ")
    enter("Léa Martin")
    enter("")
    with qtbot.waitSignal(journey.finished) as finished:
        enter("")
    assert finished.args == [NewNotebook(folder, ("Léa Martin", "Sam Dubois"))]
    assert unlock(folder, PASSPHRASE) == unlock_with_words(folder, " ".join(words))
    assert not is_kept_by_keyring(folder), "the keyring is for those who ask for it"
    assert sorted(path.name for path in folder.parent.iterdir()) == ["notebook.whispeer"]


def test_names_can_be_left_out_and_an_address_book_brought(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    answer(to_words(journey, qtbot))
    qtbot.waitUntil(lambda: journey.currentWidget() is journey.names, timeout=30_000)
    tab_to(journey.names.address_book)
    with qtbot.waitSignal(journey.finished) as finished:
        press(Qt.Key.Key_Space)
    assert finished.args[0].names == ()
    assert finished.args[0].wants_address_book


def test_a_wrong_word_is_pointed_at_and_the_sheet_can_be_seen_again(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    words = to_words(journey, qtbot)
    other = next(word for word in ("academic", "acid") if word != words[10])
    answer([*words[:10], other, *words[11:]])
    assert journey.asked_back.sentence.text() == ("Word 11 reads otherwise on the sheet. Have another look at it.")
    assert keyboard() is journey.asked_back.entry.fields[1].edit
    press(Qt.Key.Key_Escape)
    assert journey.currentWidget() is journey.words
    assert list(tmp_path.iterdir()) == []


def test_two_passphrases_that_differ_do_not_go_on(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    to_passphrase(journey, qtbot)
    enter(PASSPHRASE)
    enter(PASSPHRASE + "x")
    assert journey.currentWidget() is journey.passphrase
    assert not journey.passphrase.on.isEnabled()


def test_the_strength_is_told_in_words_while_typing(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    to_passphrase(journey, qtbot)
    type_text("motdepasse")
    meter = journey.passphrase.passphrase.meter
    assert meter.words == "Very weak. It leans on words that are guessed first. Add rarer ones."
    journey.passphrase.passphrase.first.clear()
    type_text(PASSPHRASE)
    assert meter.words == "Strong."


def test_leaving_at_any_step_leaves_nothing_behind(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    to_words(journey, qtbot)
    press(Qt.Key.Key_Space)
    journey.window().close()
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_is_taken_is_told_before_a_passphrase_is_thought_up(
    begin: Begin, vault_folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, qtbot: QtBot
) -> None:
    journey = begin(vault_folder)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(journey.welcome.sentence.text()))
    assert journey.welcome.sentence.text().startswith("There is something here already.")
    assert keyboard() is journey.welcome.change
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.setattr(choosing.QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "elsewhere"))
    press(Qt.Key.Key_Space)
    assert journey.welcome.folder == tmp_path / "elsewhere" / vault_folder.name
    tab_to(journey.welcome.on)
    to_passphrase(journey, qtbot)


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="needs a folder that even root cannot write in")
def test_a_folder_that_cannot_be_written_is_told_at_once(begin: Begin, qtbot: QtBot) -> None:
    journey = begin(Path("/proc/self/notebook.whispeer"))
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(journey.welcome.sentence.text()))
    assert not journey.passphrase.isVisible()


def test_a_disk_that_fills_up_at_the_end_goes_back_to_the_place_and_leaves_nothing(
    begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    full = [True]

    def enter_unless_full(folder: Path, key: VaultKey) -> Path:
        if full:
            full.clear()
            raise disk_trouble(OSError(28, os.strerror(28)))
        return go_in(folder, key)

    journey = begin(tmp_path / "notebook.whispeer", enter_unless_full)
    words = to_words(journey, qtbot)
    answer(words)
    qtbot.waitUntil(lambda: journey.currentWidget() is journey.welcome, timeout=30_000)
    assert journey.welcome.sentence.text().startswith("The disk is full.")
    assert list(tmp_path.iterdir()) == []
    # The words stay those on the sheet, and the passphrase is still there.
    tab_to(journey.welcome.on)
    to_passphrase(journey, qtbot)
    tab_to(journey.passphrase.on)
    press(Qt.Key.Key_Space)
    answer(words)
    qtbot.waitUntil(lambda: journey.currentWidget() is journey.names, timeout=30_000)
    assert unlock_with_words(tmp_path / "notebook.whispeer", " ".join(words))


@pytest.mark.parametrize("works", [True, False])
def test_the_keyring_is_asked_when_wanted_and_its_refusal_is_told(
    works: bool, begin: Begin, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = tmp_path / "notebook.whispeer"
    journey = begin(folder)
    to_passphrase(journey, qtbot)
    enter(PASSPHRASE)
    type_text(PASSPHRASE)
    tab_to(journey.passphrase.keyring)
    press(Qt.Key.Key_Space)
    tab_to(journey.passphrase.on)
    press(Qt.Key.Key_Space)
    with using(KeyringInMemory() if works else LockedKeyring()):
        answer(list(journey.asked_back._words))
        qtbot.waitUntil(lambda: journey.currentWidget() is journey.names, timeout=30_000)
    assert is_kept_by_keyring(folder) == works
    told = journey.names.sentence.text()
    assert told == ("" if works else "This computer’s keyring did not answer. Use the passphrase.")


def test_the_words_can_be_kept_as_pdf_for_the_owner_alone(
    begin: Begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    journey = begin(tmp_path / "notebook.whispeer")
    to_words(journey, qtbot)
    chosen = (str(tmp_path / "sheet"), "PDF (*.pdf)")
    monkeypatch.setattr(choosing.QFileDialog, "getSaveFileName", lambda *_, **__: chosen)
    tab_to(journey.words.save)
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: bool(journey.words.sentence.text()))
    sheet = tmp_path / "sheet.pdf"
    assert sheet.read_bytes().startswith(b"%PDF")
    assert os.name == "nt" or sheet.stat().st_mode & 0o777 == 0o600
    assert journey.words.sentence.text() == "Saved. Print it, then delete the file: it opens your notebook."


def test_no_word_of_the_sheet_is_put_on_the_clipboard(begin: Begin, tmp_path: Path, qtbot: QtBot) -> None:
    QApplication.clipboard().clear()
    journey = begin(tmp_path / "notebook.whispeer")
    to_words(journey, qtbot)
    press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == ""
