"""Entries as cards one under the other, of which one is chosen: what may be done with it stands at its right."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.drafts import Draft
from resources import tr
from ui.places.deeds import Deed, Hint, later_hints
from ui.places.hints import Hints
from ui.places.letter import Letter, Written
from ui.places.stepped_card import SteppedCard
from ui.theme import SPACE
from ui.theme.palette import Tone
from ui.widgets import Avatar, EmptyState, PlainLabel
from ui.widgets.flowing import FlowingLabel, shortened
from ui.widgets.upright_page import UprightPage

Lines = tuple[tuple[str, Tone], ...]
"""What stands under the head, each line in its tone."""

_AVATAR: Final = 40
_LONGEST_HEAD: Final = 150
"""Letters; the whole of it is read aloud."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What a card shows. ``person`` is the name whose mark stands at its left, or empty; ``group`` a heading above it.

    ``subject`` is what the entry is about, given back with what is asked for.
    """

    subject: object
    person: str
    head: str
    lines: Lines
    hints: tuple[Hint, ...]
    group: str = ""
    key: str = ""
    """What letters about it are remembered by; empty where none is written."""

    asks_how_long: bool = False
    """Whether ``LATER`` asks for how long, before a deed says that."""

    @property
    def spoken(self) -> str:
        """The whole of it, as it is read aloud."""
        return ". ".join(part.rstrip(".") for part in (self.head, *(text for text, _ in self.lines)))


class EntryCard(SteppedCard):
    """One entry. ``asked`` brings a deed."""

    asked = Signal(str)

    def __init__(self, entry: Entry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.entry = entry
        self.letter: Letter | None = None
        self.hints = Hints(self)
        self.hints.offer(entry.hints)
        self.hints.asked.connect(self._on_hint)
        self.hints.hide()
        self.setAccessibleName(entry.spoken)
        self.setAccessibleDescription(self.hints.words)
        first = QHBoxLayout()
        first.setSpacing(SPACE.large)
        head = FlowingLabel(shortened(entry.head, _is_short), "name", parent=self)
        first.addWidget(head, 1, Qt.AlignmentFlag.AlignTop)
        first.addWidget(self.hints, 0, Qt.AlignmentFlag.AlignTop)
        self._words = QVBoxLayout()
        self._words.setSpacing(1)
        self._words.addLayout(first)
        for text, tone in entry.lines:
            self._words.addWidget(FlowingLabel(text, "text", tone, parent=self))
        across = QHBoxLayout(self)
        across.setContentsMargins(SPACE.large, SPACE.medium, SPACE.large, SPACE.medium)
        across.setSpacing(SPACE.medium + 2)
        if entry.person:
            across.addWidget(Avatar(entry.person, size=_AVATAR, parent=self), 0, Qt.AlignmentFlag.AlignTop)
        across.addLayout(self._words, 1)

    def set_chosen(self, chosen: bool) -> None:
        """Give it its keys as well, or take them away."""
        super().set_chosen(chosen)
        if not chosen:
            self._offer(self.entry.hints)
        self.hints.setVisible(chosen and self.letter is None)

    def open_letter(self, draft: Draft, written: Written | None) -> Letter:
        """Show words to send in it, and go there; ``written`` is how far one had come with them."""
        self.close_letter()
        self.letter = Letter(draft, written, self)
        self._words.addWidget(self.letter)
        self.hints.hide()
        self.letter.show()
        self.letter.setFocus(Qt.FocusReason.OtherFocusReason)
        return self.letter

    def close_letter(self) -> None:
        """Put the words away."""
        letter, self.letter = self.letter, None
        if letter is not None:
            self.setFocus(Qt.FocusReason.OtherFocusReason)
            self._words.removeWidget(letter)
            letter.hide()
            letter.deleteLater()
            self.hints.setVisible(self._chosen)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The words in it hear keys first."""
        if self.letter is not None:
            self.letter.keyPressEvent(event)
        else:
            super().keyPressEvent(event)

    def press(self, key: str) -> bool:
        """Ask for what the key does."""
        deed = self.hints.deed_of(key) if self.letter is None else None
        if deed is not None:
            self._do(deed)
        return deed is not None

    @Slot(str)
    def _on_hint(self, deed: str) -> None:
        self._do(Deed(deed))

    def _do(self, deed: Deed) -> None:
        """Ask for a deed; for how long something is put off is asked first."""
        if deed is Deed.LATER and self.entry.asks_how_long:
            self._offer(later_hints(), tr("Later:"))
        elif deed is Deed.BACK and self.entry.asks_how_long:
            self._offer(self.entry.hints)
        else:
            self.asked.emit(deed.value)

    def _offer(self, hints: Sequence[Hint], question: str = "") -> None:
        had_keyboard = self.hints.isAncestorOf(self.window().focusWidget() or self.window())
        self.hints.offer(hints, question)
        self.setAccessibleDescription(self.hints.words)
        if had_keyboard:
            self.setFocus(Qt.FocusReason.OtherFocusReason)


