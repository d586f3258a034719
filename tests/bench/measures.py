"""What is measured: each a number of runs of the same thing in either house, in turns."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from models.capture import Known, read
from models.dates import edtf
from models.exporting import as_archive
from models.importing import carry_out, rehearse_files
from models.interactions import Interactions
from models.people import People
from models.search import Search
from models.today import Today
from models.vault import Vault
from tests.bench.people import World

Opened = Callable[[], Vault]
Sample = Callable[[Vault], object]

_TYPED = ("lea", "mar", "dub", "koen", "stu", "nan", "sam", "desi", "ren", "wal")
_NOTED = ("de", "ca", "devis", "proj", "wine", "client budget", "plo", "merci", "ferme bio", "souba")


@dataclass(frozen=True, slots=True)
class Measure:
    """One line of the table: seconds of each run in the vault, and beside it."""

    name: str
    ours: tuple[float, ...]
    beside: tuple[float, ...]


def in_turns(name: str, vault: Vault, plain: Vault, samples: list[Sample]) -> Measure:
    """Each sample in the vault, then in the plain one; once before, so that both are warm."""
    ours, beside = [], []
    for sample in samples:
        for house, times in ((vault, ours), (plain, beside)):
            sample(house)
            started = time.perf_counter()
            sample(house)
            times.append(time.perf_counter() - started)
    return Measure(name, tuple(ours), tuple(beside))


def reading(vault: Vault, plain: Vault, dice: Random) -> Iterator[Measure]:
    """What a user waits for while looking."""
    for letters in range(1, 5):
        typed = [word[:letters] for word in _TYPED]
        samples: list[Sample] = [lambda house, text=text: Search(house).people(text) for text in typed * 3]
        yield in_turns(f"people by {letters} letter{'s' * (letters > 1)}", vault, plain, samples)
    yield in_turns(
        "notes by a word or two",
        vault,
        plain,
        [lambda house, text=text: Search(house).notes(text) for text in _NOTED * 3],
    )
    someone = [1 + int(dice.random() ** 2 * People(vault).count()) for _ in range(30)]
    yield in_turns("one person’s page", vault, plain, [lambda house, id=id: _page(house, id) for id in someone])
    yield in_turns("everyone’s ids, the first 60 rows", vault, plain, [_first_page] * 15)
    yield in_turns("the cards of today", vault, plain, [_cards] * 10)
    yield in_turns("a sentence, with the names it is read against", vault, plain, [_sentence] * 10)


def writing(vault: Vault, plain: Vault) -> Measure:
    """One note, kept for good."""
    ours, beside = [], []
    for number in range(60):
        for house, times in ((vault, ours), (plain, beside)):
            started = time.perf_counter()
            Interactions(house).log(on=edtf("2026-03-16"), people=[1 + number], text="café, devis, vu le projet")
            times.append(time.perf_counter() - started)
    return Measure("log one interaction, durably", tuple(ours), tuple(beside))


def opening(vault: Opened, plain: Opened) -> Measure:
    """From the raw key to the first answer."""
    ours, beside = [], []
    for _ in range(15):
        for opened, times in ((vault, ours), (plain, beside)):
            started = time.perf_counter()
            house = opened()
            house.row("SELECT count(*) FROM circle")
            times.append(time.perf_counter() - started)
            house.close()
    return Measure("open, without the passphrase", tuple(ours), tuple(beside))


def archiving(vault: Vault, plain: Vault) -> Measure:
    """Everything as canonical JSON, in memory."""
    times = [_timed(lambda house=house: as_archive(house)) for house in (vault, plain)]
    return Measure("archive of everything", (times[0],), (times[1],))


def importing(vault: Vault, plain: Vault, world: World) -> Iterator[Measure]:
    """As many vCards as there are people, into empty houses, and back."""
    book = "".join(person.card for person in world.people).encode()
    times = [_timed(lambda house=house: _bring_in(house, book)) for house in (vault, plain)]
    yield Measure(f"import {len(world.people)} vCards", (times[0],), (times[1],))
    times = [_timed(house.undo) for house in (vault, plain)]
    yield Measure("undo of that import", (times[0],), (times[1],))


def _page(vault: Vault, id: int) -> object:
    return People(vault).get(id), People(vault).photo(id), Interactions(vault).of_person(id)


def _first_page(vault: Vault) -> object:
    return People(vault).rows(People(vault).ids()[:60])


def _cards(vault: Vault) -> object:
    return Today(vault).cards()


def _sentence(vault: Vault) -> object:
    sentence = "café @Sam Dubois @Léa #agri ; promis devis type >ven ; relancer >2s"
    return read(sentence, Known.of(vault), vault.clock.today())


def _bring_in(vault: Vault, book: bytes) -> None:
    result = carry_out(vault, rehearse_files(vault, [("book.vcf", book)]))
    assert not result.rejected
    assert result.new == People(vault).count()


def _timed(call: Callable[[], object]) -> float:
    started = time.perf_counter()
    call()
    return time.perf_counter() - started


def size(folder: Path) -> int:
    """The bytes of the database in ``folder``."""
    return sum(file.stat().st_size for file in folder.glob("vault.db*"))
