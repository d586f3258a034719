"""Keeping missions: what can be said of them, and written."""

import json
import uuid
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from models.columns import ELSEWHERE, Column, columns
from models.dates import edtf, iso_day
from models.errors import Refused
from models.involved import known
from models.missions.mission import ENDED, NEXT, Link, Mission, MissionState, Referral, chain_of
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Value, Vault, gone
from resources import tr


class MissionFields(TypedDict, total=False):
    """What can be said of a mission, and changed, beside its title."""

    client: int | str
    chain: Sequence[Link]
    state: MissionState
    note: str
    heard_on: str | date
    decided_on: str | date
    delivered_on: str | date
    lost_because: str
    amount_cents: int | None
    currency: str


class TitledMissionFields(MissionFields, total=False):
    """The same, and its title."""

    title: str


class ReferralFields(TypedDict, total=False):
    """What can be changed of one link of the chain."""

    told_on: str | date
    thanked_on: str | date


def _amount(cents: int | None) -> int | None:
    if cents is not None and cents < 0:
        raise Refused(tr("An amount cannot be below nothing."))
    return cents


_COLUMNS: dict[str, Column] = {
    "title": ("title", worded),
    "client": ELSEWHERE,
    "chain": ELSEWHERE,
    "state": ("state", str),
    "note": ("note", tidy),
    "heard_on": ("heard_on", edtf),
    "decided_on": ("decided_on", edtf),
    "delivered_on": ("delivered_on", edtf),
    "lost_because": ("lost_because", tidy),
    "amount_cents": ("amount_cents", _amount),
    "currency": ("currency", str.upper),
}
_REFERRAL_COLUMNS: dict[str, Column] = {"told_on": ("told_on", iso_day), "thanked_on": ("thanked_on", iso_day)}
_TEXTS = ("note", "heard_on", "decided_on", "delivered_on", "lost_because", "currency")
_SELECT = """SELECT mission.*, coalesce(person.name, client) AS client_name FROM mission
    LEFT JOIN person ON person.id = client_id"""
_NEWEST = "ORDER BY heard_on DESC, mission.id DESC"


