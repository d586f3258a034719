"""The ring around what the keyboard acts on."""

from PySide6.QtCore import QObject, QRectF, Qt, QTimer, Slot
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QFocusFrame,
    QProxyStyle,
    QStyle,
    QStyleHintReturn,
    QStyleOption,
    QWidget,
)
from shiboken6 import isValid

from ui.theme import RADIUS, tokens
from ui.widgets.card import Card

_GAP = 2
"""Free pixels between a widget and its ring, so that the ring shows on any colour."""

_MARGINS = (QStyle.PixelMetric.PM_FocusFrameHMargin, QStyle.PixelMetric.PM_FocusFrameVMargin)


class FocusRing(QFocusFrame):
    """Drawn around a button or a card, over its neighbours: it takes no room and moves nothing."""

    def __init__(self) -> None:
        super().__init__()
        self._own_style = _RingStyle("Fusion")
        self.setStyle(self._own_style)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the ring."""
        width = tokens().focus_width
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens().focus), width))
        inset = width / 2
        area = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        radius = RADIUS.card if isinstance(self.widget(), Card) else RADIUS.button
        painter.drawRoundedRect(area, radius + _GAP, radius + _GAP)


class FocusWatcher(QObject):
    """Puts the one ring where it belongs, for the whole application.

    A click that gives the focus draws none, as the pointer shows the place already.
    Fields and lists show their focus themselves, on the frame or the row.
    """

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._ring = FocusRing()
        application.focusChanged.connect(self._on_focus_changed)

    @property
    def ringed(self) -> QWidget | None:
        """The widget that has the ring now."""
        return self._ring.widget() if isValid(self._ring) else None

    @property
    def is_seen(self) -> bool:
        """Whether the ring is drawn."""
        return isValid(self._ring) and self._ring.isVisible()

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, _left: QWidget | None, entered: QWidget | None) -> None:
        # The ring is a child of what it lies on, and may have gone with it.
        if not isValid(self._ring):
            self._ring = FocusRing()
        self._surround(entered if _wants_ring(entered) else None)
        QTimer.singleShot(0, self, self._look_again)

    @Slot()
    def _look_again(self) -> None:
        """Qt leaves out the ring of what is out of sight, also of what Tab has just brought into sight."""
        surrounded = self.ringed
        if surrounded is not None and not self.is_seen:
            self._surround(None)
            self._surround(surrounded)

    def _surround(self, widget: QWidget | None) -> None:
        self._ring.setWidget(widget)  # type: ignore[arg-type]  # the stub forgets that None is allowed


class _RingStyle(QProxyStyle):
    """Tells the frame how far out to lie, and to lie on the window rather than between two widgets."""

    def pixelMetric(
        self,
        metric: QStyle.PixelMetric,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
    ) -> int:
        if metric in _MARGINS:
            return round(_GAP + tokens().focus_width)
        return super().pixelMetric(metric, option, widget)

    def styleHint(
        self,
        hint: QStyle.StyleHint,
        option: QStyleOption | None = None,
        widget: QWidget | None = None,
        returned: QStyleHintReturn | None = None,
    ) -> int:
        if hint == QStyle.StyleHint.SH_FocusFrame_AboveWidget:
            return 1
        if hint == QStyle.StyleHint.SH_FocusFrame_Mask:
            return 0  # the usual mask is square, and would cut our round corners
        return super().styleHint(hint, option, widget, returned)


def _wants_ring(widget: QWidget | None) -> bool:
    by_pointer = QGuiApplication.mouseButtons() != Qt.MouseButton.NoButton
    return isinstance(widget, (QAbstractButton, Card)) and not by_pointer
