"""The dialog of an import: choose, wait, look, wait, done."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QStackedLayout, QWidget

from models.importing import Beside, Decision, ImportResult, Planned
from models.interchange.tables import Layout
from resources import tr
from ui.dropped import local_paths
from ui.importing.beside_page import BesidePage
from ui.importing.cards import Cards
from ui.importing.mapping_page import Asked, MappingPage
from ui.importing.pages import ChoosePage, DonePage, WorkingPage
from ui.importing.presenter import ImportFlow
from ui.importing.preview import PreviewPage
from ui.importing.unfinished import Unfinished
from ui.jobs import Jobs

_SIZE: Final = QSize(780, 680)
_AROUND: Final = 40
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ImportDialog(QDialog):
    """Brings address books or archives in, after showing what that would do. Without ``paths`` it asks for files.

    ``day_first`` says how 12/10 is meant where no day in a table tells.
    ``state`` tells how far one has come before that, and ``go_on`` takes it up another time.
    Show it with ``open()``. Nothing is written before the user says so; a backup is made first.
    Escape stops what goes on, and closes the dialog when nothing does.
    """

    finished_import = Signal(object)
    """The ``ImportResult``, as soon as it is in the vault."""

    sorting_requested = Signal()
    """Whoever came in is to be given a place; the dialog is closed."""

    def __init__(
        self, jobs: Jobs, paths: Sequence[Path] = (), parent: QWidget | None = None, *, day_first: bool = True
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Import an address book"))
        self.setAcceptDrops(True)
        self.setMinimumSize(520, 420)
        self.resize(_SIZE.boundedTo(parent.window().size() - QSize(_AROUND, _AROUND)) if parent else _SIZE)
        self._closes_when_stopped = False
        self._place = 0
        self._flow = ImportFlow(jobs, day_first=day_first, parent=self)
        self.choosing = ChoosePage(self)
        self.working = WorkingPage(self)
        self.mapping = MappingPage(self)
        self.preview = PreviewPage(self)
        self.beside = BesidePage(self)
        self.ended = DonePage(self)
        self._pages = QStackedLayout(self)
        for page in (self.choosing, self.working, self.mapping, self.preview, self.beside, self.ended):
            self._pages.addWidget(page)
        self._connect()
        if paths:
            self.read(paths)

    def read(self, paths: Sequence[Path]) -> None:
        """Read these files and show what would come in."""
        self.choosing.say("")
        self._wait_for_reading()
        self._flow.read(paths)

    def state(self) -> str:
        """The import as it stands, as JSON; empty where there is nothing to go on with."""
        unfinished = self._flow.unfinished
        return unfinished.written if unfinished.files and not self._is_writing else ""

    def go_on(self, state: str) -> None:
        """Go on with an import that was left: nothing of it came in."""
        unfinished = Unfinished.parse(state)
        if unfinished.files:
            self._wait_for_reading()
            self._flow.go_on(unfinished)

    def reject(self) -> None:
        """Stop what goes on; else close."""
        if self._pages.currentWidget() is not self.working:
            super().reject()
        elif self._is_writing:
            self._closes_when_stopped = True
            self._flow.stop()
        else:
            self._flow.stop_reading()
            super().reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, and no other."""
        if event.key() in _ENTERS:
            focused = self.focusWidget()
            if isinstance(focused, QAbstractButton):
                focused.click()
            return
        super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Files are welcome while they can be chosen."""
        if self._pages.currentWidget() is self.choosing and _dropped(event):
            self.choosing.show_drop(True)
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """They went elsewhere."""
        self.choosing.show_drop(False)
        super().dragLeaveEvent(event)

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what is dropped."""
        self.choosing.show_drop(False)
        event.acceptProposedAction()
        self.read(_dropped(event))

    def _connect(self) -> None:
        self._is_writing = False
        self.choosing.files_chosen.connect(self.read)
        self.choosing.left.connect(self.reject)
        self.working.stop_requested.connect(self._on_stop_requested)
        self.preview.left.connect(self.reject)
        self.preview.import_requested.connect(self._on_import_requested)
        self.preview.rows.choice_changed.connect(self._on_choice_changed)
        self.preview.beside_requested.connect(self._on_beside_requested)
        self.beside.beside_requested.connect(self._on_other_requested)
        self.beside.decided.connect(self._on_decided)
        self.beside.left.connect(self._on_beside_left)
        self._flow.beside_read.connect(self._on_beside_read)
        self.preview.moves_chosen.connect(self._on_moves_chosen)
        self.preview.columns_requested.connect(self._flow.ask)
        self.preview.reading.encoding_chosen.connect(self._on_encoding_chosen)
        self.preview.reading.separator_chosen.connect(self._on_separator_chosen)
        self.preview.reading.day_order_chosen.connect(self._on_day_order_chosen)
        self.mapping.left.connect(self.reject)
        self.mapping.answered.connect(self._on_answered)
        self.mapping.header_chosen.connect(self._on_header_chosen)
        self.mapping.reading.encoding_chosen.connect(self._on_encoding_chosen)
        self.mapping.reading.separator_chosen.connect(self._on_separator_chosen)
        self.mapping.reading.day_order_chosen.connect(self._on_day_order_chosen)
        self.ended.left.connect(self.accept)
        self.ended.sorting_requested.connect(self._on_sorting_requested)
        self.ended.undo_requested.connect(self._flow.take_back)
        self._flow.progressed.connect(self.working.strip.advance)
        self._flow.unread.connect(self._on_unread)
        self._flow.unread_so.connect(self._on_unread_so)
        self._flow.asked.connect(self._on_asked)
        self._flow.rehearsed.connect(self._on_rehearsed)
        self._flow.brought_in.connect(self._on_brought_in)
        self._flow.stopped.connect(self._on_stopped)
        self._flow.refused.connect(self._on_refused)
        self._flow.taken_back.connect(self.ended.show_taken_back)

    def _wait(self, heading: str, more: str, words: str) -> None:
        self._go(self.working)
        self.working.begin(heading, more, words)

    def _go(self, page: QWidget) -> None:
        self._pages.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _on_stop_requested(self) -> None:
        if self._is_writing:
            self._flow.stop()
        else:
            self._flow.stop_reading()
            self._go(self.choosing)

    @Slot(str)
    def _on_unread(self, why: str) -> None:
        self.choosing.say(why)
        self._go(self.choosing)

    @Slot(str)
    def _on_unread_so(self, why: str) -> None:
        self.preview.say(why, self._flow.how_read)
        self._go(self.preview)

    @Slot(object)
    def _on_rehearsed(self, cards: Cards) -> None:
        self.preview.show_cards(cards, self._flow.how_read, has_columns=self._flow.has_columns)
        self._go(self.preview)

    @Slot(object)
    def _on_asked(self, asked: Asked) -> None:
        self.mapping.ask(asked)
        self._go(self.mapping)

    @Slot(object)
    def _on_answered(self, layout: Layout) -> None:
        self._wait_for_reading()
        self._flow.explain(layout)

    @Slot(str)
    def _on_encoding_chosen(self, encoding: str) -> None:
        self._read_anew(partial(self._flow.read_as, encoding))

    @Slot(str)
    def _on_separator_chosen(self, separator: str) -> None:
        self._read_anew(partial(self._flow.part_by, separator))

    @Slot(bool)
    def _on_day_order_chosen(self, day_first: bool) -> None:
        self._read_anew(partial(self._flow.order_days, day_first))

    @Slot(bool)
    def _on_moves_chosen(self, moves: bool) -> None:
        self._read_anew(partial(self._flow.move, moves))

    @Slot(bool)
    def _on_header_chosen(self, there_is: bool) -> None:
        self._read_anew(partial(self._flow.say_header, there_is))

    def _read_anew(self, read: Callable[[], None]) -> None:
        if self._pages.currentWidget() is self.mapping:
            self._flow.hold(self.mapping.rows.layout)
        self._wait_for_reading()
        read()

    def _wait_for_reading(self) -> None:
        self._wait(tr("Reading your file"), tr("Nothing is written yet."), tr("Reading the file…"))

    @Slot(int)
    def _on_beside_requested(self, place: int) -> None:
        self._place = place
        decision, alike = self.preview.rows.decisions.get(place), self._planned.alike
        first = alike[0][0] if alike else None
        self._flow.look_closer(place, decision.same_as if decision and decision.same_as is not None else first)

    @Slot(int)
    def _on_other_requested(self, person: int) -> None:
        self._flow.look_closer(self._place, person)

    @Slot(object)
    def _on_beside_read(self, beside: Beside) -> None:
        if self._pages.currentWidget() is self.beside:
            self.beside.show_beside(beside)
        else:
            self.beside.show_card(self._planned, beside, self.preview.rows.decisions.get(self._place))
        self._go(self.beside)

    @Slot(object)
    def _on_decided(self, decision: Decision | None) -> None:
        self.preview.rows.decide(self._place, decision)
        self._go(self.preview)

    @Slot()
    def _on_beside_left(self) -> None:
        self._go(self.preview)

    @property
    def _planned(self) -> Planned:
        """The card that is looked at."""
        return self._flow.planned(self._place)

    @Slot()
    def _on_choice_changed(self) -> None:
        self._flow.choose(self.preview.rows.choices)

    @Slot()
    def _on_import_requested(self) -> None:
        self._is_writing = True
        self._wait(
            tr("Bringing them in"), tr("A backup is made first. If you stop, nothing comes in."), tr("Bringing in…")
        )
        self._flow.bring_in()

    @Slot(object)
    def _on_brought_in(self, result: ImportResult) -> None:
        self._is_writing = self._closes_when_stopped = False
        self.ended.show_result(result)
        self._go(self.ended)
        self.finished_import.emit(result)

    @Slot()
    def _on_sorting_requested(self) -> None:
        self.accept()
        self.sorting_requested.emit()

    @Slot()
    def _on_stopped(self) -> None:
        self._is_writing = False
        self._go(self.preview)
        if self._closes_when_stopped:
            super().reject()

    @Slot(str)
    def _on_refused(self, why: str) -> None:
        if self._is_writing:
            self._is_writing = False
            self._on_unread(why)
        else:
            self.ended.show_refusal(why)


def _dropped(event: QDropEvent) -> list[Path]:
    return list(map(Path, local_paths(event.mimeData())))
