"""The place of cards where the program was installed without what it needs."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from resources import tr
from ui.widgets import EmptyState


class HandingMissing(QWidget):
    """What the place says where the program was installed without what handing over needs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = tr("Handing cards over needs a few more libraries.")
        more = tr("Install them with python3 -m pip install “whispeer[sync]”, and start again. All else works without.")
        layout = QHBoxLayout(self)
        layout.addWidget(EmptyState("mail", words, more=more))
