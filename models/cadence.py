"""How often one wishes to hear from someone, and since when that has not been.

Whatever is noted as having happened with someone, by hand, from a file or by an undo, counts as the last time:
triggers keep ``person.last_interaction_on`` (``models/vault/migrations/m0001_the_house.py``).
"""

from datetime import date, timedelta


def due_on(last: str, cadence: int | None) -> date | None:
    """The day by which one wishes to speak again after ``last``, an ISO day.

    ``None`` without a rhythm, where nothing was ever noted, or where the calendar ends before it.
    """
    if not last or cadence is None:
        return None
    try:
        return date.fromisoformat(last) + timedelta(days=cadence)
    except OverflowError:
        return None


def lateness(last: str, cadence: int | None, today: date) -> float:
    """How late it is, measured in rhythms; 0.0 until the day after it is due. For putting in order, never shown."""
    due = due_on(last, cadence)
    return max((today - due).days, 0) / cadence if due and cadence else 0.0
