"""The pairs that wait to be looked at. No Qt here."""

from collections.abc import Sequence

from models.doubles import Double, sure_groups
from models.people import PersonRow


class Waiting:
    """Pairs in their order; some are put aside for later, and the pair dealt with last comes first if it is back."""

    def __init__(self) -> None:
        self._doubles: list[Double] = []
        self._aside: set[frozenset[int]] = set()
        self._last: frozenset[int] = frozenset()
        self.is_worn = False
        """Whether somebody was made one since: then they may be somebody else's double now."""

    def know(self, found: Sequence[Double]) -> None:
        """Have the pairs that were found just now."""
        self._doubles = sorted(found, key=self._comes_later)
        self.is_worn = False

    @property
    def current(self) -> Double | None:
        """The pair to look at now."""
        return next((double for double in self._doubles if _ids(double) not in self._aside), None)

    @property
    def has_aside(self) -> bool:
        """Whether some were put aside."""
        return any(_ids(double) in self._aside for double in self._doubles)

    @property
    def sure(self) -> list[tuple[PersonRow, ...]]:
        """Who is one beyond doubt, of those who were not put aside; as ``sure_groups``."""
        return sure_groups(double for double in self._doubles if _ids(double) not in self._aside)

    def put_aside(self) -> None:
        """Leave the current pair for later."""
        if self.current is not None:
            self._aside.add(_ids(self.current))

    def bring_back(self) -> None:
        """Take up again what was put aside."""
        self._aside.clear()

    def made_one(self, kept: int, gone: int) -> None:
        """The one is no longer there."""
        self._last = frozenset({kept, gone})
        self._doubles = [double for double in self._doubles if gone not in _ids(double)]
        self.is_worn = True

    def kept_apart(self, one: int, other: int) -> None:
        """They are two, and no pair any more."""
        self._last = frozenset({one, other})
        self._doubles = [double for double in self._doubles if _ids(double) != self._last]

    def _comes_later(self, double: Double) -> bool:
        return _ids(double) != self._last


def _ids(double: Double) -> frozenset[int]:
    return frozenset({double.one.id, double.other.id})
