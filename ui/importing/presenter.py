"""The way of an import, from files to what came in, without a widget."""

import threading
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from models.importing import (
    Choices,
    ImportResult,
    Opened,
    Planned,
    Rehearsal,
    Remembered,
    Table,
    open_files,
    remembered,
    writes_to_rehearse,
)
from models.interchange.tables import Layout, Way
from ui.importing import work
from ui.importing.cards import Cards
from ui.importing.mapping_page import Asked
from ui.importing.reading_row import HowRead
from ui.importing.unfinished import Unfinished
from ui.jobs import Job, Jobs

_PLAIN = ("", "utf-8")
"""Encodings that leave no doubt."""


class ImportFlow(QObject):
    """Reads, asks about columns, rehearses, brings in and takes back, one after the other, off the GUI thread."""

    progressed = Signal(int, int)
    asked = Signal(object)
    """The ``Asked``: a table whose columns are to be explained."""

    beside_read = Signal(object)
    """The ``Beside`` that was asked for."""

    rehearsed = Signal(object)
    """The ``Cards``."""

    unread = Signal(str)
    """Why the files cannot be read."""

    unread_so = Signal(str)
    """Why they cannot be read in the way that was chosen; the last rehearsal stands."""

    brought_in = Signal(object)
    """The ``ImportResult``."""

    stopped = Signal()
    """The import was stopped in time: nothing was written."""

    refused = Signal(str)
    """Why it could not be brought in, or not be taken back."""

    taken_back = Signal()

    def __init__(self, jobs: Jobs, *, day_first: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._usual = Way(day_first=day_first)
        self._job: Job | None = None
        self._paths: tuple[Path, ...] = ()
        self._opened = Opened()
        self._moves = False
        self._ways: list[Way] = []
        self._tables: Sequence[Table | None] = ()
        self._to_ask: list[int] = []
        self._asking = 0
        self._found_encodings: tuple[str, ...] = ()
        self._rehearsal = Rehearsal()
        self._chosen: Choices | Remembered = Choices()
        self._unfinished = Unfinished()
        self._went: tuple[list[Way], Sequence[Table | None]] | None = None
        self._result: ImportResult | None = None
        self._stop = threading.Event()

    @property
    def how_read(self) -> HowRead:
        """How the files were read: the first whose encoding is in doubt, else the first table."""
        pairs = zip(self._found_encodings, self._rehearsal.encodings, strict=True)
        doubtful = next((now for found, now in pairs if found not in _PLAIN), "")
        texts = [table for table in self._tables if table and table.separator]
        dated = [table.day_first for table in self._tables if table and table.has_days]
        return HowRead(
            doubtful or next((table.encoding for table in texts), ""),
            next((table.separator for table in texts), ""),
            dated[0] if dated else None,
        )

    @property
    def has_columns(self) -> bool:
        """Whether one of the files is a table."""
        return any(self._tables)

    @property
    def unfinished(self) -> Unfinished:
        """The import as it stands, to go on with another time; nothing where it has begun, or no file is read."""
        if not self._paths:
            return Unfinished()
        chosen = self._chosen if isinstance(self._chosen, Remembered) else remembered(self._rehearsal, self._chosen)
        return Unfinished(tuple(map(str, self._paths)), tuple(self._ways), self._moves, chosen)

    def go_on(self, unfinished: Unfinished) -> None:
        """Read the files of an import that was left, as they were read then, with what was chosen."""
        self.read([Path(file) for file in unfinished.files])
        self._unfinished = unfinished
        self._moves, self._chosen = unfinished.moves, unfinished.chosen

    def read(self, paths: Sequence[Path]) -> None:
        """Read files, then ask about columns that nobody knows, then rehearse."""
        self._paths = tuple(paths)
        self._unfinished = Unfinished()
        self._found_encodings = ()
        self._went, self._moves = None, False
        self._rehearsal, self._chosen = Rehearsal(), Choices()
        self._job = self._jobs.run(self, partial(open_files, paths), self._on_opened, self._on_unread)

    def read_as(self, encoding: str) -> None:
        """Read those files in ``encoding`` that are not plainly UTF-8, or all tables where all are."""
        doubtful = [place for place, found in enumerate(self._found_encodings) if found not in _PLAIN]
        self._read_anew(doubtful or self._texts(), encoding=encoding)

    def part_by(self, separator: str) -> None:
        """Read all tables with columns that are parted so."""
        self._read_anew(self._texts(), separator=separator)

    def order_days(self, day_first: bool) -> None:
        """Read all tables with the day, or the month, first."""
        tables = [place for place, table in enumerate(self._tables) if table]
        self._read_anew(tables, day_first=day_first, is_day_order_sure=True)

    def move(self, moves: bool) -> None:
        """Rehearse with whoever is there moving to the circle of their card, or staying in their own."""
        self._moves = moves
        self._rehearse()

    def say_header(self, there_is: bool) -> None:
        """Read the table that is asked about with a header, or without."""
        self._read_anew((), has_header=there_is)

    def hold(self, layout: Layout) -> None:
        """Keep what was said so far of the table that is asked about, while it is read otherwise."""
        self._ways[self._asking] = replace(self._ways[self._asking], layout=layout)

    def ask(self) -> None:
        """Ask about the columns of all tables."""
        self._to_ask = [place for place, table in enumerate(self._tables) if table]
        self._ask_or_rehearse()

    def explain(self, layout: Layout) -> None:
        """What the columns are that were asked about; then the next table, or the rehearsal."""
        self.hold(layout)
        self._to_ask.remove(self._asking)
        self._look()

    def stop_reading(self) -> None:
        """Let the reading or rehearsing go."""
        self._paths = ()
        if self._job is not None:
            self._job.cancel()

    def planned(self, place: int) -> Planned:
        """The card at a place of the plan."""
        return self._rehearsal.planned[place]

    def look_closer(self, place: int, person: int | None = None) -> None:
        """Read the card at a place of the plan beside the one it is about, or beside ``person``."""
        call = partial(work.read_beside_card, self._rehearsal, place, person)
        self._job = self._jobs.read(self, call, self.beside_read.emit, self.unread.emit, replacing=self._job)

    def choose(self, chosen: Choices) -> None:
        """Remember what is chosen of the cards, for when their files are read otherwise."""
        self._chosen = chosen

    def bring_in(self) -> None:
        """Make a backup, then do what was rehearsed and chosen."""
        self._stop = threading.Event()
        assert isinstance(self._chosen, Choices)  # whoever brings in has seen a rehearsal
        call = partial(work.bring_in, self._rehearsal, self._chosen, self._stop)
        self._jobs.write(self, call, self._on_brought_in, self.refused.emit, self.progressed.emit)

    def stop(self) -> None:
        """Ask the import to stop. ``stopped`` tells that it did, ``brought_in`` that it was too late."""
        self._stop.set()

    def take_back(self) -> None:
        """Undo what was brought in."""
        if self._result is not None and self._result.batch is not None:
            call = partial(work.take_back, self._result.batch)
            self._jobs.write(self, call, self._on_taken_back, self.refused.emit)

    def _texts(self) -> list[int]:
        return [place for place, table in enumerate(self._tables) if table and table.separator]

    def _on_opened(self, opened: Opened) -> None:
        self._opened = opened
        was = self._unfinished.ways
        self._ways = list(was) if len(was) == len(opened.files) else [self._usual] * len(opened.files)
        self._to_ask = []
        self._look()

    def _read_anew(self, places: Sequence[int], **anew: Any) -> None:
        """Read these files otherwise, or the one alone that is asked about."""
        for place in [self._asking] if self._to_ask else places:
            self._ways[place] = replace(self._ways[place], **anew)
        self._look()

    def _look(self) -> None:
        call, progressed = partial(work.look_at, self._opened.files, tuple(self._ways)), self.progressed.emit
        self._job = self._jobs.read(self, call, self._on_looked, self._on_unread, progressed, replacing=self._job)

    def _on_looked(self, tables: Sequence[Table | None]) -> None:
        self._tables = tables
        doubted = [place for place, table in enumerate(tables) if table and table.in_doubt]
        self._to_ask = sorted({*self._to_ask, *doubted})
        self._ask_or_rehearse()

    def _ask_or_rehearse(self) -> None:
        if not self._to_ask:
            self._rehearse()
            return
        self._asking = self._to_ask[0]
        table = self._tables[self._asking]
        assert table is not None  # only tables are asked about
        count = sum(1 for each in self._tables if each)
        number = sum(1 for each in self._tables[: self._asking + 1] if each)
        self.asked.emit(Asked(table, number, count))

    def _rehearse(self) -> None:
        # an archive is rehearsed by loading it and rolling back, which the reader's vault would refuse
        way = self._jobs.write if writes_to_rehearse(self._opened.files) else self._jobs.read
        wanted = work.Wanted(self._opened, tuple(self._ways), self._moves)
        call = partial(work.rehearse, wanted, self._rehearsal, self._chosen)
        self._job = way(self, call, self._on_rehearsed, self._on_unread, self.progressed.emit, replacing=self._job)

    def _on_rehearsed(self, cards: Cards) -> None:
        self._rehearsal = cards.rehearsal
        self._went = list(self._ways), self._tables
        self._found_encodings = self._found_encodings or cards.rehearsal.encodings
        self.rehearsed.emit(cards)

    def _on_unread(self, why: str) -> None:
        if self._went is None:
            self._paths = ()
            self.unread.emit(why)
            return
        ways, self._tables = self._went
        self._ways, self._to_ask = list(ways), []
        self.unread_so.emit(why)

    def _on_brought_in(self, result: ImportResult | None) -> None:
        if result is None:
            self.stopped.emit()
            return
        self._result, self._paths = result, ()
        self.brought_in.emit(result)

    @Slot(object)
    def _on_taken_back(self, _nothing: None) -> None:
        self.taken_back.emit()
