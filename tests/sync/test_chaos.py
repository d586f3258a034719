"""The rules hold in a bad world, every corner of it was visited, and rules with a fault are found out."""

import pytest

from sync.exchange import introducer
from tests.sync.chaos import Broken, Rules, run
from tests.sync.mutants import MUTANTS, with_fault

SEED = 20_260_316
EPISODES = 4_000
MUTANT_EPISODES = 6_000

REACHED = {
    "asked": 4000,
    "asked again": 500,
    "told by phone": 200,
    "silent": 100,
    "took it back": 100,
    "only a request": 20,
    "came twice": 1000,
    "said yes": 2000,
    "said no": 200,
    "said later": 500,
    "ana took: answer yes": 1000,
    "ana took: answer no": 100,
    "ana took: answer later": 200,
    "ana took: withdraw": 50,
    "ana took: close": 20,
    "ana took: ack": 200,
    "ana refused: expired": 20,
    "ana refused: not consented": 200,
    "ana refused: out of turn": 200,
    "ana refused: unknown thread": 200,
    "ask refused: out of turn": 200,
    "answer refused: expired": 20,
    "answer refused: out of turn": 500,
    "share refused: not consented": 1000,
    "share refused: expired": 50,
    "share refused: out of turn": 50,
    "shared": 800,
    "shared with who rang": 100,
    "a card after they rang": 100,
    "party took: ask": 3000,
    "party took: share": 400,
    "party took: close": 200,
    "party refused: ask, out of turn": 200,
    "party refused: ask, unknown thread": 50,
    "party refused: share, not consented": 200,
    "party refused: share, out of turn": 50,
    "party refused: share, expired": 10,
    "party refused: close, unknown thread": 20,
    "party refused: close, out of turn": 20,
    "party refused: hello, unknown thread": 20,
    "hello agrees": 100,
    "hello differs": 20,
    **{f"side {state}": 500 for state in ("new", "asked", "yes", "no", "later", "silent", "withdrawn")},
    **{f"side {state}": 1000 for state in ("shared", "delivered")},
}
"""How often at least each thing happens in so many episodes: what is never reached is not tested."""


def test_in_a_bad_world_nothing_happens_that_never_may() -> None:
    reached = run(SEED, EPISODES)
    print({name: reached[name] for name in REACHED})
    assert {name: reached[name] for name, least in REACHED.items() if reached[name] < least} == {}


def test_there_are_many_mutants() -> None:
    assert len(MUTANTS) >= 20


@pytest.mark.parametrize("name", MUTANTS)
def test_rules_with_a_fault_are_found_out(name: str) -> None:
    module, stands, instead = MUTANTS[name]
    broken = with_fault(module, stands, instead)
    rules = Rules(introducer=broken) if module is introducer else Rules(party=broken)
    try:
        reached = run(SEED, MUTANT_EPISODES, rules)
    except (Broken, AttributeError):
        return
    assert [thing for thing, least in REACHED.items() if reached[thing] < least] != []
