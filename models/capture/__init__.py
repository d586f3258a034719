"""One sentence -> what to record. ``read`` understands it, ``record`` keeps it in one change."""

from models.capture.completing import Completions, completions
from models.capture.known import Known, KnownCircle, KnownPerson
from models.capture.reading import read
from models.capture.recording import Recorded, record
from models.capture.telling import as_json
from models.capture.understood import (
    Happened,
    Mention,
    Option,
    Piece,
    PieceKind,
    Question,
    SaidDecision,
    SaidExperience,
    SaidFavour,
    SaidFollowUp,
    SaidNeed,
    SaidOffer,
    SaidRelation,
    SaidWorld,
    Span,
    Understood,
)

__all__ = [
    "Completions",
    "Happened",
    "Known",
    "KnownCircle",
    "KnownPerson",
    "Mention",
    "Option",
    "Piece",
    "PieceKind",
    "Question",
    "Recorded",
    "SaidDecision",
    "SaidExperience",
    "SaidFavour",
    "SaidFollowUp",
    "SaidNeed",
    "SaidOffer",
    "SaidRelation",
    "SaidWorld",
    "Span",
    "Understood",
    "as_json",
    "completions",
    "read",
    "record",
]
