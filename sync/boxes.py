"""What came and what goes out, kept apart from the record: nothing that came is added to it by itself."""

import json
from dataclasses import dataclass

from models.handing import InboxState, Sealed
from models.handing.traces import whose
from models.nudges import FOR_GOOD, Nudges
from models.vault.driver import Row
from models.vault.vault import Vault, gone
from sync.codec import Message, read_kept
from sync.limits import WAITING
from sync.messages import Rotate
from sync.refusals import NotTaken, Reason

_STRANGERS = WAITING // 10

_FILED = "filed_letter"
_ABOUT = "trim(inbox.hash || ' ' || inbox.person_uid)"
_ROWS = f"""SELECT inbox.*, EXISTS (SELECT 1 FROM nudge WHERE kind = '{_FILED}' AND subject = {_ABOUT}) AS filed
    FROM inbox"""


@dataclass(frozen=True, slots=True)
class Came:
    """A message that came: ``signed`` are the bytes as they were signed, empty once it was let go."""

    id: int
    sender: str
    hash: str
    kind: str
    thread: str
    signed: str
    received_at: str
    person_uid: str
    remark: str
    state: InboxState


class Inbox:
    """What came, each message once. A number that was used for another message refuses that one."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def known(self, message: Message) -> Came | None:
        """The same message, if it came before. Raises ``NotTaken`` when another one came under its number."""
        row = self._vault.row(
            f"{_ROWS} WHERE sender = ? AND message_id = ?", (message.envelope.iss, message.envelope.id)
        )
        if row is None:
            return None
        if row["hash"] != message.hash:
            raise NotTaken(Reason.REPLAYED)
        return _came(row)

    def keep(self, message: Message, person_uid: str, state: InboxState, remark: str = "") -> Came:
        """Keep a message that came for the first time; inside a change. Raises ``NotTaken`` when too much waits."""
        if state == InboxState.WAITING:
            self._require_room(person_uid)
        id = self._vault.insert(
            "inbox",
            sender=message.envelope.iss,
            message_id=message.envelope.id,
            hash=message.hash,
            kind=message.body.kind,
            thread=message.envelope.thread,
            signed=message.signed,
            received_at=self._vault.clock.now().isoformat(timespec="seconds"),
            person_uid=person_uid,
            remark=remark,
            state=state.value,
        )
        return self.get(id)

    def has_taken_back(self, key: str) -> bool:
        """Whether a notice came, signed with ``key``, that it is to be believed no more."""
        return self._vault.row("SELECT 1 FROM inbox WHERE sender = ? AND kind = 'revoke'", (key,)) is not None

    def leads_to(self, old: str, key: str) -> bool:
        """Whether ``key`` is the old one, or one to which notices led from it, each signed with the one before."""
        seen = set()
        while old != key and old not in seen and (notice := self._notice_of(old)):
            seen.add(old)
            old = notice.sig
        return old == key

    def _notice_of(self, key: str) -> Rotate | None:
        """What was signed with ``key`` last to say which one follows it."""
        row = self._vault.row(
            "SELECT signed FROM inbox WHERE kind = 'rotate' AND signed <> '' AND sender = ? ORDER BY id DESC", (key,)
        )
        notice = read_kept(row["signed"]).body if row else None
        return notice if isinstance(notice, Rotate) else None

    def get(self, id: int) -> Came:
        """One message. Raises ``Refused`` when there is none."""
        row = self._vault.row(f"{_ROWS} WHERE id = ?", (id,))
        if row is None:
            raise gone()
        return _came(row)

    def waiting(self) -> list[Came]:
        """What is to be looked at, the oldest first."""
        rows = self._vault.rows(f"{_ROWS} WHERE state = ? AND NOT filed ORDER BY id", (InboxState.WAITING.value,))
        return [_came(row) for row in rows]

    def agreed(self) -> list[Came]:
        """Asks that were answered with yes and go on, and the shares that were kept of others, the newest first."""
        rows = self._vault.rows(
            f"""{_ROWS} JOIN heard_thread USING (thread)
            WHERE kind = 'ask' AND state = ? AND said = 'yes' AND hash = ask_hash AND share_hash = '' AND NOT ended
            OR kind = 'share' AND (filed OR state = ?) AND hash = share_hash ORDER BY inbox.id DESC""",
            (InboxState.ANSWERED.value, InboxState.ACCEPTED.value),
        )
        return [_came(row) for row in rows]

    def in_thread(self, thread: str, kind: str) -> list[Came]:
        """What came of a kind in a thread, the newest first."""
        rows = self._vault.rows(f"{_ROWS} WHERE thread = ? AND kind = ? ORDER BY id DESC", (thread, kind))
        return [_came(row) for row in rows]

    def file(self, came: Came) -> None:
        """It is in the record; inside the change that brings it there, with whose undo it waits again."""
        Nudges(self._vault).quiet(_FILED, f"{came.hash} {came.person_uid}".strip(), FOR_GOOD)

    def set_state(self, id: int, state: InboxState) -> None:
        """It was answered, accepted or let go; inside a change."""
        self._vault.update("inbox", id, state=state.value)

    def remark(self, id: int, sentence: str) -> None:
        """What is to be said with it from now on, in English; inside a change."""
        self._vault.update("inbox", id, remark=sentence)

    def let_go(self, id: int) -> None:
        """Forget what it says, and not that it came; inside a change."""
        self._vault.update("inbox", id, state=InboxState.LET_GO.value, signed="", remark="")

    def _require_room(self, person_uid: str) -> None:
        most, where = (WAITING, "") if person_uid else (_STRANGERS, "AND person_uid = ''")
        row = self._vault.row(
            f"SELECT count(*) FROM ({_ROWS}) WHERE state = ? AND NOT filed {where}", (InboxState.WAITING.value,)
        )
        if row is not None and row[0] >= most:
            raise NotTaken(Reason.FULL)


class Outbox:
    """What I wrote, sealed."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def keep(self, message: Message, sealed: Sealed, person_uid: str) -> None:
        """Keep what goes out, once; in the change that makes it true."""
        if self._vault.row("SELECT 1 FROM outbox WHERE hash = ?", (message.hash,)) is not None:
            return
        self._vault.insert(
            "outbox",
            person_uid=person_uid,
            reader=message.envelope.aud,
            hash=message.hash,
            kind=sealed.kind,
            thread=message.envelope.thread,
            round=message.envelope.round,
            sealed=sealed.data,
            fields=json.dumps(sealed.fields),
            made_at=self._vault.clock.now().isoformat(timespec="seconds"),
        )

    def sent(self, kind: str, thread: str, round: int, reader: str) -> Sealed | None:
        """What I wrote last of a kind in a thread, to the key ``reader``: sent again it is the same bytes."""
        row = self._vault.row(
            f"""SELECT outbox.*, coalesce(person.name, '') AS called FROM outbox
            LEFT JOIN person ON person.id = {whose("person_uid")}
            WHERE kind = ? AND thread = ? AND round = ? AND reader = ? ORDER BY outbox.id DESC""",
            (kind, thread, round, reader),
        )
        return Sealed(row["sealed"], row["called"], row["kind"], tuple(json.loads(row["fields"]))) if row else None

    def acked(self, hash: str, person_uid: str) -> bool:
        """They have it: whether it was something that I wrote to them; inside a change."""
        row = self._vault.row(
            f"SELECT id FROM outbox WHERE hash = ?1 AND {whose('person_uid')} = {whose('?2')}", (hash, person_uid)
        )
        if row is None:
            return False
        self._vault.update("outbox", row["id"], acked=1)
        return True


def _came(row: Row) -> Came:
    return Came(
        id=row["id"],
        sender=row["sender"],
        hash=row["hash"],
        kind=row["kind"],
        thread=row["thread"],
        signed=row["signed"],
        received_at=row["received_at"],
        person_uid=row["person_uid"],
        remark=row["remark"],
        state=InboxState.ACCEPTED if row["filed"] and row["state"] == InboxState.WAITING else InboxState(row["state"]),
    )
