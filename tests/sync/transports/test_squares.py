"""What is painted in squares is read again, and nothing else is."""

import os

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from models.carrying import LARGEST_IN_SQUARES, Gray, Link, SquaresUnreadable
from sync.transports.codes import link_text, new_pictured_code
from sync.transports.squares import LARGEST_SIDE, read_squares, squares

LINK = link_text(Link(new_pictured_code(), ("ws://192.168.1.20:4711/v1",)))


def painted(content: str | bytes, side: int = 4) -> Gray:
    """``content`` as a picture, each square ``side`` pixels wide."""
    rows = [
        b"".join((b"\0" if dark else b"\xff") * side for dark in row) for row in squares(content) for _ in range(side)
    ]
    return Gray(len(rows[0]), len(rows), b"".join(rows))


def beside(left: Gray, right: Gray) -> Gray:
    """Two pictures of one height as one."""
    rows = [
        left.pixels[at * left.width : (at + 1) * left.width] + right.pixels[at * right.width : (at + 1) * right.width]
        for at in range(left.height)
    ]
    return Gray(left.width + right.width, left.height, b"".join(rows))


def turned(picture: Gray) -> Gray:
    """A quarter turn."""
    columns = [picture.pixels[at :: picture.width][::-1] for at in range(picture.width)]
    return Gray(picture.height, picture.width, b"".join(columns))


def test_a_link_is_read_again_however_it_is_held() -> None:
    picture = painted(LINK)
    for _ in range(4):
        assert read_squares(picture) == LINK.encode()
        picture = turned(picture)


@given(st.binary(min_size=1, max_size=LARGEST_IN_SQUARES))
@example(b"\xe1\x00")
def test_any_bytes_are_read_again(content: bytes) -> None:
    assert read_squares(painted(content, 3)) == content


def test_a_sealed_ask_fits() -> None:
    sealed = os.urandom(971)
    assert read_squares(painted(sealed)) == sealed


def test_too_much_is_refused() -> None:
    with pytest.raises(SquaresUnreadable):
        squares(bytes(LARGEST_IN_SQUARES + 1))


def test_two_codes_are_one_too_many() -> None:
    one, other = painted(b"one"), painted(b"two")
    assert read_squares(beside(one, one)) == b"one"
    with pytest.raises(SquaresUnreadable):
        read_squares(beside(one, other))


@pytest.mark.parametrize(
    "picture",
    [
        Gray(10, 10, bytes(99)),
        Gray(0, 10, b""),
        Gray(LARGEST_SIDE + 1, 1, bytes(LARGEST_SIDE + 1)),
        Gray(200, 200, b"\xff" * 40_000),
        Gray(200, 200, os.urandom(40_000)),
    ],
    ids=["too few pixels", "no pixels", "too wide", "white", "noise"],
)
def test_what_is_no_code_is_told(picture: Gray) -> None:
    with pytest.raises(SquaresUnreadable):
        read_squares(picture)
