"""Squares as they are painted are read again by the program's own reader, in every theme and at every scale."""

from itertools import groupby
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QHBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from models.carrying import Link
from sync.transports.codes import link_text, new_pictured_code
from sync.transports.squares import read_squares, squares
from ui.picture_files import read_gray
from ui.theme import CHOICES, theme
from ui.widgets.squares import SquaresView

SHORT = link_text(Link(new_pictured_code(), ("ws://relay.magic-wormhole.io:4000/v1",)))
LONG = link_text(Link(new_pictured_code(), tuple(f"wss://{letter * 120}.example.org/v1" for letter in "abcd")))


class Page(QWidget):
    """The squares on a page of the theme, which gives them more room than they want."""

    def __init__(self, content: str) -> None:
        super().__init__()
        self.view = SquaresView("A square", self)
        QHBoxLayout(self).addWidget(self.view, 0, Qt.AlignmentFlag.AlignCenter)
        self.view.show_squares(squares(content))


def shown(content: str, qtbot: QtBot) -> Page:
    page = Page(content)
    qtbot.addWidget(page)
    page.resize(600, 500)
    page.show()
    return page


@pytest.mark.parametrize("chosen", CHOICES)
@pytest.mark.parametrize("content", [SHORT, LONG], ids=["short", "long"])
def test_a_picture_of_the_window_is_read_again(content: str, chosen: str, qtbot: QtBot, tmp_path: Path) -> None:
    theme().choose(chosen)
    page = shown(content, qtbot)
    page.grab().save(str(tmp_path / "window.png"))
    assert read_squares(read_gray(tmp_path / "window.png")) == content.encode()


@pytest.mark.parametrize("ratio", [1.0, 1.1, 1.25, 1.3, 1.5, 2.0, 3.0])
def test_no_edge_is_blurred_at_any_scale(ratio: float, qtbot: QtBot, tmp_path: Path) -> None:
    page = shown(SHORT, qtbot)
    view = page.view
    image = QImage((view.size().toSizeF() * ratio).toSize(), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    view.render(image, QPoint())
    rows = [[image.pixelColor(x, y).name() for x in range(image.width())] for y in range(image.height())]
    assert {colour for row in rows for colour in row} == {"#000000", "#ffffff"}
    runs = {len(list(run)) for row in rows for colour, run in groupby(row) if colour == "#000000"}
    assert {run % min(runs) for run in runs} == {0}  # all squares are of one size
    image.save(str(tmp_path / "view.png"))
    assert read_squares(read_gray(tmp_path / "view.png")) == SHORT.encode()


def test_a_light_margin_of_four_squares_is_around_them(qtbot: QtBot) -> None:
    page = shown(SHORT, qtbot)
    view = page.view
    image = view.grab().toImage()
    side = view.width() // len(squares(SHORT))
    dark = [
        (x, y) for x in range(image.width()) for y in range(image.height()) if image.pixelColor(x, y).lightness() < 128
    ]
    assert min(min(place) for place in dark) >= 4 * side
    assert max(max(place) for place in dark) < image.width() - 4 * side


def test_without_any_it_takes_no_room(qtbot: QtBot) -> None:
    page = shown(SHORT, qtbot)
    view = page.view
    assert view.sizeHint() == QSize(196, 196)
    view.show_squares(())
    assert not view.isVisible()
    view.show_squares(squares(SHORT))
    assert view.isVisible()
