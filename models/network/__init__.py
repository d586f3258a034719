"""My network: ties that bring luck, ways to somebody, worlds and the bridges to them, and a picture of it all."""

from models.network.meeting import MeetingIdea, MeetingIdeas
from models.network.paths import Way, who_leads_to
from models.network.picture import Dot, Line, Picture, Ring, Sector, picture_of
from models.network.ties import (
    NEXT_IDEAS,
    Someone,
    WeakTie,
    by_lot,
    dormant_ties,
    is_dormant,
    is_weak,
    still_weak,
    weak_ties_by_lot,
)
from models.network.worlds import Bridge, Hold, World, WorldView, bridges, members_of_worlds, worlds_and_bridges

__all__ = [
    "NEXT_IDEAS",
    "Bridge",
    "Dot",
    "Hold",
    "Line",
    "MeetingIdea",
    "MeetingIdeas",
    "Picture",
    "Ring",
    "Sector",
    "Someone",
    "WeakTie",
    "Way",
    "World",
    "WorldView",
    "bridges",
    "by_lot",
    "dormant_ties",
    "is_dormant",
    "is_weak",
    "members_of_worlds",
    "picture_of",
    "still_weak",
    "weak_ties_by_lot",
    "who_leads_to",
    "worlds_and_bridges",
]
