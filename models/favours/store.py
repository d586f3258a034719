"""The favours of a vault: what I do for people and what they do for me."""

import json
import uuid
from collections.abc import Sequence
from datetime import date
from typing import TypedDict, Unpack

from models.columns import ELSEWHERE, Column, as_it_is, columns
from models.dates import edtf, iso_day, sort_day
from models.errors import Refused
from models.favours.favour import (
    DONE,
    NEXT,
    OPEN,
    SHELVES,
    Chain,
    Direction,
    Favour,
    FavourState,
    FavourWord,
    Shelf,
    may_become,
)
from models.involved import Involved
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Vault, gone
from resources import tr


class FavourFields(TypedDict, total=False):
    """What can be changed of a favour. A new ``direction`` wants its ``state`` too."""

    direction: Direction
    text: str
    people: Sequence[int]
    state: FavourState
    due: str | date
    effort: str
    on: str | date
    paid_forward_from: int | None
    interaction: int | None


_COLUMNS: dict[str, Column] = {
    "direction": ("direction", str),
    "text": ("text", worded),
    "people": ELSEWHERE,
    "state": ("state", str),
    "due": ("due", iso_day),
    "effort": ("effort", tidy),
    "on": ("happened_on", edtf),
    "paid_forward_from": ("paid_forward_from_id", as_it_is),
    "interaction": ("interaction_id", as_it_is),
}
_SELECT = "SELECT favour.* FROM favour"
_BY_DUE = "ORDER BY due = '', due, favour.id"

# What a favour has become at the least when a part of it is done.
_UNDER_WAY = {Direction.FROM_ME: FavourState.DOING, Direction.TO_ME: FavourState.AGREED}


