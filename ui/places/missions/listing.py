"""Missions as the cards of a list: what, how far, for whom and through whom."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from models.missions import Mission
from resources import phrase
from ui.places.card_list import CardList, Row
from ui.places.missions.sentences import STATES, client_words, way_words


class MissionList(CardList):
    """Missions, one of them chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._missions: tuple[Mission, ...] = ()

    @property
    def mission(self) -> Mission | None:
        """The chosen one."""
        return next((one for one in self._missions if one.id == self.chosen_id), None)

    def show_missions(self, missions: Sequence[Mission], wanted: int | None) -> None:
        """Have these in the list; ``wanted`` is chosen if it is among them."""
        self._missions = tuple(missions)
        self.show_rows([_row(one) for one in missions], wanted)


def _row(mission: Mission) -> Row:
    state, tone = STATES[mission.state]
    return Row(mission.id, mission.title, phrase(state), tone, (client_words(mission), way_words(mission)))
