"""Bringing an address book, or an archive of ours, into the vault: a rehearsal first, then one change.

A card is known again by what it says (its digest) or by its own identifier (its UID).
A card that is known fills what is empty and adds what is missing; it replaces nothing that stands.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import partial
from typing import Any, cast

from models import contents
from models.errors import Cancelled, Refused
from models.interchange import archive, vcard
from models.interchange.archive import Tables
from models.interchange.card import Card, Rejected
from models.people import ContactKind, ContactMethod, People, Person
from models.people.store import NamedPersonFields
from models.text import fold
from models.vault.vault import Vault
from resources import tr

Progress = Callable[[int, int], None]
File = tuple[str, bytes]

_SOURCE = "vcard"
_FILLED = ("given", "family", "additional", "prefix", "suffix", "nickname", "organisation", "role", "town")


class Verdict(StrEnum):
    """What importing a card would do."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, slots=True)
class Planned:
    """What one card would do. ``at`` is its file and line.

    ``person`` is the id of the one it is known to be; ``earlier`` the place, in the plan, of a card of the
    same person before it. ``looks_like`` names people already there who may be the same.
    """

    card: Card
    at: str
    verdict: Verdict
    person: int | None = None
    earlier: int | None = None
    looks_like: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """Whom the card is about."""
        return self.card.name


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What an import would do; nothing is written yet."""

    planned: tuple[Planned, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    archives: tuple[Tables, ...] = ()
    from_archives: contents.Loaded = field(default_factory=contents.Loaded)

    @property
    def new(self) -> int:
        """How many people would be added."""
        return self._of(Verdict.NEW) + len(self.from_archives.new)

    @property
    def updated(self) -> int:
        """How many would be given something they lack."""
        return self._of(Verdict.UPDATED) + len(self.from_archives.updated)

    @property
    def unchanged(self) -> int:
        """How many are there already as they are."""
        return self._of(Verdict.UNCHANGED) + self.from_archives.unchanged

    @property
    def possible_duplicates(self) -> int:
        """How many of the new ones look like someone already there."""
        return sum(1 for planned in self.planned if planned.looks_like)

    def _of(self, verdict: Verdict) -> int:
        return sum(1 for planned in self.planned if planned.verdict is verdict)


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did. ``batch`` is the id of its change, by which it can be undone; ``None`` if it did nothing."""

    new: int
    updated: int
    unchanged: int
    possible_duplicates: int
    rejected: tuple[Rejected, ...]
    batch: int | None


def rehearse_files(
    vault: Vault,
    files: Sequence[File],
    *,
    format: str | None = None,
    encoding: str | None = None,
    progress: Progress | None = None,
) -> Rehearsal:
    """Read files, given as (name, bytes), and say what importing them would do.

    ``format`` is ``vcard`` or ``archive``, told by the content unless given.
    Raises ``Refused`` when a file cannot be read at all, and whatever ``progress`` raises.
    """
    heard = progress or _unheard
    cards: list[tuple[str, Card]] = []
    rejected: list[Rejected] = []
    archives: list[Tables] = []
    total, before = sum(len(data) for _, data in files), 0
    for name, data in files:
        if _format_of(data, format) == "archive":
            archives.append(archive.from_bytes(data))
        else:
            reading = vcard.read(data, encoding, partial(_onward, heard, before, total))
            cards += [(_place(name, card.at, files), card) for card in reading.cards]
            rejected += [Rejected(_place(name, refusal.at, files), refusal.why) for refusal in reading.rejected]
        before += len(data)
        heard(before, total)
    return Rehearsal(
        tuple(_plan(vault, cards)), tuple(rejected), tuple(archives), _loaded_and_rolled_back(vault, archives)
    )


def _format_of(data: bytes, said: str | None) -> str:
    if said not in (None, "vcard", "archive"):
        raise Refused(tr("Whispeer does not read this format yet. It reads vcard and archive."))
    return said or ("archive" if archive.is_archive(data) else "vcard")


def _place(name: str, at: str, files: Sequence[File]) -> str:
    return at if len(files) == 1 else f"{name}, {at}"


def _loaded_and_rolled_back(vault: Vault, archives: Iterable[Tables]) -> contents.Loaded:
    """What loading would do, by doing it and taking it back: the honest way to know."""
    loaded = contents.Loaded()
    if not archives:
        return loaded
    try:
        with vault.change("Rehearse an import"):
            for tables in archives:
                one = contents.load(vault, tables, _unheard)
                loaded.new |= one.new
                loaded.updated |= one.updated - loaded.new
                loaded.known |= one.known - loaded.new
            raise Cancelled
    except Cancelled:
        return loaded


def _plan(vault: Vault, cards: Iterable[tuple[str, Card]]) -> Iterable[Planned]:
    known = _Known(vault)
    plan: list[Planned] = []
    for at, card in cards:
        planned = known.verdict(card, at)
        known.remember(card, len(plan), planned)
        plan.append(planned)
    return plan


