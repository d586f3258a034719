"""The steps of an introduction, as a test takes them and reads what came of them."""

from collections.abc import Callable
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from models.introductions import Introduction, Introductions
from models.vault import Vault
from tests.fixtures import TODAY
from tests.ui.places.rooms import Room
from ui.places.introductions import IntroductionsPlace
from ui.widgets import PlainLabel
from ui.widgets.flowing import FlowingLabel

Open = Callable[[], Room[IntroductionsPlace]]
LONG_AGO = TODAY - timedelta(days=10)


def only(vault: Vault) -> Introduction:
    (introduction,) = Introductions(vault).all()
    return introduction


def asked_on(vault: Vault, two: tuple[int, int], *answers: str, day: str = "") -> int:
    """An introduction where both were asked, and gave these answers; an empty one is none yet."""
    introductions = Introductions(vault)
    id = introductions.propose(*two, teaser_a="A joiner", teaser_b="A designer")
    for person in two:
        introductions.ask(id, person, day)
    for person, answer in zip(two, answers, strict=False):
        if answer:
            introductions.answer(id, person, answer)
    return id


def put_in_touch(vault: Vault, two: tuple[int, int], day: str = "") -> int:
    id = asked_on(vault, two, "yes", "yes")
    Introductions(vault).share(id, on=day)
    return id


def texts(room: Room[IntroductionsPlace]) -> str:
    return texts_of(room.place.board.page)


def texts_of(widget: QWidget) -> str:
    labels = [one for kind in (PlainLabel, FlowingLabel) for one in widget.findChildren(kind) if one.isVisible()]
    return "\n".join(label.text() for label in labels)


def strike(room: Room[IntroductionsPlace], keys: str) -> None:
    """Press these keys, and wait for what comes of each."""
    for key in keys:
        if key == "\n":
            room.press(Qt.Key.Key_Return)
        else:
            room.keys(key)


def copied() -> str:
    return str(QApplication.clipboard().text())
