"""All missions together: the picture of the chains, and a year of thanks in the order of time."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.missions import Mission, Thanks, passed_on, thanks_of, word_of_mouth
from resources import tr
from ui.places.missions.picture import ChainPicture
from ui.places.missions.sentences import mouth_words, thanks_line
from ui.theme import SPACE
from ui.widgets import KeyButton, PlainLabel
from ui.widgets.flowing import FlowingLabel
from ui.widgets.upright_page import UprightPage


class Overview(UprightPage):
    """A page that scrolls by keyboard. ``printing_requested`` asks for it on paper."""

    printing_requested = Signal()

    def __init__(self, name: str) -> None:
        super().__init__(name, below=SPACE.medium)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head = QHBoxLayout()
        self.head.setSpacing(SPACE.small)
        self.sentence = FlowingLabel("", "text", "soft", parent=self.widget())
        printing = KeyButton("Ctrl+P", tr("print"), parent=self.widget())
        printing.clicked.connect(self.printing_requested)
        self.head.addWidget(self.sentence, 1)
        self.head.addWidget(printing, 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(self.head)


class ChainsView(Overview):
    """Who leads to what, over the years."""

    def __init__(self) -> None:
        super().__init__(tr("Who leads to what"))
        self.picture = ChainPicture(self.widget())
        self.column.addWidget(self.picture)
        self.column.addStretch(1)

    def show_missions(self, missions: Sequence[Mission], today: date) -> None:
        """Draw these, and say this year's share, or last year's where this one has nothing yet."""
        said = (mouth_words(*word_of_mouth(missions, year), year) for year in (today.year, today.year - 1))
        self.sentence.setText(next(filter(None, said), ""))
        self.picture.show_years(passed_on(missions))


class ThanksView(Overview):
    """Whom each year's work came through, the latest year first."""

    def __init__(self) -> None:
        super().__init__(tr("A year of thanks"))
        self.lines: list[str] = []
        self._labels: list[QWidget] = []
        self.sentence.setText(tr("Those your work came through, in the order of time."))
        self.column.addStretch(1)

    def show_missions(self, missions: Sequence[Mission], today: date) -> None:
        """Say them, year by year."""
        sheets = thanks_sheets(missions)
        for label in self._labels:
            self.column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels, self.lines = [], []
        for year, thanks in sheets:
            self._say(PlainLabel(str(year), "section", "soft", parent=self.widget()))
            for one in thanks:
                line = thanks_line(one, today)
                self.lines.append(line)
                self._say(FlowingLabel(line, parent=self.widget()))
        self.setAccessibleDescription("; ".join(self.lines))

    def _say(self, label: QWidget) -> None:
        self._labels.append(label)
        self.column.insertWidget(self.column.count() - 1, label)
        label.show()


def thanks_sheets(missions: Sequence[Mission]) -> list[tuple[int, tuple[Thanks, ...]]]:
    """Each year with those its work came through, the latest year first."""
    years = [(year.year, thanks_of(missions, year.year)) for year in passed_on(missions)]
    return [(year, thanks) for year, thanks in years if thanks]
