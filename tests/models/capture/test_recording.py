"""A sentence is kept in one change, says in the vault what it said, and is taken back whole."""

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.capture import Known, Mention, Recorded, Understood, read, record
from models.circles import Circles
from models.decisions import Decisions
from models.errors import Refused
from models.experiences import Experiences, Needs, Offers
from models.favours import Favours
from models.follow_ups import FollowUps
from models.interactions import Channel, Interactions
from models.people import People, Tie
from models.relations import Relations
from models.vault import Vault
from models.worlds import Worlds
from tests.builders import everything, people
from tests.fixtures import TODAY


@pytest.fixture
def known_vault(vault: Vault) -> Vault:
    """A vault with a few people, Léa and Sam in the innermost circle."""
    core = Circles(vault).all()[0].id
    for name in ("Léa Martin", "Sam Dubois"):
        People(vault).add(name, tie=Tie(circle=core))
    people(vault, "Marcus Bell", "Niamh O’Neil")
    return vault


def keep(vault: Vault, sentence: str) -> tuple[Understood, Recorded]:
    """Read and keep a sentence."""
    understood = read(sentence, Known.of(vault), vault.clock.today())
    return understood, record(vault, understood)


def test_the_whole_sentence_is_one_step_back(known_vault: Vault) -> None:
    before = everything(known_vault)
    _, recorded = keep(
        known_vault,
        "café @Sam Dubois @Zoé Petit hier via @Marcus #agri ; promis devis type >ven ; relancer >tous les mois\n"
        "@Sam Dubois connaît @Zoé ; @Zoé cherche un local ; @Zoé propose des cours\n"
        "@Zoé vécu : deux reconversions ; la bonne en dernier\n? prendre un bureau >fin du mois",
    )
    vault, newest = known_vault, known_vault.history(1)[0]
    assert (newest.id, newest.label) == (recorded.change, "Note a sentence")
    assert newest.about == "Sam Dubois, Zoé Petit, Marcus Bell"
    sam, marcus = (People(vault).named(name)[0].id for name in ("Sam Dubois", "Marcus Bell"))
    [zoe] = recorded.people
    assert recorded.interaction
    happened = Interactions(vault).get(recorded.interaction)
    assert (happened.on, happened.channel, happened.tags) == ("2026-03-15", Channel.COFFEE, ("agri",))
    assert [id for id, _ in happened.people] == [sam, zoe]
    [favour] = [Favours(vault).get(id) for id in recorded.favours]
    assert (favour.text, favour.due, favour.on, favour.interaction) == (
        "devis type",
        "2026-03-20",
        "2026-03-15",
        happened.id,
    )
    [follow_up] = [FollowUps(vault).get(id) for id in recorded.follow_ups]
    assert (follow_up.text, follow_up.due, follow_up.recurrence) == ("relancer", "2026-04-16", "P1M")
    assert follow_up.interaction == happened.id
    assert [one.text for one in Experiences(vault).of_person(zoe)] == ["deux reconversions ; la bonne en dernier"]
    assert [one.text for one in Needs(vault).of_person(zoe)] == ["un local"]
    assert [one.text for one in Offers(vault).of_person(zoe)] == ["des cours"]
    assert [(one.other.id, one.kind) for one in Relations(vault).of(sam)] == [(zoe, "knows")]
    assert People(vault).get(zoe).tie.met_through == marcus
    assert recorded.decision
    assert Decisions(vault).get(recorded.decision).deadline == "2026-03-31"
    assert vault.undo().label == "Note a sentence"
    assert everything(vault) == before


def test_both_rhythms_begin_anew(known_vault: Vault) -> None:
    keep(known_vault, "café @Sam Dubois @Léa")
    ids = [People(known_vault).named(name)[0].id for name in ("Sam Dubois", "Léa Martin")]
    assert [People(known_vault).get(id).last_interaction_on for id in ids] == [TODAY.isoformat()] * 2


