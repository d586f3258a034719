"""The picture with a line under it: who is chosen, and the keys."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.network import Picture
from resources import tr
from ui.places.network.picture_view import CLOSER, PictureView
from ui.places.network.sentences import dot_words
from ui.theme import SPACE
from ui.widgets import ElidedLabel, EmptyState, KeyButton


class PicturePage(QStackedWidget):
    """Shows the picture, or why there is none. ``opened`` brings whose page is wanted."""

    opened = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = PictureView()
        self.name = ElidedLabel("", "strong")
        self.about = ElidedLabel("", "small", "soft")
        more = tr("Once you have noted a few people, they will stand here: circles as rings, worlds as sectors.")
        self.nothing = EmptyState("waypoints", tr("Nobody stands around you yet."), more=more)
        self.nothing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        held = QWidget()
        column = QVBoxLayout(held)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.hair)
        column.addWidget(self.view, 1)
        column.addLayout(self._foot())
        self.addWidget(held)
        self.addWidget(self.nothing)
        self.setFocusProxy(self.view)
        self.view.chosen.connect(self._on_chosen)
        self.view.opened.connect(self.opened)

    def show_picture(self, picture: Picture) -> None:
        """Show this one."""
        had_keyboard = self.view.hasFocus() or self.nothing.hasFocus()
        self.view.show_picture(picture)
        self.setCurrentIndex(0 if picture.dots else 1)
        if had_keyboard:
            self.take_focus()

    def take_focus(self) -> None:
        """Bring the keyboard to what is shown."""
        shown = self.view if self.currentIndex() == 0 else self.nothing
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def _foot(self) -> QVBoxLayout:
        """The name with the keys beside it, and what is known of them along the whole width."""
        first = QHBoxLayout()
        first.setSpacing(SPACE.small)
        first.addWidget(self.name, 1)
        for key, word, slot in (
            ("Return", tr("the page"), self._open),
            ("plus", tr("closer"), self._come_closer),
            ("-", tr("further"), self._go_back),
            ("0", tr("all"), self.view.show_all),
        ):
            button = KeyButton(key, word)
            button.clicked.connect(slot)
            first.addWidget(button)
        foot = QVBoxLayout()
        foot.setSpacing(0)
        foot.addLayout(first)
        foot.addWidget(self.about)
        return foot

    @Slot()
    def _on_chosen(self) -> None:
        dot = self.view.person
        words = dot_words(self.view.picture, dot) if dot else ""
        self.name.setText(dot.name if dot else "")
        self.about.setText(words)
        self.view.tell(f"{dot.name}: {words}" if dot else "")

    @Slot()
    def _open(self) -> None:
        if self.view.person is not None:
            self.opened.emit(self.view.person.id)

    @Slot()
    def _come_closer(self) -> None:
        self.view.come_closer(CLOSER)

    @Slot()
    def _go_back(self) -> None:
        self.view.come_closer(1 / CLOSER)
