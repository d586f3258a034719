"""People who stand in the vault twice: found, shown side by side, and made one."""

from models.doubles.comparing import Agreement, Pair, Side, agreement, read_pair
from models.doubles.finding import Double, Doubles, Evidence
from models.doubles.merging import merge, merge_sure, sure_groups
from models.doubles.words import EVIDENCE, evidence_words

__all__ = [
    "EVIDENCE",
    "Agreement",
    "Double",
    "Doubles",
    "Evidence",
    "Pair",
    "Side",
    "agreement",
    "evidence_words",
    "merge",
    "merge_sure",
    "read_pair",
    "sure_groups",
]
