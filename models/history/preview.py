"""What taking a change back would touch, told before it is done."""

from dataclasses import dataclass
from typing import Final

from models.history.entries import Entry, History
from models.history.fields import BELONGS, COUNTED, SUBJECTS, UNTOLD, counted
from models.history.rows import Rows
from models.history.telling import Teller
from models.vault import Vault
from models.vault.undo import RowKey
from models.vault.undo_effects import Fate
from models.words import listed
from resources import phrase, tr

TOLD: Final = 24
"""So many things are told one by one; the others are counted."""

_LINES: Final = 8
_NAMED: Final = 5
_BY_THEMSELVES: Final = frozenset({"tag", "world"})
"""What comes with the first that is in it and goes with the last."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing that would be touched: its kind and name, what becomes of it, and of what belongs to it.

    All in the user's language.
    """

    kind: str
    title: str
    fate: Fate
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What would happen. ``sums`` counts what goes, comes back and changes; ``told`` names the first ``TOLD`` things.

    ``more`` is how many things are counted only. Where it ``is_whole``, nothing stands in the way; else all this is
    for what was not touched since. ``in_the_way`` are the later changes that did, the newest first and a few at most,
    and ``more_in_the_way`` how many others.
    """

    entry: Entry
    sums: tuple[tuple[Fate, str], ...]
    told: tuple[Told, ...]
    more: int
    is_whole: bool
    in_the_way: tuple[Entry, ...]
    more_in_the_way: int

    @property
    def is_empty(self) -> bool:
        """Whether nothing would be left to take back."""
        return not self.told


def read_preview(vault: Vault, id: int) -> Preview:
    """What would happen if this change were taken back, or done again where it was taken back.

    An import of ten thousand people takes a moment: it is counted whole, and a few of them are named.
    Raises ``Refused`` when the change is no longer in the journal.
    """
    history = History(vault)
    entry = history.entry(id)
    rows = Rows(vault, entry.last)
    fates = {key: fate for key, fate in rows.effects.fates.items() if key[0] not in UNTOLD}
    groups: dict[RowKey, list[RowKey]] = {}
    for key, owner in rows.owners(fates.keys()).items():
        groups.setdefault(owner, []).append(key)
    named = {key for key in groups if key[0] not in _BY_THEMSELVES} or groups.keys()
    order = sorted(named, key=lambda key: _place(key, fates.get(key)))
    teller = Teller(vault, rows, vault.clock.today())
    # several that are told alike, as suggestions are, are told once
    told = dict.fromkeys(_told(teller, key, fates, groups[key]) for key in order[:TOLD])
    way = history.of(rows.effects.in_the_way)
    return Preview(
        entry,
        tuple((fate, words) for fate in Fate if (words := _sum(fates, groups, fate))),
        tuple(one for one in told if one.lines or one.fate != Fate.CHANGES),
        max(0, len(order) - TOLD),
        not rows.effects.stays,
        tuple(way[:_NAMED]),
        max(0, len(way) - _NAMED),
    )


def _place(key: RowKey, fate: Fate | None) -> tuple[int, int, int]:
    """What changes is told before what goes or comes back, people before tags."""
    fates = (Fate.CHANGES, Fate.RETURNS, Fate.GOES)
    return fates.index(fate or Fate.CHANGES), list(SUBJECTS).index(key[0]), key[1]


def _told(teller: Teller, key: RowKey, fates: dict[RowKey, Fate], touched: list[RowKey]) -> Told:
    fate = fates.get(key, Fate.CHANGES)
    parts = [part for part in touched if part != key]
    if fate != Fate.CHANGES:
        teller.load_for([key])
        lines = [words] if (words := _with(parts)) else []
        return Told(phrase(SUBJECTS[key[0]]), teller.title(key), fate, tuple(lines))
    shown = [*([key] if key in fates else []), *parts[: _LINES + 1]]
    teller.load_for([key, *shown])
    lines = teller.changes(key) if key in fates else []
    for part in shown:
        if part != key:
            lines += teller.part(part, fates[part])
    if len(lines) > _LINES:
        lines[_LINES:] = [tr("and more")]
    return Told(phrase(SUBJECTS[key[0]]), teller.title(key), fate, tuple(lines))


def _with(parts: list[RowKey]) -> str:
    """What goes or comes back along with something, counted."""
    sums = [counted(table, count) for table in COUNTED if (count := sum(part[0] == table for part in parts))]
    return tr("with {things}", things=listed(sums)) if sums else ""


def _sum(fates: dict[RowKey, Fate], groups: dict[RowKey, list[RowKey]], fate: Fate) -> str:
    """How many things share a fate."""
    keys = [key for key in groups if fates.get(key, Fate.CHANGES) == fate]
    if fate != Fate.CHANGES:
        keys = [key for key, own in fates.items() if own == fate and (key[0] in BELONGS or key in groups)]
    count = dict.fromkeys(COUNTED, 0)
    for table, _ in keys:
        if table in count:
            count[table] += 1
    return listed([words for table, number in count.items() if number and (words := counted(table, number))])
