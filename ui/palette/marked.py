"""Words in which what was looked for stands out, in stronger letters."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

from ui.palette.marking import marks
from ui.theme import tokens


def write_marked(painter: QPainter, area: QRectF, words: str, made: QFont, colour: str, sought: str) -> None:
    """Write one line, elided where room ends."""
    one_line = " ".join(words.split())
    metrics = QFontMetricsF(made)
    layout = _laid_out(one_line, made, sought)
    if layout.lineAt(0).naturalTextWidth() > area.width():
        stronger = layout.lineAt(0).naturalTextWidth() - metrics.horizontalAdvance(one_line)
        shown = metrics.elidedText(one_line, Qt.TextElideMode.ElideRight, area.width() - max(stronger, 0.0))
        layout = _laid_out(shown, made, sought)
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(area.x(), area.y()))


def lines_of(words: str, made: QFont, sought: str, width: float, at_most: int) -> list[str]:
    """The words as lines of ``width`` for ``write_marked``: so many at most, with all that is left in the last."""
    left = " ".join(words.split())
    lines: list[str] = []
    while left and len(lines) < at_most - 1:
        lines.append(left[: _first_line(left, made, sought, width)])
        left = left[len(lines[-1]) :].lstrip()
    return [*lines, left] if left else lines


def mark_ranges(words: str, sought: str) -> list[QTextLayout.FormatRange]:
    """Where ``words`` say what was looked for, as formats for a text layout."""
    strong = QTextCharFormat()
    strong.setForeground(QColor(tokens().accent))
    strong.setFontWeight(QFont.Weight.DemiBold)
    ranges = []
    for start, length in marks(words, sought):
        one = QTextLayout.FormatRange()
        one.start, one.length, one.format = _units(words[:start]), _units(words[start : start + length]), strong
        ranges.append(one)
    return ranges


def _first_line(words: str, made: QFont, sought: str, width: float) -> int:
    """How many letters of ``words`` fit into the first line."""
    layout = _laid_out(words, made, sought, width)
    units = layout.lineAt(0).textLength()
    return len(words.encode("utf-16-le", "surrogatepass")[: 2 * units].decode("utf-16-le", "surrogatepass"))


def _laid_out(words: str, made: QFont, sought: str, width: float = 1e6) -> QTextLayout:
    layout = QTextLayout(words, made)
    option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)  # Hebrew too begins in sight
    layout.setTextOption(option)
    layout.setFormats(mark_ranges(words, sought))
    layout.beginLayout()
    layout.createLine().setLineWidth(width)
    layout.endLayout()
    return layout


def _units(text: str) -> int:
    """The length of ``text`` as Qt counts: an emoji is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
