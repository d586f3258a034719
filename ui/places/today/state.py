"""Where one was in the place, and what was half written there."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.places.letter import Written
from ui.places.today.step_draft import StepDraft
from ui.places.told import Telling


@dataclass(frozen=True, slots=True)
class State(Telling):
    """``coming`` says which view was shown, ``chosen`` which card; ``drafts`` are letters that were changed, by card,
    ``open`` the card whose draft was open, ``step`` the next step that was being written.

    What says "drafts" goes with whoever is forgotten (``models.forgetting``): it may be of them.
    """

    coming: bool = False
    chosen: str = ""
    drafts: Mapping[str, Written] = field(default_factory=dict)
    open: str = ""
    step: StepDraft | None = None
