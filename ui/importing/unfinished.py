"""An import that was left before anything came in, as values and as JSON for the vault."""

from dataclasses import dataclass, field

from models.importing import Remembered
from models.interchange.tables import Way
from ui.places.told import Telling


@dataclass(frozen=True, slots=True)
class Unfinished(Telling):
    """The paths of its ``files``, how each was read, whether who is there ``moves``, and what was ``chosen`` so far."""

    files: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    moves: bool = False
    chosen: Remembered = field(default_factory=Remembered)
