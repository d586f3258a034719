"""An idea for a meeting: one a week at most, of two who do not know each other, and taken up as a draft."""

from datetime import timedelta

import pytest

from models.clock import FixedClock
from models.experiences import Needs, Offers, WishState
from models.follow_ups import Snooze
from models.forgetting import forget
from models.introductions import Introductions, IntroductionState
from models.network import MeetingIdea, MeetingIdeas
from models.people import People, Standing
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY
from tests.models.network.net import knows


def looking(vault: Vault, name: str, text: str) -> int:
    (person,) = people(vault, name)
    Needs(vault).add(person, text)
    return person


def offering(vault: Vault, name: str, text: str) -> int:
    (person,) = people(vault, name)
    Offers(vault).add(person, text)
    return person


def idea(vault: Vault) -> MeetingIdea | None:
    return MeetingIdeas(vault).of_the_week()


def the_idea(vault: Vault) -> MeetingIdea:
    found = idea(vault)
    assert found is not None
    return found


def test_one_needs_what_the_other_offers(vault: Vault) -> None:
    claire = looking(vault, "Claire", "Un bureau à Nantes")
    violette = offering(vault, "Violette", "Un petit bureau vers Chantenay")
    offering(vault, "Omar", "Un camion le week-end")
    found = the_idea(vault)
    assert (found.a, found.b) == ((claire, "Claire"), (violette, "Violette"))
    assert (found.need, found.offer) == ("Un bureau à Nantes", "Un petit bureau vers Chantenay")


def test_who_knows_the_other_already_needs_nobody_between(vault: Vault) -> None:
    knows(vault, (looking(vault, "Claire", "Un bureau"), offering(vault, "Violette", "Un bureau")))
    assert idea(vault) is None


def test_two_of_whom_one_thought_before_are_no_idea(vault: Vault) -> None:
    claire, violette = looking(vault, "Claire", "Un bureau"), offering(vault, "Violette", "Un bureau")
    introduction = Introductions(vault).propose(violette, claire)
    Introductions(vault).withdraw(introduction)
    assert idea(vault) is None


def test_what_is_settled_is_no_idea(vault: Vault) -> None:
    looking(vault, "Claire", "Un bureau")
    offering(vault, "Violette", "Un bureau")
    (need,) = Needs(vault).all()
    Needs(vault).change(need.id, state=WishState.CLOSED)
    assert idea(vault) is None


@pytest.mark.parametrize("left_alone", [{"standing": Standing.QUIET}, {"standing": Standing.DEAD}, {"archived": True}])
@pytest.mark.parametrize("who", [0, 1])
def test_who_is_to_be_left_alone_is_in_no_idea(vault: Vault, left_alone: dict[str, object], who: int) -> None:
    both = looking(vault, "Claire", "Un bureau"), offering(vault, "Violette", "Un bureau")
    People(vault).change(both[who], **left_alone)  # type: ignore[arg-type]
    assert idea(vault) is None


def several(vault: Vault) -> None:
    for number, thing in enumerate(("bureau", "camion", "serre")):
        looking(vault, f"Needs {number}", f"Un {thing}")
        offering(vault, f"Offers {number}", f"Un {thing}")


def test_taking_it_up_drafts_the_introduction_and_rests_until_monday(vault: Vault) -> None:
    several(vault)
    before = everything(vault)
    found = the_idea(vault)
    drafted = Introductions(vault).get(MeetingIdeas(vault).take_up(found))
    assert drafted.state == IntroductionState.DRAFT
    assert (drafted.a.person, drafted.b.person) == (found.a[0], found.b[0])
    assert found.need in drafted.a.why and found.offer in drafted.b.why
    assert idea(vault) is None
    vault.undo()
    assert everything(vault) == before
    assert idea(vault) == found


def test_left_it_never_comes_back_and_another_comes_on_monday(vault: Vault) -> None:
    several(vault)
    found = the_idea(vault)
    MeetingIdeas(vault).leave(found)
    seen = []
    for days in range(1, 40):
        vault.clock = FixedClock(TODAY + timedelta(days=days))
        seen.append(idea(vault))
    assert seen[:6] == [None] * 6
    assert seen[6] is not None
    assert found not in seen


@pytest.mark.parametrize(("how_long", "days"), [(Snooze.WEEK, 7), (Snooze.MONTH, 31), (Snooze.SEASON, 92)])
def test_put_off_it_comes_back_when_the_day_has_come(vault: Vault, how_long: Snooze, days: int) -> None:
    several(vault)
    found, before = the_idea(vault), everything(vault)
    MeetingIdeas(vault).keep_shown(found)
    MeetingIdeas(vault).put_off(found, how_long)
    assert idea(vault) is None
    vault.undo()
    assert (everything(vault), idea(vault)) == (before, found)
    MeetingIdeas(vault).put_off(found, how_long)
    seen: list[tuple[int, MeetingIdea | None]] = []
    for day in range(1, days + 7):
        vault.clock = FixedClock(TODAY + timedelta(days=day))
        if now := idea(vault):
            MeetingIdeas(vault).keep_shown(now)
        seen.append((day, now))
    assert [now for day, now in seen if day < 7] == [None] * 6
    again = [day for day, now in seen if now == found]
    assert days <= again[0] < days + 7, "in the week after it at the latest"


def test_what_was_drafted_of_it_is_found_as_long_as_it_is_a_draft(vault: Vault) -> None:
    several(vault)
    ideas, found = MeetingIdeas(vault), the_idea(vault)
    assert ideas.drafted() is None
    ideas.keep_shown(found)
    assert ideas.drafted() is None
    id = ideas.take_up(found)
    drafted = ideas.drafted()
    assert drafted is not None and drafted.id == id
    vault.undo()
    assert ideas.drafted() is None
    id = ideas.take_up(found)
    Introductions(vault).ask(id, found.a[0])
    assert ideas.drafted() is None, "it goes its own way now"


def test_a_draft_of_last_week_is_not_spoken_of(vault: Vault) -> None:
    several(vault)
    found = the_idea(vault)
    MeetingIdeas(vault).keep_shown(found)
    MeetingIdeas(vault).take_up(found)
    vault.clock = FixedClock(TODAY + timedelta(days=7))
    assert MeetingIdeas(vault).drafted() is None


def test_whoever_is_forgotten_is_in_no_idea_that_was_shown(vault: Vault) -> None:
    several(vault)
    found = the_idea(vault)
    MeetingIdeas(vault).keep_shown(found)
    uid = People(vault).get(found.a[0]).uid
    forget(vault, found.a[0])
    assert not [row for row in vault.rows("SELECT value FROM ui_state") if uid in row["value"]]
    assert idea(vault) not in (None, found)


def test_whatever_is_noted_meanwhile_no_second_one_comes_in_a_week(vault: Vault) -> None:
    several(vault)
    found = the_idea(vault)
    MeetingIdeas(vault).keep_shown(found)
    for number in range(20):
        looking(vault, f"Another {number}", f"Une chose{number}")
        offering(vault, f"Gives {number}", f"Une chose{number}")
    assert idea(vault) == found
    knows(vault, (found.a[0], found.b[0]))
    assert idea(vault) is None
