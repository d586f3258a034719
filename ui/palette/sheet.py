"""The card that the palette is: a field above, what was found under it, and what the keys do at the foot."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QAbstractItemModel, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListView, QStyledItemDelegate, QVBoxLayout, QWidget

from resources import tr
from ui.palette.whole import WholeNote
from ui.theme import SPACE, font
from ui.widgets import Glyph, KeyHint, PlainLabel, paint_card, rule

_WIDTH: Final = 660
_ABOVE: Final = 76
_MOST_HEIGHT: Final = 470
_AROUND: Final = 140
"""The height of the field, the foot and what lies between."""

Hint = tuple[str, str]
"""A key, and what it does."""


class Sheet(QFrame):
    """Widgets and their room; what they do is the palette's."""

    def __init__(self, rows: QAbstractItemModel, delegate: QStyledItemDelegate, parent: QWidget) -> None:
        super().__init__(parent)
        self._whole: WholeNote | None = None
        self.edit = self._made_edit()
        self.list = self._made_list(rows, delegate)
        self.nothing = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self.nothing.setMargin(SPACE.large)
        self._hints: list[KeyHint] = []
        self._hinted: Sequence[Hint] = ()
        self._lay_out()
        self._hint_at_list()

    @property
    def whole(self) -> WholeNote | None:
        """The note that is read now, in place of the list."""
        return self._whole

    def show_whole(self, whole: WholeNote | None) -> None:
        """Show a note in place of the list, or the list again."""
        if self._whole is not None:
            self._whole.hide()
            self._whole.deleteLater()
        self._whole = whole
        self.list.setVisible(whole is None)
        if whole is None:
            self._hint_at_list()
        else:
            self._middle.addWidget(whole)
            whole.show()
            opens = [("Return", tr("open"))] if whole.note.hit.people else []
            self._hint_at([("Up+Down", tr("read on")), *opens, ("Esc", tr("back"))])

    def say_nothing(self, words: str) -> None:
        """Say that nothing was found; empty ``words`` show the list."""
        self.nothing.setText(words)
        self.nothing.setVisible(bool(words))
        self.list.setVisible(not words)

    def make_room(self, within: QSize, rows: int) -> None:
        """Be as high as ``rows`` pixels of list or the note that is read, as far as the window goes."""
        above = min(_ABOVE, within.height() // 12)
        width = min(_WIDTH, within.width() - 2 * SPACE.wide)
        most = min(_MOST_HEIGHT, within.height() - 2 * above - _AROUND)
        self.list.setFixedHeight(max(0, min(rows, most)))
        if self._whole is not None:
            self._whole.setFixedHeight(max(0, min(self._whole.height_for(width - 2 * SPACE.small), most)))
        self.setFixedWidth(width)
        self._layout.activate()
        # with no wrapped line in sight there is no height for a width
        height = self._layout.totalHeightForWidth(width) if self._layout.hasHeightForWidth() else -1
        self.resize(QSize(width, height if height > 0 else self._layout.totalSizeHint().height()))
        self.move((within.width() - width) // 2, above)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_card(painter, QRectF(self.rect()))

    def _made_edit(self) -> QLineEdit:
        edit = QLineEdit(self)
        edit.setProperty("bare", "true")
        edit.setFont(font("text"))
        edit.setPlaceholderText(tr("A name, a word from a note, a command"))
        edit.setAccessibleName(tr("Search everything"))
        return edit

    def _made_list(self, rows: QAbstractItemModel, delegate: QStyledItemDelegate) -> QListView:
        made = QListView(self)
        made.setAccessibleName(tr("What was found"))
        made.setModel(rows)
        made.setItemDelegate(delegate)
        made.setFrameShape(QFrame.Shape.NoFrame)
        made.setMouseTracking(True)
        made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        made.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        made.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        return made

    def _lay_out(self) -> None:
        top = QHBoxLayout()
        top.setContentsMargins(SPACE.large, 14, SPACE.large, 14)
        top.setSpacing(SPACE.medium)
        top.addWidget(Glyph("search", "soft", 18, parent=self))
        top.addWidget(self.edit, 1)
        self._middle = QVBoxLayout()
        self._middle.setContentsMargins(SPACE.small, 2, SPACE.small, SPACE.small)
        self._middle.addWidget(self.list)
        self._middle.addWidget(self.nothing)
        self._foot = QHBoxLayout()
        self._foot.setContentsMargins(SPACE.large, 9, SPACE.large, 10)
        self._foot.setSpacing(SPACE.large)
        self._foot.addStretch(1)
        layout = self._layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(top)
        layout.addWidget(rule(self))
        layout.addLayout(self._middle)
        layout.addWidget(rule(self))
        layout.addLayout(self._foot)

    def _hint_at_list(self) -> None:
        self._hint_at(
            [("Up+Down", tr("move")), ("Tab", tr("next group")), ("Return", tr("open")), ("Esc", tr("close"))]
        )

    def _hint_at(self, hints: Sequence[Hint]) -> None:
        if hints == self._hinted:
            return
        self._hinted = hints
        for old in self._hints:
            old.hide()
            old.deleteLater()
        self._hints = [KeyHint(keys, word, parent=self) for keys, word in hints]
        for at, hint in enumerate(self._hints):
            self._foot.insertWidget(at, hint)
            hint.show()
