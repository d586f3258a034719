"""What the place decides without a widget."""

import pytest

from models.interactions import Channel, Interactions
from models.people import People, Tie
from models.people.portrait import read_portrait
from models.relations import Relations
from models.vault import Changed, Vault
from tests.builders import people
from ui.places.people.edits import Exchange, Who, keep_exchange, meet_through, relate
from ui.places.people.presenter import State, concerns, missing_facts


def test_a_page_is_concerned_by_those_whose_names_stand_on_it(vault: Vault) -> None:
    claire, through, known, met, stranger = people(vault, "Claire", "Through", "Known", "Met", "Stranger")
    People(vault).change(claire, tie=Tie(met_through=through))
    Relations(vault).relate(claire, known)
    Interactions(vault).log(on="2025", people=[claire, met])
    portrait = read_portrait(vault, claire)
    named = [id for id in (claire, through, known, met, stranger) if concerns(changed("person", id), portrait)]
    assert named == [claire, through, known, met]


@pytest.mark.parametrize(
    ("table", "concerned"), [("favour", True), ("interaction_tag", True), ("circle", True), ("mission", False)]
)
def test_a_page_is_concerned_by_the_tables_it_shows(vault: Vault, table: str, concerned: bool) -> None:
    (claire,) = people(vault, "Claire")
    portrait = read_portrait(vault, claire)
    assert concerns(changed(table, 1), portrait) is concerned
    assert concerns(Changed(None), portrait), "another program may have changed anything"


def changed(table: str, id: int) -> Changed:
    """A change of one row."""
    return Changed(frozenset({(table, id)}))


def test_a_state_is_written_and_read_back() -> None:
    state = State(person=3, text="é«", archived=True, scroll=12, loaded=60)
    assert State.parse(state.written) == state


@pytest.mark.parametrize("broken", ["", "null", "3", "{", '{"person": "3", "text": null, "scroll": 1.5}'])
def test_what_is_no_state_is_a_fresh_one(broken: str) -> None:
    assert State.parse(broken) == State()


def test_what_is_there_is_not_offered_again(vault: Vault) -> None:
    claire = People(vault).add("Claire", role="Relieuse", note="x", worlds=["Design"], tie=Tie(confides=True))
    keys = {key for key, _ in missing_facts(read_portrait(vault, claire))}
    assert keys.isdisjoint({"role", "note", "worlds", "trust"})
    assert {"organisation", "tags", "email", "birthday", "met_through"} <= keys


@pytest.mark.parametrize("who", ["samira haddad", "Samira Haddad"])
def test_a_name_that_one_person_has_means_them(vault: Vault, who: Who) -> None:
    claire, samira = people(vault, "Claire", "Samira Haddad")
    relate(vault, None, person=claire, other=who)
    meet_through(vault, None, person=claire, who=who)
    portrait = read_portrait(vault, claire)
    assert [relation.other.id for relation in portrait.relations] == [samira]
    assert portrait.person.tie.met_through == samira
    assert People(vault).count() == 2


def test_a_name_that_two_have_is_somebody_new(vault: Vault) -> None:
    claire, *pauls = people(vault, "Claire", "Paul", "Paul")
    logged = Exchange(on="2025", channel=Channel.CALL, people=(claire, "Paul"), text="", tags=())
    id = keep_exchange(vault, None, exchange=logged)
    (_, (paul, _)) = Interactions(vault).get(id).people
    assert paul not in pauls