@pytest.mark.parametrize("sentence", ["message @Léa >demain", "@Léa ; promis devis", "@Léa knows @Marcus", "? oser"])
def test_what_has_not_happened_begins_no_rhythm(known_vault: Vault, sentence: str) -> None:
    understood, recorded = keep(known_vault, sentence)
    assert understood.interaction is None
    assert recorded.interaction is None
    [lea] = People(known_vault).named("Léa Martin")
    assert lea.last_interaction_on == ""


def test_a_note_about_nobody_is_kept_and_found_again(known_vault: Vault) -> None:
    _, recorded = keep(known_vault, "Relire le contrat avant de dormir")
    assert recorded.interaction
    note = Interactions(known_vault).get(recorded.interaction)
    assert (note.text, note.people, note.on) == ("Relire le contrat avant de dormir", (), "2026-03-16")
    assert recorded.interaction in Interactions(known_vault).ids()


def test_what_is_asked_about_is_kept_nowhere(known_vault: Vault) -> None:
    people(known_vault, "Paul Durand", "Paul Mercier")
    before = everything(known_vault)
    understood = read("café @Paul ; promis devis", Known.of(known_vault), TODAY)
    with pytest.raises(Refused, match="Who is Paul"):
        record(known_vault, understood)
    assert everything(known_vault) == before


@pytest.mark.parametrize(
    ("sentence", "told"), [("", "Write a few words"), ("  \n ", "few words"), ("@Léa", "what happened")]
)
def test_what_says_nothing_is_refused(known_vault: Vault, sentence: str, told: str) -> None:
    with pytest.raises(Refused, match=told):
        keep(known_vault, sentence)


def test_a_name_alone_adds_someone_new(known_vault: Vault) -> None:
    _, recorded = keep(known_vault, "@Zoé Petit")
    assert [People(known_vault).get(id).name for id in recorded.people] == ["Zoé Petit"]


def test_someone_who_is_gone_takes_the_whole_sentence_back(known_vault: Vault) -> None:
    known, lea = Known.of(known_vault), People(known_vault).named("Léa Martin")[0].id
    People(known_vault).remove(lea)
    before = everything(known_vault)
    with pytest.raises(Refused):
        record(known_vault, read("café @Zoé Petit et @Léa ; promis devis", known, TODAY))
    assert everything(known_vault) == before


def test_a_circle_is_logged_at_once(known_vault: Vault) -> None:
    _, recorded = keep(known_vault, "dîner @Core hier ; promis la recette à tous")
    assert recorded.interaction
    names = [name for _, name in Interactions(known_vault).get(recorded.interaction).people]
    assert names == ["Léa Martin", "Sam Dubois"]
    assert [name for _, name in Favours(known_vault).get(recorded.favours[0]).people] == names


def test_through_whom_one_met_does_not_change_what_was_known(known_vault: Vault) -> None:
    keep(known_vault, "vu @Zoé Petit via @Léa")
    zoe, lea = (People(known_vault).named(name)[0].id for name in ("Zoé Petit", "Léa Martin"))
    assert People(known_vault).get(zoe).tie.met_through == lea
    _, recorded = keep(known_vault, "vu @Zoé via @Marcus")
    assert recorded.met_through == ()
    assert People(known_vault).get(zoe).tie.met_through == lea


def test_a_vague_date_stays_as_vague(known_vault: Vault) -> None:
    _, recorded = keep(known_vault, "café @Léa, printemps 2024")
    assert recorded.interaction
    assert Interactions(known_vault).get(recorded.interaction).on == "2024-21"


def test_a_world_that_is_known_is_met_again(known_vault: Vault) -> None:
    keep(known_vault, "@Léa ; monde : Édition")
    understood, _ = keep(known_vault, "@Marcus ; monde : edition, Jeunesse")
    assert [world.name for world in understood.worlds] == ["Édition", "Jeunesse"]
    assert Worlds(known_vault).all() == ["Édition", "Jeunesse"]


