"""What the place asks of the vault."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from models.drafts import Draft, Occasion, draft_to
from models.missions import ENDED, Mission, Missions, MissionState, Owed, OwedKind, owed_after, proposed_chain
from models.people import People
from models.vault import Vault
from ui.widgets.suggestions import Suggestion

TABLES: Final = ("mission", "referral", "person", "nudge")
"""What the place is made from."""


@dataclass(frozen=True, slots=True)
class Book:
    """Every mission, the last heard of first, and what is still to be said of each by its id, on a day."""

    missions: tuple[Mission, ...] = ()
    owed: Mapping[int, tuple[Owed, ...]] = field(default_factory=dict)
    today: date = date.min

    def mission(self, id: int | None) -> Mission | None:
        """One of them, if it is there."""
        return next((one for one in self.missions if one.id == id), None)


def read_book(vault: Vault, _job: object) -> Book:
    """Everything there is to show."""
    missions = tuple(Missions(vault).all())
    return Book(missions, owed_after(vault, missions), vault.clock.today())


def read_letter(vault: Vault, _job: object, *, id: int, owed: Owed) -> Draft:
    """Words for what is owed. Raises ``Refused`` when the mission, or whoever it is owed to, is gone."""
    return draft_to(vault, [owed.person], _occasion(owed.kind, Missions(vault).get(id).state))


def read_chain(vault: Vault, _job: object, *, client: int) -> tuple[Suggestion, ...]:
    """Whom work of this client may have come through."""
    chain = proposed_chain(vault, client)
    rows = {row.id: row for row in People(vault).rows(chain)}
    return tuple(Suggestion(rows[id].name, id) for id in chain if id in rows)


def _occasion(kind: OwedKind, state: MissionState) -> Occasion:
    match kind:
        case OwedKind.THANKS:
            return Occasion.THANKS_FOR_WORK if state == MissionState.WON else Occasion.THANKS_FOR_LEAD
        case OwedKind.NEWS:
            assert state in ENDED  # before the end there is no news
            return Occasion.NEWS_WON if state == MissionState.WON else Occasion.NEWS_LOST
        case OwedKind.RECOMMENDATION:
            return Occasion.RECOMMENDATION
    return Occasion.OPEN_DOOR
