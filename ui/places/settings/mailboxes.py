"""The servers at which two sides meet by a code, in the order in which they are tried."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from itertools import pairwise
from typing import Final

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.errors import Refused
from resources import tr
from ui.jobs import Jobs
from ui.places.sentence import Sentence
from ui.places.settings.part import Part
from ui.places.settings.rows import Row, Section
from ui.theme import SPACE
from ui.widgets import Button, ElidedLabel, FramedField, IconButton, PlainLabel

Servers = tuple[str, ...]

_LONGEST: Final = 200


@dataclass(frozen=True, slots=True)
class Meeting:
    """The ``servers`` that are set, the ``usual`` ones, and how one that was typed is put with others.

    ``with_server`` raises ``Refused`` for what is no server's address.
    """

    servers: Servers
    usual: Servers
    with_server: Callable[[Servers, str], Servers]


class Mailboxes(Part):
    """The list, and a field for one more. ``chosen`` brings all of them; one at least always stays."""

    chosen = Signal(object)

    def __init__(self, jobs: Jobs, page: QWidget, meeting: Meeting) -> None:
        super().__init__(jobs, page)
        self._meeting = meeting
        self._servers = meeting.servers
        self.list = ServerList(meeting.usual, page)
        self.list.show_servers(self._servers)
        self.usual = Button(tr("Take the public one in again"), "link", parent=page)
        self.field = FramedField(tr("Address of a server"), tr("Address: meet.example.org"), parent=page)
        self.field.edit.setMaxLength(_LONGEST)
        self.add = Button(tr("Add"), parent=page)
        self.add.setAccessibleName(tr("Add this server"))
        self.sentence = Sentence("ink", parent=page)
        self.sentence.hide()
        self._body = self._lay_out()
        self.list.moved_up.connect(self._on_moved_up)
        self.list.removed.connect(self._on_removed)
        self.add.clicked.connect(self._on_add)
        self.field.edit.returnPressed.connect(self._on_add)
        self.field.edit.textEdited.connect(self._on_edited)
        self.usual.clicked.connect(self._on_usual)
        self._show_usual()

    def section(self) -> Section:
        """The table of its rows."""
        hint = tr(
            "The first that answers is used, and both of you need the same one."
            " It learns when you meet and from where, never what you hand over."
        )
        return Section(tr("Meeting by a code"), (Row(tr("Servers where you meet"), hint, None, self._body),))

    def _lay_out(self) -> QWidget:
        body = QWidget(self.page)
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE.small)
        typing = QHBoxLayout()
        typing.setSpacing(SPACE.small)
        typing.addWidget(self.field, 1)
        typing.addWidget(self.add)
        back = QHBoxLayout()
        back.addWidget(self.usual)
        back.addStretch(1)
        column.addWidget(self.list)
        column.addLayout(back)
        column.addLayout(typing)
        column.addWidget(self.sentence)
        return body

    @Slot()
    def _on_add(self) -> None:
        try:
            servers = self._meeting.with_server(self._servers, self.field.text())
        except Refused as refused:
            self._say(str(refused))
            self.field.setFocus()
            return
        self.field.set_text("")
        self._choose(servers)

    @Slot(str)
    def _on_edited(self, _text: str) -> None:
        self._say("")

    @Slot(int)
    def _on_moved_up(self, at: int) -> None:
        moved, before = self._servers[at], self._servers[at - 1]
        self._choose((*self._servers[: at - 1], moved, before, *self._servers[at + 1 :]))
        self.list.take_keyboard(at - 1)

    @Slot(int)
    def _on_removed(self, at: int) -> None:
        self._choose((*self._servers[:at], *self._servers[at + 1 :]))
        if len(self._servers) > 1:
            self.list.take_keyboard(min(at, len(self._servers) - 1))
        else:
            self.field.setFocus()

    @Slot()
    def _on_usual(self) -> None:
        self._choose((*self._servers, *(one for one in self._meeting.usual if one not in self._servers)))
        self.field.setFocus()

    def _choose(self, servers: Servers) -> None:
        self._servers = servers
        self._say("")
        self.list.show_servers(servers)
        self._show_usual()
        self.chosen.emit(servers)

    def _show_usual(self) -> None:
        self.usual.setVisible(not set(self._meeting.usual) <= set(self._servers))

    def _say(self, words: str) -> None:
        self.sentence.setVisible(bool(words))
        self.sentence.say(words)


class ServerList(QWidget):
    """A line a server. ``moved_up`` and ``removed`` bring its place in the list."""

    moved_up = Signal(int)
    removed = Signal(int)

    def __init__(self, usual: Servers, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._usual = usual
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._held = QWidget(self)
        self._column.addWidget(self._held)
        self.addresses: list[str] = []
        self.up_keys: list[IconButton] = []
        self.remove_keys: list[IconButton] = []

    def show_servers(self, servers: Servers) -> None:
        """Show these, in their order."""
        before = self.keys[-1:]
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget(self)
        self.addresses, self.up_keys, self.remove_keys = list(servers), [], []
        lines = QVBoxLayout(self._held)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.hair)
        for at, server in enumerate(servers):
            lines.addLayout(self._line(at, server))
        self._column.addWidget(self._held)
        self._held.show()  # at once, for the next key may go there
        # What is made anew would be the last that Tab comes to, so it takes the place of what was there.
        for one, next_one in pairwise((*before, *self.keys)):
            QWidget.setTabOrder(one, next_one)

    @property
    def keys(self) -> list[QWidget]:
        """What can be pressed, in the order of the lines."""
        return [key for pair in zip(self.up_keys, self.remove_keys, strict=True) for key in pair]

    def take_keyboard(self, at: int) -> None:
        """Let the next key go to the line of this place: to what moves it, else to what takes it out."""
        key = self.up_keys[at]
        (key if key.isEnabled() else self.remove_keys[at]).setFocus()

    def _line(self, at: int, server: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(SPACE.small)
        line.addWidget(ElidedLabel(server, "text", parent=self._held), 1)
        if server in self._usual:
            line.addWidget(PlainLabel(tr("the public one"), "small", "soft", parent=self._held))
        up = IconButton("chevron-up", tr("Try {server} earlier", server=server), parent=self._held)
        up.setEnabled(at > 0)
        up.clicked.connect(partial(self.moved_up.emit, at))
        remove = IconButton("x", tr("Take {server} out", server=server), parent=self._held)
        remove.setEnabled(len(self.addresses) > 1)
        remove.clicked.connect(partial(self.removed.emit, at))
        self.up_keys.append(up)
        self.remove_keys.append(remove)
        line.addWidget(up)
        line.addWidget(remove)
        return line