class Missions:
    """The missions of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def hear(self, title: str, **fields: Unpack[MissionFields]) -> int:
        """Keep work that I heard of, today if no date is given; its id.

        ``client`` is a person's id, or any name. Raises ``Refused`` without a title, for a date that does not exist,
        an amount below nothing, or when someone of it is gone.
        """
        with self._vault.change("Hear of a mission", title):
            said: TitledMissionFields = {"heard_on": self._vault.clock.today(), **fields, "title": title}
            if said.get("state") in ENDED:
                said = {"decided_on": self._vault.clock.today(), **said}
            id = self._vault.insert("mission", uid=uuid.uuid4().hex, **self._columns(said))
            self._write_chain(id, chain_of(fields.get("chain", ())))
            return id

    def change(self, id: int, **fields: Unpack[TitledMissionFields]) -> None:
        """Give the named fields new values; won or lost, it is decided today if no date is given.

        Raises ``Refused`` as ``hear``, for a step that it cannot take (``NEXT``), or when it is gone.
        """
        mission = self.get(id)
        with self._vault.change("Change a mission", mission.title):
            state = fields.get("state", mission.state)
            if state != mission.state:
                if state not in NEXT[mission.state]:
                    raise Refused(tr("This mission cannot take that step from where it is."))
                if state in ENDED:
                    fields = {"decided_on": self._vault.clock.today(), **fields}
                elif mission.state in ENDED:
                    fields = {"decided_on": "", "lost_because": "", **fields}
            values = self._columns(fields)
            if values:
                self._vault.update("mission", id, **values)
            if "chain" in fields:
                self._write_chain(id, chain_of(fields["chain"]))

    def win(self, id: int, chain: Sequence[Link]) -> None:
        """It is a yes, thanks to these people. Raises ``Refused`` as ``change``."""
        with self._vault.change("Win a mission", self.get(id).title):
            self.change(id, state=MissionState.WON, chain=chain)

    def lose(self, id: int, because: str = "") -> None:
        """It is a no, for this reason if one is known. Raises ``Refused`` as ``change``."""
        with self._vault.change("Lose a mission", self.get(id).title):
            self.change(id, state=MissionState.LOST, lost_because=because)

    def deliver(self, id: int, on: str | date = "") -> None:
        """It was delivered, today if no date is given. Raises ``Refused`` before it is won, or when it is gone."""
        mission = self.get(id)
        if mission.state != MissionState.WON:
            raise Refused(tr("What was not won cannot be delivered. Say first that it is a yes."))
        with self._vault.change("Deliver a mission", mission.title):
            self.change(id, delivered_on=on or self._vault.clock.today())

    def tell(self, id: int, person: int, on: str | date = "") -> None:
        """Someone of the chain was told how it ended, today if no day is given.

        Raises ``Refused`` before it has ended, or when it, or they, are gone.
        """
        mission = self.get(id)
        if mission.state not in ENDED:
            raise Refused(tr("There is no outcome to tell yet. Say first whether it was won or lost."))
        with self._vault.change("Tell how a mission ended", mission.title):
            self.change_referral(id, person, told_on=on or self._vault.clock.today())

    def thank(self, id: int, person: int, on: str | date = "") -> None:
        """Someone of the chain was thanked, today if no day is given. Raises ``Refused`` when it, or they, are gone."""
        with self._vault.change("Thank for a mission", self.get(id).title):
            self.change_referral(id, person, thanked_on=on or self._vault.clock.today())

    def change_referral(self, id: int, person: int, **fields: Unpack[ReferralFields]) -> None:
        """Give the named fields of one link new values. Raises ``Refused`` when it, or they, are gone."""
        with self._vault.change("Change a mission", self.get(id).title):
            row = self._vault.row("SELECT id FROM referral WHERE mission_id = ? AND person_id = ?", (id, person))
            if row is None:
                raise gone()
            if fields:
                self._vault.update("referral", row["id"], **columns(fields, _REFERRAL_COLUMNS))

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a mission", self.get(id).title):
            self._vault.write("DELETE FROM mission WHERE id = ?", (id,))

    def get(self, id: int) -> Mission:
        """One mission. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows(f"{_SELECT} WHERE mission.id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def all(self, state: MissionState | None = None) -> list[Mission]:
        """Every mission, or those in one state, the last heard of first."""
        if state is None:
            return self._whole(self._vault.rows(f"{_SELECT} {_NEWEST}"))
        return self._whole(self._vault.rows(f"{_SELECT} WHERE state = ? {_NEWEST}", (state.value,)))

    def of_person(self, person: int) -> list[Mission]:
        """Those that someone gave or passed on, the last heard of first."""
        return self._whole(
            self._vault.rows(
                f"""{_SELECT} WHERE client_id = ?1
                OR mission.id IN (SELECT mission_id FROM referral WHERE person_id = ?1) {_NEWEST}""",
                (person,),
            )
        )

    # Inside

    def _write_chain(self, id: int, people: Sequence[int]) -> None:
        """Have exactly these people in the chain, in this order; who was told or thanked already stays so."""
        had = {referral.person: referral for referral in self._chains([id]).get(id, ())}
        wanted = known(self._vault, people)
        if wanted == list(had):
            return
        self._vault.write("DELETE FROM referral WHERE mission_id = ?", (id,))
        for position, person in enumerate(wanted):
            before = had.get(person)
            self._vault.insert(
                "referral",
                mission_id=id,
                position=position,
                person_id=person,
                told_on=before.told_on if before else "",
                thanked_on=before.thanked_on if before else "",
            )

    def _chains(self, ids: Sequence[int]) -> dict[int, tuple[Referral, ...]]:
        chains: dict[int, tuple[Referral, ...]] = {}
        for row in self._vault.rows(
            """SELECT mission_id, person.id, name, told_on, thanked_on FROM referral
            JOIN person ON person.id = person_id
            WHERE mission_id IN (SELECT value FROM json_each(?)) ORDER BY position""",
            (json.dumps(list(ids)),),
        ):
            chains[row[0]] = (*chains.get(row[0], ()), Referral(*row[1:]))
        return chains

    def _whole(self, rows: list[Row]) -> list[Mission]:
        chains = self._chains([row["id"] for row in rows])
        return [
            Mission(
                id=row["id"],
                uid=row["uid"],
                title=row["title"],
                client=row["client_name"],
                client_id=row["client_id"],
                state=MissionState(row["state"]),
                **{name: row[name] for name in _TEXTS},
                amount_cents=row["amount_cents"],
                chain=chains.get(row["id"], ()),
            )
            for row in rows
        ]

    def _columns(self, fields: TitledMissionFields) -> dict[str, Value]:
        values = columns(fields, _COLUMNS)
        if "client" in fields:
            client = fields["client"]
            if isinstance(client, str):
                values |= {"client_id": None, "client": tidy(client)}
            else:
                values |= {"client_id": known(self._vault, [client])[0], "client": ""}
        return values
