"""Chips one can press: what was understood, and what may be answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QFrame, QScrollArea, QSizePolicy, QWidget

from ui.theme import SPACE, font
from ui.widgets.chip import ChipTone, chip_ink, chip_size, paint_chip
from ui.widgets.flow_layout import FlowLayout
from ui.widgets.keys import key_cap_size, key_words, paint_key_cap
from ui.widgets.labels import set_plain_tooltip

MOST_ROWS: Final = 4
"""Beyond these the chips scroll: a long sentence leaves room for the page."""

_WIDEST: Final = 480
_CAP_SIDE: Final = 8
_RING: Final = 4
"""Room for the ring around a chip that has the keyboard."""

_STEPS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


@dataclass(frozen=True, slots=True)
class Face:
    """What a chip shows: its ``words``, their tone, and the cap of a ``key`` that does the same."""

    words: str
    tone: ChipTone = "outline"
    key: str = ""


class ChipButton(QAbstractButton):
    """A chip to press. Words with too little room end in …, and are whole in the tooltip."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._face = Face("")
        self._line = ""
        self._cap = ""
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    @property
    def face(self) -> Face:
        """What is on it."""
        return self._face

    def wear(self, face: Face) -> None:
        """Become another chip."""
        if face != self._face:
            self._face = face
            self._line = " ".join(face.words.split())
            self._cap = key_words(face.key) if face.key else ""
            self.setAccessibleName(face.words)
            self._tell_the_rest()
            self.updateGeometry()
            self.update()

    @property
    def shown_words(self) -> str:
        """The part of them that there is room for."""
        room = self._words_area().width() + 1
        return QFontMetricsF(font("small")).elidedText(self._line, Qt.TextElideMode.ElideRight, room)

    def sizeHint(self) -> QSize:
        """As wide as its words, up to what still reads at a glance."""
        size = chip_size(self._line) + QSize(self._cap_room(), 0)
        return QSize(min(size.width(), _WIDEST), size.height())

    def minimumSizeHint(self) -> QSize:
        """It may shrink to a few letters."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), chip_size("mmm…").width() + self._cap_room()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The tooltip comes and goes with the room."""
        super().resizeEvent(event)
        self._tell_the_rest()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keys are for whoever holds the chips, but for Space, which presses any button."""
        if event.key() == Qt.Key.Key_Space:
            super().keyPressEvent(event)
        else:
            event.ignore()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ground, the cap and the words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if not self._cap:
            paint_chip(painter, QRectF(self.rect()), self.shown_words, self._face.tone)
            return
        paint_chip(painter, QRectF(self.rect()), "", self._face.tone)
        cap = key_cap_size(self._cap)
        x = self.width() - _CAP_SIDE - cap.width() if self._runs_leftwards() else _CAP_SIDE
        paint_key_cap(painter, QRectF(QPointF(x, (self.height() - cap.height()) / 2), cap), self._cap)
        painter.setFont(font("small"))
        painter.setPen(chip_ink(self._face.tone))
        area = self._words_area()
        painter.drawText(area, int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft), self.shown_words)

    def _tell_the_rest(self) -> None:
        set_plain_tooltip(self, self._face.words if self.shown_words.endswith("…") else "")

    def _cap_room(self) -> int:
        return key_cap_size(self._cap).width() + 4 if self._cap else 0

    def _words_area(self) -> QRectF:
        side = (chip_size("").width()) / 2
        area = QRectF(self.rect()).adjusted(side, 0, -side, 0)
        if self._runs_leftwards():
            return area.adjusted(0, 0, -self._cap_room(), 0)
        return area.adjusted(self._cap_room(), 0, 0, 0)

    def _runs_leftwards(self) -> bool:
        return self.layoutDirection() == Qt.LayoutDirection.RightToLeft


class ChipRow(QScrollArea):
    """Chips side by side, in as many rows as they need, up to a few; arrows go from one to the next.

    One of them is the way in for Tab. ``pressed`` and ``dropped`` bring the place of a chip: Enter, F2 or a click
    pressed it, or Backspace or Delete was for it. ``left`` tells that Escape, or Up from the first row,
    goes back to the field.
    """

    pressed = Signal(int)
    dropped = Signal(int)
    left = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._held = QWidget()
        self._held.setProperty("page", "true")
        self._held.setAccessibleName(name)
        self._flow = FlowLayout(self._held)
        self._flow.setContentsMargins(_RING, _RING, _RING, _RING)
        self.setWidget(self._held)
        self.chips: list[ChipButton] = []

    def show_faces(self, faces: Sequence[Face]) -> None:
        """Show these. The keyboard stays where it was among them; it goes ``left`` with the last."""
        at = self.at
        if at is not None and not faces:
            self.left.emit()
        while len(self.chips) < len(faces):
            self._add()
        if at is not None and faces:
            self.take_keyboard(min(at, len(faces) - 1))
        while len(self.chips) > len(faces):
            self._drop()
        for chip, face in zip(self.chips, faces, strict=True):
            chip.wear(face)
        self._flow.invalidate()
        self._fit()

    @property
    def at(self) -> int | None:
        """Which chip has the keyboard, if one has."""
        return next((at for at, chip in enumerate(self.chips) if chip.hasFocus()), None)

    def take_keyboard(self, at: int = 0) -> None:
        """Give the keyboard to one of them."""
        for each, chip in enumerate(self.chips):
            chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each == at else Qt.FocusPolicy.ClickFocus)
        self.chips[at].setFocus(Qt.FocusReason.TabFocusReason)
        self.ensureWidgetVisible(self.chips[at], 0, _RING)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Whatever is pressed on a chip comes here."""
        at, key = self.at, Qt.Key(event.key())
        if at is None:
            event.ignore()
        elif key in _STEPS:
            step = -_STEPS[key] if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else _STEPS[key]
            self.take_keyboard((at + step) % len(self.chips))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End):
            self.take_keyboard(0 if key == Qt.Key.Key_Home else len(self.chips) - 1)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._change_row(at, 1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Escape:
            self.left.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.pressed.emit(at)
        elif key in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
            self.dropped.emit(at)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The narrower, the higher."""
        super().resizeEvent(event)
        self._fit()

    def _change_row(self, at: int, by: int) -> None:
        """Go to the nearest chip of the next row; over the first one lies the field."""
        rows = sorted({chip.y() for chip in self.chips})
        wanted = rows.index(self.chips[at].y()) + by
        if wanted < 0:
            self.left.emit()
        elif wanted < len(rows):
            x = self.chips[at].geometry().center().x()
            row = [each for each, chip in enumerate(self.chips) if chip.y() == rows[wanted]]
            self.take_keyboard(min(row, key=lambda each: abs(self.chips[each].geometry().center().x() - x)))

    def _add(self) -> None:
        chip = ChipButton(self._held)
        chip.clicked.connect(self._on_clicked)
        chip.setFocusPolicy(Qt.FocusPolicy.ClickFocus if self.chips else Qt.FocusPolicy.StrongFocus)
        self.chips.append(chip)
        self._flow.addWidget(chip)
        chip.show()

    def _drop(self) -> None:
        chip = self.chips.pop()
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()

    def _fit(self) -> None:
        if not self.chips:
            return
        row = self.chips[0].sizeHint().height() + SPACE.small
        most = MOST_ROWS * row - SPACE.small + 2 * _RING
        self.setFixedHeight(min(self._flow.heightForWidth(self.viewport().width()), most))

    @Slot()
    def _on_clicked(self) -> None:
        sender = self.sender()
        self.pressed.emit(next(at for at, chip in enumerate(self.chips) if chip is sender))
