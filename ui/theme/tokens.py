"""The colours of the three themes, one table each.

Every colour drawn anywhere has a name here, so that a theme is complete or does not exist.
Which may stand on which is said in ``TEXT_PAIRS`` and ``PART_PAIRS``; a test holds them to WCAG 2.2 AA.
"""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Tokens:
    """One theme. Colours are ``#RRGGBB``, widths are device-independent pixels."""

    name: str
    dark: bool
    background: str
    panel: str
    """Cards, fields and the chosen place: what lies on the background."""
    rail: str
    ink: str
    soft: str
    """Ink that steps back: secondary lines, hints, placeholders."""
    faint: str
    """Ink of what is switched off; exempt from contrast rules, never used for what must be read."""
    line: str
    """A quiet border that only groups things."""
    track: str
    """What a bar of progress fills."""
    edge: str
    """A border that must be seen, because it is all one sees of a control."""
    hover: str
    """What a row, a button or a place becomes under the pointer."""
    accent: str
    accent_hover: str
    on_accent: str
    tint: str
    """The accent, very thin: a chosen row, a chip."""
    warm: str
    """A promise of mine."""
    warm_tint: str
    gold: str
    """Thanks."""
    gold_tint: str
    focus: str
    """The ring around what the keyboard acts on."""
    avatars: tuple[str, str, str, str, str, str]
    line_width: float
    chosen_width: float
    focus_width: float


LIGHT: Final = Tokens(
    name="light",
    dark=False,
    background="#F7F4EE",
    panel="#FFFDF9",
    rail="#EFEAE0",
    ink="#22201C",
    soft="#6A645A",
    faint="#A9A294",
    line="#E2DBCE",
    track="#E2DBCE",
    edge="#8F8778",
    hover="#F1ECE2",
    accent="#1F5C57",
    accent_hover="#194B47",
    on_accent="#FFFDF9",
    tint="#E3EDEA",
    warm="#A34A24",
    warm_tint="#F6E7DD",
    gold="#7D5A10",
    gold_tint="#F4EAD2",
    focus="#1F5C57",
    avatars=("#E6CDBD", "#D7D3E4", "#C9D8D2", "#DCC9CF", "#E5DBBE", "#C8D6E0"),
    line_width=1.0,
    chosen_width=1.5,
    focus_width=2.0,
)

DARK: Final = Tokens(
    name="dark",
    dark=True,
    background="#1B1A18",
    panel="#242320",
    rail="#161513",
    ink="#EFEAE0",
    soft="#A69F92",
    faint="#69645B",
    line="#37342F",
    track="#37342F",
    edge="#77726A",
    hover="#2B2926",
    accent="#7FC4B8",
    accent_hover="#95D2C7",
    on_accent="#12211F",
    tint="#233531",
    warm="#E39A78",
    warm_tint="#3A2920",
    gold="#D9B767",
    gold_tint="#352D1B",
    focus="#7FC4B8",
    avatars=("#4B362B", "#393550", "#2F4640", "#47323A", "#473E25", "#2B3F4D"),
    line_width=1.0,
    chosen_width=1.5,
    focus_width=2.0,
)

CONTRAST: Final = Tokens(
    name="contrast",
    dark=False,
    background="#FFFFFF",
    panel="#FFFFFF",
    rail="#FFFFFF",
    ink="#000000",
    soft="#2B2B2B",
    faint="#6B6B6B",
    line="#5A5A5A",
    track="#CFCFCF",
    edge="#000000",
    hover="#E8E8E8",
    accent="#00423C",
    accent_hover="#002B27",
    on_accent="#FFFFFF",
    tint="#D3EEE9",
    warm="#6B2400",
    warm_tint="#FFE9DB",
    gold="#4D3500",
    gold_tint="#FFF0C9",
    focus="#000000",
    avatars=("#F3DDD0", "#E4E0F2", "#D3E8E0", "#F0DBE2", "#F0E7C8", "#D6E6F2"),
    line_width=1.0,
    chosen_width=3.0,
    focus_width=3.0,
)
