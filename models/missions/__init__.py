"""Missions: paid work that came by word of mouth, and the chain of people it came through."""

from models.missions.after import THANKS_WITHIN, Owed, OwedKind, owed_after, settle
from models.missions.chains import Passed, Thanks, Year, passed_on, proposed_chain, thanks_of, word_of_mouth
from models.missions.mission import ENDED, NEXT, Link, Mission, MissionState, Referral, chain_of
from models.missions.store import MissionFields, Missions, TitledMissionFields

__all__ = [
    "ENDED",
    "NEXT",
    "THANKS_WITHIN",
    "Link",
    "Mission",
    "MissionFields",
    "MissionState",
    "Missions",
    "Owed",
    "OwedKind",
    "Passed",
    "Referral",
    "Thanks",
    "TitledMissionFields",
    "Year",
    "chain_of",
    "owed_after",
    "passed_on",
    "proposed_chain",
    "settle",
    "thanks_of",
    "word_of_mouth",
]
