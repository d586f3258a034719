"""What was begun and not kept yet: as values, as JSON for the vault, and told when typing pauses."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from models.errors import Refused
from models.interactions import Channel
from models.words import date_words
from ui.places.typed_dates import read_date
from ui.widgets.suggestions import Suggestion

PAUSE_MS = 3000
"""How long nothing is typed before a draft is worth a write."""

_SOON_MS: Final = 100
"""After something was kept, its draft should be gone before a crash could bring it back."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What stands in the form of an exchange, as it was typed. ``id`` is the interaction that is changed, if one is.

    ``half_name`` and ``half_tag`` are no chips yet. ``day`` is the day it was typed, which "yesterday" rests on.
    """

    when: str
    channel: Channel
    people: tuple[Suggestion, ...]
    text: str
    tags: tuple[str, ...]
    id: int | None = None
    half_name: str = ""
    half_tag: str = ""
    day: date | None = None

    def on_day(self, today: date) -> "Draft":
        """The same as it is to be shown ``today``: what was "yesterday" on another day is said as a date."""
        if self.day is None or self.day == today:
            return replace(self, day=today)
        try:
            on = read_date(self.when, self.day) or self.day.isoformat()
        except Refused:
            return replace(self, day=today)
        return replace(self, when=date_words(on, today), day=today)


@dataclass(frozen=True, slots=True)
class FactDraft:
    """A fact of somebody that is being edited: ``key`` says which, as ``InPlace.key``."""

    person: int
    key: str
    text: str


@dataclass(frozen=True, slots=True)
class NewDraft:
    """What stands in the form for somebody new. ``lines`` are texts by the key of their field."""

    lines: Mapping[str, str] = field(default_factory=dict)
    worlds: tuple[str, ...] = ()
    knows: tuple[Suggestion, ...] = ()
    half_world: str = ""
    half_name: str = ""


@dataclass(frozen=True, slots=True)
class Drafts:
    """All that is half written in the place: exchanges by the person whose page they are on, a fact, new people."""

    exchanges: Mapping[int, Draft] = field(default_factory=dict)
    fact: FactDraft | None = None
    somebody: tuple[NewDraft, ...] = ()

    @classmethod
    def told(cls, told: object) -> "Drafts":
        """What ``telling`` told; whatever is not as it told it is passed over."""
        said = _dict(told)
        exchanges = {
            int(person): _draft(_dict(one))
            for person, one in _dict(said.get("exchanges")).items()
            if person.isascii() and person.isdecimal() and len(person) < 19
        }
        fact = _dict(said.get("fact"))
        return cls(
            exchanges,
            FactDraft(fact["person"], _text(fact, "key"), _text(fact, "text")) if is_id(fact.get("person")) else None,
            tuple(_new(_dict(one)) for one in _list(said.get("somebody"))),
        )

    @property
    def telling(self) -> dict[str, Any]:
        """As values that JSON has."""
        fact = self.fact
        return {
            "exchanges": {str(person): _telling(draft) for person, draft in self.exchanges.items()},
            "fact": {"person": fact.person, "key": fact.key, "text": fact.text} if fact else None,
            "somebody": [_telling_new(one) for one in self.somebody],
        }


class DraftWatch(QObject):
    """Says ``changed`` a while after typing stopped, if what ``read`` gives is not what it was.

    It listens to whatever field of ``place`` has the keyboard, so that no field has to tell.
    """

    changed = Signal()

    def __init__(self, place: QWidget, read: Callable[[], Drafts]) -> None:
        super().__init__(place)
        self._place = place
        self._read = read
        self._known = Drafts()
        self._field: QWidget | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_paused)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    def know(self, drafts: Drafts) -> None:
        """Take ``drafts`` for kept."""
        self._known = drafts

    @Slot()
    def look_soon(self) -> None:
        """Look without waiting for a pause."""
        self._timer.start(_SOON_MS)

    def stop(self) -> None:
        """Say nothing any more."""
        self._timer.stop()
        QApplication.instance().focusChanged.disconnect(self._on_focus_changed)  # type: ignore[union-attr]

    @Slot(QWidget, QWidget)
    def _on_focus_changed(self, left: QWidget | None, entered: QWidget | None) -> None:
        if isinstance(left, (QLineEdit, QPlainTextEdit)) and left is self._field:
            left.textChanged.disconnect(self._on_typed)
        self._field = None
        if isinstance(entered, (QLineEdit, QPlainTextEdit)) and self._place.isAncestorOf(entered):
            self._field = entered
            entered.textChanged.connect(self._on_typed)
        self._on_typed()  # leaving a field may end a draft, or choose something

    def _on_typed(self, *_text: str) -> None:
        self._timer.start(PAUSE_MS)

    @Slot()
    def _on_paused(self) -> None:
        now = self._read()
        if now != self._known:
            self._known = now
            self.changed.emit()


def is_id(told: object) -> bool:
    """Whether it can be the id of a row."""
    return isinstance(told, int) and not isinstance(told, bool) and 0 < told < 2**63


def is_text(told: object) -> bool:
    """Whether it is a text that a field and the vault can take: half of a surrogate pair is none."""
    if not isinstance(told, str):
        return False
    try:
        told.encode()
    except UnicodeEncodeError:
        return False
    return True


def _telling(draft: Draft) -> dict[str, Any]:
    return {
        "when": draft.when,
        "channel": draft.channel.value,
        "people": [[one.words, one.value] for one in draft.people],
        "text": draft.text,
        "tags": list(draft.tags),
        "id": draft.id,
        "half_name": draft.half_name,
        "half_tag": draft.half_tag,
        "day": draft.day.isoformat() if draft.day else "",
    }


def _draft(told: Mapping[str, Any]) -> Draft:
    channel = _text(told, "channel")
    return Draft(
        _text(told, "when"),
        Channel(channel) if channel in tuple(Channel) else Channel.OTHER,
        _people(told, "people"),
        _text(told, "text"),
        _texts(told, "tags"),
        told["id"] if is_id(told.get("id")) else None,
        _text(told, "half_name"),
        _text(told, "half_tag"),
        _day(_text(told, "day")),
    )


def _telling_new(draft: NewDraft) -> dict[str, Any]:
    return {
        "lines": dict(draft.lines),
        "worlds": list(draft.worlds),
        "knows": [[one.words, one.value] for one in draft.knows],
        "half_world": draft.half_world,
        "half_name": draft.half_name,
    }


def _new(told: Mapping[str, Any]) -> NewDraft:
    lines = _dict(told.get("lines"))
    return NewDraft(
        {key: lines[key] for key in lines if is_text(lines[key])},
        _texts(told, "worlds"),
        _people(told, "knows"),
        _text(told, "half_world"),
        _text(told, "half_name"),
    )


def _dict(told: object) -> dict[str, Any]:
    return told if isinstance(told, dict) else {}


def _list(told: object) -> list[Any]:
    return told if isinstance(told, list) else []


def _text(told: Mapping[str, Any], key: str) -> str:
    return told[key] if is_text(told.get(key)) else ""


def _texts(told: Mapping[str, Any], key: str) -> tuple[str, ...]:
    return tuple(one for one in _list(told.get(key)) if is_text(one) and one)


def _people(told: Mapping[str, Any], key: str) -> tuple[Suggestion, ...]:
    pairs = [pair for pair in _list(told.get(key)) if isinstance(pair, list) and len(pair) == 2]
    return tuple(
        Suggestion(words, value) for words, value in pairs if is_text(words) and (is_id(value) or is_text(value))
    )


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None
