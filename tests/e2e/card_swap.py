"""Two people, each at a window on a screen of their own, swap cards by code: every deed is a key that is pressed."""

import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from threading import Event, Thread
from typing import Final

from app.settings import Settings, save
from tests.e2e.person import Person
from tests.e2e.screens import Window, window_of
from tests.sync.transports.mailbox import mailbox_server

_REST: Final = 0.01
_WORK: Final = 30_000
_CODE: Final = re.compile(r"\d{6}|[a-z]+(?: {3}[a-z]+){2}")


@dataclass(frozen=True, slots=True)
class Side:
    """Someone at their window."""

    person: Person
    window: Window

    @property
    def given(self) -> str:
        """What one types to find them."""
        return self.person.name.split()[0].lower()


@contextmanager
def two_sides(folder: Path) -> Iterator[tuple[Side, Side]]:
    """Two who know nothing of each other, at their windows, with a mailbox server that both have in their settings."""
    people = [Person(name, folder / name.split()[0]) for name in ("Ana Prado", "Ben Okafor")]
    with mailbox_server() as server:
        settings = Settings(language="en", mailboxes=(server.url,))
        for one in people:
            save(settings, one.home / "whispeer" / "settings.json")
        ana, ben = people
        with window_of(ana) as hers, window_of(ben) as his:
            yield Side(ana, hers), Side(ben, his)


class Steady(Thread):
    """Somebody beside the windows who does the same bit of work again and again.

    What it once took longer than usual, the machine takes of anybody. Only the time at work is counted: not that in
    which others had the processors.
    """

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._ended = Event()
        self._took: list[float] = []

    def run(self) -> None:
        while not self._ended.wait(_REST):
            begun = time.thread_time()
            sum(at * at for at in range(_WORK))
            self._took.append(1000 * (time.thread_time() - begun))

    def end(self) -> float:
        """How much longer than usual it took at most, in milliseconds."""
        self._ended.set()
        self.join()
        return max(self._took) - median(self._took)


@dataclass(frozen=True, slots=True)
class Swapped:
    """How long it took, in seconds, and what the worst of both windows was meanwhile, as ``Pulse`` has it.

    ``machine`` is what the machine took of somebody else at a time, as ``Steady`` has it.
    """

    seconds: float
    late: float
    own: float
    busy: float
    machine: float


def swap(ana: Side, ben: Side) -> Swapped:
    """They exchange keys, and each hands the other a card, which is kept; then each looks at the other’s page."""
    for side in (ana, ben):
        side.window.until("Nobody is here yet.")
        side.window.begin_to_count()
    steady, started = Steady(), time.monotonic()
    steady.start()
    for side in (ana, ben):
        _go(side, "cards", "Cards, Ctrl")
        side.window.until("Nothing waits here.")
    _exchange_keys(ana, ben)
    for giver, taker in ((ana, ben), (ben, ana)):
        _hand_card(giver, taker)
    seconds, pulses = time.monotonic() - started, [side.window.pulse() for side in (ana, ben)]
    late, own, busy = (max(worst) for worst in zip(*((one.late, one.own, one.busy) for one in pulses), strict=True))
    swapped = Swapped(seconds, late, own, busy, steady.end())
    for side, other in ((ana, ben), (ben, ana)):
        _go(side, other.given, other.person.name)
        side.window.until(other.person.email)
    return swapped


def _exchange_keys(ana: Side, ben: Side) -> None:
    ana.window.press("3")
    ana.window.until("Your eight words, to be compared")
    ana.window.press("i")
    ana.window.until("Exactly this leaves")
    code = _code_made_by(ana)
    _type_code(ben, code)
    ben.window.until(f"{ana.person.name} hands their keys to you.")
    ben.window.press("y")
    for side, other in ((ben, ana), (ana, ben)):
        side.window.until(f"You have each other’s keys. {other.person.name}: paired by code.")
        side.window.press("Return")
        side.window.until("Read these to each other")


def _hand_card(giver: Side, taker: Side) -> None:
    giver.window.press("2")
    giver.window.until("Read these to each other")
    giver.window.press("h")
    giver.window.until(f"Which of your fields for {taker.person.name}?")
    giver.window.press("Tab", "space", "Return")
    assert giver.person.email in giver.window.until(f"Exactly this leaves, for {taker.person.name}")
    code = _code_made_by(giver)
    _type_code(taker, code)
    giver.window.until(f"It has arrived. Only {taker.person.name} can open it.")
    giver.window.press("Return")
    taker.window.until("What would change here")
    taker.window.press("a")
    taker.window.until(f"Kept with {giver.person.name}.")


def _go(side: Side, words: str, row: str) -> None:
    """Go somewhere by typing what it is called."""
    side.window.press("ctrl+k")
    side.window.until("close")
    side.window.type(words)
    side.window.until(row)
    side.window.press("Return")


def _code_made_by(side: Side) -> str:
    """The code that one reads aloud, once it holds."""
    side.window.press("c")
    shown = side.window.until("Waiting for ")
    return " ".join(text for text in shown if _CODE.fullmatch(text))


def _type_code(side: Side, code: str) -> None:
    side.window.press("r")
    side.window.until("six figures and three words")
    side.window.type(code)
    side.window.press("Return")
