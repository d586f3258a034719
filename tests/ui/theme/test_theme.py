"""A theme reaches every widget, and follows the system when asked to."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFontInfo, QFontMetricsF, QIcon, QImage, QPalette
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from resources import resource
from ui.theme import CHOICES, CONTRAST, DARK, LIGHT, font, icon, tabular, theme, tokens
from ui.theme.fonts import FAMILY
from ui.theme.style_sheet import style_sheet


def colours_of(image: QImage) -> set[str]:
    """The opaque colours of a picture."""
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def drawn_icon(name: str, side: int = 24, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return icon(name).pixmap(QSize(side, side), 1.0, mode).toImage()


@pytest.mark.parametrize(("choice", "shown"), [("light", LIGHT), ("dark", DARK), ("contrast", CONTRAST)])
def test_a_choice_reaches_palette_and_tokens(qapp: QApplication, choice: str, shown: object) -> None:
    theme().choose(choice)
    assert tokens() is shown
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens().background)
    assert qapp.palette().color(QPalette.ColorRole.WindowText) == QColor(tokens().ink)


def test_an_unknown_choice_follows_the_system(qapp: QApplication) -> None:
    theme().choose("mauve")
    assert theme().choice == "system"


def test_system_follows_the_system(qapp: QApplication) -> None:
    theme().choose("system")
    hints = qapp.styleHints()
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tokens() is DARK
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.HighContrast)
    assert tokens() is CONTRAST
    hints.accessibility().contrastPreferenceChanged.emit(Qt.ContrastPreference.NoPreference)
    hints.colorSchemeChanged.emit(Qt.ColorScheme.Light)
    assert tokens() is LIGHT


def test_a_choice_does_not_follow_the_system(qapp: QApplication) -> None:
    theme().choose("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert tokens() is LIGHT
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Light)


def test_every_choice_says_that_it_was_shown(qapp: QApplication, qtbot: QtBot) -> None:
    for choice in CHOICES:
        with qtbot.waitSignal(theme().changed, timeout=1000):
            theme().choose(choice)


def test_the_style_sheet_leaves_no_hole() -> None:
    for each in (LIGHT, DARK, CONTRAST):
        written = style_sheet(each)
        assert "$" not in written
        assert each.accent in written


def test_the_style_sheets_pictures_are_there() -> None:
    pictures = {part.split('"')[0] for part in style_sheet(LIGHT).split('url("')[1:]}
    assert pictures
    assert all(LIGHT.on_accent in Path(each).read_text() or LIGHT.soft in Path(each).read_text() for each in pictures)


def test_inter_is_carried_along(qapp: QApplication) -> None:
    for step in ("title", "name", "text", "small"):
        assert QFontInfo(font(step)).family() == FAMILY


def test_sizes_are_those_of_the_ramp(qapp: QApplication) -> None:
    assert font("title").pointSizeF() == pytest.approx(25 * 0.75)
    assert font("text").pointSizeF() == pytest.approx(14.5 * 0.75)


def test_figures_can_stand_in_columns(qapp: QApplication) -> None:
    aligned = QFontMetricsF(tabular(font("text")))
    assert aligned.horizontalAdvance("1111") == pytest.approx(aligned.horizontalAdvance("8888"))
    free = QFontMetricsF(font("text"))
    assert free.horizontalAdvance("1111") < free.horizontalAdvance("8888")


def test_french_and_its_neighbours_can_be_written(qapp: QApplication) -> None:
    metrics = QFontMetricsF(font("text"))
    assert all(metrics.inFontUcs4(ord(sign)) for sign in "éÈçœŒŸ«»’…—–\u00a0\u202fčłőÅßαЖ€")


def test_an_icon_is_drawn_in_the_theme_of_the_moment(qapp: QApplication) -> None:
    assert LIGHT.ink.lower() in colours_of(drawn_icon("plus", 48))
    theme().choose("dark")
    assert DARK.ink.lower() in colours_of(drawn_icon("plus", 48))


def test_an_icon_made_before_the_change_follows_it(qtbot: QtBot) -> None:
    button = QPushButton(icon("circle"), "")
    qtbot.addWidget(button)
    theme().choose("dark")
    image = button.icon().pixmap(QSize(64, 64), 1.0).toImage()
    assert DARK.ink.lower() in colours_of(image)


def test_a_disabled_icon_steps_back(qapp: QApplication) -> None:
    image = drawn_icon("plus", 48, QIcon.Mode.Disabled)
    assert LIGHT.faint.lower() in colours_of(image)


def test_an_icon_is_drawn_for_the_density_of_the_screen(qapp: QApplication) -> None:
    twice = icon("coffee").pixmap(QSize(18, 18), 2.0)
    assert (twice.width(), twice.devicePixelRatio()) == (36, 2.0)


def test_a_copied_icon_can_be_added_to(qapp: QApplication) -> None:
    for _ in range(20):
        copied = QIcon(icon("coffee"))
        copied.addPixmap(icon("sun").pixmap(16, 16))
        assert not copied.isNull()


def test_an_icon_that_is_not_shipped_is_a_bug(qapp: QApplication) -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-icon")


@pytest.mark.parametrize("file", sorted(resource("icons").glob("*.svg")), ids=lambda file: file.stem)
def test_every_shipped_icon_draws_something(qapp: QApplication, file: Path) -> None:
    assert "currentColor" in file.read_text(encoding="utf-8")
    assert LIGHT.ink.lower() in colours_of(drawn_icon(file.stem, 96))


def test_licences_are_carried_along() -> None:
    assert "SIL Open Font License" in resource("fonts/OFL.txt").read_text(encoding="utf-8")
    assert "ISC License" in resource("icons/LICENSE.txt").read_text(encoding="utf-8")
