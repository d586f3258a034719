"""Two cards: what is open between you, and what they have lived."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from models.people.portrait import Portrait
from resources import tr
from ui.places.people.sentences import lived_lines, open_lines, past_favours, wish_lines
from ui.theme import SPACE
from ui.widgets import Card, PlainLabel
from ui.widgets.flowing import FlowingLabel

NARROW_BELOW = 560


class SideBySide(QWidget):
    """Two halves, one under the other where there is not room for both. A half that hides leaves its room."""

    def __init__(self, left: QWidget, right: QWidget, *, gap: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gap = gap
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(gap)
        for half in (left, right):
            self._row.addWidget(half, 1)

    @property
    def stacked(self) -> bool:
        """Whether one half stands under the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the halves, or set them side by side."""
        super().resizeEvent(event)
        narrow = event.size().width() < NARROW_BELOW
        if narrow != self.stacked:
            down, across = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight
            self._row.setDirection(down if narrow else across)


class TextCard(Card):
    """A card of lines, made anew when they change. It hides when there is nothing to say."""

    def __init__(self, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent, name=title)
        self._said: object = None
        self.body.setSpacing(SPACE.small)
        self.body.addWidget(PlainLabel(title, "section", "soft", parent=self))
        self._lines = QVBoxLayout()
        self._lines.setSpacing(SPACE.small)
        self.body.addLayout(self._lines)
        self.body.addStretch(1)

    def say(self, lines: "list[FlowingLabel]", said: object) -> None:
        """Show ``lines``; ``said`` is what they say, by which a change is told."""
        self._said = said
        while item := self._lines.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for line in lines:
            self._lines.addWidget(line)
            line.show()  # now, and not a moment later as the layout would
        self.setVisible(bool(lines))

    def says(self, said: object) -> bool:
        """Whether this is what it says already."""
        return said == self._said


class Cards(QWidget):
    """Both cards of a page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.between = TextCard(tr("Between you"))
        self.lived = TextCard(tr("Lived"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SideBySide(self.between, self.lived, gap=14))

    def show_portrait(self, portrait: Portrait) -> None:
        """Show somebody."""
        lines, before = open_lines(portrait), past_favours(portrait)
        if not self.between.says((lines, before)):
            labels = [FlowingLabel(one.text, lead=one.lead, lead_tone=one.tone) for one in lines]
            labels += [FlowingLabel(before, "text", "soft")] if before else []
            self.between.say(labels, (lines, before))
        lived, wishes = lived_lines(portrait), wish_lines(portrait)
        if not self.lived.says((lived, wishes)):
            labels = [FlowingLabel(text) for text in lived] + [FlowingLabel(text, "text", "soft") for text in wishes]
            self.lived.say(labels, (lived, wishes))
        self.setVisible(not (self.between.isHidden() and self.lived.isHidden()))