class Favours:
    """The favours of a vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._people = Involved(vault, "favour")

    def promise(
        self,
        *,
        to: Sequence[int],
        text: str,
        due: str | date = "",
        effort: str = "",
        interaction: int | None = None,
    ) -> int:
        """Keep what I promised today; its id. Raises ``Refused`` as ``add``."""
        with self._vault.change("Promise a favour", text):
            return self.add(
                Direction.FROM_ME,
                text,
                to,
                FavourState.PROMISED,
                due=due,
                effort=effort,
                on=self._vault.clock.today(),
                interaction=interaction,
            )

    def add(
        self,
        direction: Direction,
        text: str,
        people: Sequence[int],
        state: FavourState,
        *,
        due: str | date = "",
        effort: str = "",
        on: str | date = "",
        paid_forward_from: int | None = None,
        interaction: int | None = None,
    ) -> int:
        """Keep a favour as it stands; its id.

        Raises ``Refused`` without words or people, for a state of the other direction,
        for a due date that is no exact day, or when it pays forward what was not done for me.
        """
        with self._vault.change("Add a favour", text):
            fields: FavourFields = {
                "direction": direction,
                "text": text,
                "state": state,
                "due": due,
                "effort": effort,
                "on": on,
                "paid_forward_from": paid_forward_from,
                "interaction": interaction,
            }
            _require_state_of(direction, state)
            self._require_received(direction, paid_forward_from)
            id = self._vault.insert("favour", uid=uuid.uuid4().hex, **columns(fields, _COLUMNS))
            self._people.set(id, people)
            return id

    def change(self, id: int, **fields: Unpack[FavourFields]) -> None:
        """Give the named fields new values.

        Raises ``Refused`` as ``add``, for a step that a favour cannot take (``NEXT``), or when it is gone.
        """
        favour = self.get(id)
        with self._vault.change("Change a favour", favour.text):
            direction, state = fields.get("direction", favour.direction), fields.get("state", favour.state)
            _require_state_of(direction, state)
            if direction == favour.direction and state != favour.state:
                _require_step(favour, state)
                if state == DONE[direction]:
                    fields = {"on": self._vault.clock.today(), **fields}
            source = fields.get("paid_forward_from", favour.paid_forward_from)
            if source == id:
                raise Refused(tr("A favour cannot pay itself forward. Choose one that was done for you."))
            self._require_received(direction, source)
            values = columns(fields, _COLUMNS)
            if values:
                self._vault.update("favour", id, **values)
            if "people" in fields:
                self._people.set(id, fields["people"])

    def done(self, id: int, on: str | date = "") -> None:
        """It was done, by me or for me. Raises ``Refused`` when that cannot be, or it is gone."""
        favour = self.get(id)
        state, day = DONE[favour.direction], on or self._vault.clock.today()
        _require_step(favour, state)
        if favour.direction == Direction.FROM_ME:
            with self._vault.change("Keep a promise", favour.text):
                self.change(id, state=state, on=day)
        else:
            with self._vault.change("Receive a favour", favour.text):
                self.change(id, state=state, on=day)

    def part_done(self, id: int, text: str, *, remains: str = "", on: str | date = "") -> int:
        """Keep the part that was done as a favour of its own, given or received; its id. The other stays open.

        ``remains`` is what that one is about from now on, if it is said.
        Raises ``Refused`` without words, for one that is not open, or when it is gone.
        """
        favour = self.get(id)
        _require_step(favour, DONE[favour.direction])
        with self._vault.change("Do a part of a favour", favour.text):
            people = [person for person, _ in favour.people]
            part = self.add(favour.direction, text, people, DONE[favour.direction], on=on or self._vault.clock.today())
            self._vault.update("favour", part, part_of_id=id)
            fields: FavourFields = {"state": _UNDER_WAY[favour.direction]}
            if tidy(remains):
                fields["text"] = remains
            self.change(id, **fields)
            return part

    def pay_forward(
        self,
        id: int,
        *,
        to: Sequence[int],
        text: str,
        state: FavourState = FavourState.PROMISED,
        due: str | date = "",
        effort: str = "",
        on: str | date = "",
    ) -> int:
        """Pass on to somebody else what I had received, as a favour of mine; its id.

        Raises ``Refused`` as ``add``, before it was received, or for the very people who did it for me.
        """
        favour = self.get(id)
        if favour.word != FavourWord.RECEIVED:
            raise Refused(tr("Only what was done for you can be paid forward."))
        if to and set(to) <= {person for person, _ in favour.people}:
            raise Refused(tr("Paying forward goes to somebody else. Choose another person."))
        with self._vault.change("Pay a favour forward", text):
            return self.add(
                Direction.FROM_ME,
                text,
                to,
                state,
                due=due,
                effort=effort,
                on=on or self._vault.clock.today(),
                paid_forward_from=id,
            )

    def thank(self, id: int) -> None:
        """I have thanked for it. Raises ``Refused`` before it was received, or when it is gone."""
        favour = self.get(id)
        _require_step(favour, FavourState.THANKED)
        with self._vault.change("Thank for a favour", favour.text):
            self.change(id, state=FavourState.THANKED)

    def release(self, id: int) -> None:
        """Nobody needs to do it any more. Raises ``Refused`` when it was done already, or it is gone."""
        favour = self.get(id)
        _require_step(favour, FavourState.RELEASED)
        with self._vault.change("Release a favour", favour.text):
            self.change(id, state=FavourState.RELEASED)

    def remove(self, id: int) -> None:
        """Take it out of the vault. Raises ``Refused`` when it is gone."""
        with self._vault.change("Remove a favour", self.get(id).text):
            self._vault.write("DELETE FROM favour WHERE id = ?", (id,))

    def get(self, id: int) -> Favour:
        """One favour. Raises ``Refused`` when it is gone."""
        found = self._whole(self._vault.rows(f"{_SELECT} WHERE id = ?", (id,)))
        if not found:
            raise gone()
        return found[0]

    def all(self, state: FavourState | None = None) -> list[Favour]:
        """Every favour, or those in one state; the first due comes first, those without a date last."""
        if state is None:
            return self._whole(self._vault.rows(f"{_SELECT} {_BY_DUE}"))
        return self._whole(self._vault.rows(f"{_SELECT} WHERE state = ? {_BY_DUE}", (state.value,)))

    def ids(self, shelf: Shelf) -> list[int]:
        """What stands on a shelf: what is open by its due date, what has none last; what is over, the last first."""
        states = json.dumps([state for state, where in SHELVES.items() if where == shelf])
        among = "state IN (SELECT value FROM json_each(?))"
        if shelf in (Shelf.PROMISED, Shelf.AWAITED):
            return [row[0] for row in self._vault.rows(f"SELECT id FROM favour WHERE {among} {_BY_DUE}", (states,))]
        rows = self._vault.rows(f"SELECT id, happened_on FROM favour WHERE {among}", (states,))
        # a season is written as a month that there is not, so dates are no texts to order by
        return [row[0] for row in sorted(rows, key=_by_day, reverse=True)]

    def rows(self, ids: Sequence[int]) -> list[Favour]:
        """These favours, in this order; those that are gone are left out."""
        rows = self._vault.rows(f"{_SELECT} WHERE id IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))
        found = {favour.id: favour for favour in self._whole(rows)}
        return [found[id] for id in ids if id in found]

    def chain(self, id: int) -> Chain:
        """What hangs together with one favour. Raises ``Refused`` when it is gone."""
        favour = self.get(id)
        before = {one.id: one for one in self.rows([id for id in (favour.paid_forward_from, favour.part_of) if id])}
        after = self._whole(
            self._vault.rows(f"{_SELECT} WHERE ?1 IN (paid_forward_from_id, part_of_id) ORDER BY favour.id", (id,))
        )
        return Chain(
            came_from=before.get(favour.paid_forward_from or 0),
            led_to=tuple(one for one in after if one.paid_forward_from == id),
            part_of=before.get(favour.part_of or 0),
            parts=tuple(one for one in after if one.part_of == id),
        )

    def open(self, direction: Direction) -> list[Favour]:
        """What still has to be done, by me or for me, in the order of ``all``."""
        return self._whole(
            self._vault.rows(
                f"""{_SELECT} WHERE direction = ? AND state IN (SELECT value FROM json_each(?))
                {_BY_DUE}""",
                (direction.value, json.dumps(sorted(OPEN))),
            )
        )

    def of_person(self, person: int) -> list[Favour]:
        """The favours between someone and me, the last noted first."""
        return self._whole(
            self._vault.rows(
                f"""{_SELECT} JOIN favour_person ON favour_id = favour.id
                WHERE person_id = ? ORDER BY favour.id DESC""",
                (person,),
            )
        )

    def _require_received(self, direction: Direction, source: int | None) -> None:
        if source is None:
            return
        row = self._vault.row("SELECT direction FROM favour WHERE id = ?", (source,))
        if row is None:
            raise gone()
        if direction != Direction.FROM_ME or row["direction"] != Direction.TO_ME:
            raise Refused(tr("Only a favour of yours can pay forward, and only what was done for you."))

    def _whole(self, rows: list[Row]) -> list[Favour]:
        people = self._people.of([row["id"] for row in rows])
        return [
            Favour(
                id=row["id"],
                uid=row["uid"],
                direction=Direction(row["direction"]),
                text=row["text"],
                effort=row["effort"],
                due=row["due"],
                on=row["happened_on"],
                state=FavourState(row["state"]),
                people=people[row["id"]],
                paid_forward_from=row["paid_forward_from_id"],
                part_of=row["part_of_id"],
                interaction=row["interaction_id"],
            )
            for row in rows
        ]


def _by_day(row: Row) -> tuple[str, int]:
    return sort_day(row["happened_on"]), row["id"]


def _require_state_of(direction: Direction, state: FavourState) -> None:
    if state not in NEXT[direction]:
        raise Refused(tr("Say how far it has come: that step belongs to a favour of the other direction."))


def _require_step(favour: Favour, state: FavourState) -> None:
    if not may_become(favour.direction, favour.state, state):
        raise Refused(tr("This favour cannot take that step from where it is. Undo the earlier step first."))