def _is_short(head: str) -> bool:
    return len(head) <= _LONGEST_HEAD


class EntryList(UprightPage):
    """Shows entries. ``asked`` brings the entry and a deed; ``left_above`` that the keyboard went up from the first."""

    asked = Signal(object, str)
    left_above = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, above=1)
        self.cards: list[EntryCard] = []
        self._headings: list[PlainLabel] = []
        self._waiting: Sequence[Entry] | None = None
        self._chosen = 0
        self.column.addStretch(1)
        self.verticalScrollBar().rangeChanged.connect(self._on_laid_out)

    @property
    def card(self) -> EntryCard | None:
        """The chosen one."""
        return self.cards[self._chosen] if self.cards else None

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these. The keyboard stays where it was among them; words that are being written are finished first."""
        self._waiting = None
        if self.card is not None and self.card.letter is not None:
            self._waiting = entries
            return
        if [card.entry for card in self.cards] == list(entries):
            return
        had_keyboard = self.hasFocus() or any(card.hasFocus() for card in self.cards)
        at = self._chosen
        before = self.card
        for widget in (*self.cards, *self._headings):
            self.column.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self.cards, self._headings, group = [], [], ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._add_heading(group)
            self._add_card(entry)
        same = [place for place, entry in enumerate(entries) if before and entry.subject == before.entry.subject]
        self._choose(same[0] if same else min(at, max(0, len(self.cards) - 1)))
        if had_keyboard:
            self.take_focus()

    def choose(self, key: str) -> EntryCard | None:
        """Choose the card that letters remember by this key; ``None`` where there is none."""
        keys = [card.entry.key for card in self.cards]
        if not key or key not in keys:
            return None
        self._choose(keys.index(key))
        return self.card

    def open_letter(self, subject: object, draft: Draft, written: Written | None) -> Letter | None:
        """Show words to send in the chosen card, if it is still the one about ``subject``."""
        card = self.card
        if card is None or card.entry.subject != subject:
            return None
        return card.open_letter(draft, written)

    @Slot()
    def _on_laid_out(self) -> None:
        """Have the words in sight, and their keys even where there is room for no more."""
        if self.card is not None and self.card.letter is not None:
            self.ensureWidgetVisible(self.card.letter, 0, SPACE.medium)
            self.ensureWidgetVisible(self.card.letter.hints, 0, SPACE.medium)

    def close_letter(self) -> None:
        """Put away the words that are being written."""
        if self.card is not None:
            self.card.close_letter()
        if self._waiting is not None:
            self.show_entries(self._waiting)

    def take_focus(self) -> None:
        """Bring the keyboard to the chosen card; to the list itself when there is none."""
        (self.card or self).setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_heading(self, words: str) -> None:
        heading = PlainLabel(words, "section", "soft", parent=self.widget())
        self.column.insertWidget(self.column.count() - 1, heading)
        self._headings.append(heading)
        heading.show()

    def _add_card(self, entry: Entry) -> None:
        card = EntryCard(entry, self.widget())
        card.asked.connect(self._on_asked)
        card.stepped.connect(self._on_stepped)
        card.entered.connect(self._on_entered)
        self.column.insertWidget(self.column.count() - 1, card)
        self.cards.append(card)
        card.show()  # now, and not a moment later as the layout would

    def _choose(self, at: int) -> None:
        self._chosen = at
        for place, card in enumerate(self.cards):
            card.set_chosen(place == at)

    @Slot(int)
    def _on_stepped(self, by: int) -> None:
        at = self._chosen + by
        if at < 0 and self._chosen == 0:
            self.left_above.emit()
        elif self.cards:
            self._choose(max(0, min(len(self.cards) - 1, at)))
            self.take_focus()
            self.ensureWidgetVisible(self.cards[self._chosen], 0, SPACE.medium)

    @Slot()
    def _on_entered(self) -> None:
        self._choose(self.cards.index(self._sender()))

    @Slot(str)
    def _on_asked(self, deed: str) -> None:
        card = self._sender()
        if card in self.cards:
            self._choose(self.cards.index(card))
            self.asked.emit(card.entry, Deed(deed).value)

    def _sender(self) -> EntryCard:
        card = self.sender()
        assert isinstance(card, EntryCard)
        return card


class EntryPage(QStackedWidget):
    """A list of entries, or why there is none."""

    def __init__(self, name: str, nothing: EmptyState) -> None:
        super().__init__()
        self.list = EntryList(name)
        self.nothing = nothing
        self.nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.addWidget(self.list)
        self.addWidget(nothing)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these; the keyboard goes along to what is shown."""
        before = self.currentWidget()
        had_keyboard = self.isAncestorOf(self.window().focusWidget() or self.window())
        self.list.show_entries(entries)
        self.setCurrentWidget(self.list if entries else self.nothing)
        if had_keyboard and self.currentWidget() is not before:
            self.take_focus()

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        if self.currentWidget() is self.list:
            self.list.take_focus()
        else:
            self.nothing.setFocus(Qt.FocusReason.OtherFocusReason)
