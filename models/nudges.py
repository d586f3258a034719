"""Suggestions that are not wanted: put off until a day, or for good.

What a promise or a follow-up says of itself is kept with it; this is for what is only suggested:
a rhythm that has come round, a day to remember, two people who may know each other.
"""

import uuid
from datetime import date

from models.vault.vault import Vault

FOR_GOOD = date.max
"""The day until which something is quiet that is never to be suggested again."""

_ABOUT = "' ' || subject || ' ' LIKE '% ' || ? || ' %'"


class Nudges:
    """What is quiet in a vault. ``kind`` says what is suggested; ``subject`` is the uid of what it is about,
    for something between two of them both uids with a blank between, and more words where that does not say which.
    """

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def quiet(self, kind: str, subject: str, until: date) -> None:
        """Suggest it no more before ``until``; inside a change. What was said before no longer holds."""
        row = self._vault.row("SELECT id FROM nudge WHERE kind = ? AND subject = ?", (kind, subject))
        if row is not None:
            self._vault.update("nudge", row["id"], quiet_until=until.isoformat())
        else:
            self._vault.insert("nudge", uid=uuid.uuid4().hex, kind=kind, subject=subject, quiet_until=until.isoformat())

    def quiet_ones(self, kind: str, today: date) -> frozenset[str]:
        """The subjects that are not to be suggested today."""
        rows = self._vault.rows(
            "SELECT subject FROM nudge WHERE kind = ? AND quiet_until > ?", (kind, today.isoformat())
        )
        return frozenset(row[0] for row in rows)

    def over(self, kind: str, today: date) -> dict[str, date]:
        """The subjects that were put off until a day that has come, and that day."""
        rows = self._vault.rows(
            "SELECT subject, quiet_until FROM nudge WHERE kind = ? AND quiet_until <= ?", (kind, today.isoformat())
        )
        return {row[0]: date.fromisoformat(row[1]) for row in rows}

    def all_quiet(self, today: date) -> dict[str, frozenset[str]]:
        """The same of every kind, by kind."""
        found: dict[str, set[str]] = {}
        for row in self._vault.rows("SELECT kind, subject FROM nudge WHERE quiet_until > ?", (today.isoformat(),)):
            found.setdefault(row[0], set()).add(row[1])
        return {kind: frozenset(subjects) for kind, subjects in found.items()}

    def about(self, uid: str) -> tuple[date, ...]:
        """Until when each suggestion about ``uid`` is put off, alone or with another."""
        rows = self._vault.rows(f"SELECT quiet_until FROM nudge WHERE {_ABOUT} ORDER BY quiet_until", (uid,))
        return tuple(date.fromisoformat(row[0]) for row in rows)

    def forget(self, uid: str) -> None:
        """Let go of all that is about ``uid``, alone or with another; inside a change."""
        self._vault.write(f"DELETE FROM nudge WHERE {_ABOUT}", (uid,))
