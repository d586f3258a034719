"""One mission to read: the way it came, what is known, and what is still to be said."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from models.missions import Mission, Owed
from resources import phrase, tr
from ui.places.missions.sentences import (
    KEYS,
    STATES,
    Act,
    acts_of,
    client_words,
    facts,
    owed_words,
    way_words,
)
from ui.places.reading_page import ReadingPage

_AMOUNT = "amount"


@dataclass(frozen=True, slots=True)
class _Shown:
    """What stands on the page."""

    mission: Mission | None
    owed: tuple[Owed, ...]
    today: date
    with_amount: bool


class MissionPage(ReadingPage):
    """Shows a mission. ``acted`` brings an ``Act``; a letter is about what is ``Owed``."""

    acted = Signal(object)
    amount_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: _Shown | None = None
        self.key_pressed.connect(self._on_key_pressed)

    def show_mission(self, mission: Mission | None, owed: Sequence[Owed], today: date, *, with_amount: bool) -> None:
        """Show one, or nothing. A letter that is being written stays while its mission does."""
        was, self._shown = self._shown, _Shown(mission, tuple(owed), today, with_amount)
        if was == self._shown:
            return
        same = mission and was and was.mission and mission.id == was.mission.id
        self.begin(keeps_letter=bool(same) and self.letter_for in owed)
        if mission is not None:
            self._fill(mission, owed, today, with_amount)
        self.finish()

    def _fill(self, mission: Mission, owed: Sequence[Owed], today: date, with_amount: bool) -> None:
        state, tone = STATES[mission.state]
        self.head(mission.title, phrase(state), tone, client_words(mission))
        keys = [(KEYS[act], word, act.value) for act, word in acts_of(mission, owed)]
        if mission.amount_cents is not None:
            keys.append(("M", tr("the amount"), _AMOUNT))
        self.keys(keys)
        way = way_words(mission) or tr("Nobody is noted yet whom it came through.")
        self.section(tr("The way it came"), [(way, "")])
        self.section(tr("Still to say"), [(owed_words(one, mission, today), "") for one in owed])
        known = facts(mission, today, with_amount=with_amount)
        self.section(tr("What is known"), [(text, what) for what, text in known])

    @Slot(str)
    def _on_key_pressed(self, name: str) -> None:
        if name == _AMOUNT:
            self.amount_requested.emit()
        else:
            self.acted.emit(Act(name))
