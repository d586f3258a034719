"""The backups of the vault: one more, looking one over, bringing one back."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.vault.backup import BackupReport
from resources import tr, tr_n
from ui.jobs import Jobs
from ui.places.backup_files import backup_words, free_folder, made_at
from ui.places.choosing import choose_folder
from ui.places.settings import work
from ui.places.settings.part import Part
from ui.places.settings.rows import Row, Section
from ui.theme import SPACE
from ui.widgets import Button, PlainLabel, link_button, plain_button

SHOWN = 5


class Backups(Part):
    """The newest few, each with what can be done with it."""

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(jobs, page)
        self.list = BackupList(page)
        self.back_up = plain_button(tr("Back up now"))
        self.back_up.clicked.connect(self._on_back_up)
        self.list.look_over_wanted.connect(self._on_look_over)
        self.list.restore_wanted.connect(self._on_restore)

    def section(self) -> Section:
        """The table of its rows."""
        kept = tr("A week of days, a month of weeks and a year of months are kept, each looked over when it was made.")
        return Section(tr("Backups"), (Row(tr("One a day, by itself"), kept, self.back_up, self.list),))

    def show_facts(self, facts: work.Facts) -> None:
        """Show the newest."""
        super().show_facts(facts)
        self.list.show_backups(facts.backups)

    @Slot()
    def _on_back_up(self) -> None:
        self.write(self.back_up, work.back_up_now, self._on_whole)

    @Slot(object)
    def _on_look_over(self, file: Path) -> None:
        if self.facts:
            self.run(self.list, partial(work.look_over, file, self.facts.key), self._on_whole)

    def _on_whole(self, report: BackupReport) -> None:
        self.said.emit(
            tr_n(
                "The backup of {moment} is whole: one person.",
                "The backup of {moment} is whole: {count} people.",
                report.people,
                moment=backup_words(report.file),
            )
        )

    @Slot(object)
    def _on_restore(self, file: Path) -> None:
        if self.facts is None:
            return
        folder = self.facts.folder
        parent = choose_folder(self.page, tr("Choose where to put the restored notebook"), folder.parent)
        if parent is not None:
            beside = free_folder(parent / folder.name, made_at(file))
            self.run(self.list, partial(work.restore_to, file, beside, self.facts.key), self._on_restored)

    def _on_restored(self, folder: Path) -> None:
        self.said.emit(tr("Restored as {name}. Lock, and choose “Another vault…” to open it.", name=folder.name))


class BackupList(QWidget):
    """One line a backup, the newest first; of older ones only how many there are."""

    look_over_wanted = Signal(object)
    restore_wanted = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._held = QWidget(self)
        self._column.addWidget(self._held)
        self._shown: tuple[Path, ...] | None = None
        self.buttons: dict[Button, Path] = {}

    def show_backups(self, files: Sequence[Path]) -> None:
        """Show these, given newest first. What has not changed stays, and keeps the keyboard."""
        if self._shown == tuple(files):
            return
        self._shown = tuple(files)
        self._held.hide()
        self._held.deleteLater()
        self._held = QWidget(self)
        self.buttons = {}
        lines = QVBoxLayout(self._held)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(SPACE.hair)
        for file in files[:SHOWN]:
            lines.addLayout(self._line(file))
        if words := _of_the_rest(len(files)):
            lines.addWidget(PlainLabel(words, "small", "soft", wrap=True, parent=self._held))
        self._column.addWidget(self._held)

    def _line(self, file: Path) -> QHBoxLayout:
        when = backup_words(file)
        line = QHBoxLayout()
        line.setSpacing(SPACE.medium)
        line.addWidget(PlainLabel(when, "text", parent=self._held), 1)
        for words, name, called in (
            (tr("Look it over"), tr("Look over the backup of {moment}", moment=when), self._on_look_over),
            (tr("Restore…"), tr("Restore the backup of {moment}…", moment=when), self._on_restore),
        ):
            button = link_button(words)
            button.setAccessibleName(name)
            button.clicked.connect(called)
            self.buttons[button] = file
            line.addWidget(button)
        return line

    @Slot()
    def _on_look_over(self) -> None:
        self.look_over_wanted.emit(self._pressed())

    @Slot()
    def _on_restore(self) -> None:
        self.restore_wanted.emit(self._pressed())

    def _pressed(self) -> Path:
        return next(file for button, file in self.buttons.items() if button is self.sender())


def _of_the_rest(count: int) -> str:
    if count == 0:
        return tr("There is none yet.")
    if count <= SHOWN:
        return ""
    return tr_n("One older backup lies with them.", "{count} older backups lie with them.", count - SHOWN)
