"""What the place asks of the vault."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from models.decisions import Consultation, Decision, Decisions
from models.decisions.counsel import Approach, Counsel, approach_to, counsel_for
from models.drafts import Draft, Occasion, draft_to
from models.vault import Vault
from ui.places.decisions.sentences import LISTED, Section

TABLES: Final = ("decision", "decision_option", "consultation", "person")
"""What the place is made from."""

_OCCASIONS: Final = {
    Approach.WELCOME: Occasion.TEN_MINUTES,
    Approach.MAY_I: Occasion.TEN_MINUTES_IF_WELCOME,
    Approach.AFTER_YEARS: Occasion.TEN_MINUTES_AFTER_YEARS,
}


@dataclass(frozen=True, slots=True)
class Book:
    """Every decision, the last asked first, on a day."""

    decisions: tuple[Decision, ...] = ()
    today: date = date.min

    def decision(self, id: int | None) -> Decision | None:
        """One of them, if it is there."""
        return next((one for one in self.decisions if one.id == id), None)

    def listed(self, section: Section) -> list[Decision]:
        """Those of a list: what waits for a day first, by that day."""
        shown = [one for one in self.decisions if one.state in LISTED[section]]
        return sorted(shown, key=_waits_until)

    def voice(self, consultation: int | None) -> tuple[Decision, Consultation] | None:
        """What somebody said, and the question it is about, if both are there."""
        told = ((one, said) for one in self.decisions for said in one.consultations)
        return next(((one, said) for one, said in told if said.id == consultation), None)


def read_book(vault: Vault, _job: object) -> Book:
    """Everything there is to show."""
    return Book(tuple(Decisions(vault).all()), vault.clock.today())


def read_counsel(vault: Vault, _job: object, *, id: int) -> Counsel:
    """Whom one could ask. Raises ``Refused`` when the decision is gone."""
    return counsel_for(vault, Decisions(vault).get(id))


def read_letter(vault: Vault, _job: object, *, id: int, person: int) -> Draft:
    """Words to somebody: ten minutes, please; or, once it is decided, the news and the thanks.

    Raises ``Refused`` when the decision or the person is gone, or does not want to be asked.
    """
    decision = Decisions(vault).get(id)
    if decision.state in LISTED[Section.OPEN]:
        return draft_to(vault, [person], _OCCASIONS[approach_to(vault, decision, person)])
    return draft_to(vault, [person], Occasion.NEWS_DECIDED)


def _waits_until(decision: Decision) -> tuple[bool, str]:
    return not decision.waits_for, decision.waits_for
