"""What is left of a person among keys and messages, which no undo and no archive knows of.

People are named there by their uid, so nothing of it goes or moves by itself.
"""

import json
from dataclasses import dataclass

from models.vault.vault import Vault

_THREADS = """SELECT thread FROM asked_thread WHERE introduction_uid IN
        (SELECT introduction_uid FROM asked_thread WHERE person_uid = ?1)
    UNION SELECT thread FROM heard_thread
        WHERE (SELECT key FROM peer WHERE person_uid = ?1) IN (introducer, other_key)"""
"""The threads that someone is in: of introductions of mine, and of those in which they asked me or I got their card."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What is kept of someone: their key, how sure it is that it is theirs, and the kinds and days of messages."""

    key: str
    level: str
    came: tuple[tuple[str, str], ...]
    sent: tuple[tuple[str, str], ...]


def traces_of(vault: Vault, uid: str) -> Traces:
    """What is kept of the person of this uid."""
    peer = vault.row("SELECT key, level FROM peer WHERE person_uid = ?", (uid,))
    came, sent = (
        tuple(
            (str(row["kind"]), str(row["at"])[:10])
            for row in vault.rows(f"SELECT kind, {at} AS at FROM {box} WHERE person_uid = ? ORDER BY id", (uid,))
        )
        for box, at in (("inbox", "received_at"), ("outbox", "made_at"))
    )
    return Traces(peer["key"] if peer else "", peer["level"] if peer else "", came, sent)


def forget_traces(vault: Vault, uid: str) -> None:
    """Have nothing be left of someone: their keys, what they wrote and got, and the threads that tell of them.

    Inside a change.
    """
    threads = json.dumps([row["thread"] for row in vault.rows(_THREADS, (uid,))])
    in_threads = "thread IN (SELECT value FROM json_each(?2))"
    for box, whose in (("inbox", "sender"), ("outbox", "reader")):
        vault.write(
            f"""DELETE FROM {box} WHERE person_uid = ?1 OR {in_threads}
            OR {whose} IN (SELECT key FROM peer WHERE person_uid = ?1)""",
            (uid, threads),
        )
    for table in ("asked_thread", "heard_thread"):
        vault.write(f"DELETE FROM {table} WHERE thread IN (SELECT value FROM json_each(?))", (threads,))
    vault.write("DELETE FROM peer WHERE person_uid = ?", (uid,))


def move_traces(vault: Vault, gone: str, kept: str) -> None:
    """Give one person what is kept of another who turned out to be the same; inside a change.

    Where both have something, as a key, the kept one's stays.
    """
    for table in ("peer", "asked_thread", "inbox", "outbox"):
        vault.write(f"UPDATE OR IGNORE {table} SET person_uid = ? WHERE person_uid = ?", (kept, gone))
