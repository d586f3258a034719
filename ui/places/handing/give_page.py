"""Handing over by a code that is made here: the code to be read aloud, and whom one waits for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from models.carrying import HOST, CarryingFailed, Delivered, Meetings, Opened, Reached, Received, Serving, Squares
from models.handing import IDENTITY, Postbox, Sealed
from resources import tr
from ui.jobs import Jobs
from ui.places.handing.code_page import CodePage, Stage
from ui.places.handing.presenter import Taken
from ui.places.handing.sentences import arrived_words, reading_words, showing_words, title_words, waiting_words
from ui.theme import SPACE
from ui.widgets import PlainLabel
from ui.widgets.flowing import FlowingLabel
from ui.widgets.squares import SquaresView

_WITH_CODE: Final = (Stage.ASKING, Stage.WAITING)


class GivePage(CodePage):
    """A sealed message on its way to whoever types the code. An identity is exchanged for theirs.

    ``opened`` says that they are there: once what leaves is noted by ``write``, if it is to be, ``carry`` has it go.
    """

    opened = Signal()

    def __init__(
        self,
        sealed: Sealed,
        write: Callable[[Postbox], Sealed] | None,
        jobs: Jobs,
        meetings: Meetings,
    ) -> None:
        super().__init__(title_words(sealed), jobs, meetings)
        self.exchanges = sealed.kind == IDENTITY
        self.sealed, self.write = sealed, write
        self._code = ""
        self._delivered = self._arrived = False
        self.number = PlainLabel("", "display", "accent", selectable=True, parent=self)
        self.said = PlainLabel("", "display", "accent", selectable=True, parent=self)
        for label in (self.number, self.said):
            label.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.squares = SquaresView(tr("The code and where it holds, as a square to photograph"), self)
        self.reading = FlowingLabel("", "text", "soft", parent=self)
        self.address = FlowingLabel("", "text", "soft", parent=self)
        self._code_box = QWidget(self)
        column = QVBoxLayout()
        column.setSpacing(SPACE.hair)
        column.addWidget(self.number)
        column.addWidget(self.said)
        column.addSpacing(SPACE.small)
        column.addWidget(self.reading)
        column.addWidget(self.address)
        column.addStretch(1)
        across = QHBoxLayout(self._code_box)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(SPACE.large)
        across.addLayout(column, 1)
        across.addWidget(self.squares, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self._code_box)
        self._copies_code = self.add_key("C", tr("copy the code"), self._copy_code, Stage.WAITING)
        self._copies_square = self.add_key("C", tr("copy the square"), self._copy_square, Stage.WAITING)
        self.add_key("N", tr("a new code"), self.start, Stage.WAITING, Stage.FAILED)
        self.add_key("Return", tr("done"), self.keep, Stage.OVER)
        self.lay_out_foot()
        self.pictured = QCheckBox(tr("A square to photograph in place of words"), self)
        self.body.insertWidget(self.body.indexOf(self.compares), self.pictured)
        for box in (self.pictured, self.compares, self.near):
            box.toggled.connect(self.start)
        self.start()

    @Slot()
    def start(self) -> None:
        """Make a code, and wait with it."""
        self.stop()
        self._delivered = self._arrived = False
        self.taken = self.received = self.brought = None
        self._code = ""
        self.address.setText("")
        self.squares.show_squares(())
        self.go(Stage.ASKING, tr("Getting ready…"))
        make = self._meetings.new_pictured_code if self.pictured.isChecked() else self._meetings.new_code
        self._job = self._jobs.run(self, make, self._on_code)

    def show_stage(self) -> None:
        """The code, as long as somebody may type it."""
        pictured = self.pictured.isChecked()
        number, *words = self._code.split("-") if not pictured else ("",)
        self.number.setText(number)
        self.said.setText("   ".join(words))
        self.reading.setText(showing_words(self.sealed) if pictured else reading_words(self.sealed))
        for said in (self.number, self.said):
            said.setVisible(not pictured)
        for shown in (self._code_box, self.reading, self.pictured, self.compares, self.near):
            shown.setVisible(self.stage in _WITH_CODE)
        self.address.setVisible(self.stage in _WITH_CODE and bool(self.address.text()))
        self._copies_code.setVisible(self.stage == Stage.WAITING and not pictured)
        self._copies_square.setVisible(self.stage == Stage.WAITING and not self.squares.isHidden())

    def to_read_aloud(self) -> str:
        """The code too, as long as it holds; what is in a square nobody can say."""
        if self.stage not in _WITH_CODE:
            return super().to_read_aloud()
        return self.reading.text() if self.pictured.isChecked() else self._code.replace("-", " ")

    def hear(self, news: Serving | Reached | Opened | Received | Delivered) -> None:
        """The address of this computer, whom one waits for, and what has arrived on either side."""
        match news:
            case Serving(addresses):
                shown = " · ".join(urlsplit(one).netloc for one in addresses)
                self.address.setText(
                    tr("They tick the same network too. If they do not find you, they type {address}.", address=shown)
                )
                self._draw(addresses)
                self.show_stage()
            case Reached():
                self.go(Stage.WAITING, waiting_words(self.sealed))
            case Opened():
                self.opened.emit()
            case Received():
                self._arrived = self.exchanges
            case Delivered():
                self._delivered = True
                self._look_whether_done()

    def carry(self, sealed: Sealed) -> None:
        """Have it go over."""
        self.send(sealed.data)

    def take(self, taken: Taken) -> None:
        """Theirs has come; the meeting is over once mine has arrived."""
        self.received = taken.received
        if taken.peer is not None:
            self.taken = taken
            self._look_whether_done()
        elif self.exchanges and taken.received.item.kind == IDENTITY:
            self.know_keys()
        elif self.exchanges:
            self.fail(tr("Something else came than their keys. It waits under “What came”."))

    def on_ended(self, sentence: str) -> None:
        """Say what arrived, where one of two did."""
        if self._delivered and self._arrived:
            return  # both; theirs is being looked at
        if self._delivered:
            sentence = tr("They have your keys, but theirs did not come. Do it once more with a new code.")
        elif self._arrived and self.stage != Stage.NAMING:
            sentence = tr("You have their keys, but yours did not arrive. Do it once more with a new code.")
        self.fail(sentence)

    def _look_whether_done(self) -> None:
        if self.stage == Stage.NAMING:
            return
        if self._delivered and self.taken is not None:
            super().take(self.taken)
        elif self._delivered and not self.exchanges:
            self.stop()
            self.go(Stage.OVER, arrived_words(self.sealed))
        elif self._delivered:
            self.go(Stage.CARRYING, tr("They have yours. Waiting for theirs…"))

    def _on_code(self, code: str) -> None:
        self._code = code
        self.go(Stage.ASKING, tr("Getting ready…"))
        if not self.near.isChecked():
            self._draw(self._meetings.servers)
        lan = HOST if self.near.isChecked() else ""
        try:
            self.connect_to(code, self._meetings.servers, lan, pictured=self.pictured.isChecked())
        except CarryingFailed as failure:
            self.fail(str(failure))

    def _draw(self, servers: Sequence[str]) -> None:
        if not self.pictured.isChecked():
            return
        draw = partial(self._meetings.squares, self._code, tuple(servers))
        self._jobs.run(self, draw, partial(self._on_drawn, self._code))

    def _on_drawn(self, code: str, squares: Squares) -> None:
        if code == self._code:
            self.squares.show_squares(squares)
            self.show_stage()

    @Slot()
    def _copy_code(self) -> None:
        QGuiApplication.clipboard().setText(self._code)
        self._say_copied()

    @Slot()
    def _copy_square(self) -> None:
        self.squares.copy()
        self._say_copied()

    def _say_copied(self) -> None:
        self.go(Stage.WAITING, tr("Copied. {waiting}", waiting=waiting_words(self.sealed)))