class _Known:
    """Who is in the vault, as far as a card can tell, and who came earlier in the same import."""

    def __init__(self, vault: Vault) -> None:
        self._people = People(vault)
        self._by_digest: dict[bytes, int] = {}
        self._by_uid: dict[str, int] = {}
        for row in vault.rows("SELECT digest, card_uid, person_id FROM import_ledger"):
            self._by_digest[row["digest"]] = row["person_id"]
            if row["card_uid"]:
                self._by_uid[row["card_uid"]] = row["person_id"]
        for row in vault.rows("SELECT id, uid FROM person"):
            self._by_uid[row["uid"]] = row["id"]
        self._names: dict[str, list[str]] = {}
        for row in vault.rows("SELECT sort_key, name FROM person"):
            self._names.setdefault(row["sort_key"], []).append(row["name"])
        for row in vault.rows(
            "SELECT value, name FROM contact_method JOIN person ON person.id = person_id WHERE kind = 'email'"
        ):
            self._names.setdefault(row["value"].casefold(), []).append(row["name"])
        self._earlier_digests: set[bytes] = set()
        self._earlier_uids: dict[str, int] = {}

    def verdict(self, card: Card, at: str) -> Planned:
        if card.digest in self._by_digest or card.digest in self._earlier_digests:
            return Planned(card, at, Verdict.UNCHANGED, self._by_digest.get(card.digest))
        if card.uid in self._by_uid:
            person = self._by_uid[card.uid]
            missing = what_is_missing(self._people.get(person), card, has_photo=bool(self._people.photo(person)))
            return Planned(card, at, Verdict.UPDATED if missing else Verdict.UNCHANGED, person)
        if card.uid in self._earlier_uids:
            return Planned(card, at, Verdict.UPDATED, earlier=self._earlier_uids[card.uid])
        return Planned(card, at, Verdict.NEW, looks_like=self._lookalikes(card))

    def remember(self, card: Card, place: int, planned: Planned) -> None:
        self._earlier_digests.add(card.digest)
        if card.uid and planned.verdict is Verdict.NEW:
            self._earlier_uids[card.uid] = place

    def _lookalikes(self, card: Card) -> tuple[str, ...]:
        emails = [contact.value.casefold() for contact in card.contacts if contact.kind is ContactKind.EMAIL]
        found = [name for key in (fold(card.name), *emails) for name in self._names.get(key, ())]
        return tuple(dict.fromkeys(found))


def carry_out(
    vault: Vault,
    rehearsal: Rehearsal,
    *,
    leave_out: frozenset[int] = frozenset(),
    progress: Progress | None = None,
) -> ImportResult:
    """Do what was rehearsed, as one change; ``leave_out`` are places in its plan to leave alone.

    Whatever ``progress`` raises ends it, and nothing of it remains. So does any refusal.
    """
    heard = progress or _unheard
    chosen = {place: planned for place, planned in enumerate(rehearsal.planned) if place not in leave_out}
    with vault.change("Import an address book"):
        batch = vault.current_change
        loaded = [contents.load(vault, tables, heard) for tables in rehearsal.archives]
        _Importer(vault).bring_in(chosen, heard)
    done = replace(rehearsal, planned=tuple(chosen.values()))
    changed = any(planned.verdict is not Verdict.UNCHANGED for planned in done.planned) or any(
        one.new or one.updated for one in loaded
    )
    return ImportResult(
        done.new,
        done.updated,
        done.unchanged,
        done.possible_duplicates,
        done.rejected,
        batch if changed else None,
    )


class _Importer:
    """Writes planned cards into the vault and the ledger."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._people = People(vault)
        self._made: dict[int, int] = {}

    def bring_in(self, chosen: dict[int, Planned], progress: Progress) -> None:
        for done, (place, planned) in enumerate(chosen.items()):
            progress(done, len(chosen))
            if planned.verdict is Verdict.UNCHANGED:
                continue
            person = planned.person if planned.earlier is None else self._made.get(planned.earlier)
            if person is None:
                person = self._people.add(**_fields(planned.card))
            else:
                self._complete(person, planned.card)
            self._made[place] = person
            self._note(person, planned.card)
        progress(len(chosen), len(chosen))

    def _complete(self, person: int, card: Card) -> None:
        missing = what_is_missing(self._people.get(person), card, has_photo=bool(self._people.photo(person)))
        if missing:
            self._people.change(person, **missing)

    def _note(self, person: int, card: Card) -> None:
        self._vault.write(
            "INSERT OR REPLACE INTO import_ledger (person_id, source, digest, card_uid) VALUES (?, ?, ?, ?)",
            (person, _SOURCE, card.digest, card.uid),
        )


def what_is_missing(person: Person, card: Card, *, has_photo: bool) -> NamedPersonFields:
    """What the card says and the person lacks, as new values; what stands is kept."""
    missing: dict[str, Any] = {}
    for name in _FILLED:
        if not getattr(person, name) and getattr(card, name):
            missing[name] = getattr(card, name)
    if card.note and card.note not in person.note:
        missing["note"] = f"{person.note}\n{card.note}".strip()
    for parts in ("contacts", "dates", "tags", "properties"):
        stands, said = getattr(person, parts), getattr(card, parts)
        added = [part for part in said if _identity(part) not in {_identity(one) for one in stands}]
        if added:
            missing[parts] = (*stands, *added)
    if card.photo and not has_photo:
        missing["photo"] = card.photo
    return cast(NamedPersonFields, missing)


def _identity(part: object) -> object:
    """What makes an address or a tag the same one: a label told otherwise is no second number."""
    if isinstance(part, ContactMethod):
        return part.kind, fold(part.value)
    return fold(part) if isinstance(part, str) else part


def _fields(card: Card) -> NamedPersonFields:
    return {
        "name": card.name,
        "given": card.given,
        "family": card.family,
        "additional": card.additional,
        "prefix": card.prefix,
        "suffix": card.suffix,
        "nickname": card.nickname,
        "organisation": card.organisation,
        "role": card.role,
        "town": card.town,
        "note": card.note,
        "contacts": card.contacts,
        "dates": card.dates,
        "tags": card.tags,
        "properties": card.properties,
        "photo": card.photo,
    }


def _onward(heard: Progress, before: int, total: int, done: int, _of_this_file: int) -> None:
    heard(before + done, total)


def _unheard(_done: int, _total: int) -> None:
    return
