"""Whose keys I know, and how sure it is that they are theirs."""

from dataclasses import dataclass

from models.errors import Refused
from models.handing import Level, Peer, PeerState
from models.handing.traces import uids_of, whose
from models.text import fold
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr
from sync.refusals import NotTaken, Reason
from sync.words import words_of

_COLUMNS = f"""SELECT peer.*, person.id AS person, person.name AS called FROM peer
    JOIN person ON person.id = {whose("peer.person_uid")}
    LEFT JOIN merged_person AS mine ON mine.uid = peer.person_uid
    WHERE NOT EXISTS (SELECT 1 FROM peer AS nearer JOIN person AS one ON one.uid = nearer.person_uid
        WHERE one.id = person.id AND nearer.id <> peer.id)
    AND NOT EXISTS (SELECT 1 FROM merged_person AS earlier JOIN peer AS theirs ON theirs.person_uid = earlier.uid
        WHERE earlier.person_id = person.id AND earlier.id < mine.id)"""
"""Where two who had a key each became one, the key of the one who was kept is theirs; the other's only waits."""

_SURENESS = (Level.UNKNOWN, Level.INTRODUCED, Level.PAIRED, Level.MET)


@dataclass(frozen=True, slots=True)
class KnownPeer:
    """Someone whose keys I know, with what is needed to write to them."""

    shown: Peer
    uid: str
    age: str
    said_name: str


class Peers:
    """The peers of a vault. One person has one key, and one key is one person's."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def all(self) -> list[KnownPeer]:
        """Everyone, by name."""
        return self._found("ORDER BY person.sort_key, person.id")

    def of_person(self, person: int) -> KnownPeer | None:
        """The one who is this person."""
        return next(iter(self._found("AND person.id = ?", person)), None)

    def with_key(self, key: str) -> KnownPeer | None:
        """The one whose key it is."""
        return next(iter(self._found("AND peer.key = ?", key)), None)

    def called(self, name: str) -> list[KnownPeer]:
        """Those whose keys are not taken back, and who are called so here or called themselves so."""
        named = fold(name)
        return [
            one
            for one in self.all()
            if one.shown.state != PeerState.REVOKED and named in (fold(one.shown.name), fold(one.said_name))
        ]

    def who_signed(self, key: str, uid: str) -> KnownPeer | None:
        """Whoever signed with ``key``: the one of this uid, if they were known then, whatever keys they have now."""
        found = self._found(f"AND person.id = {whose('?1')}", uid) if uid else []
        return found[0] if found else self.with_key(key)

    def to_write_to(self, person: int) -> KnownPeer:
        """The one who is this person, to seal for. Raises ``Refused`` for who is not paired, or has another key now."""
        known = self.of_person(person)
        if known is None:
            raise Refused(
                tr("You are not paired with {name}. Exchange your identities first.", name=self._name(person))
            )
        if known.shown.state == PeerState.CHANGED:
            raise NotTaken(Reason.KEY_CHANGED)
        if known.shown.state == PeerState.REVOKED:
            raise Refused(tr("{name} took back their key. Pair again to write to them.", name=known.shown.name))
        return known

    def pair(self, person: int, key: str, age: str, said_name: str, level: Level) -> KnownPeer:
        """Know these keys as this person's; inside a change.

        The level of keys that were known already only rises. Others than before begin anew.
        Of two who became one, each keeps the key that was theirs, for the day on which that is taken back.
        """
        uids = uids_of(self._vault, person)
        if not uids:
            raise gone()
        stood = self.of_person(person)
        row = self._vault.row("SELECT person_uid FROM peer WHERE key = ?", (key,))
        was = row["person_uid"] if row and row["person_uid"] in uids else uids[0]
        if stood and (stood.shown.key, stood.age) == (key, age) and stood.shown.state != PeerState.REVOKED:
            level = max(level, stood.shown.level, key=_SURENESS.index)
        self._vault.write("DELETE FROM peer WHERE key = ?", (key,))
        if stood is None or stood.shown.key != key:
            theirs = f"DELETE FROM peer WHERE {whose('person_uid')} = ?"
            self._vault.write(theirs, (person,))
        self._vault.insert(
            "peer",
            person_uid=was,
            name=said_name,
            key=key,
            age=age,
            level=level.value,
            paired_at=self._vault.clock.now().isoformat(timespec="seconds"),
        )
        return self._sure(person)

    def compared(self, person: int) -> KnownPeer:
        """The words agree: nothing is surer; inside a change. Raises ``Refused`` for who is not paired."""
        self.to_write_to(person)
        return self._changed(person, "level", Level.MET.value)

    def doubt(self, person: int) -> None:
        """They seem to have another key: nothing is sealed for them until they pair again; inside a change."""
        self._changed(person, "state", PeerState.CHANGED.value)

    def trust(self, person: int) -> None:
        """The other key was somebody else's: theirs is what it was, and as sure; inside a change."""
        self._changed(person, "state", PeerState.TRUSTED.value)

    def revoke(self, key: str) -> str:
        """A key is believed no more; the uid under which it is known, or an empty text; inside a change.

        One that only waits since two became one is taken back as well, for the day on which they are two again.
        """
        row = self._vault.row("SELECT person_uid FROM peer WHERE key = ?", (key,))
        self._vault.write("UPDATE peer SET state = ? WHERE key = ?", (PeerState.REVOKED.value, key))
        return row["person_uid"] if row else ""

    def rotate(self, person: int, key: str, age: str) -> None:
        """They have new keys, and said so with the old ones: as sure as those were; inside a change."""
        self._vault.write("DELETE FROM peer WHERE key = ?", (key,))
        self._changed(person, "key", key)
        self._changed(person, "age", age)
        self.trust(person)

    # Inside

    def _found(self, rest: str, *values: Value) -> list[KnownPeer]:
        return [_peer(row) for row in self._vault.rows(f"{_COLUMNS} {rest}", values)]

    def _sure(self, person: int) -> KnownPeer:
        known = self.of_person(person)
        if known is None:
            raise gone()
        return known

    def _changed(self, person: int, column: str, value: str) -> KnownPeer:
        self._vault.write(f"UPDATE peer SET {column} = ? WHERE person_uid = ?", (value, self._sure(person).uid))
        return self._sure(person)

    def _name(self, person: int) -> str:
        row = self._vault.row("SELECT name FROM person WHERE id = ?", (person,))
        if row is None:
            raise gone()
        return str(row["name"])


def _peer(row: Row) -> KnownPeer:
    state = PeerState(row["state"])
    shown = Peer(
        person=row["person"],
        name=row["called"],
        key=row["key"],
        words=words_of(row["key"], row["age"]),
        level=Level(row["level"]) if state == PeerState.TRUSTED else Level.INTRODUCED,
        state=state,
    )
    return KnownPeer(shown, row["person_uid"], row["age"], row["name"])
