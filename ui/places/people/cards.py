"""Two cards: what is open between you, and what they have lived, look for and can give."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.experiences import WishState
from models.favours import Direction
from models.people.portrait import Portrait
from resources import phrase, tr
from ui.places.pen import Pen
from ui.places.people import card_forms
from ui.places.people.adding import BETWEEN, LIVED
from ui.places.people.card_forms import Form
from ui.places.people.card_lines import (
    experience_line,
    favour_line,
    open_favours,
    open_steps,
    past_favours,
    step_line,
    wish_line,
)
from ui.places.people.line_card import Content, Entry, LineCard
from ui.places.people.line_edits import NewFavour

NARROW_BELOW = 560


class SideBySide(QWidget):
    """Two halves, one under the other where there is not room for both. A half that hides leaves its room.

    ``gap`` lies between them, ``gap_below`` where one stands under the other.
    """

    def __init__(
        self, left: QWidget, right: QWidget, *, gap: int, gap_below: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gap, self._gap_below = gap, gap_below
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for half in (left, right):
            self._row.addWidget(half, 1)

    @property
    def stacked(self) -> bool:
        """Whether one half stands under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the halves, or set them side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        if narrow != self.stacked:
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._row.setDirection(down if narrow else across)
            self._row.setSpacing(self._gap_below if narrow else self._gap)


class Cards(QWidget):
    """Both cards of a page. ``left_empty`` tells that the keyboard was on the last line of one."""

    left_empty = Signal()

    def __init__(self, pen: Pen, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._portrait: Portrait | None = None
        self.between = LineCard(tr("Between you"), tr("Add between you"), tuple(BETWEEN), pen)
        self.lived = LineCard(tr("Lived"), tr("Add to what they lived"), tuple(LIVED), pen)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide(self.between, self.lived, gap=14, gap_below=14))
        for card in (self.between, self.lived):
            card.add_wanted.connect(self.open)
            card.lines.left_empty.connect(self.left_empty)
            card.counted.connect(self._on_counted)

    def show_portrait(self, portrait: Portrait, *, anew: bool = False) -> None:
        """Show somebody; ``anew`` even what did not change, as after a refusal."""
        self._portrait = portrait
        self.between.show_content(_between(portrait), anew=anew)
        self.lived.show_content(_lived(portrait), anew=anew)

    @Slot(str)
    def open(self, key: str) -> None:
        """Open the form of something new: a key of ``adding.KEYS``."""
        if self._portrait is None:
            return
        card = self.between if key in BETWEEN else self.lived
        form = _new_form(key, self._portrait.person.id, self._portrait.today)
        card.lines.add(f"new {key}", replace(form, title=phrase((BETWEEN | LIVED)[key])))

    def open_draft(self, key: str) -> None:
        """Have a line there on which a draft of this key can be gone on with, though it may lie further down."""
        kind, _, rest = key.partition(" ")
        if kind == "new" and rest in (*BETWEEN, *LIVED):
            self.open(rest)
        elif kind in ("favour", "follow_up"):
            self.between.lines.show_all()
        elif kind in LIVED:
            self.lived.lines.show_all()

    @Slot()
    def _on_counted(self) -> None:
        self.setVisible(not (self.between.isHidden() and self.lived.isHidden()))


def _new_form(key: str, person: int, today: date) -> Form:
    if key == "follow_up":
        return card_forms.new_step_form(person, today)
    if key in BETWEEN:
        return card_forms.new_favour_form(NewFavour(key), person, today)
    return card_forms.new_experience_form(person) if key == "experience" else card_forms.new_wish_form(key, person)


def _between(portrait: Portrait) -> Content:
    """What is open between you: mine, theirs with what is to be thanked for, and next steps."""
    today, favours = portrait.today, open_favours(portrait)
    entries = [Entry(favour_line(one, today), card_forms.favour_form(one, today)) for one in favours]
    mine = sum(one.direction == Direction.FROM_ME for one in favours)
    steps = tuple(Entry(step_line(one, today), card_forms.step_form(one, today)) for one in open_steps(portrait))
    return Content(portrait.person.id, (tuple(entries[:mine]), tuple(entries[mine:]), steps), past_favours(portrait))


def _lived(portrait: Portrait) -> Content:
    """What they lived, then what they look for and can give as far as it still holds."""
    lived = tuple(Entry(experience_line(one), card_forms.experience_form(one)) for one in portrait.experiences)
    wishes = [
        tuple(Entry(wish_line(one), card_forms.wish_form(one), "soft") for one in some if one.state == WishState.OPEN)
        for some in (portrait.needs, portrait.offers)
    ]
    return Content(portrait.person.id, (lived, *wishes))
