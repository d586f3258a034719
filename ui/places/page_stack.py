"""The pages of a place of which one is shown at a time, the last of them a sentence for when there is nothing."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from ui.widgets import EmptyState


class PageStack(QStackedWidget):
    """Fills ``place``. ``keyboard_freed`` says that the page with the keyboard went, so that another is to have it."""

    keyboard_freed = Signal()

    def __init__(self, place: QWidget, *pages: QWidget) -> None:
        super().__init__(place)
        self._place = place
        self.end: EmptyState | None = None
        for page in pages:
            self.addWidget(page)
        layout = QVBoxLayout(place)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self)

    def show_page(self, page: QWidget) -> None:
        """Show one of them."""
        focused = self.window().focusWidget()
        had_keyboard = focused is None or focused is self._place or self._place.isAncestorOf(focused)
        self.setCurrentWidget(page)
        if had_keyboard:
            self.keyboard_freed.emit()

    def shows(self, page: QWidget) -> bool:
        """Whether that one is shown."""
        return self.currentWidget() is page

    def show_end(self, icon: str, sentence: str, action: str, acted: Callable[[], object], more: str = "") -> None:
        """Show a sentence, and one thing that can be done now."""
        before, self.end = self.end, EmptyState(icon, sentence, action, more=more)
        self.end.acted.connect(acted)
        self.addWidget(self.end)
        self.show_page(self.end)
        if before is not None:
            self.removeWidget(before)
            before.deleteLater()
