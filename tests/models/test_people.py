"""People are kept whole, found by a few letters, and gone with what was theirs alone."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.circles import Circles
from models.errors import Refused
from models.favours import Favours
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.introductions import Introductions
from models.people import ContactKind, ContactMethod, DateKind, ImportantDate, People, Photo, Tie
from models.search import Search
from models.text import clean
from models.vault import Vault
from models.worlds import Worlds
from tests.builders import everything, people

_TEXT = st.text(st.characters(), max_size=30)
_TEXTS = (
    *("given", "family", "additional", "prefix", "suffix", "nickname"),
    *("organisation", "role", "town", "note"),
)


def test_someone_comes_back_whole(vault: Vault) -> None:
    store = People(vault)
    [through] = people(vault, "Sam")
    fields: dict[str, Any] = {
        **{name: f"some {name}" for name in _TEXTS},
        "archived": True,
        "tie": Tie(
            how_met="au marché",
            met_on="2019-21",
            met_through=through,
            circle=Circles(vault).all()[0].id,
            cadence_days=30,
            confides=True,
        ),
        "contacts": (
            ContactMethod(kind=ContactKind.PHONE, value="06 12", label="mobile"),
            ContactMethod(kind=ContactKind.ADDRESS, value="Nantes", parts=("", "", "", "Nantes", "", "", "")),
            ContactMethod(kind=ContactKind.PHONE, value="06 12", label="mobile"),
        ),
        "dates": (
            ImportantDate(kind=DateKind.BIRTHDAY, on="--02-29"),
            ImportantDate(kind=DateKind.OTHER, on="2001-01-02", label="la fête"),
        ),
        "tags": ("z", "a"),
        "worlds": ("Nantes",),
        "properties": ("X-A:1", "X-A:1"),
        "photo": Photo(media_type="image/png", data=b"\0\1"),
    }
    id = store.add("  Léa Kœnig ", **fields)
    person = store.get(id)
    photo = fields.pop("photo")
    assert person.name == "Léa Kœnig"
    assert {name: getattr(person, name) for name in fields} == fields
    assert store.photo(id) == photo
    assert person.last_interaction_on == ""


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(_TEXTS), _TEXT), st.lists(_TEXT, max_size=3))
def test_any_text_is_kept(vault: Vault, texts: dict[str, Any], values: list[str]) -> None:
    store = People(vault)
    contacts = [ContactMethod(kind=ContactKind.URL, value=value, label=value) for value in values]
    id = store.add("x", contacts=contacts, properties=values, **texts)
    person = store.get(id)
    assert {name: getattr(person, name) for name in texts} == {name: clean(text) for name, text in texts.items()}
    assert [contact.value for contact in person.contacts] == [clean(value) for value in values]
    assert list(person.properties) == [clean(value) for value in values]
    vault.undo()


@pytest.mark.parametrize("name", ["", "  ", "\n", "\ud800"])
def test_nobody_is_without_a_name(vault: Vault, name: str) -> None:
    [lea] = people(vault, "Léa")
    for attempt in (lambda: People(vault).add(name), lambda: People(vault).change(lea, name=name)):
        with pytest.raises(Refused, match="a name"):
            attempt()
    assert [row.name for row in People(vault).rows([lea])] == ["Léa"]
    assert len(vault.history()) == 1


@pytest.mark.parametrize(
    "fields",
    [
        {"tie": Tie(met_on="once")},
        {"tie": Tie(met_on="2026-02-30")},
        {"tie": Tie(cadence_days=0)},
        {"tie": Tie(cadence_days=-5)},
        {"tie": Tie(met_through=99)},
        {"tie": Tie(circle=99)},
        {"dates": [ImportantDate(kind=DateKind.BIRTHDAY, on="1984")]},
        {"dates": [ImportantDate(kind=DateKind.OTHER, on="--13-01")]},
        {"tags": ["fine", "\ud800"]},
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(vault: Vault, fields: dict[str, Any]) -> None:
    [lea] = people(vault, "Léa")
    before = everything(vault)
    for attempt in (lambda: People(vault).add("Sam", **fields), lambda: People(vault).change(lea, **fields)):
        with pytest.raises(Refused):
            attempt()
        assert everything(vault) == before


def test_only_what_is_named_changes(vault: Vault) -> None:
    store = People(vault)
    id = store.add("Léa", town="Nantes", tags=["a"], contacts=[ContactMethod(kind=ContactKind.URL, value="x")])
    store.change(id, role="Ébéniste")
    person = store.get(id)
    assert (person.name, person.town, person.role, person.tags, len(person.contacts)) == (
        "Léa",
        "Nantes",
        "Ébéniste",
        ("a",),
        1,
    )
    assert vault.history()[0].about == "Léa"


def test_saying_the_same_again_is_no_change(vault: Vault) -> None:
    store = People(vault)
    fields: dict[str, Any] = {
        "contacts": [ContactMethod(kind=ContactKind.URL, value="x")],
        "dates": [ImportantDate(kind=DateKind.BIRTHDAY, on="1984-05-12")],
        "tags": ["a", "b"],
        "properties": ["X:1"],
        "photo": Photo(media_type="image/png", data=b"x"),
        "town": "Nantes",
        "tie": Tie(how_met="là"),
    }
    id = store.add("Léa", **fields)
    before = vault.history()
    store.change(id, name="Léa", **fields)
    assert vault.history() == before


def test_a_picture_can_be_changed_and_taken_away(vault: Vault) -> None:
    store = People(vault)
    id = store.add("Léa", photo=Photo(media_type="image/png", data=b"x"))
    store.change(id, photo=Photo(media_type="image/png", data=b"y"))
    assert store.photo(id) == Photo(media_type="image/png", data=b"y")
    store.change(id, photo=None)
    assert store.photo(id) is None
    vault.undo()
    assert store.photo(id) == Photo(media_type="image/png", data=b"y")


def test_whoever_is_gone_is_told_to_be(vault: Vault) -> None:
    store = People(vault)
    for attempt in (lambda: store.get(9), lambda: store.change(9, name="x"), lambda: store.remove(9)):
        with pytest.raises(Refused, match="no longer there"):
            attempt()
    assert store.rows([9]) == []
    assert store.photo(9) is None


# Lists


def test_the_list_is_alphabetical_whatever_the_accents(vault: Vault) -> None:
    people(vault, "Zoé", "Élodie", "eric", "Œdipe", "Oscar", "Àngel", "Olga")
    store = People(vault)
    assert [row.name for row in store.rows(store.ids())] == ["Àngel", "Élodie", "eric", "Œdipe", "Olga", "Oscar", "Zoé"]


def test_rows_come_in_the_order_asked_for(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    assert [row.id for row in People(vault).rows([sam, 99, lea, sam])] == [sam, lea, sam]
    assert People(vault).rows([]) == []


def test_whoever_was_put_away_is_listed_apart(vault: Vault) -> None:
    store = People(vault)
    lea, sam = people(vault, "Léa Martin", "Sam Martin")
    store.change(sam, archived=True)
    assert (store.ids(), store.ids(archived=True)) == ([lea], [sam])
    assert (store.ids("martin"), store.ids("martin", archived=True)) == ([lea], [sam])
    assert store.count() == 2


def test_names_are_told_apart_by_nothing_but_letters(vault: Vault) -> None:
    store = People(vault)
    one, two, _ = people(vault, "Léa Kœnig", "lea  koenig", "Léa Koenigs")
    assert [row.id for row in store.named("LÉA KOENIG")] == [one, two]
    assert store.named("Léa") == []


# Finding


def test_names_come_before_all_else(vault: Vault) -> None:
    store = People(vault)
    of_the_town = store.add("Anne", town="Martigues")
    tagged = store.add("Bea", tags=["martin-pêcheur"])
    named = store.add("Zoé Martin")
    nicknamed = store.add("Yves", nickname="Martinet")
    assert store.ids("mart") == [nicknamed, named, of_the_town, tagged]


@pytest.mark.parametrize(
    "sought",
    [
        "koenig",
        "kœnig",
        "KŒNIG",
        "KOE",
        "lea k",
        "k lea",
        "léa",
        "l'atelier",
        "L’Atelier",
        "atelier",
        "saint-nazaire",
        "nazaire",
        "lea@example",
        "example.org",
        "0612345678"[:2],
        "artisans",
        "chêne",
        "chene",
        "lea nazaire chene",
    ],
)
def test_a_person_is_found_by_what_one_remembers(vault: Vault, sought: str) -> None:
    store = People(vault)
    people(vault, "Someone Else")
    person = store.add(
        "Léa Kœnig",
        organisation="L’Atelier du Bois",
        town="Saint-Nazaire",
        contacts=[
            ContactMethod(kind=ContactKind.EMAIL, value="lea@example.org"),
            ContactMethod(kind=ContactKind.PHONE, value="06 12 34 56 78"),
        ],
        tags=["chêne"],
        worlds=["Artisans"],
    )
    assert store.ids(sought) == [person]
    assert [row.id for row in Search(vault).people(sought)] == [person]


@pytest.mark.parametrize("sought", ["oenig", "lea martin", "note", "rue du puits"])
def test_a_person_is_not_found_by_what_does_not_fit(vault: Vault, sought: str) -> None:
    address = ContactMethod(kind=ContactKind.ADDRESS, value="rue du Puits")
    People(vault).add("Léa Kœnig", note="a note", contacts=[address])
    assert People(vault).ids(sought) == []


# Removing


def test_what_was_theirs_alone_goes_and_what_was_shared_stays(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions, favours, follow_ups = Interactions(vault), Favours(vault), FollowUps(vault)
    alone = interactions.log(on="2026-03-01", people=[lea], tags=["a"])
    shared = interactions.log(on="2026-03-02", people=[lea, sam], tags=["b"])
    favours.promise(to=[lea], text="x")
    kept = favours.promise(to=[lea, sam], text="y")
    follow_ups.add("x", [lea])
    Introductions(vault).propose(lea, sam)
    Worlds(vault).join(lea, "Nantes")
    through = People(vault).add("Omar", tie=Tie(met_through=lea))
    before = everything(vault)
    People(vault).remove(lea)
    with pytest.raises(Refused):
        interactions.get(alone)
    assert interactions.get(shared).people == ((sam, "Sam"),)
    assert [favour.id for favour in favours.all()] == [kept]
    assert (follow_ups.all(), Introductions(vault).all(), Worlds(vault).all()) == ([], [], [])
    assert People(vault).get(through).tie.met_through is None
    assert [row[0] for row in vault.rows("SELECT name FROM tag")] == ["b"]
    vault.undo()
    assert everything(vault) == before


def test_no_group_is_left_empty(vault: Vault) -> None:
    store = People(vault)
    lea, sam = store.add("Léa", tags=["a", "b"]), store.add("Sam", tags=["b"])
    store.change(lea, tags=["c"])
    assert [row[0] for row in vault.rows("SELECT name FROM tag ORDER BY name")] == ["b", "c"]
    store.change(sam, tags=["C", "ç", "c "])
    assert store.get(sam).tags == ("c",)
    assert [row[0] for row in vault.rows("SELECT name FROM tag ORDER BY name")] == ["c"]
