"""However favours are led, they take the steps of the table, stand on one shelf each, and each step can be undone."""

from dataclasses import dataclass

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from models.errors import Refused
from models.favours import DONE, NEXT, SHELVES, Direction, Favours, FavourState, Shelf
from models.vault import Vault
from tests.builders import people

DIRECTIONS, STATES = st.sampled_from(Direction), st.sampled_from(FavourState)
WHICH = st.integers(0, 7)
UNDER_WAY = {Direction.FROM_ME: FavourState.DOING, Direction.TO_ME: FavourState.AGREED}


@dataclass(frozen=True)
class Told:
    """What is known of a favour without asking the vault."""

    direction: Direction
    state: FavourState
    part_of: int | None = None
    came_from: int | None = None


class Steps(RuleBasedStateMachine):
    """One person's favours, beside a plain account of what should have become of them."""

    def __init__(self, vault: Vault) -> None:
        super().__init__()
        self.vault, self.favours = vault, Favours(vault)
        for favour in self.favours.all():
            self.favours.remove(favour.id)
        self.sam, self.lea = people(vault, "Sam", "Léa")
        self.told: dict[int, Told] = {}
        self.before: list[dict[int, Told]] = []

    def does(self, allowed: bool, deed: object, *what: object, **more: object) -> int | None:
        """Do it, if that is allowed; else see it refused."""
        assert callable(deed)
        if not allowed:
            with pytest.raises(Refused):
                deed(*what, **more)
            return None
        self.before.append(dict(self.told))
        id: int | None = deed(*what, **more)
        return id

    def one(self, which: int) -> tuple[int, Told]:
        """One of the favours there are."""
        id = sorted(self.told)[which % len(self.told)]
        return id, self.told[id]

    @rule(direction=DIRECTIONS, state=STATES)
    def add(self, direction: Direction, state: FavourState) -> None:
        allowed = state in NEXT[direction]
        id = self.does(allowed, self.favours.add, direction, "x", [self.sam], state)
        if id:
            self.told[id] = Told(direction, state)

    @precondition(lambda self: self.told)
    @rule(which=WHICH, state=STATES)
    def step(self, which: int, state: FavourState) -> None:
        id, now = self.one(which)
        if state != now.state:
            self.moves(id, now, state, self.favours.change, id, state=state)

    @precondition(lambda self: self.told)
    @rule(which=WHICH)
    def done(self, which: int) -> None:
        id, now = self.one(which)
        self.moves(id, now, DONE[now.direction], self.favours.done, id)

    @precondition(lambda self: self.told)
    @rule(which=WHICH)
    def thank(self, which: int) -> None:
        id, now = self.one(which)
        self.moves(id, now, FavourState.THANKED, self.favours.thank, id)

    @precondition(lambda self: self.told)
    @rule(which=WHICH)
    def release(self, which: int) -> None:
        id, now = self.one(which)
        self.moves(id, now, FavourState.RELEASED, self.favours.release, id)

    @precondition(lambda self: self.told)
    @rule(which=WHICH)
    def do_a_part(self, which: int) -> None:
        id, now = self.one(which)
        allowed = DONE[now.direction] in NEXT[now.direction][now.state]
        part = self.does(allowed, self.favours.part_done, id, "un bout")
        if part:
            self.told[id] = Told(now.direction, UNDER_WAY[now.direction], now.part_of, now.came_from)
            self.told[part] = Told(now.direction, DONE[now.direction], part_of=id)

    @precondition(lambda self: self.told)
    @rule(which=WHICH)
    def pay_forward(self, which: int) -> None:
        id, now = self.one(which)
        allowed = now.state in (FavourState.RECEIVED, FavourState.THANKED)
        new = self.does(allowed, self.favours.pay_forward, id, to=[self.lea], text="x")
        if new:
            self.told[new] = Told(Direction.FROM_ME, FavourState.PROMISED, came_from=id)

    @precondition(lambda self: self.before)
    @rule()
    def undo(self) -> None:
        self.vault.undo()
        self.told = self.before.pop()

    @invariant()
    def all_is_as_told(self) -> None:
        found = {
            favour.id: Told(favour.direction, favour.state, favour.part_of, favour.paid_forward_from)
            for favour in self.favours.all()
        }
        assert found == self.told

    @invariant()
    def each_stands_on_one_shelf(self) -> None:
        standing = [(id, shelf) for shelf in Shelf for id in self.favours.ids(shelf)]
        assert sorted(standing) == sorted((id, SHELVES[told.state]) for id, told in self.told.items())

    def moves(self, id: int, now: Told, then: FavourState, deed: object, *what: object, **more: object) -> None:
        """Have a favour take a step, or see it refused."""
        allowed = then in NEXT[now.direction][now.state]
        self.does(allowed, deed, *what, **more)
        if allowed:
            self.told[id] = Told(now.direction, then, now.part_of, now.came_from)


def test_favours_take_the_steps_of_the_table_and_no_other(vault: Vault) -> None:
    run_state_machine_as_test(
        lambda: Steps(vault),
        settings=settings(
            max_examples=40, stateful_step_count=15, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
