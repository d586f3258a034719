"""What the place asks of the vault. Runs on the reading thread."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from models.circles import Circle, Circles
from models.interactions import Interaction, Interactions, Sought
from models.people import People
from models.vault import Vault
from models.worlds import Worlds


@dataclass(frozen=True, slots=True)
class Found:
    """The interactions that fit what was ``sought``, the latest first.

    ``who`` is what the person or circle that was asked for is called, empty when it is gone;
    ``anything`` says whether there is any interaction at all.
    """

    sought: Sought
    ids: list[int]
    who: str
    anything: bool

    @property
    def gone(self) -> bool:
        """Whether the person or circle that was asked for is no more."""
        return not self.who and (self.sought.person is not None or self.sought.circle is not None)


@dataclass(frozen=True, slots=True)
class Desk:
    """What forms and filters offer, on the vault's day."""

    today: date
    circles: tuple[Circle, ...]
    worlds: tuple[str, ...]
    tags: tuple[str, ...]


def find(vault: Vault, _job: object, *, sought: Sought) -> Found:
    """Look for what fits."""
    interactions = Interactions(vault)
    ids = interactions.ids(sought)
    anything = bool(ids) or vault.row("SELECT 1 FROM interaction LIMIT 1") is not None
    return Found(sought, ids, _who(vault, sought), anything)


def read_desk(vault: Vault, _job: object) -> Desk:
    """What there is to choose from."""
    return Desk(
        vault.clock.today(),
        tuple(Circles(vault).all()),
        tuple(Worlds(vault).all()),
        tuple(Interactions(vault).tags()),
    )


def read_rows(vault: Vault, ids: Sequence[int]) -> list[Interaction]:
    """The interactions of a page."""
    return Interactions(vault).rows(ids)


def read_one(vault: Vault, _job: object, *, id: int) -> Interaction:
    """One interaction, whole. Raises ``Refused`` when it is gone."""
    return Interactions(vault).get(id)


def _who(vault: Vault, sought: Sought) -> str:
    if sought.person is not None:
        return next((row.name for row in People(vault).rows([sought.person])), "")
    if sought.circle is not None:
        return next((one.words for one in Circles(vault).all() if one.id == sought.circle), "")
    return sought.world
