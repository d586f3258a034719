"""Whose exchanges one may ask for: a person's, a circle's, a world's."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from PySide6.QtCore import QObject, Slot

from models.people import PersonRow
from models.search import Search
from models.text import fold
from models.vault import Vault
from models.words import person_line
from resources import tr
from ui.jobs import Job, Jobs
from ui.places.exchanges.reading import Desk
from ui.widgets.suggestions import SuggestingField, Suggestion

_MOST: Final = 8
_GROUPS: Final = 3


class WhoLookup(QObject):
    """Suggests for a field those circles and worlds whose name begins so, then people.

    The value of a suggestion is a pair: ``"person"`` or ``"circle"`` with an id, ``"world"`` with a name.
    """

    def __init__(self, jobs: Jobs, field: SuggestingField, desk: Callable[[], Desk]) -> None:
        super().__init__(field)
        self._jobs = jobs
        self._field = field
        self._desk = desk
        self._job: Job | None = None
        field.looked_for.connect(self._on_looked_for)

    @Slot(str)
    def _on_looked_for(self, text: str) -> None:
        ask = partial(_people, text=text)
        self._job = self._jobs.read(self, ask, partial(self._show, text), replacing=self._job)

    def _show(self, text: str, people: list[PersonRow]) -> None:
        groups = list(self._groups(fold(text)))[:_GROUPS]
        persons = [Suggestion(row.name, ("person", row.id), person_line(row)) for row in people]
        self._field.suggest(text, [*groups, *persons][:_MOST])

    def _groups(self, sought: str) -> Iterator[Suggestion]:
        for circle in self._desk().circles:
            if fold(circle.words).startswith(sought):
                yield Suggestion(circle.words, ("circle", circle.id), tr("circle"))
        for world in self._desk().worlds:
            if fold(world).startswith(sought):
                yield Suggestion(world, ("world", world), tr("world"))


def _people(vault: Vault, _job: object, *, text: str) -> list[PersonRow]:
    return Search(vault).people(text, _MOST)
