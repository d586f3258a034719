"""One page, and texts that are cut to the room they have."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QLocale
from PySide6.QtGui import QPagedPaintDevice, QPageSize

from ui.printing.paper import INK, as_pdf, draw_placed, drawing_on, lay_page, place, usual_paper
from ui.widgets.flowing import shortened


@pytest.mark.parametrize(
    ("locale", "size"),
    [
        ("fr_FR", QPageSize.PageSizeId.A4),
        ("en_GB", QPageSize.PageSizeId.A4),
        ("en_US", QPageSize.PageSizeId.Letter),
        ("fr_CA", QPageSize.PageSizeId.Letter),
    ],
)
def test_the_paper_is_the_one_in_the_drawer(locale: str, size: QPageSize.PageSizeId) -> None:
    assert usual_paper(QLocale(locale)) == size


@pytest.mark.usefixtures("qapp")
def test_a_pdf_says_its_title_and_has_the_size_it_was_laid_out_for() -> None:
    seen = []

    def draw(page: QPagedPaintDevice) -> None:
        lay_page(page, QPageSize.PageSizeId.A4, 20)
        with drawing_on(page) as (painter, width, height):
            seen.append((round(width), round(height)))
            draw_placed(painter, [place("Léa", "title", INK, (0, 0), width, 1)])

    pdf = as_pdf("Whispeer", draw)
    assert pdf.startswith(b"%PDF")
    assert seen == [(642, 971)], "210 x 297 mm without 20 mm all around, in 1/96 inch"


@pytest.mark.usefixtures("qapp")
def test_a_long_text_ends_in_an_ellipsis_on_its_last_line() -> None:
    words = "Une longue histoire de bureau à Nantes. " * 20
    short = place(words, "text", INK, (0, 0), 300, 2)
    assert short.text.endswith("…")
    assert words.startswith(short.text.rstrip("…"))
    assert short.height < 2 * place("Une", "text", INK, (0, 0), 300, 2).height + 1
    assert place("Une", "text", INK, (0, 0), 300, 2).text == "Une"


@given(st.text(max_size=60), st.integers(0, 60))
def test_what_is_shortened_fits_and_begins_as_it_did(text: str, room: int) -> None:
    def fits(words: str) -> bool:
        return len(words) <= room

    short = shortened(text, fits)
    if len(text) <= room:
        assert short == text
    else:
        assert short.endswith("…")
        assert text.startswith(short[:-1])
        assert len(short) <= max(room, 1)


def test_words_stay_whole_where_that_can_be() -> None:
    assert shortened("Le contact du bailleur", lambda words: len(words) <= 14) == "Le contact du…"
    assert shortened("Anticonstitutionnellement", lambda words: len(words) <= 10) == "Anticonst…"
