"""What the notebook and its places ask of each other."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from ui.places.people import Leaving


class Keeping(Protocol):
    """A place where something may be half written."""

    def restore(self, state: str) -> None:
        """Be again where ``state`` told, with what was half written."""
        ...

    def state(self) -> str:
        """Where one is in it, and what is half written."""
        ...

    def put_down(self) -> None:
        """Stop writing without keeping anything."""
        ...


class Writing(Keeping, Protocol):
    """One that says when what is half written is no longer what it was."""

    draft_changed: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """What places ask of the notebook.

    ``draft_changed``: what is half written is worth keeping again; ``sentence_changed``: so is what stands in the bar.
    ``undo_requested`` brings the change to take back, ``forgotten`` who is to leave no trace in the window either.
    """

    draft_changed: Callable[[], None]
    sentence_changed: Callable[[], None]
    undo_requested: Callable[[int], None]
    forgotten: Callable[[Leaving], None]
    import_requested: Callable[[list[Path]], None]
    language_chosen: Callable[[str | None], None]
    theme_chosen: Callable[[str], None]
    lock_after_chosen: Callable[[int], None]
    today_budget_chosen: Callable[[int], None]
    day_first_chosen: Callable[[bool], None]
    mailboxes_chosen: Callable[[tuple[str, ...]], None]
