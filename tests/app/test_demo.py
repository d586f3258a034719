"""The demo's people: whole, believable, fresh whatever the day, and nobody real among them."""

import re
import shutil
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.demo import Told, day_of, fill, read
from models.circles import Circles
from models.clock import FixedClock
from models.dates import VagueDate, sort_day
from models.decisions import Decisions, DecisionState
from models.favours import Favours, FavourState
from models.follow_ups import FollowUpState
from models.interactions import Channel
from models.introductions import IntroductionState
from models.missions import Missions, MissionState
from models.people import People
from models.vault import NewVault, Vault
from resources import resource
from tests.builders import Rows, everything
from tests.fixtures import TODAY

THEMES = {file.stem for file in resource("demo").glob("*.json")}
AT_LEAST = {
    "people": 60,
    "relations": 80,
    "interactions": 280,
    "favours": 40,
    "follow_ups": 20,
    "experiences": 30,
    "needs": 12,
    "offers": 12,
    "introductions": 10,
    "missions": 12,
    "decisions": 8,
}
RESERVED_DOMAIN = re.compile(r"(.+\.)?example\.(com|net|org)")
# Kept free for fiction by Arcep (2018-0881), Ofcom and the North American Numbering Plan.
FICTIONAL_NUMBER = re.compile(r"\+33 1 99 00 \d\d \d\d|\+33 6 39 98 \d\d \d\d|\+44 7700 900\d{3}|\+1 \d{3}-555-01\d\d")
UID = re.compile("[0-9a-f]{32}")
LONG_AGO = timedelta(days=3 * 365 + 1)


@pytest.fixture(scope="module")
def demo(new_vault: NewVault, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Vault]:
    """A vault with the demo in it, made once. Do not write in it."""
    folder = Path(shutil.copytree(new_vault.folder, tmp_path_factory.mktemp("demo") / "demo.whispeer"))
    with Vault(folder, new_vault.key, FixedClock(TODAY)) as opened:
        fill(opened, TODAY)
        yield opened


@cache
def told(theme: str) -> list[Told]:
    return read(theme)


def words(node: Any) -> Iterator[str]:
    """Every text in what a file tells, but the names of its fields."""
    if isinstance(node, str):
        yield node
    elif isinstance(node, dict):
        yield from words(list(node.values()))
    elif isinstance(node, list):
        for part in node:
            yield from words(part)


def keys_in(node: Any) -> Iterator[str]:
    """Every person referred to in what a file tells."""
    if isinstance(node, list):
        for part in node:
            yield from keys_in(part)
    elif isinstance(node, dict):
        for name, part in node.items():
            if name in ("who", "client", "met_through"):
                yield part
            elif name in ("with", "of"):
                yield from part
            else:
                yield from keys_in(part)


def met_or_related(theme: str, field: str) -> set[frozenset[str]]:
    return {frozenset(pair) for one in told(theme) for pair in combinations(one[field], 2)}


def states(vault: Vault, table: str) -> set[str]:
    return {row[0] for row in vault.rows(f"SELECT state FROM {table}")}


def values(states: Iterable[Any]) -> set[str]:
    return {state.value for state in states}


# What the files say


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_there_is_enough_of_everything(theme: str) -> None:
    assert len(told(theme)) >= AT_LEAST[theme]


def test_every_theme_is_there() -> None:
    assert AT_LEAST.keys() == THEMES


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_everyone_who_is_referred_to_is_one_of_the_people(theme: str) -> None:
    people = {person["key"] for person in told("people")}
    assert len(people) == len(told("people"))
    assert set(keys_in(told(theme))) <= people


@pytest.mark.parametrize(
    ("theme", "name", "source"), [("favours", "at", "interactions"), ("favours", "pays_forward", "favours")]
)
def test_every_other_reference_leads_somewhere(theme: str, name: str, source: str) -> None:
    keys = [one["key"] for one in told(source) if "key" in one]
    wanted = {one[name] for one in told(theme) if name in one}
    assert wanted == set(keys) and len(keys) == len(set(keys))


def test_nothing_is_told_twice() -> None:
    texts = Counter(one["text"] for theme in ("interactions", "favours", "follow_ups") for one in told(theme))
    assert [text for text, count in texts.items() if count > 1] == []


