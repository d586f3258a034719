"""Where the vault lies, and the way out for everything in it."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QUrl, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from resources import tr, tr_n
from ui.jobs import Job, Jobs
from ui.places.choosing import choose_new_file
from ui.places.settings import work
from ui.places.settings.part import Part
from ui.places.settings.rows import Row, Section
from ui.widgets import PlainLabel, ProgressStrip, ask, plain_button


class Data(Part):
    """Export, and the folder."""

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(jobs, page)
        self.export = plain_button(tr("Export…"))
        self.strip = ProgressStrip(parent=page)
        policy = self.strip.sizePolicy()
        policy.setRetainSizeWhenHidden(False)  # it comes once in a while, and nothing stands right below
        self.strip.setSizePolicy(policy)
        self.where = PlainLabel("", "small", "soft", wrap=True, selectable=True, parent=page)
        self.show_folder = plain_button(tr("Show the folder"))
        self._job: Job | None = None
        self.export.clicked.connect(self._on_export)
        self.strip.stop_requested.connect(self._on_stop)
        self.show_folder.clicked.connect(self._on_show_folder)

    def section(self) -> Section:
        """The table of its rows."""
        warning = tr("Into a file that other programs read, and so does anyone who finds it.")
        return Section(
            tr("Your data"),
            (
                Row(tr("Export everything"), warning, self.export, self.strip),
                Row(tr("Where it lies"), "", self.show_folder, self.where),
            ),
        )

    def show_facts(self, facts: work.Facts) -> None:
        """Show the folder."""
        super().show_facts(facts)
        self.where.setText(str(facts.folder))

    @Slot()
    def _on_export(self) -> None:
        sure = ask(
            self.page,
            tr("Export everything"),
            tr("The file is not encrypted: whoever finds it reads it. Delete it when it has served."),
            tr("Choose a file…"),
        )
        if not sure:
            return
        kinds = f"{tr('Everything')} (*.json);;{tr('Address book')} (*.vcf)"
        file = choose_new_file(self.page, tr("Export everything"), Path.home() / "whispeer.json", kinds)
        if file is None:
            return
        self.export.setEnabled(False)
        self.strip.begin(tr("Exporting…"))
        call = partial(work.export_to, file if file.suffix else file.with_suffix(".json"))
        self._job = self.jobs.read(self, call, self._on_exported, self._on_refused, self.strip.advance)

    def _on_exported(self, people: int) -> None:
        self._end()
        self.said.emit(tr_n("One person exported.", "{count} people exported.", people))

    def _on_refused(self, sentence: str) -> None:
        self._end()
        self.said.emit(sentence)

    @Slot()
    def _on_stop(self) -> None:
        if self._job:
            self._job.cancel()
        self._end()

    def _end(self) -> None:
        self.export.setEnabled(True)
        self.strip.end()

    @Slot()
    def _on_show_folder(self) -> None:
        if self.facts:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.facts.folder.parent)))
