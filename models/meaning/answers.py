"""Who has lived this: a question is answered by people, each with the sentence that made them come up."""

import json
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from models.experiences import MayAsk
from models.meaning.by_words import Words, sharing
from models.meaning.encoder import is_available
from models.meaning.leanings import Leanings
from models.meaning.said import Note, Passage, notes
from models.meaning.stems import stems
from models.text import fold
from models.vault.vault import Vault

_CANDIDATES = 100
# How much the words that are shared count beside what is told, and the whole note beside a sentence in it.
_OF_WORDS = 0.35
_OF_NOTE = 0.2
# From here on two texts are about one trouble: of pairs that are, 0.22 was the least, and 0.17 the most of others.
_THE_SAME_TROUBLE = 0.2
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
    asked = stems(question)
    if not asked:
        return []
    words, numbers = sharing(vault, asked, _CANDIDATES) if by_words else (Words(), [])
    candidates = set(numbers)
    if by_meaning:
        from models.meaning.nearness import Nearness

        nearness = Nearness(vault, question, asked if by_words else [])
        candidates |= nearness.notes()
    told = list(notes(vault, candidates))
    passages = [passage for note in told for passage in note.passages]
    said = [stems(passage.meant) if by_words else [] for passage in passages]
    near = nearness.measure(passages, said) if by_meaning else map(Leanings(asked).alike, said)
    fits = (one + _OF_WORDS * words.share(its) for one, its in zip(near, said, strict=True))
    found = [best for note in told if (best := _best_of(note, list(islice(fits, len(note.passages)))))]
    found.sort(key=_best_first)
    answers = _answers(vault, found)[:limit]
    unwilling = _unwilling(vault, answers, asked)
    answers = [replace(one, ask=MayAsk.NO) if one.person in unwilling else one for one in answers]
    return sorted(answers, key=_is_not_to_be_asked)


def _best_of(note: Note, fits: list[float]) -> _Found | None:
    """The sentence of ``note`` that fits best, if one does; the others add a little."""
    if not fits or (best := max(fits)) <= 0:
        return None
    passage = note.passages[fits.index(best)]
    return _Found(note, passage, best + _OF_NOTE * sum(fits) / len(fits))


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


def _unwilling(vault: Vault, answers: Sequence[Answer], asked: Collection[str]) -> set[int]:
    """Who said no to being asked about the same trouble, in whatever words they told of it.

    Such a note may share no word with the question, and be no candidate then. Those of whoever came up are looked at:
    a no counts where it leans to what the question does, or to what the sentence does that made them come up.
    """
    question = Leanings(asked)
    because = {one.person: Leanings(stems(one.because)) for one in answers if one.ask != MayAsk.NO}
    rows = vault.rows(
        """SELECT person_id, theme || '. ' || text AS said FROM experience
        WHERE may_ask = ? AND person_id IN (SELECT value FROM json_each(?))""",
        (MayAsk.NO.value, json.dumps(list(because))),
    )
    refusals = ((row["person_id"], stems(row["said"])) for row in rows)
    return {
        person
        for person, said in refusals
        if max(question.alike(said), because[person].alike(said)) >= _THE_SAME_TROUBLE
    }


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


def _best_first(found: _Found) -> tuple[float, int]:
    return -found.fit, -found.note.number
