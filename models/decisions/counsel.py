"""Whom one could ask about a question: those who have lived it, and one whom one has lost sight of.

Those one thinks of first are not the best of ten: one does well with one's first ideas and one
of the next nine (Levin, Walter & Murnighan, "The Power of Reconnection", MIT Sloan Management Review 52, 2011).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from models.decisions.decision import Decision
from models.errors import Refused
from models.experiences import Experiences, MayAsk
from models.meaning import Answer, who
from models.network import NEXT_IDEAS, Someone, by_lot, dormant_ties
from models.vault.vault import Vault
from resources import tr

MOST_TO_ASK = 6
"""As many as one can weigh at a glance; who does not want to be asked is not among these."""

MOST_NOT_TO_ASK = 2
"""How many are shown who do not want to be asked: that they have lived it is worth knowing all the same."""

_LOOKED_AT = 60


@dataclass(frozen=True, slots=True)
class Counsel:
    """Those who have lived it, best first, those who do not want to be asked last; and one dormant tie or nobody.

    ``reserved`` is what people among them are not to be asked about, in a few words each: the question
    may come near it without one word in common.
    """

    lived: tuple[Answer, ...] = ()
    dormant: Someone | None = None
    reserved: Mapping[int, tuple[str, ...]] = field(default_factory=dict)


class Approach(StrEnum):
    """How someone is asked for ten minutes."""

    WELCOME = "welcome"
    """They said that one may ask."""

    MAY_I = "may_i"
    """One asks first whether one may."""

    AFTER_YEARS = "after_years"
    """One has not spoken for years."""


def counsel_for(vault: Vault, decision: Decision) -> Counsel:
    """Whom one could ask about this question; nobody who was chosen already.

    The dormant tie is drawn by lot from those after the first idea, the same for the same question and people.
    """
    chosen = {said.person for said in decision.consultations}
    answers = [one for one in _lived(vault, decision) if one.person not in chosen]
    to_ask = [one for one in answers if one.ask != MayAsk.NO][:MOST_TO_ASK]
    not_to_ask = [one for one in answers if one.ask == MayAsk.NO]
    left_out = chosen | {one.person for one in (*to_ask, *not_to_ask)}
    ideas = [one for one in _asleep(vault, decision) if one.id not in left_out]
    drawn = by_lot(ideas[1 : 1 + NEXT_IDEAS], decision.uid) or ideas
    dormant = next(iter(drawn), None)
    shown = {one.person for one in to_ask} | ({dormant.id} if dormant else set())
    return Counsel((*to_ask, *not_to_ask[:MOST_NOT_TO_ASK]), dormant, _reserved(vault, shown))


def approach_to(vault: Vault, decision: Decision, person: int) -> Approach:
    """How this person is asked: without their having agreed to it, one asks first.

    Raises ``Refused`` when they do not want to be asked about it.
    """
    asking = next((one.ask for one in _lived(vault, decision) if one.person == person), MayAsk.ASK_FIRST)
    if asking == MayAsk.NO:
        raise Refused(tr("They do not want to be asked about this. Leave them in peace."))
    if any(one.id == person for one in _asleep(vault, decision)):
        return Approach.AFTER_YEARS
    return Approach.WELCOME if asking == MayAsk.YES else Approach.MAY_I


def _reserved(vault: Vault, people: set[int]) -> dict[int, tuple[str, ...]]:
    found: dict[int, tuple[str, ...]] = {}
    for one in Experiences(vault).all():
        if one.person in people and one.may_ask == MayAsk.NO:
            found[one.person] = (*found.get(one.person, ()), one.theme or one.text)
    return found


def _lived(vault: Vault, decision: Decision) -> list[Answer]:
    return who(vault, decision.question, _LOOKED_AT)


def _asleep(vault: Vault, decision: Decision) -> list[Someone]:
    return dormant_ties(vault, vault.clock.today(), decision.question)
