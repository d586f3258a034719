"""The picture of a card: shown as it is, and chosen for one's own."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from resources import tr
from ui.theme import RADIUS, SPACE
from ui.widgets import Button, read_photo

_TALLEST = 160
_IN_A_ROW = 88
"""Pixels: there is more to show than a picture."""


class Photo(QWidget):
    """Shows the bytes of a picture whole, ``tallest`` at most; without any it takes no room."""

    def __init__(self, data: bytes = b"", *, tallest: int = _TALLEST, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tallest = tallest
        self.setAccessibleName(tr("The picture on the card"))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_photo(data)

    def show_photo(self, data: bytes) -> None:
        """Show another one. What cannot be read is not shown."""
        self.image = (read_photo(data) if data else None) or QImage()
        self.setVisible(not self.image.isNull())
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as it is, or as tall as it may be."""
        size = self.image.size()
        bound = QSize(self._tallest, self._tallest)
        fits = size.width() <= bound.width() and size.height() <= bound.height()
        return size if fits else size.scaled(bound, Qt.AspectRatioMode.KeepAspectRatio)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        outline = QPainterPath()
        outline.addRoundedRect(QRectF(self.rect()), RADIUS.button, RADIUS.button)
        painter.setClipPath(outline)
        painter.drawImage(self.rect(), self.image)


class PhotoRow(QWidget):
    """The picture that is chosen for one's own card, a button for another one, and one to do without.

    ``wanted`` asks for a file. Nothing is kept before the form is.
    """

    wanted = Signal()

    def __init__(self, data: bytes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = Photo(tallest=_IN_A_ROW, parent=self)
        self.choose = Button("", parent=self)
        self.remove = Button(tr("Without a picture"), "link", parent=self)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE.small)
        for widget in (self.shown, self.choose, self.remove):
            row.addWidget(widget)
        row.addStretch(1)
        self.choose.clicked.connect(self.wanted)
        self.remove.clicked.connect(self._on_remove)
        self.show_photo(data)

    def show_photo(self, data: bytes) -> None:
        """Have this one chosen."""
        self.data = data
        self.shown.show_photo(data)
        self.choose.set_words(tr("Another picture…") if data else tr("Choose a picture…"))
        self.remove.setVisible(bool(data))

    @Slot()
    def _on_remove(self) -> None:
        self.show_photo(b"")
        self.choose.setFocus()
