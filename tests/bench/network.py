"""``python -m tests.bench.network PEOPLE RELATIONS``: who leads to somebody, and the picture of everybody.

A process of its own, for it paints: until the picture stands on a screen that nobody sees.
"""

import json
import os
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from random import Random

from models.clock import FixedClock
from models.network import Picture, picture_of, who_leads_to, worlds_and_bridges
from models.people import People
from models.vault import Vault
from models.vault.keys import VaultKey
from tests.bench import houses
from tests.bench.people import World

_TODAY = date(2026, 3, 16)
_WORLDS = 40
_QUESTIONS = 60
_SIZE = (1040, 620)
_SOUGHT = ("notaire", "designer", "Studio 12", "Rezé", "milieu 7")
"""A trade, a company, a town and a world, beside people by name."""


def main(arguments: Sequence[str]) -> None:
    """Measure, and print one JSON document."""
    people, relations = map(int, arguments)
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        with houses.vault_of(World(people, people), Path(name) / "vault.whispeer")() as vault:
            _furnish(vault, people, relations)
            folder, key = vault.paths.folder, vault.key
        print(json.dumps(_measured(folder, key)))


def _furnish(vault: Vault, people: int, relations: int) -> None:
    """Relations as they are among people: most with those close by, some anywhere; circles and worlds."""
    dice = Random(people)
    with vault.change("Meet the demo’s people"):
        pairs = set()
        while len(pairs) < relations:
            one = dice.randint(1, people)
            near = dice.random() < 0.8
            two = one + dice.randint(1, 40) if near else dice.randint(1, people)
            if one < two <= people:
                pairs.add((one, two))
        for one, two in sorted(pairs):
            vault.write(
                "INSERT INTO relation (uid, from_id, to_id, kind) VALUES (?, ?, ?, 'knows')",
                (f"r{one}-{two}", one, two),
            )
        for world in range(1, _WORLDS + 1):
            vault.write(
                "INSERT INTO world (id, uid, name, sort_key) VALUES (?, ?, ?, ?)",
                (world, f"w{world}", f"Milieu {world}", f"milieu {world}"),
            )
        for person in range(1, people + 1):
            if dice.random() < 0.4:
                world = 1 + int(_WORLDS * dice.random() ** 2)
                vault.write("INSERT INTO person_world (person_id, world_id) VALUES (?, ?)", (person, world))
        for circle, (first, last) in enumerate(((1, 5), (6, 20), (21, 70), (71, 220)), start=1):
            vault.write("UPDATE person SET circle_id = ? WHERE id BETWEEN ? AND ?", (circle, first, last))


def _measured(folder: Path, key: VaultKey) -> dict[str, float]:
    with Vault(folder, key, FixedClock(_TODAY)) as vault:
        ids = People(vault).ids()
        dice = Random(len(ids))
        names = [row.name for row in People(vault).rows(dice.sample(ids, min(len(ids), _QUESTIONS)))]
        first = _timed(lambda: who_leads_to(vault, names[0]))
        times = sorted(_timed(lambda sought=sought: who_leads_to(vault, sought)) for sought in [*names, *_SOUGHT])
        worlds = _timed(lambda: worlds_and_bridges(vault)[0])
        began = time.perf_counter()
        picture = picture_of(vault)
        laid_out = time.perf_counter() - began
    return {
        "first question, ms": _ms(first),
        "question p50, ms": _ms(times[len(times) // 2]),
        "question p95, ms": _ms(times[min(len(times) - 1, int(0.95 * len(times)))]),
        "worlds, ms": _ms(worlds),
        "picture laid out, ms": _ms(laid_out),
        "first picture on the screen, ms": _ms(laid_out + _painted(picture)),
    }


def _painted(picture: Picture) -> float:
    """Seconds until ``picture`` is painted for the first time, by a window that is open."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from app.settings import Settings
    from ui.desktop import Desktop
    from ui.places.network.picture_view import PictureView

    Desktop(["whispeer"], Settings())
    view = PictureView()
    view.resize(*_SIZE)
    return _timed(lambda: (view.show_picture(picture), view.grab()))


def _timed(call: Callable[[], object]) -> float:
    began = time.perf_counter()
    call()
    return time.perf_counter() - began


def _ms(seconds: float) -> float:
    return round(1000 * seconds, 1)


if __name__ == "__main__":
    main(sys.argv[1:])
