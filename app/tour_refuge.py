"""The pictures of Refuge, on the tour: a few weeks of somebody who never was, behind a passphrase that all may know."""

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Final, TypeVar

from app.notebook import Notebook
from app.ways import REFUGE
from models.people import People
from models.refuge import Help, Refuge, Weather, begin, fresh_lock, locks, open_locks
from models.vault import Vault, Where
from models.vault.keys import FLOOR
from models.vault.worker import Job, VaultWorker
from ui.places.refuge import RefugePlace

_Picture = TypeVar("_Picture")

PASSPHRASE: Final = "for the pictures only"
_TRUSTED: Final = ("Claire Dubosc", "Sam Dubois", "Bastien Roux")
_NUMBERS: Final = "Dr Le Goff, cabinet du quai : sur la porte du frigo\nLa voisine du palier a le double des clés"
_WEATHER: Final = "CLMM TCLCC  MTHTMCCLLC MMC TCLC HTTMC LLMCTCC"
"""Backwards from yesterday, a letter a day; a blank for a day without a word."""

_WORDS: Final = dict(zip("LCMTH", Weather, strict=True))
_LINES: Final = {
    1: "Marché avec les petits, il faisait doux.",
    6: "Trois devis sans réponse.",
    14: "Pas dormi, la TVA.",
}


def make(vault: Vault, _job: Job[None]) -> None:
    """A Refuge with a word on most days, three names and a page of numbers."""
    today, people = vault.clock.today(), People(vault)
    made = fresh_lock(PASSPHRASE, vault.paths.folder, FLOOR)
    with vault.change("Refuge"):
        refuge = begin(vault, *made)
        refuge.trust([people.named(name)[0].id for name in _TRUSTED])
        refuge.write_numbers(_NUMBERS)
        for days, letter in enumerate(_WEATHER, start=1):
            if letter != " ":
                refuge.check_ins.add(_WORDS[letter], _LINES.get(days, ""), on=today - timedelta(days=days))


def make_heavy(vault: Vault, _job: Job[None]) -> None:
    """Two heavy days in a row."""
    check_ins, today = _opened(vault).check_ins, vault.clock.today()
    with vault.change("Refuge"):
        yesterday = next(one for one in check_ins.all() if one.on < today.isoformat())
        check_ins.change(yesterday.id, word=Weather.HEAVY)
        check_ins.add(Weather.HEAVY, "Encore une nuit blanche, et personne à qui le dire.", [Help.COMPANY, Help.REST])


def make_light_again(vault: Vault, _job: Job[None]) -> None:
    """As it was before."""
    vault.undo(where=Where.REFUGE)


def _opened(vault: Vault) -> Refuge:
    return Refuge(vault, open_locks(locks(vault), PASSPHRASE))


def refuge_scenes(
    notebook: Notebook, paint: Callable[[], _Picture], worker: VaultWorker, shown: int
) -> Iterator[tuple[str, _Picture]]:
    """Closed, open, while a day's word is written, and on a heavy night, with words to send."""
    window = notebook.window
    window.go(REFUGE)
    place = window.page(REFUGE)
    assert isinstance(place, RefugePlace)
    yield REFUGE, paint()
    place.door.given.emit(PASSPHRASE)
    yield "refuge_open", paint()
    place.room.open_word(Weather.TIRED)
    yield "refuge_word", paint()
    place.room.give_up()
    worker.write(make_heavy).future.result()
    place.room.board.ears.write_wanted.emit(shown)
    yield "refuge_heavy", paint()
    place.close_refuge()
    worker.write(make_light_again).future.result()
