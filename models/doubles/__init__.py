"""People who stand in the vault twice: found, shown side by side, and made one."""

from models.doubles.finding import Double, Doubles, Evidence
from models.doubles.merging import merge

__all__ = ["Double", "Doubles", "Evidence", "merge"]
