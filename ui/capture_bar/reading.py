"""Reading the sentence off the window's thread, against people who are looked up once and again when they change."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from models.capture import Known, Span, Understood, completions, read
from models.vault import Changed, Vault
from resources import tr
from ui.capture_bar.draft import Draft
from ui.jobs import Job, Jobs, OnDone, OnRefused
from ui.widgets.suggestion_list import Suggestion

_KNOWN_FROM: Final = ("person", "circle", "tag", "interaction_tag", "world", "person_world")
"""The tables that a sentence is read against."""


Answer = TypeVar("Answer")
Read = Callable[[str], Understood]


@dataclass(frozen=True, slots=True)
class Offers:
    """What may stand in place of ``span``, where the cursor is: a suggestion's value is the text to put there."""

    span: Span
    names: tuple[Suggestion, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading a draft on ``today``. ``draft`` has its day."""

    draft: Draft
    understood: Understood
    offers: Offers
    today: date


class Shelf:
    """Where the reading thread keeps the people it knows. Only that thread looks them up; any may call them stale."""

    def __init__(self) -> None:
        self._wanted = 0
        self._kept: tuple[int, Known] | None = None

    def spoil(self) -> None:
        """Have them looked up anew next time."""
        self._wanted += 1

    @property
    def is_stale(self) -> bool:
        """Whether they are to be looked up before the next sentence can be read."""
        return self._kept is None or self._kept[0] != self._wanted

    def known(self, vault: Vault) -> Known:
        """The people there are."""
        # read before the vault is: what changes meanwhile is wanted again
        wanted = self._wanted
        if self._kept is None or self._kept[0] != wanted:  # and not ``is_stale``: it may be wanted anew any moment
            self._kept = (wanted, Known.of(vault))
        return self._kept[1]


class Reader(QObject):
    """Reads the newest draft and forgets about older ones. ``came`` brings the ``Reading``.

    ``spoilt`` tells that what was read may be read otherwise by now.
    """

    came = Signal(object)
    spoilt = Signal()

    def __init__(self, jobs: Jobs, day_first: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._day_first = day_first
        self._shelf = Shelf()
        self._job: Job | None = None
        jobs.changed.connect(self._on_changed)

    @property
    def waits(self) -> bool:
        """Whether the newest draft was not read yet."""
        return self._job is not None and not self._job.over

    def read(self, draft: Draft, cursor: int) -> None:
        """Read ``draft``, and see what the word at ``cursor`` may become."""
        call = partial(_read, self._shelf, draft, cursor, self._day_first())
        self._job = self._jobs.read(self, call, self.came.emit, replacing=self._job)

    @Slot()
    def get_ready(self) -> None:
        """Look the people up before the first letter is typed, if need be."""
        if self._shelf.is_stale:
            self._jobs.read(self, partial(_get_ready, self._shelf))

    def read_apart(self, draft: Draft, on_done: OnDone, on_refused: OnRefused) -> None:
        """Read ``draft``, whatever else is read meanwhile."""
        call = partial(_read, self._shelf, draft, 0, self._day_first())
        self._jobs.read(self, call, on_done, on_refused)

    def ask(self, call: Callable[[Known], Answer], on_done: Callable[[Answer], object]) -> None:
        """Look something up among those who are known."""
        self._jobs.read(self, partial(_ask, self._shelf, call), on_done)

    def try_out(self, reading: Reading, find: Callable[[Read], Answer], on_done: Callable[[Answer], object]) -> None:
        """Let ``find`` read other sentences as ``reading`` was, to see what would become of them."""
        self._jobs.read(self, partial(_try_out, self._shelf, reading, self._day_first(), find), on_done)

    def forget(self) -> None:
        """Wait for nothing any more."""
        if self._job is not None:
            self._job.cancel()

    @Slot(object)
    def _on_changed(self, changed: Changed) -> None:
        if changed.touches(*_KNOWN_FROM):
            self._shelf.spoil()
            self.spoilt.emit()


def _read(shelf: Shelf, draft: Draft, cursor: int, day_first: bool, vault: Vault, _job: object) -> Reading:
    known, today = shelf.known(vault), vault.clock.today()
    rests_on = Draft(draft.sentence, draft.answers, draft.day or today)
    understood = read(draft.sentence, known, rests_on.day or today, day_first=day_first, answers=draft.answers)
    return Reading(rests_on, understood, _offers(draft.sentence, cursor, known), today)


def _get_ready(shelf: Shelf, vault: Vault, _job: object) -> None:
    shelf.known(vault)


def _offers(sentence: str, cursor: int, known: Known) -> Offers:
    found = completions(sentence, cursor, known)
    about = about_people(known, found.names) if found.mark == "@" else {}
    typed = sentence[found.span.start : found.span.end]
    names = [Suggestion(found.mark + name, found.insert(name), about.get(name, "")) for name in found.names]
    # what is written already need not be offered
    return Offers(found.span, () if [one.words for one in names] == [typed.strip()] else tuple(names))


def about_people(known: Known, names: tuple[str, ...]) -> Mapping[str, str]:
    """What tells those of these names from others, where only one is called so; and which of them are circles."""
    wanted = set(names)
    found: dict[str, list[str]] = {}
    for person in known.people.values():
        if person.name in wanted:
            found.setdefault(person.name, []).append(person.about)
    circles = {circle.names[-1]: tr("circle") for circle in known.circles}
    return circles | {name: abouts[0] for name, abouts in found.items() if len(abouts) == 1}


def _ask(shelf: Shelf, call: Callable[[Known], Answer], vault: Vault, _job: object) -> Answer:
    return call(shelf.known(vault))


def _try_out(
    shelf: Shelf, reading: Reading, day_first: bool, find: Callable[[Read], Answer], vault: Vault, _job: object
) -> Answer:
    draft, known = reading.draft, shelf.known(vault)

    def as_before(sentence: str) -> Understood:
        return read(sentence, known, draft.day or reading.today, day_first=day_first, answers=draft.answers)

    return find(as_before)
