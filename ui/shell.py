"""The window's frame: where one can go, and what can be done anywhere.

It knows places by name and actions by signal, and nothing of what is in them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QKeyCombination, QObject, QSize, Qt, Signal, SignalInstance, Slot
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QStackedWidget,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from resources import tr
from ui.rail import Entry, Rail
from ui.running import application
from ui.widgets.keys import TOP_ROW
from ui.widgets.notice import Notice

NARROW_BELOW: Final = 1000
"""The window width under which the rail keeps its icons only."""

_COMFORTABLE: Final = QSize(1280, 800)
_SHARE_OF_SCREEN: Final = 0.9
"""A first window leaves room for its own title bar and for what else is on the screen."""

_LOCK: Final = "lock"

_NUMBERED: Final = {
    f"Ctrl+{digit}": QKeyCombination(Qt.KeyboardModifier.ControlModifier, sign)
    for digit, sign in zip("1234567890", TOP_ROW, strict=True)
}
"""The keys of ten places, and what they are on a French keyboard."""


@dataclass(frozen=True, slots=True)
class Place:
    """A place one can go to.

    ``title`` is in the user's language, ``icon`` a name in ``resources/icons``.
    ``make`` builds the page when it is first shown; the page gets the keyboard by ``setFocus``,
    so it names the widget to begin with as its focus proxy.
    A place ``at_bottom`` stands by the lock, the last of them under it.
    One without a ``sequence`` of its own has Ctrl and its number, the tenth Ctrl and 0; there are no more than ten.
    An ``unlisted`` one is not in the rail: something leads there.
    """

    key: str
    title: str
    icon: str
    make: Callable[[], QWidget]
    at_bottom: bool = False
    sequence: str = ""
    unlisted: bool = False


@dataclass(frozen=True, slots=True)
class ShellState:
    """What is worth keeping from one start to the next. ``geometry`` is Qt's own, opaque."""

    place: str = ""
    geometry: bytes = b""


