"""What a mission still asks for: thanks, news, a word of recommendation, a door left open."""

from collections.abc import Collection, Iterable, Iterator, Mapping
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


def owed_after(vault: Vault, missions: Iterable[Mission]) -> dict[int, tuple[Owed, ...]]:
    """What is still to be said of each mission, by its id, in the order in which one would say it."""
    said = Nudges(vault).all_quiet(vault.clock.today())
    return {mission.id: tuple(_owed(mission, said)) for mission in missions}


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


def _owed(mission: Mission, said: Mapping[str, Collection[str]]) -> Iterator[Owed]:
    to_thank = {one.person for one in mission.to_thank}
    for one in mission.to_thank:
        yield Owed(OwedKind.THANKS, one.person, one.name, _due(mission))
    for one in mission.to_tell:
        if one.person not in to_thank:
            yield Owed(OwedKind.NEWS, one.person, one.name)
    kind = _asked_of_client(mission)
    if kind and mission.client_id is not None and mission.uid not in said.get(kind.value, ()):
        yield Owed(kind, mission.client_id, mission.client)


def _asked_of_client(mission: Mission) -> OwedKind | None:
    if mission.state == MissionState.WON and mission.delivered_on:
        return OwedKind.RECOMMENDATION
    return OwedKind.OPEN_DOOR if mission.state == MissionState.LOST else None


def _due(mission: Mission) -> str:
    since = mission.decided_on if mission.state in ENDED else mission.heard_on
    if not since:
        return ""
    day: date = VagueDate.parse(since).latest
    return (day + THANKS_WITHIN).isoformat()
