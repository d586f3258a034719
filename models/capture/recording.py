"""Keeping what was understood: one change for the whole sentence."""

from dataclasses import dataclass

from models.capture.understood import Understood
from models.errors import Refused
from models.vault.vault import Vault
from resources import tr


@dataclass(frozen=True, slots=True)
class Recorded:
    """What was made: ``change`` undoes it all; the rest are the ids of the new rows, in the order of the sentence.

    ``people`` are the new ones. Relations and worlds that were known already are not among those made.
    """

    change: int
    interaction: int | None = None
    people: tuple[int, ...] = ()
    favours: tuple[int, ...] = ()
    follow_ups: tuple[int, ...] = ()
    experiences: tuple[int, ...] = ()
    needs: tuple[int, ...] = ()
    offers: tuple[int, ...] = ()
    relations: tuple[int, ...] = ()
    decision: int | None = None


def record(vault: Vault, understood: Understood) -> Recorded:
    """Keep all of it in one change.

    Raises ``Refused`` while a question is open, for a sentence without words, or when someone in it is gone.
    """
    if understood.questions:
        raise Refused(understood.questions[0].text)
    if not understood.sentence.strip():
        raise Refused(tr("Write a few words first."))
    raise NotImplementedError
