"""What the place asks of the vault."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from models.history import Entry, History, Preview, read_preview
from models.vault import Vault


@dataclass(frozen=True, slots=True)
class Listed:
    """The changes that hold ``text``, the newest first, on the vault's day."""

    text: str
    ids: list[int]
    today: date


def list_changes(vault: Vault, job: Any, *, text: str) -> Listed:
    """Every change, or those that hold a text."""
    return Listed(text, History(vault).ids(text, job.progress), vault.clock.today())


def read_entries(vault: Vault, ids: Sequence[int]) -> list[Entry]:
    """The changes of a page."""
    return History(vault).entries(ids)


def preview(vault: Vault, _job: object, *, id: int) -> Preview:
    """What reversing a change would touch. Raises ``Refused`` when it is no longer in the journal."""
    return read_preview(vault, id)


def reverse(vault: Vault, _job: object, *, id: int, only_untouched: bool) -> Entry:
    """Take a change back, or do it again. Raises ``Refused`` where that cannot be."""
    return History(vault).reverse(id, only_untouched=only_untouched)
