"""One readable column in the middle of what room there is."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from ui.theme import SPACE
from ui.widgets.upright_page import UprightArea


class Column(UprightArea):
    """A page that is never wider than ``width`` and scrolls when it is higher than the window.

    ``body`` is the column's layout. A ``centred`` one floats a little above the middle.
    ``foot`` is the layout of what stands at the bottom of the window, or under the rest where that is longer.
    """

    def __init__(self, width: int, *, centred: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        held = QWidget(self.page)
        held.setMaximumWidth(width)
        self.body = QVBoxLayout(held)
        self.body.setContentsMargins(0, 0, 0, 0)
        self.body.setSpacing(SPACE.small)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(held, 1000)
        across.addStretch(1)
        down = QVBoxLayout(self.page)
        down.setContentsMargins(SPACE.page, SPACE.wide, SPACE.page, SPACE.wide)
        if centred:
            down.addStretch(2)
        down.addLayout(across)
        down.addStretch(3)
        self.foot = QVBoxLayout()
        down.addLayout(self.foot)


def come_last(page: QWidget, last: Sequence[QWidget]) -> None:
    """Let Tab come to ``last``, in this order, after everything else in ``page`` that takes the keyboard.

    Tab follows the order in which widgets were made, and a page's buttons are mostly made before what they are about.
    """
    before: QWidget | None = None
    each = page.nextInFocusChain()
    while each is not None and each is not page:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and page.isAncestorOf(each) and each not in last:
            before = each
        each = each.nextInFocusChain()
    for widget in last:
        if before is not None:
            QWidget.setTabOrder(before, widget)
        before = widget


def tab_as_it_lies(layout: QLayout) -> None:
    """Let Tab go through what is laid out in ``layout`` in the order in which it lies there, whenever it was made."""
    for one, next_one in pairwise(_tab_stops(layout)):
        QWidget.setTabOrder(one, next_one)


def _tab_stops(layout: QLayout) -> Iterator[QWidget]:
    for at in range(layout.count()):
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        held = widget.widget() if isinstance(widget, QScrollArea) else widget
        inner = item.layout() if item is not None and widget is None else held.layout() if held else None
        passes_on = widget is not None and widget.focusProxy() is not None
        if widget is not None and (passes_on or widget.focusPolicy() & Qt.FocusPolicy.TabFocus):
            yield widget
        if inner is not None and not passes_on:  # Qt moves what is in it along
            yield from _tab_stops(inner)
