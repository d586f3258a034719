"""The picture of the network on the screen: looked at closer or from further away, and gone through by keyboard."""

import math
from typing import Final

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.network import Dot, Picture
from resources import tr
from ui.places.network.labels import Labels, lay_labels
from ui.places.network.painting import paint
from ui.places.network.scene import RIM, Scene, Sight, size_of

CLOSER: Final = 1.25
"""How much closer a key comes."""

_CLOSEST: Final = 6.0
_WIDEST: Final = 2.2
"""How much wider than high the picture becomes at most: it stays a round thing."""

_AROUND_A_DOT: Final = 6.0
"""So many pixels beside a dot still mean it."""

_KEPT_IN_SIGHT: Final = 48
_A_NOTCH: Final = 120
_DIRECTIONS: Final = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}
_ENTERS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PictureView(QWidget):
    """Shows a ``Picture``. ``chosen`` tells that somebody else is chosen, ``opened`` brings whose page is wanted.

    Arrows go to the neighbour on that side, Enter opens, + and - come closer and go back, 0 shows all.
    """

    chosen = Signal()
    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._scene = Scene(Picture())
        self._person: int | None = None
        self._near: int | None = None
        self._closeness = 1.0
        self._moved = QPointF()
        self._held: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("My network"))

    @property
    def picture(self) -> Picture:
        """What is shown."""
        return self._scene.picture

    @property
    def person(self) -> Dot | None:
        """Who is chosen."""
        return self._scene.dots.get(self._person or 0)

    @property
    def closeness(self) -> float:
        """How close one looks: 1 where all can be seen."""
        return self._closeness

    def place_of(self, person: int) -> QPointF:
        """Where somebody is on the screen. Raises ``KeyError`` for who is not in the picture."""
        dot = self._scene.dots[person]
        return self._sight().of(dot.x, dot.y)

    @property
    def middle(self) -> QPointF:
        """Where I am on the screen."""
        return self._sight().middle

    def labels(self) -> Labels:
        """What is written in it now, and where."""
        return lay_labels(self._scene, self._sight(), QRectF(self.rect()), self._person, self._near)

    def show_picture(self, picture: Picture) -> None:
        """Show this one; who was chosen stays so, if they are in it."""
        self._scene = Scene(picture)
        self._near = None
        self._choose(self._person if self._person in self._scene.dots else None)
        if self.hasFocus():
            self._begin()

    def choose(self, person: int | None) -> None:
        """Choose somebody, and have them in sight."""
        if person in self._scene.dots:
            self._choose(person)
            self._bring_into_sight()

    def tell(self, words: str) -> None:
        """Describe who is chosen to who does not see it."""
        if words != self.accessibleDescription():
            self.setAccessibleDescription(words)
            if words and self.hasFocus():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def come_closer(self, times: float, around: QPointF | None = None) -> None:
        """Look from so many times closer, while what is ``around`` stays: the chosen one, or else the middle."""
        sight = self._sight()
        if around is None:
            dot = self.person
            around = sight.of(dot.x, dot.y) if dot else QPointF(self.rect().center())
        before = self._closeness
        self._closeness = min(max(before * times, 1.0), _CLOSEST)
        grown = self._closeness / before
        self._moved += (around - sight.middle) * (1 - grown)
        if self._closeness == 1.0:
            self._moved = QPointF()
        self.update()

    def show_all(self) -> None:
        """Look from where all can be seen."""
        self._closeness, self._moved = 1.0, QPointF()
        self.update()

    def sizeHint(self) -> QSize:
        """As large as there is room."""
        return QSize(640, 560)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Its keys; any other may mean something to the place."""
        if event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier):
            event.ignore()
        elif event.key() in _DIRECTIONS:
            self._go(*_DIRECTIONS[Qt.Key(event.key())])
        elif event.key() in _ENTERS and self._person is not None:
            self.opened.emit(self._person)
        elif event.text() in ("+", "="):
            self.come_closer(CLOSER)
        elif event.text() == "-":
            self.come_closer(1 / CLOSER)
        elif event.text() == "0":
            self.show_all()
        else:
            event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Somebody is chosen as soon as keys can go on from them."""
        super().focusInEvent(event)
        self._begin()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """The frame steps back."""
        super().focusOutEvent(event)
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose whom the pointer is on, or begin to move the picture."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._held = event.position()
            dot = self._dot_at(event.position())
            if dot is not None:
                self._choose(dot.id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move the picture while the button is held; else name whom the pointer comes near."""
        if self._held is not None:
            self._moved += event.position() - self._held
            self._held = event.position()
            self.update()
            return
        dot = self._dot_at(event.position())
        near = dot.id if dot else None
        if near != self._near:
            self._near = near
            self.setCursor(Qt.CursorShape.PointingHandCursor if dot else Qt.CursorShape.ArrowCursor)
            self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of it."""
        self._held = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the page of whom the pointer is on."""
        dot = self._dot_at(event.position())
        if dot is not None and event.button() == Qt.MouseButton.LeftButton:
            self.opened.emit(dot.id)

    def leaveEvent(self, event: QEvent) -> None:
        """Nobody is near any more."""
        super().leaveEvent(event)
        self._near = None
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Come closer to where the pointer is, or go back."""
        self.come_closer(CLOSER ** (event.angleDelta().y() / _A_NOTCH), event.position())
        event.accept()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Who is chosen stays in sight."""
        super().resizeEvent(event)
        self._bring_into_sight()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        painter = QPainter(self)
        paint(painter, self._scene, self._sight(), QRectF(self.rect()), self._person, self._near)

    def _sight(self) -> Sight:
        across, down = self.width() / 2 - self._scene.aside, self.height() / 2 - RIM
        room = min(across, down)
        fitting = max(0.05, room / self._scene.reach)
        wide = min(max(across / max(room, 1.0), 1.0), _WIDEST)
        return Sight(fitting * self._closeness, QPointF(self.rect().center()) + self._moved, wide)

    def _dot_at(self, at: QPointF) -> Dot | None:
        sight = self._sight()
        nearest, least = None, math.inf
        for dot in self._scene.picture.dots:
            place = sight.of(dot.x, dot.y)
            far = math.hypot(place.x() - at.x(), place.y() - at.y())
            if far < least:
                nearest, least = dot, far
        within = size_of(self._scene, nearest, sight) / 2 + _AROUND_A_DOT if nearest else 0.0
        return nearest if least <= within else None

    def _go(self, across: int, down: int) -> None:
        """Choose the neighbour on one side: the closest, where what lies straight ahead counts as closer."""
        here = self.person
        dots = self._scene.picture.dots
        if here is None:
            self._begin()
            return
        found, least = None, math.inf
        for dot in dots:
            ahead = (dot.x - here.x) * across + (dot.y - here.y) * down
            aside = abs((dot.x - here.x) * down) + abs((dot.y - here.y) * across)
            if ahead > 0.5 and aside <= 2 * ahead and ahead + 2 * aside < least:
                found, least = dot, ahead + 2 * aside
        if found is not None:
            self.choose(found.id)

    def _begin(self) -> None:
        """Have somebody chosen: the first of the innermost."""
        if self._person is None and self._scene.picture.dots:
            self._choose(self._scene.picture.dots[0].id)

    def _choose(self, person: int | None) -> None:
        self._person = person
        self.chosen.emit()
        self.update()

    def _bring_into_sight(self) -> None:
        dot = self.person
        if dot is None or self._closeness == 1.0:
            return
        place, room = self.place_of(dot.id), QRectF(self.rect())
        inner = room.adjusted(_KEPT_IN_SIGHT, _KEPT_IN_SIGHT, -_KEPT_IN_SIGHT, -_KEPT_IN_SIGHT)
        kept = QPointF(
            min(max(place.x(), inner.left()), inner.right()), min(max(place.y(), inner.top()), inner.bottom())
        )
        self._moved += kept - place
        self.update()
