"""A line of a card: read, changed where it stands, and acted on by one key."""

from functools import partial
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QMenu, QToolButton, QWidget

from models.errors import Refused
from models.follow_ups import Snooze
from resources import phrase, tr
from ui.places.people.card_forms import Form
from ui.places.people.card_lines import SPANS, Act, Line
from ui.places.people.fact import SIDE, Fact, InPlace
from ui.places.people.rows import RevealingRow
from ui.places.people.small_form import SmallForm
from ui.theme import SPACE
from ui.theme.fonts import Step
from ui.theme.palette import Tone
from ui.widgets import KeyHint, chip_size, digit_of, key_words, paint_chip
from ui.widgets.buttons import escape_mnemonic
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.flowing import FlowingLabel, FlowText, shortened

SNOOZES: Final = {"1": Snooze.WEEK, "2": Snooze.MONTH, "3": Snooze.SEASON}
"""For how long a follow-up is put off, by the key that does it."""

_KEYS: Final = {Act.DONE: "D", Act.THANK: "T", Act.LATER: "S", Act.LET_GO: "L"}
_ICONS: Final = {Act.DONE: "check", Act.THANK: "hand-heart", Act.LATER: "clock", Act.LET_GO: "x"}
_LEAD_GAP: Final = 6
MOST_LINES: Final = 3
"""A longer text ends in an ellipsis until the keyboard comes to it."""


