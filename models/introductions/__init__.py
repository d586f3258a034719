"""Introductions: two people, each asked apart, and nothing shared before two yeses."""

from models.introductions.introduction import (
    SILENT_AFTER,
    Answer,
    Introduction,
    IntroductionState,
    Party,
    PartyState,
    may_become,
    may_share,
    whole_state,
)
from models.introductions.store import Introductions

__all__ = [
    "SILENT_AFTER",
    "Answer",
    "Introduction",
    "IntroductionState",
    "Introductions",
    "Party",
    "PartyState",
    "may_become",
    "may_share",
    "whole_state",
]
