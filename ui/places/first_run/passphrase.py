"""The second step: the passphrase, and the keyring for those who ask for it."""

from PySide6.QtWidgets import QCheckBox, QWidget

from resources import tr
from ui.places.first_run.step import Step
from ui.places.new_passphrase import NewPassphrase
from ui.theme import font
from ui.widgets import PlainLabel


class PassphraseStep(Step):
    """A passphrase, twice the same."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            tr("A passphrase of your own"),
            tr("A few words that come to nobody else’s mind. You will type it each time you open the notebook."),
            parent=parent,
        )
        self.passphrase = NewPassphrase(self)
        self.keyring = QCheckBox(tr("Let this computer’s keyring open it too"), self)
        self.keyring.setFont(font("text"))
        explains = PlainLabel(
            tr("Quicker, but whoever uses your session opens the notebook. You can change this later."),
            "small",
            "soft",
            wrap=True,
            parent=self,
        )
        explains.setContentsMargins(26, 0, 0, 0)
        self.content.addWidget(self.passphrase)
        self.content.addWidget(self.keyring)
        self.content.addWidget(explains)
        self.passphrase.changed.connect(self.begin)
        self.passphrase.entered.connect(self.go_on)
        self.setFocusProxy(self.passphrase)
        self.begin()

    def begin(self) -> None:
        """One goes on when the passphrase is there twice."""
        self.on.setEnabled(self.passphrase.ready)
