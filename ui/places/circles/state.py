"""What stands half written in the place of circles."""

from dataclasses import dataclass

from ui.places.people.drafts import Draft
from ui.places.told import Telling


@dataclass(frozen=True, slots=True)
class State(Telling):
    """An exchange with a whole circle, if one is being written."""

    draft: Draft | None = None
