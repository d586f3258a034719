"""What was said is found again by who was there, how, when, by its tags and by its words."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.circles import Circles
from models.dates import VagueDate, sort_day
from models.errors import Refused
from models.interactions import Channel, Interactions, Sought
from models.people import People, Tie
from models.text import fold
from models.vault import Vault
from tests.builders import everything, people, questions
from tests.fixtures import TODAY

WORDS = ("devis", "Devenir", "été", "eté", "cœur", "coeur", "l’atelier", "Zoé", "bois")
ONS = ("2024", "2024-05-12", "2024-21", "2024-05", "2025-24", "2026-01-31", "2023-12-31")


@dataclass(frozen=True)
class Told:
    """An interaction as the oracle knows it."""

    on: str
    channel: Channel
    people: tuple[int, ...]
    text: str
    tags: tuple[str, ...]


def test_everything_is_read_the_latest_first_and_by_page(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    interactions = Interactions(vault)
    logged = {on: interactions.log(on=on, people=[lea, sam], text=on) for on in ("2024", "2026-01-01", "2025-21")}
    again = interactions.log(on="2026-01-01", people=[sam])
    ids = interactions.ids()
    assert ids == [again, logged["2026-01-01"], logged["2025-21"], logged["2024"]]
    assert [one.on for one in interactions.rows(ids[1:3])] == ["2026-01-01", "2025-21"]
    assert [one.id for one in interactions.rows([*ids[::-1], 10**6])] == ids[::-1]
    assert interactions.rows([]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("devis", True),
        ("DEV", True),
        ("ete", True),
        ("prochain devis", True),
        ("inès", True),
        ("caron dev", True),
        ("agri", True),
        ("evis", False),
        ("devis lyon", False),
        ("“?!”", False),
        ('"', False),
        ("devis OR zebra", False),
        ("   ", True),
        ("", True),
    ],
)
def test_words_are_those_of_the_text_the_people_and_the_tags(vault: Vault, text: str, found: bool) -> None:
    [ines] = people(vault, "Inès Caron")
    id = Interactions(vault).log(on="2026", people=[ines], text="Le devis de l’été prochain", tags=["Agriculture"])
    assert Interactions(vault).ids(Sought(text=text)) == ([id] if found else [])


def test_a_word_of_somebodys_note_is_not_what_was_said(vault: Vault) -> None:
    lea = People(vault).add("Léa", note="devis", organisation="Devis et compagnie")
    Interactions(vault).log(on="2026", people=[lea], text="rien")
    assert Interactions(vault).ids(Sought(text="devis")) == []


def test_a_date_that_is_none_is_refused(vault: Vault) -> None:
    for sought in (Sought(since="hier"), Sought(until="2026-13")):
        with pytest.raises(Refused):
            Interactions(vault).ids(sought)


def test_only_the_tags_of_interactions_are_offered(vault: Vault) -> None:
    lea = People(vault).add("Léa", tags=["hers"])
    interactions = Interactions(vault)
    interactions.log(on="2026", people=[lea], tags=["zebra", "Été"])
    assert interactions.tags() == ["Été", "zebra"]


def test_a_whole_circle_is_logged_with_whoever_is_in_it_now(vault: Vault) -> None:
    lea, sam, omar = people(vault, "Léa", "Sam", "Omar")
    Circles(vault).move([lea, sam], 1)
    before = everything(vault)
    id = Interactions(vault).log(on="2026-03-01", people=[omar, lea], circle=1, channel=Channel.MEAL)
    assert [person for person, _ in Interactions(vault).get(id).people] == [omar, lea, sam]
    vault.undo()
    assert everything(vault) == before
    with pytest.raises(Refused, match="with whom"):
        Interactions(vault).log(on="2026-03-01", circle=2)


def test_finding_is_one_question_and_a_page_three(vault: Vault) -> None:
    [lea] = people(vault, "Léa")
    with vault.change("Many"):
        for day in range(80):
            Interactions(vault).log(on=TODAY - timedelta(days=day), people=[lea], text="devis", tags=["a"])
    with questions(vault) as asked:
        ids = Interactions(vault).ids(Sought(text="dev léa", person=lea, tag="A", since="2020"))
    ours = [one for one in asked if not one.startswith("--")]  # the word indexes ask their own tables
    assert (len(ids), len(ours)) == (80, 1)
    with questions(vault) as asked:
        Interactions(vault).rows(ids[:64])
    assert len(asked) == 3


def fits(told: Told, sought: Sought, vault: Vault) -> bool:
    """The naive reading of what ``Sought`` promises."""
    persons = [People(vault).get(person) for person in told.people]
    said = fold(" ".join([told.text, *told.tags, *(person.name for person in persons)])).replace("'", " ").split()
    day = sort_day(told.on)
    return (
        all(
            # an apostrophe parts words; what stands before it is a whole one
            any(" ".join(said[at:]).startswith(fold(word).replace("'", " ")) for at in range(len(said)))
            for word in sought.text.split()
        )
        and sought.person in (None, *told.people)
        and (sought.circle is None or any(person.tie.circle == sought.circle for person in persons))
        and (not sought.world or any(fold(sought.world) in map(fold, person.worlds) for person in persons))
        and sought.channel in (None, told.channel)
        and (not sought.tag or fold(sought.tag) in map(fold, told.tags))
        and (not sought.since or day >= sort_day(sought.since))
        and (not sought.until or date.fromisoformat(day) <= VagueDate.parse(sought.until).latest)
    )


a_few_words = st.lists(st.sampled_from(WORDS), max_size=3).map(" ".join)
told = st.builds(
    Told,
    st.sampled_from(ONS),
    st.sampled_from((Channel.COFFEE, Channel.CALL)),
    st.lists(st.integers(0, 3), min_size=1, max_size=3, unique=True).map(tuple),
    a_few_words,
    st.lists(st.sampled_from(("été", "bois")), max_size=2, unique=True).map(tuple),
)
BEGINNINGS = ("dev", "devi", "ete", "ÉTÉ", "co", "l’at", "atel", "zo", "x", "léa")
one_filter = st.one_of(
    st.lists(st.sampled_from(BEGINNINGS), min_size=1, max_size=2).map(lambda words: {"text": " ".join(words)}),
    st.integers(0, 3).map(lambda at: {"person": at}),
    st.sampled_from((1, 2)).map(lambda circle: {"circle": circle}),
    st.sampled_from(("vin", "VÎN", "mer")).map(lambda world: {"world": world}),
    st.sampled_from((Channel.COFFEE, Channel.LETTER)).map(lambda channel: {"channel": channel}),
    st.sampled_from(("Ete", "bois", "none")).map(lambda tag: {"tag": tag}),
    st.sampled_from(ONS).map(lambda on: {"since": on}),
    st.sampled_from(ONS).map(lambda on: {"until": on}),
)
sought = st.lists(one_filter, max_size=2).map(lambda some: Sought(**{name: one[name] for one in some for name in one}))


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(told, min_size=3, max_size=8), st.lists(sought, min_size=6, max_size=14))
def test_filters_find_what_a_naive_reading_finds(vault: Vault, all_told: list[Told], looks: list[Sought]) -> None:
    with vault.change("A small world"):
        persons = [
            People(vault).add("Léa Martin", tie=Tie(circle=1), worlds=["Vin"]),
            People(vault).add("Zoé", tie=Tie(circle=2)),
            People(vault).add("Sam Dubois", worlds=["mer", "vin"]),
            People(vault).add("Cœline", tie=Tie(circle=1)),
        ]
        known = {
            Interactions(vault).log(
                on=one.on, people=there, channel=one.channel, text=one.text, tags=one.tags
            ): replace(one, people=tuple(there))
            for one in all_told
            for there in [[persons[at] for at in one.people]]
        }
    for look in looks:
        real = replace(look, person=None if look.person is None else persons[look.person])
        expected = [id for id, one in known.items() if fits(one, real, vault)]
        expected.sort(key=lambda id: (sort_day(known[id].on), id), reverse=True)
        assert Interactions(vault).ids(real) == expected, real
    vault.undo()
