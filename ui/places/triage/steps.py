"""What was done here since one came, the last of it to be taken back first. No Qt here."""

from collections.abc import Sequence
from dataclasses import dataclass

from models.vault import Vault
from ui.places.triage.work import Deed


@dataclass(slots=True)
class Step:
    """One deed with some people. ``change`` is its id once it is written: 0 before, and where nothing was to change."""

    people: tuple[int, ...]
    change: int = 0

    def write(self, vault: Vault, _job: object, *, deed: Deed) -> None:
        """Do it, on the writing thread; what is asked for after it finds its ``change`` there."""
        self.change = deed(vault)

    def take_back(self, vault: Vault, _job: object) -> None:
        """Undo it, on the writing thread. Raises ``Refused`` when what it touched was changed again."""
        if self.change:
            vault.undo(self.change)


class Steps:
    """The steps of one visit, and who was dealt with and left the list by them."""

    def __init__(self) -> None:
        self._steps: list[Step] = []
        self._dealt_with: dict[int, None] = {}

    @property
    def any(self) -> bool:
        """Whether anything was done."""
        return bool(self._steps)

    def add(self, people: Sequence[int], *, leave: bool, change: int = 0) -> Step:
        """One more; ``leave`` says that these people go from the list."""
        step = Step(tuple(people), change)
        self._steps.append(step)
        if leave:
            self._dealt_with |= dict.fromkeys(people)
        return step

    def pop(self) -> Step | None:
        """The last one, which is to be taken back."""
        return self._steps.pop() if self._steps else None

    def drop(self, step: Step) -> None:
        """One that could not be done."""
        if step in self._steps:
            self._steps.remove(step)

    def came_back(self, ids: Sequence[int]) -> list[int]:
        """Who of ``ids`` had been dealt with, and waits again since something was undone; told once."""
        back = [id for id in ids if id in self._dealt_with]
        for id in back:
            del self._dealt_with[id]
        return back
