"""Drafts are told as text and read back; a text that is none does no harm."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.interactions import Channel
from models.vault import Vault
from tests.builders import everything, people
from tests.ui.places.people.leaving import Open, again
from ui.places.people.drafts import Draft, Drafts, FactDraft, NewDraft
from ui.places.people.presenter import State
from ui.widgets.suggestions import Suggestion

TEXT = st.text(max_size=8)


ID = st.integers(1, 2**63 - 1)


PEOPLE = st.lists(st.builds(Suggestion, TEXT, ID | TEXT), max_size=2).map(tuple)


WORDS = st.lists(st.text(min_size=1, max_size=8), max_size=2).map(tuple)


DRAFT = st.builds(
    Draft, TEXT, st.sampled_from(Channel), PEOPLE, TEXT, WORDS, st.none() | ID, TEXT, TEXT, st.none() | st.dates()
)


NEW = st.builds(NewDraft, st.dictionaries(TEXT, TEXT, max_size=2), WORDS, PEOPLE, TEXT, TEXT)


DRAFTS = st.builds(
    Drafts,
    st.dictionaries(st.integers(1, 10**17), DRAFT, max_size=2),
    st.none() | st.builds(FactDraft, ID, TEXT, TEXT),
    st.lists(NEW, max_size=2).map(tuple),
)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(DRAFTS)
def test_drafts_are_told_and_read_back(told: Drafts) -> None:
    state = State(drafts=told)
    assert State.parse(state.written) == state


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "exchanges": st.dictionaries(
                st.text("0123456789²", max_size=30),
                JSON | st.dictionaries(st.sampled_from(["when", "channel", "people", "id", "day", "tags"]), JSON),
            ),
            "fact": JSON | st.dictionaries(st.sampled_from(["person", "key", "text"]), JSON),
            "somebody": JSON | st.lists(st.dictionaries(st.sampled_from(["lines", "worlds", "knows"]), JSON)),
        },
    )
    | JSON
)
def test_what_is_no_draft_never_raises(told: object) -> None:
    state = State.parse(json.dumps({"drafts": told}))
    assert State.parse(state.written) == state


@pytest.mark.parametrize(
    "state",
    [
        "[" * 100_000,
        '{"drafts": {"exchanges": {"%s": {}}}}' % ("9" * 5000),
        '{"person": 1e400, "scroll": 99999999999999999999, "loaded": 99999999999999999999}',
        '{"person": 99999999999999999999, "text": "\\ud800"}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "trust", "text": "x"}}}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "", "text": "x"}}}',
        '{"person": 1, "drafts": {"fact": {"person": 1, "key": "role", "text": "\\ud800\\u0000"}}}',
        '{"person": 1, "drafts": {"exchanges": {"1": {"id": 99, "people": [["x", 99], 3, ["y"], ["z", null]]}}}}',
        '{"person": 1, "adding": true, "drafts": {"somebody": [{"lines": {"name": 3, "nothing": "x"}}]}}',
    ],
)
def test_a_hostile_state_does_no_harm(vault: Vault, open_room: Open, state: str) -> None:
    people(vault, "Claire")
    before = everything(vault)
    room = again(open_room, state)
    room.settle()
    State.parse(room.place.state())
    assert everything(vault) == before
