"""How somebody looks in a circle: initials and a name."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from ui.item_models.painting import paint_line
from ui.item_models.person_delegate import Index, PersonDelegate
from ui.theme import font, tokens


class MemberDelegate(PersonDelegate):
    """Paints the rows of ``MemberRows`` in a narrow column."""

    height = 40
    avatar = 26
    side = 8
    between = 9

    def paint_words(self, painter: QPainter, area: QRectF, name: str, index: Index) -> None:
        """Draw the name alone."""
        paint_line(painter, area, name, font("text"), tokens().ink)
