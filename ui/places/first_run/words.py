"""The third step: the recovery words, shown this once."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.errors import Refused
from models.vault.files import write_new
from resources import tr
from ui.jobs import Jobs
from ui.places.attempts import attempt
from ui.places.choosing import choose_new_file
from ui.places.first_run.sheet import paint_sheet, sheet_as_pdf
from ui.places.first_run.step import Step
from ui.places.words_entry import WordsShown
from ui.theme import SPACE
from ui.widgets import PlainLabel, plain_button


class WordsStep(Step):
    """The words in a grid, to be written down, printed or kept as PDF."""

    def __init__(self, jobs: Jobs, name: str, words: Sequence[str], today: date, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("Twenty words on paper"),
            tr("If you forget the passphrase, these words open the notebook. Write them down, in this order."),
            tr("I have them"),
            parent=parent,
        )
        self._jobs = jobs
        self._name = name
        self._words = words
        self._today = today
        self.print = plain_button(tr("Print…"), "printer")
        self.save = plain_button(tr("Save as PDF…"), "download")
        row = QHBoxLayout()
        row.setSpacing(SPACE.small)
        row.addWidget(self.print)
        row.addWidget(self.save)
        row.addStretch(1)
        row.setContentsMargins(0, SPACE.hair, 0, SPACE.small)
        self.content.addWidget(WordsShown(words, self))
        self.content.addLayout(row)
        self.content.addWidget(
            PlainLabel(
                tr("There is no third way in. Lose both and nobody, not even us, can open it."),
                "strong",
                wrap=True,
                parent=self,
            )
        )
        self.print.clicked.connect(self._on_print)
        self.save.clicked.connect(self._on_save)

    @Slot()
    def _on_print(self) -> None:
        # Loaded here: few print, and the module brings the desktop's printers along.
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter()
        if QPrintDialog(printer, self).exec():
            paint_sheet(printer, self._name, self._words, self._today)

    @Slot()
    def _on_save(self) -> None:
        proposed = Path.home() / f"{tr('Recovery words')}.pdf"
        file = choose_new_file(self, tr("Save as PDF…"), proposed, {".pdf": "PDF"})
        if file is None:
            return
        sheet = sheet_as_pdf(self._name, self._words, self._today)
        keep = partial(write_new, file, sheet)
        self._jobs.run(self, partial(attempt, keep), self._on_saved)

    def _on_saved(self, found: Refused | None) -> None:
        if found:
            self.sentence.say(str(found))
        else:
            self.sentence.say(tr("Saved. Print it, then delete the file: it opens your notebook."))
