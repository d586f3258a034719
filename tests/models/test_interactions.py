"""What happened is kept with everyone who was there, and comes back the latest first."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.errors import Refused
from models.interactions import Channel, Interactions
from models.people import People
from models.text import clean
from models.vault import Vault
from tests.builders import everything, people, questions


def test_what_happened_comes_back_whole(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    id = interactions.log(
        on="2024-21", people=[sam, lea, sam], channel=Channel.COFFEE, text="Elle déménage", tags=["bois", "Bois"]
    )
    found = interactions.get(id)
    assert (found.on, found.channel, found.text) == ("2024-21", Channel.COFFEE, "Elle déménage")
    assert found.people == ((sam, "Sam"), (lea, "Léa"))  # in order of mention, once each
    assert len(found.tags) == 1
    assert vault.history()[0].label == "Log an interaction"


def test_a_day_can_be_given_as_one(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    id = Interactions(vault).log(on=date(2026, 3, 1), people=[lea])
    assert (Interactions(vault).get(id).on, Interactions(vault).get(id).channel) == ("2026-03-01", Channel.OTHER)


def test_the_latest_comes_first_however_vague(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    for on in ("2024", "2024-05-12", "2024-21", "2024-04", "2024-23", "2023-12-31", "2024-24", "2025"):
        interactions.log(on=on, people=[lea])
    interactions.log(on="2026", people=[sam])
    timeline = ["2025", "2024-24", "2024-23", "2024-05-12", "2024-04", "2024-21", "2024", "2023-12-31"]
    assert [one.on for one in interactions.of_person(lea)] == timeline
    assert [one.on for one in interactions.of_person(lea, offset=2, limit=3)] == timeline[2:5]
    assert interactions.of_person(lea, offset=20) == []


def test_the_place_of_one_is_its_offset_in_the_timeline(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    for on in ("2024", "2024-05-12", "2024-21", "2024-05-12", "2023-12-31", "2025"):
        interactions.log(on=on, people=[sam, lea])
        alone = interactions.log(on=on, people=[sam])
    for at, one in enumerate(interactions.of_person(lea)):
        assert interactions.place_of(lea, one.id) == at
    assert interactions.place_of(lea, alone) is None, "it was not with her"
    assert interactions.place_of(lea, 10**9) is None
    assert People(vault).get(lea).last_interaction_on == "2025-01-01"


def test_of_two_on_one_day_the_one_noted_last_comes_first(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    ids = [Interactions(vault).log(on="2026-03-01", people=[lea], text=text) for text in "ab"]
    assert [one.id for one in Interactions(vault).of_person(lea)] == ids[::-1]


def test_only_what_is_named_changes(vault: Vault) -> None:
    lea, sam, omar = people(vault, "Léa", "Sam", "Omar")
    interactions = Interactions(vault)
    id = interactions.log(on="2026-03-01", people=[lea, sam], channel=Channel.CALL, text="x", tags=["a"])
    interactions.change(id, text="y")
    interactions.change(id, people=[omar, lea])
    found = interactions.get(id)
    assert (found.on, found.channel, found.text, found.tags) == ("2026-03-01", Channel.CALL, "y", ("a",))
    assert {person for person, _ in found.people} == {lea, omar}
    assert interactions.of_person(sam) == []
    interactions.change(id, on="2025", channel=Channel.LETTER, tags=["b"])
    found = interactions.get(id)
    assert (found.on, found.channel, found.tags) == ("2025", Channel.LETTER, ("b",))
    assert [row[0] for row in vault.rows("SELECT name FROM tag")] == ["b"]


def test_saying_the_same_again_is_no_change(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    id = Interactions(vault).log(on="2026-03-01", people=[lea], text="x", tags=["a"])
    before = vault.history()
    Interactions(vault).change(id, on="2026-03-01", channel=Channel.OTHER, people=[lea], text="x", tags=["a"])
    assert vault.history() == before


@pytest.mark.parametrize("on", ["", "yesterday", "2026-02-30", "2026-00"])
def test_a_day_that_is_none_is_refused(vault: Vault, on: str) -> None:
    [lea] = people(vault, "Léa")
    id = Interactions(vault).log(on="2026-03-01", people=[lea])
    before = everything(vault)
    with pytest.raises(Refused):
        Interactions(vault).log(on=on, people=[lea])
    with pytest.raises(Refused):
        Interactions(vault).change(id, on=on, text="half done")
    assert everything(vault) == before


def test_it_was_with_someone_who_is_there(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    id = interactions.log(on="2026-03-01", people=[lea])
    People(vault).remove(sam)
    before = everything(vault)
    for nobody in ([], [sam], [lea, 99]):
        with pytest.raises(Refused):
            interactions.log(on="2026-03-01", people=nobody)
        with pytest.raises(Refused):
            interactions.change(id, people=nobody, text="half done")
    assert everything(vault) == before


def test_what_was_removed_is_gone_until_it_is_undone(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    interactions = Interactions(vault)
    id = interactions.log(on="2026-03-01", people=[lea], tags=["a"])
    whole = interactions.get(id)
    interactions.remove(id)
    for attempt in (
        lambda: interactions.get(id),
        lambda: interactions.change(id, text="x"),
        lambda: interactions.change(id, people=[lea]),
        lambda: interactions.change(id, tags=["x"]),
    ):
        with pytest.raises(Refused, match="no longer there"):
            attempt()
    assert People(vault).get(lea).last_interaction_on == ""
    assert vault.rows("SELECT name FROM tag") == []
    vault.undo()
    assert interactions.get(id) == whole
    assert People(vault).get(lea).last_interaction_on == "2026-03-01"


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.characters(), max_size=80), st.sampled_from(Channel))
def test_any_words_are_kept(vault: Vault, text: str, channel: Channel) -> None:
    with vault.change("Both"):
        [lea] = people(vault, "Léa")
        id = Interactions(vault).log(on="2026", people=[lea], text=text, channel=channel)
    found = Interactions(vault).get(id)
    assert (found.text, found.channel) == (clean(text), channel)
    vault.undo()


def test_a_long_timeline_is_read_in_few_questions(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    with vault.change("Many"):
        for day in range(1, 29):
            Interactions(vault).log(on=date(2026, 2, day), people=[lea, sam], tags=["a"])
    with questions(vault) as asked:
        assert len(Interactions(vault).of_person(lea)) == 28
    assert len(asked) <= 3
