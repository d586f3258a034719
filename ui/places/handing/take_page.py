"""Receiving by a code that somebody else made: a field for it, and what is handed back where keys are exchanged."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.carrying import FIND, CarryingFailed, Delivered, Gray, Link, Meetings, Opened, Reached, Serving
from models.carrying import Received as CameOver
from models.handing import MyCard, Received, Sealed
from resources import tr
from ui.dropped import local_paths
from ui.jobs import Jobs
from ui.picture_files import pasted_gray, read_gray
from ui.places.choosing import choose_picture
from ui.places.handing.code_page import CodePage, Stage
from ui.places.handing.sentences import doubting_words, leaving_lines
from ui.theme import SPACE
from ui.widgets import Button
from ui.widgets.flowing import FlowingLabel

_WITH_FIELD = (Stage.ASKING, Stage.FAILED)


class TakePage(CodePage):
    """Enter in the field begins. ``kept`` brings the person whose keys one has now, or what waits in the inbox.

    ``message_read`` brings the bytes of a message where a square was no code, but that.
    """

    message_read = Signal(object)

    def __init__(self, jobs: Jobs, meetings: Meetings) -> None:
        super().__init__(tr("Receive by a code"), jobs, meetings)
        self._mine = b""
        self._is_used_up = False
        self._link = Link("")
        self.code_line = self.line(tr("The code that they read to you"), tr("six figures and three words"))
        self.address_line = self.line(tr("Their address, if you do not find them"), "192.168.1.20:4711")
        self.code_line.setAcceptDrops(False)  # else the name of a picture would be written in it
        self.from_picture = Button(tr("From a picture…"), icon_name="qr-code", parent=self)
        self.from_picture.clicked.connect(self._on_from_picture)
        self.setAcceptDrops(True)
        self._field_box, self._address_box = QWidget(self), QWidget(self)
        for box, line in ((self._field_box, self.code_line), (self._address_box, self.address_line)):
            row = QHBoxLayout(box)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(SPACE.medium)
            row.addWidget(self.caption(line.accessibleName()))
            row.addWidget(line, 1)
            line.installEventFilter(self)
            if line is self.code_line:
                row.addWidget(self.from_picture)
        self._back_box = QWidget(self)
        self._back = QVBoxLayout(self._back_box)
        self._back.setContentsMargins(0, 0, 0, 0)
        self._back.setSpacing(SPACE.small)
        for box in (self._field_box, self._address_box):
            self.body.addWidget(box)
        self.add_key("Return", tr("receive"), self.keep, *_WITH_FIELD)
        self.add_key("Return", tr("done"), self.keep, Stage.OVER)
        self.add_key("Y", tr("hand yours over too"), self._hand_back, Stage.OFFERING)
        self.add_key("L", tr("not now"), self.leave, Stage.OFFERING)
        self.add_key("Y", tr("meet at this server"), self._trust, Stage.DOUBTING)
        self.add_key("L", tr("not there"), self._distrust, Stage.DOUBTING)
        self.lay_out_foot()
        self.body.insertWidget(self.body.indexOf(self.progress) + 1, self._back_box)  # the question before what leaves
        self.near.toggled.connect(self._on_near_toggled)
        self.go(Stage.ASKING, "")
        self.get_ready()

    @Slot()
    def keep(self) -> None:
        """Begin with what was typed; or it is over, and known to be."""
        if self.stage == Stage.OVER:
            super().keep()
        elif self.stage in _WITH_FIELD:
            address = self.address_line.text() if self.near.isChecked() else ""
            read = partial(_read, self._meetings, self.code_line.text(), address)
            self._job = self._jobs.run(self, read, self._on_read, self._on_unreadable, replacing=self._job)

    def leave(self) -> None:
        """What has come stays, and waits."""
        if self.received is not None and self.stage in (Stage.OFFERING, Stage.CARRYING, Stage.FAILED):
            self.kept.emit(self.received)
        else:
            super().leave()

    def show_stage(self) -> None:
        """The field as long as something may be typed, and afterwards what would go back."""
        asks = self.stage in _WITH_FIELD
        if asks:
            self.first = self.code_line
        for shown in (self._field_box, self.compares, self.near):
            shown.setVisible(asks)
        self._address_box.setVisible(asks and self.near.isChecked())
        self._back_box.setVisible(self.stage == Stage.OFFERING)
        self.progress.setVisible(bool(self.progress.text()))

    def fail(self, sentence: str) -> None:
        """Another code takes the place of this one, which is most likely used up."""
        self._is_used_up = True
        super().fail(sentence)

    def begin(self) -> None:
        """Bring the keyboard to where one writes."""
        super().begin()
        if self._is_used_up:
            self.code_line.selectAll()

    def offer_back(self, received: Received, sealed: Sealed, me: MyCard) -> None:
        """Keys have come. Show exactly what leaves if mine go back, in the same meeting."""
        self.received, self._mine = received, sealed.data
        if not self.is_met:
            self.kept.emit(received)
            return
        while (item := self._back.takeAt(0)) is not None:
            if (shown := item.widget()) is not None:
                shown.deleteLater()
        for text, lead in leaving_lines(sealed, me):
            self._back.addWidget(FlowingLabel(text, lead=lead, lead_tone="outline", parent=self._back_box))
        words = tr("{name} hands their keys to you. Hand yours back? Exactly this leaves:", name=received.item.about)
        self.go(Stage.OFFERING, f"{received.item.remark} {words}".lstrip())

    def on_ended(self, sentence: str) -> None:
        """Where something has come it waits already, or is being looked at, though the other side is gone."""
        if self.received is None and self.brought is not None:
            return
        if self.received is None:
            self.fail(sentence)
        elif self.stage == Stage.OFFERING:
            self.kept.emit(self.received)
        else:
            self.fail(tr("Yours did not arrive. Theirs waits under “What came”. Do it once more with a new code."))

    def hear(self, news: Serving | Reached | Opened | CameOver | Delivered) -> None:
        """Whom one waits for, and that mine went back."""
        match news:
            case Reached():
                self.go(Stage.WAITING, tr("Waiting for whoever made the code…"))
            case Delivered():
                self.stop()  # both have what they came for
                self.know_keys()
            case Serving() | Opened() | CameOver():
                pass

    def _on_read(self, read: tuple[str, str]) -> None:
        code, server = read
        lan = FIND if self.near.isChecked() and not server else ""
        self._join(code, (server,) if server else (), lan, pictured=False)

    def _join(self, code: str, servers: Sequence[str], lan: str = "", *, pictured: bool = True) -> None:
        """Meet by a code at these servers, else at those of the settings."""
        self.received = None
        self.go(Stage.WAITING, tr("Getting ready…"))
        try:
            self.connect_to(code, servers or self._meetings.servers, lan, pictured=pictured)
        except CarryingFailed as failure:
            self.fail(str(failure))

    # A picture of a square

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A picture can be pasted where a code is typed."""
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.matches(QKeySequence.StandardKey.Paste)
            and (pasted := pasted_gray(QGuiApplication.clipboard())) is not None
        ):
            self._look_at(pasted)
            return True
        return super().eventFilter(watched, event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """A picture can be dropped while a code may be typed."""
        if self.stage in _WITH_FIELD and _dropped(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Look at it."""
        file = _dropped(event.mimeData())
        if file is not None:
            event.acceptProposedAction()
            self._look_at(partial(read_gray, file))

    @Slot()
    def _on_from_picture(self) -> None:
        file = choose_picture(self)
        if file is not None:
            self._look_at(partial(read_gray, file))

    def _look_at(self, decode: Callable[[], Gray]) -> None:
        self.go(Stage.ASKING, tr("Looking at the picture…"))
        look = partial(_read_squares, self._meetings, decode)
        self._job = self._jobs.run(self, look, self.follow, self._on_unreadable, replacing=self._job)

    def follow(self, link: Link | bytes) -> None:
        """Meet where the square says; where nobody here chose that, ask before anything is told to it."""
        if isinstance(link, bytes):
            self.message_read.emit(link)
            return
        self._link = link
        if link.unknown:
            self.go(Stage.DOUBTING, doubting_words(link.unknown))
        else:
            self._join(link.code, link.servers)

    @Slot()
    def _trust(self) -> None:
        self._join(self._link.code, (*self._link.servers, *self._link.unknown))

    @Slot()
    def _distrust(self) -> None:
        self.go(Stage.ASKING, tr("Nothing was told to it. Agree on a server of the settings, or type the code."))

    def _on_unreadable(self, sentence: str) -> None:
        """What was typed can be put right: nothing was tried with it."""
        self._is_used_up = False
        self.go(Stage.FAILED, sentence, "warm")

    @Slot()
    def _hand_back(self) -> None:
        self.send(self._mine)
        self.go(Stage.CARRYING, tr("Yours is on its way…"))

    @Slot()
    def _on_near_toggled(self) -> None:
        self.show_stage()
        if self.near.isChecked():
            self.address_line.setFocus(Qt.FocusReason.OtherFocusReason)


def _dropped(data: QMimeData) -> Path | None:
    """The first file among what is dropped."""
    return next(map(Path, local_paths(data)), None)


def _read_squares(meetings: Meetings, decode: Callable[[], Gray]) -> Link | bytes:
    """What the squares in a picture say. Raises ``Refused``."""
    return meetings.read_squares(decode())


def _read(meetings: Meetings, typed: str, address: str) -> tuple[str, str]:
    """The code, and the server that was typed, or none. Raises ``CodeUnreadable``, ``AddressUnreadable``."""
    return meetings.read_code(typed), meetings.read_address(address) if address.strip() else ""
