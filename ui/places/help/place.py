"""The place of the help: titles at the left, one page at the right."""

from typing import Final

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from resources import current_language, tr
from ui.places.help.book import PAGES, read_pages
from ui.places.help.page_view import PageView
from ui.places.help.titles import Titles
from ui.theme import SPACE
from ui.widgets import PlainLabel, SearchField

_LIST_WIDTH: Final = 292
_LEAST_WIDTH: Final = 220
_ABOUT: Final = {"today": PAGES[0], "people": "person", "history": "undo", "settings": "vault"}
"""The page that tells of a place, where it is called otherwise. The first place leads to the first steps."""


class HelpPlace(QWidget):
    """Short pages in the language of the window.

    All of them are read when it is made, on the GUI thread: they are smaller than one picture.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        pages = read_pages(current_language())
        self._pages = {page.key: page for page in pages}
        self.search = SearchField(tr("Search the help"), tr("Search the help"))
        self.titles = Titles(pages)
        self.view = PageView()
        self._explained = "today"
        self._nothing = PlainLabel("", "text", "soft", wrap=True)
        self._build()
        self.search.text_changed.connect(self._on_text_changed)
        self.search.stepped.connect(self._on_stepped)
        self.search.entered.connect(self._read)
        self.titles.chosen.connect(self._on_chosen)
        self.titles.opened.connect(self._read)
        self.titles.left_upwards.connect(self._on_left_upwards)
        self.view.page_wanted.connect(self.show_page)
        self.setFocusProxy(self.search)
        self.titles.choose(pages[0].key)

    def show_page(self, key: str) -> None:
        """Show a page, whatever is searched for. Raises ``KeyError`` for one there is not."""
        page = self._pages[key]
        if key not in self.titles.shown:
            self.search.set_text("")
        self.titles.choose(key)
        self.view.show_page(page, self.search.text())

    def explain(self, place: str) -> None:
        """Show the page about a place; if it was the last that was asked about, leave what is shown."""
        page = _ABOUT.get(place, place)
        if place != self._explained and page in self._pages:
            self.show_page(page)
        self._explained = place

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters go into the search; Escape goes back, from the page to the titles and on to the search."""
        typed = event.text()
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if not held and typed.isprintable() and typed.strip():
            self.search.edit.setFocus(Qt.FocusReason.OtherFocusReason)
            self.search.edit.end(False)
            self.search.edit.insert(typed)
        elif event.key() == Qt.Key.Key_Escape:
            back = self.titles if self.view.hasFocus() else self.search
            back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        self._nothing.hide()
        left = QWidget()
        left.setMinimumWidth(_LEAST_WIDTH)
        column = QVBoxLayout(left)
        column.setContentsMargins(14, 16, 14, SPACE.small)
        column.setSpacing(SPACE.medium)
        column.addWidget(self.search)
        column.addWidget(self._nothing)
        column.addWidget(self.titles, 1)
        splitter = QSplitter(Qt.Orientation.Horizontal, self)
        splitter.setHandleWidth(1)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(self.view)
        splitter.setStretchFactor(1, 1)
        splitter.setSizes([_LIST_WIDTH, 3 * _LIST_WIDTH])
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(splitter)

    @Slot(str)
    def _on_text_changed(self, text: str) -> None:
        found = [page for page in self._pages.values() if page.speaks_of(text)]
        self.titles.show_only([page.key for page in found])
        self._nothing.setText("" if found else tr("No page speaks of “{text}”.", text=text.strip()))
        self._nothing.setVisible(not found)
        if found and self.view.page is not None:
            self.view.show_page(self.view.page, text)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        if by > 0 and self.titles.shown:
            self.titles.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _on_chosen(self, key: str) -> None:
        self.view.show_page(self._pages[key], self.search.text())

    @Slot()
    def _read(self) -> None:
        if self.titles.shown:
            self.view.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_left_upwards(self) -> None:
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)
