"""Where each exchange stands, kept in the vault: those of my introductions, and those that I was asked in."""

from dataclasses import replace
from datetime import datetime

from models.handing.traces import uids_of, whose
from models.introductions import Introduction, Party
from models.vault.driver import Row
from models.vault.vault import Vault
from sync import codec
from sync.codec import Message
from sync.exchange.facts import Consented, Heard, Said, Side, Thread
from sync.messages import Ack, Answer, Consent, Hello, Share
from sync.peers import Peers
from sync.refusals import NotTaken, Reason


def moment(vault: Vault) -> int:
    """Now, as the rules count it: whole seconds since 1970."""
    return int(vault.clock.now().timestamp())


def consented(message: Message) -> Consented:
    """What the rules look at of a consent. Raises ``NotTaken`` for another message."""
    said, body = message.envelope, message.body
    if not isinstance(body, Consent):
        raise NotTaken(Reason.NOT_CONSENTED)
    return Consented(message.hash, said.iss, said.aud, said.thread, said.round, body.ask_hash, said.exp)


def heard(message: Message, now: datetime) -> Heard:
    """What the rules look at of a message; the consent inside it is checked as the message was. Raises ``NotTaken``."""
    said, body = message.envelope, message.body
    found = Heard(body.kind, said.iss, said.thread, said.round, message.hash, said.exp)
    match body:
        case Answer():
            return replace(found, say=body.say, ask_hash=body.ask_hash, consent=_inside(body.consent, now))
        case Share():
            return replace(found, yours=body.yours, consent=_inside(body.consent, now))
        case Ack():
            return replace(found, of=body.of)
        case Hello():
            return replace(found, transcript=body.transcript)
    return found


def _inside(compact: str | None, now: datetime) -> Consented | None:
    return consented(codec.read_signed(compact.encode("utf-8"), now)) if compact is not None else None


def kept_consent(compact: str) -> Consented | None:
    """A consent that was checked when it came; whether its time is over, the rules say."""
    if not compact:
        return None
    return consented(codec.read_kept(compact))


class AskedThreads:
    """The two threads of each introduction of mine."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._peers = Peers(vault)

    def side(self, introduction: Introduction, party: Party) -> Side:
        """Where one of the two is: their state from the record, the rest from their thread if there is one."""
        peer = self._peers.of_person(party.person)
        row = self._row(introduction, party)
        key = peer.shown.key if peer else ""
        if row is None:
            return Side(party.state, key, "")
        return Side(
            state=party.state,
            key=key,
            thread=row["thread"],
            round=row["round"],
            ask_hash=row["ask_hash"],
            consent=kept_consent(row["consent"]),
            share_hash=row["share_hash"],
        )

    def signed_consent(self, introduction: Introduction, party: Party) -> str:
        """Their consent as they signed it, or an empty text."""
        row = self._row(introduction, party)
        return str(row["consent"]) if row else ""

    def keep(self, introduction: Introduction, party: Party, side: Side, consent: str) -> None:
        """Keep where one of the two is, and ``consent`` as they signed it; inside a change."""
        row = self._row(introduction, party)
        person = row["person_uid"] if row else uids_of(self._vault, party.person)[0]
        self._vault.write(
            """INSERT INTO asked_thread (introduction_uid, person_uid, thread, round, ask_hash, consent, share_hash)
            VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (introduction_uid, person_uid) DO UPDATE SET
            round = excluded.round, ask_hash = excluded.ask_hash, consent = excluded.consent,
            share_hash = excluded.share_hash""",
            (introduction.uid, person, side.thread, side.round, side.ask_hash, consent, side.share_hash),
        )

    def whose(self, thread: str) -> tuple[int, int] | None:
        """The ids of the introduction and of the one of the two whose thread it is."""
        row = self._vault.row(
            f"""SELECT introduction.id, person.id FROM asked_thread
            JOIN introduction ON introduction.uid = introduction_uid JOIN person ON person.id = {whose("person_uid")}
            WHERE thread = ?""",
            (thread,),
        )
        return (row[0], row[1]) if row else None

    def _row(self, introduction: Introduction, party: Party) -> Row | None:
        return self._vault.row(
            f"SELECT * FROM asked_thread WHERE introduction_uid = ? AND {whose('person_uid')} = ?",
            (introduction.uid, party.person),
        )


class HeardThreads:
    """What I was asked."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def get(self, thread: str) -> Thread | None:
        """One thread, if I was asked anything in it."""
        row = self._vault.row("SELECT * FROM heard_thread WHERE thread = ?", (thread,))
        if row is None:
            return None
        return Thread(
            id=row["thread"],
            introducer=row["introducer"],
            round=row["round"],
            ask_hash=row["ask_hash"],
            until=row["until"],
            said=Said(row["said"]),
            consent=kept_consent(row["consent"]),
            share_hash=row["share_hash"],
            other=kept_consent(row["other"]),
            ended=bool(row["ended"]),
        )

    def keep(self, thread: Thread, *, consent: str | None = None, other: str | None = None) -> None:
        """Keep where a thread is; the consents as they were signed, if they are other than before; inside a change."""
        self._vault.write(
            """INSERT INTO heard_thread (thread, introducer, round, ask_hash, until, said, share_hash, ended, other_key)
            VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9) ON CONFLICT (thread) DO UPDATE SET round = ?3, ask_hash = ?4,
            until = ?5, said = ?6, share_hash = ?7, ended = ?8, other_key = ?9""",
            (
                thread.id,
                thread.introducer,
                thread.round,
                thread.ask_hash,
                thread.until,
                thread.said.value,
                thread.share_hash,
                thread.ended,
                thread.other.by if thread.other else "",
            ),
        )
        for column, signed in (("consent", consent), ("other", other)):
            if signed is not None:
                self._vault.write(f"UPDATE heard_thread SET {column} = ? WHERE thread = ?", (signed, thread.id))

    def signed_other(self, thread: str) -> str:
        """The consent of whom I was introduced to, as they signed it."""
        row = self._vault.row("SELECT other FROM heard_thread WHERE thread = ?", (thread,))
        return str(row["other"]) if row else ""

    def follow(self, old: str, new: str) -> None:
        """An introducer has a new key, and said so with the old one; inside a change."""
        self._vault.write("UPDATE heard_thread SET introducer = ? WHERE introducer = ?", (new, old))
