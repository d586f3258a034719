"""Where one was in the place of exchanges."""

from dataclasses import dataclass, field, replace

from models.dates import edtf
from models.errors import Refused
from models.interactions import Sought
from ui.places.people.drafts import Draft
from ui.places.told import Telling, read_as, read_told


@dataclass(frozen=True, slots=True)
class State(Telling):
    """What is sought, and what is half written."""

    sought: Sought = field(default_factory=Sought)
    draft: Draft | None = None

    @classmethod
    def parse(cls, written: str) -> "State":
        """The state that ``written`` keeps; a fresh one for anything else."""
        was = read_as(cls, read_told(written)) or cls()
        sought = was.sought
        return replace(was, sought=replace(sought, since=_date(sought.since), until=_date(sought.until)))


def _date(told: str) -> str:
    try:
        return edtf(told)
    except Refused:
        return ""
