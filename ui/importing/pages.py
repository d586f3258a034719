"""The plain pages of an import: choosing files, waiting, and the end."""

from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from models.importing import ImportResult
from models.interchange.formats import ENDINGS
from resources import tr
from ui.importing.sentences import came_in
from ui.theme import RADIUS, SPACE, tokens
from ui.widgets import Glyph, PlainLabel, ProgressStrip, plain_button, primary_button, quiet_button


class ChoosePage(QWidget):
    """Which files; ``files_chosen`` with their paths."""

    files_chosen = Signal(list)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._why = PlainLabel("", "text", "warm", wrap=True, parent=self)
        self._why.hide()
        self.choose = primary_button(tr("Choose files…"), "folder-open")
        self.choose.clicked.connect(self._on_choose)
        leave = quiet_button(tr("Cancel"))
        leave.clicked.connect(self.left)
        self._zone = _DropZone(self)
        inside = QVBoxLayout(self._zone)
        inside.setSpacing(SPACE.medium)
        inside.addStretch(1)
        inside.addWidget(Glyph("upload", "soft", 30, parent=self._zone), 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addWidget(_centred(PlainLabel(tr("Drop your address book here"), "text", parent=self._zone)))
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignHCenter)
        inside.addStretch(1)
        layout = _page(self, tr("Import an address book"))
        layout.addWidget(
            PlainLabel(
                tr(
                    "Contacts (.vcf, .ldif), tables (.csv, .tsv, .xlsx), calendars (.ics), "
                    "and what Whispeer or Monica exports (.json). "
                    "You see what would come in before anything is written."
                ),
                "text",
                "soft",
                wrap=True,
                parent=self,
            )
        )
        layout.addWidget(self._zone, 1)
        layout.addWidget(self._why)
        layout.addLayout(_row(leave))
        self.setFocusProxy(self.choose)

    def say(self, why: str) -> None:
        """Say why the files cannot be read; empty for nothing."""
        self._why.setText(why)
        self._why.setVisible(bool(why))

    def show_drop(self, hovers: bool) -> None:
        """Show that files which are dragged would be taken."""
        self._zone.set_hovered(hovers)

    def _on_choose(self) -> None:
        endings = " ".join(f"*{ending}" for ending in ENDINGS)
        kinds = f"{tr('Address books and archives')} ({endings});;{tr('All files')} (*)"
        chosen, _ = QFileDialog.getOpenFileNames(self, tr("Choose files"), str(Path.home()), kinds)
        if chosen:
            self.files_chosen.emit([Path(file) for file in chosen])


class WorkingPage(QWidget):
    """Something goes on; ``stop_requested`` when it shall not."""

    stop_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strip = ProgressStrip(parent=self)
        self.strip.stop_requested.connect(self.stop_requested)
        self._heading = PlainLabel("", "heading", parent=self)
        self._more = PlainLabel("", "text", "soft", wrap=True, parent=self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.page)
        layout.setSpacing(SPACE.medium)
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._more)
        layout.addWidget(self.strip)
        layout.addStretch(3)

    def begin(self, heading: str, more: str, words: str) -> None:
        """Tell what begins."""
        self._heading.setText(heading)
        self._more.setText(more)
        self.strip.begin(words)


class DonePage(QWidget):
    """What came in, the way back, and the way on."""

    undo_requested = Signal()
    sorting_requested = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = PlainLabel("", "heading", wrap=True, parent=self)
        self._sentence = PlainLabel("", "text", wrap=True, parent=self)
        self._more = PlainLabel("", "text", "soft", wrap=True, parent=self)
        self.undo = plain_button(tr("Take it back"), "undo-2")
        self.undo.clicked.connect(self._on_undo)
        self.close_button = plain_button(tr("Close"))
        self.close_button.clicked.connect(self.left)
        self.sort = primary_button(tr("Sort them now"))
        self.sort.clicked.connect(self.sorting_requested)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE.page, SPACE.page, SPACE.page, SPACE.wide)
        layout.setSpacing(SPACE.medium)
        layout.addStretch(2)
        layout.addWidget(Glyph("circle-check", "accent", 30, parent=self))
        for label in (self._heading, self._sentence, self._more):
            layout.addWidget(label)
        layout.addStretch(3)
        layout.addLayout(_row(self.undo, self.close_button, self.sort))
        self.setFocusProxy(self.close_button)

    @property
    def words(self) -> str:
        """What it says, together."""
        return " ".join(label.text() for label in (self._heading, self._sentence, self._more) if label.text())

    def show_result(self, result: ImportResult) -> None:
        """Tell what came in."""
        self._heading.setText(tr("Done"))
        self._sentence.setText(came_in(result))
        self._more.setText(tr("A backup of how it was before lies with the others. Ctrl+Z takes all of it back, too."))
        self.undo.setVisible(result.batch is not None)
        self.sort.setVisible(result.new > 0)
        self.undo.setEnabled(True)

    def show_taken_back(self) -> None:
        """Tell that all is as before."""
        self._heading.setText(tr("Taken back"))
        self._sentence.setText(tr("Your notebook is as it was."))
        self._more.setText("")
        self.undo.hide()
        self.sort.hide()

    def show_refusal(self, why: str) -> None:
        """Tell why it could not be taken back."""
        self._more.setText(why)
        self.undo.setEnabled(True)

    def _on_undo(self) -> None:
        self.undo.setEnabled(False)
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        self.undo_requested.emit()


class _DropZone(QFrame):
    """Where files may be dropped."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._hovered = False
        self.setMinimumHeight(180)

    def set_hovered(self, hovered: bool) -> None:
        self._hovered = hovered
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        colours = tokens()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(QColor(colours.accent if self._hovered else colours.edge), colours.chosen_width)
        line.setDashPattern([4, 4])
        painter.setPen(line)
        painter.setBrush(QColor(colours.tint if self._hovered else colours.panel))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS.card, RADIUS.card)


def _page(page: QWidget, heading: str) -> QVBoxLayout:
    layout = QVBoxLayout(page)
    layout.setContentsMargins(SPACE.wide, SPACE.wide, SPACE.wide, SPACE.large)
    layout.setSpacing(SPACE.medium)
    layout.addWidget(PlainLabel(heading, "heading", parent=page))
    return layout


def _row(*buttons: QWidget) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(SPACE.medium)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def _centred(label: PlainLabel) -> PlainLabel:
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
