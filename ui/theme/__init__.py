"""How everything looks: tokens, palette, style sheet, fonts and icons of one theme at a time."""

from ui.theme.fonts import font, font_of, load_fonts, tabular
from ui.theme.icons import icon, paint_icon
from ui.theme.measures import RADIUS, SPACE
from ui.theme.theme import CHOICES, Theme, theme, tokens
from ui.theme.tokens import CONTRAST, DARK, LIGHT, Tokens

__all__ = [
    "CHOICES",
    "CONTRAST",
    "DARK",
    "LIGHT",
    "RADIUS",
    "SPACE",
    "Theme",
    "Tokens",
    "font",
    "font_of",
    "icon",
    "load_fonts",
    "paint_icon",
    "tabular",
    "theme",
    "tokens",
]
