"""What a mission still asks for: thanks, news, a word of recommendation, a door left open."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from models.dates import VagueDate
from models.missions.mission import ENDED, Mission, MissionState
from models.missions.store import Missions
from models.nudges import FOR_GOOD, Nudges
from models.vault.vault import Vault

THANKS_WITHIN = timedelta(days=2)
"""Thanks are due within two days."""


class OwedKind(StrEnum):
    """What is to be said to someone; the value is the kind of nudge where nothing else remembers that it was."""

    THANKS = "thanks"
    NEWS = "news"
    RECOMMENDATION = "recommendation"
    OPEN_DOOR = "open_door"


@dataclass(frozen=True, slots=True)
class Owed:
    """A word owed to someone; ``due`` is an ISO day, or empty where there is no hurry."""

    kind: OwedKind
    person: int
    name: str
    due: str = ""


def owed_after(vault: Vault, mission: Mission) -> tuple[Owed, ...]:
    """What is still to be said, in the order in which one would say it."""
    owed = [Owed(OwedKind.THANKS, one.person, one.name, _due(mission)) for one in mission.to_thank]
    thanked = {one.person for one in owed}
    owed += [Owed(OwedKind.NEWS, one.person, one.name) for one in mission.to_tell if one.person not in thanked]
    kind = _asked_of_client(mission)
    if kind and mission.client_id is not None and not _was_said(vault, kind, mission):
        owed.append(Owed(kind, mission.client_id, mission.client))
    return tuple(owed)


def settle(vault: Vault, mission: int, owed: Owed) -> None:
    """Note that it was said. Thanks after the end tell how it ended too. Raises ``Refused`` when it is gone."""
    missions = Missions(vault)
    found = missions.get(mission)
    with vault.change("Write after a mission", found.title):
        if owed.kind in (OwedKind.RECOMMENDATION, OwedKind.OPEN_DOOR):
            Nudges(vault).quiet(owed.kind.value, found.uid, FOR_GOOD)
            return
        if owed.kind == OwedKind.THANKS:
            missions.thank(mission, owed.person)
        if found.state in ENDED:
            missions.tell(mission, owed.person)


def _asked_of_client(mission: Mission) -> OwedKind | None:
    if mission.state == MissionState.WON and mission.delivered_on:
        return OwedKind.RECOMMENDATION
    return OwedKind.OPEN_DOOR if mission.state == MissionState.LOST else None


def _was_said(vault: Vault, kind: OwedKind, mission: Mission) -> bool:
    return mission.uid in Nudges(vault).quiet_ones(kind.value, vault.clock.today())


def _due(mission: Mission) -> str:
    since = mission.decided_on if mission.state in ENDED else mission.heard_on
    if not since:
        return ""
    day: date = VagueDate.parse(since).latest
    return (day + THANKS_WITHIN).isoformat()
