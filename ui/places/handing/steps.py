"""Steps with a sentence before them: new keys, keys given up, a no, and what came of an introduction."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout

from models.handing import Peer
from resources import tr
from ui.places.handing.drafts import Form, HandingDraft
from ui.places.handing.forms import note_line
from ui.places.handing.happening import revocation_lines, rotation_lines
from ui.places.handing.sentences import Act
from ui.places.slip import Slip
from ui.theme import SPACE
from ui.widgets.flowing import FlowingLabel


class KeysForm(Slip):
    """What taking new keys, or giving one's keys up, will do. ``kept`` brings the ``Act`` once it is wanted."""

    kept = Signal(object)

    def __init__(self, act: Act, peers: Sequence[Peer]) -> None:
        rotates = act is Act.ROTATE
        super().__init__(tr("New keys") if rotates else tr("Give your keys up"))
        self._act = act
        column = QVBoxLayout()
        column.setSpacing(SPACE.small)
        for line in rotation_lines(peers) if rotates else revocation_lines(peers):
            column.addWidget(FlowingLabel(line, "text", parent=self))
        self.lay_out(column, [], words=tr("Take new keys") if rotates else tr("Give them up"))
        self.first = self.keep_button

    @property
    def is_worth_keeping(self) -> bool:
        """It is asked anew at any time."""
        return False

    @Slot()
    def keep(self) -> None:
        """Say so."""
        self.kept.emit(self._act)


class WordForm(Slip):
    """A word with a no or a not now, where one likes to say one. ``kept`` brings it; it may be empty."""

    kept = Signal(str)

    def __init__(self, blank: HandingDraft, asker: str, draft: HandingDraft | None = None) -> None:
        titles = {Form.NO: tr("A no, for {name}", name=asker), Form.LATER: tr("Not now, for {name}", name=asker)}
        super().__init__(titles[blank.form])
        self.about = blank
        self.note_line = note_line(self, draft)
        column = QVBoxLayout()
        column.addWidget(self.note_line)
        self.lay_out(column, [self.note_line], words=tr("See what leaves"))
        self.first = self.note_line

    @property
    def draft(self) -> HandingDraft:
        """What stands in it now."""
        return replace(self.about, lines={"note": self.note_line.text()})

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return bool(self.note_line.text().strip())

    @Slot()
    def keep(self) -> None:
        """Tell it."""
        self.kept.emit(self.note_line.text().strip())


class ToldForm(Slip):
    """What came of the share ``id``, for who introduced us. ``kept`` brings the text."""

    kept = Signal(str)

    def __init__(self, id: int, introducer: str, draft: HandingDraft | None = None) -> None:
        super().__init__(tr("What came of it, for {name}", name=introducer))
        self.id = id
        self._hint = tr("We met, and are planting a hedge in March")
        self.text = self.words(tr("What came of it"), self._hint, 3)
        self.text.setPlainText(draft.lines.get("text", "") if draft else "")
        column = QVBoxLayout()
        column.addWidget(self.text)
        self.lay_out(column, [self.text], words=tr("See what leaves"))
        self.first = self.text

    @property
    def draft(self) -> HandingDraft:
        """What stands in it now."""
        return HandingDraft(Form.TOLD, self.id, {"text": self.text.toPlainText()})

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something was written that would be missed."""
        return bool(self.text.toPlainText().strip())

    @Slot()
    def keep(self) -> None:
        """Tell it, if there is anything."""
        if self.is_worth_keeping:
            self.kept.emit(self.text.toPlainText().strip())
        else:
            self.complain(tr("Write a line about it first."))
