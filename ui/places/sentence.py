"""What went wrong, or what goes on, in a sentence where one looks already."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from ui.theme.palette import Tone
from ui.widgets import PlainLabel


class Sentence(PlainLabel):
    """A line that is empty until there is something to say, which a screen reader then says too.

    It keeps the room of one line, so that little moves.
    """

    def __init__(self, tone: Tone = "soft", *, parent: QWidget | None = None) -> None:
        super().__init__("", "text", tone, wrap=True, parent=parent)
        self.setMinimumHeight(self.fontMetrics().height())

    def say(self, words: str) -> None:
        """Show ``words`` in place of what was said."""
        self.setText(words)
        if words:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))
