"""Who has lived this: a question is answered by people, each with the sentence that made them come up."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from models.experiences import MayAsk
from models.meaning.by_words import Words, sharing
from models.meaning.encoder import is_available
from models.meaning.said import Note, Passage, notes
from models.meaning.stems import stems
from models.text import fold
from models.vault.vault import Vault

if TYPE_CHECKING:
    from models.meaning.nearness import Nearness

_CANDIDATES = 100
# How much the words of the whole note count beside those of a sentence in it.
_OF_NOTE = 0.3
_STRICTNESS = (MayAsk.YES, MayAsk.ASK_FIRST, MayAsk.NO)


@dataclass(frozen=True, slots=True)
class Answer:
    """A person who may have lived what was asked about.

    ``because`` is the one sentence that made them come up, noted ``on`` a vague date (or empty),
    and ``kind`` says of what it is: experience, need, offer, interaction, consultation, or a note about them.
    ``ask`` is the strictest of what was agreed. Of what nothing was agreed about, one asks first;
    what somebody offers may be asked for, and who wants peace is not asked.
    """

    person: int
    name: str
    because: str
    kind: str
    on: str
    ask: MayAsk


@dataclass(frozen=True, slots=True)
class _Found:
    """A sentence that answers; the larger ``fit``, the better."""

    note: Note
    passage: Passage
    fit: float


def who(vault: Vault, question: str, limit: int = 5) -> list[Answer]:
    """Who has lived what ``question`` asks about, best first, one person once; nobody when nothing fits.

    By words alone where the extra ``meaning`` is not installed, and for what has no vector yet.
    Whom one may not ask comes last and says so: one may still want to know, but never to write to them.
    """
    return answered(vault, question, limit, by_words=True, by_meaning=is_available())


def answered(vault: Vault, question: str, limit: int, *, by_words: bool, by_meaning: bool) -> list[Answer]:
    """The same by one way or both, so that each can be measured."""
    if not stems(question):
        return []
    words, numbers = sharing(vault, question, _CANDIDATES) if by_words else (Words((), {}), [])
    candidates = set(numbers)
    nearness = _nearness(vault, question, candidates) if by_meaning else None
    found = [best for note in notes(vault, candidates) if (best := _best_of(note, words, nearness))]
    found.sort(key=_best_first)
    answers = _answers(vault, found)[:limit]
    return sorted(answers, key=_is_not_to_be_asked)


def _nearness(vault: Vault, question: str, candidates: set[int]) -> "Nearness":
    """How near each candidate lies; those that lie nearest become candidates too."""
    from models.meaning.nearness import Nearness

    nearness = Nearness(vault, question)
    candidates |= nearness.notes()
    nearness.measure(candidates)
    return nearness


def _best_of(note: Note, words: Words, nearness: "Nearness | None") -> _Found | None:
    """The sentence of ``note`` that fits best, if one does."""
    folded = [fold(passage.meant) for passage in note.passages]
    alone = [words.fit(said) for said in folded]
    whole = alone[0] if len(alone) == 1 else words.fit("\n".join(folded))
    fits = [
        _Found(note, passage, fit + _OF_NOTE * whole + (nearness.of(passage) if nearness else 0))
        for passage, fit in zip(note.passages, alone, strict=True)
    ]
    best = max(fits, key=_fit, default=None)
    return best if best and best.fit > 0 else None


def _answers(vault: Vault, found: Iterable[_Found]) -> list[Answer]:
    """One for each person, by the first that tells of them, in this order."""
    first: dict[int, tuple[str, _Found]] = {}
    asking: dict[int, MayAsk] = {}
    for one in found:
        for person, name in _told_of(one):
            first.setdefault(person, (name, one))
            asking[person] = max(asking.get(person, MayAsk.YES), _may_ask(one.note), key=_STRICTNESS.index)
    asking |= dict.fromkeys(_wanting_peace(vault) & asking.keys(), MayAsk.NO)
    return [
        Answer(person, name, one.passage.text, one.note.kind, one.note.on, asking[person])
        for person, (name, one) in first.items()
    ]


def _told_of(one: _Found) -> Iterable[tuple[int, str]]:
    """Of several who were there, those whom the sentence names; all of them when it names nobody."""
    said = f" {fold(one.passage.text)} "
    named = [(id, name) for id, name in one.note.people if f" {fold(name).split()[0]} " in said]
    return named or one.note.people


def _may_ask(note: Note) -> MayAsk:
    if note.kind == "experience":
        return MayAsk(note.may_ask)
    return MayAsk.YES if note.kind == "offer" else MayAsk.ASK_FIRST


def _wanting_peace(vault: Vault) -> set[int]:
    return {row[0] for row in vault.rows("SELECT id FROM person WHERE standing = 'quiet'")}


def _is_not_to_be_asked(answer: Answer) -> bool:
    return answer.ask == MayAsk.NO


def _fit(found: _Found) -> float:
    return found.fit


def _best_first(found: _Found) -> tuple[float, int]:
    return -found.fit, -found.note.number
