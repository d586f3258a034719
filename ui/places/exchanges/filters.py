"""The filters over the timeline: with whom, how, under which tag, when."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QWidget

from models.errors import Refused
from models.exchange_words import CHANNELS
from models.interactions import Sought
from resources import phrase, tr
from ui.jobs import Jobs
from ui.places.exchanges.filter_button import FilterButton
from ui.places.exchanges.reading import Desk
from ui.places.exchanges.typed_spans import read_span, span_in_words
from ui.places.exchanges.who import WhoLookup
from ui.places.lookup import NamesLookup
from ui.widgets import FlowLayout
from ui.widgets.suggestions import SuggestingField, Suggestion

_FIELD_WIDTH: Final = 220
_OFFERED_TAGS: Final = 50
_PASSING: Final = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
WHO, HOW, TAG, WHEN = "who", "how", "tag", "when"


class FilterBar(QWidget):
    """Buttons that each set a part of what is sought. One that is pressed becomes a field.

    ``changed`` says that something else is sought; ``left`` that Escape asks to go back to the list.
    ``refused`` brings the sentence for what was typed and cannot be read.
    """

    changed = Signal()
    left = Signal()
    refused = Signal(str)

    def __init__(self, jobs: Jobs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sought = Sought()
        self._desk = Desk(date.min, (), (), ())
        self._flow = FlowLayout(self)
        self.buttons = {
            WHO: FilterButton(tr("With…"), self),
            HOW: FilterButton(tr("How…"), self),
            TAG: FilterButton(tr("Tag…"), self),
            WHEN: FilterButton(tr("When…"), self),
        }
        self.fields = {
            WHO: SuggestingField(tr("With whom"), tr("a person, a circle, a world"), takes_first=True, parent=self),
            HOW: SuggestingField(tr("How"), tr("coffee, call…"), takes_first=True, parent=self),
            TAG: SuggestingField(tr("Tag"), tr("a tag"), takes_first=True, parent=self),
            WHEN: SuggestingField(tr("When"), tr("2025, spring 2024, since May"), parent=self),
        }
        self._build(jobs)

    @property
    def sought(self) -> Sought:
        """What is sought, but for its text."""
        return self._sought

    @property
    def is_set(self) -> bool:
        """Whether any filter is."""
        return self._sought != Sought()

    def know(self, desk: Desk) -> None:
        """Offer what there is to choose from."""
        self._desk = desk
        self._say_words()

    def seek(self, sought: Sought) -> None:
        """Set all of them; the text is left to the search field."""
        self._close_fields()
        self._sought = replace(sought, text="")
        self._say_words()

    def name_who(self, words: str) -> None:
        """Show what the person or circle that was asked for is called."""
        self.buttons[WHO].say(words)

    def ask(self, key: str) -> None:
        """Open the field of a filter, and offer what there is to choose from."""
        self._close_fields()
        field = self.fields[key]
        self.buttons[key].hide()
        field.show()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        field.suggest("", self._offers(key))

    def focus_first(self) -> None:
        """Bring the keyboard to the first filter."""
        self.buttons[WHO].setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What an open field lets through: Escape closes it, and Enter in an empty one clears its filter."""
        key = next((key for key, field in self.fields.items() if field.hasFocus()), None)
        if key is not None and event.key() == Qt.Key.Key_Escape:
            self._close_fields(stay=key)
        elif key is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._clear(key)
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A field closes when the keyboard goes elsewhere in the window."""
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut and event.reason() not in _PASSING:
            self._close_fields()
        return super().eventFilter(watched, event)

    def _build(self, jobs: Jobs) -> None:
        for key, button in self.buttons.items():
            self._flow.addWidget(button)
            button.clicked.connect(partial(self.ask, key))
            button.cleared.connect(partial(self._clear, key))
            button.stepped.connect(partial(self._step, key))
            button.left.connect(self.left)
            field = self.fields[key]
            field.setFixedWidth(_FIELD_WIDTH)
            within = button.sizeHint().height() - 2  # as high as a button, with a frame around
            field.setStyleSheet(f"min-height: {within}px; max-height: {within}px; padding: 0 10px")
            field.hide()
            field.installEventFilter(self)
            self._flow.addWidget(field)
        self.fields[WHO].chosen.connect(self._on_who)
        self.fields[HOW].chosen.connect(self._on_how)
        self.fields[TAG].chosen.connect(self._on_tag)
        self.fields[WHEN].chosen.connect(self._on_when)
        WhoLookup(jobs, self.fields[WHO], self._offered_desk)
        NamesLookup(self.fields[TAG], self._offered_tags)
        NamesLookup(self.fields[HOW], self._offered_channels)

    def _offers(self, key: str) -> list[Suggestion]:
        """What is offered before a letter is typed."""
        offers = {
            WHO: [Suggestion(one.words, ("circle", one.id), tr("circle")) for one in self._desk.circles],
            HOW: [Suggestion(name, name) for name in self._offered_channels()],
            TAG: [Suggestion(tag, tag) for tag in self._desk.tags[:_OFFERED_TAGS]],
        }
        return offers.get(key, [])

    def _offered_channels(self) -> list[str]:
        return [phrase(words) for words, _ in CHANNELS.values()]

    def _offered_desk(self) -> Desk:
        return self._desk

    def _offered_tags(self) -> tuple[str, ...]:
        return self._desk.tags

    def _step(self, key: str, by: int) -> None:
        order = list(self.buttons)
        self.buttons[order[(order.index(key) + by) % len(order)]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _close_fields(self, stay: str = "") -> None:
        """Have buttons again; the keyboard goes to that of ``stay``."""
        for key, field in self.fields.items():
            if field.isVisibleTo(self):
                had = field.hasFocus()
                self.buttons[key].show()
                if stay == key or had:
                    self.buttons[key].setFocus(Qt.FocusReason.OtherFocusReason)
                field.hide()
                field.clear()

    def _set(self, key: str, **values: object) -> None:
        """Seek something else, and leave the keyboard with the filter that says so."""
        self._sought = replace(self._sought, **values)  # type: ignore[arg-type]  # by name
        self._close_fields(stay=key)
        self._say_words()
        self.changed.emit()

    def _clear(self, key: str) -> None:
        blank: dict[str, dict[str, object]] = {
            WHO: {"person": None, "circle": None, "world": ""},
            HOW: {"channel": None},
            TAG: {"tag": ""},
            WHEN: {"since": "", "until": ""},
        }
        if key == WHO:
            self.name_who("")
        self._set(key, **blank[key])

    def _say_words(self) -> None:
        sought = self._sought
        if sought.person is None and sought.circle is None:
            self.name_who(sought.world)
        self.buttons[HOW].say(phrase(CHANNELS[sought.channel][0]) if sought.channel else "")
        self.buttons[TAG].say(f"#{sought.tag}" if sought.tag else "")
        span = (sought.since, sought.until)
        self.buttons[WHEN].say(span_in_words(span, self._desk.today) if any(span) else "")

    @Slot(object)
    def _on_how(self, chosen: Suggestion) -> None:
        channels = zip(self._offered_channels(), CHANNELS, strict=True)
        self._set(HOW, channel=next((channel for words, channel in channels if words == chosen.words), None))

    @Slot(object)
    def _on_who(self, chosen: Suggestion) -> None:
        kind, value = chosen.value if isinstance(chosen.value, tuple) else ("world", chosen.value)
        self.name_who(chosen.words)
        self._set(WHO, **({"person": None, "circle": None, "world": ""} | {kind: value}))

    @Slot(object)
    def _on_tag(self, chosen: Suggestion) -> None:
        self._set(TAG, tag=chosen.words)

    @Slot(object)
    def _on_when(self, chosen: Suggestion) -> None:
        try:
            since, until = read_span(chosen.words, self._desk.today)
        except Refused as refusal:
            self.fields[WHEN].setText(chosen.words)
            self.refused.emit(str(refusal))
            return
        self._set(WHEN, since=since, until=until)
