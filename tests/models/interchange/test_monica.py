"""What Monica exports: people, and all that was noted of them."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.errors import Refused
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.importing import carry_out, rehearse_files
from models.interactions import Channel, Interactions
from models.interchange import monica
from models.interchange.card import Scope
from models.interchange.formats import Format, format_of
from models.people import ContactKind, DateKind, ImportantDate, People, Standing
from models.relations import Relations
from models.vault import Vault
from tests.builders import everything
from tests.models.interchange.monica_exports import export, group, thing

FIXTURE = Path(__file__).parents[4] / "shared/fixtures/json/monica_4x.json"


LEA = {
    **thing(
        "lea",
        first_name="Léa",
        last_name="Martin",
        nickname="Lélé",
        job="Designer",
        company="Pivot",
        description="likes rain",
        food_preferences="no nuts",
        tags=["client"],
        stay_in_touch_frequency=30,
        first_met_date=thing(date="2019-05-01"),
        birthdate=thing(is_age_based=False, is_year_unknown=False, date="1984-05-12"),
    ),
    "data": [
        group("note", thing(body="two\nlines")),
        group("gift", thing(name="a book", comment="on bees")),
        group("pet", thing(name="Rex")),
        group("call", thing(called_at="2026-01-02T10:00:00Z", content="about the site")),
        group("conversation", thing(happened_at="2026-01-03", messages=[thing(content="hello"), thing(content="bye")])),
        group("debt", thing(in_debt=True, amount=12, currency="EUR", status="inprogress", reason="the lunch")),
        group("debt", thing(in_debt=False, amount=5, status="complete")),
        group(
            "reminder",
            thing(title="wish her well", initial_date="2020-05-01", frequency_type="year", frequency_number=1),
            thing(title="long past", initial_date="2020-05-01", frequency_type="one_time", frequency_number=1),
            thing(title="soon", initial_date="2026-05-01", frequency_type="one_time", frequency_number=1),
        ),
        group("task", thing(title="send the plan", completed=False), thing(title="done", completed=True)),
        group("contact_field", thing(data="lea@example.org", type="t-mail"), thing(data="@lea", type="t-chat")),
        group("address", thing(name="Home", street="1 rue Haute", city="Brest", postal_code="29200", country="FR")),
        group("activity", "walk"),
    ],
}
SAM = {
    **thing("sam", first_name="Sam", is_dead=True, birthdate=thing(is_age_based=True, date="1980-01-01")),
    "data": [group("activity", "walk", "gone")],
}
WHOLE = export(
    group("contact", LEA, SAM, thing("nobody"), "not even an object"),
    group("activity", thing("walk", summary="a walk", description="by the sea", happened_at="2026-02-03")),
    group(
        "relationship",
        thing(type="best_friend", contact_is="lea", of_contact="sam"),
        thing(type="best_friend", contact_is="sam", of_contact="lea"),
        thing(type="self", contact_is="sam", of_contact="sam"),
    ),
    group("photo", thing("p")),
    instance={
        "contact_field_types": [
            thing("t-mail", name="Email", protocol="mailto:", type="email"),
            thing("t-chat", name="Telegram", protocol="telegram:"),
        ]
    },
)


def test_everyone_and_everything_comes_in_once_and_goes_with_one_undo(vault: Vault) -> None:
    before = everything(vault)
    assert format_of("monica.json", WHOLE) is Format.MONICA
    result = carry_out(vault, rehearse_files(vault, [("monica.json", WHOLE)]))
    assert [(one.at, one.scope) for one in result.rejected] == [
        ("contact 3", Scope.CARD),
        ("photos", Scope.SOME),
        ("1 next step", Scope.SOME),
    ]
    assert (result.new, result.told, result.changed) == (2, 9, 0)
    (lea,), (sam,) = (People(vault).named(name) for name in ("Léa Martin", "Sam"))
    found = People(vault).get(lea.id)
    assert (found.nickname, found.role, found.organisation, found.town) == ("Lélé", "Designer", "Pivot", "Brest")
    assert found.note == "likes rain\nno nuts\ntwo\nlines\nGift: a book (on bees)\nPet: Rex"
    assert (found.tie.met_on, found.tie.cadence_days, found.tags) == ("2019-05-01", 30, ("client",))
    assert found.dates == (ImportantDate(kind=DateKind.BIRTHDAY, on="1984-05-12"),)
    said = [(one.kind, one.value, one.label) for one in found.contacts]
    assert said == [
        (ContactKind.EMAIL, "lea@example.org", ""),
        (ContactKind.IM, "@lea", "telegram"),
        (ContactKind.ADDRESS, "1 rue Haute\n29200 Brest\nFR", "home"),
    ]
    talks = [(one.on, one.channel, one.text, len(one.people)) for one in Interactions(vault).of_person(lea.id)]
    assert talks == [
        ("2026-02-03", Channel.MEETING, "a walk\nby the sea", 2),
        ("2026-01-03", Channel.MESSAGE, "hello\nbye", 1),
        ("2026-01-02", Channel.CALL, "about the site", 1),
    ]
    owed = [(one.direction, one.state, one.text, one.on) for one in Favours(vault).of_person(lea.id)]
    assert owed == [
        (Direction.TO_ME, FavourState.RECEIVED, "Something lent (5)", "2021-03-04"),
        (Direction.FROM_ME, FavourState.PROMISED, "the lunch (12 EUR)", "2021-03-04"),
    ]
    steps = [(one.text, one.due, one.recurrence) for one in FollowUps(vault).of_person(lea.id)]
    assert steps == [
        ("wish her well", "2026-05-01", "P1Y"),
        ("soon", "2026-05-01", ""),
        ("send the plan", "", ""),
    ]
    assert [(one.other.id, one.kind) for one in Relations(vault).of(lea.id)] == [(sam.id, "best friend")]
    assert People(vault).get(sam.id).standing is Standing.DEAD
    assert People(vault).get(sam.id).dates == ()
    again = carry_out(vault, rehearse_files(vault, [("monica.json", WHOLE)]))
    # a step that is past was noted nowhere, and is no news either
    assert (again.new, again.updated, again.told, again.batch) == (0, 0, 0, None)
    vault.undo()
    assert everything(vault) == before


def test_who_is_left_out_takes_along_what_was_theirs_alone(vault: Vault) -> None:
    rehearsal = rehearse_files(vault, [("monica.json", WHOLE)])
    (place,) = (place for place, planned in enumerate(rehearsal.planned) if planned.name == "Léa Martin")
    carry_out(vault, rehearsal, leave_out=frozenset({place}))
    (sam,) = People(vault).rows(People(vault).ids())
    assert [(one.text, one.people) for one in Interactions(vault).of_person(sam.id)] == [
        ("a walk\nby the sea", ((sam.id, "Sam"),))
    ]
    assert (Favours(vault).all(), FollowUps(vault).all(), Relations(vault).of(sam.id)) == ([], [], [])


@pytest.mark.parametrize("cut", [50, 300, 1500])
def test_what_was_cut_off_is_one_sentence(cut: int) -> None:
    with pytest.raises(Refused, match="damaged"):
        monica.read(WHOLE[:cut])


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=5), inside, max_size=3),
    max_leaves=10,
)


@pytest.mark.parametrize("data", [7, True, "activity", {"type": "activity"}, [None, 7, {"type": "activity"}]])
def test_a_contact_that_holds_no_list_is_read_all_the_same(data: Any) -> None:
    whole = export(group("contact", {**thing("sam", first_name="Sam"), "data": data}))
    assert [card.name for card in monica.read(whole).cards] == ["Sam"]


@given(JSON, st.sampled_from(["contact", "activity", "relationship"]), JSON)
def test_any_values_in_any_place_are_read_or_refused(values: Any, type: str, properties: Any) -> None:
    contact = {"uuid": values, "properties": properties, "data": [{"type": "call", "values": [properties, values]}]}
    bare = contact | {"data": properties}
    holder = [{"type": type, "values": [contact, bare, values]}, {"type": "contact", "values": values}, values]
    try:
        reading = monica.read(export(*holder, instance=values))
    except Refused as refusal:
        assert str(refusal)
    else:
        assert all(card.name for card in reading.cards)


@pytest.mark.skipif(not FIXTURE.is_file(), reason="the real exports are not beside the checkout")
def test_the_layout_that_monica_publishes() -> None:
    (card,) = monica.read(FIXTURE.read_bytes()).cards
    assert (card.name, card.organisation, card.role, card.note) == ("Élodie Bœuf", "Crêperie", "Gérante", "aime le thé")
    assert (card.tags, card.tie.cadence_days) == (("client",), 30)
    assert card.dates == (ImportantDate(kind=DateKind.BIRTHDAY, on="--04-12"),)
