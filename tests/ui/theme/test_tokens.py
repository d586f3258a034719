"""Every colour can be read, in every theme."""

import re
from colorsys import rgb_to_hsv
from dataclasses import asdict

import pytest

from ui.theme import CONTRAST, DARK, LIGHT, Tokens
from ui.theme.tokens import PART_PAIRS, TEXT_PAIRS, contrast

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda each: each.name)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#777777") == pytest.approx(4.48, abs=0.01)


@THEMES
@pytest.mark.parametrize(("text", "ground"), TEXT_PAIRS)
def test_text_can_be_read(tokens: Tokens, text: str, ground: str) -> None:
    assert contrast(getattr(tokens, text), getattr(tokens, ground)) >= 4.5


@THEMES
@pytest.mark.parametrize(("part", "ground"), PART_PAIRS)
def test_parts_of_controls_can_be_seen(tokens: Tokens, part: str, ground: str) -> None:
    assert contrast(getattr(tokens, part), getattr(tokens, ground)) >= 3


@THEMES
def test_initials_can_be_read_on_every_avatar(tokens: Tokens) -> None:
    assert len(set(tokens.avatars)) == 6
    assert all(contrast(tokens.ink, colour) >= 4.5 for colour in tokens.avatars)


@THEMES
def test_nothing_is_red(tokens: Tokens) -> None:
    colours = re.findall(r"#[0-9A-F]{6}", str(asdict(tokens)))
    assert len(colours) >= 20
    for colour in colours:
        hue, saturation, _ = rgb_to_hsv(*(int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)))
        assert not (saturation > 0.4 and (hue < 0.03 or hue > 0.95)), colour
