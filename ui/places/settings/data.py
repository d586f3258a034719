"""Where the vault lies, and the way out for everything in it."""

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from resources import tr
from ui.exporting import export_everything
from ui.jobs import Jobs
from ui.places.settings import work
from ui.places.settings.part import Part
from ui.places.settings.rows import Row, Section
from ui.widgets import PlainLabel, plain_button


class Data(Part):
    """People who stand twice, the export, and the folder. ``doubles_requested`` asks for the place of the first."""

    doubles_requested = Signal()

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(jobs, page)
        self.doubles = plain_button(tr("Look…"))
        self.doubles.setAccessibleName(tr("Find people who stand twice"))
        self.export = plain_button(tr("Export…"))
        self.where = PlainLabel("", "small", "soft", wrap=True, selectable=True, parent=page)
        self.show_folder = plain_button(tr("Show the folder"))
        self.doubles.clicked.connect(self.doubles_requested)
        self.export.clicked.connect(self._on_export)
        self.show_folder.clicked.connect(self._on_show_folder)

    def section(self) -> Section:
        """The table of its rows."""
        warning = tr("Into a file that other programs read, and so does anyone who finds it.")
        return Section(
            tr("Your data"),
            (
                Row(tr("People who stand twice"), tr("Side by side, to make one of two."), self.doubles),
                Row(tr("Export everything"), warning, self.export),
                Row(tr("Where it lies"), "", self.show_folder, self.where),
            ),
        )

    def show_facts(self, facts: work.Facts) -> None:
        """Show the folder."""
        super().show_facts(facts)
        self.where.setText(str(facts.folder))

    @Slot()
    def _on_export(self) -> None:
        export_everything(self.jobs, self.page)

    @Slot()
    def _on_show_folder(self) -> None:
        if self.facts:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.facts.folder.parent)))
