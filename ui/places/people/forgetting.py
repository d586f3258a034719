"""Forgetting somebody: said twice before it is done, and what still holds them is named after it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QDialog, QLineEdit, QPlainTextEdit, QWidget

from models.forgetting import Forgotten, backups_of, forget
from models.people import Person
from models.text import fold
from models.vault import Vault
from models.words import listed
from resources import tr, tr_n
from ui.jobs import Jobs
from ui.places.backup_files import backup_words
from ui.theme import SPACE, font
from ui.widgets import Message, PlainLabel, button_row, dialog_column, plain_button, primary_button

_WIDTH: Final = 400
_FILES_HEIGHT: Final = 150
_NAMED_AT_MOST: Final = 3


@dataclass(frozen=True, slots=True)
class Leaving:
    """Who was forgotten, for the window to let go of them too, and the ``backups`` that still hold them."""

    person: Person
    backups: tuple[Path, ...]


class Forgetting(QObject):
    """Asks twice, then forgets. ``forgotten`` brings a ``Leaving``, ``refused`` why nothing was forgotten."""

    forgotten = Signal(object)
    refused = Signal(str)

    def __init__(self, jobs: Jobs, over: QWidget) -> None:
        super().__init__(over)
        self._jobs = jobs
        self._over = over

    def begin(self, person: Person) -> None:
        """Say what forgetting somebody means, and ask."""
        self._jobs.read(self, _backups, partial(self._explain, person), self.refused.emit)

    def _explain(self, person: Person, backups: tuple[Path, ...]) -> None:
        asked = Message(
            self._over.window(),
            tr("Forget {name}?", name=person.name),
            tr(
                "All that is noted about them goes for good, in the history too, with what is half written about them."
                " This is the one change that cannot be undone. What was noted with others as well stays with those."
            ),
            tr("Go on…"),
            tr("Cancel"),
            hint=_still_held(backups),
        )
        self._open(asked, partial(self._ask_name, person))

    def _ask_name(self, person: Person) -> None:
        self._open(NameDialog(person.name, self._over.window()), partial(self._forget, person))

    def _open(self, dialog: QDialog, on_yes: partial[None]) -> None:
        dialog.accepted.connect(on_yes)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _forget(self, person: Person) -> None:
        done = partial(self._on_forgotten, person)
        self._jobs.write(self, partial(_forget, person=person.id), done, self.refused.emit)

    def _on_forgotten(self, person: Person, left: Forgotten) -> None:
        self.forgotten.emit(Leaving(person, left.backups))


class NameDialog(QDialog):
    """Has a name typed before it says yes; accents and case are forgiven."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self.setWindowTitle(tr("Are you sure?"))
        self.field = QLineEdit(self)
        self.field.setFont(font("text"))
        self.field.setAccessibleName(tr("The name, once more"))
        self.yes = primary_button(tr("Forget for good"))
        cancel = plain_button(tr("Cancel"))
        column = dialog_column(self, tr("Type the name once more"))
        sentence = tr("To forget for good, type: {name}", name=name)
        column.addWidget(_of_width(PlainLabel(sentence, "text", wrap=True, parent=self)))
        column.addSpacing(SPACE.small)
        column.addWidget(_of_width(self.field))
        column.addLayout(button_row(cancel, self.yes))
        self.setAccessibleDescription(sentence)
        self.yes.setEnabled(False)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_entered)
        self.yes.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.field.setFocus()

    @Slot(str)
    def _on_typed(self, text: str) -> None:
        self.yes.setEnabled(bool(text.strip()) and fold(text) == fold(self._name))

    @Slot()
    def _on_entered(self) -> None:
        if self.yes.isEnabled():
            self.accept()


class BackupsLeft(QDialog):
    """Names the backups that still hold whoever was forgotten, and leads to their folder."""

    def __init__(self, backups: Sequence[Path], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = backups[0].parent
        self.setWindowTitle(tr("Backups of before"))
        self.files = QPlainTextEdit("\n".join(file.name for file in backups), self)
        self.files.setReadOnly(True)
        self.files.setTabChangesFocus(True)
        self.files.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.files.setFont(font("small"))
        self.files.setAccessibleName(self.windowTitle())
        self.files.setFixedHeight(_FILES_HEIGHT)
        self.show_folder = plain_button(tr("Show the folder"))
        understood = primary_button(tr("Understood"))
        sentence = tr("These still hold everything. Delete them if you want to be sure.")
        column = dialog_column(self, self.windowTitle())
        column.addWidget(_of_width(PlainLabel(sentence, "text", wrap=True, parent=self)))
        column.addWidget(_of_width(self.files))
        column.addLayout(button_row(self.show_folder, understood))
        self.setAccessibleDescription(sentence)
        self.show_folder.clicked.connect(self._on_show_folder)
        understood.clicked.connect(self.accept)
        understood.setFocus()

    @Slot()
    def _on_show_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


def _still_held(backups: Sequence[Path]) -> str:
    """Which backups will still hold them, the newest by name."""
    if not backups:
        return ""
    named = [backup_words(file) for file in reversed(backups[-_NAMED_AT_MOST:])]
    if older := len(backups) - len(named):
        named.append(tr_n("an older one", "{count} older ones", older))
    return tr("Backups of before keep holding it: {backups}. They are shown to you afterwards.", backups=listed(named))


def _backups(vault: Vault, _job: object) -> tuple[Path, ...]:
    return backups_of(vault)


def _forget(vault: Vault, _job: object, *, person: int) -> Forgotten:
    return forget(vault, person)


def _of_width(widget: QWidget) -> QWidget:
    widget.setFixedWidth(_WIDTH)
    return widget
