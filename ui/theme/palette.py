"""A theme's tokens as a Qt palette.

Fusion takes every colour it draws by itself from here.
Labels take theirs too, by role, so that a change of theme reaches them without a word:
see ``ROLE_OF_TONE``.
"""

from typing import Final, Literal

from PySide6.QtGui import QColor, QPalette

from ui.theme.tokens import Tokens

Tone = Literal["ink", "soft", "accent", "warm", "gold", "on_accent"]
"""The inks a text may have."""

_Role = QPalette.ColorRole

ROLE_OF_TONE: Final[dict[Tone, QPalette.ColorRole]] = {
    "ink": _Role.WindowText,
    "soft": _Role.PlaceholderText,
    "accent": _Role.Link,
    "warm": _Role.LinkVisited,
    "gold": _Role.BrightText,
    "on_accent": _Role.HighlightedText,
}
"""The palette role that carries each ink."""


def palette_of(tokens: Tokens) -> QPalette:
    """The palette of ``tokens``, for all three colour groups."""
    palette = QPalette()
    for role, colour in _colours(tokens).items():
        palette.setColor(role, QColor(colour))
    faint = QColor(tokens.faint)
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.Link, _Role.PlaceholderText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, faint)
    return palette


def _colours(tokens: Tokens) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: tokens.background,
        _Role.WindowText: tokens.ink,
        _Role.Base: tokens.panel,
        _Role.AlternateBase: tokens.hover,
        _Role.Text: tokens.ink,
        _Role.PlaceholderText: tokens.soft,
        _Role.Button: tokens.panel,
        _Role.ButtonText: tokens.ink,
        _Role.BrightText: tokens.gold,
        _Role.ToolTipBase: tokens.ink,
        _Role.ToolTipText: tokens.background,
        _Role.Highlight: tokens.accent,
        _Role.HighlightedText: tokens.on_accent,
        _Role.Accent: tokens.accent,
        _Role.Link: tokens.accent,
        _Role.LinkVisited: tokens.warm,
        _Role.Light: tokens.panel,
        _Role.Midlight: tokens.hover,
        _Role.Mid: tokens.line,
        _Role.Dark: tokens.edge,
        _Role.Shadow: tokens.line,
    }
