"""Going in, and all that is written there."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from models.refuge import Refuge, locks, open_locks
from models.vault import Vault
from tests.furnished import REFUGE_PASSPHRASE
from tests.ui.places.keys import enter
from tests.ui.places.rooms import Room
from ui.places.refuge import RefugePlace

CTRL = Qt.KeyboardModifier.ControlModifier


def stretch(room: Room[RefugePlace]) -> None:
    """Wait for a passphrase to be stretched, which is slow on purpose."""
    room.qtbot.waitUntil(lambda: room.jobs.pending == 0, timeout=60_000)
    room.settle()


def unlock(room: Room[RefugePlace], passphrase: str = REFUGE_PASSPHRASE) -> None:
    """Type the passphrase at the door."""
    enter(passphrase)
    stretch(room)


def refuge_of(vault: Vault, passphrase: str) -> Refuge:
    return Refuge(vault, open_locks(locks(vault), passphrase))


def read_on(widget: QWidget) -> str:
    """All that is written on it, seen or unseen, for the eye and for who does not see it."""
    told = [label.text() for label in widget.findChildren(QLabel)]
    told += [field.text() for field in widget.findChildren(QLineEdit)]
    told += [page.toPlainText() for page in widget.findChildren(QPlainTextEdit)]
    for each in widget.findChildren(QWidget):
        told += [each.accessibleName(), each.accessibleDescription()]
    return "\n".join(told)
