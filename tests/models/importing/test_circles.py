"""Circles come in with those who are new, and with those who are there when that is wanted."""

import pytest

from models.circles import Circles
from models.completing import InCircle
from models.exporting import as_archive
from models.importing import Decision, Rehearsal, Verdict, carry_out, read_beside, rehearse_files
from models.people import People, Tie
from models.vault import Vault
from tests.models.importing.books import counts

HEADER = "Nom complet,Courriel,Fonction,Cercle\n"
CLOSE = HEADER + "Léa Martin,lea@example.org,Designer,Close ones\n"
CORE = HEADER + "Léa Martin,lea@example.org,Designer,Core\n"


def table(vault: Vault, text: str, *, moves: bool = False) -> Rehearsal:
    """The rehearsal of a table."""
    return rehearse_files(vault, [("a.csv", text.encode())], moves=moves)


def circle(vault: Vault, name: str) -> int:
    """The id of one."""
    return next(each.id for each in Circles(vault).all() if each.name == name)


def lea_is_in(vault: Vault) -> str:
    """The name of Léa's circle, or nothing."""
    tie = People(vault).get(People(vault).named("Léa Martin")[0].id).tie
    return next((each.name for each in Circles(vault).all() if each.id == tie.circle), "")


def test_who_is_there_stays_in_their_circle_unless_it_is_wanted(vault: Vault) -> None:
    carry_out(vault, table(vault, CLOSE))
    before = as_archive(vault)
    stays = table(vault, CORE)
    assert (counts(stays), stays.planned[0].differs, stays.in_other_circles) == ((0, 0, 1), True, 1)
    carry_out(vault, stays)
    assert lea_is_in(vault) == "Close ones"
    moves = table(vault, CORE.replace("Designer", "Boss"), moves=True)
    assert (counts(moves), moves.planned[0].adds) == ((0, 1, 0), ("the circle Core",))
    result = carry_out(vault, moves)
    assert (counts(result), lea_is_in(vault)) == ((0, 1, 0), "Core")
    vault.undo(result.batch)
    assert as_archive(vault) == before


def test_what_else_ties_somebody_stays(vault: Vault) -> None:
    lea = People(vault).add("Léa Martin", tie=Tie(how_met="Au salon", cadence_days=30, confides=True))
    rehearsal = table(vault, HEADER + "lea MARTIN,,,Core\n", moves=True)
    carry_out(vault, rehearsal, decisions={0: Decision(same_as=lea)})
    assert People(vault).get(lea).tie == Tie(
        how_met="Au salon", cadence_days=30, confides=True, circle=circle(vault, "Core")
    )


def test_the_same_table_again_moves_and_does_nothing_else(vault: Vault) -> None:
    carry_out(vault, table(vault, CLOSE))
    lea = People(vault).named("Léa Martin")[0].id
    People(vault).change(lea, role="", contacts=[], tie=Tie())
    assert (counts(table(vault, CLOSE)), table(vault, CLOSE).in_other_circles) == ((0, 0, 1), 1)
    again = table(vault, CLOSE, moves=True)
    assert (again.planned[0].verdict, again.planned[0].adds) == (Verdict.UPDATED, ("the circle Close ones",))
    assert counts(carry_out(vault, again)) == (0, 1, 0)
    assert (lea_is_in(vault), People(vault).get(lea).role, People(vault).get(lea).contacts) == ("Close ones", "", ())
    assert carry_out(vault, table(vault, CLOSE, moves=True)).batch is None


def test_one_alone_is_moved_by_hand(vault: Vault) -> None:
    carry_out(vault, table(vault, CLOSE))
    rehearsal = table(vault, CORE)
    (line,) = read_beside(vault, rehearsal, 0).differences
    assert (line.field, line.now, line.comes, line.completes) == (
        "circle",
        InCircle(circle(vault, "Close ones"), "Close ones"),
        InCircle(circle(vault, "Core"), "Core"),
        False,
    )
    carry_out(vault, rehearsal, decisions={0: Decision(taken=(line,))})
    assert lea_is_in(vault) == "Core"


@pytest.mark.parametrize("is_new", [True, False])
def test_of_two_lines_of_somebody_the_first_circle_counts(vault: Vault, is_new: bool) -> None:
    both = CLOSE + CORE.removeprefix(HEADER).replace("Designer", "")
    if not is_new:
        carry_out(vault, table(vault, CLOSE.replace("Close ones", "Allies")))
    for moves in (False, True):
        carry_out(vault, table(vault, both, moves=moves))
    assert lea_is_in(vault) == "Close ones"
    assert carry_out(vault, table(vault, both, moves=True)).batch is None
