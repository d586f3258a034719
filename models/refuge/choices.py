"""What was chosen in Refuge: whom one can call, the numbers one wrote down, and when things fade. Sealed as one."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, Final, TypedDict

from models.refuge.seal import Seal

MOST_TRUSTED: Final = 5
FADES: Final = (30, 90, 365, 0)
"""After how many days check-ins may be let fade; 0 is never."""


class ChoiceFields(TypedDict, total=False):
    """What can be chosen anew."""

    fade_after: int
    trusted: tuple[str, ...]
    trusted_since: str
    numbers: str
    silence_told: str


@dataclass(frozen=True, slots=True)
class Choices:
    """``fade_after`` is one of ``FADES``, ``trusted`` the uids of those whom one can call,
    ``numbers`` the page of help numbers, as its owner wrote it.

    ``trusted_since`` is the ISO day since when they are trusted; ``silence_told`` the last day of the silence
    that was spoken of, so that it is spoken of once. Both may be empty.
    """

    fade_after: int = 90
    trusted: tuple[str, ...] = ()
    trusted_since: str = ""
    numbers: str = ""
    silence_told: str = ""

    def sealed(self, seal: Seal, uid: str) -> bytes:
        """As the vault keeps it, bound to the Refuge it belongs to."""
        return seal.close(asdict(self), uid)

    @classmethod
    def opened(cls, seal: Seal, box: bytes, uid: str) -> "Choices":
        """What was sealed. Raises ``OtherLock``."""
        values: Mapping[str, Any] = seal.open(box, uid)
        return cls(**{**values, "trusted": tuple(values["trusted"])})