class Shell(QWidget):
    """The main window: a rail of places, the page of one of them, and a line for notices.

    Its title is the program's name and never anything else: task bars and screen recordings show titles.
    """

    place_shown = Signal(str)
    lock_requested = Signal()
    search_requested = Signal()
    capture_requested = Signal()
    undo_requested = Signal()
    redo_requested = Signal()
    closed = Signal()

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        if not places:
            raise ValueError("a shell needs a place to show")
        self._places = {place.key: place for place in places}
        self._pages: dict[str, QWidget] = {}
        self._current = ""
        self._watched: QWidget | None = None
        self.setWindowTitle("Whispeer")
        self.setMinimumSize(QSize(720, 520))
        self.resize(_COMFORTABLE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        listed = [place for place in places if not place.unlisted]
        self._build(listed)
        self._take_keys(listed)
        application().focusChanged.connect(self._on_focus_changed)

    @property
    def current(self) -> str:
        """The key of the place that is shown; empty before the first."""
        return self._current

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The places as the rail shows them, with the keys that go there."""
        return self._entries

    @property
    def rail(self) -> Rail:
        """The rail of places."""
        return self._rail

    def page(self, key: str) -> QWidget:
        """The page of a place, built now if it was not. Raises ``KeyError`` for a place there is not."""
        if key not in self._pages:
            made = self._places[key].make()
            self._pages[key] = made
            self._stack.addWidget(made)
        return self._pages[key]

    def go(self, key: str, *, focus: bool = True) -> None:
        """Show a place, and give it the keyboard unless ``focus`` is off. Raises ``KeyError``."""
        page = self.page(key)
        self._stack.setCurrentWidget(page)
        self._rail.set_current(key)
        if focus:
            page.setFocus(Qt.FocusReason.OtherFocusReason)
        if key != self._current:
            self._current = key
            self.place_shown.emit(key)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab brings what it comes to into sight: Qt does so within a page, but not for who enters it from outside."""
        moved = super().focusNextPrevChild(forward)
        came_to = self.focusWidget()
        above = came_to.parentWidget() if moved and came_to is not None else None
        while above is not None:
            if isinstance(above, QScrollArea):
                above.ensureWidgetVisible(came_to)
            above = above.parentWidget()
        return moved

    def set_top_strip(self, strip: QWidget) -> None:
        """Put ``strip`` over every place; there is no room kept for it before."""
        self._column.insertWidget(0, strip)

    def say(self, words: str, action: str = "", on_action: Callable[[], object] | None = None) -> None:
        """Show one line at the bottom, as ``Notice.say``."""
        self._notice.say(words, action, on_action)

    @property
    def notice(self) -> Notice:
        """The line at the bottom."""
        return self._notice

    def state(self) -> ShellState:
        """Where one is, and how the window lies."""
        return ShellState(self._current, bytes(self.saveGeometry().data()))

    def restore(self, state: ShellState) -> None:
        """Go back there; to the first place when that one is no more."""
        if state.geometry:
            self.restoreGeometry(QByteArray(state.geometry))
        self.go(state.place if state.place in self._places else next(iter(self._places)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Ctrl+Z through to the vault when the field one writes in has nothing to take back."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.ShortcutOverride
            and _is_idle_undo(watched, event)
        ):
            event.ignore()
            return True
        return False

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A small window keeps its room for the page."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        if narrow != self._rail.narrow:
            self._rail.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window goes."""
        super().closeEvent(event)
        if event.isAccepted():
            self.closed.emit()

    def _build(self, places: Sequence[Place]) -> None:
        above = [place for place in places if not place.at_bottom]
        below = [place for place in places if place.at_bottom]
        sequences = _sequences(places)
        entries = [Entry(each.key, each.title, each.icon, sequences[each.key]) for each in above]
        lock = Entry(_LOCK, tr("Lock"), "lock", "Ctrl+L")
        bottom = [Entry(each.key, each.title, each.icon, sequences[each.key]) for each in below]
        self._entries = (*entries, *bottom)
        self._rail = Rail(entries, [*bottom[:-1], lock, *bottom[-1:]], self)
        self._rail.picked.connect(self._on_picked)
        self._stack = QStackedWidget(self)
        area = QWidget(self)
        self._column = QVBoxLayout(area)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self._rail)
        row.addWidget(area, 1)
        self._notice = Notice(area)

    def _take_keys(self, places: Sequence[Place]) -> None:
        self._jumps: dict[QShortcut, str] = {}
        for key, sequence in _sequences(places).items():
            french = [QKeySequence(_NUMBERED[sequence])] if sequence in _NUMBERED else []
            self._jumps[self._shortcut(self._on_jump, sequence, *french)] = key
        self._shortcut(self.lock_requested, "Ctrl+L")
        self._shortcut(self.search_requested, "Ctrl+K")
        self._shortcut(self.capture_requested, "Ctrl+Space")
        self._shortcut(self.undo_requested, "Ctrl+Z")
        self._shortcut(self.redo_requested, "Ctrl+Shift+Z", "Ctrl+Y")
        self._shortcut(self._on_notice_key, "F6")

    def _shortcut(self, called: Callable[[], object] | SignalInstance, *sequences: str | QKeySequence) -> QShortcut:
        shortcut = QShortcut(self)
        shortcut.setKeys([QKeySequence(sequence) for sequence in sequences])
        shortcut.activated.connect(called)
        return shortcut

    @Slot()
    def _on_jump(self) -> None:
        shortcut = self.sender()
        if isinstance(shortcut, QShortcut):
            self.go(self._jumps[shortcut])

    @Slot()
    def _on_notice_key(self) -> None:
        """Bring the keyboard to the line at the bottom: the window's, or else that of the place that is shown."""
        page = self._stack.currentWidget()
        lines = [self._notice, *(page.findChildren(Notice) if page is not None else ())]
        line = next((line for line in lines if line.words), None)
        if line is not None:
            line.focus_action()

    @Slot(str)
    def _on_picked(self, key: str) -> None:
        if key == _LOCK:
            self.lock_requested.emit()
        else:
            # Whoever walks the rail by keyboard stays on it.
            self.go(key, focus=not self._rail.button(key).hasFocus())

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, left: QWidget | None, entered: QWidget | None) -> None:
        if left is not None and left is self._watched:
            left.removeEventFilter(self)
        self._watched = entered if isinstance(entered, (QLineEdit, QPlainTextEdit, QTextEdit)) else None
        if self._watched is not None and self._watched.window() is self:
            self._watched.installEventFilter(self)


def _sequences(places: Sequence[Place]) -> dict[str, str]:
    """The keys of each place."""
    numbered = iter(_NUMBERED)
    return {place.key: place.sequence or next(numbered) for place in places}


def _is_idle_undo(field: QObject, event: QKeyEvent) -> bool:
    """Whether ``event`` asks ``field`` to take back or to redo something that it has not."""
    if event.matches(QKeySequence.StandardKey.Undo):
        return not _has(field, "undo")
    if event.matches(QKeySequence.StandardKey.Redo):
        return not _has(field, "redo")
    return False


def _has(field: QObject, what: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if what == "undo" else field.isRedoAvailable()
    if isinstance(field, (QPlainTextEdit, QTextEdit)):
        document = field.document()
        return document.isUndoAvailable() if what == "undo" else document.isRedoAvailable()
    return False