def test_no_address_and_no_number_can_reach_anyone() -> None:
    for person in told("people"):
        for name in ("mobile", "phone"):
            assert FICTIONAL_NUMBER.fullmatch(person.get(name, "+1 510-555-0100")), person["key"]
        host = person["site"].removeprefix("https://") if "site" in person else "example.org"
        for domain in (person.get("email", "@example.org").partition("@")[2], host):
            assert RESERVED_DOMAIN.fullmatch(domain), person["key"]


def test_it_is_set_with_typographic_apostrophes_and_no_break_spaces() -> None:
    careless = re.compile(r"'|« |\w ?«(?!\u00a0)|(?<!\u00a0)»| [;:?!]")
    assert [text for theme in THEMES for text in words(told(theme)) if careless.search(text)] == []


def test_all_that_is_known_of_farming_hangs_on_samira() -> None:
    farmers = {person["key"] for person in told("people") if "Agriculture" in person["worlds"]}
    assert "samira" in farmers and len(farmers) >= 5
    known = met_or_related("interactions", "with") | met_or_related("relations", "of")
    ways_in = {frozenset(pair - farmers) | (pair & {"samira"}) for pair in known if 0 < len(pair & farmers) < 2}
    assert ways_in and all("samira" in way for way in ways_in)
    assert {one["met_through"] for one in told("people") if one["key"] in farmers - {"samira"}} == {"samira"}


def test_nobody_is_introduced_to_someone_they_know() -> None:
    known = met_or_related("interactions", "with") | met_or_related("relations", "of")
    to_meet = {frozenset((one["a"]["who"], one["b"]["who"])) for one in told("introductions") if "met" not in one}
    assert to_meet and not to_meet & known


def test_someone_is_known_through_someone_who_was_known_through_someone() -> None:
    through = {one["key"]: one["met_through"] for one in told("people") if "met_through" in one}
    assert len([key for key in through if through.get(through[key]) in through]) >= 5


# Days


@pytest.mark.parametrize(
    ("said", "today", "meant"),
    [
        ("", date(2026, 3, 16), ""),
        ("1 day ago", date(2026, 3, 1), "2026-02-28"),
        ("in 12 days", date(2026, 12, 25), "2027-01-06"),
        ("3 months ago", date(2026, 2, 28), "2025-11"),
        ("12 months ago", date(2026, 12, 31), "2025-12"),
        ("1 season ago", date(2026, 3, 1), "2025-24"),
        ("1 season ago", date(2026, 2, 28), "2025-23"),
        ("4 seasons ago", date(2026, 12, 1), "2025-24"),
        ("2 years ago", date(2026, 1, 1), "2024"),
    ],
)
def test_a_day_is_told_from_today(said: str, today: date, meant: str) -> None:
    assert day_of(said, today) == meant


def test_words_that_tell_no_day_are_a_mistake_of_ours() -> None:
    with pytest.raises(ValueError, match="not known"):
        day_of("last Tuesday", TODAY)


@given(st.dates(date(2024, 1, 1), date(2100, 12, 31)))
def test_whatever_the_day_what_happened_is_past_and_within_five_years(today: date) -> None:
    days = [VagueDate.parse(day_of(said, today)) for said in {one["on"] for one in told("interactions")}]
    assert max(day.latest for day in days) < today
    assert min(day.earliest for day in days) > today - timedelta(days=5 * 366)


@given(st.dates(date(2024, 1, 1), date(2100, 12, 31)))
def test_whatever_the_day_some_have_been_silent_for_three_years(today: date) -> None:
    last: dict[str, str] = {}
    for one in told("interactions"):
        for key in one["with"]:
            last[key] = max(last.get(key, ""), sort_day(day_of(one["on"], today)))
    assert last.keys() == {person["key"] for person in told("people")}
    dormant = {key for key, day in last.items() if day <= (today - LONG_AGO).isoformat()}
    assert {"imogen", "ingrid", "seun", "ren", "tess", "gareth", "dan"} <= dormant
    assert "marcus" not in dormant


