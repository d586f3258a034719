"""Bringing an address book, or an archive of ours, into the vault: a rehearsal first, then one change.

A card is known again by what it says (its digest) or by its own identifier (its UID).
A card that is known fills what is empty and adds what is missing; it replaces nothing that stands.
"""

from models.importing.carrying_out import carry_out
from models.importing.plan import ImportResult, Planned, Rehearsal, Verdict
from models.importing.rehearsing import File, rehearse_files, writes_to_rehearse

__all__ = [
    "File",
    "ImportResult",
    "Planned",
    "Rehearsal",
    "Verdict",
    "carry_out",
    "rehearse_files",
    "writes_to_rehearse",
]