FIRST = st.sampled_from(
    (
        *("café @Léa", "appel @Sam Dubois hier", "@Marcus", "lunch with @Niamh and @Zoé Petit", "vu @Core lundi"),
        *("message @Léa >demain", "@Léa knows @Marcus", "rencontré @Zoé Petit via @Léa", "note sans personne"),
        *("promis devis à @Léa >ven", "@Zoé Petit", "dîner @Léa il y a 3 jours #agri #Bio", "? partir >2s"),
    )
)
LATER = st.sampled_from(
    (
        *("promis un devis >ven", "m'ont promis une intro", "I owe them lunch", "m'ont aidé à déménager", "j'ai aidé"),
        *("relancer >2s", "rappeler >tous les mois", ">fin du mois", "envoyer le devis >demain", "follow up"),
        *("@Léa cherche un local", "@Sam Dubois propose des cours", "@Zoé Petit connaît @Léa et @Marcus"),
        *("@Léa ; monde : vin, bois", "@Léa vécu : un burn-out", "tout va bien", "#rain", "on verra ; promis, juré"),
    )
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=FIRST, later=st.lists(LATER, max_size=4))
def test_what_was_understood_is_in_the_vault_and_undone_whole(known_vault: Vault, first: str, later: list[str]) -> None:
    vault, sentence = known_vault, " ; ".join([first, *later])
    before = everything(vault)
    understood = read(sentence, Known.of(vault), vault.clock.today())
    if not understood.is_to_keep:
        with pytest.raises(Refused):
            record(vault, understood)
        assert everything(vault) == before
        return
    recorded = record(vault, understood)
    assert_kept(vault, understood, recorded)
    assert vault.history(1)[0].id == recorded.change
    vault.undo()
    assert everything(vault) == before


def assert_kept(vault: Vault, understood: Understood, recorded: Recorded) -> None:
    """That the vault says what the sentence did."""
    happened = understood.interaction
    assert (happened is None) == (recorded.interaction is None)
    if happened and recorded.interaction:
        kept = Interactions(vault).get(recorded.interaction)
        assert (kept.on, kept.channel, kept.text) == (happened.written_on, happened.channel, happened.text)
        assert [name for _, name in kept.people] == names(happened.people)
        assert len(kept.tags) == len(happened.tags)
    for favour, id in zip(understood.favours, recorded.favours, strict=True):
        owed = Favours(vault).get(id)
        assert (owed.word, owed.state, owed.text, owed.due) == (favour.kind, favour.state, favour.text, iso(favour.due))
        assert [name for _, name in owed.people] == names(favour.people)
        assert owed.interaction == recorded.interaction
    for step, id in zip(understood.follow_ups, recorded.follow_ups, strict=True):
        next_step = FollowUps(vault).get(id)
        assert (next_step.text, next_step.due, next_step.recurrence) == (step.text, iso(step.due), step.recurrence)
        assert [name for _, name in next_step.people] == names(step.people)
    assert [Experiences(vault).get(id).text for id in recorded.experiences] == [
        one.text for one in understood.experiences
    ]
    assert [Needs(vault).get(id).text for id in recorded.needs] == [one.text for one in understood.needs]
    assert [Offers(vault).get(id).text for id in recorded.offers] == [one.text for one in understood.offers]
    assert {People(vault).get(id).name for id in recorded.people} == {
        one.name for one in understood.people if one.is_new
    }
    for world in understood.worlds:
        assert world.name in Worlds(vault).of(People(vault).named(world.person.name)[0].id)
    for relation in understood.relations:
        of = Relations(vault).of(People(vault).named(relation.from_.name)[0].id)
        assert relation.to.name in [one.other.name for one in of if one.id]


def names(mentions: tuple[Mention, ...]) -> list[str]:
    """Their names."""
    return [one.name for one in mentions]


def iso(day: date | None) -> str:
    """As the vault keeps a day that may be missing."""
    return day.isoformat() if day else ""
