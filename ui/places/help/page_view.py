"""One page of the help, to be read."""

from typing import Any, Final

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent, QPen, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QTextBrowser, QTextEdit, QWidget

from ui.palette.marking import marks
from ui.places.help.book import PAGES, Page
from ui.places.help.typesetting import Frames, typeset
from ui.theme import RADIUS, SPACE, font, theme, tokens
from ui.widgets import key_cap_size

WIDEST: Final = 660
"""Pixels that a line of text may be long and still be read with ease."""


class PageView(QTextBrowser):
    """Shows a page, and says ``page_wanted`` when a link to another is followed.

    It shows the program's own pages and nothing else. Nothing is fetched: no link is opened, no picture loaded.
    """

    page_wanted = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._page: Page | None = None
        self._sought = ""
        self._frames = Frames()
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("border: none; border-radius: 0; padding: 0; background: transparent")
        self.anchorClicked.connect(self._on_anchor_clicked)
        theme().changed.connect(self._on_theme_changed)

    @property
    def page(self) -> Page | None:
        """What is shown."""
        return self._page

    def show_page(self, page: Page, sought: str = "") -> None:
        """Show a page from its top; what was ``sought`` is marked, and come into sight."""
        if page != self._page:
            self._page = page
            self.setAccessibleName(page.title)
            self._render()
            self.verticalScrollBar().setValue(0)
        self._sought = sought
        self._mark()

    def loadResource(self, _kind: int, _name: QUrl | str) -> None:
        """Nothing is loaded, whatever a page may ask for."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines stay short enough to be read."""
        super().resizeEvent(event)
        self._set_margins()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the boxes and the caps of keys, then the words, and a line that tells where the keyboard is."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = tokens()
        if self.hasFocus():
            painter.fillRect(QRectF(0, 0, colours.focus_width, self.viewport().height()), QColor(colours.focus))
        painter.translate(0, -self.verticalScrollBar().value())
        painter.setPen(QPen(QColor(colours.line), colours.line_width))
        painter.setBrush(QColor(colours.panel))
        for first, last in self._frames.boxes:
            painter.drawRoundedRect(self._box(first, last), RADIUS.button, RADIUS.button)
        for start, end in self._frames.caps:
            painter.drawRoundedRect(self._cap(start, end), 5, 5)
        painter.end()
        super().paintEvent(event)

    def _render(self) -> None:
        if self._page is not None:
            self._frames = typeset(self.document(), self._page.markdown)
            self.setTextCursor(QTextCursor(self.document()))  # Qt scrolls to it, and typesetting left it far below
            self._set_margins()

    def _set_margins(self) -> None:
        root = self.document().rootFrame()
        made = root.frameFormat()
        side = SPACE.page
        room = self.viewport().width() - 2 * side
        made.setTopMargin(SPACE.wide)
        made.setBottomMargin(SPACE.page)
        made.setLeftMargin(side)
        made.setRightMargin(side + max(0, room - WIDEST))
        if made != root.frameFormat():
            root.setFrameFormat(made)

    def _mark(self) -> None:
        """Mark what was sought, and bring the first of it into sight."""
        text = self.document().toPlainText()
        look = QTextCharFormat()
        look.setBackground(QColor(tokens().gold_tint))
        found = []
        for start, length in marks(text, self._sought):
            mark = QTextEdit.ExtraSelection()
            mark.cursor = QTextCursor(self.document())
            mark.cursor.setPosition(start)
            mark.cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
            mark.format = look
            found.append(mark)
        self.setExtraSelections(found)
        if found:
            self._show_position(found[0].cursor.position())

    def _show_position(self, position: int) -> None:
        bar = self.verticalScrollBar()
        top = self._line(position).top()
        if not bar.value() <= top <= bar.value() + self.viewport().height() - SPACE.page:
            bar.setValue(int(top) - self.viewport().height() // 3)

    def _line(self, position: int) -> QRectF:
        """The line in which ``position`` stands, without the air above it, and where in it that is, in the document."""
        block = self.document().findBlock(position)
        line = block.layout().lineForTextPosition(position - block.position())
        at = self.document().documentLayout().blockBoundingRect(block).topLeft() + QPointF(0, line.y())
        across: Any = line.cursorToX(position - block.position())  # a pair, which the stubs do not know
        return QRectF(at.x() + across[0], at.y(), 0, line.height())

    def _cap(self, start: int, end: int) -> QRectF:
        block = self.document().findBlock(start)
        line = block.layout().lineForTextPosition(start - block.position())
        here, there = self._line(start), self._line(end)
        height = key_cap_size("K").height()
        baseline = here.top() + line.ascent()
        middle = baseline - QFontMetricsF(font("key")).capHeight() / 2
        return QRectF(here.left() + 1.5, middle - height / 2, there.left() - here.left() - 3, height)

    def _box(self, first: int, last: int) -> QRectF:
        top, bottom = self._line(first), self._line(last)
        root = self.document().rootFrame().frameFormat()
        left = root.leftMargin() + 0.5
        right = self.viewport().width() - root.rightMargin() - 0.5
        return QRectF(left, top.top() - 8, right - left, bottom.bottom() - top.top() + 18)

    @Slot(QUrl)
    def _on_anchor_clicked(self, link: QUrl) -> None:
        if link.toString() in PAGES:
            self.page_wanted.emit(link.toString())

    @Slot()
    def _on_theme_changed(self) -> None:
        scrolled = self.verticalScrollBar().value()
        self._render()
        self._mark()
        self.verticalScrollBar().setValue(scrolled)
