"""Every colour can be read, in every theme."""

import re
from colorsys import rgb_to_hsv
from dataclasses import asdict

import pytest

from ui.theme import CONTRAST, DARK, LIGHT, Tokens

THEMES = pytest.mark.parametrize("tokens", [LIGHT, DARK, CONTRAST], ids=lambda each: each.name)

TEXT_PAIRS = (
    ("ink", "background"),
    ("ink", "panel"),
    ("ink", "rail"),
    ("ink", "hover"),
    ("ink", "tint"),
    ("ink", "warm_tint"),
    ("ink", "gold_tint"),
    ("soft", "background"),
    ("soft", "panel"),
    ("soft", "rail"),
    ("soft", "hover"),
    ("soft", "tint"),
    ("accent", "background"),
    ("accent", "panel"),
    ("accent", "hover"),
    ("accent", "tint"),
    ("warm", "background"),
    ("warm", "panel"),
    ("warm", "warm_tint"),
    ("gold", "background"),
    ("gold", "panel"),
    ("gold", "gold_tint"),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("background", "ink"),
)
"""(text, what it stands on): at least 4.5 to 1."""

PART_PAIRS = (
    ("edge", "background"),
    ("edge", "panel"),
    ("accent", "background"),
    ("accent", "panel"),
    ("accent", "rail"),
    ("accent", "track"),
    ("focus", "background"),
    ("focus", "panel"),
    ("focus", "rail"),
    ("focus", "hover"),
)
"""(part of a control, what it stands on): at least 3 to 1."""


def contrast(first: str, second: str) -> float:
    """How far two colours are apart, from 1 to 21 (WCAG 2.2, relative luminance)."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


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
