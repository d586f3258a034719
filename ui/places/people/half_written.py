"""The facts of a page that somebody writes in: kept, put aside, and gone on with."""

from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QWidget

from models.people import ContactKind, DateKind
from ui.places.people.drafts import FactDraft
from ui.places.people.fact import InPlace
from ui.places.people.presenter import KNOWS

_OPENED_EMPTY: Final = frozenset({KNOWS, *ContactKind, *DateKind})
"""The facts there may be several of: one more opens as an empty row."""


class HalfWritten:
    """What is half written on ``page``. ``wanted`` is a draft that opens as soon as its person is shown.

    ``open_fact`` opens an empty fact of a kind, ``open_line`` has a line there that a draft belongs to.
    """

    def __init__(self, page: QWidget, open_fact: Callable[[str], object], open_line: Callable[[str], object]) -> None:
        self.wanted: FactDraft | None = None
        self._page = page
        self._open_fact = open_fact
        self._open_line = open_line

    def draft(self, person: int | None) -> FactDraft | None:
        """The fact of ``person``, who is shown, that is half written; else the one that waits."""
        for fact in self._facts():
            if fact.key and fact.is_half_written and person is not None:
                return FactDraft(person, fact.key, fact.written)
        return self.wanted

    def put_down(self) -> None:
        """Close what is being written in, and keep nothing of it."""
        for fact in self._facts():
            fact.close_editor(stay=False)

    def keep(self, person: int | None) -> None:
        """Keep what is being written of ``person``; what cannot be kept waits for one to come back."""
        for fact in self._facts():
            fact.keep()
            if fact.is_editing and person is not None:
                self.wanted = FactDraft(person, fact.key, fact.written)
                fact.close_editor(stay=False)

    def forget(self, person: int | None) -> None:
        """Let go of what waits for somebody who is no longer there."""
        if self.wanted is not None and self.wanted.person == person:
            self.wanted = None

    def write_on(self, person: int | None) -> None:
        """Open what was half written of ``person``. A contact or a date that is gone is begun anew."""
        wanted = self.wanted
        if wanted is None or wanted.person != person:
            return
        self.wanted = None
        fact = self._fact(wanted.key)
        kind = wanted.key.split(" ", 1)[0]
        if fact is None and kind in _OPENED_EMPTY:
            self._open_fact(kind)
            fact = self._fact(kind)
        elif fact is None:
            self._open_line(wanted.key)
            fact = self._fact(wanted.key)
        if fact is not None:
            fact.write(wanted.text)

    def _facts(self) -> list[InPlace]:
        return self._page.findChildren(InPlace)

    def _fact(self, key: str) -> InPlace | None:
        """The fact with this key, if it stands on the page."""
        return next((fact for fact in self._facts() if key and fact.key == key), None)
