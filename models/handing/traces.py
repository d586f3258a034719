"""What is left of a person among keys and messages, which no undo and no archive knows of.

People are named there by their uid, so nothing of it goes or moves by itself. Whoever turns out to be the same person
as another keeps what is under their uid there too: ``merged_person``, which an undo takes back, says whom it means.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from models.vault.vault import Vault

_OF_THEM = "(SELECT value FROM json_each(?1))"

_THREADS = f"""SELECT thread FROM asked_thread WHERE introduction_uid IN
        (SELECT introduction_uid FROM asked_thread WHERE person_uid IN {_OF_THEM})
    UNION SELECT thread FROM heard_thread WHERE EXISTS
        (SELECT 1 FROM peer WHERE person_uid IN {_OF_THEM} AND key IN (introducer, other_key))"""
"""The threads that someone is in: of introductions of mine, and of those in which they asked me or I got their card."""


@dataclass(frozen=True, slots=True)
class Traces:
    """What is kept of someone: their keys and how sure each is theirs, and the kinds and days of messages."""

    keys: tuple[tuple[str, str], ...]
    came: tuple[tuple[str, str], ...]
    sent: tuple[tuple[str, str], ...]


def whose(uid: str) -> str:
    """SQL for the id of the person whom ``uid``, which is SQL too, means now; null where they are gone."""
    return (
        f"coalesce((SELECT id FROM person WHERE uid = {uid}), (SELECT person_id FROM merged_person WHERE uid = {uid}))"
    )


def asked_by_message(vault: Vault) -> dict[int, frozenset[int]]:
    """Whom of each introduction of mine I asked by a message, as ids."""
    asked: dict[int, frozenset[int]] = {}
    for row in vault.rows(
        f"""SELECT introduction.id, {whose("person_uid")} AS person FROM asked_thread
        JOIN introduction ON introduction.uid = introduction_uid"""
    ):
        asked[row["id"]] = asked.get(row["id"], frozenset()) | {row["person"]}
    return asked


def uids_of(vault: Vault, person: int) -> tuple[str, ...]:
    """All uids that mean someone, their own first. Whoever is there again under one, out of an archive, is another."""
    rows = vault.rows(
        """SELECT uid, 0 AS place FROM person WHERE id = ?1
        UNION ALL SELECT uid, id FROM merged_person WHERE person_id = ?1
            AND uid NOT IN (SELECT uid FROM person) ORDER BY place""",
        (person,),
    )
    return tuple(row["uid"] for row in rows)


def traces_of(vault: Vault, person: int) -> Traces:
    """What is kept of someone, also from before two who were one became so here."""
    of_them = (json.dumps(uids_of(vault, person)),)
    keys = vault.rows(f"SELECT key, level FROM peer WHERE person_uid IN {_OF_THEM} ORDER BY id", of_them)
    came, sent = (
        tuple(
            (str(row["kind"]), str(row["at"])[:10])
            for row in vault.rows(
                f"SELECT kind, {at} AS at FROM {box} WHERE person_uid IN {_OF_THEM} ORDER BY id", of_them
            )
        )
        for box, at in (("inbox", "received_at"), ("outbox", "made_at"))
    )
    return Traces(tuple((row["key"], row["level"]) for row in keys), came, sent)


def forget_traces(vault: Vault, uids: Sequence[str]) -> None:
    """Have nothing be left under the ``uids`` of someone: keys, what they wrote and got, and threads that tell of them.

    Inside a change.
    """
    of_them = json.dumps(uids)
    threads = json.dumps([row["thread"] for row in vault.rows(_THREADS, (of_them,))])
    in_threads = "thread IN (SELECT value FROM json_each(?2))"
    for box, who in (("inbox", "sender"), ("outbox", "reader")):
        vault.write(
            f"""DELETE FROM {box} WHERE person_uid IN {_OF_THEM} OR {in_threads}
            OR {who} IN (SELECT key FROM peer WHERE person_uid IN {_OF_THEM})""",
            (of_them, threads),
        )
    for table in ("asked_thread", "heard_thread"):
        vault.write(f"DELETE FROM {table} WHERE thread IN (SELECT value FROM json_each(?))", (threads,))
    vault.write(f"DELETE FROM peer WHERE person_uid IN {_OF_THEM}", (of_them,))


def note_merged(vault: Vault, kept: int, gone: int) -> None:
    """Have every uid that means ``gone`` mean ``kept`` from now on; inside the change that makes one of them."""
    uids = uids_of(vault, gone)
    vault.write("DELETE FROM merged_person WHERE person_id = ?", (gone,))
    # whoever came back out of an archive, and is made one once more
    vault.write(f"DELETE FROM merged_person WHERE uid IN {_OF_THEM}", (json.dumps(uids),))
    for uid in uids:
        vault.insert("merged_person", person_id=kept, uid=uid)
