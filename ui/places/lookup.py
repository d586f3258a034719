"""What a field may suggest: people, asked of the vault while one types, or names that are known already."""

from collections.abc import Callable, Iterable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Slot

from models.people import People, PersonRow
from models.text import fold
from models.vault import Vault
from models.words import person_line
from resources import tr
from ui.jobs import Job, Jobs
from ui.widgets.suggestions import SuggestingField, Suggestion

_MOST = 8


class PeopleLookup(QObject):
    """Suggests people for a field, and last somebody new of the name that is written.

    A stale question is cancelled by the next. ``leave_out`` gives ids that make no sense here.
    """

    def __init__(
        self, jobs: Jobs, field: SuggestingField, leave_out: Callable[[], Iterable[int]], *, may_add: bool = True
    ) -> None:
        super().__init__(field)
        self._jobs = jobs
        self._field = field
        self._leave_out = leave_out
        self._may_add = may_add
        self._job: Job | None = None
        field.looked_for.connect(self._on_looked_for)

    @Slot(str)
    def _on_looked_for(self, text: str) -> None:
        self._job = self._jobs.read(self, partial(_matches, text=text), partial(self._show, text), replacing=self._job)

    def _show(self, text: str, found: list[PersonRow]) -> None:
        left_out = set(self._leave_out())
        known = [Suggestion(row.name, row.id, person_line(row)) for row in found if row.id not in left_out]
        exact = any(fold(row.name) == fold(text) for row in found)
        if self._may_add and not exact:
            known = [*known[: _MOST - 1], Suggestion(text, text, tr("somebody new"))]
        self._field.suggest(text, known)


class NamesLookup(QObject):
    """Suggests names of a list that begin with what is written, word by word."""

    def __init__(self, field: SuggestingField, known: Callable[[], Sequence[str]]) -> None:
        super().__init__(field)
        self._field = field
        self._known = known
        field.looked_for.connect(self._on_looked_for)

    @Slot(str)
    def _on_looked_for(self, text: str) -> None:
        sought = fold(text)
        fitting = [name for name in self._known() if any(_begins(fold(name), sought))]
        self._field.suggest(text, [Suggestion(name, name) for name in fitting[:_MOST]])


def _matches(vault: Vault, _job: object, *, text: str) -> list[PersonRow]:
    people = People(vault)
    return people.rows(people.ids(text)[:_MOST])


def _begins(name: str, sought: str) -> Iterable[bool]:
    yield name.startswith(sought)
    for at, sign in enumerate(name):
        if sign in " -’'":
            yield name.startswith(sought, at + 1)
