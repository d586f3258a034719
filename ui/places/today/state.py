"""Where one was in the place, and what was half written there, as JSON."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field

from ui.places.letter import Written
from ui.places.today.step_draft import StepDraft
from ui.places.told import as_dict, is_text, read_told, text_in


@dataclass(frozen=True, slots=True)
class State:
    """``coming`` says which view was shown, ``chosen`` which card; ``letters`` are changed drafts by card,
    ``open`` the card whose draft was open, ``step`` the next step that was being written.
    """

    coming: bool = False
    chosen: str = ""
    letters: Mapping[str, Written] = field(default_factory=dict)
    open: str = ""
    step: StepDraft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; a fresh one for anything else."""
        said = read_told(written)
        letters = {
            key: Written(text_in(as_dict(one), "subject"), text_in(as_dict(one), "body"))
            for key, one in as_dict(said.get("drafts")).items()
            if is_text(key)
        }
        step = StepDraft.told(as_dict(said.get("step")))
        return cls(said.get("coming") is True, text_in(said, "chosen"), letters, text_in(said, "open"), step)

    @property
    def written(self) -> str:
        """As JSON. What says "drafts" goes with whoever is forgotten (``models.forgetting``): it may be of them."""
        letters = {key: {"subject": one.subject, "body": one.body} for key, one in self.letters.items()}
        step = self.step.telling if self.step else None
        told = {"coming": self.coming, "chosen": self.chosen, "drafts": letters, "open": self.open, "step": step}
        return json.dumps(told, ensure_ascii=False)
