"""One flipped bit in a byte of a file: noticed, every time."""

from collections.abc import Callable, Iterator
from pathlib import Path

from models.errors import Refused
from models.importing import carry_out, rehearse_files
from models.vault import Vault
from models.vault.backup import back_up, verify_backup
from models.vault.integrity import check
from models.vault.key_file import KeyFile, twin_of
from tests.faults.bed import Bed

Tries = Iterator[str]

_FLIPS_A_PAGE = 3
_CARDS = 300


def of_the_key_file(bed: Bed) -> Tries:
    """Each byte in turn: the file alone is refused, and the twin beside it still opens the vault."""
    folder = bed.vault()
    keys = folder / "vault.keys"
    whole = keys.read_bytes()
    for at in range(len(whole)):
        flipped = _flipped(bed, whole, at)
        try:
            KeyFile.from_bytes(flipped)
            yield f"byte {at} of the key file"
            continue
        except Refused:
            pass
        keys.write_bytes(flipped)
        twin_still_says = KeyFile.read(keys).to_bytes() == whole
        twin_of(keys).write_bytes(flipped)
        noticed = _is_refused(lambda: KeyFile.read(keys))
        twin_of(keys).write_bytes(whole)
        yield "" if twin_still_says and noticed else f"byte {at} of the key file and its twin"
    bed.clear(folder)


def of_the_database(bed: Bed) -> Tries:
    """Three bytes of each page: noticed at the opening or by the check."""
    folder = _furnished(bed)
    database = folder / "vault.db"
    whole = database.read_bytes()
    size = KeyFile.read(folder / "vault.keys").profile.page_size
    for page in _shuffled(bed, len(whole) // size):
        for _ in range(_FLIPS_A_PAGE):
            at = page * size + bed.dice.randrange(size)
            database.write_bytes(_flipped(bed, whole, at))
            yield "" if _is_refused(lambda: _look_over(bed, folder)) else f"byte {at} of the database"
    bed.clear(folder)


def of_a_backup(bed: Bed) -> Tries:
    """Any byte of a backup: it is refused before anything of it is used."""
    folder = _furnished(bed)
    file = bed.place("carried.whispeer-backup")
    with Vault(folder, bed.key) as vault:
        back_up(vault, file)
    whole = file.read_bytes()
    while True:
        at = bed.dice.randrange(len(whole))
        file.write_bytes(_flipped(bed, whole, at))
        yield "" if _is_refused(lambda: verify_backup(file, lambda _: bed.key)) else f"byte {at} of the backup"


def _furnished(bed: Bed) -> Path:
    folder = bed.vault()
    book = "".join(f"BEGIN:VCARD\nVERSION:4.0\nFN:Someone {number}\nEND:VCARD\n" for number in range(_CARDS))
    with Vault(folder, bed.key) as vault:
        carry_out(vault, rehearse_files(vault, [("book.vcf", book.encode())]))
    return folder


def _flipped(bed: Bed, whole: bytes, at: int) -> bytes:
    return whole[:at] + bytes([whole[at] ^ (1 << bed.dice.randrange(8))]) + whole[at + 1 :]


def _shuffled(bed: Bed, count: int) -> list[int]:
    return bed.dice.sample(range(count), count)


def _look_over(bed: Bed, folder: Path) -> None:
    with Vault(folder, bed.key) as vault:
        check(vault)


def _is_refused(look: Callable[[], object]) -> bool:
    try:
        look()
    except Refused as refusal:
        return bool(str(refusal))
    return False
