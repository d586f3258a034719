"""Refuge: how one is, in a word, and whom one can call. Behind a lock of its own inside the vault."""

from models.refuge.check_ins import CheckIn, CheckIns, Help, Weather
from models.refuge.choices import FADES, MOST_TRUSTED, Choices
from models.refuge.lock import Lock, RefugeKey, fresh_lock, locks, open_locks
from models.refuge.seal import KEY_BYTES, OtherLock
from models.refuge.store import Ear, Entering, Inside, Refuge, begin, take_out

__all__ = [
    "FADES",
    "KEY_BYTES",
    "MOST_TRUSTED",
    "CheckIn",
    "CheckIns",
    "Choices",
    "Ear",
    "Entering",
    "Help",
    "Inside",
    "Lock",
    "OtherLock",
    "Refuge",
    "RefugeKey",
    "Weather",
    "begin",
    "fresh_lock",
    "locks",
    "open_locks",
    "take_out",
]
