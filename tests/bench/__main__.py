"""``python -m tests.bench [--people N] [--interactions N] [--json]``: the vault beside plain SQLite, in one run."""

import argparse
import json
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from itertools import chain
from pathlib import Path
from random import Random

from models.vault import Vault, create_vault
from models.vault.driver import versions
from models.vault.keys import FLOOR
from tests.bench import houses, measures
from tests.bench.meaning import recall
from tests.bench.measures import Measure
from tests.bench.people import World
from tests.e2e.screens import missing

_SEED = 7
_RELATIONS_OF_ONE = 3
_MEETINGS = 20


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, and print a line each as it comes; nothing is asserted, for machines differ."""
    parser = argparse.ArgumentParser(prog="bench", description="Measure the vault beside plain SQLite.")
    parser.add_argument("--people", type=int, default=10_000, metavar="N")
    parser.add_argument("--interactions", type=int, default=200_000, metavar="N")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    asked = parser.parse_args(arguments)
    if not asked.json:
        said = versions()
        print(
            f"{asked.people} people, {asked.interactions} interactions; SQLite {said['sqlite']},"
            f" SQLCipher {said['sqlcipher']}; the plain one is the same SQLite without a key.\n"
            f"{'milliseconds':<40}{'vault p50':>11}{'p95':>9}{'plain p50':>11}{'p95':>9}{'ratio':>7}",
            flush=True,
        )
    told = []
    for measure in _measured(asked.people, asked.interactions):
        line = _line(measure)
        told.append(line)
        if not asked.json:
            name, *numbers, ratio = line.values()
            print(f"{name:<40}" + "{:>11.2f}{:>9.2f}{:>11.2f}{:>9.2f}".format(*numbers) + f"{ratio:>7.2f}", flush=True)
    parts = (_carried, _swapped, _meant, _network, _imported, _doubled, _sorted)
    for line in chain.from_iterable(part(asked.people) for part in parts):
        told.append(line)
        if not asked.json:
            name, *values = line.items()
            print(f"{name[1]:<48}   " + "   ".join(f"{what} {value}" for what, value in values), flush=True)
    if asked.json:
        print(json.dumps(told, ensure_ascii=False, indent=2))


def _meant(people: int) -> Iterator[dict[str, str | float]]:
    """Who has lived this: how often a right person is among the first three, then how fast it is, and how large."""
    for parts in recall.BOOKS:
        with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
            made = create_vault(Path(name) / "book.whispeer", houses.PASSPHRASE, cost=FLOOR)
            with Vault(made.folder, made.key) as vault:
                recall.fill(vault, parts)
                found = list(recall.recalls(vault, parts))
            for one in found:
                yield {"measure": f"who, {one.part} questions, {one.direction}", "asked": one.asked, **one.found}
    yield {"measure": f"who, {people} people and interactions", **_alone("tests.bench.meaning.speed", people, people)}


def _network(people: int) -> Iterator[dict[str, str | float]]:
    """Who leads to somebody, and how long until the picture of everybody stands."""
    relations = _RELATIONS_OF_ONE * people
    name = f"network, {people} people and {relations} relations"
    yield {"measure": name, **_alone("tests.bench.network", people, relations)}


def _carried(people: int) -> Iterator[dict[str, str | float]]:
    """A sealed kilobyte to someone who is there, beside a pair of ``wormhole`` commands on the same server."""
    rounds = max(1, min(_MEETINGS, people // _MEETINGS))
    yield {"measure": f"carry a kilobyte, {rounds} times", **_alone("tests.bench.carrying", rounds)}


def _swapped(_people: int) -> Iterator[dict[str, str | float]]:
    """Two windows on virtual screens, where there can be any."""
    if not missing():
        yield {"measure": "two windows swap cards by a code", **_alone("tests.bench.card_swap")}


def _imported(people: int) -> Iterator[dict[str, str | float]]:
    """An address book, beside vobject that only reads it."""
    for how, words in (
        ("vobject", "read by vobject"),
        ("read", "read"),
        ("rehearse", "read and rehearsed"),
        ("import", "read, rehearsed and brought in"),
    ):
        yield {"measure": f"{people} vCards, {words}", **_alone("tests.bench.importing", how, people)}


def _doubled(people: int) -> Iterator[dict[str, str | float]]:
    """Who stands twice, in a book of half as many and in one of as many."""
    for cards in (people // 2, people):
        doubles = cards * 2 // 25
        yield {
            "measure": f"doubles, {cards} cards of which {doubles} stand twice",
            **_alone("tests.bench.doubles", cards, doubles),
        }


def _sorted(people: int) -> Iterator[dict[str, str | float]]:
    """A key where everybody waits for a place."""
    yield {"measure": f"sorting {people} people", **_alone("tests.bench.triage", people)}


def _alone(module: str, *asked: str | int) -> dict[str, float]:
    """What a measurement tells that wants a process of its own."""
    measuring = [sys.executable, "-m", module, *map(str, asked)]
    done = subprocess.run(measuring, stdout=subprocess.PIPE, check=True)
    told: dict[str, float] = json.loads(done.stdout)
    return told


def _measured(people: int, interactions: int) -> Iterator[Measure]:
    with tempfile.TemporaryDirectory(prefix="whispeer-bench-") as name:
        root, world = Path(name), World(people, interactions)
        open_vault = houses.vault_of(world, root / "vault.whispeer")
        open_plain = houses.plain_of(World(people, interactions), root / "plain.whispeer")
        yield measures.opening(open_vault, open_plain)
        with closing(open_vault()) as vault, closing(open_plain()) as plain:
            yield from measures.reading(vault, plain, Random(_SEED))
            yield measures.writing(vault, plain)
            yield measures.archiving(vault, plain)
        nobody = World(0, 0)
        open_vault = houses.vault_of(nobody, root / "empty vault.whispeer")
        open_plain = houses.plain_of(nobody, root / "empty plain.whispeer")
        with closing(open_vault()) as vault, closing(open_plain()) as plain:
            yield from measures.importing(vault, plain, world)


def _line(measure: Measure) -> dict[str, str | float]:
    numbers = {
        f"{house}_{rank}": round(1000 * _quantile(times, part), 3)
        for house, times in (("vault", measure.ours), ("plain", measure.beside))
        for rank, part in (("p50", 0.5), ("p95", 0.95))
    }
    ratio = statistics.median(measure.ours) / statistics.median(measure.beside)
    return {"measure": measure.name, **numbers, "ratio": round(ratio, 3)}


def _quantile(times: tuple[float, ...], part: float) -> float:
    return sorted(times)[min(len(times) - 1, int(part * len(times)))]


if __name__ == "__main__":
    main()