@given(st.dates(date(2024, 1, 1), date(2100, 12, 31)))
def test_whatever_the_day_nobody_was_spoken_to_before_they_were_met(today: date) -> None:
    met = {one["key"]: sort_day(day_of(one["met_on"], today)) for one in told("people")}
    for one in told("interactions"):
        on = VagueDate.parse(day_of(one["on"], today)).latest.isoformat()
        assert [key for key in one["with"] if on < met[key]] == []


# In a vault


def test_it_is_one_change_and_undo_takes_all_of_it_back(vault: Vault) -> None:
    before = everything(vault)
    fill(vault, TODAY)
    assert People(vault).count() == len(told("people"))
    assert [change.label for change in vault.history()] == ["Meet the demo’s people"]
    vault.undo()
    assert everything(vault) == before


def test_it_is_there_within_two_seconds(vault: Vault) -> None:
    began = time.process_time()
    fill(vault, TODAY)
    assert time.process_time() - began < 2


def test_the_same_day_tells_the_same(vault: Vault, demo: Vault) -> None:
    fill(vault, TODAY)
    assert without_uids(vault) == without_uids(demo)


def without_uids(vault: Vault) -> Rows:
    """Every row, with a blank for the name that chance gave it."""
    return {
        table: [tuple("" if UID.fullmatch(str(value)) else value for value in row) for row in rows]
        for table, rows in everything(vault).items()
    }


@pytest.mark.parametrize(
    ("table", "wanted"),
    [
        ("favour", values(FavourState)),
        ("follow_up", values(FollowUpState)),
        ("introduction", values(IntroductionState)),
        ("mission", values(MissionState)),
        ("decision", values(DecisionState)),
        ("need", {"open", "closed"}),
        ("offer", {"open", "closed"}),
    ],
)
def test_every_state_occurs(demo: Vault, table: str, wanted: set[str]) -> None:
    assert states(demo, table) == wanted


def test_every_channel_and_every_answer_occurs(demo: Vault) -> None:
    assert {row[0] for row in demo.rows("SELECT channel FROM interaction")} == values(Channel)
    assert {row[0] for row in demo.rows("SELECT may_ask FROM experience")} == {"yes", "ask first", "no"}


def test_every_circle_holds_someone_and_no_more_than_it_can(demo: Vault) -> None:
    held = Counter(People(demo).get(id).tie.circle for id in People(demo).ids())
    assert held[None] >= 5
    for circle in Circles(demo).all():
        assert 4 <= held[circle.id] <= circle.soft_cap


def test_some_favours_are_paid_forward_and_none_promised_is_late(demo: Vault) -> None:
    favours = Favours(demo).all()
    assert len([favour for favour in favours if favour.paid_forward_from]) >= 5
    assert [favour for favour in favours if favour.is_open and "" < favour.due <= TODAY.isoformat()] == []


def test_the_mission_just_won_has_someone_to_thank_and_to_tell(demo: Vault) -> None:
    newest = max(Missions(demo).all(MissionState.WON), key=lambda mission: mission.decided_on)
    assert [referral.name for referral in newest.to_thank] == ["Inès Caron"]
    assert newest.to_tell == newest.to_thank


def test_what_was_chosen_was_one_of_the_options(demo: Vault) -> None:
    chosen = [decision for decision in Decisions(demo).all() if decision.choice]
    assert chosen and all(decision.choice in decision.options for decision in chosen)


def test_one_decision_nears_its_deadline_and_one_is_to_be_looked_back_on(demo: Vault) -> None:
    decisions = Decisions(demo).all()
    waiting = [day for decision in decisions if (day := decision.waits_for)]
    assert any(day <= TODAY.isoformat() for day in waiting)
    assert any(TODAY.isoformat() < day <= (TODAY + timedelta(days=14)).isoformat() for day in waiting)


def test_a_birthday_is_near(demo: Vault) -> None:
    soon = [f"--{TODAY + timedelta(days=ahead):%m-%d}" for ahead in range(8)]
    days = [day.on for id in People(demo).ids() for day in People(demo).get(id).dates]
    assert any(day in soon for day in days)
    assert any(day.startswith("19") for day in days)
