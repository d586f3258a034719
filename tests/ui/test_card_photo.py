"""A picture for one's own card is made small, stands upright, and takes nothing along but what is to be seen."""

import os
from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage

from models.errors import Refused
from models.handing import OWN_PHOTO_BYTES, PHOTO_SIDE
from sync.pictures import require_bare
from tests.ui.photographs import TELLING, TURNED_RIGHT, encoded, landscape, photograph, telling_png
from tests.ui.test_picture_files import png_of_size
from ui.picture_files import LARGEST_FILE, card_photo


def made_of(data: bytes, folder: Path) -> bytes:
    file = folder / "picture"
    file.write_bytes(data)
    return card_photo(file)


def colour_at(data: bytes, x: float, y: float) -> str:
    """The strongest of red, green and blue at a part of the width and of the height."""
    image = QImage.fromData(data)
    colour = QColor(image.pixelColor(int(x * image.width()), int(y * image.height())))
    return max(("red", colour.red()), ("green", colour.green()), ("blue", colour.blue()), key=lambda one: one[1])[0]


@pytest.mark.parametrize("kind", ["photograph", "png", "webp"])
def test_nothing_goes_along_but_what_is_to_be_seen(tmp_path: Path, kind: str) -> None:
    image = landscape()
    data = {"photograph": photograph, "png": telling_png}.get(kind, lambda image: encoded(image, kind))(image)
    if kind != "webp":
        assert sum(told in data for told in TELLING) >= 3
    small = made_of(data, tmp_path)
    assert [told for told in TELLING if told in small] == []
    require_bare(small)
    assert len(small) <= OWN_PHOTO_BYTES
    assert QImage.fromData(small).size().toTuple() == (PHOTO_SIDE, PHOTO_SIDE * 3 // 4)
    assert [colour_at(small, 0.1, 0.1), colour_at(small, 0.9, 0.1), colour_at(small, 0.5, 0.9)] == [
        "red",
        "blue",
        "green",
    ]


def test_it_stands_as_the_camera_was_held(tmp_path: Path) -> None:
    small = made_of(photograph(landscape(), TURNED_RIGHT), tmp_path)
    assert QImage.fromData(small).size().toTuple() == (PHOTO_SIDE * 3 // 4, PHOTO_SIDE)
    assert [colour_at(small, 0.9, 0.1), colour_at(small, 0.1, 0.5)] == ["red", "green"]


def test_what_can_be_seen_through_is_on_white(tmp_path: Path) -> None:
    image = QImage(40, 30, QImage.Format.Format_ARGB32)
    image.fill(QColor(0, 0, 0, 0))
    small = QImage.fromData(made_of(encoded(image, "png"), tmp_path))
    assert small.size().toTuple() == (40, 30)  # a small one is not blown up
    assert small.pixelColor(20, 15).lightness() > 250


def test_the_busiest_picture_is_made_as_small(tmp_path: Path) -> None:
    noise = QImage(os.urandom(256 * 256 * 3), 256, 256, 256 * 3, QImage.Format.Format_RGB888)
    small = made_of(encoded(noise, "png"), tmp_path)
    assert len(small) <= OWN_PHOTO_BYTES
    assert min(QImage.fromData(small).size().toTuple()) >= PHOTO_SIDE // 2


def test_a_line_of_one_pixel_is_a_picture_too(tmp_path: Path) -> None:
    image = QImage(5000, 1, QImage.Format.Format_RGB32)
    image.fill("red")
    assert QImage.fromData(made_of(encoded(image, "png"), tmp_path)).size().toTuple() == (PHOTO_SIDE, 1)


def test_a_photograph_of_fifty_million_pixels_is_taken(tmp_path: Path) -> None:
    image = QImage(8160, 6120, QImage.Format.Format_Grayscale8)
    image.fill(200)
    assert made_of(encoded(image, "jpg", 30), tmp_path)


WHOLE = photograph(landscape())


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "no picture"),
        (b"%PDF-1.7 hello", "no picture"),
        (b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>', "no picture"),
        (encoded(landscape(40, 30), "bmp"), "no picture"),
        (WHOLE[: len(WHOLE) // 2], "damaged"),
        (WHOLE[:-2], "damaged"),
        (WHOLE[:400], "no picture"),
        (encoded(landscape(), "png")[:-200], "damaged"),
        (encoded(landscape(), "webp")[:-200], "damaged"),
        (png_of_size(30_000, 30_000), "too large"),
        (png_of_size(100_000, 2), "too large"),
        (bytes(LARGEST_FILE + 1), "too large"),
    ],
    ids=["empty", "PDF", "SVG", "BMP", "half", "unended", "head", "PNG", "WebP", "bomb", "wide", "heavy"],
)
def test_what_cannot_be_on_a_card_is_told_in_a_sentence(tmp_path: Path, data: bytes, says: str) -> None:
    with pytest.raises(Refused, match=says) as told:
        made_of(data, tmp_path)
    assert str(told.value).endswith(".")


def test_a_jpeg_that_says_it_is_huge_costs_nothing(tmp_path: Path) -> None:
    image = landscape(64, 48)
    data = encoded(image, "jpg")
    at = data.index(b"\xff\xc0") + 5
    with pytest.raises(Refused, match="too large"):
        made_of(data[:at] + b"\x9c\x40\x9c\x40" + data[at + 4 :], tmp_path)


def test_a_pipe_a_folder_and_nothing_are_told(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for name in ("pipe", ".", "nowhere"):
        with pytest.raises(Refused):
            card_photo(tmp_path / name)
