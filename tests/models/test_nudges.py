"""What is not wanted is not suggested, for as long as was said."""

from datetime import timedelta

from models.nudges import FOR_GOOD, Nudges
from models.people import People
from models.vault import Vault
from tests.builders import everything, people
from tests.fixtures import TODAY


def test_it_is_quiet_until_the_day_and_not_on_it(vault: Vault) -> None:
    nudges = Nudges(vault)
    with vault.change("Snooze a follow-up"):
        nudges.quiet("cadence", "a", TODAY + timedelta(days=7))
        nudges.quiet("date", "b", FOR_GOOD)
    assert nudges.quiet_ones("cadence", TODAY) == {"a"}
    assert nudges.quiet_ones("cadence", TODAY + timedelta(days=6)) == {"a"}
    assert nudges.quiet_ones("cadence", TODAY + timedelta(days=7)) == frozenset()
    assert nudges.quiet_ones("date", TODAY + timedelta(days=36_500)) == {"b"}


def test_what_is_said_last_holds(vault: Vault) -> None:
    nudges = Nudges(vault)
    with vault.change("Snooze a follow-up"):
        nudges.quiet("cadence", "a", FOR_GOOD)
        nudges.quiet("cadence", "a", TODAY)
    assert nudges.quiet_ones("cadence", TODAY) == frozenset()


def test_nothing_about_someone_stays_when_they_are_removed(vault: Vault) -> None:
    lea, sam = people(vault, "Léa", "Sam")
    ours, theirs = (People(vault).get(id).uid for id in (lea, sam))
    with vault.change("Snooze a follow-up"):
        for subject in (ours, f"{ours} {theirs}", f"{theirs} {ours}", theirs):
            Nudges(vault).quiet("relation", subject, FOR_GOOD)
    before = everything(vault)
    People(vault).remove(lea)
    assert Nudges(vault).quiet_ones("relation", TODAY) == {theirs}
    vault.undo()
    assert everything(vault) == before
