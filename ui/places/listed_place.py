"""The frame of a place whose lists stand on a board and whose forms are slips above it."""

from typing import Any, ClassVar, Final, Protocol

from PySide6.QtCore import Qt, SignalInstance, Slot
from PySide6.QtGui import QKeyEvent

from models.vault import Changed
from ui.jobs import Jobs
from ui.places.slip import Slip
from ui.places.slip_desk import Board, SlipDesk
from ui.places.writing_place import WritingPlace
from ui.widgets import digit_of

_WIDEST: Final = 1100
_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class ListedBoard(Board, Protocol):
    """Lists to go between, one of them shown: a ``ListBoard``, or what moves like one."""

    @property
    def removal_requested(self) -> SignalInstance:
        """Says that what is chosen is to be removed."""
        ...

    def show_section(self, section: Any, chosen: int | None = None, *, focus: bool = True) -> None:
        """Show a list, with ``chosen`` chosen in it."""
        ...

    def follow(self, id: int) -> None:
        """Have ``id`` chosen in the list where it stands, once it is read again."""
        ...

    def show_numbered(self, digit: int) -> None:
        """Show what has this digit, if anything has."""
        ...

    def step(self, by: int) -> None:
        """Go to the list beside the one that is shown."""
        ...


class ListedPlace(WritingPlace):
    """What such places do alike: they read anew what changed, keep what is half written, and say what came of it.

    A subclass has its ``board``, and what its drafts are read from, before it is made from here; then it fills in
    the methods that are empty here, and gives ``state``, from which ``_take_up`` knows where one was.
    """

    board: ListedBoard
    tables: ClassVar[tuple[str, ...]]
    """What the board is read from."""

    def __init__(self, jobs: Jobs, title: str, words: str) -> None:
        super().__init__(jobs)
        self._desk = SlipDesk(self, title, words, self.board, _WIDEST)
        self.board.removal_requested.connect(self._remove)
        self._settle_in()
        self._read()

    @property
    def form(self) -> Slip | None:
        """The form that is open."""
        return self._desk.slip

    def restore(self, state: str) -> None:
        """Go back to where ``state`` was, and go on with what was half written; what cannot be read is passed over."""
        section, chosen = self._take_up(state)
        self._watch.know(self._drafts())
        self.board.show_section(section, chosen, focus=False)
        self._read()

    @Slot()
    def give_up(self) -> None:
        """Close the form without keeping what is in it."""
        self._desk.close_slip()
        self._watch.look_soon()
        self._desk.take_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the lists, and those of what is chosen. With Ctrl and its like they are for others."""
        held = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        if held or not self._press(event):
            super().keyPressEvent(event)

    def focusInEvent(self, _event: object) -> None:
        """The keyboard goes on to the form that is open, or to what is shown."""
        self._desk.take_focus()

    # What a place fills in

    def _read(self) -> None:
        """Ask for what the board shows, as ``_job``."""
        raise NotImplementedError

    def _take_up(self, state: str) -> tuple[Any, int | None]:
        """Have what was half written in ``state`` wait for its form; which section was shown, and what chosen in it."""
        raise NotImplementedError

    def _press_letter(self, letter: str) -> bool:
        """Do what a letter, as a capital, means now; whether it means anything."""
        raise NotImplementedError

    @Slot()
    def _remove(self) -> None:
        """Remove what is chosen."""
        raise NotImplementedError

    @Slot(object)
    def _on_kept(self, kept: Any) -> None:
        """Write what the form that is open was kept with."""
        raise NotImplementedError

    # What they all do

    def _concerns(self, changed: Changed) -> bool:
        """Whether what is shown may be another by now."""
        return changed.touches(*self.tables)

    def _press(self, event: QKeyEvent) -> bool:
        """Do what a key means now; whether it means anything."""
        digit = digit_of(event)
        if digit:
            self.board.show_numbered(digit)
        elif event.key() in _STEPS:
            self.board.step(_STEPS[Qt.Key(event.key())])
        elif event.key() == Qt.Key.Key_Delete:
            self._remove()
        else:
            return self._press_letter(event.text().upper())
        return True

    def _open_form(self, form: Any) -> None:
        """Have a slip open that says when it is ``kept``."""
        form.kept.connect(self._on_kept)
        form.given_up.connect(self.give_up)
        self._desk.open(form)

    def _on_written(self, words: str, made: tuple[int, int]) -> None:
        """Close the form, and show what was written where it stands now."""
        id, change = made
        self.board.follow(id)
        self.give_up()
        self._read()
        self._say(words, change)

    def _on_changed(self, changed: Changed) -> None:
        if self._concerns(changed):
            self._read()
        self._watch.look_soon()

    @Slot(str)
    def _on_refused(self, sentence: str) -> None:
        if self.form is not None:
            self.form.complain(sentence)
        else:
            self._notice.say(sentence)
