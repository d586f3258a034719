"""Where one was among those who wait for a place."""

from dataclasses import dataclass

from ui.places.told import Telling


@dataclass(frozen=True, slots=True)
class State(Telling):
    """At whom one was, and whether ``everyone`` was gone through."""

    person: int | None = None
    everyone: bool = False
