"""Inter, carried along, in the few sizes the program uses."""

from typing import Final, Literal, NamedTuple

from PySide6.QtCore import QSysInfo
from PySide6.QtGui import QFont, QFontDatabase

from resources import resource

FAMILY: Final = "Inter Whispeer"
"""The name of the shipped cut, its own so that an Inter of the system is never taken for it."""

_FILES: Final = ("Inter-Regular.ttf", "Inter-Medium.ttf", "Inter-SemiBold.ttf", "Inter-Bold.ttf")

Step = Literal["display", "title", "heading", "name", "text", "label", "strong", "small", "section", "key"]
"""A step of the type ramp."""


class _Cut(NamedTuple):
    pixels: float
    weight: QFont.Weight
    tracking: float = 0.0
    """Letter spacing in pixels: large sizes are set tighter, as Inter asks."""


_RAMP: Final[dict[Step, _Cut]] = {
    "display": _Cut(34, QFont.Weight.DemiBold, 0.4),  # to be read aloud: letter by letter, not tight
    "title": _Cut(25, QFont.Weight.DemiBold, -0.6),
    "heading": _Cut(18, QFont.Weight.DemiBold, -0.25),
    "name": _Cut(15.5, QFont.Weight.DemiBold, -0.1),
    "text": _Cut(14.5, QFont.Weight.Normal),
    "label": _Cut(14.5, QFont.Weight.Medium),
    "strong": _Cut(14.5, QFont.Weight.DemiBold),
    "small": _Cut(13, QFont.Weight.Normal),
    "section": _Cut(13, QFont.Weight.DemiBold),
    "key": _Cut(11.5, QFont.Weight.Medium),
}


def load_fonts() -> None:
    """Make the shipped fonts known to Qt; an application must exist. Loading them twice does no harm."""
    if FAMILY in QFontDatabase.families():
        return
    for file in _FILES:
        if QFontDatabase.addApplicationFont(str(resource(f"fonts/{file}"))) < 0:
            raise RuntimeError(f"the shipped font {file} cannot be read")


def font(step: Step) -> QFont:
    """The font of a step of the ramp."""
    cut = _RAMP[step]
    return font_of(cut.pixels, cut.weight, cut.tracking)


def font_of(pixels: float, weight: QFont.Weight, tracking: float = 0.0) -> QFont:
    """Inter at any size, in device-independent pixels, for what is painted to measure (initials).

    Sizes are given to Qt in points at the platform's usual density, not in pixels:
    points keep halves, and follow a user who asked the system for larger text.
    """
    made = QFont(FAMILY)
    made.setPointSizeF(pixels * _POINTS_PER_PIXEL)
    made.setWeight(weight)
    # Hinting would round stems to whole pixels and change the spacing of words from size to size.
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if tracking:
        made.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, tracking)
    return made


def tabular(made: QFont) -> QFont:
    """``made`` with figures of equal width, for dates that stand in a column."""
    aligned = QFont(made)
    aligned.setFeature(QFont.Tag("tnum"), 1)
    return aligned


_POINTS_PER_PIXEL: Final = 1.0 if QSysInfo.productType() == "macos" else 0.75
