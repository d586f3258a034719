"""One readable column in the middle of what room there is."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

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


def tab_as_it_lies(page: QWidget) -> None:
    """Let Tab go through what is laid out in ``page`` in the order in which it lies there, whenever it was made."""
    order = list(_as_it_lies(page))
    # Tab goes by what passes the keyboard on, too, and Qt would move along all up to the last in it
    passing_on = {widget: (proxy, widget.focusPolicy()) for widget in order if (proxy := widget.focusProxy())}
    for widget in passing_on:
        widget.setFocusProxy(None)  # type: ignore[arg-type]  # the stub forgets that None is allowed
        widget.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    stops = [widget for widget in order if widget.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, next_one in pairwise(stops):
        QWidget.setTabOrder(one, next_one)
    for widget, (proxy, policy) in passing_on.items():
        widget.setFocusPolicy(policy)
        widget.setFocusProxy(proxy)


def _as_it_lies(widget: QWidget) -> Iterator[QWidget]:
    """It, and all in it: as their layouts have them, then what lies in none."""
    yield widget
    laid_out = list(_laid_out(widget.layout()))
    # children() would also make known to Python each object that Qt keeps for itself, which takes longer than all else
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    rest = (child for child in widget.findChildren(QWidget, options=direct) if not child.isWindow())
    for child in dict.fromkeys((*laid_out, *rest)):
        yield from _as_it_lies(child)


def _laid_out(layout: QLayout | None) -> Iterator[QWidget]:
    if layout is None:
        return
    places: list[int] = list(range(layout.count()))
    if isinstance(layout, QGridLayout):
        places.sort(key=partial(_row_and_column, layout))
    for at in places:
        item = layout.itemAt(at)
        widget = item.widget() if item is not None else None
        if widget is not None:
            yield widget
        elif item is not None:
            yield from _laid_out(item.layout())


def _row_and_column(grid: QGridLayout, at: int) -> tuple[int, int]:
    place: Any = grid.getItemPosition(at)  # four numbers, which the stubs do not know
    return place[0], place[1]
