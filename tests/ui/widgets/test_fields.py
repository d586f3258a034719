"""Fields say what they are, and help while one types."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from resources import set_language
from ui.widgets import PassphraseField, SearchField, StrengthMeter


def typed(field: QLineEdit, text: str) -> None:
    QTest.keyClicks(field, text)


def test_a_search_field_has_a_name_and_can_be_emptied(qtbot: QtBot) -> None:
    field = SearchField("Find a person", "Three letters are enough")
    qtbot.addWidget(field)
    field.show()
    assert field.edit.accessibleName() == "Find a person"
    width = field.edit.width()
    with qtbot.waitSignal(field.text_changed) as told:
        typed(field.edit, "l")
    assert told.args == ["l"]
    assert field.edit.width() == width, "the cross has its room before it is there"
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert field.text() == ""


def test_escape_in_an_empty_search_field_is_left_to_others(qtbot: QtBot) -> None:
    field = SearchField("Find a person")
    qtbot.addWidget(field)
    heard: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: object) -> None:
            heard.append(event.key())  # type: ignore[attr-defined]

    around = Around()
    qtbot.addWidget(around)
    QVBoxLayout(around).addWidget(field)
    QTest.keyClick(field.edit, Qt.Key.Key_Escape)
    assert heard == [Qt.Key.Key_Escape]


def test_arrows_step_through_the_list_below(qtbot: QtBot) -> None:
    field = SearchField("Find a person")
    qtbot.addWidget(field)
    steps: list[int] = []
    field.stepped.connect(steps.append)
    QTest.keyClick(field.edit, Qt.Key.Key_Down)
    QTest.keyClick(field.edit, Qt.Key.Key_Up)
    assert steps == [1, -1]


def test_a_passphrase_is_hidden_until_it_is_asked_for(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    typed(field.edit, "correct horse")
    assert field.edit.displayText() != "correct horse"
    eye = field._eye
    assert eye.accessibleName() == "Show what is typed"
    QTest.mouseClick(eye, Qt.MouseButton.LeftButton)
    assert field.edit.displayText() == "correct horse"
    assert eye.accessibleName() == "Hide what is typed"


def test_taking_a_passphrase_leaves_nothing_behind(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    typed(field.edit, "correct horse")
    assert field.take() == "correct horse"
    assert field.text() == ""
    assert not field.edit.isUndoAvailable()


def test_caps_lock_is_told_in_a_word_and_moves_nothing(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    height = field.sizeHint().height()
    QTest.keyClick(field.edit, "A")
    assert field.caps_lock_seen
    assert field.edit.accessibleDescription() == "Caps Lock is on."
    assert field.sizeHint().height() == height
    QTest.keyClick(field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field.caps_lock_seen


def test_digits_tell_nothing_about_caps_lock(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    QTest.keyClick(field.edit, "A")
    QTest.keyClick(field.edit, "7")
    assert field.caps_lock_seen


def test_the_eye_can_be_reached_by_tab(qtbot: QtBot) -> None:
    field = PassphraseField("Passphrase")
    qtbot.addWidget(field)
    field.show()
    field.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.edit.hasFocus)
    QTest.keyClick(field.edit, Qt.Key.Key_Tab)
    assert field._eye.hasFocus()


def test_strength_is_a_word(qtbot: QtBot) -> None:
    meter = StrengthMeter(lambda text: (len(text), f"{len(text)} letters"))
    qtbot.addWidget(meter)
    meter.judge("abc")
    assert (meter.level, meter.words) == (3, "3 letters")
    assert meter.accessibleName() == "Strength: 3 letters"
    meter.judge("abcdefgh")
    assert meter.level == 4
    meter.judge("")
    assert (meter.level, meter.words) == (0, "")


def test_the_fields_speak_french(qtbot: QtBot) -> None:
    set_language("fr")
    field = PassphraseField("Phrase secrète")
    qtbot.addWidget(field)
    QTest.keyClick(field.edit, "A")
    assert field.edit.accessibleDescription() == "Verrouillage majuscule activé."
