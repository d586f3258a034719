"""The first step: what this is, and where it will lie."""

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.places.choosing import choose_folder
from ui.places.first_run.step import Step
from ui.theme import SPACE
from ui.widgets import Card, ElidedLabel, Glyph, PlainLabel, link_button


class WelcomeStep(Step):
    """Says honestly what it is. ``folder`` is where the vault is to be made."""

    opening_wanted = Signal()

    def __init__(self, folder: Path, *, back: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("A notebook for the people who count"),
            tr(
                "Whom you know, what was said, what you owe each other:"
                " kept on this computer, encrypted, for you alone."
            ),
            tr("Begin"),
            back=back,
            parent=parent,
        )
        self._folder = folder
        self._place = ElidedLabel("", "small", "soft", parent=self)
        self.change = link_button(tr("Change…"))
        self.open_other = link_button(tr("I have a vault already"))
        self._say_what_it_is()
        self._say_where()
        self.beside.insertWidget(1, self.open_other)
        self.change.clicked.connect(self._on_change)
        self.open_other.clicked.connect(self.opening_wanted)

    @property
    def folder(self) -> Path:
        """Where the vault is to be made."""
        return self._folder

    def put_folder(self, folder: Path) -> None:
        """Make it there instead."""
        self._folder = folder
        self._place.setText(str(folder))

    def _say_what_it_is(self) -> None:
        for icon_name, words in (
            ("hard-drive", tr("Nothing leaves this computer unless you hand it to someone yourself.")),
            ("key-round", tr("Your passphrase opens it, and a sheet of words you keep on paper. Nothing else does.")),
            ("users", tr("No score, no count, no noise: it is for a few people, not for many.")),
        ):
            row = QHBoxLayout()
            row.setSpacing(SPACE.medium)
            row.addWidget(Glyph(icon_name, "accent", parent=self))
            row.addWidget(PlainLabel(words, "text", wrap=True, parent=self), 1)
            self.content.addLayout(row)

    def _say_where(self) -> None:
        card = Card(self)
        card.body.setSpacing(SPACE.hair)
        row = QHBoxLayout()
        row.addWidget(PlainLabel(tr("It will lie here"), "section", "soft", parent=card), 1)
        row.addWidget(self.change)
        card.body.addLayout(row)
        card.body.addWidget(self._place)
        self.content.addSpacing(SPACE.small)
        self.content.addWidget(card)
        self.put_folder(self._folder)

    @Slot()
    def _on_change(self) -> None:
        if chosen := choose_folder(self, tr("Choose the folder to keep it in"), existing(self._folder.parent)):
            self.put_folder(chosen / self._folder.name)
            self.sentence.say("")


def existing(folder: Path) -> Path:
    """``folder``, or the nearest one above it that is there."""
    return next(place for place in (folder, *folder.parents) if place.exists())
