"""Two windows on two virtual screens swap cards by a code, by keyboard alone, over a real mailbox server.

Needs the Debian packages ``xvfb`` and ``xdotool``; without them this is skipped.
"""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.e2e.card_swap import swap, two_sides
from tests.e2e.screens import missing

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(missing()), reason="needs a virtual screen and its keys: apt-get install xvfb xdotool"),
]


def test_two_windows_swap_cards_by_a_code(tmp_path: Path, tell: Callable[[str], None]) -> None:
    with two_sides(tmp_path) as (ana, ben):
        swapped = swap(ana, ben)
    tell(
        f"Two windows swap cards in {swapped.seconds:.1f} s: the event loop at most {swapped.late:.0f} ms late,"
        f" {swapped.own:.0f} without the time in which others had the processors; its thread at most"
        f" {swapped.busy:.0f} ms busy at a time; the machine took up to {swapped.machine:.0f} ms of a bystander"
    )
    for side, other in ((ana, ben), (ben, ana)):
        (kept,) = side.person("people").json
        assert kept["name"] == other.person.name
        assert side.person("person", kept["name"]).json["contacts"][0]["value"] == other.person.email
        assert side.person.faults == ""
