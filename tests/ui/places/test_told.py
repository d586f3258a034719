"""What places tell of themselves comes back as it was, and whatever else lies there never does harm."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fixtures import TODAY
from ui.places.decisions.drafts import State as Decisions
from ui.places.favours.drafts import State as Favours
from ui.places.introductions.drafts import State as Introductions
from ui.places.missions.drafts import State as Missions
from ui.places.network.state import State as Network
from ui.places.today.state import State as Today
from ui.places.told import Telling, read_as
from ui.widgets.suggestions import Suggestion


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True, slots=True)
class Inner:
    id: int
    text: str = ""


@dataclass(frozen=True, slots=True)
class Outer(Telling):
    colour: Colour = Colour.RED
    pair: tuple[Colour, int] = (Colour.BLUE, 3)
    chips: tuple[Suggestion, ...] = ()
    inner: Inner | None = None
    by_key: Mapping[int, Inner] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    is_open: bool = False
    day: date | None = None


IDS = st.integers(1, 2**63 - 1)
TEXTS = st.text()
INNER = st.builds(Inner, IDS, TEXTS)
OUTER = st.builds(
    Outer,
    st.sampled_from(Colour),
    st.tuples(st.sampled_from(Colour), IDS),
    st.lists(st.builds(Suggestion, TEXTS, IDS | TEXTS)).map(tuple),
    st.none() | INNER,
    st.dictionaries(IDS, INNER),
    st.lists(st.text(min_size=1)).map(tuple),
    st.booleans(),
    st.none() | st.dates(),
)
PLAIN = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text()
JSON = st.recursive(PLAIN, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3))
STATES = (Outer, Decisions, Favours, Introductions, Missions, Network, Today)


@given(OUTER)
def test_what_was_told_comes_back(outer: Outer) -> None:
    assert Outer.parse(outer.written) == outer


@given(JSON)
def test_nonsense_leaves_every_place_as_it_is_at_first(told: object) -> None:
    for kind in STATES:
        assert kind.parse(json.dumps(told)) == kind()
        assert kind.parse(json.dumps({"unknown": told})) == kind()


@pytest.mark.parametrize("kind", STATES)
@given(st.data())
def test_values_of_any_kind_under_its_own_names_do_no_harm(kind: type[Telling], data: st.DataObject) -> None:
    names = st.sampled_from(kind.__match_args__)  # type: ignore[attr-defined]  # every dataclass has them
    told = data.draw(st.dictionaries(names, JSON))
    read = kind.parse(json.dumps(told))
    assert kind.parse(read.written) == read


def test_only_what_does_not_fit_is_passed_over() -> None:
    told = {
        "colour": "green",
        "pair": ["red", 4],
        "chips": [["Léa", 7], ["Zoé", -1], "Sam", ["half a pair: \ud800", "new"], ["Ana", "Ana"]],
        "inner": {"text": "without its id"},
        "by_key": {"4": {"id": 4}, "x": {"id": 5}, "6": {"id": True}},
        "tags": ["one", "", 2],
        "is_open": 1,
        "day": "2026-03-16",
    }
    assert Outer.parse(json.dumps(told)) == Outer(
        pair=(Colour.RED, 4),
        chips=(Suggestion("Léa", 7), Suggestion("Ana", "Ana")),
        by_key={4: Inner(4)},
        tags=("one",),
        day=TODAY,
    )


def test_what_cannot_be_without_something_is_not_made_without() -> None:
    assert read_as(Inner, {"text": "x"}) is None
    assert read_as(Inner, {"id": 3, "text": 5}) == Inner(3)
