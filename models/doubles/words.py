"""Why two may be one, in words."""

from collections.abc import Iterable
from typing import Final

from models.doubles.finding import Evidence
from resources import phrase

EVIDENCE: Final = {
    Evidence.EMAIL: "the same email",
    Evidence.PHONE: "the same number",
    Evidence.NAME: "the same name",
    Evidence.CLOSE_NAME: "a name much alike",
    Evidence.ORGANISATION: "the same organisation",
    Evidence.TOWN: "the same town",
}
"""What two people have in common; a test checks that each has its French."""


def evidence_words(evidence: Iterable[Evidence]) -> list[str]:
    """Each of ``evidence`` as one says it: "the same email"."""
    return [phrase(EVIDENCE[one]) for one in evidence]
