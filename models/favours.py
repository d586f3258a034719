"""Favours: what I do for people and what they do for me. They have states, never a price or a balance."""

import json
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypedDict, Unpack

from models.columns import ELSEWHERE, Column, as_it_is, columns
from models.dates import edtf, iso_day
from models.errors import Refused
from models.involved import Involved, Named
from models.text import tidy, worded
from models.vault.driver import Row
from models.vault.vault import Vault, gone
from resources import tr


class Direction(StrEnum):
    """Who does it for whom."""

    FROM_ME = "from_me"
    TO_ME = "to_me"


class FavourState(StrEnum):
    """How far a favour has come: one of mine, then one done for me; either can be released."""

    OFFERED = "offered"
    PROMISED = "promised"
    DOING = "doing"
    GIVEN = "given"
    CLOSED = "closed"
    ASKED = "asked"
    AGREED = "agreed"
    RECEIVED = "received"
    THANKED = "thanked"
    RELEASED = "released"


class FavourWord(StrEnum):
    """The four words a user sees."""

    I_OWE = "i_owe"
    GIVEN = "given"
    OWED_TO_ME = "owed_to_me"
    RECEIVED = "received"


_S = FavourState

# What may come next. Steps on the way may be skipped, but not the doing itself:
# nothing is closed before it was given, nobody thanked before something was received.
NEXT: dict[Direction, dict[FavourState, frozenset[FavourState]]] = {
    Direction.FROM_ME: {
        _S.OFFERED: frozenset({_S.PROMISED, _S.DOING, _S.GIVEN, _S.RELEASED}),
        _S.PROMISED: frozenset({_S.DOING, _S.GIVEN, _S.RELEASED}),
        _S.DOING: frozenset({_S.GIVEN, _S.RELEASED}),
        _S.GIVEN: frozenset({_S.CLOSED}),
        _S.CLOSED: frozenset(),
        _S.RELEASED: frozenset(),
    },
    Direction.TO_ME: {
        _S.ASKED: frozenset({_S.AGREED, _S.RECEIVED, _S.RELEASED}),
        _S.AGREED: frozenset({_S.RECEIVED, _S.RELEASED}),
        _S.RECEIVED: frozenset({_S.THANKED}),
        _S.THANKED: frozenset(),
        _S.RELEASED: frozenset(),
    },
}

_WORDS = {
    _S.OFFERED: FavourWord.I_OWE,
    _S.PROMISED: FavourWord.I_OWE,
    _S.DOING: FavourWord.I_OWE,
    _S.GIVEN: FavourWord.GIVEN,
    _S.CLOSED: FavourWord.GIVEN,
    _S.ASKED: FavourWord.OWED_TO_ME,
    _S.AGREED: FavourWord.OWED_TO_ME,
    _S.RECEIVED: FavourWord.RECEIVED,
    _S.THANKED: FavourWord.RECEIVED,
}

DONE = {Direction.FROM_ME: _S.GIVEN, Direction.TO_ME: _S.RECEIVED}
OPEN = frozenset(state for direction, steps in NEXT.items() for state in steps if DONE[direction] in steps[state])


def may_become(direction: Direction, now: FavourState, then: FavourState) -> bool:
    """Whether a favour of this direction can go from the state ``now`` to ``then``."""
    return then in NEXT[direction].get(now, ())


@dataclass(frozen=True, slots=True)
class Favour:
    """Something done, or to be done, for someone.

    ``people`` are (id, name) in order of mention. ``due`` is an ISO day or empty.
    ``on`` is a vague date: when it was said, and once it is done, when that was.
    ``paid_forward_from`` is the favour I had received and passed on with this one.
    """

    id: int
    uid: str
    direction: Direction
    text: str
    effort: str
    due: str
    on: str
    state: FavourState
    people: tuple[Named, ...]
    paid_forward_from: int | None
    interaction: int | None

    @property
    def word(self) -> FavourWord | None:
        """The word a user sees; none once it is released, for then nobody owes anything."""
        return _WORDS.get(self.state)

    @property
    def is_open(self) -> bool:
        """Whether it still has to be done, by me or by them."""
        return self.state in OPEN


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
        _require_step(favour, DONE[favour.direction])
        with self._vault.change("Keep a promise", favour.text):
            self.change(id, state=DONE[favour.direction], on=on or self._vault.clock.today())

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
                interaction=row["interaction_id"],
            )
            for row in rows
        ]


def _require_state_of(direction: Direction, state: FavourState) -> None:
    if state not in NEXT[direction]:
        raise Refused(tr("Say how far it has come: that step belongs to a favour of the other direction."))


def _require_step(favour: Favour, state: FavourState) -> None:
    if not may_become(favour.direction, favour.state, state):
        raise Refused(tr("This favour cannot take that step from where it is. Undo the earlier step first."))
