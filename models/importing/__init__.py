"""Bringing an address book, or an archive of ours, into the vault: a rehearsal first, then one change.

A card is known again by what it says (its digest) or by its own identifier (its UID).
A card that is known fills what is empty and adds what is missing; it replaces nothing that stands.
"""

from models.importing.beside import Beside, read_beside
from models.importing.carrying_out import carry_out
from models.importing.kept import Choices, Remembered, chosen_again, remembered, still_chosen
from models.importing.looking import Column, Table, look
from models.importing.opening import File, Opened, open_files
from models.importing.plan import Decision, ImportResult, Planned, Rehearsal, Verdict
from models.importing.rehearsing import rehearse_files, writes_to_rehearse

__all__ = [
    "Beside",
    "Choices",
    "Column",
    "Decision",
    "File",
    "ImportResult",
    "Opened",
    "Planned",
    "Rehearsal",
    "Remembered",
    "Table",
    "Verdict",
    "carry_out",
    "chosen_again",
    "look",
    "open_files",
    "read_beside",
    "rehearse_files",
    "remembered",
    "still_chosen",
    "writes_to_rehearse",
]
