"""A card of lines that are changed and acted on where they stand, and to which one can be added."""

from dataclasses import dataclass
from functools import partial
from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from models.follow_ups import Snooze
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people.adding import AddMenu
from ui.places.people.card_forms import Form
from ui.places.people.card_lines import NOTICES, SPANS, Act, Line, first_few
from ui.places.people.fact import SIDE
from ui.places.people.fields import Written
from ui.places.people.line import MOST_LINES, LineInPlace, LineRow
from ui.places.people.line_edits import act_on, snooze
from ui.places.people.rows import small_plus
from ui.places.people.section import Section
from ui.theme.palette import Tone
from ui.widgets import Card, PlainLabel, link_button
from ui.widgets.flowing import FlowingLabel

_FEW: Final = 4
"""More lines than these are shorter each, so that what is below the card stays in sight."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line, and the form that opens on it."""

    line: Line
    form: Form
    tone: Tone = "ink"


@dataclass(frozen=True, slots=True)
class Content:
    """What a card shows of a person: groups of entries, and a quiet line after them."""

    person: int
    groups: tuple[tuple[Entry, ...], ...]
    after: str = ""

    @property
    def seen(self) -> tuple[object, ...]:
        """The lines as they can be compared: equal ones look the same, and open with the same in them."""
        groups = [[(one.line, tuple(one.form.values.items())) for one in group] for group in self.groups]
        return self.person, groups


class Lines(Section):
    """The lines of a card: the first few, or all once that is asked for.

    ``counted`` tells whether there are any now, ``left_empty`` that the keyboard was on the last one.
    """

    counted = Signal(bool)
    left_empty = Signal()

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.column.setSpacing(6)
        self.lines: list[LineInPlace] = []
        self._pen = pen
        self._all = False
        self._content = Content(0, ())
        self._was_at: int | None = None

    def show_content(self, content: Content, *, anew: bool = False) -> None:
        """Show these lines."""
        if content.person != self._content.person:
            self._all = False
        self._content = content
        self.show_data((content.seen, self._all), anew=anew)

    def show_all(self) -> None:
        """Show those too that were left out."""
        self._all = True
        self.show_content(self._content)

    def build(self, _data: object) -> None:
        """A row each."""
        groups = self._content.groups
        everything = [one for group in groups for one in group]
        shown = everything if self._all else first_few(groups)
        self.lines = [self._line(one) for one in shown]
        for line in self.lines:
            line.keep_short(MOST_LINES if len(shown) <= _FEW else MOST_LINES - 1)
            self.column.addWidget(LineRow(line))
        if len(shown) < len(everything):
            more = link_button(tr("and others…"))
            more.clicked.connect(self.show_all)
            self.column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)
        self.counted.emit(self.column.count() > 0)

    def add(self, key: str, form: Form) -> None:
        """Open the form of something new; ``key`` is what a draft of it is found by."""
        there = next((line for line in self.findChildren(LineInPlace) if line.key == key and line.is_editing), None)
        if there is not None:
            there.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        line = LineInPlace(Line("", "neutral", "", key=key), form)
        line.kept.connect(self._on_kept)
        line.closed.connect(self._on_new_closed)
        self.column.addWidget(line)
        self.counted.emit(True)
        line.edit()

    def _line(self, entry: Entry) -> LineInPlace:
        line = LineInPlace(entry.line, entry.form, tone=entry.tone)
        kind, _, id = entry.line.key.partition(" ")
        self.watch(line, entry.line.key)
        line.kept.connect(self._on_kept)
        line.acted.connect(partial(self._on_acted, kind, int(id)))
        line.snoozed.connect(partial(self._on_snoozed, int(id)))
        return line

    def _on_kept(self, written: Written) -> None:
        edit, what = written
        self._pen.write(edit, **what)

    def _on_acted(self, kind: str, id: int, act: Act) -> None:
        self._pen.write(act_on, partial(self._pen.said.emit, phrase(NOTICES[act])), kind=kind, id=id, act=act)

    def _on_snoozed(self, id: int, how_long: Snooze, slower: bool) -> None:
        said = tr("Put off for {time}.", time=phrase(SPANS[how_long]))
        self._pen.write(snooze, partial(self._pen.said.emit, said), id=id, how_long=how_long, slower=slower)

    @Slot()
    def _on_new_closed(self) -> None:
        self.show_data(self._waiting or self._shown, anew=True)

    # The keyboard stays in the card when the line it was on has gone

    def _focused_name(self) -> str:
        focused = QApplication.focusWidget()
        self._was_at = next((at for at, line in enumerate(self.lines) if line.fact is focused), None)
        return super()._focused_name()

    def _focus(self, name: str) -> None:
        super()._focus(name)
        if self._was_at is None or any(line.fact.hasFocus() for line in self.lines):
            return
        if self.lines:
            self.lines[min(self._was_at, len(self.lines) - 1)].setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.left_empty.emit()


class LineCard(Card):
    """A card with a title, lines, and a button that offers what can be added. It hides when there is nothing in it.

    ``add_wanted`` brings what was chosen, ``counted`` tells that it may have come or gone.
    """

    add_wanted = Signal(str)
    counted = Signal()

    def __init__(self, title: str, adds: str, keys: tuple[str, ...], pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=title)
        self.body.setSpacing(6)
        # lines have a little room at their sides of their own
        around = self.body.contentsMargins()
        self.body.setContentsMargins(around.left() - SIDE, around.top(), around.right() - SIDE, around.bottom())
        self._keys = keys
        self._plus = small_plus(adds, self)
        self._plus.clicked.connect(self._on_plus)
        head = QHBoxLayout()
        head.setContentsMargins(SIDE, 0, 0, 0)
        head.addWidget(PlainLabel(title, "section", "soft", parent=self))
        head.addStretch(1)
        head.addWidget(self._plus)
        self.lines = Lines(pen, self)
        self.lines.counted.connect(self._on_counted)
        self._has_lines = False
        self._after = FlowingLabel("", "text", "soft", parent=self)
        below = QHBoxLayout()
        below.setContentsMargins(SIDE, 0, SIDE, 0)
        below.addWidget(self._after)
        self.body.addLayout(head)
        self.body.addWidget(self.lines)
        self.body.addLayout(below)
        self.body.addStretch(1)

    def show_content(self, content: Content, *, anew: bool = False) -> None:
        """Show these lines; ``anew`` even if they are what is shown."""
        self._after.setText(content.after)
        self._after.setVisible(bool(content.after))
        self.lines.show_content(content, anew=anew)
        self._on_counted(self._has_lines)

    @Slot(bool)
    def _on_counted(self, has_lines: bool) -> None:
        self._has_lines = has_lines
        self.setVisible(has_lines or bool(self._after.text()))
        self.counted.emit()

    @Slot()
    def _on_plus(self) -> None:
        menu = AddMenu(self)
        menu.offer(self._keys)
        menu.chosen.connect(self.add_wanted)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self._plus.mapToGlobal(QPoint(0, self._plus.height())))
