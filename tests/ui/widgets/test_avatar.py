"""Initials and colours stay with a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QBuffer, QIODevice, QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from ui.places.likeness import head
from ui.theme import LIGHT
from ui.widgets import Avatar, initials, paint_avatar, read_photo
from ui.widgets.avatar import hue_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Claire Dubosc", "CD"),
        ("Élodie Marchand", "ÉM"),
        ("E\u0301lodie Marchand", "ÉM"),
        ("Jean-Baptiste van der Kœnig", "JK"),
        ("zoé", "Z"),
        ("(Sam) “Le Grand”", "SG"),
        ("王小明", "王"),
        ("محمد عبد الرحمن", "م\u200cا"),
        ("  ", "·"),
        ("", "·"),
        ("🙂", "·"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


@given(st.text())
def test_any_name_has_short_initials(name: str) -> None:
    assert initials(name)


def test_a_persons_colour_stays() -> None:
    assert [hue_of(key) for key in ("a", "b", "é")] == [hue_of(key) for key in ("a", "b", "e\u0301")]
    assert {hue_of(str(number)) for number in range(100)} == set(range(6))


def test_it_is_drawn_in_the_persons_colour(qtbot: QtBot) -> None:
    avatar = Avatar("Claire Dubosc", size=40)
    qtbot.addWidget(avatar)
    avatar.resize(40, 40)
    image = avatar.grab().toImage()
    assert image.pixelColor(20, 4).name() == LIGHT.avatars[hue_of("Claire Dubosc")].lower()


def picture(kind: str, side: int = 32) -> bytes:
    image = QImage(side, side, QImage.Format.Format_RGB32)
    image.fill(QColor("#123456"))
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def test_a_photo_takes_the_place_of_the_initials(qtbot: QtBot) -> None:
    avatar = Avatar("Claire Dubosc", size=40, photo=picture("PNG"))
    qtbot.addWidget(avatar)
    avatar.resize(40, 40)
    image = avatar.grab().toImage()
    assert image.pixelColor(20, 20).name() == "#123456"
    assert image.pixelColor(0, 0).name() != "#123456"


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n", picture("PNG")[:40]])
def test_what_is_no_picture_is_none(qapp: object, data: bytes) -> None:
    assert read_photo(data) is None


def test_a_drawing_that_could_point_outside_is_refused(qapp: object) -> None:
    assert read_photo(b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>') is None


def test_a_person_has_one_colour_wherever_they_are_shown(qtbot: QtBot) -> None:
    held = QWidget()
    qtbot.addWidget(held)
    row, _ = head("Zoé Lambert", size=40, step="name", parent=held)
    mark = row.itemAt(0).widget()
    assert mark is not None
    mark.resize(40, 40)
    listed = QImage(40, 40, QImage.Format.Format_RGB32)
    painter = QPainter(listed)
    paint_avatar(painter, QRectF(0, 0, 40, 40), "Zoé Lambert")
    painter.end()
    assert mark.grab().toImage().pixelColor(20, 4) == listed.pixelColor(20, 4)
