"""Somebody on one sheet: what stands on it, that it is one page whatever there is, and how it is made."""

import os
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QPageSize, QPdfWriter
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QDialog

from models.experiences import Experiences, Needs, Offers
from models.favours import Direction, Favours, FavourState
from models.interactions import Channel, Interactions
from models.people import ContactKind, ContactMethod, People, Standing, Tie
from models.people.portrait import read_portrait
from models.relations import Relations
from models.vault import Vault
from tests.builders import people
from tests.ui.answering import Answering, name, press
from tests.ui.places.people.conftest import Room
from ui.places.people.sheet import EXCHANGES, MARGIN_MM, draw_sheet, lay_out, sheet_as_pdf, sheet_of
from ui.printing.paper import Placed, lay_page
from ui.theme import theme

Open = Callable[[], Room]
CONTROL = Qt.KeyboardModifier.ControlModifier
A4 = (658.0, 986.0)
"""Width and height within the margins, in 1/96 inch."""


@pytest.fixture
def claire(vault: Vault) -> int:
    """Someone of whom something of everything is known."""
    samira, ines = people(vault, "Samira Haddad", "Inès Caron")
    claire = People(vault).add(
        "Claire Dubosc",
        role="Directrice artistique",
        town="Nantes",
        tie=Tie(how_met="Au salon", met_on="2020", met_through=samira, confides=True),
        contacts=[
            ContactMethod(kind=ContactKind.EMAIL, value="claire@example.org"),
            ContactMethod(kind=ContactKind.PHONE, value="+33 6 39 98 47 80", label="mobile"),
        ],
    )
    Relations(vault).relate(claire, ines)
    Interactions(vault).log(on="2025-10-14", people=[claire], channel=Channel.CALL, text="Reprend à mi-temps.")
    Favours(vault).promise(to=[claire], text="Le contact du bailleur", due="2026-03-20")
    Favours(vault).add(Direction.TO_ME, "Son contrat-cadre", [claire], FavourState.RECEIVED)
    Experiences(vault).add(claire, "A fermé l’agence", year=2023)
    Needs(vault).add(claire, "Un bureau")
    Offers(vault).add(claire, "Un regard")
    return claire


@pytest.fixture
def crowd(vault: Vault) -> int:
    """Someone of whom far too much is known."""
    with vault.change("Fill"):
        friends = people(vault, *(f"Une Connaissance {number}" for number in range(60)))
        many = People(vault).add(
            "Maximilienne de " * 12,
            role="Relieuse " * 20,
            standing=Standing.QUIET,
            contacts=[ContactMethod(kind=ContactKind.EMAIL, value=f"m{n}@example.org") for n in range(30)],
        )
        for friend in friends:
            Relations(vault).relate(many, friend)
        for number in range(60):
            Favours(vault).promise(to=[many], text=f"Promesse {number} {'longue ' * 40}")
            Experiences(vault).add(many, f"Vécu {number} {'long ' * 60}")
            Needs(vault).add(many, f"Besoin {number} {'long ' * 60}")
        for number in range(2000):
            day = date(2026, 3, 1) - timedelta(days=number)
            Interactions(vault).log(on=day, people=[many], text=f"Échange {number} {'bavard ' * (number % 50)}")
    return many


def texts(placed: list[Placed]) -> list[str]:
    return [one.text for one in placed]


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.usefixtures("qapp")
def test_it_says_what_one_needs_before_a_call(vault: Vault, claire: int) -> None:
    placed = lay_out(sheet_of(read_portrait(vault, claire, EXCHANGES)), *A4)
    assert texts(placed) == [
        "Claire Dubosc",
        "Directrice artistique, Nantes",
        "Au salon, through Samira Haddad, in 2020",
        "You have known each other for six years, spoke in October and they have helped you. They confide in you.",
        "claire@example.org (E-mail)",
        "+33 6 39 98 47 80 (mobile)",
        "To reach them",
        "“Reprend à mi-temps.” — call, 14 October",
        "Last words",
        "I promised: Le contact du bailleur, for Friday",
        "to thank: Son contrat-cadre",
        "Between you",
        "A fermé l’agence (2023)",
        "Lived",
        "Looks for: Un bureau",
        "Offers: Un regard",
        "Wishes",
        "Inès Caron",
        "Knows",
        "14 October 2025 · Call: Reprend à mi-temps.",
        "Over time",
        "Whispeer · 16 March 2026",
    ]


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [A4, (658.0, 920.0), (300.0, 400.0), (120.0, 90.0)])
def test_however_much_there_is_nothing_stands_outside_the_page(
    vault: Vault, crowd: int, size: tuple[float, float]
) -> None:
    width, height = size
    placed = lay_out(sheet_of(read_portrait(vault, crowd, EXCHANGES)), width, height)
    assert all(one.x >= 0 and one.x + one.width <= width + 1 for one in placed)
    assert max(one.y + one.height for one in placed[:-1]) <= height - 12
    assert any(one.text.endswith("…") for one in placed)
    if size == A4:
        said = texts(placed)
        assert {"To reach them", "Last words", "Between you", "Lived", "Wishes", "Knows"} <= set(said)
        assert any("to be left in peace" in text for text in said)


