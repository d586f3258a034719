"""Facts that are names: somebody, or several tags or worlds; and facts that are chosen from a few."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from resources import tr
from ui.jobs import Jobs
from ui.places.lookup import NamesLookup, PeopleLookup
from ui.places.people.fact import Fact, InPlace, is_leaving
from ui.running import application
from ui.theme.fonts import Step
from ui.theme.palette import Tone
from ui.widgets.buttons import escape_mnemonic
from ui.widgets.chips_field import ChipsField, names
from ui.widgets.suggestions import SuggestingField, Suggestion


class PersonFact(InPlace):
    """Somebody, chosen by typing their name. ``chosen`` brings an id, the name of somebody new, or ``None``."""

    chosen = Signal(object)

    def __init__(
        self,
        name: str,
        jobs: Jobs,
        leave_out: Callable[[], Iterable[int]],
        *,
        tone: Tone = "soft",
        hint: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, "text", tone, parent=parent)
        self._jobs = jobs
        self._leave_out = leave_out
        self._hint = hint

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up; Enter in the empty field says that it was nobody."""
        if watched is not self._editor:
            return super().eventFilter(watched, event)
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._has_ended(event):
            return True
        if is_leaving(event):
            self.close_editor(stay=False)
        return super().eventFilter(watched, event)

    def _has_ended(self, event: QKeyEvent) -> bool:
        field = self._editor
        if not isinstance(field, SuggestingField) or field.offered:
            return False
        if event.key() == Qt.Key.Key_Escape:
            self.close_editor(stay=True)
            return True
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not field.text().strip():
            had = bool(self.fact.words)
            self.close_editor(stay=True)
            if had:
                self.chosen.emit(None)
            return True
        return False

    def _make_editor(self) -> QWidget:
        field = SuggestingField(self.name, self._hint or tr("A name"), takes_first=True, parent=self)
        field.setMinimumWidth(180)
        PeopleLookup(self._jobs, field, self._leave_out)
        field.chosen.connect(self._on_chosen)
        field.installEventFilter(self)
        return field

    @Slot(object)
    def _on_chosen(self, suggestion: Suggestion) -> None:
        self.close_editor(stay=True)
        self.chosen.emit(suggestion.value)


class NamesFact(InPlace):
    """Several names, read as words and written as chips. ``added`` and ``taken`` bring one each, at once."""

    added = Signal(str)
    taken = Signal(str)

    def __init__(
        self, name: str, known: Callable[[], Sequence[str]], *, hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(name, parent=parent)
        self._known = known
        self._hint = hint
        self._names: tuple[str, ...] = ()

    def show_names(self, shown: tuple[str, ...]) -> None:
        """Show these."""
        self._names = shown
        self.show_words(" · ".join(shown), ", ".join(shown))

    def _make_editor(self) -> QWidget:
        chips = ChipsField(self.name, self._hint, parent=self)
        chips.put(names(self._names))
        NamesLookup(chips.field, self._known)
        chips.added.connect(self._on_added)
        chips.taken.connect(self._on_taken)
        chips.left.connect(self._on_left)
        application().focusChanged.connect(self._on_focus_changed)
        return chips

    def _field(self) -> QWidget | None:
        return self._editor.field if isinstance(self._editor, ChipsField) else None

    @Slot(object)
    def _on_added(self, suggestion: Suggestion) -> None:
        self.added.emit(suggestion.words)

    @Slot(object)
    def _on_taken(self, suggestion: Suggestion) -> None:
        self.taken.emit(suggestion.words)

    @Slot()
    def _on_left(self) -> None:
        self._end(stay=True)

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        # nobody has the focus while a menu or another window is in front
        if entered is not None and self._editor is not None and not self._editor.isAncestorOf(entered):
            self._end(stay=False)

    def _end(self, *, stay: bool) -> None:
        chips = self._editor
        if not isinstance(chips, ChipsField):
            return
        application().focusChanged.disconnect(self._on_focus_changed)
        self.show_names(tuple(one.words for one in chips.chosen))
        self.close_editor(stay=stay)


@dataclass(frozen=True, slots=True)
class Choice:
    """Something a fact can be: its words, and its value."""

    words: str
    value: object


class ChoiceFact(Fact):
    """A fact that is one of a few things: pressing it opens their menu. ``picked`` brings the value."""

    picked = Signal(object)

    def __init__(self, name: str, step: Step = "text", tone: Tone = "ink", *, parent: QWidget | None = None) -> None:
        super().__init__(name, step, tone, parent=parent)
        self._choices: Sequence[Choice] = ()
        self._current: object = None
        self.clicked.connect(self.open)

    def offer(self, choices: Sequence[Choice], current: object) -> None:
        """What it can be, and what it is now."""
        self._choices = choices
        self._current = current

    @Slot()
    def open(self) -> None:
        """Open the menu under it."""
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def menu(self) -> QMenu:
        """The menu of what it can be."""
        menu = QMenu(self)
        for choice in self._choices:
            action = QAction(escape_mnemonic(choice.words), menu)
            action.setCheckable(True)
            action.setChecked(choice.value == self._current)
            action.setData(choice)
            menu.addAction(action)
        menu.triggered.connect(self._on_triggered)
        return menu

    @Slot(QAction)
    def _on_triggered(self, action: QAction) -> None:
        choice = action.data()
        if isinstance(choice, Choice):
            self.picked.emit(choice.value)
