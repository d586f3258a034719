"""What the parts of the settings have in common."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from ui.jobs import Jobs
from ui.places.settings.rows import Section
from ui.places.settings.work import Facts


class Part(QObject):
    """A section of the settings, and what happens in it.

    ``said`` has a sentence for the window's line; ``outdated`` asks to look again how things stand.
    """

    said = Signal(str)
    outdated = Signal()

    def __init__(self, jobs: Jobs, page: QWidget) -> None:
        super().__init__(page)
        self.jobs = jobs
        self.page = page
        self.facts: Facts | None = None

    def section(self) -> Section:
        """The table of its rows."""
        raise NotImplementedError

    def show_facts(self, facts: Facts) -> None:
        """Show how things stand now."""
        self.facts = facts

    def run(self, waiting: QWidget, call: Callable[[], Any], on_done: Callable[[Any], object]) -> None:
        """Run ``call`` on a thread of its own; ``waiting`` cannot be used meanwhile, and a refusal is said."""
        self.jobs.run(self, call, *self._answers(waiting, on_done))

    def write(self, waiting: QWidget, call: Callable[..., Any], on_done: Callable[[Any], object]) -> None:
        """The same on the vault's writing thread."""
        self.jobs.write(self, call, *self._answers(waiting, on_done))

    def _answers(
        self, waiting: QWidget, on_done: Callable[[Any], object]
    ) -> tuple[Callable[[Any], None], Callable[[str], None]]:
        keyboard = self.page.window().focusWidget()
        waiting.setEnabled(False)

        def end() -> None:
            waiting.setEnabled(True)
            if keyboard is not None and isValid(keyboard) and (keyboard is waiting or waiting.isAncestorOf(keyboard)):
                keyboard.setFocus()
            self.outdated.emit()

        def done(result: Any) -> None:
            end()
            on_done(result)

        def refused(sentence: str) -> None:
            end()
            self.said.emit(sentence)

        return done, refused