@pytest.mark.usefixtures("qapp")
def test_two_thousand_exchanges_are_one_page(vault: Vault, crowd: int) -> None:
    portrait = read_portrait(vault, crowd, 2000)
    assert pages(sheet_as_pdf(portrait)) == 1
    for size in (QPageSize.PageSizeId.Letter, QPageSize.PageSizeId.A6):
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        writer = QPdfWriter(buffer)
        lay_page(writer, size, MARGIN_MM)
        draw_sheet(writer, portrait)
        assert pages(bytes(buffer.data().data())) == 1


@pytest.mark.usefixtures("qapp")
def test_the_file_does_not_say_whom_it_is_about_and_the_theme_does_not_show(vault: Vault, claire: int) -> None:
    portrait = read_portrait(vault, claire)
    light = sheet_as_pdf(portrait)
    title = re.search(rb"/Title \(([^)]*)\)", light)
    assert title is not None
    assert title[1].replace(b"\0", b"").endswith(b"Whispeer")
    inks = {one.colour for one in lay_out(sheet_of(portrait), *A4)}
    theme().choose("dark")
    assert {one.colour for one in lay_out(sheet_of(portrait), *A4)} == inks


@pytest.mark.usefixtures("qapp")
def test_somebody_of_whom_nothing_is_known_has_a_short_sheet(vault: Vault) -> None:
    (nobody,) = people(vault, "Nadia")
    placed = lay_out(sheet_of(read_portrait(vault, nobody)), *A4)
    assert texts(placed) == ["Nadia", "Nothing is noted between you yet.", "Whispeer · 16 March 2026"]


# Making it


def test_it_is_saved_after_a_warning_readable_by_its_owner_alone(
    vault: Vault, claire: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    room.show(claire)
    file = tmp_path / "feuille.pdf"
    heard = answers(press("Save as PDF…"), name(tmp_path / "feuille"), press("Save as PDF…"), name(file))
    room.press(Qt.Key.Key_P, CONTROL)
    room.qtbot.waitUntil(file.exists)
    room.settle()
    assert pages(file.read_bytes()) == 1
    assert os.name == "nt" or file.stat().st_mode & 0o777 == 0o600
    assert any("without your passphrase" in words for words in heard.shown)
    assert not any("Claire" in words for words in heard.shown)
    assert room.place.notice.words == "Saved. Anyone who has the file can read it."
    before = file.read_bytes()
    room.place.activateWindow()
    room.qtbot.waitUntil(room.place.isActiveWindow)
    room.press(Qt.Key.Key_P, CONTROL)
    assert file.read_bytes() == before
    assert "nothing is written over" in room.place.notice.words


def test_a_change_of_mind_makes_nothing(
    vault: Vault, claire: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    room.press(Qt.Key.Key_P, CONTROL)  # nobody is shown, so there is nothing to print
    room.show(claire)
    heard = answers(press("Cancel"))
    room.press(Qt.Key.Key_P, CONTROL)
    assert heard.shown[0].startswith("One sheet to take along")
    assert list(tmp_path.glob("*.pdf")) == []


def test_a_printer_is_offered_and_told_no_name(
    vault: Vault, claire: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    printed = tmp_path / "printed.pdf"
    queued: list[str] = []

    def print_to_file(dialog: QDialog) -> None:
        assert isinstance(dialog, QPrintDialog)
        queued.append(dialog.printer().docName())
        dialog.printer().setOutputFileName(str(printed))  # no printer here: the paper is a file
        dialog.done(QDialog.DialogCode.Accepted)

    room = open_room()
    room.show(claire)
    answers(press("Print…"), print_to_file)
    room.press(Qt.Key.Key_P, CONTROL)
    assert queued == ["Whispeer"]
    assert pages(printed.read_bytes()) == 1


def test_everything_kept_about_somebody_is_handed_over_as_a_file(
    vault: Vault, claire: int, open_room: Open, answers: Callable[..., Answering], tmp_path: Path
) -> None:
    room = open_room()
    room.show(claire)
    file = tmp_path / "everything.pdf"
    heard = answers(press("Choose a file…"), name(file))
    room.place.page.menu.fill()
    next(one for one in room.place.page.menu.actions() if one.text() == "Everything kept about them…").trigger()
    room.settle()
    assert "without your passphrase" in heard.shown[0]
    assert pages(file.read_bytes()) >= 1
    assert file.stat().st_mode & 0o777 == 0o600
    assert room.place.notice.words == "Saved. Anyone who has the file can read it."
