"""Who leads to…? The ways from me to somebody, over at most two others, the warmest first.

Strangers are reached over few others, and who passes a word on decides where it ends (Travers & Milgram,
"An Experimental Study of the Small World Problem", Sociometry 32, 1969). Most of what helps comes over one or two
in between; beyond three steps nobody vouches for anybody any more (Granovetter, *Getting a Job*, 1974, on chains).
Which way is warm is told by what is known: words this year, help that went between two (``models.network.warmth``).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from models.involved import Named
from models.network.acquaintance import Acquaintance, How, acquaintances
from models.network.warmth import ONLY_A_NAME, Between, Warmth, between_us
from models.people import People
from models.search import Search
from models.text import fold
from models.vault.vault import Vault
from models.words import sentence
from resources import tr

_MOST: Final = 7
"""So many ways are shown at once: it is a choice to make, not a list to work through."""

_LOOKED_FOR: Final = 40
"""So many of those whom the words fit are looked at, by name first."""

_OF_EACH: Final = 2
"""So many ways to one of several, so that no one crowds out the others."""

_WIDEST: Final = 400
"""Over so many the looking goes on at each step, the warmest of them."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way from me over ``people`` to the last of them, one to three.

    ``about`` is what the last one does, ``because`` why the way is open, both in the user's language.
    ``note`` is what was noted with the last one that speaks of what was sought, where nobody is known
    who has the name or belongs there; empty otherwise.
    """

    people: tuple[Named, ...]
    about: str
    because: str
    note: str = ""

    @property
    def words(self) -> str:
        """Why, with what was noted."""
        return tr("{because} Noted: “{note}”", because=self.because, note=self.note) if self.note else self.because


def who_leads_to(vault: Vault, sought: str, most: int = _MOST) -> tuple[Way, ...]:
    """The ways to those whom ``sought`` fits: a name, a company, a trade or a world. Nobody sought leads nowhere.

    Where nobody fits, those with whom something was noted that speaks of it.
    Nobody is on a way who wants peace, has died, or was put away.
    """
    targets = _whom(vault, sought)
    if not targets:
        return _who_spoke_of(vault, sought, most)
    return _Ways(vault, targets).told(most)


def _whom(vault: Vault, sought: str) -> list[int]:
    ids = People(vault).ids(sought)[:_LOOKED_FOR] if sought.strip() else []
    rows = People(vault).rows(ids)
    exact = [row.id for row in rows if fold(row.name) == fold(sought)]
    return exact or ids


class _Ways:
    """One look around in a vault. Each step is read at once for all whom it concerns."""

    def __init__(self, vault: Vault, targets: Sequence[int]) -> None:
        self._vault = vault
        self._today = vault.clock.today()
        self._between = between_us(vault, targets)
        self._targets = [target for target in targets if target in self._between]
        self._known: dict[int, dict[int, Acquaintance]] = {}
        self._look_around(self._targets)
        beside = dict.fromkeys(other for target in self._targets for other in self._known[target])
        self._look_around(sorted((one for one in beside if one not in self._known), key=self._warmth)[:_WIDEST])

    def _look_around(self, people: Sequence[int]) -> None:
        found = acquaintances(self._vault, people)
        new = {other for others in found.values() for other in others} - self._between.keys()
        self._between |= between_us(self._vault, new)
        for person, others in found.items():
            self._known[person] = {other: how for other, how in others.items() if other in self._between}

    def told(self, most: int) -> tuple[Way, ...]:
        """The ways, the warmest first, then the shortest."""
        each = most if len(self._targets) == 1 else _OF_EACH
        ways = [way for target in self._targets for way in self._best_to(target)[:each]]
        chosen = sorted(ways, key=self._order)[:most]
        about = _what_they_do(self._vault, [way[-1] for way in chosen])
        return tuple(
            Way(tuple((one, self._between[one].name) for one in way), about[way[-1]], self._because(way))
            for way in chosen
        )

    def _best_to(self, target: int) -> list[tuple[int, ...]]:
        """The ways to one of them, in their order; over the same first one only the best.

        One begins with a mere name only where there is nobody else.
        """
        best: dict[int, tuple[int, ...]] = {}
        for way in sorted(self._ways_to(target), key=self._order):
            best.setdefault(way[0], way)
        return [way for way in best.values() if self._warmth(way[0]) != ONLY_A_NAME] or list(best.values())

    def _ways_to(self, target: int) -> Iterator[tuple[int, ...]]:
        """Every way that is worth a look: no longer than another over the same first one, and warmer than it."""
        there = self._warmth(target)
        if there != ONLY_A_NAME:
            yield (target,)
        beside = self._known[target]
        for near in beside:
            if self._helps(near, target):
                yield near, target
            for first in self._known.get(near, ()):
                if first != target and first not in beside and self._leads(first, near, target):
                    yield first, near, target

    def _helps(self, first: int, target: int) -> bool:
        """Whether one goes over ``first`` to whom one knows: they are warmer, or both are cold and they no colder."""
        warmth, there = self._warmth(first), self._warmth(target)
        return warmth < there or (self._between[target].is_cold and warmth == there)

    def _leads(self, first: int, near: int, target: int) -> bool:
        """Whether a longer way is worth it: the first is warmer than the next, whom one could go to otherwise."""
        warmth, then = self._warmth(first), self._warmth(near)
        return self._helps(first, target) and (warmth < then or warmth == then == ONLY_A_NAME)

    def _warmth(self, person: int) -> Warmth:
        between = self._between.get(person)
        return between.warmth if between else ONLY_A_NAME

    def _order(self, way: tuple[int, ...]) -> tuple[Warmth, int, list[int], str, tuple[int, ...]]:
        steps = [list(How).index(self._known[two][one].how) for one, two in pairwise(way)]
        first = self._between[way[0]]
        return first.warmth, len(way), steps, _later_first(first.spoke_on), way

    def _because(self, way: tuple[int, ...]) -> str:
        said = [self._between[way[0]].words(self._today)]
        said += [
            _step_words(self._between[one].name, self._between[two].name, self._known[two][one].how)
            for one, two in pairwise(way)
        ]
        return " ".join(map(_sentence, said))


def _sentence(said: str) -> str:
    return f"{sentence(said)}."


def _later_first(on: str) -> str:
    """A key by which the later of two written dates comes first."""
    return "".join(chr(0x7F - ord(sign)) for sign in on)


def _step_words(one: str, two: str, how: How) -> str:
    """How the first leads to the second; ``how`` is told of the second."""
    match how:
        case How.TOGETHER:
            return tr("{a} has met {b}", a=one, b=two)
        case How.INTRODUCED:
            return tr("you met {b} through {a}", a=one, b=two)
        case How.THROUGH:
            return tr("you met {b} through {a}", a=two, b=one)
    return tr("{a} knows {b}", a=one, b=two)


def _what_they_do(vault: Vault, people: Sequence[int]) -> dict[int, str]:
    rows = People(vault).rows(people)
    return {row.id: ", ".join(filter(None, (row.role, row.organisation, row.town))) for row in rows}


def _who_spoke_of(vault: Vault, sought: str, most: int) -> tuple[Way, ...]:
    """Those with whom something was noted that speaks of it, the warmest first; each by the latest."""
    notes: dict[int, str] = {}
    for hit in Search(vault).notes(sought, _LOOKED_FOR):
        for person, _ in hit.people:
            notes.setdefault(person, hit.snippet)
    today = vault.clock.today()
    known = sorted(between_us(vault, notes).values(), key=_warmest)[:most]
    about = _what_they_do(vault, [one.person for one in known])
    return tuple(
        Way(((one.person, one.name),), about[one.person], _sentence(one.words(today)), notes[one.person])
        for one in known
    )


def _warmest(between: Between) -> tuple[Warmth, str]:
    return between.warmth, _later_first(between.spoke_on)
