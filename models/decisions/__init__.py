"""Decisions: a question, the people who have lived it, the choice, and a look back.

Whom one could ask stands in ``models.decisions.counsel``, which knows more rooms than this one.
"""

from models.decisions.decision import (
    LOOK_BACK_AFTER,
    MOST_CHOSEN,
    NEXT,
    Consultation,
    Decision,
    DecisionState,
    look_back_day,
)
from models.decisions.store import ConsultationFields, DecisionFields, Decisions

__all__ = [
    "LOOK_BACK_AFTER",
    "MOST_CHOSEN",
    "NEXT",
    "Consultation",
    "ConsultationFields",
    "Decision",
    "DecisionFields",
    "DecisionState",
    "Decisions",
    "look_back_day",
]