class LineFact(Fact):
    """The words of a line after its lead. ``keyed`` tells a key of ``keys``, and ``shone`` whether keys are wanted."""

    keyed = Signal(str)
    shone = Signal(bool)

    def __init__(self, line: Line, step: Step, tone: Tone, parent: QWidget) -> None:
        super().__init__("", step, tone, parent=parent)
        self._line = line
        self._shortened: dict[int, str] = {}
        self.keys: frozenset[str] = frozenset()
        self.most_lines = MOST_LINES
        self.show_words(line.text, f"{line.lead}: {line.text}" if line.lead else line.text)

    @property
    def lead(self) -> str:
        """The word on the chip before the text."""
        return self._line.lead

    def minimumSizeHint(self) -> QSize:
        """A few letters; the lead whole."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), chip_size(self.lead).width() + 2 * SIDE if self.lead else 0), hint.height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell the keys that act on it; Delete is always one."""
        bare = not event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
        named = {Qt.Key.Key_Delete: "Del", Qt.Key.Key_Escape: "Esc"}.get(Qt.Key(event.key()))
        key = named or str(digit_of(event) or event.text().upper())
        if bare and key in self.keys:
            self.keyed.emit(key)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the keys, unless it was a click: that says already what is wanted."""
        super().focusInEvent(event)
        self._shortened = {}
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.shone.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The keys act on it no longer; behind a menu or another window they wait."""
        super().focusOutEvent(event)
        self._shortened = {}
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.shone.emit(False)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, and the lead before them."""
        super().paintEvent(event)
        if self.lead:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            size = chip_size(self.lead)
            paint_chip(painter, QRectF(SIDE, 0, size.width(), size.height()), self.lead, self._line.tone)

    def _flow(self, room: float = 0.0) -> FlowText:
        if room <= 0 or self.hasFocus():
            return self._laid(self.words)
        if int(room) not in self._shortened:
            words = shortened(self._line.words, partial(self._fits, room))
            self._shortened[int(room)] = self._line.with_words(words)
        return self._laid(self._shortened[int(room)])

    def _fits(self, room: float, words: str) -> bool:
        flow = self._laid(self._line.with_words(words))
        flow.lay_out(room)
        return flow.lines <= self.most_lines

    def _laid(self, words: str) -> FlowText:
        size = chip_size(self.lead) if self.lead else QSize(0, 0)
        before = size.width() + _LEAD_GAP if self.lead else 0.0
        return FlowText(words, self.font(), before, least_height=size.height())


class LineInPlace(InPlace):
    """A line whose ``form`` opens where it stands.

    ``kept`` brings what ``Form.write`` made of what was typed, ``acted`` an ``Act``,
    ``snoozed`` for how long and whether it is to come less often.
    """

    kept = Signal(object)
    acted = Signal(object)
    snoozed = Signal(object, bool)

    def __init__(self, line: Line, form: Form, *, tone: Tone = "ink", parent: QWidget | None = None) -> None:
        self.line = line
        self._form = form
        self._snooze = Snooze.WEEK
        super().__init__(line.lead, "text", tone, parent=parent)
        self.key = line.key
        self._hints = _Hints(self)
        self._hints.hide()
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self._hints)
        self._wait()
        self._hide_if_empty()

    def keep_short(self, most_lines: int) -> None:
        """Show so many lines of it at most, until the keyboard comes to it."""
        self._lit.most_lines = most_lines

    @property
    def hints(self) -> list[str]:
        """The keys that are shown, each with what it does."""
        return self._hints.said if self._hints.isVisibleTo(self) else []

    @property
    def written(self) -> str:
        """What stands in the fields."""
        return self._editor.written if isinstance(self._editor, SmallForm) else ""

    def write(self, text: str) -> None:
        """Open the fields with what ``written`` told of them."""
        self.edit()
        if isinstance(self._editor, SmallForm):
            self._editor.write(text)

    def keep(self, *, stay: bool = False) -> None:
        """Close the fields, unless what is in them cannot be; ``kept`` tells what is new. Emptied, it is removed."""
        form = self._editor
        if not isinstance(form, SmallForm):
            return
        if not self.is_half_written:
            self.close_editor(stay=stay)
        elif self.line.text and not form.values[self._form.fields[0].key]:
            self.close_editor(stay=stay)
            self.acted.emit(Act.REMOVE)
        else:
            try:
                written = self._form.write(form.values)
            except Refused as unclear:
                form.complain(unclear)
                return
            self.close_editor(stay=stay)
            self.kept.emit(written)

    def later_menu(self) -> QMenu:
        """For how long to put it off, for the pointer."""
        menu = QMenu(self)
        if self.line.asks:
            menu.addAction(escape_mnemonic(_question())).setEnabled(False)
            menu.addAction(tr("Let it go")).triggered.connect(partial(self._act, Act.LET_GO))
        for how_long, span in SPANS.items():
            said = tr("Slower, and in {time}", time=phrase(span)) if self.line.asks else phrase(span)
            put_off = menu.addAction(escape_mnemonic(said))
            put_off.triggered.connect(partial(self._put_off, how_long, self.line.asks))
        return menu

    def _make_fact(self, _name: str, step: Step, tone: Tone) -> Fact:
        fact = LineFact(self.line, step, tone, self)
        fact.keyed.connect(self._on_keyed)
        fact.shone.connect(self._on_shone)
        self._lit = fact
        return fact

    def _make_editor(self) -> QWidget:
        form = SmallForm(self._form.fields, self._form.title, self)
        form.fill(self._form.values)
        form.kept.connect(self._on_kept)
        form.given_up.connect(self._on_given_up)
        form.left.connect(self.keep)
        return form

    # What the keys do

    def _wait(self) -> None:
        """Wait for any of the acts."""
        acts = [(_KEYS[act], phrase(words)) for act, words in self.line.acts]
        self._listen([*acts, ("Return", tr("change"))], also=("Del",))

    def _listen(self, hints: list[tuple[str, str]], question: str = "", *, also: tuple[str, ...] = ()) -> None:
        self._lit.keys = frozenset((*(key for key, _ in hints if key != "Return"), *also))
        self._hints.say(hints, question)
        told = ", ".join(f"{key_words(key)}: {words}" for key, words in hints)
        self._lit.setAccessibleDescription(f"{question} {told}".strip())

    @Slot(str)
    def _on_keyed(self, key: str) -> None:
        acts = {_KEYS[act]: act for act, _ in self.line.acts} | {"Del": Act.REMOVE}
        if key == "Esc":
            self._wait()
        elif key in SNOOZES:
            self._snooze = SNOOZES[key]
            if self.line.asks:
                self._listen([("L", tr("let it go")), ("S", tr("slower"))], _question(), also=("Esc",))
            else:
                self._put_off(self._snooze, False)
        elif key == "S" and "Esc" in self._lit.keys:
            self._put_off(self._snooze, True)
        elif acts[key] == Act.LATER:
            self._listen([(number, phrase(SPANS[how_long])) for number, how_long in SNOOZES.items()], also=("Esc",))
        else:
            self._act(acts[key])

    @Slot(bool)
    def _on_shone(self, shone: bool) -> None:
        if not shone:
            self._wait()
        self._hints.setVisible(shone)
        self.fact.updateGeometry()

    def _act(self, act: Act, *_checked: bool) -> None:
        self._wait()
        self.acted.emit(act)

    def _put_off(self, how_long: Snooze, slower: bool, *_checked: bool) -> None:
        self._wait()
        self.snoozed.emit(how_long, slower)

    @Slot()
    def _on_kept(self) -> None:
        self.keep(stay=True)

    @Slot()
    def _on_given_up(self) -> None:
        self.close_editor(stay=True)


class LineRow(RevealingRow):
    """A line, and for the pointer a button for each of its acts."""

    def __init__(self, line: LineInPlace, parent: QWidget | None = None) -> None:
        content = QHBoxLayout()
        content.addWidget(line)
        super().__init__(content, parent, for_pointer=True)
        self.line = line
        self.lie_on(QPalette.ColorRole.Base)
        line.opened.connect(partial(self.hold_back, True))
        line.closed.connect(partial(self.hold_back, False))
        for act, words in line.line.acts:
            button = self.add_button(_ICONS[act], f"{phrase(words)}: {line.line.text}")
            if act == Act.LATER:
                button.setMenu(line.later_menu())
                button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
            else:
                button.clicked.connect(partial(line.acted.emit, act))


class _Hints(QWidget):
    """Keys and what they do, side by side; before them a question, if there is one."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.said: list[str] = []
        self._flow = FlowLayout(self, gap=SPACE.medium, line_gap=SPACE.hair)
        self._flow.setContentsMargins(SIDE, 0, 0, 2)

    def say(self, hints: list[tuple[str, str]], question: str = "") -> None:
        said = [*([question] if question else []), *(f"{key} {words}" for key, words in hints)]
        if said == self.said:
            return
        self.said = said
        self._flow.clear()
        if question:
            self._add(FlowingLabel(question, "small", parent=self))
        for key, words in hints:
            self._add(KeyHint(key, words, parent=self))
        self.updateGeometry()

    def _add(self, widget: QWidget) -> None:
        self._flow.addWidget(widget)
        widget.show()


def _question() -> str:
    return tr("You have put this off twice. Let it go, or make it slower?")
