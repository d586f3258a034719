"""Reading files, and saying what importing them would do."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from models import contents
from models.circles import Circles
from models.completing import differences, in_words, other_circle, taking
from models.doubles.finding import NOT_THE_SAME, Likenesses
from models.doubles.identity import Identity, identities, identity_as_said
from models.errors import Refused
from models.importing.layouts import Layouts
from models.importing.opening import File
from models.importing.plan import Planned, Rehearsal, Verdict
from models.importing.telling import plan_records
from models.interchange import archive, formats
from models.interchange.archive import Tables
from models.interchange.card import Card, Rejected, Scope
from models.interchange.formats import Format
from models.interchange.records import Record, Whom
from models.interchange.tables import UNSAID, Layout, Propose, Way
from models.nudges import Nudges
from models.people import People, Person
from models.people.store import NamedPersonFields
from models.phone_numbers import home_region
from models.progress import Progress, unheard
from models.text import fold
from models.vault.vault import Vault
from resources import tr

_PHASES = 3
"""Reading the files, planning their cards, trying their archives."""
_STEPS = 1000
"""Parts of a phase, as progress tells it."""
_TELL_EVERY = 50
"""Cards planned between two reports."""


@dataclass(slots=True)
class _Read:
    """What the files said, before the vault is asked about it."""

    cards: list[tuple[str, Card]]
    records: list[Record]
    rejected: list[Rejected]
    archives: list[Tables]
    encodings: list[str]
    layouts: list[tuple[tuple[str, ...], Layout]]


def writes_to_rehearse(files: Sequence[File]) -> bool:
    """Whether rehearsing these writes, if only to roll it back: a vault that is read only will not do then."""
    return any(archive.is_archive(data) for _, data in files)


def rehearse_files(
    vault: Vault,
    files: Sequence[File],
    *,
    unread: Sequence[Rejected] = (),
    format: str | None = None,
    ways: Sequence[Way] = (),
    region: str | None = None,
    moves: bool = False,
    progress: Progress | None = None,
) -> Rehearsal:
    """Read files, given as (name, bytes), and say what importing them would do.

    A file that cannot be read does not keep the others out; ``unread`` are those that could not even be opened.
    ``format`` is one of ``Format``, told by the content and the name unless given.
    ``ways`` is what the user says of each; without it, or of what it leaves open, we find out.
    ``region`` is the country whose numbers are written without one, this computer's unless given.
    With ``moves`` whoever is there goes into the circle of their card, too.
    Raises ``Refused`` when none of the files can be read, and whatever ``progress`` raises.
    """
    heard = progress or unheard
    alone = len(files) + len(unread) == 1
    read = _Read([], [], [*unread], [], [], [])
    propose = Layouts(vault).proposed
    total, before = sum(len(data) for _, data in files), 0
    for file, way in zip(files, ways or [UNSAID] * len(files), strict=True):
        onward = partial(_onward, _phase(heard, 0), before, total)
        _read(read, file, onward, format, way, propose, alone=alone)
        before += len(file[1])
    unreadable = [each for each in read.rejected if each.scope is Scope.FILE]
    if unreadable and len(unreadable) == len(files) + len(unread):
        first = unreadable[0]
        raise Refused(tr("None of these files can be read. “{file}”: {why}", file=first.at, why=first.why))
    known = _Known(vault, region or home_region(), moves=moves)
    planned = _plan(known, read.cards, _phase(heard, 1))
    records, stay_out = plan_records(vault, read.records, known.whom, known.has_noted, known.note_of)
    loaded, differ = _tried(vault, read.archives, _phase(heard, 2))
    heard(_PHASES * _STEPS, _PHASES * _STEPS)
    return Rehearsal(
        tuple(planned),
        (*read.rejected, *stay_out),
        tuple(read.encodings),
        tuple(read.archives),
        loaded,
        differ,
        records,
        tuple(read.layouts),
        moves,
    )


def _read(
    into: _Read, file: File, progress: Progress, format: str | None, way: Way, propose: Propose, *, alone: bool
) -> None:
    name, data = file
    progress(0, len(data))
    try:
        found = Format(format) if format else formats.format_of(name, data)
        if found is Format.ARCHIVE:
            into.archives.append(archive.from_bytes(data))
            into.encodings.append("")
            return
        reading = formats.read(found, data, way, progress, propose)
    except Refused as refusal:
        if alone:
            raise
        into.rejected.append(Rejected(name, str(refusal), Scope.FILE))
        into.encodings.append("")
        return
    into.encodings.append(reading.encoding)
    if reading.explained:
        into.layouts.append(reading.explained)
    into.cards += [(_place(name, card.at, alone), card) for card in reading.cards]
    into.records += reading.records
    into.rejected += [replace(refused, at=_place(name, refused.at, alone)) for refused in reading.rejected]


def _place(name: str, at: str, alone: bool) -> str:
    return at if alone else f"{name}, {at}"


class _RolledBack(Exception):
    """Ends a change that was only made to see what it does."""


def _tried(vault: Vault, archives: Sequence[Tables], progress: Progress) -> tuple[contents.Loaded, bool]:
    """What loading would do, and whether it changes anything, by doing it and taking it back: the honest way."""
    loaded, differ = contents.Loaded(), False
    if not archives:
        return loaded, differ
    try:
        with vault.change("Rehearse an import"):
            load_all(vault, archives, loaded, progress)
            differ = is_felt(vault, vault.current_change)
            raise _RolledBack
    except _RolledBack:
        return loaded, differ


def load_all(vault: Vault, archives: Sequence[Tables], loaded: contents.Loaded, progress: Progress) -> None:
    """Load archives one after the other, inside a change; ``loaded`` tells of all of them together."""
    for tables in archives:
        one = contents.load(vault, tables, progress)
        loaded.new |= one.new
        loaded.updated |= one.updated - loaded.new
        loaded.known |= one.known - loaded.new


def is_felt(vault: Vault, change: int) -> bool:
    """Whether a change touched any row so far."""
    return vault.row("SELECT 1 FROM undo_row WHERE change_id = ? LIMIT 1", (change,)) is not None


def _plan(known: "_Known", cards: Sequence[tuple[str, Card]], progress: Progress) -> list[Planned]:
    plan: list[Planned] = []
    for place, (at, card) in enumerate(cards):
        if place % _TELL_EVERY == 0:
            progress(place, len(cards))
        plan.append(known.verdict(card, at, place))
    return plan


@dataclass(frozen=True, slots=True)
class _Standing:
    """Someone as they will be when the cards before have come in: in the vault, or ``earlier`` in the plan."""

    said: Person | Card
    has_photo: bool
    person: int | None = None
    earlier: int | None = None


class _Known:
    """Who is in the vault, and who came earlier in the same import, as far as a card can tell.

    Who came earlier goes by a number below zero, so that it is no person's id.
    """

    def __init__(self, vault: Vault, region: str, *, moves: bool) -> None:
        self._moves = moves
        self._placed: set[int] = set()
        """Of whom a card told the circle already: of several the first counts, so that nobody goes to and fro."""
        self._people = People(vault)
        self._region = region
        self._by_digest: dict[bytes, int | None] = {}
        self._by_uid: dict[str, int] = {}
        self._standing: dict[int, _Standing] = {}
        self._likenesses = Likenesses()
        self._imported: set[int] = set()
        self._apart = Nudges(vault).quiet_ones(NOT_THE_SAME, vault.clock.today())
        for row in vault.rows("SELECT digest, card_uid, person_id FROM import_ledger"):
            self._imported.add(row["person_id"])
            self._by_digest[row["digest"]] = row["person_id"]
            if row["card_uid"]:
                self._by_uid[row["card_uid"]] = row["person_id"]
        self._with_photo = {row[0] for row in vault.rows("SELECT person_id FROM photo")}
        for person in identities(vault, self._region):
            self._by_uid[person.uid] = person.id
            self._likenesses.add(person)
        self._names = {row[0]: row[1] for row in vault.rows("SELECT id, name FROM person")}
        self._circles = {fold(name): each for each in Circles(vault).all() for name in (each.name, each.words)}

    def verdict(self, card: Card, at: str, place: int) -> Planned:
        """What to do with the next card, which is at ``place`` of the plan."""
        if card.digest in self._by_digest:
            return self._coming_again(self._by_digest[card.digest], card, at)
        self._by_digest[card.digest] = None
        number = -place - 1
        card = self._in_circle(card)
        identity = identity_as_said(card, number, self._region)
        alike = self._likenesses.of_one_alone(identity, self._apart, self._imported)
        who = self._by_uid.get(card.uid) if card.uid else None
        who = who if who is not None else _surely(alike)
        if card.uid:
            self._by_uid[card.uid] = number if who is None else who
        if who is not None:
            return self._completing(who, card, at)
        self._standing[number] = _Standing(card, bool(card.photo), earlier=place)
        self._is_placed(number, card)
        self._likenesses.add(identity)
        there = {each.id: self._names[each.id] for each, _, _ in alike if each.id in self._names}
        names = tuple(dict.fromkeys(there.values()))
        return Planned(card, at, Verdict.NEW, looks_like=names, alike=tuple(there.items()))

    def _in_circle(self, card: Card) -> Card:
        """``card`` with the circle that it names, or where there is none of that name, a line about it."""
        if not card.circle:
            return card
        if circle := self._circles.get(fold(card.circle)):
            return replace(card, circle=circle.words, tie=replace(card.tie, circle=circle.id))
        line = tr("Circle: {name}", name=card.circle)
        remark = tr("There is no circle “{name}”.", name=card.circle)
        return replace(card, note=f"{card.note}\n{line}".strip(), remarks=(*card.remarks, remark))

    def _coming_again(self, who: int | None, card: Card, at: str) -> Planned:
        """A card that came in before, which says nothing new; but the circle that it names may be wanted now."""
        if who is None or not card.circle:
            return Planned(card, at, Verdict.UNCHANGED, who)
        card, standing = self._in_circle(card), self._stands(who)
        found = () if self._is_placed(who, card) else tuple(other_circle(standing.said, card, moves=self._moves))
        taken = found if self._moves else ()
        self._standing[who] = replace(standing, said=replace(standing.said, **_filled(taking(standing.said, taken))))
        verdict = Verdict.UPDATED if taken else Verdict.UNCHANGED
        return Planned(card, at, verdict, who, adds=in_words(found), moves=bool(found), moves_alone=True)

    def has_noted(self, record: Record) -> bool:
        """Whether this was noted by an import before, or stands in this one already."""
        if record.digest in self._by_digest:
            return True
        self._by_digest[record.digest] = None
        return False

    def whom(self, named: Whom) -> int | None:
        """Who is meant, where it is one person alone: by the file's own identifier, an email, else the whole name."""
        if named.uid:
            return self._by_uid.get(named.uid)
        return self._likenesses.only(named.email) or self._likenesses.only_named(named.name)

    def note_of(self, who: int) -> str:
        """The note of somebody, as it will be when all cards have come in."""
        return self._stands(who).said.note

    def _is_placed(self, who: int, card: Card) -> bool:
        """Whether a card before told the circle of somebody; if not, this one does where it names one."""
        if who in self._placed:
            return True
        if card.tie.circle is not None:
            self._placed.add(who)
        return False

    def _stands(self, who: int) -> _Standing:
        return self._standing.get(who) or _Standing(self._people.get(who), who in self._with_photo, who)

    def _completing(self, who: int, card: Card, at: str) -> Planned:
        standing = self._stands(who)
        placed = self._is_placed(who, card)
        found = differences(standing.said, card, has_photo=standing.has_photo, moves=self._moves and not placed)
        missing = taking(standing.said, (one for one in found if one.completes))
        verdict = Verdict.UPDATED if missing else Verdict.UNCHANGED
        differs = any(not one.completes for one in found)
        has_photo = standing.has_photo or "photo" in missing
        said = replace(standing.said, **_filled(missing))
        self._standing[who] = replace(standing, said=said, has_photo=has_photo)
        if missing:
            self._likenesses.add(identity_as_said(said, who, self._region))
        return Planned(
            card,
            at,
            verdict,
            standing.person,
            standing.earlier,
            adds=in_words(found),
            differs=differs,
            moves=not placed and any(one.field == "circle" for one in found),
        )


def _filled(missing: NamedPersonFields) -> Any:
    """What fields stand beside a picture, which is not held with them."""
    return {name: value for name, value in missing.items() if name != "photo"}


def _surely(alike: Sequence[tuple[Identity, object, bool]]) -> int | None:
    """The one that a card is about, where there is no doubt: one alone whose address and name agree."""
    sure = [each.id for each, _, is_sure in alike if is_sure]
    return sure[0] if len(sure) == 1 else None


def _phase(heard: Progress, number: int) -> Progress:
    """The progress of one phase among all."""
    return partial(_within, heard, number)


def _within(heard: Progress, number: int, done: int, total: int) -> None:
    share = _STEPS * done // total if total else 0
    heard(number * _STEPS + share, _PHASES * _STEPS)


def _onward(heard: Progress, before: int, total: int, done: int, _of_this_file: int) -> None:
    heard(before + done, total)
