"""Ten thousand people take no more questions to the vault than a hundred; and any vault keeps the rules."""

import json
from datetime import date, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.clock import FixedClock
from models.decisions import Decisions
from models.favours import Direction, Favours, FavourState
from models.follow_ups import FollowUps
from models.interactions import Interactions
from models.missions import Missions, MissionState
from models.people import DateKind, ImportantDate, People, Standing, Tie
from models.relations import Relations
from models.today import Card, CardKind
from models.vault import Vault
from tests.builders import everything, questions
from tests.fixtures import TODAY
from tests.models.today.house import cards

MOST_QUESTIONS = 45


def crowd(vault: Vault, count: int) -> None:
    """So many people with rhythms and birthdays, and three interactions each, written without ceremony."""
    last = vault.rows("SELECT coalesce(max(id), 0) FROM person")[0][0]
    said = vault.rows("SELECT coalesce(max(id), 0) FROM interaction")[0][0]
    numbers = json.dumps(list(range(1, count + 1)))
    with vault.change("Import an address book"):
        vault.write(
            """INSERT INTO person (id, uid, name, sort_key, cadence_days) SELECT ?1 + value, 'p' || (?1 + value),
            'Person ' || value, 'person ' || value, 30 + value % 60 FROM json_each(?2)""",
            (last, numbers),
        )
        vault.write(
            """INSERT INTO important_date (person_id, position, kind, day)
            SELECT ?1 + value, 0, 'birthday', printf('--%02d-%02d', 1 + value % 12, 1 + value % 28)
            FROM json_each(?2)""",
            (last, numbers),
        )
        for nth in range(3):
            vault.write(
                """INSERT INTO interaction (id, uid, happened_on, sort_on, channel, text)
                SELECT ?1 + value, 'i' || (?1 + value), day, day, 'coffee', 'We spoke of boats.'
                FROM (SELECT value, date('2026-03-01', '-' || (value % 900 + 200 * ?3) || ' days') AS day
                    FROM json_each(?2))""",
                (said + nth * count, numbers, nth),
            )
            vault.write(
                """INSERT INTO participation (interaction_id, person_id)
                SELECT ?1 + value, ?2 + value FROM json_each(?3)""",
                (said + nth * count, last, numbers),
            )


def test_ten_thousand_people_are_asked_about_in_as_few_questions_as_a_hundred(vault: Vault) -> None:
    crowd(vault, 100)
    Decisions(vault).ask("An office?", deadline="2026-03-16")
    with questions(vault) as few:
        assert len(cards(vault)) == 5
    crowd(vault, 10_000)
    with questions(vault) as many:
        assert len(cards(vault)) == 5
    assert len(many) <= len(few) + 4  # the weak tie is looked for in three batches
    assert len(many) <= MOST_QUESTIONS


# Any vault

DAYS = st.integers(-1500, 40).map(lambda days: (TODAY + timedelta(days=days)).isoformat())
PLAIN = st.booleans()


@st.composite
def vaults(draw: st.DrawFn) -> list[tuple[str, tuple[object, ...]]]:
    """What happens in a vault of six people: names of steps, and what they are about."""
    steps = st.sampled_from(
        ["promise", "thanks", "mission", "decision", "birthday", "follow_up", "rhythm", "spoke", "knows", "standing"]
    )
    people = st.integers(0, 5)
    return draw(st.lists(st.tuples(steps, st.tuples(people, people, DAYS, PLAIN)), min_size=1, max_size=25))


def live(vault: Vault, ids: list[int], step: str, about: tuple[int, int, str, bool]) -> None:
    """Let one step happen."""
    one, other, day, plain = ids[about[0]], ids[about[1]], about[2], about[3]
    match step:
        case "promise":
            Favours(vault).promise(to=[one], text="a quote", due=day if plain else "")
        case "thanks":
            Favours(vault).add(Direction.TO_ME, "a lift", [one], FavourState.RECEIVED, on=day)
        case "mission":
            Missions(vault).hear("Shop", chain=[one], state=MissionState.WON if plain else MissionState.HEARD)
        case "decision":
            Decisions(vault).ask("An office?", deadline=day if plain else "")
        case "birthday":
            People(vault).change(one, dates=[ImportantDate(kind=DateKind.BIRTHDAY, on=day)])
        case "follow_up":
            FollowUps(vault).add("Call", [one], day)
        case "rhythm":
            People(vault).change(one, tie=Tie(cadence_days=30))
        case "spoke":
            Interactions(vault).log(on=day, people=[one, other])
        case "knows" if one != other:
            Relations(vault).relate(one, other)
        case "standing":
            standing = Standing.QUIET if plain else Standing.DEAD
            People(vault).change(one, standing=standing, archived=other > one)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(vaults(), st.integers(3, 10), st.text(max_size=5))
def test_in_any_vault_the_rules_hold(
    vault: Vault, steps: list[tuple[str, tuple[int, int, str, bool]]], budget: int, seed: str
) -> None:
    with vault.change("Add a person"):
        ids = [People(vault).add(f"Person {number}") for number in range(6)]
        for step, about in steps:
            live(vault, ids, step, about)
    before = everything(vault)
    dealt = cards(vault, budget, seed)
    assert dealt == cards(vault, budget, seed)
    assert everything(vault) == before
    assert len(dealt) <= budget
    everyone = [person for card in dealt for person, _ in card.people]
    assert len(everyone) == len(set(everyone))
    assert all(_may_lie_there(vault, card) for card in dealt)
    assert all(card.why for card in dealt)
    vault.undo()


def _may_lie_there(vault: Vault, card: Card) -> bool:
    people = [People(vault).get(person) for person, _ in card.people]
    if card.kind == CardKind.PROMISE:
        return all(person.standing != Standing.DEAD for person in people)
    return all(person.standing == Standing.ACTIVE and not person.archived for person in people)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dates(date(1970, 1, 1), date(2200, 12, 31)))
def test_on_any_day_a_vault_of_today_can_be_looked_at(vault: Vault, day: date) -> None:
    if not People(vault).ids():
        crowd(vault, 5)
    vault.clock = FixedClock(day)
    assert len(cards(vault)) <= 5
